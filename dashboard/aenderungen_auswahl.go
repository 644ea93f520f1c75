package dashboard

import (
	"cmp"
	"net/url"
	"slices"

	"ozgtracker/internal/ozg"
)

// parseArten reads the chosen kinds of changes; a misspelt one is an error.
func parseArten(codes []string) (arten []ozg.Aenderungsart, err error) {
	for _, code := range codes {
		art, ok := ozg.AenderungsartCode(code)
		switch {
		case code == "":
		case !ok:
			return nil, ozg.NeuerFehler("filter_unbekannt", "Die Art der Änderung „"+kurz(code)+"“ gibt es nicht. Wählen Sie in der Liste der Änderungen neu aus.")
		case !slices.Contains(arten, art):
			arten = append(arten, art)
		}
	}
	slices.Sort(arten)
	return arten, nil
}

func (a anfrage) mitArten(q url.Values) {
	for _, art := range a.Arten {
		q[paramArt] = append(q[paramArt], art.Code())
	}
}

// aenderungsZeile is what changed about one Leistung in one way.
type aenderungsZeile struct {
	ozg.Aenderung
	ozg.Aenderungsteil
}

// aenderungswahl is what the filters leave of all changes, with the counts beside the facets.
type aenderungswahl struct {
	zeilen    []aenderungsZeile // in the order of the kinds
	alle      int               // without any filter
	arten     []facettenwert
	felder    []facettenwert
	jeArt     [ozg.AnzahlAenderungsarten]int // of zeilen
	gefiltert bool
}

// newAenderungswahl compares both days. Only the filters for Themenfeld and kind apply.
func newAenderungswahl(davor, jetzt *ozg.Bestand, a anfrage) (w aenderungswahl) {
	gewaehlt := a.Filter.Gewaehlt(ozg.DimThemenfeld)
	w.gefiltert = len(a.Arten) > 0 || len(gewaehlt) > 0
	var jeArt [ozg.AnzahlAenderungsarten]int
	jeFeld := map[string]int{}
	for _, x := range ozg.Aenderungen(davor, jetzt) {
		feld := ozg.DimThemenfeld.Code(x.Leistung())
		passtFeld := len(gewaehlt) == 0 || slices.Contains(gewaehlt, feld)
		for _, teil := range x.Teile() {
			w.alle++
			passtArt := len(a.Arten) == 0 || slices.Contains(a.Arten, teil.Art)
			if passtFeld {
				jeArt[teil.Art]++
			}
			if passtArt {
				jeFeld[feld]++
			}
			if passtFeld && passtArt {
				w.zeilen = append(w.zeilen, aenderungsZeile{x, teil})
				w.jeArt[teil.Art]++
			}
		}
	}
	slices.SortStableFunc(w.zeilen, func(x, y aenderungsZeile) int {
		return cmp.Or(cmp.Compare(x.Art, y.Art), -cmp.Compare(x.verschoben(), y.verschoben()))
	})
	for art := range ozg.AnzahlAenderungsarten {
		w.arten = append(w.arten, facettenwert{art.Code(), art.Titel(), jeArt[art], slices.Contains(a.Arten, art)})
	}
	for _, k := range facettenKlassen(0, nil) { // Themenfelder
		w.felder = append(w.felder, facettenwert{k.code, k.titel, jeFeld[k.code], slices.Contains(gewaehlt, k.code)})
	}
	return w
}

// verschoben is by how many days the farthest planned date moved, 0 for other kinds.
func (z aenderungsZeile) verschoben() (weitest int) {
	if z.Art != ozg.AenderungSoll {
		return 0
	}
	for _, f := range z.Aenderungsteil.Felder {
		if n, ok := f.Tage(); ok && (weitest == 0 || n > weitest) {
			weitest = n
		}
	}
	return weitest
}

// aussageAenderungen says what a meeting asks first. It speaks of the rows that are shown.
func aussageAenderungen(a anfrage, w aenderungswahl) string {
	if !a.HatVergleich {
		return "Änderungen zwischen zwei Tagen"
	}
	seit := "Seit dem " + a.Vergleich.Deutsch()
	if a.Vergleich > a.Sicht.Stichtag {
		seit = "Gegenüber dem " + a.Vergleich.Deutsch()
	}
	if w.gefiltert {
		return ozg.ZahlText(len(w.zeilen)) + " von " + ozg.AnzahlText(w.alle, "Änderung", "Änderungen") + " " + klein(seit)
	}
	neu, online, zurueck := w.jeArt[ozg.AenderungFlaechendeckend], w.jeArt[ozg.AenderungOnline], w.jeArt[ozg.AenderungZurueck]
	switch {
	case w.alle == 0:
		return seit + " hat sich nichts geändert"
	case neu+online+zurueck == 0:
		return seit + " hat sich an keiner Leistung geändert, ob sie online ist"
	}
	return seit + ": " + ozg.AnzahlText(neu, "Leistung", "Leistungen") + " neu flächendeckend, " + ozg.ZahlText(online) + " neu online, " + ozg.ZahlText(zurueck) + " zurückgefallen"
}

// klein begins a phrase in the middle of a sentence.
func klein(satz string) string {
	if satz[0] == 'S' {
		return "s" + satz[1:]
	}
	return "g" + satz[1:]
}
