package dashboard

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/reports"
)

// auftragStunde is the hour in Berlin at which reports are made; what is accepted later that day comes into
// the next one.
const auftragStunde = 6

// Berichten makes the regular reports that are due, at once and then every minute until ctx ends. Days that
// were missed while no process ran are made up for.
func (s *Server) Berichten(ctx context.Context) {
	takt := time.NewTicker(time.Minute)
	defer takt.Stop()
	for {
		if err := s.erzeugeFaellige(ctx); err != nil && ctx.Err() == nil {
			s.c.Log.Error("make regular reports", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-takt.C:
		}
	}
}

// erzeugeFaellige makes all reports that are due by now. One that fails does not keep the others from being
// made; why it failed is noted with its order, and it is tried again.
func (s *Server) erzeugeFaellige(ctx context.Context) error {
	auftraege, err := s.c.Store.Berichtsauftraege(ctx)
	if err != nil {
		return err
	}
	for _, a := range auftraege {
		for _, tag := range ozg.Faellig(a.Tag, a.Bis, s.heute()) {
			jahr, monat, t := tag.Zeit().Date()
			moment := time.Date(jahr, monat, t, auftragStunde, 0, 0, 0, s.berlin)
			if s.c.Jetzt().Before(moment) {
				break
			}
			if err := s.c.Dienst.Aktualisieren(ctx); err != nil {
				return err
			}
			if _, err := s.erzeuge(ctx, a, tag, moment); err != nil {
				if err := s.merkeFehler(ctx, a, err); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}

// merkeFehler notes why a report failed, and logs it where it is news.
func (s *Server) merkeFehler(ctx context.Context, a store.Berichtsauftrag, err error) error {
	if ctx.Err() != nil || a.Fehler == ozg.FehlerText(err) {
		return nil
	}
	s.c.Log.Error("make regular report", "auftrag", a.ID, "err", err)
	return s.c.Store.SetBerichtFehler(ctx, a.ID, ozg.FehlerText(err))
}

// erzeuge makes one report and keeps it. It shows what was known at the moment it was due, whenever it is
// made: a report that is made up for equals the one that was missed. neu is false if another process was
// quicker.
func (s *Server) erzeuge(ctx context.Context, a store.Berichtsauftrag, faellig ozg.Tag, moment time.Time) (neu bool, err error) {
	angaben, err := liesAngaben(a.Angaben)
	if err != nil {
		return false, err
	}
	g := s.geschichte()
	wissen := g.WissenAm(moment)
	if wissen == 0 {
		return false, ozg.NeuerFehler("bericht_leer", "Am "+moment.In(s.berlin).Format("02.01.2006")+" war noch nichts bekannt.")
	}
	stichtag, ok := g.StichtagDefault(wissen)
	if !ok {
		stichtag = ozg.TagVon(moment.In(s.berlin))
	}
	thema, _ := ozg.ThemenfeldSlug(angaben.Themenfeld) // none for all
	sicht := g.Sicht(ozg.Blick{Stichtag: stichtag, Wissen: wissen})
	b, datei, err := s.schreibeAuftrag(angaben, sicht, thema, a.Konto)
	if err != nil {
		return false, err
	}
	return s.c.Store.AddBericht(ctx, store.Bericht{
		Auftrag: a.ID, Name: a.Name, Faellig: faellig, Stichtag: stichtag, Wissen: wissen, Am: s.c.Jetzt(), Konto: a.Konto, Datei: datei,
	}, b)
}

// schreibeAuftrag writes the workbook of an order and names its file.
func (s *Server) schreibeAuftrag(a auftragAngaben, sicht ozg.Sicht, thema ozg.Themenfeld, konto string) (inhalt []byte, datei string, err error) {
	o := s.neueOptionen(konto)
	if thema.Slug != "" {
		o.Themenfelder = []string{thema.Name}
	}
	if a.Art != artVorlage {
		o.Vergleich = a.vergleich(sicht.Stichtag)
	}
	if a.Art == artAenderung {
		o.Art = reports.Aenderungsbericht
	}
	o.Adresse = s.berichtAdresse(o, sicht.Blick)
	var b bytes.Buffer
	s.berichtSperre.Lock()
	defer s.berichtSperre.Unlock()
	switch a.Art {
	case artGesamt, artAenderung:
		err = reports.Write(&b, reports.Zusammenstellen(sicht, o))
		datei = o.Dateiname(sicht.Stichtag)
	case artVorlage:
		var v reports.Rueckmeldevorlage
		if v, err = reports.NeueVorlage(sicht, o); err == nil {
			err = reports.WriteVorlage(&b, v)
		}
		datei = "ozg-rueckmeldung-" + thema.Slug + ".xlsx"
	default:
		err = fmt.Errorf("no report %q", a.Art)
	}
	return b.Bytes(), datei, err
}
