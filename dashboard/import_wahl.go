package dashboard

import (
	"net/url"
	"strconv"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// vorschauWahl is which part of the lists of a Vorschau is shown; all of it stands in the address.
type vorschauWahl struct {
	pfad          string // of the draft, for its forms
	version       int    // of the draft
	seite, bseite int    // of the changes, of the Befunde
	feld          string // name of the only field shown, ""
	ungewoehnlich bool   // only what needs a second look
}

const (
	paramFeld          = "feld"
	paramUngewoehnlich = "ungewoehnlich"
)

func parseVorschauWahl(pfad string, q url.Values) vorschauWahl {
	w := vorschauWahl{pfad: pfad, bseite: zweiteSeite(q), ungewoehnlich: q.Get(paramUngewoehnlich) == "ja"}
	var err error
	if w.seite, err = strconv.Atoi(q.Get(paramSeite)); err != nil {
		w.seite = 1
	}
	if f, ok := ozg.FeldNamed(q.Get(paramFeld)); ok {
		w.feld = f.Name()
	}
	return w
}

// werte prints the choice as the parameters of an address.
func (w vorschauWahl) werte() url.Values {
	u := ""
	if w.ungewoehnlich {
		u = "ja"
	}
	return mit(nil, paramSeite, seitenText(w.seite), paramBefundSeite, seitenText(w.bseite), paramFeld, w.feld, paramUngewoehnlich, u)
}

func (w vorschauWahl) aufSeite(n int) vorschauWahl    { w.seite = n; return w }
func (w vorschauWahl) aufBefunden(n int) vorschauWahl { w.bseite = n; return w }

// filtere gives a new list of the changes that are asked for.
func (w vorschauWahl) filtere(as []annahme.Aenderung) []annahme.Aenderung {
	out := make([]annahme.Aenderung, 0, len(as))
	for _, a := range as {
		if (w.feld == "" || a.Feld.Name() == w.feld) && (!w.ungewoehnlich || a.Auffaellig != "") {
			out = append(out, a)
		}
	}
	return out
}

// vorschauFilter is the form above the changes.
type vorschauFilter struct {
	Adresse       string
	Felder        []auswahlOption // fields that change, with their counts
	Ungewoehnlich bool
	Gesetzt       bool
	Alle          string // address without filter
}

func newVorschauFilter(as []annahme.Aenderung, w vorschauWahl, adresse func(vorschauWahl) string) vorschauFilter {
	f := vorschauFilter{Adresse: w.pfad, Ungewoehnlich: w.ungewoehnlich, Gesetzt: w.feld != "" || w.ungewoehnlich, Alle: adresse(vorschauWahl{pfad: w.pfad, seite: 1, bseite: w.bseite})}
	anzahl := map[ozg.Feld]int{}
	for _, a := range as {
		anzahl[a.Feld]++
	}
	for feld := range ozg.Feld(ozg.AnzahlFelder) {
		if n := anzahl[feld]; n > 0 {
			f.Felder = append(f.Felder, auswahlOption{feld.Name(), feld.Titel() + " (" + ozg.ZahlText(n) + ")", feld.Name() == w.feld})
		}
	}
	return f
}

// fehltZeile is a Leistung that the last plan had and this one lacks.
type fehltZeile struct {
	OZGID, Bezeichnung, Href, Stichtag string
}

func newFehlt(v annahme.Vorschau, leistung func(string) string) (zs []fehltZeile, satz string) {
	for _, f := range v.Fehlend {
		zs = append(zs, fehltZeile{f.OZGID, nameOderStrich(f.Bezeichnung), leistung(f.OZGID), f.LetzterStichtag.Deutsch()})
	}
	return zs, ozg.AnzahlText(len(zs), "Leistung des letzten Plans fehlt", "Leistungen des letzten Plans fehlen") + " in dieser Datei"
}
