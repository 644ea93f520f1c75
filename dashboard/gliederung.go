package dashboard

import (
	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// gliederung is a breakdown shown as a table with bars: one row per class, keine Angabe last.
type gliederung struct {
	Titel  string // the finding
	Frage  string // what is measured
	Kopf   string // heading of the first column
	Zeilen []klassenzeile
}

// klassenzeile is one class with its links.
type klassenzeile struct {
	Titel, Erlaeuterung    string
	Zahlen                 ozg.Zahlen
	Balken                 charts.Balken
	Adresse                string // all of the class
	FlaechendeckendAdresse string
	KeineAdresse           string
}

func newKlassenzeile(base basePage, themenfeld string, d ozg.Dimension, g ozg.Gruppe) klassenzeile {
	liste := func(paare ...string) string {
		return base.listeVon(themenfeld, append([]string{d.Parameter(), g.Code}, paare...)...)
	}
	return klassenzeile{
		Titel: g.Titel, Erlaeuterung: g.Erlaeuterung, Zahlen: g.Zahlen,
		Balken:                 charts.NeuerBalken(g.Zahlen, balkenSchmal, balkenHoehe),
		Adresse:                liste(),
		FlaechendeckendAdresse: liste("zustand", ozg.ZustandFlaechendeckend.Code()),
		KeineAdresse:           liste("zustand", ozg.ZustandKeineAngabe.Code()),
	}
}

func newTypen(base basePage, ls []*ozg.Leistung, themenfeld string) gliederung {
	gruppen := ozg.Gruppiere(ls, ozg.DimTyp)
	g := gliederung{Titel: aussageTypen(gruppen), Frage: "Stand je Typ: wer regelt, wer vollzieht", Kopf: "Typ"}
	for _, gr := range gruppen {
		z := newKlassenzeile(base, themenfeld, ozg.DimTyp, gr)
		if gr.Code == ozg.CodeKeine {
			z.Erlaeuterung = ozg.TypGruppeKeine.Erlaeuterung()
		}
		g.Zeilen = append(g.Zeilen, z)
	}
	return g
}

// aussageTypen compares the Bund with what Länder and Kommunen execute under federal law.
func aussageTypen(gs []ozg.Gruppe) string {
	bund, laender := gs[0].Zahlen, gs[1].Zahlen
	if bund.Umfang == 0 || laender.Umfang == 0 {
		return "Stand je Typ"
	}
	anteilBund := ozg.AnteilText(bund.Flaechendeckend, bund.Umfang)
	anteilLaender := ozg.AnteilText(laender.Flaechendeckend, laender.Umfang)
	switch vergleicheAnteile(bund, laender) {
	case 1:
		return "Der Bund (Typ 1) ist weiter: " + anteilBund + " sind flächendeckend gegenüber " + anteilLaender + " bei Typ 2/3"
	case -1:
		return "Typ 2/3 ist weiter als der Bund (Typ 1): " + anteilLaender + " sind flächendeckend gegenüber " + anteilBund
	}
	return "Stand je Typ"
}

// vergleicheAnteile compares the exact shares of what is flächendeckend.
func vergleicheAnteile(x, y ozg.Zahlen) int {
	a, b := x.Flaechendeckend*y.Umfang, y.Flaechendeckend*x.Umfang
	switch {
	case a > b:
		return 1
	case a < b:
		return -1
	}
	return 0
}

func newWellen(base basePage, ls []*ozg.Leistung, themenfeld string) gliederung {
	gruppen := ozg.Gruppiere(ls, ozg.DimWelle)
	g := gliederung{Titel: aussageWellen(gruppen, base.Stichtag()), Frage: "Stand je Umsetzungswelle", Kopf: "Welle"}
	for _, gr := range gruppen {
		z := newKlassenzeile(base, themenfeld, ozg.DimWelle, gr)
		if von, bis, ohne := sollSpanne(gr.Leistungen); ohne == len(gr.Leistungen) {
			z.Erlaeuterung = "kein Soll-Termin gemeldet"
		} else if von == bis {
			z.Erlaeuterung = "Soll " + bis.Deutsch()
		} else {
			z.Erlaeuterung = "Soll " + von.Deutsch() + " bis " + bis.Deutsch()
		}
		if gr.Code == ozg.CodeKeine {
			z.Erlaeuterung = "Welle nicht gemeldet"
		}
		g.Zeilen = append(g.Zeilen, z)
	}
	return g
}

// sollSpanne is the earliest and the latest planned day of a set, and how many have none.
func sollSpanne(ls []*ozg.Leistung) (von, bis ozg.Tag, ohne int) {
	for _, l := range ls {
		t, ok := l.Datum(ozg.FeldBundesweitSoll)
		switch {
		case !ok:
			ohne++
		case bis == 0:
			von, bis = t, t
		default:
			von, bis = min(von, t), max(bis, t)
		}
	}
	return von, bis, ohne
}

// aussageWellen names the first Welle that should be done by the current plan and is not.
func aussageWellen(gs []ozg.Gruppe, stichtag ozg.Tag) string {
	for _, g := range gs {
		if g.Code == ozg.CodeKeine || len(g.Leistungen) == 0 {
			continue
		}
		_, bis, ohne := sollSpanne(g.Leistungen)
		if ohne < len(g.Leistungen) && bis <= stichtag && g.Zahlen.Flaechendeckend < g.Zahlen.Umfang {
			return g.Titel + " sollte fertig sein; flächendeckend sind " + ozg.AnteilText(g.Zahlen.Flaechendeckend, g.Zahlen.Umfang)
		}
	}
	return "Stand je Umsetzungswelle"
}
