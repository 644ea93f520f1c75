package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// app is the program without its surface: the store and what accepts files.
type app struct {
	store  *store.Store
	dienst *annahme.Dienst
	leika  []katalog.LeiKaEintrag
}

// oeffnen says how a command uses the database.
type oeffnen struct {
	einmalig  bool      // the command ends at once and need not follow what others accept
	katalogAm time.Time // when the catalogue was accepted, if it is not there yet; zero: now
}

// openApp opens the database, creates it where it is missing, and sees to it that the catalogue is in it.
func openApp(ctx context.Context, dsn string, o oeffnen) (*app, error) {
	leika, err := katalog.LeiKa()
	if err != nil {
		return nil, fmt.Errorf("read catalogue: %w", err)
	}
	st, err := store.Open(ctx, dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	a := &app{store: st, leika: leika}
	if err := a.anfangen(ctx, o); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return a, nil
}

func (a *app) anfangen(ctx context.Context, o oeffnen) (err error) {
	a.dienst, err = annahme.New(ctx, annahme.Config{
		Store: a.store, LeiKa: leikaVerzeichnis(a.leika), Grenzen: importer.Standardgrenzen(), Jetzt: time.Now, Einmalig: o.einmalig,
	})
	if err != nil {
		return err
	}
	if a.dienst.Geschichte().Stand > 0 {
		return nil
	}
	meldungen, err := katalog.Meldungen()
	if err != nil {
		return fmt.Errorf("read catalogue: %w", err)
	}
	return a.dienst.Grundlegen(ctx, annahme.Katalog{
		Datei: katalog.Datei, Inhalt: katalog.Inhalt(), Stichtag: katalog.Stichtag(), Meldungen: meldungen, Am: o.katalogAm,
	})
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

// lesen gives the history of a database without creating or changing one; where there is none yet, the
// history holds the catalogue alone.
func lesen(ctx context.Context, dsn string) (*ozg.Geschichte, error) {
	st, err := store.OpenRead(ctx, dsn)
	if ozg.FehlerCode(err) == "datenbank_fehlt" {
		return nurKatalog()
	}
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	g, err := st.Load(ctx)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("load history: %w", err), st.Close())
	}
	if err := st.Close(); err != nil {
		return nil, fmt.Errorf("close database: %w", err)
	}
	if g.Stand == 0 {
		return nurKatalog()
	}
	return g, nil
}

func nurKatalog() (*ozg.Geschichte, error) {
	meldungen, err := katalog.Meldungen()
	if err != nil {
		return nil, fmt.Errorf("read catalogue: %w", err)
	}
	auf := new(ozg.Geschichte).Erweitern()
	if err := auf.Vorgang(ozg.Vorgang{Nr: 1}); err != nil {
		return nil, err
	}
	imp, err := auf.Import(ozg.Import{Nr: 1, Art: ozg.ImportKatalog, Stichtag: katalog.Stichtag(), Datei: katalog.Datei})
	if err != nil {
		return nil, err
	}
	for i, m := range meldungen {
		auf.Meldung(imp, int32(i+1), m.OZGID, m.Felder)
	}
	return auf.Geschichte(), nil
}
