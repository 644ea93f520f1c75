package katalog

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// Meldungen is the catalogue as the rows of Vorgang 1: one Meldung per OZG-Leistung that states
// bezeichnung, themenfeld, lage and, where the source has one, typ. The cells count the columns of the
// file from A and its lines from 1, so that a reader can find the origin of each value.
func Meldungen() ([]ozg.Meldung, error) {
	ls, err := Leistungen()
	if err != nil {
		return nil, err
	}
	out := make([]ozg.Meldung, len(ls))
	for i, l := range ls {
		m := ozg.Meldung{
			Blatt: Datei, Zeile: l.Zeile, OZGID: l.OZGID,
			Felder: make(ozg.Felder, 4), Herkunft: make(map[ozg.Feld]ozg.Herkunft, 4),
		}
		state(&m, ozg.FeldBezeichnung, spalteBezeichnung, l.Bezeichnung)
		state(&m, ozg.FeldThemenfeld, spalteThemenfeld, l.Themenfeld)
		state(&m, ozg.FeldLage, spalteLage, l.Lage)
		state(&m, ozg.FeldTyp, spalteTyp, string(l.Typ))
		out[i] = m
	}
	return out, nil
}

// state adds a field to the Meldung; an empty cell states nothing.
func state(m *ozg.Meldung, f ozg.Feld, spalte int, text string) {
	if text == "" {
		return
	}
	m.Felder[f] = ozg.TextWert(text)
	m.Herkunft[f] = ozg.Herkunft{Zelle: string(rune('A'+spalte)) + strconv.Itoa(m.Zeile), Text: text}
}
