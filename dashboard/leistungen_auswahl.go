package dashboard

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// leistungZeile is one Leistung of the list with what the columns show.
type leistungZeile struct {
	*ozg.Leistung
	Termin      ozg.Termin // bundesweite Verfügbarkeit
	Letzte      ozg.Tag    // Stichtag of the last statement by anything but the catalogue
	HatMeldung  bool
	Alter       int // days from Letzte to the Stichtag
	Alt         bool
	Widerspruch string
	Fund        string // the LeiKa-Leistung by which a search found it

	rang  int
	codes [anzahlFacetten]string
}

func newLeistungZeile(b *ozg.Bestand, l *ozg.Leistung) *leistungZeile {
	z := &leistungZeile{Leistung: l, Termin: b.Termin(l, ozg.MeilensteinBundesweit), Widerspruch: l.Widerspruch()}
	if z.Letzte, z.HatMeldung = l.Letzte(b.Sicht); z.HatMeldung {
		z.Alter = int(b.Sicht.Stichtag - z.Letzte)
		z.Alt = z.Alter > ozg.AltAb
	}
	for i, d := range dimensionen {
		z.codes[i] = d.Code(l)
	}
	z.codes[facetteVerzug] = verzugKlasse(z.Termin)
	return z
}

// ueberfaellig agrees with Bestand.Ueberfaellige.
func (z *leistungZeile) ueberfaellig() bool { return z.codes[facetteVerzug] == verzugJa }

// verzugTage is the Verzug as defined, also of what was reached; nil without Soll, and for what was put
// off after its Soll.
func (z *leistungZeile) verzugTage() *int {
	if !z.Termin.HatSoll || z.Termin.Ueberfaellig() && !z.ueberfaellig() {
		return nil
	}
	return &z.Termin.Verzug
}

// offenerVerzug is by how many days the Leistung is late now; nil where it is reached or cannot be late.
func (z *leistungZeile) offenerVerzug() *int {
	if z.Termin.Erreicht {
		return nil
	}
	return z.verzugTage()
}

// auswahl is what a filter leaves of a Bestand, with the counts beside the facets.
type auswahl struct {
	filter   filter
	sort     sortierung
	umfang   int
	zeilen   []*leistungZeile // all that pass, in order
	facetten [anzahlFacetten][]facettenwert
}

// facettenwert is one checkbox: how many Leistungen the other filters leave in this class.
type facettenwert struct {
	Code, Titel string
	Anzahl      int
	Gewaehlt    bool
}

// newAuswahl filters, counts and sorts. Its rows are those of filter.waehle; the facets are counted on
// the way.
func newAuswahl(b *ozg.Bestand, x suchindex, f filter, s sortierung) auswahl {
	a := auswahl{filter: f, sort: s, umfang: len(b.Umfang())}
	suche := newSuche(f.Q)
	var gezaehlt [anzahlFacetten]map[string]int
	for i := range gezaehlt {
		gezaehlt[i] = map[string]int{}
	}
	for _, l := range f.kandidaten(b) {
		if !f.passtMerkmale(b, l) {
			continue
		}
		rang, fund := x.treffer(suche, l.OZGID, l.Bezeichnung())
		if rang == keinTreffer {
			continue
		}
		z := newLeistungZeile(b, l)
		z.rang, z.Fund = rang, fund
		if f.zaehle(z, &gezaehlt) {
			a.zeilen = append(a.zeilen, z)
		}
	}
	s.sortiere(a.zeilen)
	wellen := wellenVon(b)
	for i := range anzahlFacetten {
		a.facetten[i] = f.facette(i, facettenKlassen(i, wellen), gezaehlt[i])
	}
	return a
}

// zaehle reports whether the row passes all facets, and counts it in each facet whose others it passes.
func (f filter) zaehle(z *leistungZeile, gezaehlt *[anzahlFacetten]map[string]int) bool {
	verfehlt, letzte := 0, 0
	for i := range anzahlFacetten {
		if codes := f.gewaehlt(i); len(codes) > 0 && !slices.Contains(codes, z.codes[i]) {
			verfehlt, letzte = verfehlt+1, i
		}
	}
	switch verfehlt {
	case 0:
		for i := range anzahlFacetten {
			gezaehlt[i][z.codes[i]]++
		}
	case 1:
		gezaehlt[letzte][z.codes[letzte]]++
	}
	return verfehlt == 0
}

// gewaehlt lists the chosen classes of a facet.
func (f filter) gewaehlt(i int) []string {
	if i == facetteVerzug {
		return f.Verzug
	}
	return f.Gewaehlt(dimensionen[i])
}

// facette makes the checkboxes. Classes that nobody has stay, so that nothing jumps.
func (f filter) facette(i int, klassen []klasse, gezaehlt map[string]int) (ws []facettenwert) {
	gewaehlt := f.gewaehlt(i)
	for _, k := range klassen {
		ws = append(ws, facettenwert{k.code, k.titel, gezaehlt[k.code], slices.Contains(gewaehlt, k.code)})
	}
	for _, code := range gewaehlt { // a Welle that nobody reported, or entfallen
		if !slices.ContainsFunc(klassen, func(k klasse) bool { return k.code == code }) {
			ws = append(ws, facettenwert{code, klassenTitel(i, code), gezaehlt[code], true})
		}
	}
	return ws
}

func wellenVon(b *ozg.Bestand) (ws []int) {
	for _, g := range ozg.Gruppiere(b.Umfang(), ozg.DimWelle) {
		if g.Code != ozg.CodeKeine {
			ws = append(ws, g.Leistungen[0].Welle())
		}
	}
	return ws
}

// ueberfaellig counts the rows over their Soll.
func (a auswahl) ueberfaellig() (n int) {
	for _, z := range a.zeilen {
		if z.ueberfaellig() {
			n++
		}
	}
	return n
}
