package reports

import (
	"strconv"
	"strings"
	"time"

	"ozgtracker/internal/ozg"
)

// Kopf is the title block that stands on every sheet: what, of which day, as known when, which part,
// made when and by whom.
type Kopf struct {
	Bericht       string // the kind, such as "Landesbericht"
	Titel         string
	Herausgeber   string
	Stichtag      ozg.Tag
	Wissen        ozg.Nr
	WissenAm      time.Time // zero: nothing was accepted yet
	Vergleich     string    // the day compared with in words, "" for none
	Auswahl       string    // the filters in words
	Beispieldaten bool
	Erstellt      time.Time
	Konto         string
	Adresse       string
}

// hinweisBeispiel stands on every sheet of a report on demo data.
const hinweisBeispiel = "Beispieldaten: Die gemeldeten Stände und Termine sind erfunden."

func kopf(s ozg.Sicht, o Optionen) Kopf {
	k := Kopf{
		Titel:         "Umsetzungsstand des Onlinezugangsgesetzes",
		Herausgeber:   o.Herausgeber,
		Stichtag:      s.Stichtag,
		Wissen:        s.Wissen,
		Bericht:       o.bericht(),
		Auswahl:       o.auswahlText(s),
		Beispieldaten: o.Beispieldaten,
		Erstellt:      o.Erstellt,
		Konto:         o.Konto,
		Adresse:       o.Adresse,
	}
	if o.Art == Aenderungsbericht {
		k.Titel = "Änderungen im Umsetzungsstand des Onlinezugangsgesetzes"
	}
	if len(o.Themenfelder) == 1 {
		k.Titel += ", Themenfeld " + o.namenAmBlick(s)[0]
	}
	if len(o.Laender) == 1 {
		k.Titel += ", " + landNamen(o.Laender)
	}
	if am, ok := s.Geschichte().VorgangAm(s.Wissen); ok {
		k.WissenAm = am.In(o.Erstellt.Location())
	}
	if v := o.Vergleich; v != nil {
		k.Vergleich = "mit dem " + v.Stichtag.Deutsch()
		if v.Wissen > 0 && v.Wissen != s.Wissen {
			k.Vergleich += ", wie er nach Vorgang " + strconv.Itoa(int(v.Wissen)) + " bekannt war"
			if am, ok := s.Geschichte().VorgangAm(v.Wissen); ok {
				k.Vergleich += " (" + zeitpunkt(am.In(o.Erstellt.Location())) + ")"
			}
		}
	}
	return k
}

// Blick is the line that makes a figure reproducible: Stichtag, Wissensstand and filters.
func (k Kopf) Blick() string {
	zeile := "Stichtag " + k.Stichtag.Deutsch() + " · Wissensstand: " + k.WissenText()
	if k.Vergleich != "" {
		zeile += " · Vergleich: " + k.Vergleich
	}
	return zeile + " · Auswahl: " + k.Auswahl
}

// WissenText is the Wissensstand with its number, since a day alone does not reproduce a figure.
func (k Kopf) WissenText() string {
	if k.Wissen == 0 {
		return "noch kein Vorgang"
	}
	t := "Vorgang " + strconv.Itoa(int(k.Wissen))
	if !k.WissenAm.IsZero() {
		t += " vom " + zeitpunkt(k.WissenAm)
	}
	return t
}

// Erstellung says when it was made and by whom, "" where neither is known.
func (k Kopf) Erstellung() string {
	var teile []string
	if !k.Erstellt.IsZero() {
		teile = append(teile, "am "+zeitpunkt(k.Erstellt))
	}
	if k.Konto != "" {
		teile = append(teile, "von "+k.Konto)
	}
	return strings.Join(teile, " ")
}

// Herkunft is the line that says where the workbook comes from.
func (k Kopf) Herkunft() string {
	var teile []string
	if k.Herausgeber != "" {
		teile = append(teile, k.Herausgeber)
	}
	if e := k.Erstellung(); e != "" {
		teile = append(teile, "Erstellt "+e)
	}
	if k.Adresse != "" {
		teile = append(teile, "Dieselbe Ansicht: "+k.Adresse)
	}
	return strings.Join(teile, " · ")
}

func zeitpunkt(t time.Time) string { return t.Format("02.01.2006, 15:04") + " Uhr" }
