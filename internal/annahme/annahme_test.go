package annahme_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

var (
	q1 = ozg.NeuerTag(2021, 3, 31)
	q2 = ozg.NeuerTag(2021, 6, 30)
)

// uhr ticks a minute each time it is asked, so that moments rise with the numbers.
func uhr() func() time.Time {
	jetzt := time.Date(2021, 7, 1, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		jetzt = jetzt.Add(time.Minute)
		return jetzt
	}
}

func newDienst(t *testing.T, s *store.Store) *annahme.Dienst {
	t.Helper()
	d, err := annahme.New(context.Background(), annahme.Config{Store: s, Jetzt: uhr()})
	if err != nil {
		t.Fatal(err)
	}
	var katalog []ozg.Meldung
	for id, name := range map[string]string{"10214": "Schwerbehindertenausweis", "10237": "Sterbeurkunde", "10204": "Blindengeld"} {
		katalog = append(katalog, ozg.Meldung{OZGID: id, Felder: ozg.Felder{
			ozg.FeldBezeichnung: ozg.TextWert(name), ozg.FeldThemenfeld: ozg.TextWert("Gesundheit"),
		}})
	}
	if err := d.Grundlegen(context.Background(), annahme.Katalog{Datei: "katalog.csv", Inhalt: []byte("x"), Stichtag: ozg.NeuerTag(2017, 8, 18), Meldungen: katalog}); err != nil {
		t.Fatal(err)
	}
	return d
}

func plan(stichtag ozg.Tag, zeilen ...string) annahme.Auftrag {
	return annahme.Auftrag{
		Datei: "plan.csv", Konto: "lokal", Eingaben: importer.Eingaben{Stichtag: &stichtag},
		Inhalt: []byte("OZG-ID;OZG-Leistung;Umsetzungsstatus;bundesweit verfügbar (Soll)\n" + strings.Join(zeilen, "\n") + "\n"),
	}
}

func annehmen(t *testing.T, d *annahme.Dienst, a annahme.Auftrag) annahme.Beleg {
	t.Helper()
	b, err := d.Annehmen(context.Background(), a, "")
	if err != nil {
		t.Fatalf("accept: %v", err)
	}
	return b
}

func stand(d *annahme.Dienst, id string, am ozg.Tag, wissen ozg.Nr) ozg.Stand {
	l, ok := d.Geschichte().Sicht(ozg.Blick{Stichtag: am, Wissen: wissen}).Bestand().Leistung(id)
	if !ok {
		return "unbekannt"
	}
	return l.Stand()
}

func TestAPlanCountsWhatIsNewChangedUnchanged(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		b := annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;31.12.2022", "10237;Sterbeurkunde;in Planung;31.12.2022"))
		if want := (annahme.Zaehlung{Neu: 2}); b.Zaehlung != want {
			t.Errorf("first plan: %+v, want %+v", b.Zaehlung, want)
		}
		b = annehmen(t, d, plan(q2, "10214;Schwerbehindertenausweis;in Umsetzung;31.12.2022", "10237;Sterbeurkunde;in Planung;31.12.2022", "10204;Blindengeld;online;", ";Unbekannte Leistung;online;"))
		if want := (annahme.Zaehlung{Neu: 1, Geaendert: 1, Unveraendert: 1, Abgelehnt: 1}); b.Zaehlung != want {
			t.Errorf("second plan: %+v, want %+v", b.Zaehlung, want)
		}
		if got := stand(d, "10214", q2, 0); got != ozg.StandUmsetzung {
			t.Errorf("stand after acceptance: %q", got)
		}
		if got := stand(d, "10214", q1, 0); got != ozg.StandPlanung {
			t.Errorf("the earlier Stichtag moved: %q", got)
		}
	})
}

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		a := plan(q1, "10214;Schwerbehindertenausweis;in Planung;")
		erster := annehmen(t, d, a)
		zweiter := annehmen(t, d, a)
		if zweiter.Nr != 0 || zweiter.SchonAngenommen != erster.Nr {
			t.Errorf("second time: Nr %d, SchonAngenommen %d; want 0 and %d", zweiter.Nr, zweiter.SchonAngenommen, erster.Nr)
		}
		if n := d.Geschichte().Stand; n != erster.Nr {
			t.Errorf("a Vorgang came to be: %d", n)
		}
		if _, err := d.Zuruecknehmen(context.Background(), erster.Nr, "lokal", time.Time{}); err != nil {
			t.Fatal(err)
		}
		if dritter := annehmen(t, d, a); dritter.Nr == 0 {
			t.Error("after it was taken back the file can be accepted again")
		}
	})
}

