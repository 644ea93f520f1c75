package dashboard

import (
	"strconv"
	"time"

	"ozgtracker/internal/ozg"
)

// wahl is one option of a select.
type wahl struct {
	Wert, Text string
	Gewaehlt   bool
}

// VergleichWahl lists the options of the select "Vergleich mit".
func (p basePage) VergleichWahl() []wahl {
	a := p.Anfrage
	gewaehlt := a.ansicht.Get(paramVergleich)
	ws := []wahl{
		{ozg.VergleichVorquartal, a.Sicht.Stichtag.Vorquartal().Deutsch() + " (Vorquartal)", gewaehlt == ""},
		{ozg.VergleichVorjahr, a.Sicht.Stichtag.Vorjahr().Deutsch() + " (Vorjahr)", gewaehlt == ozg.VergleichVorjahr},
	}
	if t, err := ozg.ParseISO(gewaehlt); err == nil {
		ws = append(ws, wahl{gewaehlt, t.Deutsch(), true})
	}
	return append(ws, wahl{ozg.VergleichKein, "keinem Tag", gewaehlt == ozg.VergleichKein})
}

// Frueher reports whether a newer Stichtag is known than the one shown.
func (p basePage) Frueher() bool { return p.Stichtag() < p.Anfrage.Neuester }

// NeuesterStichtag is the address of this page at the newest Stichtag.
func (p basePage) NeuesterStichtag() string { return p.Hier(paramStichtag, "") }

// Damals reports whether the page knows less than is known now.
func (p basePage) Damals() bool { return p.Wissen() < p.Anfrage.Sicht.Geschichte().Stand }

// WissenTag is the day of the Vorgang up to which the page knows, in Berlin.
func (p basePage) WissenTag() string {
	am, ok := p.Anfrage.Sicht.Geschichte().VorgangAm(p.Wissen())
	if !ok {
		return ""
	}
	return ozg.TagVon(am.In(p.s.berlin)).Deutsch()
}

// WissenText is what stands in the field of the Wissensstand: the number, or nothing for the present.
func (p basePage) WissenText() string {
	if !p.Damals() {
		return ""
	}
	return strconv.Itoa(int(p.Wissen()))
}

// Gegenwart is the address of this page with all that is known now.
func (p basePage) Gegenwart() string { return p.Hier(paramWissen, "") }

// datenstand says in the footer how complete the data are.
type datenstand struct {
	Felder    []ozg.Datenstand
	Aktuell   int // Themenfelder whose plan is as new as the Stichtag's quarter
	MitPlan   int
	Aeltester ozg.Datenstand // the Themenfeld with the oldest plan
	Letzter   ozg.Import
	Am        string // day and time of the last import, in Berlin
	HatPlan   bool
}

func newDatenstand(b *ozg.Bestand, berlin *time.Location) datenstand {
	d := datenstand{Felder: b.Datenstaende()}
	for _, f := range d.Felder {
		if f.HatPlan {
			d.MitPlan++
			if !d.Aeltester.HatPlan || f.Stichtag < d.Aeltester.Stichtag {
				d.Aeltester = f
			}
		}
		if f.HatPlan && f.AlterTage <= ozg.AltAb {
			d.Aktuell++
		}
	}
	for imp := range b.Sicht.Importe() {
		if imp.Art != ozg.ImportKatalog && imp.Nr > d.Letzter.Nr {
			d.Letzter, d.HatPlan = imp, true
		}
	}
	if d.HatPlan {
		d.Am = d.Letzter.Am.In(berlin).Format("02.01.2006, 15:04") + " Uhr"
	}
	return d
}

// Text is the line of the footer.
func (d datenstand) Text() string {
	if !d.HatPlan {
		return "Datenstand: Es liegt noch kein Umsetzungsplan vor; gezeigt wird der Katalog."
	}
	t := "Datenstand: " + strconv.Itoa(d.MitPlan) + " von " + strconv.Itoa(len(d.Felder)) + " Themenfeldern mit Plan, " +
		strconv.Itoa(d.Aktuell) + " davon nicht älter als " + strconv.Itoa(ozg.AltAb) + " Tage; ältester Plan: " + d.Aeltester.Themenfeld.Name + ", " + d.Aeltester.Stichtag.Deutsch() + ". Letzter Import: " + d.Am
	if d.Letzter.Themenfeld != "" {
		t += " (" + d.Letzter.Themenfeld + ")"
	}
	return t + "."
}
