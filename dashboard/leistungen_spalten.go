package dashboard

import (
	"cmp"
	"net/url"
	"slices"

	"ozgtracker/internal/ozg"
)

// paramSpalte names the columns that the list shows, if not the usual ones. OZG-ID and name always stand
// first.
const paramSpalte = "spalte"

// spalte is a column of the list that a reader can choose. The page, CSV and Excel show the same columns;
// in a download a column with two values takes two.
type spalte struct {
	code, titel string
	gruppe      string // in the form
	vorgabe     bool   // shown where nothing is chosen
	klasse      string // of the cells: "n" for numbers
	schmalWeg   bool   // not on a phone, as long as nothing is chosen
	feld        ozg.Feld
	istFeld     bool // shows just feld
	kopf        []string
	breite      []float64 // in a workbook, in characters
	zelle       func(*leistungZeile) listenZelle
	zellen      func(*leistungZeile) []any
}

// listenSpalten in the order of the table.
var listenSpalten = append(uebersichtSpalten, feldSpalten()...)

// feldSpalten are the fields of a Meldung that have no column of their own.
func feldSpalten() (ks []spalte) {
	for _, g := range []struct {
		titel  string
		felder []ozg.Feld
	}{
		{"Zuständigkeit", []ozg.Feld{ozg.FeldLage, ozg.FeldRessort, ozg.FeldLand, ozg.FeldUmsetzer}},
		{"Umsetzung", []ozg.Feld{
			ozg.FeldStand, ozg.FeldPhase, ozg.FeldFortschritt, ozg.FeldReifegrad, ozg.FeldReifegradZiel, ozg.FeldPrioritaet, ozg.FeldBudget, ozg.FeldLabor, ozg.FeldProjekt,
			ozg.FeldWeg, ozg.FeldFIMLeistung, ozg.FeldFIMDatenfelder, ozg.FeldFIMProzess, ozg.FeldURL, ozg.FeldBemerkung,
		}},
		{"Termine", []ozg.Feld{ozg.FeldSteckbriefSoll, ozg.FeldSteckbriefIst, ozg.FeldKonzeptionSoll, ozg.FeldKonzeptionIst, ozg.FeldReferenzSoll, ozg.FeldReferenzIst, ozg.FeldBundesweitIst}},
	} {
		for _, f := range g.felder {
			ks = append(ks, feldSpalte(f, g.titel))
		}
	}
	for i := range ozg.Laender {
		ks = append(ks, feldSpalte(ozg.FeldLaender(i), "Länder"))
	}
	return ks
}

func feldSpalte(f ozg.Feld, gruppe string) spalte {
	k := spalte{code: f.Name(), titel: f.Titel(), gruppe: gruppe, feld: f, istFeld: true, kopf: []string{f.Titel()}, breite: []float64{16}}
	if f == ozg.FeldStand { // the code stand is the derived one
		k.code, k.titel, k.kopf = "gemeldet", "gemeldeter Stand", []string{"gemeldeter Stand"}
	}
	if f.Art() == ozg.ArtDatum || f.Art() == ozg.ArtZahl {
		k.klasse = "n"
	}
	k.zelle = func(z *leistungZeile) listenZelle {
		if w, ok := z.Wert(f); ok {
			return listenZelle{Text: anzeige(f, w)}
		}
		return listenZelle{Text: "–"}
	}
	k.zellen = func(z *leistungZeile) []any {
		w, ok := z.Wert(f)
		switch {
		case !ok:
			return []any{nil}
		case f.Art() == ozg.ArtZahl:
			return []any{w.Zahl}
		case f.Art() == ozg.ArtDatum:
			return []any{w.Tag}
		}
		return []any{textZelle(f.Anzeige(w))}
	}
	return k
}

// parseSpalten reads the chosen columns in the order of the table, nil where they are the usual ones; a
// misspelt one is an error.
func parseSpalten(codes []string) ([]string, error) {
	var gewaehlt, vorgabe []string
	for _, code := range codes {
		if code != "" && spalteNamed(code) == nil {
			return nil, ozg.NeuerFehler("spalte_unbekannt", "Die Spalte „"+kurz(code)+"“ gibt es nicht. Wählen Sie die Spalten in der Liste der Leistungen neu aus.")
		}
	}
	for _, k := range listenSpalten {
		if slices.Contains(codes, k.code) {
			gewaehlt = append(gewaehlt, k.code)
		}
		if k.vorgabe {
			vorgabe = append(vorgabe, k.code)
		}
	}
	if slices.Equal(gewaehlt, vorgabe) {
		return nil, nil
	}
	return gewaehlt, nil
}

func spalteNamed(code string) *spalte {
	for i := range listenSpalten {
		if listenSpalten[i].code == code {
			return &listenSpalten[i]
		}
	}
	return nil
}

func (a anfrage) mitSpalten(q url.Values) {
	if len(a.Spalten) > 0 {
		q[paramSpalte] = a.Spalten
	}
}

// spalten are the columns that the request shows.
func (a anfrage) spalten() (ks []spalte) {
	for _, k := range listenSpalten {
		if len(a.Spalten) == 0 && k.vorgabe || slices.Contains(a.Spalten, k.code) {
			ks = append(ks, k)
		}
	}
	return ks
}

// spaltengruppe is one fieldset of the form that chooses columns.
type spaltengruppe struct {
	Titel string
	Werte []wahl
}

func spaltenwahl(a anfrage) (gs []spaltengruppe) {
	for _, k := range listenSpalten {
		if len(gs) == 0 || gs[len(gs)-1].Titel != k.gruppe {
			gs = append(gs, spaltengruppe{Titel: k.gruppe})
		}
		g := &gs[len(gs)-1]
		g.Werte = append(g.Werte, wahl{k.code, k.titel, len(a.Spalten) == 0 && k.vorgabe || slices.Contains(a.Spalten, k.code)})
	}
	return gs
}

// vergleichVon is how the list is ordered by a column.
func vergleichVon(code string) (spaltenVergleich, bool) {
	if v, ok := vergleiche[code]; ok {
		return v, true
	}
	k := spalteNamed(code)
	if k == nil || !k.istFeld {
		return spaltenVergleich{}, false
	}
	f := k.feld
	if f.Art() != ozg.ArtZahl && f.Art() != ozg.ArtDatum {
		return nachText(k.titel, func(z *leistungZeile) string {
			if w, ok := z.Wert(f); ok {
				return f.Anzeige(w)
			}
			return ""
		}), true
	}
	return spaltenVergleich{
		titel: k.titel,
		ohne:  func(z *leistungZeile) bool { _, ok := z.Wert(f); return !ok },
		cmp: func(x, y *leistungZeile) int {
			v, _ := x.Wert(f)
			w, _ := y.Wert(f)
			return cmp.Or(cmp.Compare(v.Zahl, w.Zahl), cmp.Compare(v.Tag, w.Tag))
		},
	}, true
}
