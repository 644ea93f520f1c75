package importer

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// FuzzRead: whatever the bytes, Read ends with a result or a German refusal, never with a panic, and a CSV
// loses no cell.
func FuzzRead(f *testing.F) {
	b, err := os.ReadFile(filepath.Join("testdata", beispielplan))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	for _, name := range []string{"plan-libreoffice-2021-06-30.ods", "kennwort.ods"} {
		if b, err = os.ReadFile(filepath.Join("testdata", name)); err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	for _, l := range layouts() {
		f.Add(baueMappe(f, l.tafeln...))
		f.Add(baueCSV(f, ';', l.tafeln[0].zeilen))
	}
	f.Add([]byte("\uFEFFOZG-ID,Leistung,Stand\n10214,\"a\nb\",online\n"))
	f.Add([]byte("\xFF\xFEO\x00Z\x00G\x00"))
	f.Add([]byte("OZG-ID;Gr\xF6\xDFe\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := Read(context.Background(), "plan-2021-06-30.xlsx", b, Eingaben{}, katalog(), Grenzen{Entpackt: 8 << 20, Zeilen: 5_000})
		if err != nil {
			if errors.Is(err, errPanik) {
				t.Fatalf("panic: %v", errors.Unwrap(err))
			}
			pruefeFehler(t, err)
			return
		}
		for _, m := range e.Meldungen.Alle() {
			if m.OZGID == "" || len(m.Felder) == 0 || len(m.Felder) != len(m.Herkunft) {
				t.Fatalf("Meldung %v is incomplete", m)
			}
			for feld, h := range m.Herkunft {
				if !utf8.ValidString(h.Text) {
					t.Fatalf("%s: text %q is not UTF-8", feld, h.Text)
				}
			}
		}
		if e.Blaetter[0].Name == "CSV" && e.Blaetter[0].Kopfzeilen[0] > 0 && utf8.Valid(b) {
			if text, _, err := dekodiere(b); err == nil && trennzeichen(text) == ';' && csvFehlerZeile(text, ';') == 0 && len(text) > 4 && text[:4] != "sep=" {
				if v := verloren(e, zellenMitCSV(t, []byte(text))); len(v) > 0 {
					t.Fatalf("cells unaccounted for: %v", v)
				}
			}
		}
	})
}

// FuzzCSV: whatever the bytes, the rows of a text file rise, hold no empty cell, and together hold all
// fields that encoding/csv finds.
func FuzzCSV(f *testing.F) {
	for _, l := range layouts() {
		f.Add(baueCSV(f, ';', l.tafeln[0].zeilen))
	}
	f.Add([]byte("\uFEFFOZG-ID,Leistung,Stand\r\n\r\n10214,\"a\nb\",online\r\n"))
	f.Add([]byte("sep=\t\nOZG-ID\tLeistung\n10214\t\"offen"))
	f.Add([]byte("\xFF\xFEO\x00Z\x00G\x00;\x00"))
	f.Add([]byte("OZG-ID;Gr\xF6\xDFe\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		bl, err := csvBlatt(b, Standardgrenzen())
		if err != nil {
			pruefeFehler(t, err)
			return
		}
		var ist []string
		nr := 0
		for z, err := range bl.zeilen {
			if err != nil {
				pruefeFehler(t, err)
				return
			}
			if z.Nr <= nr {
				t.Fatalf("row %d behind row %d", z.Nr, nr)
			}
			nr = z.Nr
			spalte := 0
			for _, c := range z.Zellen {
				if c.Spalte <= spalte || c.Text == "" || !utf8.ValidString(c.Text) {
					t.Fatalf("row %d: cell %+v behind column %d", z.Nr, c, spalte)
				}
				spalte = c.Spalte
				ist = append(ist, c.Text)
			}
		}
		if len(bl.befunde) > 0 {
			return // quotes that do not match are read as well as may be, and said
		}
		text, _, _ := dekodiere(b)
		trenner := trennzeichen(text)
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "sep="+string(trenner))))
		r.Comma, r.FieldsPerRecord = trenner, -1
		soll, err := r.ReadAll()
		if err != nil {
			t.Fatalf("a strict reader fails without a Befund: %v", err)
		}
		felder := slices.DeleteFunc(slices.Concat(soll...), func(s string) bool { return s == "" })
		for i, text := range felder {
			felder[i] = ohneSchutz(text)
		}
		if !slices.Equal(felder, ist) {
			t.Fatalf("read %q, want %q", ist, felder)
		}
	})
}

// FuzzKopf: whatever stands in the first rows, the header that is found lies among them, names a key, and
// gives each field to one column. Cells stand between "|", rows on lines of their own.
func FuzzKopf(f *testing.F) {
	for _, l := range layouts() {
		f.Add(strings.ReplaceAll(string(baueCSV(f, '|', l.tafeln[0].zeilen)), "\"", ""), uint8(1), uint8(0), uint8(3))
	}
	f.Add("FIM-Bausteine|||Soll\nOZG-ID|Leistung|Prozess|Ist\n10214|x|fertig|2021", uint8(1), uint8(0), uint8(2))
	f.Fuzz(func(t *testing.T, text string, zeileVon, spalteVon, breite uint8) {
		var zeilen []zeile
		for i, l := range strings.Split(text, "\n") {
			roh := zeile{nr: i + 1}
			for j, c := range strings.Split(l, "|") {
				if c = strings.TrimSpace(c); c != "" && len(zeilen) < sucheBis+probenZahl {
					roh.zellen = append(roh.zellen, zelle{xlsx.Zelle{Spalte: j + 1, Text: c}, i + 1})
				}
			}
			if len(roh.zellen) > 0 {
				zeilen = append(zeilen, roh)
			}
		}
		verbunden := []xlsx.Bereich{{VonZeile: int(zeileVon) + 1, BisZeile: int(zeileVon) + 1, VonSpalte: int(spalteVon) + 1, BisSpalte: int(spalteVon) + 1 + int(breite)}}
		v := neuerVorspann(zeilen, verbunden, titelbuch{})
		k, ok, err := findeKopf(t.Context(), v, neueNamen(katalog()))
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return
		}
		if k.von < 1 || k.bis < k.von || k.bis-k.von >= maxEbenen || k.bis > zeilen[len(zeilen)-1].nr || !k.hatSchluessel() {
			t.Fatalf("header %d to %d, with key: %v", k.von, k.bis, k.hatSchluessel())
		}
		k.zuordnen("Plan", v.nach(k.bis))
		vergeben, letzte := map[ozg.Feld]int{}, 0
		for _, s := range k.spalten {
			if s.nr <= letzte {
				t.Fatalf("column %d behind column %d", s.nr, letzte)
			}
			letzte = s.nr
			for _, feld := range s.ziel.felder {
				if vergeben[feld] > 0 && s.ziel.rolle == rolleFelder {
					t.Fatalf("%s in column %d and in column %d", feld, vergeben[feld], s.nr)
				}
				vergeben[feld] = s.nr
			}
		}
	})
}
