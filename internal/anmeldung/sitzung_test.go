package anmeldung_test

import (
	"strings"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

// A session lasts 30 minutes without use and 12 hours at most, can be listed and ended by its owner alone, and its
// secret is not in the database.
func TestWhenSessionsEnd(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := neuesHaus(st)
		k, andere := h.konto(t, "erika", zugang.Betrachter), h.konto(t, "otto", zugang.Betrachter)
		s := h.sitzung(t, k)
		h.vor(anmeldung.Ruhe - time.Second)
		if !s().Angemeldet() {
			t.Fatal("over before its time")
		}
		for range 23 { // each use begins the half hour anew
			h.vor(anmeldung.Ruhe - time.Second)
			s()
		}
		if s().Angemeldet() && h.jetzt().Sub(s().Sitzung.Seit) >= anmeldung.Dauer {
			t.Error("open after twelve hours of use")
		}
		h.vor(anmeldung.Ruhe)
		if s().Angemeldet() {
			t.Error("open after half an hour of rest")
		}

		eins, zwei := h.sitzung(t, k), h.sitzung(t, k)
		liste, err := h.Sitzungen(t.Context(), k.ID)
		if err != nil || len(liste) != 2 || liste[0].Geraet != "Firefox" || liste[0].Adresse != "192.0.2.1" {
			t.Fatalf("%+v, %v", liste, err)
		}
		if err := h.BeendeSitzung(t.Context(), andere.ID, eins().Sitzung.ID, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		if !eins().Angemeldet() {
			t.Error("somebody else ended it")
		}
		if err := h.BeendeSitzung(t.Context(), k.ID, eins().Sitzung.ID, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		if eins().Angemeldet() || !zwei().Angemeldet() {
			t.Error("the wrong session ended")
		}
		if err := h.Beende(t.Context(), zwei(), anmeldung.Von{}); err != nil || zwei().Angemeldet() {
			t.Errorf("logged out, and still in: %v", err)
		}
	})
}

// Nobody's token is anybody's: made up, empty, or the checksum that the database keeps.
func TestMadeUpSessions(t *testing.T) {
	t.Parallel()
	h := imSpeicher(t)
	k := h.konto(t, "erika", zugang.Administration)
	token, err := h.Beginne(t.Context(), k, anmeldung.Von{Geraet: strings.Repeat("ä", 5000)})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []string{"", "x", zugang.TokenSumme(token), strings.ToUpper(token), token + " ", "' OR 1=1 --"} {
		if w, err := h.Sitzung(t.Context(), x); err != nil || w.Angemeldet() || w.Rechte != zugang.Offen {
			t.Errorf("%q is %+v, %v", x, w, err)
		}
		if w, err := h.Schluessel(t.Context(), x); err != nil || w.Angemeldet() {
			t.Errorf("%q as API token is %+v, %v", x, w, err)
		}
	}
	if w, err := h.Schluessel(t.Context(), token); err != nil || w.Angemeldet() {
		t.Errorf("the token of a session as API token: %+v, %v", w, err)
	}
	w, err := h.Sitzung(t.Context(), token)
	if err != nil || !w.Angemeldet() || len([]rune(w.Sitzung.Geraet)) > 200 {
		t.Errorf("%+v, %v", w, err)
	}
}

// An API token has a scope that its account has, an end within a year, and both hold at each use: also when the
// account gets another role, is locked, or the token is ended by its owner, and nobody else.
func TestScopeAndEndOfAPITokens(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := neuesHaus(st)
		h.konto(t, "chefin", zugang.Administration)
		leser := h.konto(t, "leser", zugang.Betrachter)
		feder, err := h.Lege(t.Context(), "cli", zugang.Konto{Name: "feder", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}}, passwort, anmeldung.Von{})
		if err != nil {
			t.Fatal(err)
		}
		morgen := h.jetzt().Add(24 * time.Hour)
		for name, f := range map[string]struct {
			konto  zugang.Konto
			name   string
			umfang zugang.Umfang
			ablauf time.Time
			want   string
		}{
			"reader reads":            {leser, "Skript", zugang.UmfangLesen, morgen, ""},
			"reader uploads":          {leser, "Skript", zugang.UmfangMelden, morgen, "schluessel_umfang"},
			"a made-up scope":         {feder, "Skript", "alles", morgen, "schluessel_umfang"},
			"no scope":                {feder, "Skript", "", morgen, "schluessel_umfang"},
			"no name":                 {feder, "  ", zugang.UmfangLesen, morgen, "schluessel_name"},
			"a long name":             {feder, strings.Repeat("ä", 81), zugang.UmfangLesen, morgen, "schluessel_name"},
			"no end":                  {feder, "Skript", zugang.UmfangLesen, time.Time{}, "schluessel_ablauf"},
			"an end that has passed":  {feder, "Skript", zugang.UmfangLesen, h.jetzt(), "schluessel_ablauf"},
			"an end beyond the year":  {feder, "Skript", zugang.UmfangLesen, h.jetzt().Add(anmeldung.MaxSchluesselDauer + time.Second), "schluessel_ablauf"},
			"the longest that can be": {feder, "Skript", zugang.UmfangMelden, h.jetzt().Add(anmeldung.MaxSchluesselDauer), ""},
		} {
			token, err := h.NeuerSchluessel(t.Context(), f.konto, f.name, f.umfang, f.ablauf, anmeldung.Von{})
			if ozg.FehlerCode(err) != f.want || (token == "") != (f.want != "") {
				t.Errorf("%s: %q, %v, want %q", name, token, err, f.want)
			}
		}

		neu := func() (token, id string) {
			t.Helper()
			token, err := h.NeuerSchluessel(t.Context(), feder, "Skript", zugang.UmfangMelden, morgen, anmeldung.Von{})
			if err != nil {
				t.Fatal(err)
			}
			alle, err := st.AlleSchluessel(t.Context(), feder.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range alle {
				if x.Token == zugang.TokenSumme(token) {
					return token, x.ID
				}
			}
			t.Fatal("the new token is not listed")
			return "", ""
		}
		rechte := func(token string) zugang.Recht {
			t.Helper()
			w, err := h.Schluessel(t.Context(), token)
			if err != nil {
				t.Fatal(err)
			}
			return w.Rechte
		}
		token, id := neu()
		if r := rechte(token); !r.Hat(zugang.Melden) || r.Hat(zugang.Eigenes) || r.Hat(zugang.Verwalten) {
			t.Errorf("it may %b", r)
		}
		if err := h.BeendeSchluessel(t.Context(), leser.ID, id, anmeldung.Von{}); err != nil || !rechte(token).Hat(zugang.Melden) {
			t.Errorf("somebody else ended it: %v", err)
		}
		herab := feder
		herab.Rolle = zugang.Betrachter
		if err := h.SetKonto(t.Context(), "chefin", herab, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		if r := rechte(token); r.Hat(zugang.Melden) || !r.Hat(zugang.Lesen) {
			t.Errorf("it may more than its account: %b", r)
		}
		herab.Gesperrt = true
		if err := h.SetKonto(t.Context(), "chefin", herab, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		if r := rechte(token); r != zugang.Offen {
			t.Errorf("of a locked account: %b", r)
		}
		if err := h.SetKonto(t.Context(), "chefin", feder, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		if err := h.BeendeSchluessel(t.Context(), feder.ID, id, anmeldung.Von{}); err != nil || rechte(token) != zugang.Offen {
			t.Errorf("ended, and still good: %v", err)
		}
		token, _ = neu()
		h.vor(24 * time.Hour)
		if r := rechte(token); r != zugang.Offen {
			t.Errorf("past its end: %b", r)
		}
	})
}

// The trail keeps what happened and forgets from where after 90 days; the chain still holds.
func TestTheTrailForgetsAddresses(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := neuesHaus(st)
		h.konto(t, "erika", zugang.Betrachter)
		h.versuch(t, "erika", "falsch und lang", anmeldung.Von{Adresse: "192.0.2.1"})
		h.vor(anmeldung.AdressenFrist - time.Second)
		h.versuch(t, "erika", passwort, anmeldung.Von{Adresse: "192.0.2.2"})
		for _, f := range []struct {
			nach time.Duration
			want []string
		}{{0, []string{"192.0.2.2", "192.0.2.1", ""}}, {2 * time.Second, []string{"192.0.2.2", "", ""}}, {anmeldung.AdressenFrist, []string{"", "", ""}}} {
			h.vor(f.nach)
			if err := h.VergissAdressen(t.Context()); err != nil {
				t.Fatal(err)
			}
			es := h.trail(t)
			if len(es) != len(f.want) {
				t.Fatalf("%d entries, want %d", len(es), len(f.want))
			}
			for i, e := range es {
				if e.Adresse != f.want[i] {
					t.Errorf("entry %d has the address %q, want %q", i, e.Adresse, f.want[i])
				}
			}
		}
	})
}

