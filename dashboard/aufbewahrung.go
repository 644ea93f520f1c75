package dashboard

import (
	"context"
	"time"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// Aufbewahren deletes, now and every hour until ctx ends, the files whose time by the settings is over. Several
// processes may do so on one database. A failure is logged and tried again.
func (s *Server) Aufbewahren(ctx context.Context) {
	takt := time.NewTicker(time.Hour)
	defer takt.Stop()
	for {
		if _, err := s.loescheAlteOriginale(ctx); err != nil && ctx.Err() == nil {
			s.c.Log.Error("delete old originals", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-takt.C:
		}
	}
}

func (s *Server) loescheAlteOriginale(ctx context.Context) ([]ozg.Nr, error) {
	monate := s.c.Einstellungen.Jetzt().Aufbewahrung
	if monate == 0 {
		return nil, nil
	}
	nrs, err := s.c.Dienst.LoescheAlteOriginale(ctx, monate, zugang.KontoProgramm)
	if err == nil && len(nrs) > 0 && s.c.Zugang != nil {
		s.c.Zugang.Vermerke(ctx, zugang.KontoProgramm, anmeldung.EreignisOriginal, store.Getan, annahme.ImportNummern(nrs), anmeldung.Von{})
	}
	return nrs, err
}
