package xmlstrom

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/importer/mangel"
)

// tokens reads a document to its end, one line for each tag and each whole text.
func tokens(r io.Reader) (liste []string, err error) {
	x := NewLeser(r, func() error { return nil })
	var text strings.Builder
	for {
		t, err := x.Next()
		if err != nil {
			return liste, err
		}
		if t == TextStueck {
			text.Write(x.text)
			continue
		}
		if text.Len() > 0 {
			liste = append(liste, "Text "+text.String())
			text.Reset()
		}
		switch t {
		case DokumentEnde:
			return liste, nil
		case ElementEnde:
			liste = append(liste, "</"+string(x.name)+">")
		case ElementAnfang:
			zeile := "<" + string(x.name)
			for _, a := range x.attribute {
				zeile += fmt.Sprintf(" %s=%q", a.Name, a.Wert)
			}
			liste = append(liste, zeile+">")
		}
	}
}

// tokensOfStdlib is the same with encoding/xml.
func tokensOfStdlib(b []byte) (liste []string, err error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var text strings.Builder
	tiefe := 0
	for {
		t, err := d.Token()
		if text.Len() > 0 && (t != nil || err == io.EOF) {
			switch t.(type) {
			case xml.CharData, xml.Comment, xml.ProcInst:
			default:
				liste = append(liste, "Text "+text.String())
				text.Reset()
			}
		}
		if err == io.EOF {
			return liste, nil
		}
		if err != nil {
			return liste, err
		}
		switch t := t.(type) {
		case xml.CharData:
			if tiefe > 0 {
				text.Write(t)
			}
		case xml.EndElement:
			tiefe--
			liste = append(liste, "</"+t.Name.Local+">")
		case xml.StartElement:
			tiefe++
			zeile := "<" + t.Name.Local
			for _, a := range t.Attr {
				zeile += fmt.Sprintf(" %s=%q", a.Name.Local, strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(a.Value))
			}
			liste = append(liste, zeile+">")
		}
	}
}

// What we take, encoding/xml takes, too, and reads the same from it. (It takes more: several roots, a
// DOCTYPE, an attribute twice.) White space written as a character reference in an attribute is the
// one thing that cannot be compared: encoding/xml does not tell it from a line end.
func vergleiche(t testing.TB, b []byte) {
	ist, err := tokens(bytes.NewReader(b))
	if err != nil {
		var abgelehnt mangel.Syntax
		if !errors.As(err, &abgelehnt) {
			t.Fatalf("the error is no finding about the document: %v", err)
		}
		return
	}
	if utf16Ordnung(b) != nil || bytes.Contains(b, []byte("&#")) {
		return
	}
	soll, err := tokensOfStdlib(bytes.TrimPrefix(b, []byte("\uFEFF")))
	if err != nil {
		for _, eigenheit := range []string{"invalid XML name", "unsupported version", "expected element name", "expected target name", "in comment", "encoding"} {
			if strings.Contains(err.Error(), eigenheit) {
				return
			}
		}
		t.Fatalf("we take %q, encoding/xml says %v", b, err)
	}
	if d := cmp.Diff(soll, ist); d != "" {
		t.Fatalf("%q (-encoding/xml +ours):\n%s", b, d)
	}
}

// dokumente are documents of all sorts, sound and broken: the seeds of the fuzz target.
func dokumente() []string {
	return []string{
		`<a/>`, `<a></a>`, `<a b="1" c='2'/>`, `<?xml version="1.0"?><!-- x --><a>t<b/>u</a><!-- y -->`, `<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</a>`,
		`<a><![CDATA[<&]]>]]&gt;</a>`, "<a b=\"x\ny\r\nz\tw\">\r\n\r</a>", `<x:a xmlns:x="u"><x:b x:c="1"/></x:a>`, `<a xmlns="u"><b xmlns="v"/></a>`,
		"\uFEFF<a>ä€😀</a>", `<a b = "1" />`, `<a b="1"c="2"/>`, `<a><b></a></b>`, `<a>&nbsp;</a>`, `<a>]]></a>`, `<a b="<"/>`, `<a b="1" b="2"/>`,
		`<a/><b/>`, `x<a/>`, `<a/>x`, `<!DOCTYPE a><a/>`, `<a><!-- -- --></a>`, `<a><?pi x?></a>`, `<1/>`, `<a:/>`, `<:a/>`, `<a:b/>`, `<a></a >`, `</a>`, ``,
		`<a>` + "\x00" + `</a>`, "<a>\xEF\xBF\xBF</a>", "<a>\xC3</a>", `<a><![CDATA[`, `<a b=`, `<a `, `<`, `<a>&#0;</a>`, `<a>&#xD800;</a>`,
		`<a b="&#10;"/>`, alsUTF16Test(`<a>ä</a>`), strings.Repeat("<a>", 70),
	}
}

