package dashboard

import (
	"maps"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// entscheidung is one thing that a person decided about the file of a draft; it can be withdrawn.
type entscheidung struct {
	Text       string // "Plan!F12: „fast fertig“ gelesen als „in Umsetzung“"
	Art        string // which part of the Eingaben holds it
	Schluessel string // under which key
}

// The kinds of decisions, as the form names them.
const (
	artBlatt = "blatt"
	artWort  = "wort"
	artDatum = "datum"
	artZelle = "zelle"
	artOhne  = "ohne"
)

// newEntscheidungen lists what was decided for this file, in a fixed order.
func newEntscheidungen(e importer.Eingaben) (es []entscheidung) {
	for _, blatt := range slices.Sorted(maps.Keys(e.Blaetter)) {
		if t := blattEntscheidung(e.Blaetter[blatt]); t != "" {
			es = append(es, entscheidung{"Blatt „" + blatt + "“: " + t, artBlatt, blatt})
		}
	}
	for _, feld := range slices.Sorted(maps.Keys(e.Woerter)) {
		for _, wort := range slices.Sorted(maps.Keys(e.Woerter[feld])) {
			es = append(es, entscheidung{wortfeldTitel(feld) + ": „" + wort + "“ " + liesAls(e.Woerter[feld][wort], importer.ZielNichts), artWort, feld + ":" + wort})
		}
	}
	for _, spalte := range slices.Sorted(maps.Keys(e.Datumsfolge)) {
		t := "zuerst der Tag"
		if e.Datumsfolge[spalte] == importer.MonatZuerst {
			t = "zuerst der Monat"
		}
		es = append(es, entscheidung{"Spalte " + spalte + ": " + t, artDatum, spalte})
	}
	for _, zelle := range slices.Sorted(maps.Keys(e.Zellen)) {
		es = append(es, entscheidung{"Zelle " + zelle + " " + liesAls(e.Zellen[zelle], ""), artZelle, zelle})
	}
	for _, ort := range e.Ohne {
		es = append(es, entscheidung{ohneText(ort), artOhne, ort})
	}
	return es
}

func liesAls(text, nichts string) string {
	if text == nichts {
		return "wird nicht übernommen"
	}
	return "wird als „" + text + "“ gelesen"
}

func blattEntscheidung(e importer.BlattEingabe) string {
	if e.Uebergehen {
		return "wird nicht gelesen"
	}
	var teile []string
	if e.Kopf[0] > 0 {
		teile = append(teile, kopfText(e.Kopf))
	}
	for _, s := range spaltenFolge(maps.Keys(e.Spalten)) {
		switch ziel := e.Spalten[s]; ziel {
		case "":
			teile = append(teile, "Spalte "+s+" von selbst erkannt")
		case importer.ZielNichts:
			teile = append(teile, "Spalte "+s+" nicht übernehmen")
		default:
			teile = append(teile, "Spalte "+s+" ist „"+feldTitel(strings.Fields(ziel))+"“")
		}
	}
	return strings.Join(teile, ", ")
}

// ohneText reads "Blatt!12" and "Blatt!12!stand".
func ohneText(ort string) string {
	i := strings.LastIndexByte(ort, '!')
	if i < 0 {
		return ort + " abgewählt"
	}
	vorn, hinten := ort[:i], ort[i+1:]
	f, ok := ozg.FeldNamed(hinten)
	if !ok {
		return "Blatt „" + vorn + "“, Zeile " + hinten + " abgewählt"
	}
	i = strings.LastIndexByte(vorn, '!')
	return "Blatt „" + vorn[:max(i, 0)] + "“, Zeile " + vorn[i+1:] + ": „" + f.Titel() + "“ abgewählt"
}

// vergissEntscheidung withdraws one decision of a draft, or all of them.
func (s *Server) vergissEntscheidung(c *fiber.Ctx) error {
	art, schluessel := c.FormValue("art"), c.FormValue("schluessel")
	return s.entscheide(c, "zuordnung", func(e *importer.Eingaben) error {
		switch art {
		case artBlatt:
			delete(e.Blaetter, schluessel)
		case artWort:
			feld, wort, _ := strings.Cut(schluessel, ":")
			delete(e.Woerter[feld], wort)
		case artDatum:
			delete(e.Datumsfolge, schluessel)
		case artZelle:
			delete(e.Zellen, schluessel)
		case artOhne:
			e.Ohne = slices.DeleteFunc(e.Ohne, func(o string) bool { return o == schluessel })
		case "alle":
			*e = importer.Eingaben{Stichtag: e.Stichtag, Themenfeld: e.Themenfeld}
		default:
			return eingabeFalsch("Diese Angabe gibt es nicht.")
		}
		return nil
	})
}
