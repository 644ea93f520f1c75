package paket_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/paket"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

// packe makes an archive of name, content, name, content …
func packe(tb testing.TB, teile ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(teile); i += 2 {
		e, err := w.Create(teile[i])
		if err != nil {
			tb.Fatalf("create %s: %v", teile[i], err)
		}
		if _, err := e.Write([]byte(teile[i+1])); err != nil {
			tb.Fatalf("write %s: %v", teile[i], err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatalf("close the archive: %v", err)
	}
	return b.Bytes()
}

// setze overwrites bytes of the first directory entry (8: flags, 10: method, 16: checksum, 24: size).
func setze(b []byte, stelle int, wert uint16) []byte {
	b = bytes.Clone(b)
	binary.LittleEndian.PutUint16(b[bytes.Index(b, []byte("PK\x01\x02"))+stelle:], wert)
	return b
}

func alles(b []byte, g tabelle.Grenzen) error {
	p, err := paket.Oeffne(b, g.MitVorgaben())
	if err != nil {
		return err
	}
	return p.LiesTeil("a.xml", "a", func(*xmlstrom.Leser) error { return nil })
}

// An archive is taken as it is or refused with the reason; names are found in any case.
func TestArchivesAreTakenOrRefusedWithTheReason(t *testing.T) {
	t.Parallel()
	gut := packe(t, "A.xml", "<a><b/></a>", "b.xml", "x")
	for _, f := range []struct {
		name string
		b    []byte
		g    tabelle.Grenzen
		soll error // nil: is read
	}{
		{"sound", gut, tabelle.Grenzen{}, nil},
		{"sound at its limits", gut, tabelle.Grenzen{Teile: 2, Entpackt: 12}, nil},
		{"parts", gut, tabelle.Grenzen{Teile: 1}, mangel.Grenze("sie hat mehr als 1 Teile")},
		{"unpacked", gut, tabelle.Grenzen{Entpackt: 11}, mangel.Grenze("entpackt größer als 0 MB")},
		{"truncated", gut[:len(gut)-30], tabelle.Grenzen{}, mangel.Syntax("das ZIP-Verzeichnis ist unvollständig oder fehlerhaft")},
		{"encrypted", setze(gut, 8, 1), tabelle.Grenzen{}, mangel.ErrKennwort},
		{"unknown method", setze(gut, 10, 12), tabelle.Grenzen{}, mangel.Syntax("ein Teil ist mit einem unbekannten Verfahren gepackt")},
		{"wrong checksum", setze(gut, 16, 1), tabelle.Grenzen{}, zip.ErrChecksum},
		{"wrong size", setze(gut, 24, 1), tabelle.Grenzen{}, zip.ErrFormat},
		{"bomb", packe(t, "a.xml", "<a/>", "b", strings.Repeat(" ", 17<<20)), tabelle.Grenzen{}, mangel.Grenze("ein Teil entpackt sich auf mehr als das 300-Fache")},
		{"one name twice", packe(t, "a.xml", "<a/>", "A.XML", "<a/>"), tabelle.Grenzen{}, mangel.Syntax("ein Teil ist doppelt vorhanden")},
		{"name that leads elsewhere", packe(t, "a.xml", "<a/>", "../b", "x"), tabelle.Grenzen{}, mangel.Syntax("ein Teil hat einen unzulässigen Namen")},
		{"part that is not there", packe(t, "b.xml", "<a/>"), tabelle.Grenzen{}, mangel.Syntax("der Teil fehlt")},
		{"other root", packe(t, "a.xml", "<b/>"), tabelle.Grenzen{}, mangel.Syntax("der Inhalt ist nicht von der erwarteten Art")},
		{"broken behind the root", packe(t, "a.xml", "<a/>x"), tabelle.Grenzen{}, mangel.Syntax("nach dem Ende folgen weitere Daten")},
	} {
		err := alles(f.b, f.g)
		if f.soll == zip.ErrFormat && err != nil {
			continue // which of the two errors zip reports depends on how much it unpacks
		}
		if !errors.Is(err, f.soll) {
			t.Errorf("%s: got %v, want %v", f.name, err, f.soll)
		}
	}
}

// The first bytes of a part can be asked for whatever the part holds.
func TestBeginningOfAPart(t *testing.T) {
	t.Parallel()
	p, err := paket.Oeffne(packe(t, "mimetype", "abcdef"), tabelle.Grenzen{}.MitVorgaben())
	if err != nil {
		t.Fatal(err)
	}
	if ist := string(p.Anfang("MimeType", 3)); ist != "abc" {
		t.Errorf("got %q", ist)
	}
	if ist := p.Anfang("fehlt", 3); ist != nil {
		t.Errorf("a part that is not there begins with %q", ist)
	}
}

// FuzzOeffne: whatever the bytes, what is opened unpacks within its limit or ends with an error. Run it
// with -fuzzminimizetime 5x.
func FuzzOeffne(f *testing.F) {
	f.Add(packe(f, "a.xml", "<a/>", "b/c.xml", "<a>text</a>"))
	f.Add(setze(packe(f, "a.xml", "<a/>"), 8, 1))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, b []byte) {
		g := tabelle.Grenzen{Entpackt: 1 << 20}.MitVorgaben()
		p, err := paket.Oeffne(b, g)
		if err != nil {
			return
		}
		if n := len(p.Anfang("a.xml", 1<<30)); int64(n) > g.Entpackt {
			t.Fatalf("unpacked %d bytes, more than the limit of %d", n, g.Entpackt)
		}
		x, zu, err := p.Lies("a.xml")
		if err != nil {
			return
		}
		defer zu.Close()
		for {
			if tok, err := x.Next(); err != nil || tok == xmlstrom.DokumentEnde {
				if errors.Is(err, io.ErrNoProgress) {
					t.Fatal("the part never ends")
				}
				return
			}
		}
	})
}
