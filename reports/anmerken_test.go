package reports_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

func fehler(blatt, zelle, text, vorschlag string) ozg.Befund {
	return ozg.Befund{Schwere: ozg.SchwereFehler, Code: "c", Blatt: blatt, Zelle: zelle, Text: text, Vorschlag: vorschlag}
}

func warnung(blatt, zelle, text string) ozg.Befund {
	return ozg.Befund{Schwere: ozg.SchwereWarnung, Code: "c", Blatt: blatt, Zelle: zelle, Text: text}
}

func hinweis(blatt, zelle, text string) ozg.Befund {
	return ozg.Befund{Schwere: ozg.SchwereHinweis, Code: "c", Blatt: blatt, Zelle: zelle, Text: text}
}

// einige Befunde touch cells that are there and that are not, in every corner.
func einige() []ozg.Befund {
	return []ozg.Befund{
		hinweis("Sheet1", "", "Das Blatt ist ausgeblendet."),
		warnung("Sheet1", "C3", "Spalte doppelt."),
		fehler("Sheet1", "D5", "Typ „7“ gibt es nicht.", "2/3"),
		hinweis("Sheet1", "D5", "Noch etwas."),
		warnung("Sheet1", "C4", "Das sagt nicht, welcher Schritt abgeschlossen ist."),
		fehler("Sheet1", "E7", "Kein Datum.", ""),
		fehler("Sheet1", "G5", "Spalte mit Format.", ""),
		fehler("Sheet1", "B6", "In einer leeren Zeile.", ""),
		fehler("Sheet1", "C9", "Zeile mit Format.", ""),
		fehler("Sheet1", "K14", "Hinter dem Ende.", ""),
		hinweis("", "", "Der Dateiname nennt einen anderen Stichtag."),
	}
}

func mappen(t *testing.T) map[string][]byte {
	return map[string][]byte{
		"plain":                  baue(t, plan),
		"with comments":          baue(t, plan, kommentiert),
		"rich":                   baue(t, plan, reich),
		"rich and with comments": baue(t, plan, kommentiert, reich),
	}
}

// The promise of the annotated workbook: nothing but marks is added, and there are as many as Befunde.
func TestAnmerkenFuegtNurMarkenHinzu(t *testing.T) {
	t.Parallel()
	for name, original := range mappen(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := merkeAn(t, original, einige())
			nurAngemerkt(t, original, b)
			if n := gezaehlt(t, b); n != len(einige()) {
				t.Errorf("%d marks for %d Befunde", n, len(einige()))
			}
			gleicheZellen(t, original, b, map[string]string{
				"Sheet1!A1": "hinweis", "Sheet1!C3": "warnung dunkel", "Sheet1!D5": "fehler", "Sheet1!C4": "warnung", "Sheet1!E7": "fehler",
				"Sheet1!G5": "fehler", "Sheet1!B6": "fehler", "Sheet1!C9": "fehler", "Sheet1!K14": "fehler",
			})
			paketIstVollstaendig(t, b)
		})
	}
}

// Comments say severity by sign and word, the text, and the suggestion; what a person wrote stays first.
func TestAnmerkenTexte(t *testing.T) {
	t.Parallel()
	b := merkeAn(t, baue(t, plan, kommentiert), einige())
	texte := map[string]string{}
	f := lies(t, b)
	kommentare, err := f.GetComments("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kommentare {
		text := k.Text
		for _, p := range k.Paragraph {
			text += p.Text
		}
		texte[k.Cell] = k.Author + "|" + text
	}
	for zelle, want := range map[string]string{
		"D5": "OZG-Umsetzungsstand|● Fehler: Typ „7“ gibt es nicht.\nVorschlag: 2/3\n○ Hinweis: Noch etwas.",
		"A1": "OZG-Umsetzungsstand|○ Hinweis: Das Blatt ist ausgeblendet.\n○ Hinweis: Der Dateiname nennt einen anderen Stichtag.",
		"C4": "Referat 41|Referat 41: offen?\n\nOZG-Umsetzungsstand:\n▲ Warnung: Das sagt nicht, welcher Schritt abgeschlossen ist.",
		"E7": "OZG|Fr. Muster fragen\n\nOZG-Umsetzungsstand:\n● Fehler: Kein Datum.",
	} {
		if texte[zelle] != want {
			t.Errorf("%s: %q\nwant %q", zelle, texte[zelle], want)
		}
	}
	if len(texte) != 9 {
		t.Errorf("%d comments, want 9: %v", len(texte), texte)
	}
}

