package reports_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// Texts come from spreadsheets of others. They stay texts: no formula, no link, no broken file; what
// does not fit is cut with a mark.
func TestFremderTextBleibtText(t *testing.T) {
	t.Parallel()
	lang := strings.Repeat("Länge ", 7000) // 42,000 characters
	fremd := map[string]struct{ text, want string }{
		"10001": {`=HYPERLINK("https://example.org";"hier")`, `=HYPERLINK("https://example.org";"hier")`},
		"10002": {`"Anführung" & <Klammer> 'Apostroph'`, `"Anführung" & <Klammer> 'Apostroph'`},
		"10003": {"Zeile 1\nZeile 2\r\nZeile 3", "Zeile 1\nZeile 2\nZeile 3"},
		"10004": {"Glocke\a und Null\x00", "Glocke  und Null "},
		"10005": {"+49 30 12345", "+49 30 12345"},
		"10006": {"_x0041_ bleibt", "_x0041_ bleibt"},
		"10007": {"]]></t></is></c><script>", "]]></t></is></c><script>"},
		"10008": {"https://example.org/", "https://example.org/"},
		"10009": {lang, ""},
		"10010": {"kaputt\xff\xfe", "kaputt\ufffd\ufffd"},
		"10011": {"  Rand  ", "  Rand  "},
		"10012": {"@SUM(A1)", "@SUM(A1)"},
	}
	a := (&ozg.Geschichte{}).Erweitern()
	if err := a.Vorgang(ozg.Vorgang{Nr: 1, Am: time.Unix(1e9, 0)}); err != nil {
		t.Fatal(err)
	}
	imp, err := a.Import(ozg.Import{Nr: 1, Art: ozg.ImportPlan, Stichtag: stichtag, Datei: "=cmd|'/c calc'!A1.xlsx"})
	if err != nil {
		t.Fatal(err)
	}
	for id, f := range fremd {
		a.Meldung(imp, 0, id, ozg.Felder{ozg.FeldBezeichnung: ozg.TextWert(f.text), ozg.FeldBemerkung: ozg.TextWert(f.text), ozg.FeldRessort: ozg.ListeWert(f.text), ozg.FeldBundesweitSoll: ozg.TagWert(stichtag - 10)})
	}
	o := optionen()
	o.Konto, o.Adresse, o.Herausgeber = `=1+1 & "x" <y>`, "javascript:alert(1)", strings.Repeat("Ministerium ", 100)
	if err := a.Vorgang(ozg.Vorgang{Nr: 2, Am: time.Unix(2e9, 0)}); err != nil {
		t.Fatal(err)
	}
	spaeter, err := a.Import(ozg.Import{Nr: 2, Art: ozg.ImportPlan, Stichtag: stichtag})
	if err != nil {
		t.Fatal(err)
	}
	for id := range fremd {
		a.Meldung(spaeter, 0, id, ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandOnline), ozg.FeldLaender(ozg.LandIndex("HH")): ozg.TextWert(ozg.LandOnline), ozg.FeldBundesweitSoll: ozg.TagWert(stichtag - 5)})
	}
	o.Laender = []string{"NI"}
	for _, b := range reports.Blaetter {
		o.Blaetter = append(o.Blaetter, b.Code)
	}
	b := schreibe(t, reports.Zusammenstellen(a.Geschichte().Sicht(ozg.Blick{Stichtag: stichtag}), o))
	m := lies(t, b)
	for _, blatt := range []string{"Leistungen", "Verzug"} {
		for id, f := range fremd {
			got := m.zeile(t, blatt, id)[1]
			if f.want != "" && got != f.want {
				t.Errorf("%s, %s: %q, want %q", blatt, id, got, f.want)
			}
		}
	}
	for blatt, spalte := range map[string]int{"Brücke": 2, "Änderungen": 2, "Land": 0} {
		for id, f := range fremd {
			if f.want != "" && !slices.ContainsFunc(m.zellen[blatt], func(z []string) bool { return len(z) > spalte+1 && z[1] == id && z[spalte] == f.want }) {
				t.Errorf("%s does not show the name of %s as it is", blatt, id)
			}
		}
	}
	got := m.zeile(t, "Leistungen", "10009")[1]
	if n := len(utf16.Encode([]rune(got))); n > 32767 || !strings.HasSuffix(got, " … [gekürzt]") || !strings.HasPrefix(got, "Länge Länge") {
		t.Errorf("a text of 42,000 characters became one of %d: …%q", n, got[max(0, len(got)-40):])
	}
	_, teile := entpacke(t, b)
	for name, teil := range teile {
		if strings.HasPrefix(name, "xl/worksheets/") && slices.ContainsFunc([]string{"<f>", "<f ", "<hyperlink"}, func(s string) bool { return strings.Contains(string(teil), s) }) {
			t.Errorf("%s holds a formula or a link", name)
		}
	}
}
