package dashboard

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// listenZeile is one row, ready to be read.
type listenZeile struct {
	OZGID, Name, Href, Fund string
	Zellen                  []listenZelle
}

// listenZelle is one cell. At most one of Zustand, Modell, Spaet and Alt decides how Text is shown.
type listenZelle struct {
	Klasse, Hinweis string
	Text            string
	Zweit           string // second line
	Zustand         *ozg.Zustand
	Widerspruch     string
	Modell          ozg.Modell
	Spaet           bool // the text is a delay
	Alt             bool // the text is an age beyond ozg.AltAb
}

func newListenZeile(base basePage, ks []spalte, z *leistungZeile) listenZeile {
	r := listenZeile{
		OZGID: z.OZGID, Name: nameOderStrich(z.Bezeichnung()), Href: base.Link("/leistungen/" + z.OZGID), Fund: z.Fund,
		Zellen: make([]listenZelle, 0, len(ks)),
	}
	gewaehlt := len(base.Anfrage.Spalten) > 0
	for _, k := range ks {
		c := k.zelle(z)
		c.Klasse = k.klassen(gewaehlt)
		r.Zellen = append(r.Zellen, c)
	}
	return r
}

// klassen are the classes of a column's cells. What a reader chose stays on a phone too.
func (k spalte) klassen(gewaehlt bool) string {
	switch {
	case !k.schmalWeg || gewaehlt:
		return k.klasse
	case k.klasse == "":
		return "weg"
	}
	return k.klasse + " weg"
}

