package dashboard

import (
	"cmp"
	"slices"
	"strings"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// rangliste is the table of the Themenfelder, the highest share first: the rank says who, the bars say
// how far.
type rangliste struct {
	Titel    string
	Zeilen   []themenfeldZeile
	Gesamt   themenfeldZeile
	Keine    int // Leistungen of the Umfang without a Themenfeld
	KeineURL string
	Aelter   []string // names of the Themenfelder whose newest plan is older than the newest of all
	Neuester ozg.Tag  // Stichtag of the newest plan of all
}

// themenfeldZeile is one Themenfeld.
type themenfeldZeile struct {
	Name, Slug, Federfuehrung string
	Zahlen                    ozg.Zahlen
	Balken                    charts.Balken
	Aenderung                 string // of flächendeckend, "" without Vergleich
	Verspaetet                int
	Stand                     ozg.Datenstand
	Aelter                    bool // marked with †

	Adresse, Liste, FlaechendeckendAdresse, IrgendwoAdresse, KeineAdresse, VerzugAdresse string
}

func newRangliste(base basePage) rangliste {
	gruppen := ozg.Gruppiere(base.Bestand.Umfang(), ozg.DimThemenfeld)
	r := rangliste{Gesamt: newThemenfeldZeile(base, "", ozg.Gruppe{Titel: "Alle Themenfelder", Leistungen: base.Bestand.Umfang(), Zahlen: ozg.Zaehle(base.Bestand.Umfang())})}
	for _, d := range base.Datenstand.Felder {
		if d.HatPlan {
			r.Neuester = max(r.Neuester, d.Stichtag)
		}
	}
	var damals []ozg.Gruppe
	if base.Anfrage.HatVergleich {
		davor := base.Davor()
		damals = ozg.Gruppiere(davor.Umfang(), ozg.DimThemenfeld)
		r.Gesamt.Aenderung = ozg.DifferenzText(r.Gesamt.Zahlen.Flaechendeckend - ozg.Zaehle(davor.Umfang()).Flaechendeckend)
	}
	for i, tf := range base.Bestand.Sicht.Themenfelder() {
		z := newThemenfeldZeile(base, tf.Slug, gruppen[i])
		z.Federfuehrung = federfuehrung(tf)
		z.Stand = base.Datenstand.Felder[i]
		if z.Aelter = z.Stand.HatPlan && z.Stand.Stichtag < r.Neuester; z.Aelter {
			r.Aelter = append(r.Aelter, tf.Name)
		}
		if damals != nil {
			z.Aenderung = ozg.DifferenzText(z.Zahlen.Flaechendeckend - damals[i].Zahlen.Flaechendeckend)
		}
		r.Zeilen = append(r.Zeilen, z)
	}
	if len(gruppen) > len(ozg.Themenfelder) {
		r.Keine = gruppen[len(ozg.Themenfelder)].Zahlen.Umfang
		r.KeineURL = base.Liste(ozg.DimThemenfeld.Parameter(), ozg.CodeKeine)
	}
	slices.SortStableFunc(r.Zeilen, func(x, y themenfeldZeile) int {
		return cmp.Or(-vergleicheAnteile(x.Zahlen, y.Zahlen), cmp.Compare(y.Zahlen.Abdeckung*ozg.Anteil(x.Zahlen.Umfang), x.Zahlen.Abdeckung*ozg.Anteil(y.Zahlen.Umfang)))
	})
	r.Titel = aussageThemenfelder(r.Zeilen)
	return r
}

func newThemenfeldZeile(base basePage, slug string, g ozg.Gruppe) themenfeldZeile {
	z := themenfeldZeile{
		Name: g.Titel, Slug: slug, Zahlen: g.Zahlen, Balken: charts.NeuerBalken(g.Zahlen, balkenBreit, balkenHoehe),
		Verspaetet: len(base.Bestand.Ueberfaellige(g.Leistungen, ozg.MeilensteinBundesweit)),
		Liste:      base.listeVon(slug), VerzugAdresse: base.listeVon(slug, paramVerzug, "ja"),
		FlaechendeckendAdresse: base.listeVon(slug, "zustand", ozg.ZustandFlaechendeckend.Code()),
		IrgendwoAdresse:        base.listeVon(slug, "zustand", ozg.ZustandFlaechendeckend.Code(), "zustand", ozg.ZustandOnline.Code()),
		KeineAdresse:           base.listeVon(slug, "zustand", ozg.ZustandKeineAngabe.Code()),
	}
	if slug != "" {
		z.Adresse = base.Link("/themenfelder/" + slug)
	}
	return z
}

// federfuehrung is the tandem of a Themenfeld, "BMG / Niedersachsen".
func federfuehrung(t ozg.Themenfeld) string {
	namen := make([]string, len(t.Laender))
	for i, code := range t.Laender {
		namen[i] = ozg.LandName(code)
	}
	return strings.Join(t.Ressorts, ", ") + " / " + strings.Join(namen, ", ")
}

// aussageThemenfelder names the first and the last, where each is alone in its place.
func aussageThemenfelder(zs []themenfeldZeile) string {
	var mit []themenfeldZeile
	for _, z := range zs {
		if z.Zahlen.Umfang > 0 {
			mit = append(mit, z)
		}
	}
	n := len(mit)
	if n < 3 || vergleicheAnteile(mit[0].Zahlen, mit[1].Zahlen) == 0 {
		return "Stand je Themenfeld"
	}
	erstes, letztes := mit[0], mit[n-1]
	satz := erstes.Name + " liegt mit " + ozg.AnteilText(erstes.Zahlen.Flaechendeckend, erstes.Zahlen.Umfang) + " vorn"
	if vergleicheAnteile(letztes.Zahlen, mit[n-2].Zahlen) == 0 {
		return satz
	}
	return satz + ", " + letztes.Name + " mit " + ozg.AnteilText(letztes.Zahlen.Flaechendeckend, letztes.Zahlen.Umfang) + " zurück"
}
