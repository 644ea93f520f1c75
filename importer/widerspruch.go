package importer

import (
	"fmt"
	"slices"

	"ozgtracker/internal/ozg"
)

// stelle is a value already stated in the file.
type stelle struct {
	meldung int
	ozg.Nennung
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
	for _, z := range s.meldungen.Zeilen() {
		mehrfach[z.OZGID]++
	}
	gesagt := map[feldVon]stelle{}
	weg := map[int]bool{}
	for _, leika := range []bool{false, true} {
		for i, z := range s.meldungen.Zeilen() {
			if mehrfach[z.OZGID] < 2 || s.zusammen[i] != leika {
				continue
			}
			if leika {
				s.streicheAbweichendes(i, gesagt)
			} else if n, vorher, ok := widerspruch(z, gesagt); ok {
				weg[i] = true
				s.lehneWiderspruchAb(z, n, vorher, bericht(z.Blatt))
				continue
			}
			for _, n := range s.meldungen.Zeile(i).Nennungen {
				if _, schon := gesagt[feldVon{z.OZGID, n.Feld}]; !schon {
					gesagt[feldVon{z.OZGID, n.Feld}] = stelle{i, n}
				}
			}
		}
	}
	s.entferne(weg)
}

// widerspruch finds the first field that an earlier row states otherwise. A remark may differ from sheet
// to sheet, and a name may be spelt a little differently; a wholly other name means that the OZG-ID of
// one of the two is wrong.
func widerspruch(z ozg.Meldungszeile, gesagt map[feldVon]stelle) (ozg.Nennung, stelle, bool) {
	for _, n := range z.Nennungen {
		v, ok := gesagt[feldVon{z.OZGID, n.Feld}]
		switch {
		case !ok || v.Wert.Gleich(*n.Wert) || n.Feld == ozg.FeldBemerkung:
			continue
		case n.Feld == ozg.FeldBezeichnung && aehnlicherName(v.Wert.Text, n.Wert.Text):
			continue
		}
		return n, v, true
	}
	return ozg.Nennung{}, stelle{}, false
}

func aehnlicherName(a, b string) bool {
	if ozg.Falte(a) == ozg.Falte(b) {
		return true
	}
	_, ok := ozg.Aehnlich(a, []string{b})
	return ok
}

func (s *sammlung) lehneWiderspruchAb(z ozg.Meldungszeile, n ozg.Nennung, v stelle, b *BlattBericht) {
	wo := v.Herkunft.Zelle
	if erste := s.meldungen.Zeile(v.meldung); erste.Blatt != z.Blatt {
		wo = fmt.Sprintf("%s auf Blatt „%s“", wo, erste.Blatt)
	}
	f := n.Feld
	s.melde(ozg.SchwereFehler, "widerspruch", z.Blatt, n.Herkunft.Zelle, n.Herkunft.Text,
		fmt.Sprintf("Für die Leistung %s steht „%s“ zweimal verschieden in der Datei: „%s“ (Zelle %s) und „%s“ (Zelle %s). Die Zeile %d wurde nicht übernommen.",
			z.OZGID, f.Titel(), f.Anzeige(*v.Wert), wo, f.Anzeige(*n.Wert), n.Herkunft.Zelle, z.Zeile), "")
	s.abgelehnt++
	b.Uebergangen[z.Zeile] = grundAbgelehnt
}

// streicheAbweichendes takes out of a LeiKa Meldung what other rows of the file say otherwise.
func (s *sammlung) streicheAbweichendes(i int, gesagt map[feldVon]stelle) {
	z := s.meldungen.Zeile(i)
	s.meldungen.Streiche(i, func(n ozg.Nennung) bool {
		v, ok := gesagt[feldVon{z.OZGID, n.Feld}]
		if !ok || v.Wert.Gleich(*n.Wert) {
			return false
		}
		f := n.Feld
		s.melde(ozg.SchwereHinweis, "leika_abweichend", z.Blatt, n.Herkunft.Zelle, n.Herkunft.Text,
			fmt.Sprintf("Die LeiKa-Liste nennt für %s „%s“ als „%s“, der Plan in Zelle %s „%s“. Es gilt der Plan.", z.OZGID, f.Anzeige(*n.Wert), f.Titel(), v.Herkunft.Zelle, f.Anzeige(*v.Wert)), "")
		return true
	})
}

// entferne takes refused Meldungen out, and those of LeiKa lists with nothing left to say.
func (s *sammlung) entferne(weg map[int]bool) {
	s.meldungen.Entferne(func(i int, z ozg.Meldungszeile) bool { return weg[i] || len(z.Nennungen) == 0 })
}
