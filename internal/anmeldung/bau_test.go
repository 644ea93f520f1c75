package anmeldung_test

import (
	"bytes"
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
	"ozgtracker/internal/zugang"
)

const passwort = "vier woerter sind genug"

// billig is what hashes cost here: under the race detector a real one takes a second.
var billig = zugang.Kosten{KiB: 64, Runden: 1}

// haus is a Dienst on a store, with a clock that goes when it is told to.
type haus struct {
	*anmeldung.Dienst
	st  *store.Store
	log *bytes.Buffer

	mu sync.Mutex
	t  time.Time
}

func (h *haus) jetzt() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.t
}

func (h *haus) vor(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.t = h.t.Add(d)
}

func neuesHaus(st *store.Store) *haus {
	h := &haus{st: st, log: &bytes.Buffer{}, t: time.Date(2023, 3, 1, 9, 0, 0, 0, time.UTC)}
	h.Dienst = anmeldung.New(anmeldung.Config{Store: st, Log: slog.New(slog.NewTextHandler(h.log, nil)), Jetzt: h.jetzt, Kosten: billig})
	return h
}

// imSpeicher is a house whose database lives as long as the test.
func imSpeicher(t testing.TB) *haus {
	t.Helper()
	return neuesHaus(storetest.Open(t, "sqlite::memory:"))
}

func (h *haus) konto(t testing.TB, name string, rolle zugang.Rolle) zugang.Konto {
	t.Helper()
	k, err := h.Lege(t.Context(), "cli", zugang.Konto{Name: name, Rolle: rolle}, passwort, anmeldung.Von{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// versuch tries to log in and gives the code of the refusal, "" for none.
func (h *haus) versuch(t testing.TB, name, passwort string, von anmeldung.Von) string {
	t.Helper()
	_, _, err := h.Anmelden(t.Context(), name, passwort, von)
	if err != nil && ozg.FehlerCode(err) == "" {
		t.Fatal(err)
	}
	return ozg.FehlerCode(err)
}

// sitzung begins a session and gives what its token is good for later.
func (h *haus) sitzung(t testing.TB, k zugang.Konto) (wer func() anmeldung.Wer) {
	t.Helper()
	token, err := h.Beginne(t.Context(), k, anmeldung.Von{Adresse: "192.0.2.1", Geraet: "Firefox"})
	if err != nil {
		t.Fatal(err)
	}
	return func() anmeldung.Wer {
		t.Helper()
		w, err := h.Sitzung(context.Background(), token)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
}

// trail is what the audit trail tells, the newest first.
func (h *haus) trail(t testing.TB) (es []store.Eintrag) {
	t.Helper()
	err := h.st.Protokoll(t.Context(), store.ProtokollFilter{}, func(e store.Eintrag) error {
		es = append(es, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return es
}
