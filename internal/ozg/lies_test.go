package ozg

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// juni2021 is the Stichtag of the cells below.
var juni2021 = Umstand{Stichtag: NeuerTag(2021, 6, 30)}

// liesFall is one spelling: what it states as JSON ("" for nothing) and its Zweifel ("" for none).
type liesFall struct{ text, felder, zweifel string }

func pruefeLies(t *testing.T, f Feld, u Umstand, faelle []liesFall) {
	t.Helper()
	for _, fall := range faelle {
		fs, z := f.Lies(fall.text, u)
		got := liesFall{text: fall.text}
		if fs != nil {
			b, err := fs.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			got.felder = strings.ReplaceAll(string(b), `\u0026`, "&")
		}
		if z != nil {
			got.zweifel = string(z.Schwere) + " " + z.Code
			if z.Vorschlag != "" {
				got.zweifel += " → " + z.Vorschlag
			}
			pruefeSatz(t, fall.text, z.Text)
		}
		if d := cmp.Diff(fall, got, cmp.AllowUnexported(liesFall{})); d != "" {
			t.Errorf("%s.Lies (-want +got):\n%s", f, d)
		}
	}
}

// zitiertes is what the file wrote; the house style does not hold for it.
var zitiertes = regexp.MustCompile(`„.*?“`)

// pruefeSatz holds the house style of texts that a Federführer reads.
func pruefeSatz(t *testing.T, text, satz string) {
	t.Helper()
	satz = zitiertes.ReplaceAllString(satz, "„…“")
	if len(satz) < 20 || !strings.ContainsAny(satz[len(satz)-1:], ".?") || strings.Contains(satz, "!") || strings.Contains(strings.ToLower(satz), "bitte") {
		t.Errorf("reading %q: not a plain German sentence: %q", text, satz)
	}
}

// gleicherWert makes cases of one value out of many spellings.
func gleicherWert(felder string, texte ...string) (out []liesFall) {
	for _, text := range texte {
		out = append(out, liesFall{text, felder, ""})
	}
	return out
}

// ohneWert makes cases that state nothing, with the same Zweifel.
func ohneWert(zweifel string, texte ...string) (out []liesFall) {
	for _, text := range texte {
		out = append(out, liesFall{text, "", zweifel})
	}
	return out
}

func TestBlankCellsStateNothing(t *testing.T) {
	t.Parallel()
	for f := range Feld(AnzahlFelder) {
		for _, text := range []string{"", " ", "\t\n", "\u00a0", "\u200b\ufeff"} {
			if fs, z := f.Lies(text, juni2021); fs != nil || z != nil {
				t.Errorf("%s.Lies(%q) = %v, %v; want nothing", f, text, fs, z)
			}
		}
	}
}

func TestEveryFieldIsClearedByLeer(t *testing.T) {
	t.Parallel()
	for f := range Feld(AnzahlFelder) {
		for _, text := range []string{"(leer)", " (Leer) ", "(LEER)"} {
			fs, z := f.Lies(text, juni2021)
			if w, ok := fs[f]; z != nil || len(fs) != 1 || !ok || !w.Leer {
				t.Errorf("%s.Lies(%q) = %v, %v; want the field cleared", f, text, fs, z)
			}
		}
	}
}

func TestPlaceholdersStateNothingInAnyField(t *testing.T) {
	t.Parallel()
	for f := range Feld(AnzahlFelder) {
		pruefeLies(t, f, juni2021, ohneWert("hinweis ohne_angabe",
			"k. A.", "k.A.", "keine Angabe", "–", "-", "—", "?", "??", "...", "…", "/", "./.", "n/a", "N/A", "n. a.", "n. v.",
			"tbd", "t.b.d.", "TBD", "N.N.", "unbekannt", "folgt", "offen/unklar", "in Klärung", "wird nachgereicht", "leer"))
		pruefeLies(t, f, juni2021, ohneWert("fehler fehlerwert", "#REF!", "#BEZUG!", "#NV", "#N/A", "#DIV/0!", "#WERT!", "#NAME?", "########"))
	}
}

func TestOpenStatesNothingWhereItIsNoState(t *testing.T) {
	t.Parallel()
	for _, f := range []Feld{
		FeldTyp, FeldWelle, FeldModell, FeldReifegrad, FeldFortschritt, FeldBudget, FeldPrioritaet, FeldRessort, FeldLand, FeldUmsetzer,
		FeldLage, FeldLabor, FeldProjekt, FeldWeg, FeldURL, FeldKonzeptionSoll, FeldBundesweitIst, FeldLaenderSeit(2),
	} {
		pruefeLies(t, f, juni2021, ohneWert("hinweis ohne_angabe", "offen", "noch offen", "entfällt"))
	}
}

