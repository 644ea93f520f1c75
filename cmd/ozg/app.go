package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"sync"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// app is the program without its surface: the store and what accepts files.
type app struct {
	store         *store.Store
	dienst        *annahme.Dienst
	zugang        *anmeldung.Dienst
	einstellungen *einstellung.Dienst
	leika         []katalog.LeiKaEintrag
}

// oeffnen says how a command uses the database.
type oeffnen struct {
	einmalig  bool             // the command ends at once and need not follow what others accept
	anmeldung bool             // people log in, and may state what is theirs only
	katalogAm time.Time        // when the catalogue was accepted, if it is not there yet; zero: now
	grenzen   importer.Grenzen // as given; what is zero, the settings decide
}

// openApp opens the database, creates it where it is missing, and sees to it that the catalogue is in it.
func openApp(ctx context.Context, dsn string, o oeffnen) (*app, error) {
	liesLeiKa := sync.OnceValues(katalog.LeiKa)
	go liesLeiKa() // takes about as long as opening the database
	st, err := store.Open(ctx, dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	leika, err := liesLeiKa()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("read catalogue: %w", err), st.Close())
	}
	a := &app{store: st, leika: leika, zugang: neuerZugang(st)}
	if err := a.anfangen(ctx, o); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return a, nil
}

// anfangen loads the history and, in an empty database, accepts the catalogue.
func (a *app) anfangen(ctx context.Context, o oeffnen) error {
	if err := a.laden(ctx, o); err != nil || a.dienst.Geschichte().Stand > 0 {
		return err
	}
	meldungen, err := katalog.Meldungen()
	if err != nil {
		return fmt.Errorf("read catalogue: %w", err)
	}
	return a.dienst.Grundlegen(ctx, annahme.Katalog{
		Datei: katalog.Datei, Inhalt: katalog.Inhalt(), Stichtag: katalog.Stichtag(), Meldungen: meldungen, Am: o.katalogAm,
	})
}

func (a *app) laden(ctx context.Context, o oeffnen) (err error) {
	if a.einstellungen, err = einstellung.New(ctx, a.store); err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	c := annahme.Config{
		Store: a.store, LeiKa: leikaVerzeichnis(a.leika), Grenzen: func() importer.Grenzen { return a.einstellungen.Grenzen(o.grenzen) }, Jetzt: time.Now, Einmalig: o.einmalig,
	}
	if o.anmeldung {
		c.Bereich = a.zugang.Bereich
	}
	a.dienst, err = annahme.New(ctx, c)
	return err
}

func neuerZugang(st *store.Store) *anmeldung.Dienst {
	return anmeldung.New(anmeldung.Config{Store: st, Log: slog.New(slog.NewJSONHandler(os.Stderr, nil)), Jetzt: time.Now})
}

// vermerke tells the audit trail what the command line changed. What it only reads is not in the trail: who may
// run it may read the database.
func (a *app) vermerke(ctx context.Context, e anmeldung.Ereignis, nr ozg.Nr) {
	a.zugang.Vermerke(ctx, zugang.KontoBefehlszeile, e, store.Getan, "/importe/"+strconv.Itoa(int(nr)), anmeldung.Von{})
}

func (a *app) close() error { return a.store.Close() }

func leikaVerzeichnis(eintraege []katalog.LeiKaEintrag) map[string]string {
	v := make(map[string]string, len(eintraege))
	for _, e := range eintraege {
		if e.LeiKaID != "" && e.OZGID != "" {
			v[e.LeiKaID] = e.OZGID
		}
	}
	return v
}

// openRead opens a database to look only: it is neither created nor changed. Where there is none yet, the
// catalogue alone stands in for it, in memory.
func openRead(ctx context.Context, dsn string) (*app, error) {
	return openReadMit(ctx, dsn, importer.Grenzen{})
}

// openReadMit is openRead for a command that reads files within these limits.
func openReadMit(ctx context.Context, dsn string, g importer.Grenzen) (*app, error) {
	o := oeffnen{einmalig: true, grenzen: g}
	nurKatalog := func() (*app, error) { return openApp(ctx, "sqlite::memory:", o) }
	leika, err := katalog.LeiKa()
	if err != nil {
		return nil, fmt.Errorf("read catalogue: %w", err)
	}
	st, err := store.OpenRead(ctx, dsn)
	if ozg.FehlerCode(err) == "datenbank_fehlt" {
		return nurKatalog()
	}
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	a := &app{store: st, leika: leika, zugang: neuerZugang(st)}
	if err := a.laden(ctx, o); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	if a.dienst.Geschichte().Stand > 0 {
		return a, nil
	}
	if err := st.Close(); err != nil {
		return nil, fmt.Errorf("close database: %w", err)
	}
	return nurKatalog()
}