// A cell that a merged range covers does not show; its mark goes to the one that does. Several sheets,
// also hidden ones, have their own comments.
func TestAnmerkenVerbundenUndVersteckt(t *testing.T) {
	t.Parallel()
	original := baue(t, plan, reich)
	befunde := []ozg.Befund{
		fehler("Sheet1", "F6", "Im Verbund.", ""), warnung("Sheet1", "F4", "Am Anfang."), hinweis("Sheet1", "D1", "Im Titel."),
		fehler("Länder & Rollout", "C12", "Versteckt.", "NW"), hinweis("Länder & Rollout", "", "Das Blatt ist ausgeblendet."),
		hinweis("Gelöscht", "B2", "Das Blatt gibt es nicht."), hinweis("Andere", "Sheet1!D4", "Die Zelle eines anderen Blattes."),
	}
	b := merkeAn(t, original, befunde)
	nurAngemerkt(t, original, b)
	gleicheZellen(t, original, b, map[string]string{
		"Sheet1!F4": "fehler", "Sheet1!D4": "hinweis", "Sheet1!A1": "hinweis",
		"Länder & Rollout!A1": "hinweis", "Länder & Rollout!C12": "fehler",
	})
	if n := gezaehlt(t, b); n != len(befunde) {
		t.Errorf("%d marks for %d Befunde", n, len(befunde))
	}
	var texte []string
	for _, zellen := range notizen(t, b) {
		for zelle, text := range zellen {
			texte = append(texte, zelle+"|"+text)
		}
	}
	for _, want := range []string{
		"F4|▲ Warnung: Am Anfang.\n● Fehler: Zelle F6: Im Verbund.",
		"A1|○ Hinweis: Blatt „Gelöscht“, Zelle B2: Das Blatt gibt es nicht.\n○ Hinweis: Zelle D1: Im Titel.",
		"C12|● Fehler: Versteckt.\nVorschlag: NW",
		"D4|○ Hinweis: Die Zelle eines anderen Blattes.",
	} {
		if !slices.Contains(texte, want) {
			t.Errorf("no comment %q in %q", want, texte)
		}
	}
}

// A plan written by openpyxl, with the Befunde that the importer has for it.
func TestAnmerkenOpenpyxl(t *testing.T) {
	t.Parallel()
	const datei = "umsetzungsplan-gesundheit-2021-06-30.xlsx"
	original, err := os.ReadFile("../importer/testdata/" + datei)
	if err != nil {
		t.Fatal(err)
	}
	e, err := importer.Read(context.Background(), datei, original, importer.Eingaben{}, importer.Verzeichnis{}, importer.Standardgrenzen())
	if err != nil {
		t.Fatal(err)
	}
	befunde := append(e.Befunde, warnung(e.Blaetter[1].Name, "H9", "Zu einem Kommentar, der schon da ist."))
	if len(befunde) < 10 {
		t.Fatalf("the plan has only %d Befunde", len(befunde))
	}
	b := merkeAn(t, original, befunde)
	nurAngemerkt(t, original, b)
	gleicheZellen(t, original, b, nil)
	paketIstVollstaendig(t, b)
	if n := gezaehlt(t, b); n != len(befunde) {
		t.Errorf("%d marks for %d Befunde", n, len(befunde))
	}
	if text := notizen(t, b)["xl/comments/comment1.xml"]["H9"]; !strings.HasPrefix(text, "Bitte prüfen\n\nOZG-Umsetzungsstand:\n") || !strings.HasSuffix(text, "der schon da ist.") {
		t.Errorf("the comment of Referat 41 became %q", text)
	}
	nachher, err := importer.Read(context.Background(), datei, b, importer.Eingaben{}, importer.Verzeichnis{}, importer.Standardgrenzen())
	if err != nil {
		t.Fatalf("the importer cannot read the annotated plan: %v", err)
	}
	if d := cmp.Diff(e.Befunde, nachher.Befunde); d != "" {
		t.Errorf("the annotated plan has other Befunde:\n%s", d)
	}
	if d := cmp.Diff(e.Blaetter, nachher.Blaetter); d != "" {
		t.Errorf("the annotated plan is read otherwise:\n%s", d)
	}
}

// Without Befunde the file comes back byte for byte in all its parts.
func TestAnmerkenOhneBefunde(t *testing.T) {
	t.Parallel()
	for name, original := range mappen(t) {
		b := merkeAn(t, original, nil)
		alt, neu := oeffneZip(t, original), oeffneZip(t, b)
		if len(alt.File) != len(neu.File) {
			t.Fatalf("%s: %d parts became %d", name, len(alt.File), len(neu.File))
		}
		nurAngemerkt(t, original, b)
	}
}