func alsUTF16Test(s string) string {
	var b strings.Builder
	for _, r := range "\uFEFF" + s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestTokensAgreeWithTheStandardLibrary(t *testing.T) {
	t.Parallel()
	for _, d := range dokumente() {
		vergleiche(t, []byte(d))
	}
	rapid.Check(t, func(t *rapid.T) {
		stueck := rapid.SampledFrom([]string{"<a>", "</a>", "<b/>", `<a c="1">`, `<x:b xmlns:x="u" x:c='"'>`, "</x:b>", "t", "ä😀", "&amp;", "<![CDATA[", "]]>", "<!--", "-->", "--", "\r", "\n", "]", "<", ">", "\"", " ", "<?p", "?>"})
		b := "<a>" + strings.Join(rapid.SliceOfN(stueck, 0, 30).Draw(t, "pieces"), "") + "</a>"
		ist, err := tokens(strings.NewReader(b))
		if err != nil {
			return
		}
		soll, err := tokensOfStdlib([]byte(b))
		if err != nil && !strings.Contains(err.Error(), "invalid XML name") && !strings.Contains(err.Error(), "expected target name") {
			t.Fatalf("we take %q, encoding/xml says %v", b, err)
		}
		if d := cmp.Diff(soll, ist); err == nil && d != "" {
			t.Fatalf("%q (-encoding/xml +ours):\n%s", b, d)
		}
	})
}

// Where the reader cuts its input must not matter: each document is read whole, byte by byte, and with
// so much in front that every token lies across the end of the buffer once.
func TestBufferEndsDoNotShow(t *testing.T) {
	t.Parallel()
	inhalt := `<b c="1&amp;2" x:d='ü'>ä&lt;😀]]&gt;` + "\r\n" + `<![CDATA[<]]]]><e/>` + "\r" + `<!-- k -->ö</b>`
	kern := "<a xmlns:x=\"u\">" + inhalt + "</a>"
	soll, err := tokens(strings.NewReader(kern))
	if err != nil {
		t.Fatal(err)
	}
	ist, err := tokens(iotest.OneByteReader(strings.NewReader(kern)))
	if d := cmp.Diff(soll, ist); d != "" || err != nil {
		t.Errorf("byte by byte: %v (-whole +bytes):\n%s", err, d)
	}
	for _, fueller := range []string{"<!--%s-->", "<?p %s?>", "%s"} {
		for n := pufferAnfang - len(kern) - 20; n < pufferAnfang+5; n++ {
			davor := fmt.Sprintf(fueller, strings.Repeat(" ", n))
			ist, err := tokens(strings.NewReader(davor + kern))
			if d := cmp.Diff(soll, ist); d != "" || err != nil {
				t.Fatalf("with %d bytes in front: %v (-alone +behind):\n%s", n, err, d)
			}
		}
	}
}

// Long texts come in pieces and are the same text; the memory does not grow with them.
func TestLongTexts(t *testing.T) {
	t.Parallel()
	for _, zeichen := range []string{"x", "ä", "€", "😀", "]", "]]", "&amp;", "\r", "\r\n"} {
		text := strings.Repeat(zeichen, 200_000/len(zeichen))
		soll := strings.NewReplacer("&amp;", "&", "\r\n", "\n", "\r", "\n").Replace(text)
		ist, err := tokens(strings.NewReader("<a>" + text + "</a>"))
		if d := cmp.Diff([]string{"<a>", "Text " + soll, "</a>"}, ist); d != "" || err != nil {
			t.Errorf("%q many times: %v, differs: %v", zeichen, err, d != "")
		}
		if strings.Contains(zeichen, "&") {
			continue
		}
		ist, err = tokens(strings.NewReader("<a>y<![CDATA[" + text + "]]></a>"))
		if d := cmp.Diff([]string{"<a>", "Text y" + soll, "</a>"}, ist); d != "" || err != nil {
			t.Errorf("%q many times in CDATA: %v, differs: %v", zeichen, err, d != "")
		}
	}
}

// A reader that fails passes its error on; one that gives nothing is not asked for ever.
func TestErrorsOfTheInput(t *testing.T) {
	t.Parallel()
	kaputt := errors.New("kaputt")
	if _, err := tokens(io.MultiReader(strings.NewReader("<a>"), iotest.ErrReader(kaputt))); !errors.Is(err, kaputt) {
		t.Errorf("got %v", err)
	}
	if _, err := tokens(leererLeser{}); err != io.ErrNoProgress {
		t.Errorf("got %v", err)
	}
}

type leererLeser struct{}

func (leererLeser) Read([]byte) (int, error) { return 0, nil }

func FuzzTokenizer(f *testing.F) {
	for _, d := range dokumente() {
		f.Add([]byte(d))
	}
	f.Fuzz(func(t *testing.T, b []byte) { vergleiche(t, b) })
}