func TestTakingBackRestoresWhatHeldBefore(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;"))
		falsch := annehmen(t, d, plan(q2, "10214;Schwerbehindertenausweis;online;"))
		durch, err := d.Zuruecknehmen(context.Background(), falsch.Nr, "lokal", time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		if got := stand(d, "10214", q2, 0); got != ozg.StandPlanung {
			t.Errorf("after: %q, want planung", got)
		}
		if got := stand(d, "10214", q2, durch-1); got != ozg.StandOnline {
			t.Errorf("as known before: %q, want online", got)
		}
		if _, err := d.Zuruecknehmen(context.Background(), falsch.Nr, "lokal", time.Time{}); ozg.FehlerCode(err) != "import_zurueckgenommen" {
			t.Errorf("second time: %v", err)
		}
		if _, err := d.Zuruecknehmen(context.Background(), 99, "lokal", time.Time{}); ozg.FehlerCode(err) != "import_unbekannt" {
			t.Errorf("unknown: %v", err)
		}
		if _, err := d.Zuruecknehmen(context.Background(), 1, "lokal", time.Time{}); ozg.FehlerCode(err) != "import_katalog" {
			t.Errorf("catalogue: %v", err)
		}
	})
}

func TestAStaleVorschauIsNotAccepted(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		ctx := context.Background()
		a := plan(q2, "10214;Schwerbehindertenausweis;in Umsetzung;")
		gesehen, err := d.Vorschau(ctx, a)
		if err != nil {
			t.Fatal(err)
		}
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;in Planung;"))
		if _, err := d.Annehmen(ctx, a, gesehen.Pruefsumme); ozg.FehlerCode(err) != "vorschau_veraltet" {
			t.Fatalf("accepted a stale Vorschau: %v", err)
		}
		neu, err := d.Vorschau(ctx, a)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := d.Annehmen(ctx, a, neu.Pruefsumme); err != nil || b.Nr == 0 {
			t.Errorf("the new Vorschau: %v, Nr %d", err, b.Nr)
		}
	})
}

// Another process accepts between reading and taking the number; what was shown still holds, so the file
// is accepted against the newer history.
func TestAnotherProcessMovesTheNumber(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		d1 := newDienst(t, storetest.Open(t, dsn))
		d2 := newDienst(t, storetest.Open(t, dsn))
		annehmen(t, d1, plan(q1, "10237;Sterbeurkunde;in Planung;"))
		b := annehmen(t, d2, plan(q1, "10214;Schwerbehindertenausweis;in Planung;"))
		if b.Nr != 3 {
			t.Errorf("Nr %d, want 3 (catalogue, first plan, second plan)", b.Nr)
		}
		if err := d1.Aktualisieren(context.Background()); err != nil {
			t.Fatal(err)
		}
		for _, d := range []*annahme.Dienst{d1, d2} {
			if stand(d, "10214", q1, 0) != ozg.StandPlanung || stand(d, "10237", q1, 0) != ozg.StandPlanung {
				t.Error("a process does not see both plans")
			}
		}
	})
}

