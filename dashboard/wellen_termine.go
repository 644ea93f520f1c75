package dashboard

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

const (
	termineTage    = 90 // how far the look ahead reaches
	termineGezeigt = 12 // rows that are open; the rest is folded
)

// termine are the milestones that fall in the next 90 days.
type termine struct {
	Titel           string
	Zeilen, Weitere []terminZeile
}

// terminZeile is one milestone of one Leistung.
type terminZeile struct {
	Soll                     string
	Tage                     int // from the Stichtag
	Meilenstein, OZGID, Name string
	Adresse                  string
	Projekt, ProjektAdresse  string
	Themenfeld               string
	Zustand                  ozg.Zustand
}

func newTermine(base basePage, ls []*ozg.Leistung) termine {
	faellig := base.Bestand.Faellige(ls, termineTage)
	t := termine{Titel: aussageTermine(faellig)}
	for i, f := range faellig {
		l := f.Leistung
		z := terminZeile{
			Soll: f.Soll.Deutsch(), Tage: int(f.Soll - base.Stichtag()), Meilenstein: f.Meilenstein.Titel(), OZGID: l.OZGID, Name: nameVon(l),
			Adresse: base.Link("/leistungen/" + l.OZGID), Zustand: l.Zustand, Projekt: l.Text(ozg.FeldProjekt), Themenfeld: l.Themenfeld(),
		}
		if z.Projekt != "" {
			z.ProjektAdresse = base.listeVon(themenfeldCode(z.Themenfeld), "projekt", z.Projekt)
		}
		if i < termineGezeigt {
			t.Zeilen = append(t.Zeilen, z)
		} else {
			t.Weitere = append(t.Weitere, z)
		}
	}
	return t
}

// nameVon is the name of a Leistung, or its number where none was stated.
func nameVon(l *ozg.Leistung) string {
	if n := l.Bezeichnung(); n != "" {
		return n
	}
	return "OZG-Leistung " + l.OZGID
}

func aussageTermine(ts []ozg.Termin) string {
	tage := strconv.Itoa(termineTage)
	leistungen := map[string]bool{}
	for _, t := range ts {
		leistungen[t.Leistung.OZGID] = true
	}
	switch {
	case len(ts) == 0:
		return "In den nächsten " + tage + " Tagen ist kein Meilenstein fällig"
	case len(ts) == 1:
		return "In den nächsten " + tage + " Tagen ist ein Meilenstein fällig"
	case len(leistungen) == 1:
		return "In den nächsten " + tage + " Tagen sind " + ozg.ZahlText(len(ts)) + " Meilensteine einer Leistung fällig"
	}
	return "In den nächsten " + tage + " Tagen sind " + ozg.ZahlText(len(ts)) + " Meilensteine von " + ozg.ZahlText(len(leistungen)) + " Leistungen fällig"
}