// An entry that cannot be written does not stop what happened; the log tells it, without saying who.
func TestATrailThatCannotBeWrittenIsLogged(t *testing.T) {
	t.Parallel()
	h := imSpeicher(t)
	k := h.konto(t, "erika", zugang.Betrachter)
	if err := h.st.Close(); err != nil {
		t.Fatal(err)
	}
	h.Vermerke(t.Context(), k.ID, anmeldung.EreignisExport, store.Getan, "plan.xlsx", anmeldung.Von{Adresse: "192.0.2.1"})
	if log := h.log.String(); !strings.Contains(log, "audit trail not written") || strings.Contains(log, "192.0.2.1") || strings.Contains(log, "plan.xlsx") {
		t.Errorf("the log says %q", log)
	}
}

// The trail tells of what ended, not of what somebody makes up, and keeps no more of a text than a line needs.
func TestTheTrailTellsNoInventions(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := neuesHaus(st)
		k := h.konto(t, "erika", zugang.Betrachter)
		eins := h.sitzung(t, k)
		vorher := len(h.trail(t))
		lang := strings.Repeat("ä", 10_000)
		for _, id := range []string{"", "gibt es nicht", lang} {
			if err := h.BeendeSchluessel(t.Context(), k.ID, id, anmeldung.Von{}); err != nil {
				t.Fatal(err)
			}
			if err := h.BeendeSitzung(t.Context(), k.ID, id, anmeldung.Von{}); err != nil {
				t.Fatal(err)
			}
		}
		if es := h.trail(t); len(es) != vorher {
			t.Errorf("%d inventions, the last: %.100q", len(es)-vorher, es[0].Gegenstand)
		}
		id := eins().Sitzung.ID
		if err := h.BeendeSitzung(t.Context(), k.ID, id, anmeldung.Von{}); err != nil {
			t.Fatal(err)
		}
		if e := h.trail(t)[0]; e.Ereignis != string(anmeldung.EreignisSitzung) || e.Gegenstand != id+" beendet" || e.Konto != k.ID {
			t.Errorf("%+v", e)
		}
		h.Vermerke(t.Context(), k.ID, anmeldung.EreignisZugriff, store.Abgelehnt, lang, anmeldung.Von{})
		if e := h.trail(t)[0]; e.Gegenstand != strings.Repeat("ä", 499)+"…" {
			t.Errorf("%d characters are kept", len([]rune(e.Gegenstand)))
		}
		if n, err := st.PruefeProtokoll(t.Context()); err != nil || n != vorher+2 {
			t.Errorf("the chain: %d, %v", n, err)
		}
	})
}
