package annahme_test

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/vorlage"
	"ozgtracker/reports"
)

// mitBestand accepts a plan of which the Vorlage is made.
func mitBestand(t *testing.T, d *annahme.Dienst) {
	t.Helper()
	annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;31.12.2022", "10237;Sterbeurkunde;online;"))
}

// vorlageVon writes the Vorlage of the present as a file that comes back.
func vorlageVon(t *testing.T, d *annahme.Dienst, aendere ...func(*excelize.File)) annahme.Auftrag {
	t.Helper()
	s := d.Geschichte().Sicht(ozg.Blick{Stichtag: q1})
	v, err := reports.NeueVorlage(s, reports.Optionen{Themenfelder: []string{"Gesundheit"}, Erstellt: time.Date(2021, 4, 20, 9, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := reports.WriteVorlage(&b, v); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, a := range aendere {
		a(f)
	}
	b.Reset()
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return annahme.Auftrag{Datei: "rueckmeldung.xlsx", Inhalt: b.Bytes(), Konto: "lokal"}
}

// zelleVon is the address of a field of a Leistung.
func zelleVon(f *excelize.File, id, titel string) string {
	zeilen, err := f.GetRows(vorlage.BlattAngaben)
	if err != nil {
		panic(err)
	}
	spalte := 0
	for i, z := range zeilen {
		if len(z) > 0 && z[0] == vorlage.TitelOZGID {
			spalte = slices.Index(z, titel) + 1
		}
		if spalte > 0 && len(z) > 0 && z[0] == id {
			a, _ := excelize.CoordinatesToCellName(spalte, i+1)
			return a
		}
	}
	panic("no cell of " + id + ", " + titel)
}

func setze(id, titel string, wert any) func(*excelize.File) {
	return func(f *excelize.File) {
		if err := f.SetCellValue(vorlage.BlattAngaben, zelleVon(f, id, titel), wert); err != nil {
			panic(err)
		}
	}
}

// genannt lists "10214 stand=online" of all Meldungen.
func genannt(v annahme.Vorschau) (out []string) {
	for _, z := range v.Meldungen.Zeilen() {
		for _, n := range z.Nennungen {
			out = append(out, z.OZGID+" "+n.Feld.Name()+"="+string(n.Feld.AppendJSON(nil, *n.Wert)))
		}
	}
	return out
}

func codes(v annahme.Vorschau) (out []string) {
	for _, b := range v.Befunde {
		if b.Code != "vorlage_unveraendert" {
			out = append(out, string(b.Schwere)+" "+b.Code)
		}
	}
	return out
}

func TestRueckmeldungStatesOnlyWhatAPersonChanged(t *testing.T) {
	t.Parallel()
	d := newDienst(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	mitBestand(t, d)
	for _, fall := range []struct {
		name    string
		aendere []func(*excelize.File)
		genannt []string
		codes   []string
	}{
		{name: "untouched"},
		{"a word of the list", []func(*excelize.File){setze("10214", "Umsetzungsstand", "in Umsetzung")}, []string{`10214 stand="umsetzung"`}, nil},
		{"a Land", []func(*excelize.File){setze("10237", "Niedersachsen", "online")}, []string{`10237 laender.NI="online"`}, nil},
		{"a date as text", []func(*excelize.File){setze("10214", "bundesweit verfügbar (Soll)", "30.06.2023")}, []string{`10214 bundesweit_soll="2023-06-30"`}, nil},
		{"the same date as text", []func(*excelize.File){setze("10214", "bundesweit verfügbar (Soll)", "31.12.2022")}, nil, nil},
		{"the same word in another spelling", []func(*excelize.File){setze("10214", "Umsetzungsstand", "Planung")}, nil, nil},
		{"an emptied cell", []func(*excelize.File){setze("10214", "bundesweit verfügbar (Soll)", nil)}, []string{`10214 bundesweit_soll=null`}, nil},
		{"the word (leer)", []func(*excelize.File){setze("10237", "Umsetzungsstand", "(leer)")}, []string{`10237 stand=null`}, nil},
		{"a word that is none", []func(*excelize.File){setze("10237", "Umsetzungsstand", "demnächst vielleicht")}, nil, []string{"fehler stand_unbekannt"}},
		{"another key", []func(*excelize.File){setze("10214", vorlage.TitelOZGID, "10999")}, nil, []string{"hinweis vorlage_zeilen_fehlen", "hinweis ozg_id_unbekannt", "fehler vorlage_schluessel"}},
		{"the key of another row", []func(*excelize.File){setze("10214", vorlage.TitelOZGID, "10237")}, nil, []string{"hinweis vorlage_zeilen_fehlen", "warnung name_passt_nicht", "fehler vorlage_schluessel"}},
		{"a row twice", []func(*excelize.File){setze("10214", "Umsetzungsstand", "offen"), func(f *excelize.File) { _ = f.DuplicateRow(vorlage.BlattAngaben, 7) }}, []string{`10214 stand="offen"`}, []string{"fehler vorlage_doppelt"}},
		{"another name", []func(*excelize.File){setze("10214", "OZG-Leistung", "Hundesteuer")}, nil, []string{"hinweis vorlage_zeilen_fehlen", "fehler vorlage_schluessel"}},
		{"a deleted row", []func(*excelize.File){func(f *excelize.File) { _ = f.RemoveRow(vorlage.BlattAngaben, 6) }}, nil, []string{"hinweis vorlage_zeilen_fehlen"}},
		{"a deleted column", []func(*excelize.File){func(f *excelize.File) { _ = f.RemoveCol(vorlage.BlattAngaben, "C") }}, nil, []string{"hinweis vorlage_spalten_fehlen"}},
		{"renamed sheets", []func(*excelize.File){func(f *excelize.File) { _ = f.SetSheetName(vorlage.BlattAngaben, "Neu") }}, nil, nil},
		{"another sheet of notes", []func(*excelize.File){notizblatt}, nil, []string{"warnung vorlage_fremdes_blatt"}},
		{"an added row", []func(*excelize.File){func(f *excelize.File) {
			_ = f.SetSheetRow(vorlage.BlattAngaben, "A9", &[]any{"10777", "Ganz neue Leistung", "offen"})
		}}, []string{`10777 bezeichnung="Ganz neue Leistung"`, `10777 themenfeld="Gesundheit"`, `10777 stand="offen"`}, []string{"warnung vorlage_zeile_neu", "hinweis ozg_id_unbekannt"}},
	} {
		t.Run(fall.name, func(t *testing.T) {
			t.Parallel()
			v := vorschau(t, d, vorlageVon(t, d, fall.aendere...))
			if diff := cmp.Diff(fall.genannt, genannt(v)); diff != "" {
				t.Errorf("stated (-want +got):\n%s", diff)
			}
			slices.Sort(fall.codes)
			got := codes(v)
			slices.Sort(got)
			if diff := cmp.Diff(fall.codes, got); diff != "" {
				t.Errorf("Befunde (-want +got):\n%s\n%+v", diff, v.Befunde)
			}
			if v.Themenfeld != "Gesundheit" || *v.Stichtag != q1 {
				t.Errorf("Themenfeld %q, Stichtag %s", v.Themenfeld, v.Stichtag)
			}
		})
	}
}

func notizblatt(f *excelize.File) {
	_, _ = f.NewSheet("Notizen")
	_ = f.SetSheetRow("Notizen", "A1", &[]any{"OZG-ID", "OZG-Leistung", "Umsetzungsstand"})
	_ = f.SetSheetRow("Notizen", "A2", &[]any{"10214", "Schwerbehindertenausweis", ""})
}

func TestRueckmeldungTakesTheStichtagOfTheCover(t *testing.T) {
	t.Parallel()
	d := newDienst(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	mitBestand(t, d)
	cover := func(wert any) func(*excelize.File) {
		return func(f *excelize.File) {
			zeilen, _ := f.GetRows(vorlage.BlattAnleitung)
			i := slices.IndexFunc(zeilen, func(z []string) bool { return len(z) > 0 && z[0] == vorlage.TitelStichtag })
			_ = f.SetCellValue(vorlage.BlattAnleitung, "B"+strconv.Itoa(i+1), wert)
		}
	}
	for _, fall := range []struct {
		name  string
		wert  any
		will  ozg.Tag
		codes []string
	}{
		{"a later day", 44377, q2, nil},
		{"a later day as text", "30.06.2021", q2, nil},
		{"emptied", nil, q1, []string{"warnung vorlage_stichtag"}},
		{"a word", "bald", q1, []string{"warnung vorlage_stichtag"}},
	} {
		t.Run(fall.name, func(t *testing.T) {
			t.Parallel()
			v := vorschau(t, d, vorlageVon(t, d, cover(fall.wert)))
			if *v.Stichtag != fall.will {
				t.Errorf("Stichtag %s, want %s", v.Stichtag, fall.will)
			}
			if diff := cmp.Diff(fall.codes, codes(v)); diff != "" {
				t.Errorf("Befunde (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRueckmeldungShowsConflicts(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		mitBestand(t, d)
		a := vorlageVon(t, d, setze("10214", "Umsetzungsstand", "in Umsetzung"), setze("10237", "Umsetzungsstand", "flächendeckend"))
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;zurückgestellt;31.12.2022", "10204;Blindengeld;online;"))
		v := vorschau(t, d, a)
		if diff := cmp.Diff([]string{"warnung vorlage_konflikt"}, codes(v)); diff != "" {
			t.Fatalf("Befunde (-want +got):\n%s", diff)
		}
		i := slices.IndexFunc(v.Aenderungen, func(a annahme.Aenderung) bool { return a.OZGID == "10214" })
		if auffaellig := v.Aenderungen[i].Auffaellig; !strings.Contains(auffaellig, "In der Vorlage stand „in Planung“. Inzwischen meldete „plan.csv“ (Vorgang 3, Stichtag 31.03.2021) „zurückgestellt“.") {
			t.Errorf("the change says %q", auffaellig)
		}
		beleg, err := d.Annehmen(context.Background(), a, v.Pruefsumme)
		if err != nil {
			t.Fatal(err)
		}
		if imp, _ := d.Geschichte().Import(beleg.Nr); imp.Art != ozg.ImportVorlage || imp.Themenfeld != "Gesundheit" {
			t.Errorf("stored as %+v", imp)
		}
		if got := stand(d, "10214", q1, 0); got != ozg.StandUmsetzung {
			t.Errorf("10214 is %s: what the person reported does not hold", got)
		}
		if got := stand(d, "10204", q1, 0); got != ozg.StandOnline {
			t.Errorf("10204 is %s: an untouched cell of the Vorlage took back what was reported since", got)
		}
	})
}

func TestRueckmeldungUnticked(t *testing.T) {
	t.Parallel()
	d := newDienst(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	mitBestand(t, d)
	a := vorlageVon(t, d, setze("10214", "bundesweit verfügbar (Soll)", nil), setze("10237", "Umsetzungsstand", "offen"))
	v := vorschau(t, d, a)
	for _, x := range v.Aenderungen {
		a.Eingaben.Ohne = append(a.Eingaben.Ohne, x.Blatt+"!"+strconv.Itoa(x.Zeile)+"!"+x.Feld.Name())
	}
	v = vorschau(t, d, a)
	if got := genannt(v); len(a.Eingaben.Ohne) != 2 || got != nil {
		t.Errorf("unticked %q, still stated: %q", a.Eingaben.Ohne, got)
	}
	if diff := cmp.Diff([]string{"hinweis abgewaehlt", "hinweis abgewaehlt"}, codes(v)); diff != "" {
		t.Errorf("Befunde (-want +got):\n%s", diff)
	}
}

func TestRueckmeldungWithoutChangesIsKept(t *testing.T) {
	t.Parallel()
	d := newDienst(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	mitBestand(t, d)
	b := annehmen(t, d, vorlageVon(t, d))
	if diff := cmp.Diff(annahme.Zaehlung{Unveraendert: 3}, b.Zaehlung); diff != "" || b.Nr == 0 {
		t.Errorf("accepted as %d, counts (-want +got):\n%s", b.Nr, diff)
	}
}

func TestVorlageOfAnotherDatabaseIsRefused(t *testing.T) {
	t.Parallel()
	hier, dort := newDienst(t, storetest.Open(t, storetest.DSN(t, "sqlite"))), newDienst(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	mitBestand(t, dort)
	a := vorlageVon(t, dort)
	annehmen(t, hier, plan(q1, "10214;Schwerbehindertenausweis;online;"))
	_, err := hier.Vorschau(context.Background(), a)
	if ozg.FehlerCode(err) != "vorlage_fremd" {
		t.Errorf("error %v", err)
	}
}
