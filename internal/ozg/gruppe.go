package ozg

import (
	"slices"
	"strconv"
)

// Dimension is a way to break the Umfang down.
type Dimension uint8

// The dimensions of pages and workbooks.
const (
	DimThemenfeld Dimension = iota
	DimTyp                  // the three groups 1 · 2/3 · 4/5
	DimWelle
	DimModell
	DimZustand
)

// CodeKeine is the code of the class "keine Angabe" in every dimension.
const CodeKeine = "keine"

// Parameter is the name of the dimension in URLs and JSON.
func (d Dimension) Parameter() string {
	return [...]string{"themenfeld", "typ", "welle", "modell", "zustand"}[d]
}

// Titel is the German heading.
func (d Dimension) Titel() string {
	return [...]string{"Themenfeld", "Typ", "Welle", "Nachnutzungsmodell", "Stand"}[d]
}

// Code gives the class of a Leistung: slug of the Themenfeld, "2/3", "1", "A", "online" or "keine".
func (d Dimension) Code(l *Leistung) string {
	code := ""
	switch d {
	case DimThemenfeld:
		if t, ok := ThemenfeldNamed(l.Themenfeld()); ok {
			code = t.Slug
		}
	case DimTyp:
		code = string(l.Typ().Gruppe())
	case DimWelle:
		if w := l.Welle(); w > 0 {
			code = strconv.Itoa(w)
		}
	case DimModell:
		code = string(l.Modell())
	case DimZustand:
		code = l.Zustand.Code()
	}
	if code == "" {
		return CodeKeine
	}
	return code
}

// Gruppe is one class of a dimension with what it counts.
type Gruppe struct {
	Code, Titel, Erlaeuterung string
	Leistungen                []*Leistung
	Zahlen                    Zahlen
}

// Gruppiere breaks the Leistungen down. Classes of closed lists appear even when empty, in their order;
// "keine Angabe" comes last and only where it occurs. The groups add up to the whole.
func Gruppiere(ls []*Leistung, d Dimension) []Gruppe {
	gruppen := d.klassen(ls)
	platz := make(map[string]int, len(gruppen))
	for i, g := range gruppen {
		platz[g.Code] = i
	}
	for _, l := range ls {
		g := &gruppen[platz[d.Code(l)]]
		g.Leistungen = append(g.Leistungen, l)
	}
	for i := range gruppen {
		gruppen[i].Zahlen = Zaehle(gruppen[i].Leistungen)
	}
	if n := len(gruppen) - 1; d != DimZustand && len(gruppen[n].Leistungen) == 0 {
		gruppen = gruppen[:n] // keine Angabe
	}
	return gruppen
}

func (d Dimension) klassen(ls []*Leistung) (gs []Gruppe) {
	switch d {
	case DimThemenfeld:
		for _, t := range themenfelderVon(ls) {
			gs = append(gs, Gruppe{Code: t.Slug, Titel: t.Name})
		}
	case DimTyp:
		for _, t := range TypGruppen[:3] {
			gs = append(gs, Gruppe{Code: string(t), Titel: t.Titel(), Erlaeuterung: t.Erlaeuterung()})
		}
	case DimWelle:
		for _, w := range wellen(ls) {
			gs = append(gs, Gruppe{Code: strconv.Itoa(w), Titel: "Welle " + strconv.Itoa(w)})
		}
	case DimModell:
		for _, m := range Modelle[:3] {
			gs = append(gs, Gruppe{Code: string(m), Titel: m.Titel()})
		}
	case DimZustand:
		for z := range AnzahlZustaende {
			gs = append(gs, Gruppe{Code: z.Code(), Titel: z.Titel()})
		}
		return gs // keine Angabe is one of the states
	}
	return append(gs, Gruppe{Code: CodeKeine, Titel: "keine Angabe"})
}

// themenfelderVon are the Themenfelder as they hold at the Blick of the Leistungen.
func themenfelderVon(ls []*Leistung) []Themenfeld {
	if len(ls) == 0 || ls[0].themenfelder == nil {
		return Themenfelder
	}
	return *ls[0].themenfelder
}

func wellen(ls []*Leistung) (ws []int) {
	for _, l := range ls {
		if w := l.Welle(); w > 0 && !slices.Contains(ws, w) {
			ws = append(ws, w)
		}
	}
	slices.Sort(ws)
	return ws
}
