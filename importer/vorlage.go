package importer

import (
	"context"
	"fmt"
	"slices"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// A Rückmeldevorlage that comes back is read like any plan, but nothing about it is guessed: its columns
// are those of the agreement, its Stichtag stands in one known cell, and only its own sheet is read. What
// of it a person changed is told by the Bestand it was made from, which the importer does not know.

// erkenneVorlage looks for the fingerprint and, where there is one, fixes what the columns mean.
func (m *mappe) erkenneVorlage(ctx context.Context, liste []blatt) error {
	for _, b := range liste {
		if !b.versteckt && b.name != vorlage.BlattHerkunft {
			continue
		}
		zeilen, err := m.erste(ctx, seite{blatt: b})
		if err != nil {
			return fmt.Errorf("read sheet %q: %w", b.name, err)
		}
		if len(zeilen) == 0 || !vorlage.IstKennung(zeilen[0].zellen[0].Text) {
			continue
		}
		var texte [][]string
		for _, z := range zeilen {
			var t []string
			for _, c := range z.zellen {
				t = append(t, c.liesText())
			}
			texte = append(texte, t)
		}
		f, err := vorlage.Lies(texte)
		if err != nil {
			return err
		}
		m.vorlage = &f
		m.eingaben.Titel, m.eingaben.Koepfe = vorlageTitel(), nil
		if m.eingaben.Themenfeld == "" {
			m.eingaben.Themenfeld = f.Themenfeld
		}
		return nil
	}
	return nil
}

// vorlageTitel says what the headings of a Vorlage mean, in the form of remembered ones.
func vorlageTitel() map[string]string {
	t := map[string]string{titelform(vorlage.TitelOZGID): ZielOZGID}
	for _, f := range vorlage.Felder() {
		t[titelform(vorlage.Titel(f))] = f.Name()
	}
	return t
}

// nurVorlage leaves of the sheets that look like a plan the one with most columns: the others are notes of
// a person, and an empty cell of theirs takes nothing back.
func (m *mappe) nurVorlage() {
	beste := -1
	for i, s := range m.seiten {
		if s.istPlan && (beste < 0 || len(s.kopf.spalten) > len(m.seiten[beste].kopf.spalten)) {
			beste = i
		}
	}
	for i := range m.seiten {
		if s := &m.seiten[i]; s.istPlan && i != beste {
			s.istPlan = false
			s.befunde = append(s.befunde, ozg.Befund{
				Schwere: ozg.SchwereWarnung, Code: "vorlage_fremdes_blatt", Blatt: s.name,
				Text: "Dieses Blatt gehört nicht zur Rückmeldevorlage. Es wurde nicht gelesen.",
			})
		}
	}
}

// vorlageStichtag decides the day that the answers speak of: the person's word, else the cell on the cover,
// else the day of the Bestand.
func (m *mappe) vorlageStichtag() (tag *ozg.Tag, quelle string, befunde []ozg.Befund) {
	if m.eingaben.Stichtag != nil {
		return m.eingaben.Stichtag, "Angabe beim Einspielen", nil
	}
	sonst := func(blatt, zelle, wert, text string) (*ozg.Tag, string, []ozg.Befund) {
		return &m.vorlage.Stichtag, "Tag des Bestandes der Vorlage", []ozg.Befund{{
			Schwere: ozg.SchwereWarnung, Code: "vorlage_stichtag", Blatt: blatt, Zelle: zelle, Wert: wert,
			Text: text + " Es gilt der Tag des Bestandes, aus dem die Vorlage erstellt wurde, der " + m.vorlage.Stichtag.Deutsch() + ".",
		}}
	}
	for i := range m.seiten {
		for _, z := range m.seiten[i].anfang {
			j := slices.IndexFunc(z.Texte, func(t string) bool { return ozg.Falte(t) == ozg.Falte(vorlage.TitelStichtag) })
			if j < 0 {
				continue
			}
			k := j + 1
			for k < len(z.Texte) && z.Texte[k] == "" {
				k++
			}
			zelle := xlsx.Adresse(j+2, z.Nr)
			if k != j+1 || k == len(z.Texte) { // a text further right explains, it is not the day
				return sonst(m.seiten[i].name, zelle, "", "Die Zelle „"+vorlage.TitelStichtag+"“ ist leer.")
			}
			t, ok := vorlageTag(z.Texte[k])
			if !ok {
				return sonst(m.seiten[i].name, zelle, z.Texte[k], "Die Zelle „"+vorlage.TitelStichtag+"“ enthält kein Datum.")
			}
			return &t, ort(m.seiten[i].name, zelle), nil
		}
	}
	return sonst("", "", "", "Die Zelle „"+vorlage.TitelStichtag+"“ fehlt.")
}

// vorlageTag reads a day, also one whose cell lost its format.
func vorlageTag(text string) (ozg.Tag, bool) {
	if t, ok := tagAus(text); ok {
		return t, true
	}
	f := ozg.FeldBundesweitSoll
	felder, _ := f.Lies(text, ozg.Umstand{Zahl: true})
	w, ok := felder[f]
	return w.Tag, ok && !w.Leer
}