func TestTextsLoseWhatCannotBeShown(t *testing.T) {
	t.Parallel()
	for _, f := range []Feld{FeldBezeichnung, FeldBemerkung, FeldLage, FeldProjekt} {
		for text, want := range map[string]string{
			"  Wohngeld ": "Wohngeld", "a\r\nb": "a b", "a\n\n b": "a  b", "a\u00a0b": "a b", "x\x00y": "x y", "Elter\u00adngeld": "Elterngeld",
			"\u202eabc\u202c": "abc", "a\u2028b": "a b", "Zoll\xff": "Zoll\ufffd", "§ 16 BGG – „Schlichtung“": "§ 16 BGG – „Schlichtung“",
		} {
			fs, z := f.Lies(text, juni2021)
			if z != nil || fs[f].Text != want {
				t.Errorf("%s.Lies(%q) = %q, %v; want %q", f, text, fs[f].Text, z, want)
			}
		}
	}
}

func TestColumnLaborleistungStatesTheWay(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldLabor, juni2021, append(gleicherWert(`{"weg":"labor"}`, "ja", "x", "X", "✓", "wahr"), []liesFall{
		{"Labor Sucht", `{"labor":"Labor Sucht"}`, ""},
		{"nein", "", "hinweis ohne_angabe"},
	}...))
}

func TestURLsAreWebAddressesOnly(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldURL, juni2021, []liesFall{
		{"https://service.niedersachsen.de/x?y=1#z", `{"url":"https://service.niedersachsen.de/x?y=1#z"}`, ""},
		{"http://bund.de", `{"url":"http://bund.de"}`, ""},
		{"www.service.de/antrag", "", "fehler url_unlesbar → https://www.service.de/antrag"},
		{"siehe Anlage", "", "fehler url_unlesbar"},
		{"https://a.de https://b.de", "", "fehler url_unlesbar"},
		{"javascript:alert(1)", "", "fehler url_unlesbar"},
		{"data:text/html,x", "", "fehler url_unlesbar"},
		{"https://", "", "fehler url_unlesbar"},
		{"https://nutzer:kennwort@bund.de", "", "fehler url_unlesbar"},
		{"ftp://bund.de", "", "fehler url_unlesbar"},
	})
}

func TestFIMBausteine(t *testing.T) {
	t.Parallel()
	for _, f := range []Feld{FeldFIMLeistung, FeldFIMDatenfelder, FeldFIMProzess} {
		name := f.Name()
		pruefeLies(t, f, juni2021, gleicherWert(`{"`+name+`":"fertig"}`, "fertig", "x", "X", "✓", "✔", "ja", "abgeschlossen", "liegt vor", "fachlich freigegeben (gold)", "1"))
		pruefeLies(t, f, juni2021, gleicherWert(`{"`+name+`":"in_arbeit"}`, "in Arbeit", "in Bearbeitung", "Entwurf", "in Erstellung", "In  ARBEIT"))
		pruefeLies(t, f, juni2021, gleicherWert(`{"`+name+`":"offen"}`, "offen", "nein", "nicht begonnen", "0", "☐"))
		pruefeLies(t, f, juni2021, []liesFall{
			{"entfällt", "", "hinweis ohne_angabe"},
			{"fertig (Version 1.2)", `{"` + name + `":"fertig"}`, "hinweis zusatz"},
			{"fertick", "", "fehler " + name + "_unbekannt → fertig"},
			{"siehe Portal", "", "fehler " + name + "_unbekannt"},
		})
	}
}

func TestWege(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldWeg, juni2021, gleicherWert(`{"weg":"bestand"}`, "Integration bestehender Lösungen", "bestehende Lösung wird integriert", "Bestand"))
	pruefeLies(t, FeldWeg, juni2021, gleicherWert(`{"weg":"labor"}`, "Digitalisierungslabor", "Labor", "Schaffen neuer Angebote in einem Digitalisierungslabor"))
	pruefeLies(t, FeldWeg, juni2021, gleicherWert(`{"weg":"eigen"}`, "eigene Umsetzung", "verteiltes Vorgehen", "ohne Labor"))
	pruefeLies(t, FeldWeg, juni2021, ohneWert("fehler weg_unbekannt", "irgendwie"))
}

// TestNoSpellingHasTwoMeanings keeps the word lists apart: a word that stands in two lines of the same
// list would silently take the first.
func TestNoSpellingHasTwoMeanings(t *testing.T) {
	t.Parallel()
	worte := 0
	for name, l := range map[string]int{
		"standWorte": len(standWorte.worte), "modelle": len(modelle.worte), "landWorte": len(landWorte.worte), "bausteine": len(bausteine.worte),
	} {
		if l == 0 {
			t.Errorf("%s is empty", name)
		}
		worte += l
	}
	if worte < 250 {
		t.Errorf("only %d spellings are known", worte)
	}
	for _, r := range ressorts {
		for wort := range strings.SplitSeq(r.worte, " | ") {
			if s := stellenNach[Falte(wort)]; s.name != r.wert {
				t.Errorf("%q means both %s and %s", wort, s.name, r.wert)
			}
		}
	}
	for _, l := range Laender {
		for wort := range strings.SplitSeq(l.Name+" | "+l.Code+" | "+landNamen[l.Code], " | ") {
			if code := landNach[Falte(wort)]; code != l.Code {
				t.Errorf("%q means both %s and %s", wort, code, l.Code)
			}
			if len(glieder(wort)) > laengsteStelle {
				t.Errorf("%q has more than %d words", wort, laengsteStelle)
			}
		}
	}
}
