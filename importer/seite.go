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

	vorgabe   vorgabe
	anfang    []Anfangszeile
	beispiele map[string][]string
	kopftext  string
}

// bereite looks at the first rows of each sheet: header, title rows, samples.
func (m *mappe) bereite(ctx context.Context, liste []blatt) error {
	plaene, abgewaehlt := 0, 0
	for _, b := range liste {
		s, err := m.bereiteSeite(ctx, b)
		if err != nil {
			return err
		}
		if s.istPlan {
			plaene++
		}
		if s.vorgabe.eingabe.Uebergehen {
			abgewaehlt++
		}
		m.seiten = append(m.seiten, s)
	}
	if m.vorlage != nil {
		m.nurVorlage()
	}
	switch {
	case plaene > 0:
		return nil
	case abgewaehlt > 0:
		return ablehnen("kein_blatt", "Auf den Blättern, die gelesen werden sollen, wurde kein Plan gefunden. Wählen Sie wenigstens ein Blatt mit einem Plan aus.")
	}
	return ablehnen(CodeKeinKopf, "In keinem Blatt wurde eine Kopfzeile mit OZG-ID oder Leistungsname gefunden. Prüfen Sie, ob die Datei ein Umsetzungsplan ist und ob über den Spalten Überschriften wie „OZG-ID“ und „OZG-Leistung“ stehen.")
}

// bereiteSeite looks at the first rows of one sheet.
func (m *mappe) bereiteSeite(ctx context.Context, b blatt) (seite, error) {
	s := seite{blatt: b}
	var err error
	if s.vorgabe, err = m.eingaben.vorgabeFuer(b.name); err != nil {
		return seite{}, err
	}
	if s.verbunden, err = b.verbunden(); err != nil {
		return seite{}, fmt.Errorf("read merged ranges of sheet %q: %w", b.name, err)
	}
	zeilen, err := m.erste(ctx, s)
	if err != nil {
		return seite{}, fmt.Errorf("read sheet %q: %w", b.name, err)
	}
	s.anfang = zeigeAnfang(zeilen)
	if s.vorgabe.eingabe.Uebergehen {
		s.befunde = append(s.befunde, ozg.Befund{Schwere: ozg.SchwereHinweis, Code: "blatt_uebergangen", Blatt: s.name, Text: "Das Blatt wurde nicht gelesen, wie festgelegt."})
		return s, nil
	}
	v := neuerVorspann(zeilen, s.verbunden, m.titel)
	v.merke(s.vorgabe)
	if err := s.findeKopf(ctx, v, m.namen); err != nil {
		return seite{}, fmt.Errorf("find header of sheet %q: %w", b.name, err)
	}
	return s.mitTitel(v), nil
}

// erste gives the first rows of a sheet, enough to find its header and to look at samples below.
func (m *mappe) erste(ctx context.Context, s seite) ([]zeile, error) {
	var zeilen []zeile
	for z, err := range s.gelesen(s.verbunden) {
		if err == nil {
			err = cmp.Or(ctx.Err(), m.grenzen.pruefeZeile(s.name, len(zeilen), z))
		}
		if err != nil {
			return nil, err
		}
		zeilen = append(zeilen, zeile{z.nr, z.versteckt, slices.Clone(z.zellen)})
		if len(zeilen) == sucheBis+probenZahl {
			break
		}
	}
	return zeilen, nil
}

// findeKopf settles the header: by decision, by its texts or, where columns are known without one, none.
func (s *seite) findeKopf(ctx context.Context, v vorspann, n *namen) error {
	k, ok, err := v.waehleKopf(s.vorgabe)
	gewaehlt := ok
	if err == nil && !ok {
		k, ok, err = findeKopf(ctx, v, n)
	}
	if err == nil && !ok {
		k, ok = v.ohneKopf(s.vorgabe, n)
	}
	if err != nil || !ok {
		return err
	}
	k.setzeSpalten(s.vorgabe)
	s.kopftext = kopftext(v.zeilen[v.ab(k.von):v.ab(k.bis+1)])
	befunde := k.zuordnen(s.name, v.nach(k.bis))
	switch s.istPlan = k.hatSchluessel(); { // weak titles may turn out to head other things
	case s.istPlan:
		s.kopf, s.beispiele = k, zeigeBeispiele(v.nach(k.bis))
		s.befunde = append(s.befunde, befunde...)
	case gewaehlt || len(s.vorgabe.spalten) > 0:
		s.befunde = append(s.befunde, ozg.Befund{
			Schwere: ozg.SchwereFehler, Code: "kopf_ohne_schluessel", Blatt: s.name,
			Text: "Keine der Spalten nennt die OZG-ID, den LeiKa-Schlüssel oder den Namen der Leistung. Das Blatt wurde nicht gelesen. Ordnen Sie eine Spalte zu.",
		})
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
