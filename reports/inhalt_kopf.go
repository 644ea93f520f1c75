package reports

import (
	"fmt"
	"strings"
	"time"

	"ozgtracker/internal/ozg"
)

// Kopf is the title block that stands on every sheet: what, of which day, as known when, which part,
// made when and by whom.
type Kopf struct {
	Titel         string
	Herausgeber   string
	Stichtag      ozg.Tag
	Wissen        ozg.Nr
	WissenAm      time.Time // zero: nothing was accepted yet
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
		Auswahl:       "alle Themenfelder",
		Beispieldaten: o.Beispieldaten,
		Erstellt:      o.Erstellt,
		Konto:         o.Konto,
		Adresse:       o.Adresse,
	}
	if o.Themenfeld != "" {
		k.Titel += ", Themenfeld " + o.Themenfeld
		k.Auswahl = "nur Themenfeld " + o.Themenfeld
	}
	if am, ok := s.Geschichte().VorgangAm(s.Wissen); ok {
		k.WissenAm = am.In(o.Erstellt.Location())
	}
	return k
}

// Blick is the line that makes a figure reproducible: Stichtag, Wissensstand and filters.
func (k Kopf) Blick() string {
	wissen := "noch kein Vorgang"
	if k.Wissen > 0 {
		wissen = fmt.Sprintf("Vorgang %d", k.Wissen)
		if !k.WissenAm.IsZero() {
			wissen += " vom " + zeitpunkt(k.WissenAm)
		}
	}
	return "Stichtag " + k.Stichtag.Deutsch() + " · Wissensstand: " + wissen + " · Auswahl: " + k.Auswahl
}

// Herkunft is the line that says where the workbook comes from.
func (k Kopf) Herkunft() string {
	var teile []string
	if k.Herausgeber != "" {
		teile = append(teile, k.Herausgeber)
	}
	erstellt := "Erstellt"
	if !k.Erstellt.IsZero() {
		erstellt += " am " + zeitpunkt(k.Erstellt)
	}
	if k.Konto != "" {
		erstellt += " von " + k.Konto
	}
	if erstellt != "Erstellt" {
		teile = append(teile, erstellt)
	}
	if k.Adresse != "" {
		teile = append(teile, "Dieselbe Ansicht: "+k.Adresse)
	}
	return strings.Join(teile, " · ")
}

func zeitpunkt(t time.Time) string { return t.Format("02.01.2006, 15:04") + " Uhr" }
