package importer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// seite is a sheet of which the header is known, if it has one.
type seite struct {
	blatt
	verbunden  []xlsx.Bereich
	kopf       kopf
	istPlan    bool
	stichtage  []fundstelle[ozg.Tag]
	themenfeld fundstelle[string]
}

// bereite looks at the first rows of each sheet: header, title rows, samples.
func (m *mappe) bereite(ctx context.Context, liste []blatt) error {
	plaene := 0
	for _, b := range liste {
		s := seite{blatt: b}
		var err error
		if s.verbunden, err = b.verbunden(); err != nil {
			return fmt.Errorf("read merged ranges of sheet %q: %w", b.name, err)
		}
		var zeilen []zeile
		for z, err := range b.gelesen(s.verbunden) {
			if err == nil {
				err = cmp.Or(ctx.Err(), m.grenzen.pruefeZeile(b.name, len(zeilen), z))
			}
			if err != nil {
				return fmt.Errorf("read sheet %q: %w", b.name, err)
			}
			zeilen = append(zeilen, zeile{z.nr, z.versteckt, slices.Clone(z.zellen)})
			if len(zeilen) == sucheBis+probenZahl {
				break
			}
		}
		v := neuerVorspann(zeilen, s.verbunden, m.titel)
		if s.kopf, s.istPlan, err = findeKopf(ctx, v, m.namen); err != nil {
			return fmt.Errorf("find header of sheet %q: %w", b.name, err)
		}
		if s.istPlan {
			befunde := s.kopf.zuordnen(s.name, v.nach(s.kopf.bis))
			if s.istPlan = s.kopf.hatSchluessel(); s.istPlan { // weak titles may turn out to head other things
				s.befunde = append(s.befunde, befunde...)
				plaene++
			}
		}
		m.seiten = append(m.seiten, s.mitTitel(v))
	}
	if plaene == 0 {
		return ablehnen("kein_kopf", "In keinem Blatt wurde eine Kopfzeile mit OZG-ID oder Leistungsname gefunden. Prüfen Sie, ob die Datei ein Umsetzungsplan ist und ob über den Spalten Überschriften wie „OZG-ID“ und „OZG-Leistung“ stehen.")
	}
	return nil
}

// mitTitel reads Stichtag and Themenfeld off the rows above the header. A sheet without header is a title
// page, of which the first rows count; where it names several days (a list of versions), none of them is
// the Stichtag.
func (s seite) mitTitel(v vorspann) seite {
	const titelseite = 40 // rows
	titel := v.zeilen[:min(len(v.zeilen), titelseite)]
	if s.istPlan {
		titel = v.zeilen[:slices.IndexFunc(v.zeilen, func(z zeile) bool { return z.nr >= s.kopf.von })]
	}
	s.stichtage = stichtage(s.name, titel)
	if !s.istPlan && slices.ContainsFunc(s.stichtage, func(f fundstelle[ozg.Tag]) bool { return f.wert != s.stichtage[0].wert }) {
		s.stichtage = nil
	}
	s.themenfeld = themenfeldImTitel(s.name, titel, s.istPlan)
	if s.themenfeld.wert == "" && s.istPlan {
		if name, ok := themenfeldImNamen(s.name); ok {
			s.themenfeld = fundstelle[string]{name, ort(s.name, ""), ozg.Herkunft{Text: "Blattname: " + s.name}, 0}
		}
	}
	return s
}

// themenfeldDerDatei is the Themenfeld that holds for sheets which name none: the one that all other
// sheets agree on, else the one in the file name.
func (m *mappe) themenfeldDerDatei() fundstelle[string] {
	var f fundstelle[string]
	for _, s := range m.seiten {
		switch {
		case s.themenfeld.wert == "":
		case f.wert == "":
			f = s.themenfeld
			if f.herkunft.Zelle != "" { // a cell of another sheet is named with it
				f.herkunft.Zelle = s.name + "!" + f.herkunft.Zelle
			}
		case f.wert != s.themenfeld.wert:
			return fundstelle[string]{}
		}
	}
	if f.wert == "" {
		if name, ok := themenfeldImNamen(ohneEndung(m.name)); ok {
			return fundstelle[string]{name, "Dateiname", ozg.Herkunft{Text: "Dateiname: " + m.name}, 0}
		}
	}
	return f
}
