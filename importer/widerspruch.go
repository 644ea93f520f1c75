package importer

import (
	"fmt"
	"slices"

	"ozgtracker/internal/ozg"
)

// stelle is a value already stated in the file.
type stelle struct {
	meldung int
	angabe
}

type feldVon struct {
	id   string
	feld ozg.Feld
}

// pruefeWidersprueche refuses each row that states a field otherwise than an earlier row of the file for
// the same Leistung: which one is right only a person knows, and the last one must not win by its place.
// Equal statements are fine. What a LeiKa list says differently is left out, for a plan's own word goes
// before what was put together from single services.
func (s *sammlung) pruefeWidersprueche(blaetter []BlattBericht) {
	bericht := func(blatt string) *BlattBericht {
		return &blaetter[slices.IndexFunc(blaetter, func(b BlattBericht) bool { return b.Name == blatt })]
	}
	mehrfach := map[string]int{}
	for _, m := range s.meldungen {
		mehrfach[m.OZGID]++
	}
	gesagt := map[feldVon]stelle{}
	weg := map[int]bool{}
	for _, leika := range []bool{false, true} {
		for i, m := range s.meldungen {
			if mehrfach[m.OZGID] < 2 || s.zusammen[i] != leika {
				continue
			}
			if leika {
				s.streicheAbweichendes(i, gesagt)
			} else if f, vorher, ok := s.widerspruch(m, gesagt); ok {
				weg[i] = true
				s.lehneWiderspruchAb(m, f, vorher, bericht(m.Blatt))
				continue
			}
			for f, w := range m.Felder {
				if _, schon := gesagt[feldVon{m.OZGID, f}]; !schon {
					gesagt[feldVon{m.OZGID, f}] = stelle{i, angabe{w, m.Herkunft[f]}}
				}
			}
		}
	}
	s.entferne(weg)
}

// widerspruch finds the first field that an earlier row states otherwise. A remark may differ from sheet
// to sheet, and a name may be spelt a little differently; a wholly other name means that the OZG-ID of
// one of the two is wrong.
func (s *sammlung) widerspruch(m ozg.Meldung, gesagt map[feldVon]stelle) (ozg.Feld, stelle, bool) {
	for f, w := range m.Felder.Alle() {
		v, ok := gesagt[feldVon{m.OZGID, f}]
		switch {
		case !ok || v.wert.Gleich(w) || f == ozg.FeldBemerkung:
			continue
		case f == ozg.FeldBezeichnung && aehnlicherName(v.wert.Text, w.Text):
			continue
		}
		return f, v, true
	}
	return 0, stelle{}, false
}

func aehnlicherName(a, b string) bool {
	if ozg.Falte(a) == ozg.Falte(b) {
		return true
	}
	_, ok := ozg.Aehnlich(a, []string{b})
	return ok
}

func (s *sammlung) lehneWiderspruchAb(m ozg.Meldung, f ozg.Feld, v stelle, b *BlattBericht) {
	erste := s.meldungen[v.meldung]
	wo := v.herkunft.Zelle
	if erste.Blatt != m.Blatt {
		wo = fmt.Sprintf("%s auf Blatt „%s“", wo, erste.Blatt)
	}
	s.melde(ozg.SchwereFehler, "widerspruch", m.Blatt, m.Herkunft[f].Zelle, m.Herkunft[f].Text,
		fmt.Sprintf("Für die Leistung %s steht „%s“ zweimal verschieden in der Datei: „%s“ (Zelle %s) und „%s“ (Zelle %s). Die Zeile %d wurde nicht übernommen.",
			m.OZGID, f.Titel(), f.Anzeige(v.wert), wo, f.Anzeige(m.Felder[f]), m.Herkunft[f].Zelle, m.Zeile), "")
	s.abgelehnt++
	b.Uebergangen[m.Zeile] = grundAbgelehnt
}

// streicheAbweichendes takes out of a LeiKa Meldung what other rows of the file say otherwise.
func (s *sammlung) streicheAbweichendes(i int, gesagt map[feldVon]stelle) {
	m := s.meldungen[i]
	for f, w := range m.Felder.Alle() {
		v, ok := gesagt[feldVon{m.OZGID, f}]
		if !ok || v.wert.Gleich(w) {
			continue
		}
		h := m.Herkunft[f]
		s.melde(ozg.SchwereHinweis, "leika_abweichend", m.Blatt, h.Zelle, h.Text,
			fmt.Sprintf("Die LeiKa-Liste nennt für %s „%s“ als „%s“, der Plan in Zelle %s „%s“. Es gilt der Plan.", m.OZGID, f.Anzeige(w), f.Titel(), v.herkunft.Zelle, f.Anzeige(v.wert)), "")
		delete(m.Felder, f)
		delete(m.Herkunft, f)
	}
}

// entferne takes refused Meldungen out, and those of LeiKa lists with nothing left to say.
func (s *sammlung) entferne(weg map[int]bool) {
	bleibt := s.meldungen[:0]
	for i, m := range s.meldungen {
		if !weg[i] && len(m.Felder) > 0 {
			bleibt = append(bleibt, m)
		}
	}
	clear(s.meldungen[len(bleibt):])
	s.meldungen = bleibt
}
