package dashboard

import (
	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// matrix is the Nachnutzung as Entwicklung × Betrieb. Its fourth cell does not exist: what is developed
// locally is not operated together.
type matrix struct {
	Titel        string
	A, B, C      modellzelle
	Ohne         int // Leistungen without a model
	OhneAdresse  string
	OhneTyp1     int // of them, Typ 1: the Bund needs none
	Typ1Adresse  string
	OhneZelle    modellzelle
	MitAngabe    int
	Gesamtumfang int
}

// modellzelle is one model with its bar and its list.
type modellzelle struct {
	Modell  ozg.Modell
	Titel   string
	Zahlen  ozg.Zahlen
	Balken  charts.Balken
	Adresse string

	Flaechendeckend, Irgendwo zahlLink
}

func newMatrix(base basePage, ls []*ozg.Leistung, themenfeld string) matrix {
	gruppen := ozg.Gruppiere(ls, ozg.DimModell)
	m := matrix{Titel: aussageModelle(gruppen), Gesamtumfang: len(ls)}
	zellen := []*modellzelle{&m.A, &m.B, &m.C, &m.OhneZelle}
	for i, g := range gruppen {
		liste := func(paare ...string) string {
			return base.listeVon(themenfeld, append([]string{ozg.DimModell.Parameter(), g.Code}, paare...)...)
		}
		fl, online := ozg.ZustandFlaechendeckend.Code(), ozg.ZustandOnline.Code()
		*zellen[i] = modellzelle{
			Flaechendeckend: zahlLink{"flächendeckend", g.Zahlen.Flaechendeckend, liste("zustand", fl)},
			Irgendwo:        zahlLink{"irgendwo online", g.Zahlen.Irgendwo, liste("zustand", fl, "zustand", online)},
			Modell:          ozg.Modelle[i], Titel: g.Titel, Zahlen: g.Zahlen,
			Balken:  charts.NeuerBalken(g.Zahlen, balkenBreit, 12),
			Adresse: liste(),
		}
	}
	m.Ohne = m.OhneZelle.Zahlen.Umfang
	m.OhneAdresse = base.listeVon(themenfeld, ozg.DimModell.Parameter(), ozg.CodeKeine)
	m.MitAngabe = len(ls) - m.Ohne
	if m.Ohne > 0 {
		for _, l := range gruppen[3].Leistungen {
			if l.Typ() == ozg.Typ1 {
				m.OhneTyp1++
			}
		}
		m.Typ1Adresse = base.listeVon(themenfeld, ozg.DimTyp.Parameter(), string(ozg.TypGruppe1), ozg.DimModell.Parameter(), ozg.CodeKeine)
	}
	return m
}

// aussageModelle names the model with the highest and the one with the lowest share.
func aussageModelle(gs []ozg.Gruppe) string {
	kurz := map[string]string{"A": "„Einer für Alle“", "B": "nachnutzbarer Software", "C": "Eigenentwicklung"}
	var hoch, tief *ozg.Gruppe
	for i := range gs {
		g := &gs[i]
		if g.Code == ozg.CodeKeine || g.Zahlen.Umfang == 0 {
			continue
		}
		if hoch == nil || vergleicheAnteile(g.Zahlen, hoch.Zahlen) > 0 {
			hoch = g
		}
		if tief == nil || vergleicheAnteile(g.Zahlen, tief.Zahlen) < 0 {
			tief = g
		}
	}
	if hoch == nil || vergleicheAnteile(hoch.Zahlen, tief.Zahlen) == 0 {
		return "Stand je Nachnutzungsmodell"
	}
	return "Mit " + kurz[hoch.Code] + " sind " + ozg.AnteilText(hoch.Zahlen.Flaechendeckend, hoch.Zahlen.Umfang) +
		" flächendeckend, mit " + kurz[tief.Code] + " " + ozg.AnteilText(tief.Zahlen.Flaechendeckend, tief.Zahlen.Umfang)
}
