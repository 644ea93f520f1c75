package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// pruefeFehler holds what every refusal promises: a code, a German sentence, and that nothing was stored;
// and never a panic in disguise.
func pruefeFehler(t interface {
	Helper()
	Errorf(string, ...any)
}, err error,
) {
	t.Helper()
	var f *ozg.Fehler
	switch {
	case errors.Is(err, errPanik):
		t.Errorf("panic: %v", errors.Unwrap(err))
	case !errors.As(err, &f):
		t.Errorf("error %v is no *ozg.Fehler", err)
	case f.Code == "" || !strings.HasSuffix(f.Text, "Es wurde nichts gespeichert."):
		t.Errorf("error %q says %q; want a code and a sentence that nothing was stored", f.Code, f.Text)
	}
}

func packe(tb testing.TB, namen ...string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, n := range namen {
		if _, err := w.Create(n); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

func utf16LE(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// TestRefusedFilesSayWhatToDo: a file that is no plan is told by its bytes, whatever its name.
func TestRefusedFilesSayWhatToDo(t *testing.T) {
	t.Parallel()
	const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	for _, c := range []struct {
		name string
		b    []byte
		code string
	}{
		{"empty", nil, "datei_leer"},
		{"blank", []byte(" \r\n\t\n"), "datei_leer"},
		{"old xls", []byte(ole + utf16LE("Workbook")), "altes_format"},
		{"encrypted", []byte(ole + utf16LE("EncryptedPackage")), "kennwort"},
		{"word", []byte(ole + utf16LE("WordDocument")), "format_dokument"},
		{"unknown container", []byte(ole + "xxxx"), "format_unbekannt"},
		{"ods without content", packe(t, "mimetype", "content.xml"), "beschaedigt"},
		{"truncated ods", []byte("PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "beschaedigt"},
		{"xlsb", packe(t, "[Content_Types].xml", "xl/workbook.bin"), "format_xlsb"},
		{"docx", packe(t, "[Content_Types].xml", "word/document.xml"), "format_dokument"},
		{"numbers", packe(t, "Index/Document.iwa", "Metadata/Properties.plist"), "format_numbers"},
		{"zip", packe(t, "plan.csv"), "format_archiv"},
		{"gzip", []byte("\x1F\x8B\x08\x00"), "format_archiv"},
		{"pdf", []byte("%PDF-1.7\n"), "format_pdf"},
		{"png", []byte("\x89PNG\r\n"), "format_bild"},
		{"html as xls", []byte("<html><table><tr><td>OZG-ID"), "format_html"},
		{"xml", []byte("<?xml version=\"1.0\"?><Workbook/>"), "format_xml"},
		{"binary", []byte("OZG-ID;\x00\x00"), "csv_nul"},
		{"control characters", []byte("\x01\x02\x03\x04\x05"), "format_unbekannt"},
		{"no header", []byte("a;b;c\n1;2;3\n"), "kein_kopf"},
		{"prose", []byte("Sehr geehrte Damen und Herren,\nanbei der Plan.\n"), "kein_kopf"},
		{"truncated zip", packe(t, "xl/workbook.xml")[:20], ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := Read(context.Background(), "plan.xlsx", c.b, Eingaben{}, Verzeichnis{}, Grenzen{})
			pruefeFehler(t, err)
			if got := ozg.FehlerCode(err); c.code != "" && got != c.code {
				t.Errorf("code %q, want %q (%v)", got, c.code, err)
			}
		})
	}
}

// TestOldAndEncryptedWorkbooks: files that Excel and LibreOffice really write, whatever they are named, are told
// apart, and the sentence says how to make a file that can be read.
func TestOldAndEncryptedWorkbooks(t *testing.T) {
	t.Parallel()
	xls, err := os.ReadFile(filepath.Join("testdata", "plan-libreoffice-97.xls"))
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	defer f.Close()
	var geheim bytes.Buffer
	if err := f.Write(&geheim, excelize.Options{Password: "geheim"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, datei string
		b           []byte
		code, rat   string
	}{
		{"xls of LibreOffice", "plan.xls", xls, "altes_format", "„Datei → Speichern unter“"},
		{"the same, renamed", "plan.xlsx", xls, "altes_format", "„Excel-Arbeitsmappe (.xlsx)“"},
		{"encrypted xlsx", "plan.xlsx", geheim.Bytes(), "kennwort", "Entfernen Sie in Excel den Kennwortschutz"},
		{"xlsb", "plan.xlsx", packe(t, "[Content_Types].xml", "xl/workbook.bin"), "format_xlsb", "„Datei → Speichern unter“"},
		{"numbers", "plan.xlsx", packe(t, "Index.zip"), "format_numbers", "„Ablage → Exportieren → Excel“"},
	} {
		_, err := Read(t.Context(), c.datei, c.b, Eingaben{}, Verzeichnis{}, Grenzen{})
		pruefeFehler(t, err)
		if ozg.FehlerCode(err) != c.code || !strings.Contains(ozg.FehlerText(err), c.rat) {
			t.Errorf("%s: %q %q, want %q and %q", c.name, ozg.FehlerCode(err), ozg.FehlerText(err), c.code, c.rat)
		}
	}
}

// TestLimits: what is too large is refused with a sentence, not cut.
func TestLimits(t *testing.T) {
	t.Parallel()
	plan := tafel{name: "Plan", zeilen: [][]any{z("OZG-ID|OZG-Leistung|Welle|Typ"), z("10214|a|x|y"), z("10204|b|1|4")}}
	zwei := baueMappe(t, plan, tafel{name: "Leer"})
	for _, c := range []struct {
		name, code string
		g          Grenzen
	}{
		{"file", "zu_gross", Grenzen{Datei: 100}},
		{"rows", "zu_viele_zeilen", Grenzen{Zeilen: 2}},
		{"columns", "zu_viele_spalten", Grenzen{Spalten: 3}},
		{"findings", "zu_viele_befunde", Grenzen{Befunde: 1}},
		{"sheets", "", Grenzen{Blaetter: 1}},
		{"unpacked", "", Grenzen{Entpackt: 500}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := Read(context.Background(), "plan.xlsx", zwei, Eingaben{}, Verzeichnis{}, c.g)
			pruefeFehler(t, err)
			if got := ozg.FehlerCode(err); c.code != "" && got != c.code {
				t.Errorf("code %q, want %q", got, c.code)
			}
		})
	}
	if _, err := Read(context.Background(), "plan.xlsx", zwei, Eingaben{}, Verzeichnis{}, Grenzen{}); err != nil {
		t.Errorf("within the default limits: %v", err)
	}
}

// TestCancelledContextEndsReading: a closed browser must not keep a large file being read.
func TestCancelledContextEndsReading(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, b := range [][]byte{
		baueMappe(t, tafel{name: "Plan", zeilen: [][]any{z("OZG-ID|OZG-Leistung|Welle"), z("10214|a|1")}}),
		[]byte("OZG-ID;OZG-Leistung;Welle\n10214;a;1\n"),
	} {
		if _, err := Read(ctx, "plan", b, Eingaben{}, Verzeichnis{}, Grenzen{}); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want that of the context", err)
		}
	}
}
