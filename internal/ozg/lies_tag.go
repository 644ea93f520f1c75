package ozg

import (
	"strconv"
	"strings"
	"time"
)

// The years that a plan can speak of; anything else is a slip of the pen or a wrong cell format.
var (
	ersterTag  = NeuerTag(2000, time.January, 1)
	letzterTag = NeuerTag(2050, time.December, 31)
)

const datumErlaubt = "Schreiben Sie zum Beispiel 30.06.2021, 06/2021, Q2/2021 oder 2021."

// LiesTag reads a date: German and ISO dates, and periods (month, quarter, half-year, year, week, "Ende
// 2022"), of which the last day is meant; genau is false then. A date that can be read in two ways is
// never guessed. Without a Zweifel of SchwereFehler or code ohne_angabe, t is the date.
func LiesTag(text string) (t Tag, genau bool, z *Zweifel) {
	text = sauber(text)
	f := Falte(text)
	if f == "" || platzhalter.wert[f] || offenesWort.wert[f] {
		return 0, false, ohneAngabe(text)
	}
	d, z := liesZeitraum(text)
	if z == nil {
		z = d.zweifel(text)
	}
	return d.bis, d.von == d.bis, z
}

// zeitraum is what a text of a date column means: from the first to the last day.
type zeitraum struct {
	von, bis Tag
	geplant  bool // the text says that it is a plan: bis, voraussichtlich
	ungenau  bool // the text says that it is rough: ca., Anfang, Sommer
}

// zweifel tells the reader what was made of a rough or planned date.
func (d zeitraum) zweifel(text string) *Zweifel {
	if !d.geplant && !d.ungenau {
		return nil
	}
	return hinweis("datum_ungenau", zitat(text)+" wird als "+d.bis.Deutsch()+" gelesen.")
}

// zeitraum reads the cell as a date, whatever the form. The Zweifel is a fehler where there is no date.
func (z zelle) zeitraum() (zeitraum, *Zweifel) {
	switch t, serie := serienTag(z.text); {
	case z.Datum && (z.Tag < ersterTag || z.Tag > letzterTag):
		return zeitraum{}, datumBereich(z.zitat())
	case z.Datum:
		return zeitraum{von: z.Tag, bis: z.Tag}, nil
	case z.Zahl && serie:
		return zeitraum{von: t, bis: t}, nil
	case z.Zahl:
		if form, _ := zifferForm(z.text); form != "j" && form != "n.j" && form != "b" {
			return zeitraum{}, datumUnlesbar(z.zitat())
		}
	}
	return liesZeitraum(z.text)
}

// istDatum are the fields that say when something was reached.
var istDatum = map[Feld]bool{FeldSteckbriefIst: true, FeldKonzeptionIst: true, FeldReferenzIst: true, FeldBundesweitIst: true}

// liesDatum reads a cell of a date column.
func liesDatum(z zelle) (Felder, *Zweifel) {
	if !z.Datum && offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	d, zw := z.zeitraum()
	if zw != nil {
		return nil, zw
	}
	d.geplant = d.geplant && istDatum[z.feld] // that a Soll is planned, its column says already
	zw = d.zweifel(z.text)
	if istDatum[z.feld] && z.Stichtag != 0 && d.bis > z.Stichtag {
		zw = warnung("datum_nach_stichtag", "Als erreicht gemeldet ist der "+d.bis.Deutsch()+", der Stichtag der Datei ist der "+z.Stichtag.Deutsch()+". Der Termin zählt erst, wenn eine Meldung von diesem Tag an ihn bestätigt.")
	}
	return z.mit(TagWert(d.bis)), zw
}

// serienTag reads the day number of a spreadsheet (1900 date system), with or without a time of day.
func serienTag(text string) (Tag, bool) {
	ganz, bruch, _ := strings.Cut(text, ".")
	if len(ganz) != 5 || strings.Trim(bruch, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(ganz)
	t := Tag(n - 25569) // 25569 is 01.01.1970
	return t, err == nil && t >= ersterTag && t <= letzterTag
}

// tagOhneJahr reads "02.03.", "2. Mrz" and "Mar-02", what is left to see of a "2/3" that became a date.
func tagOhneJahr(text string) (Tag, bool) {
	ohnePunkt := strings.TrimSuffix(text, ".")
	form, n := zifferForm(ohnePunkt)
	if hatBuchstaben(text) {
		form, n, _ = wortForm(glieder(text))
	}
	switch {
	case (form == "n.n" || form == "Mn") && len(n) == 2 && n[0] <= 12 && n[1] <= 31:
		return NeuerTag(2000, time.Month(n[0]), n[1]), true // which of both is the month does not matter here
	case form == "nM":
		return NeuerTag(2000, time.Month(n[1]), n[0]), true
	}
	return 0, false
}

func datumUnlesbar(wie string) *Zweifel {
	return fehler("datum_unlesbar", wie+" ist als Datum nicht lesbar. "+datumErlaubt, "")
}

func datumBereich(wie string) *Zweifel {
	return fehler("datum_bereich", wie+" liegt außerhalb der Jahre 2000 bis 2050. Prüfen Sie das Jahr und das Zellformat.", "")
}
