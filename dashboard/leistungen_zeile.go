package dashboard

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// listenZeile is one row, ready to be read.
type listenZeile struct {
	OZGID, Name, Href   string
	Fund                string
	Themenfeld          string
	Typ, Welle          string
	Modell, ModellTitel string
	Zustand             ozg.Zustand
	Widerspruch         string
	Laender             string
	LaenderHinweis      string
	Soll, Erstplan      string
	Verzug              string
	Spaet               bool
	Letzte, Alter       string
	Alt                 bool
}

func newListenZeile(base basePage, z *leistungZeile) listenZeile {
	r := listenZeile{
		OZGID: z.OZGID, Name: nameOderStrich(z.Bezeichnung()), Href: base.Link("/leistungen/" + z.OZGID), Fund: z.Fund,
		Themenfeld: "–", Typ: "–", Welle: "–", Zustand: z.Zustand, Widerspruch: z.Widerspruch,
		Soll: datumText(z.Termin.Soll, z.Termin.HatSoll), Verzug: "–", Alter: "–", Letzte: "noch keine Meldung",
	}
	if t, ok := z.ThemenfeldAmBlick(); ok {
		r.Themenfeld = t.Kurzname
	}
	if t := z.Typ(); t != "" {
		r.Typ = string(t)
	}
	if w := z.Welle(); w > 0 {
		r.Welle = strconv.Itoa(w)
	}
	if m := z.Modell(); m != ozg.ModellKeine {
		r.Modell, r.ModellTitel = string(m), m.Titel()
	}
	r.Laender, r.LaenderHinweis = laenderText(z.Leistung)
	if z.Termin.HatErstplan && (!z.Termin.HatSoll || z.Termin.Erstplan != z.Termin.Soll) {
		r.Erstplan = z.Termin.Erstplan.Deutsch()
	}
	switch v := z.offenerVerzug(); {
	case z.Termin.Erreicht:
		r.Verzug = "erreicht"
	case v != nil:
		r.Verzug, r.Spaet = tageText(*v), *v > 0
	}
	if z.HatMeldung {
		r.Letzte, r.Alter, r.Alt = z.Letzte.Deutsch(), tageText(z.Alter), z.Alt
	}
	return r
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
