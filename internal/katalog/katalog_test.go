package katalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
)

// The counts that the page Methodik and the README state about the extract.
func TestLeistungenCounts(t *testing.T) {
	t.Parallel()
	ls, err := Leistungen()
	if err != nil {
		t.Fatal(err)
	}
	felder, typen, leika := map[string]int{}, map[ozg.Typ]int{}, 0
	for _, l := range ls {
		felder[l.Themenfeld]++
		typen[l.Typ]++
		leika += l.AnzahlLeiKa
	}
	wantFelder := map[string]int{
		"Unternehmensführung & -entwicklung": 78, "Gesundheit": 62, "Mobilität & Reisen": 60, "Bauen & Wohnen": 58,
		"Umwelt": 48, "Engagement & Hobby": 40, "Familie & Kind": 37, "Steuern & Zoll": 35, "Arbeit & Ruhestand": 30,
		"Forschung & Förderung": 28, "Bildung": 27, "Ein- & Auswanderung": 21, "Querschnitt": 18, "Recht & Ordnung": 15,
	}
	wantTypen := map[ozg.Typ]int{ozg.Typ1: 124, ozg.Typ23: 349, ozg.Typ4: 73, ozg.Typ5: 6, ozg.Typ45: 4, "": 1}
	if diff := cmp.Diff(wantFelder, felder); diff != "" {
		t.Errorf("Leistungen per Themenfeld (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wantTypen, typen); diff != "" {
		t.Errorf("Leistungen per Typ (-want +got):\n%s", diff)
	}
	if len(ls) != 557 || leika != 5223 {
		t.Errorf("%d Leistungen with %d LeiKa-Leistungen, want 557 with 5223", len(ls), leika)
	}
}

func TestLeistungenHaveUniqueRisingIDs(t *testing.T) {
	t.Parallel()
	ls, err := Leistungen()
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(ls); i++ {
		if ls[i-1].OZGID >= ls[i].OZGID {
			t.Errorf("%s stands before %s", ls[i-1].OZGID, ls[i].OZGID)
		}
	}
	if first, last := ls[0].OZGID, ls[len(ls)-1].OZGID; first != "10000" || last != "10601" {
		t.Errorf("IDs run from %s to %s, want 10000 to 10601", first, last)
	}
}

func TestLeiKaCounts(t *testing.T) {
	t.Parallel()
	es, err := LeiKa()
	if err != nil {
		t.Fatal(err)
	}
	anzahl, ohneKey := map[string]int{}, 0
	for _, e := range es {
		if e.LeiKaID == "" {
			ohneKey++
		} else if len(e.LeiKaID) != 14 || !strings.HasPrefix(e.LeiKaID, "99") {
			t.Errorf("LeiKa key %q is not of the form 99xxxxxxxxxxxx", e.LeiKaID)
		}
		anzahl[e.OZGID]++
	}
	if len(es) != 5249 || anzahl[""] != 26 || ohneKey != 436 {
		t.Errorf("%d LeiKa-Leistungen, %d without OZG-ID, %d without key; want 5249, 26, 436", len(es), anzahl[""], ohneKey)
	}
	delete(anzahl, "")
	if diff := cmp.Diff(anzahl, LeiKaAnzahl()); diff != "" {
		t.Errorf("weights differ from the LeiKa rows (-rows +weights):\n%s", diff)
	}
}

// A reader who looks up the cell of a value in the file must find its text there.
func TestMeldungenNameTheCellOfEachValue(t *testing.T) {
	t.Parallel()
	ms, err := Meldungen()
	if err != nil {
		t.Fatal(err)
	}
	zeilen := strings.Split(string(Inhalt()), "\n")
	ohneTyp := 0
	for _, m := range ms {
		spalten := strings.Split(zeilen[m.Zeile-1], ";")
		if spalten[0] != m.OZGID || m.Blatt != Datei {
			t.Fatalf("Meldung of %s names sheet %s, line %d, which holds %q", m.OZGID, m.Blatt, m.Zeile, zeilen[m.Zeile-1])
		}
		if _, ok := m.Felder[ozg.FeldTyp]; !ok {
			ohneTyp++
		}
		for f, w := range m.Felder.Alle() {
			h := m.Herkunft[f]
			if got := spalten[h.Zelle[0]-'A']; got != h.Text || got != w.Text {
				t.Errorf("%s of %s: cell %s holds %q, origin %q, value %q", f, m.OZGID, h.Zelle, got, h.Text, w.Text)
			}
		}
		if len(m.Felder) != len(m.Herkunft) {
			t.Errorf("%s: %d fields but %d origins", m.OZGID, len(m.Felder), len(m.Herkunft))
		}
	}
	if len(ms) != 557 || ohneTyp != 1 {
		t.Errorf("%d Meldungen, %d without Typ; want 557 and 1", len(ms), ohneTyp)
	}
}

// Accepted as Vorgang 1, the catalogue alone gives an Umfang of 557, all without any statement.
func TestMeldungenFoldToTheUmfang(t *testing.T) {
	t.Parallel()
	ms, err := Meldungen()
	if err != nil {
		t.Fatal(err)
	}
	a := new(ozg.Geschichte).Erweitern()
	if err := a.Vorgang(ozg.Vorgang{Nr: 1}); err != nil {
		t.Fatal(err)
	}
	imp, err := a.Import(ozg.Import{Nr: 1, Art: ozg.ImportKatalog, Stichtag: Stichtag(), Datei: Datei})
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range ms {
		a.Meldung(imp, int32(i), m.OZGID, m.Felder)
	}
	z := ozg.Zaehle(a.Geschichte().Sicht(ozg.Blick{Stichtag: Stichtag()}).Bestand().Umfang())
	if z.Umfang != 557 || z.KeineAngabe() != 557 {
		t.Errorf("Umfang %d with %d keine Angabe, want 557 and 557", z.Umfang, z.KeineAngabe())
	}
}

// The table in the domain and the file with the sources of each line must not drift apart.
func TestThemenfelderMatchTheirSources(t *testing.T) {
	t.Parallel()
	zeilen, err := lies("themenfelder.csv", []string{"Nr", "Themenfeld", "Kurzname", "Slug", "Ressort", "Land", "Weitere Länder", "Quelle"})
	if err != nil {
		t.Fatal(err)
	}
	var want []ozg.Themenfeld
	for _, z := range zeilen {
		laender := liste(z.felder[5])
		laender = append(laender, liste(z.felder[6])...)
		want = append(want, ozg.Themenfeld{Name: z.felder[1], Kurzname: z.felder[2], Slug: z.felder[3], Ressorts: liste(z.felder[4]), Laender: laender})
	}
	if diff := cmp.Diff(want, ozg.Themenfelder); diff != "" {
		t.Errorf("ozg.Themenfelder differ from themenfelder.csv (-file +table):\n%s", diff)
	}
}

func liste(zelle string) (out []string) {
	for s := range strings.SplitSeq(zelle, ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func TestVeroeffentlicht(t *testing.T) {
	t.Parallel()
	vs, err := Veroeffentlicht()
	if err != nil {
		t.Fatal(err)
	}
	if len(vs) != 79 {
		t.Errorf("%d published figures, want 79", len(vs))
	}
	fristEnde := 0.0
	for i, v := range vs {
		if i > 0 && v.Datum < vs[i-1].Datum {
			t.Errorf("figure of %s stands after %s", v.Datum, vs[i-1].Datum)
		}
		if v.Quelle == "" || v.Kennzahl == "" {
			t.Errorf("figure of %s has no source or no Kennzahl", v.Datum)
		}
		if v.Datum == ozg.Frist && v.Kennzahl == "flaechendeckend" {
			fristEnde = v.Wert
		}
	}
	if fristEnde != 105 {
		t.Errorf("flächendeckend at the Frist is %v, want 105", fristEnde)
	}
}

// A damaged file must be an error that names file and line, never a shorter catalogue.
func TestLiesRefusesDamage(t *testing.T) {
	t.Parallel()
	kopf := []string{"A", "B"}
	for name, tt := range map[string]struct{ text, want string }{
		"empty":        {"", "read header of x.csv"},
		"other header": {"A;C\n1;2\n", "header is"},
		"short record": {"A;B\n1;2\n3\n", "line 3"},
		"open quote":   {"A;B\n1;\"2\n", "line 2"},
	} {
		_, err := liesCSV(strings.NewReader(tt.text), "x.csv", kopf)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, tt.want)
		}
	}
}

// Values that no function downstream expects must not get in.
func TestLeistungRefusesUnknownValues(t *testing.T) {
	t.Parallel()
	gut := []string{"10000", "Elterngeld", "Familie & Kind", "Geburt", "2/3", "4"}
	if _, err := leistung(zeile{2, gut}); err != nil {
		t.Fatalf("good line: %v", err)
	}
	for spalte, schlecht := range map[int]string{spalteOZGID: "1000x", spalteThemenfeld: "Familie", spalteTyp: "7", spalteAnzahl: ""} {
		felder := append([]string{}, gut...)
		felder[spalte] = schlecht
		if _, err := leistung(zeile{2, felder}); err == nil {
			t.Errorf("column %d: %q was taken", spalte, schlecht)
		}
	}
}
