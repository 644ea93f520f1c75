package schwaerzung

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
)

func neu(t interface{ Fatal(...any) }, text string) Gesucht {
	g, err := Neu(text)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestSchwaerze(t *testing.T) {
	t.Parallel()
	for _, f := range []struct{ text, in, want string }{
		{"Frau Müller", "Frau Müller", "[geschwärzt]"},
		{"Frau Müller", "an FRAU\u00a0müller, und Frau\nMu\u0308ller!", "an [geschwärzt], und [geschwärzt]!"},
		{"frau  müller", "Frau Müllers Büro", "[geschwärzt]s Büro"},
		{"0123-456 (a.b)", "Tel. 0123-456 (A.B)", "Tel. [geschwärzt]"},
		{"a.b.c", "axbxc", "axbxc"},
		{"Müller", "Mueller", "Mueller"},
		{"Müller", "", ""},
	} {
		got, ok := neu(t, f.text).Schwaerze(f.in)
		if got != f.want || ok != (f.in != f.want) {
			t.Errorf("%q in %q: %q, %v", f.text, f.in, got, ok)
		}
	}
	for _, zuKurz := range []string{"", "ab", "a b", "...---...", strings.Repeat("x", 201), "geschwärzt", "CHW", "\xff\xfe\xfd"} {
		if _, err := Neu(zuKurz); ozg.FehlerCode(err) != "schwaerzung_text" {
			t.Errorf("%q: %v", zuKurz, err)
		}
	}
	g := neu(t, "Frau Dr. Geheim")
	for grund, want := range map[string]bool{"auf Antrag": false, "Wunsch einer Frau": true, "Geheimhaltung": true, "dr. hat es": false} {
		if g.Verraet(grund) != want {
			t.Errorf("reason %q: tells is not %v", grund, want)
		}
	}
}

// Whatever stands around it, the text is gone afterwards and the rest stays; a second time finds nothing.
func TestNothingIsLeft(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-zäöüß0-9]{3,8}( [a-zÄÖÜ.+(\[\\-]{1,5}){0,2}`).Draw(t, "text")
		g, err := Neu(text)
		if err != nil {
			return // stands in the word that replaces it
		}
		vor, nach := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "after")
		got, ok := g.Schwaerze(vor + strings.ToUpper(text) + " " + nach) // a mark right behind would make another letter
		if strings.Contains(text, "ß") && !ok {                          // its capital is SS
			return
		}
		if !ok || g.Steht(got) || !strings.Contains(got, Ersatz) {
			t.Fatalf("%q: %q, %v", text, got, ok)
		}
	})
}

// Overwriting a row changes texts and origins only; coded fields, cells and all other texts stay as they are, whether
// the origins are stored in their short form or in the one before it.
func TestRowKeepsWhatIsNoText(t *testing.T) {
	t.Parallel()
	m := ozg.Meldung{
		OZGID: "10214", Zeile: 6,
		Felder: ozg.Felder{
			ozg.FeldStand: ozg.TextWert("online"), ozg.FeldBemerkung: ozg.TextWert("ist online <&>"), ozg.FeldUmsetzer: ozg.ListeWert("NI", "online GmbH"),
			ozg.FeldLaender(0): ozg.TextWert("online"), ozg.FeldWelle: ozg.ZahlWert(3), ozg.FeldProjekt: ozg.LeererWert(), ozg.FeldURL: ozg.TextWert("https://online.example/x"),
		},
		Herkunft: map[ozg.Feld]ozg.Herkunft{
			ozg.FeldStand: {Zelle: "F6", Text: "Online"}, ozg.FeldWelle: {Zelle: "G6", Text: "3"},
			ozg.FeldURL: {Zelle: "H6", Text: "https://online.example/x"}, ozg.FeldLaender(0): {Zelle: "I7", Text: "x"},
		},
	}
	z := ozg.MeldungenAus([]ozg.Meldung{m}).Zeile(0)
	lang, err := json.Marshal(m.Herkunft)
	if err != nil {
		t.Fatal(err)
	}
	for _, herkunft := range []string{string(z.AppendHerkunft(nil)), string(lang)} {
		alt := Zeile{Felder: string(z.AppendFelder(nil)), Blatt: "Plan online", Nr: 6, Herkunft: herkunft}
		got, stellen, err := neu(t, "online").SchwaerzeZeile(alt)
		if err != nil || len(stellen) != 6 {
			t.Fatalf("%+v, %v", stellen, err)
		}
		felder := strings.NewReplacer(`"ist online `, `"ist [geschwärzt] `, `online GmbH`, `[geschwärzt] GmbH`, `https://online.example/x`, `[geschwärzt]`).Replace(alt.Felder)
		if got.Felder != felder || got.Blatt != "Plan [geschwärzt]" || got.Nr != 6 {
			t.Errorf("got %+v, want %s", got, felder)
		}
		h, err := ozg.LiesHerkunft([]byte(got.Felder), []byte(got.Herkunft), 6)
		if err != nil {
			t.Fatal(err)
		}
		want := maps.Clone(m.Herkunft)
		want[ozg.FeldStand] = ozg.Herkunft{Zelle: "F6", Text: "[geschwärzt]"}
		want[ozg.FeldURL] = ozg.Herkunft{Zelle: "H6", Text: "https://[geschwärzt].example/x"}
		if !maps.Equal(h, want) {
			t.Errorf("origins %v, want %v", h, want)
		}
		if same, stellen, err := neu(t, "anders").SchwaerzeZeile(alt); same != alt || stellen != nil || err != nil {
			t.Errorf("%+v, %v, %v", same, stellen, err)
		}
	}
}

func TestJSONKeepsNamesAndCodedParts(t *testing.T) {
	t.Parallel()
	const roh = `{"stand":1,"spalten":{"A":["stand"]},"titel":["der Stand","x"],"zahl":12345678901234567890}`
	got, stellen, err := neu(t, "stand").SchwaerzeJSON(roh, "spalten")
	if err != nil || len(stellen) != 1 || !json.Valid([]byte(got)) {
		t.Fatalf("%s, %v, %v", got, stellen, err)
	}
	if got != `{"spalten":{"A":["stand"]},"stand":1,"titel":["der [geschwärzt]","x"],"zahl":12345678901234567890}` {
		t.Error(got)
	}
	if !neu(t, "stand").StehtInJSON(`{"der Stand":1}`) || neu(t, "stand").StehtInJSON(`{"a":["b",{"c":null}]}`) {
		t.Error("names are not looked at, or what is not there is found")
	}
}

// A file holds a text however it is written: in two formats of one cell, with the entities of XML, in a comment, in a
// name, in another encoding.
func TestInDatei(t *testing.T) {
	t.Parallel()
	mappe := func(teile ...string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for i := 0; i+1 < len(teile); i += 2 {
			f, err := w.Create(teile[i])
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write([]byte(teile[i+1])); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	utf16le := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune("a;Frau Müller")) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	g := neu(t, "Frau Müller")
	for name, f := range map[string]struct {
		datei []byte
		want  bool
	}{
		"shared strings":      {mappe("xl/sharedStrings.xml", "<sst><si><t>an Frau Müller</t></si></sst>"), true},
		"two formats":         {mappe("xl/sharedStrings.xml", "<si><r><t>Frau Mül</t></r><r><t>ler</t></r></si>"), true},
		"two paragraphs":      {mappe("content.xml", "<text:p>Frau</text:p><text:p>Müller</text:p>"), true},
		"entities":            {mappe("xl/comments1.xml", "<t>Frau M&#252;ller</t>"), true},
		"attribute":           {mappe("docProps/core.xml", `<x name="Frau M&#xFC;ller"/>`), true},
		"second part":         {mappe("a.xml", "<a/>", "docProps/core.xml", "<dc:creator>FRAU MÜLLER</dc:creator>"), true},
		"name of a part":      {mappe("Frau Müller.xml", "<a/>"), true},
		"two cells":           {mappe("a.xml", "<c>Frau</c><c>Schmidt</c><c>Müller</c>"), false},
		"none":                {mappe("a.xml", "<a>Herr Müller</a>"), false},
		"CSV":                 {[]byte("a;Frau Müller\n"), true},
		"CSV, Windows-1252":   {[]byte("a;Frau M\xfcller\n"), true},
		"CSV, UTF-16":         {utf16le, true},
		"UTF-16, no mark":     {utf16le[2:], true},
		"CSV, none":           {[]byte("a;Frau;Müller\n"), false},
		"broken workbook":     {mappe("a.xml", "<a/>")[:20], true},
		"tag without its end": {[]byte("<a Frau <Müller"), false},
	} {
		if got := g.InDatei(f.datei); got != f.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Files are hostile: whatever the bytes, the search ends without a panic, and finds what stands in plain sight.
func FuzzInDatei(f *testing.F) {
	f.Add([]byte("a;Frau Müller"), "Frau Müller")
	f.Add([]byte{0xFF, 0xFE, 0x41}, "abc")
	f.Add([]byte("PK\x03\x04<"), "<a&")
	f.Fuzz(func(t *testing.T, b []byte, text string) {
		g, err := Neu(text)
		if err != nil {
			return
		}
		g.InDatei(b)
		if sicht := append([]byte("x "), text...); !g.InDatei(sicht) {
			t.Errorf("%q is not found in itself", text)
		}
	})
}
