package importer

import (
	"context"
	"fmt"
	"testing"

	"ozgtracker/internal/ozg"
)

// TestStichtagInFileName: the forms in which people put a date into the name of a file.
func TestStichtagInFileName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"umsetzungsplan-gesundheit-2021-06-30.xlsx": "2021-06-30", "Plan_20210630.xlsx": "2021-06-30", "Plan 30.06.2021.xlsx": "2021-06-30", "Plan_30-6-2021_final.xlsx": "2021-06-30",
		"Stand_Juni_2021.xlsx": "2021-06-30", "TF Gesundheit 2021 Dezember.csv": "2021-12-31", "Plan_Mrz2021.xlsx": "2021-03-31", "Plan-Q2-2021.xlsx": "2021-06-30", "2021Q4.xlsx": "2021-12-31", "plan_2021-06.xlsx": "2021-06-30",
		"Plan_2021.xlsx": "", "Plan_v2.xlsx": "", "20211399.xlsx": "", "Protokoll 12345678.xlsx": "", "plan.xlsx": "", "": "",
	} {
		got := ""
		if t, ok := stichtagImNamen(name); ok {
			got = t.String()
		}
		if got != want {
			t.Errorf("%q: Stichtag %q, want %q", name, got, want)
		}
	}
}

// TestStichtagOnSheets: the forms in which a plan says as of which day it speaks, and those that look
// like it.
func TestStichtagOnSheets(t *testing.T) {
	t.Parallel()
	for titel, want := range map[string]string{
		"Stand: 30.06.2021": "2021-06-30", "Stand: 30.06.2021 (Beispieldaten, keine amtlichen Angaben)": "2021-06-30", "Umsetzungsplan Gesundheit (Stand 30. Juni 2021)": "2021-06-30",
		"Stichtag 30.6.21": "2021-06-30", "Stichtag: |30.06.2021": "2021-06-30", "Datenstand|Juni 2021": "2021-06-30", "Stand der Daten: 2021-06-30": "2021-06-30", "Stand vom 30.06.2021": "2021-06-30",
		"Stand Q2/2021": "2021-06-30", "Umsetzungsplan zum 30.06.2021": "2021-06-30", "Stand:|lfd. Nr.|44377": "",
		"Umsetzungsstand 2021": "", "Stand der Technik: 2019": "", "Version vom 30.06.2021": "", "Rechtsstand 01.01.2020": "",
	} {
		e, err := Read(context.Background(), "plan.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
			z(titel), z("OZG-ID|OZG-Leistung|Welle"), z("10214|Schwerbehindertenausweis|1"),
		}}), Eingaben{}, Verzeichnis{}, Grenzen{})
		if err != nil {
			t.Errorf("%q: %v", titel, err)
			continue
		}
		if got := stichtagText(e); got != want {
			t.Errorf("%q: Stichtag %q (%s), want %q", titel, got, e.StichtagQuelle, want)
		}
	}
}

func stichtagText(e Ergebnis) string {
	if e.Stichtag == nil {
		return ""
	}
	return e.Stichtag.String()
}

// TestStichtagBelowTable: a note below the table counts where nothing else says the day, and the rows are
// read with it.
func TestStichtagBelowTable(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		z("OZG-ID|OZG-Leistung|Go-Live Ist"), z("10214|Schwerbehindertenausweis|31.12.2021"), nil, z("Stand: 30.06.2021"),
	}}), Eingaben{})
	if got := stichtagText(e); got != "2021-06-30" {
		t.Errorf("Stichtag %q, want that of the note", got)
	}
	befund(t, e, "datum_nach_stichtag")
}

// TestSheetsThatDisagreeOnStichtag are refused until a person decides; then it is said what was overruled.
func TestSheetsThatDisagreeOnStichtag(t *testing.T) {
	t.Parallel()
	plan := func(name, stand string) tafel {
		return tafel{name: name, zeilen: [][]any{z(stand), z("OZG-ID|OZG-Leistung|Welle"), z("10214|Schwerbehindertenausweis|1")}}
	}
	b := baueMappe(t, plan("Juni", "Stand: 30.06.2021"), plan("September", "Stand: 30.09.2021"))
	_, err := Read(context.Background(), "plan.xlsx", b, Eingaben{}, katalog(), Grenzen{})
	pruefeFehler(t, err)
	if code := ozg.FehlerCode(err); code != "stichtag_widerspruch" {
		t.Errorf("code %q, want stichtag_widerspruch", code)
	}
	s := tag("2021-09-30")
	e := lies(t, "plan.xlsx", b, Eingaben{Stichtag: &s})
	if *e.Stichtag != s {
		t.Errorf("Stichtag %s, want the person's", e.Stichtag)
	}
	if bf := befund(t, e, "stichtag_abweichend"); bf.Schwere != ozg.SchwereHinweis {
		t.Errorf("Befund %v, want a hinweis", bf)
	}
}

