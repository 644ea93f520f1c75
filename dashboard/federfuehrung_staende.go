package dashboard

import "ozgtracker/internal/ozg"

// staendematrix sets the reported stand (rows) beside the one that follows from Länder and dates
// (columns). On its diagonal both agree.
type staendematrix struct {
	Titel  string
	Kopf   []string
	Zeilen []staendezeile
}

type staendezeile struct {
	Titel  string
	Zellen []staendezelle
	Summe  int
}

// staendezelle is a number with its list. Gleich: both say the same.
type staendezelle struct {
	zahlLink
	Gleich bool
}

func newStaendematrix(base basePage, ls []*ozg.Leistung) staendematrix {
	var m staendematrix
	for _, z := range ozg.Zustaende {
		m.Kopf = append(m.Kopf, z.Titel())
	}
	anzahl := map[[2]string]int{}
	for _, l := range ls {
		stand := string(l.Stand())
		if stand == "" {
			stand = ozg.CodeKeine
		}
		anzahl[[2]string{stand, l.Zustand.Code()}]++
	}
	widersprueche := 0
	for _, l := range ls {
		if l.Widerspruch() != "" {
			widersprueche++
		}
	}
	for _, zeile := range ozg.Zustaende {
		z := staendezeile{Titel: zeile.Titel()}
		for _, spalte := range ozg.Zustaende {
			n := anzahl[[2]string{zeile.Code(), spalte.Code()}]
			z.Summe += n
			z.Zellen = append(z.Zellen, staendezelle{
				zahlLink{zeile.Titel() + " gemeldet, abgeleitet " + spalte.Titel(), n, base.Liste(paramStand, zeile.Code(), ozg.DimZustand.Parameter(), spalte.Code())}, zeile == spalte,
			})
		}
		m.Zeilen = append(m.Zeilen, z)
	}
	m.Titel = aussageStaende(widersprueche)
	return m
}

func aussageStaende(widersprueche int) string {
	switch widersprueche {
	case 0:
		return "Gemeldeter und abgeleiteter Stand stimmen überein"
	case 1:
		return "Bei einer Leistung widersprechen sich gemeldeter und abgeleiteter Stand"
	}
	return "Bei " + ozg.ZahlText(widersprueche) + " Leistungen widersprechen sich gemeldeter und abgeleiteter Stand"
}

func (m staendematrix) tabelle() tabelle {
	t := tabelle{name: "staende", kopf: []string{"gemeldet", "abgeleitet", "Leistungen"}}
	for _, z := range m.Zeilen {
		for i, c := range z.Zellen {
			t.zeilen = append(t.zeilen, []any{z.Titel, m.Kopf[i], c.Anzahl})
		}
	}
	return t
}