// uebersichtSpalten are the columns with a meaning beyond one field.
var uebersichtSpalten = []spalte{
	{
		code: "themenfeld", titel: "Themenfeld", gruppe: "Übersicht", vorgabe: true, schmalWeg: true, kopf: []string{"Themenfeld"}, breite: []float64{30},
		zelle: func(z *leistungZeile) listenZelle {
			if t, ok := z.ThemenfeldAmBlick(); ok {
				return listenZelle{Text: t.Kurzname}
			}
			return listenZelle{Text: "–"}
		},
		zellen: func(z *leistungZeile) []any { return []any{textZelle(z.Themenfeld())} },
	},
	{
		code: "typ", titel: "Typ", gruppe: "Übersicht", vorgabe: true, schmalWeg: true, kopf: []string{"Typ"}, breite: []float64{6},
		zelle:  func(z *leistungZeile) listenZelle { return listenZelle{Text: oderStrich(string(z.Typ()))} },
		zellen: func(z *leistungZeile) []any { return []any{textZelle(string(z.Typ()))} },
	},
	{
		code: "welle", titel: "Welle", gruppe: "Übersicht", vorgabe: true, schmalWeg: true, klasse: "n", kopf: []string{"Welle"}, breite: []float64{7},
		zelle: func(z *leistungZeile) listenZelle { return listenZelle{Text: oderStrich(welleText(z.Welle()))} },
		zellen: func(z *leistungZeile) []any {
			if w := z.Welle(); w > 0 {
				return []any{w}
			}
			return []any{nil}
		},
	},
	{
		code: "modell", titel: "Modell", gruppe: "Übersicht", vorgabe: true, schmalWeg: true, kopf: []string{"Modell"}, breite: []float64{8},
		zelle: func(z *leistungZeile) listenZelle {
			if m := z.Modell(); m != ozg.ModellKeine {
				return listenZelle{Modell: m}
			}
			return listenZelle{Text: "–"}
		},
		zellen: func(z *leistungZeile) []any { return []any{textZelle(string(z.Modell()))} },
	},
	{
		code: "stand", titel: "Stand", gruppe: "Übersicht", vorgabe: true, kopf: []string{"Stand (abgeleitet)", "Widerspruch"}, breite: []float64{16, 40},
		zelle: func(z *leistungZeile) listenZelle {
			return listenZelle{Zustand: &z.Zustand, Widerspruch: z.Widerspruch}
		},
		zellen: func(z *leistungZeile) []any { return []any{z.Zustand.Titel(), textZelle(z.Widerspruch)} },
	},
	{
		code: "laender", titel: "Länder", gruppe: "Übersicht", vorgabe: true, klasse: "n", kopf: []string{"online in (Länder oder Bund)", "von zuständigen", "ohne Länderangabe"}, breite: []float64{12, 12, 12},
		zelle: func(z *leistungZeile) (c listenZelle) {
			c.Text, c.Hinweis = laenderText(z.Leistung)
			return c
		},
		zellen: func(z *leistungZeile) []any {
			if z.OhneLaender {
				return []any{nil, nil, "ja"}
			}
			return []any{z.Angebote, z.Moeglich, nil}
		},
	},
	{
		code: "soll", titel: "Soll bundesweit", gruppe: "Übersicht", vorgabe: true, schmalWeg: true, klasse: "n", kopf: []string{"Soll bundesweit", "Erstplan bundesweit"}, breite: []float64{12, 12},
		zelle: func(z *leistungZeile) listenZelle {
			c := listenZelle{Text: datumText(z.Termin.Soll, z.Termin.HatSoll)}
			if z.Termin.HatErstplan && (!z.Termin.HatSoll || z.Termin.Erstplan != z.Termin.Soll) {
				c.Zweit = "Erstplan " + z.Termin.Erstplan.Deutsch()
			}
			return c
		},
		zellen: func(z *leistungZeile) []any {
			return []any{tagZelle(z.Termin.Soll, z.Termin.HatSoll), tagZelle(z.Termin.Erstplan, z.Termin.HatErstplan)}
		},
	},
	{
		code: "verzug", titel: "Verzug", gruppe: "Übersicht", vorgabe: true, klasse: "n", kopf: []string{"Verzug (Tage)", "erreicht am"}, breite: []float64{9, 12},
		zelle: func(z *leistungZeile) listenZelle {
			switch v := z.offenerVerzug(); {
			case z.Termin.Erreicht:
				return listenZelle{Text: "erreicht", Hinweis: z.Termin.Am.Deutsch()}
			case v != nil:
				return listenZelle{Text: tageText(*v), Spaet: *v > 0}
			}
			return listenZelle{Text: "–"}
		},
		zellen: func(z *leistungZeile) []any {
			return []any{zahlZelle(z.verzugTage()), tagZelle(z.Termin.Am, z.Termin.Erreicht)}
		},
	},
	{
		code: "alter", titel: "letzte Meldung", gruppe: "Übersicht", vorgabe: true, schmalWeg: true, klasse: "n", kopf: []string{"letzte Meldung", "Alter (Tage)"}, breite: []float64{12, 8},
		zelle: func(z *leistungZeile) listenZelle {
			if z.HatMeldung {
				return listenZelle{Text: tageText(z.Alter), Hinweis: z.Letzte.Deutsch(), Alt: z.Alt}
			}
			return listenZelle{Text: "–", Hinweis: "noch keine Meldung"}
		},
		zellen: func(z *leistungZeile) []any {
			if z.HatMeldung {
				return []any{z.Letzte, z.Alter}
			}
			return []any{nil, nil}
		},
	},
}

func tageText(n int) string {
	if n == 1 || n == -1 {
		return ozg.ZahlText(n) + "\u00a0Tag"
	}
	return ozg.ZahlText(n) + "\u00a0Tage"
}

func nameOderStrich(name string) string {
	if name == "" {
		return "ohne Namen"
	}
	return name
}

func oderStrich(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// laenderText is the reach, "12 / 16", with what must be known to read it.
func laenderText(l *ozg.Leistung) (text, hinweis string) {
	switch {
	case l.OhneLaender:
		return "–", "online, die Länder sind nicht genannt"
	case l.Zustand == ozg.ZustandKeineAngabe:
		return "–", "keine Angabe"
	case l.Typ() == ozg.Typ1:
		return strconv.Itoa(l.Angebote) + " / 1", "zuständig ist allein der Bund"
	}
	return strconv.Itoa(l.Angebote) + " / " + strconv.Itoa(l.Moeglich), ""
}