// TestSheetGoesBeforeFileName: a copied file keeps its name; what stands in it is newer.
func TestSheetGoesBeforeFileName(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan-2021-03-31.xlsx", baueMappe(t, tafel{name: "Plan", zeilen: [][]any{
		{"Stichtag", tag("2021-06-30")}, z("OZG-ID|OZG-Leistung|Welle"), z("10214|Schwerbehindertenausweis|1"),
	}}), Eingaben{})
	if got := stichtagText(e); got != "2021-06-30" || e.StichtagQuelle != "Blatt „Plan“, Zelle B1" {
		t.Errorf("Stichtag %q from %q, want that of the sheet", got, e.StichtagQuelle)
	}
	befund(t, e, "stichtag_abweichend")
}

// TestListOfVersionsIsNoStichtag: a title page that lists its versions names no single day.
func TestListOfVersionsIsNoStichtag(t *testing.T) {
	t.Parallel()
	e := lies(t, "plan.xlsx", baueMappe(t,
		tafel{name: "Versionen", zeilen: [][]any{z("1.0|Stand 31.03.2021"), z("1.1|Stand 30.06.2021")}},
		tafel{name: "Plan", zeilen: [][]any{z("Stand: 30.06.2021"), z("OZG-ID|OZG-Leistung|Welle"), z("10214|Schwerbehindertenausweis|1")}},
	), Eingaben{})
	if got := stichtagText(e); got != "2021-06-30" {
		t.Errorf("Stichtag %q, want that of the plan", got)
	}
}

// TestThemenfeldOutsideTheRows: where a plan names its Themenfeld once for all rows, the origin says so.
func TestThemenfeldOutsideTheRows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ titel, blatt, datei, want, zelle string }{
		{"Umsetzungsplan Themenfeld Gesundheit – Fortschreibung", "Plan", "plan.xlsx", "Gesundheit", "A1"},
		{"Umsetzungsplan Familie und Kind (Entwurf)", "Plan", "plan.xlsx", "Familie & Kind", "A1"},
		{"Themenfeld:|Ein- & Auswanderung", "Plan", "plan.xlsx", "Ein- & Auswanderung", "B1"},
		{"OZG-Umsetzung", "Plan_Gesundheit", "plan.xlsx", "Gesundheit", ""},
		{"OZG-Umsetzung", "TF Umwelt", "gesundheit.xlsx", "Umwelt", ""},
		{"OZG-Umsetzung", "Plan", "umsetzungsplan-bauen-wohnen-2021-06-30.xlsx", "Bauen & Wohnen", ""},
		{"Umsetzungsplan 2021", "Plan", "plan.xlsx", "", ""},
		{"Gesundheit und Bildung", "Bildung Gesundheit", "plan.xlsx", "", ""},
	} {
		e, err := Read(context.Background(), c.datei, baueMappe(t, tafel{name: c.blatt, zeilen: [][]any{
			z(c.titel), z("OZG-ID|OZG-Leistung|Welle"), z("10214|Schwerbehindertenausweis|1"),
		}}), Eingaben{}, Verzeichnis{}, Grenzen{})
		if err != nil {
			t.Fatal(err)
		}
		m := meldung(t, e, c.blatt, 3)
		if got, zelle := m.Felder[ozg.FeldThemenfeld].Text, m.Herkunft[ozg.FeldThemenfeld].Zelle; got != c.want || zelle != c.zelle || e.Themenfeld != c.want {
			t.Errorf("%s: Themenfeld %q from %q, file %q; want %q from %q", fmt.Sprint(c), got, zelle, e.Themenfeld, c.want, c.zelle)
		}
	}
}
