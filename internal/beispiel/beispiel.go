// Package beispiel makes the history of the demo: invented Umsetzungspläne per Themenfeld and quarter,
// from 30.06.2019 to 31.12.2022, as real workbooks in the forms in which different ministries draw them.
//
// The Leistungen are the real catalogue's; everything else is invented, shaped after the published
// totals. Each Leistung has a life (leben) that is drawn once; a plan tells of it what is known at its
// Stichtag, in the words and columns of its form. All of it is deterministic: the same catalogue gives
// the same bytes.
package beispiel

import (
	"fmt"
	"iter"
	"time"

	"ozgtracker/internal/ozg"
)

// Plan is one Umsetzungsplan as a Themenfeld handed it in.
type Plan struct {
	Datei           string
	Inhalt          []byte
	Stichtag        ozg.Tag
	Themenfeld      string
	Angenommen      time.Time
	Zurueckgenommen time.Time // zero: not taken back; else before the next plan was accepted
}

// Plaene makes the plans one by one in the order of Angenommen. kat are the Meldungen of the catalogue.
// An error ends the sequence.
func Plaene(kat []ozg.Meldung) iter.Seq2[Plan, error] {
	return func(yield func(Plan, error) bool) {
		ls, err := lieferungen()
		if err != nil {
			yield(Plan{}, err)
			return
		}
		alle := welt(kat)
		for _, l := range ls {
			p, err := neuerEntwurf(l, alle).plan()
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// plan draws the sheets and writes the file.
func (e *entwurf) plan() (p Plan, err error) {
	p = Plan{
		Datei: e.form.datei(e), Stichtag: e.stichtag, Themenfeld: e.themenfeld.Name,
		Angenommen: e.angenommen, Zurueckgenommen: e.zurueck,
	}
	blaetter := e.form.zeichne(e)
	if e.form.csv {
		p.Inhalt, err = csvDatei(blaetter[0])
	} else {
		p.Inhalt, err = xlsx(blaetter, e.angenommen)
	}
	if err != nil {
		return p, fmt.Errorf("make the example plan %s: %w", p.Datei, err)
	}
	return p, nil
}

// Uebersicht says in a German sentence what the data are.
func Uebersicht() string {
	return "Beispieldaten: 14 Themenfelder melden je Quartal vom 30.06.2019 bis zum 31.12.2022 erfundene Umsetzungspläne; " +
		"nur die OZG-Leistungen des Katalogs sind echt, keine Angabe zu ihrem Stand ist amtlich."
}
