package dashboard

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// blattZeile says how one sheet was understood.
type blattZeile struct {
	Name            string
	Kopf            string // "Kopfzeile 5", "Kopfzeilen 4 bis 5", or why none
	Zeilen          string // "62 Zeilen"
	Spalten         []spalteZeile
	NichtZugeordnet []spalteZeile
	Uebergangen     []string // "Zeile 1: Titel"
}

// spalteZeile is one column: letter, and the fields it became or its heading.
type spalteZeile struct{ Spalte, Text string }

func newBlattZeilen(bs []importer.BlattBericht) (zs []blattZeile) {
	for _, b := range bs {
		z := blattZeile{Name: b.Name, Zeilen: ozg.AnzahlText(b.Zeilen, "Zeile", "Zeilen"), Kopf: kopfText(b.Kopfzeilen)}
		for _, s := range spaltenFolge(maps.Keys(b.Spalten)) {
			z.Spalten = append(z.Spalten, spalteZeile{s, feldTitel(b.Spalten[s])})
		}
		for _, s := range spaltenFolge(maps.Keys(b.NichtZugeordnet)) {
			z.NichtZugeordnet = append(z.NichtZugeordnet, spalteZeile{s, b.NichtZugeordnet[s]})
		}
		z.Uebergangen = uebergangeneZeilen(b)
		zs = append(zs, z)
	}
	return zs
}

// uebergangeneZeilen lists the first rows that were passed over, and says how many more there are.
func uebergangeneZeilen(b importer.BlattBericht) (out []string) {
	nummern := slices.Sorted(maps.Keys(b.Uebergangen))
	for _, nr := range nummern[:min(len(nummern), zeilenGenannt)] {
		out = append(out, "Zeile "+ozg.ZahlText(nr)+": "+b.Uebergangen[nr])
	}
	if n := len(nummern) - zeilenGenannt; n > 0 {
		out = append(out, "und "+ozg.AnzahlText(n, "weitere Zeile", "weitere Zeilen")+"; die Schnittstelle nennt alle")
	}
	return out
}

func kopfText(k [2]int) string {
	switch {
	case k[0] == 0:
		return "keine Kopfzeile, wird nicht gelesen"
	case k[0] == k[1]:
		return "Kopfzeile " + ozg.ZahlText(k[0])
	}
	return "Kopfzeilen " + ozg.ZahlText(k[0]) + " bis " + ozg.ZahlText(k[1])
}

// feldTitel names fields by their headings; keys of a row are no fields.
func feldTitel(namen []string) string {
	titel := make([]string, len(namen))
	for i, n := range namen {
		switch n {
		case "ozg_id":
			titel[i] = "OZG-ID"
		case "leika_id":
			titel[i] = "LeiKa-Schlüssel"
		case "land_der_zeile":
			titel[i] = "Land der Zeile"
		case "laender":
			titel[i] = "Stand im Land der Zeile"
		case "laender_seit":
			titel[i] = "Datum im Land der Zeile"
		default:
			if f, ok := ozg.FeldNamed(n); ok {
				titel[i] = f.Titel()
			} else {
				titel[i] = n
			}
		}
	}
	return strings.Join(titel, " und ")
}

// spaltenFolge orders column letters as a spreadsheet does: Z before AA.
func spaltenFolge(spalten func(func(string) bool)) []string {
	return slices.SortedFunc(spalten, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y))
	})
}
