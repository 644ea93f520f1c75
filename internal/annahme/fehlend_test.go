package annahme_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

func TestLeistungenMissingSinceTheLastPlanAreListed(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		gesundheit := func(a annahme.Auftrag) annahme.Auftrag {
			a.Eingaben.Themenfeld = "Gesundheit"
			return a
		}
		q4 := ozg.NeuerTag(2020, 12, 31)
		annehmen(t, d, gesundheit(plan(q4, "10204;Blindengeld;offen;", "10214;Schwerbehindertenausweis;offen;")))
		letzter := annehmen(t, d, gesundheit(plan(q1, "10214;Schwerbehindertenausweis;offen;", "10237;Sterbeurkunde;offen;", "10999;Neue;offen;")))
		v := vorschau(t, d, gesundheit(plan(q2, "10214;Schwerbehindertenausweis;offen;")))
		want := []annahme.FehlendeLeistung{{"10237", "Sterbeurkunde", q1}, {"10999", "Neue", q1}}
		if diff := cmp.Diff(want, v.Fehlend); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"2 Leistungen des letzten Plans (31.03.2021) fehlen in der Datei. An ihnen ändert sich nichts."}, v.Ungewoehnlich); diff != "" {
			t.Error(diff)
		}
		if _, err := d.Zuruecknehmen(context.Background(), letzter.Nr, "lokal", uhr()()); err != nil {
			t.Fatal(err)
		}
		v = vorschau(t, d, gesundheit(plan(q2, "10214;Schwerbehindertenausweis;offen;")))
		if diff := cmp.Diff([]annahme.FehlendeLeistung{{"10204", "Blindengeld", q4}}, v.Fehlend); diff != "" {
			t.Errorf("after the last plan was taken back: %s", diff)
		}
	})
}

func TestUnusualFilesAreTold(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		viele := func(stand string) (zeilen []string) {
			for i := range 10 {
				zeilen = append(zeilen, fmt.Sprintf("%d;Leistung %d;%s;", 10300+i, i, stand))
			}
			return zeilen
		}
		annehmen(t, d, plan(q2, viele("offen")...))
		v := vorschau(t, d, plan(q1, viele("online")...))
		want := []string{"Es gibt schon einen Plan mit späterem Stichtag (30.06.2021). Was er nennt, gilt weiter."}
		if diff := cmp.Diff(want, v.Ungewoehnlich); diff != "" {
			t.Errorf("older plan: %s", diff)
		}
		v = vorschau(t, d, plan(q2+1, viele("online")...))
		want = []string{
			"Mehr als ein Drittel der bisherigen Werte ändert sich (10 von 20). Prüfen Sie, ob Stichtag und Spalten stimmen.",
		}
		if diff := cmp.Diff(want, v.Ungewoehnlich); diff != "" {
			t.Errorf("slip of the year: %s", diff)
		}
		a := plan(q2, "10214;Schwerbehindertenausweis;offen;", "10237;Sterbeurkunde;offen;")
		a.Eingaben.Themenfeld = "Bildung"
		want = []string{"2 Leistungen gehörten bisher zu einem anderen Themenfeld: 10214, 10237."}
		if diff := cmp.Diff(want, vorschau(t, d, a).Ungewoehnlich); diff != "" {
			t.Errorf("another Themenfeld: %s", diff)
		}
	})
}

// A row that is in the file, but was refused or unticked, is not missing from it.
func TestRefusedRowsAreNotMissing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;offen;", "10237;Sterbeurkunde;offen;", "10204;Blindengeld;offen;"))
		a := plan(q2, "10214;Schwerbehindertenausweis;offen;", "10237;Sterbeurkunde;offen;", "10237;Sterbeurkunde;online;", "10204;Blindengeld;online;")
		a.Eingaben.Ohne = []string{"CSV!5"}
		v := vorschau(t, d, a)
		if len(v.Fehlend) != 0 || v.Abgelehnt != 2 {
			t.Errorf("missing %v, %d rows refused; want none and 2", v.Fehlend, v.Abgelehnt)
		}
	})
}

// What deserves a second look is listed wherever it stands in a long file, and all changes can be had.
func TestAllChangesCanBeHad(t *testing.T) {
	t.Parallel()
	d := newDienst(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	var zeilen []string
	for i := range annahme.MaxAenderungen {
		zeilen = append(zeilen, strconv.Itoa(10000+i)+";;online;31.12.2022")
	}
	annehmen(t, d, plan(q1, zeilen...))
	for i := range zeilen {
		zeilen[i] = strconv.Itoa(10000+i) + ";;flächendeckend;01.12.2022"
	}
	zeilen[len(zeilen)-1] = strconv.Itoa(10000+len(zeilen)-1) + ";;offen;31.12.2023"
	a := plan(q2, zeilen...)
	v := vorschau(t, d, a)
	if len(v.Aenderungen) != annahme.MaxAenderungen+2 || v.AuffaelligZahl != 2 || v.Aenderungen[annahme.MaxAenderungen].Auffaellig == "" {
		t.Errorf("%d listed, %d conspicuous", len(v.Aenderungen), v.AuffaelligZahl)
	}
	n := 0
	if err := d.Aenderungen(context.Background(), a, func(annahme.Aenderung) { n++ }); err != nil || n != v.AenderungenZahl || n != 2*len(zeilen) {
		t.Errorf("%d of %d changes, %v", n, v.AenderungenZahl, err)
	}
}