func TestVorschauFlagsUnusualMoves(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		annehmen(t, d, plan(q1, "10214;Schwerbehindertenausweis;online;31.12.2021"))
		v, err := d.Vorschau(context.Background(), plan(q2, "10214;Schwerbehindertenausweis;in Planung;31.12.2022"))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, a := range v.Aenderungen {
			got[a.Feld.Name()] = a.Feld.Anzeige(a.Alt) + " → " + a.Feld.Anzeige(a.Neu) + ": " + a.Auffaellig + " (" + a.Herkunft.Zelle + ")"
		}
		want := map[string]string{
			"stand":           "online → in Planung: Stand geht zurück (C2)",
			"bundesweit_soll": "31.12.2021 → 31.12.2022: Soll-Termin nach hinten verschoben (D2)",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAFileWithoutStichtagIsAskedFor(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := newDienst(t, s)
		a := plan(q1, "10214;Schwerbehindertenausweis;in Planung;")
		a.Eingaben = importer.Eingaben{}
		if _, err := d.Annehmen(context.Background(), a, ""); ozg.FehlerCode(err) != "stichtag_fehlt" {
			t.Errorf("got %v", err)
		}
		if d.Geschichte().Stand != 1 {
			t.Error("something was stored")
		}
	})
}

func TestADraftExpiresAfterAWeek(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		jetzt := time.Date(2021, 7, 1, 9, 0, 0, 0, time.UTC)
		d, err := annahme.New(ctx, annahme.Config{Store: s, Jetzt: func() time.Time { return jetzt }})
		if err != nil {
			t.Fatal(err)
		}
		e, err := d.NeuerEntwurf(ctx, annahme.Auftrag{Datei: "plan.csv", Inhalt: []byte("x"), Konto: "lokal"})
		if err != nil {
			t.Fatal(err)
		}
		id := e.ID
		jetzt = jetzt.AddDate(0, 0, 6)
		if _, err := d.Entwurf(ctx, id); err != nil {
			t.Errorf("after six days: %v", err)
		}
		jetzt = jetzt.AddDate(0, 0, 1)
		if _, err := d.Entwurf(ctx, id); ozg.FehlerCode(err) != "entwurf_unbekannt" {
			t.Errorf("after a week: %v", err)
		}
		if es, err := d.EntwuerfeVon(ctx, "lokal"); err != nil || len(es) != 0 {
			t.Errorf("after a week it is listed: %v, %v", es, err)
		}
		if _, err := s.Entwurf(ctx, id); err != nil {
			t.Fatalf("swept before its time: %v", err)
		}
		raeumen, ende := context.WithCancel(ctx)
		fertig := make(chan struct{})
		go func() { d.Aufraeumen(raeumen, func(err error) { t.Error(err) }); close(fertig) }()
		for range 200 {
			if _, err = s.Entwurf(ctx, id); err != nil {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		ende()
		<-fertig
		if ozg.FehlerCode(err) != "entwurf_unbekannt" {
			t.Errorf("nobody swept it: %v", err)
		}
	})
}

func TestADraftSurvivesUntilItIsThrownAway(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		ctx := context.Background()
		d := newDienst(t, storetest.Open(t, dsn))
		a := plan(q1, "10214;Schwerbehindertenausweis;in Planung;")
		e, err := d.NeuerEntwurf(ctx, annahme.Auftrag{Datei: a.Datei, Inhalt: a.Inhalt, Konto: "lokal"})
		if err != nil {
			t.Fatal(err)
		}
		id := e.ID
		if err := d.SetEingaben(ctx, id, 1, a.Eingaben); err != nil {
			t.Fatal(err)
		}
		if err := d.SetEingaben(ctx, id, 1, importer.Eingaben{}); ozg.FehlerCode(err) != "entwurf_geaendert" {
			t.Errorf("another window overwrote the inputs: %v", err)
		}
		andererProzess := newDienst(t, storetest.Open(t, dsn))
		got, err := andererProzess.Entwurf(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		a.Stapel = id
		if diff := cmp.Diff(a, got.Auftrag); diff != "" {
			t.Error(diff)
		}
		if err := d.Verwerfen(ctx, id); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Entwurf(ctx, id); ozg.FehlerCode(err) != "entwurf_unbekannt" {
			t.Errorf("after it was thrown away: %v", err)
		}
	})
}
