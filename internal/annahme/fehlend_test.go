package annahme_test

import (
	"context"
	"fmt"
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
		v = vorschau(t, d, plan(ozg.NeuerTag(2031, 6, 30), viele("online")...))
		want = []string{
			"Mehr als ein Drittel der bisherigen Werte ändert sich (10 von 20). Prüfen Sie, ob Stichtag und Spalten stimmen.",
			"Der Stichtag 30.06.2031 liegt in der Zukunft.",
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
