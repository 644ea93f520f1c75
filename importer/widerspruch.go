package importer

import (
	"fmt"
	"slices"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// stelle is a value stated in the file, with the Meldung that states it.
type stelle struct {
	meldung int
	ozg.Nennung
}

// gesagtes is what the rows of one Leistung say of a field: the first statement, and the first one that
// says otherwise. Every statement differs from one of the two, or from none.
type gesagtes struct {
	erste, andere *stelle
}

// pruefeWidersprueche refuses all rows that state a field of a Leistung otherwise than another row of the
// file: which one is right only a person knows, and none must win by its place. Equal statements are fine.
// What a LeiKa list says differently is left out, for a plan's own word goes before what was put together
// from single services. weiter is asked for each row; its error ends the work.
func (s *sammlung) pruefeWidersprueche(blaetter []BlattBericht, weiter func() error) error {
	bericht := func(blatt string) *BlattBericht {
		return &blaetter[slices.IndexFunc(blaetter, func(b BlattBericht) bool { return b.Name == blatt })]
	}
	weg := map[int]bool{}
	for _, gleiche := range s.mehrfache() {
		var plan, leika []int
		for _, i := range gleiche {
			if s.zusammen[i] {
				leika = append(leika, i)
			} else {
				plan = append(plan, i)
			}
		}
		gesagt, err := s.vergleiche(plan, weiter)
		if err != nil {
			return err
		}
		for _, i := range plan {
			if err := weiter(); err != nil {
				return err
			}
			if z := s.meldungen.Zeile(i); s.sageWidersprueche(i, z, gesagt) {
				weg[i] = true
				s.abgelehnt++
				s.ohne[z.OZGID] = true
				bericht(z.Blatt).Uebergangen[z.Zeile] = grundAbgelehnt
			}
		}
		listen, err := s.vergleiche(leika, weiter)
		if err != nil {
			return err
		}
		for _, i := range leika {
			s.streicheAbweichendes(i, gesagt, listen)
		}
	}
	s.meldungen.Entferne(func(i int, z ozg.Meldungszeile) bool { return weg[i] || len(z.Nennungen) == 0 })
	return nil
}

// mehrfache gives the indexes of the Meldungen of each Leistung that has several, in the order of the file.
func (s *sammlung) mehrfache() [][]int {
	anzahl := make(map[string]int, s.meldungen.Len())
	for _, z := range s.meldungen.Zeilen() {
		anzahl[z.OZGID]++
	}
	var out [][]int
	platz := map[string]int{}
	for i, z := range s.meldungen.Zeilen() {
		if anzahl[z.OZGID] < 2 {
			continue
		}
		n, ok := platz[z.OZGID]
		if !ok {
			n = len(out)
			platz[z.OZGID] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

// vergleiche gathers what the Meldungen of one Leistung say.
func (s *sammlung) vergleiche(meldungen []int, weiter func() error) (map[ozg.Feld]gesagtes, error) {
	out := map[ozg.Feld]gesagtes{}
	for _, i := range meldungen {
		if err := weiter(); err != nil {
			return nil, err
		}
		for _, n := range s.meldungen.Zeile(i).Nennungen {
			g := out[n.Feld]
			switch {
			case g.erste == nil:
				g.erste = &stelle{i, n}
			case g.andere == nil && verschieden(*g.erste, n):
				g.andere = &stelle{i, n}
			}
			out[n.Feld] = g
		}
	}
	return out, nil
}

// verschieden says whether two statements of a field cannot both be right. A remark may differ from sheet
// to sheet, and a name may be spelt a little differently; a wholly other name means that the OZG-ID of
// one of the two is wrong.
func verschieden(a stelle, b ozg.Nennung) bool {
	switch {
	case a.Wert.Gleich(*b.Wert), b.Feld == ozg.FeldBemerkung:
		return false
	case b.Feld == ozg.FeldBezeichnung:
		return !aehnlicherName(a.Wert.Text, b.Wert.Text)
	}
	return true
}

func aehnlicherName(a, b string) bool {
	if ozg.Falte(a) == ozg.Falte(b) {
		return true
	}
	_, ok := ozg.Aehnlich(a, []string{b})
	return ok
}

// gegen finds a statement that says otherwise than n.
func (g gesagtes) gegen(n ozg.Nennung) *stelle {
	switch {
	case g.andere == nil:
		return nil
	case verschieden(*g.erste, n):
		return g.erste
	}
	return g.andere
}

// sageWidersprueche tells each value of a row that another row states otherwise, and whether there is one.
func (s *sammlung) sageWidersprueche(i int, z ozg.Meldungszeile, gesagt map[ozg.Feld]gesagtes) (gefunden bool) {
	for _, n := range z.Nennungen {
		v := gesagt[n.Feld].gegen(n)
		if v == nil {
			continue
		}
		gefunden = true
		f := n.Feld
		s.melde(ozg.SchwereFehler, "widerspruch", z.Blatt, eigeneZelle(z, n.Herkunft), n.Herkunft.Text,
			fmt.Sprintf("Für die Leistung %s steht „%s“ verschieden in der Datei: hier „%s“, in %s „%s“. Welche Angabe gilt, sagt die Datei nicht; keine der beiden Zeilen wurde übernommen.",
				z.OZGID, f.Titel(), f.Anzeige(*n.Wert), s.ort(i, *v), f.Anzeige(*v.Wert)), "")
	}
	return gefunden
}

// ort names the cell of a statement, with its sheet where that is another one than that of Meldung i.
func (s *sammlung) ort(i int, v stelle) string {
	z := s.meldungen.Zeile(v.meldung)
	zelle := "Zelle " + eigeneZelle(z, v.Herkunft)
	if z.Blatt != s.meldungen.Zeile(i).Blatt {
		zelle += fmt.Sprintf(" auf Blatt „%s“", z.Blatt)
	}
	return zelle
}

// eigeneZelle is the cell of a statement or, where that stands outside of the sheet (in the name of the
// file, on another sheet), the first cell of its row.
func eigeneZelle(z ozg.Meldungszeile, h ozg.Herkunft) string {
	if h.Zelle == "" || strings.Contains(h.Zelle, "!") {
		return xlsx.Adresse(1, z.Zeile)
	}
	return h.Zelle
}

// streicheAbweichendes takes out of a LeiKa Meldung what the plan of the file, or another of its LeiKa
// lists, says otherwise.
func (s *sammlung) streicheAbweichendes(i int, plan, listen map[ozg.Feld]gesagtes) {
	z := s.meldungen.Zeile(i)
	s.meldungen.Streiche(i, func(n ozg.Nennung) bool {
		f, p := n.Feld, plan[n.Feld]
		text := ""
		if v := p.erste; v != nil && (p.andere != nil || verschieden(*v, n)) {
			text = fmt.Sprintf("Die LeiKa-Liste nennt für %s „%s“ als „%s“, der Plan in %s „%s“. Die Angabe der Liste wurde nicht übernommen.", z.OZGID, f.Anzeige(*n.Wert), f.Titel(), s.ort(i, *v), f.Anzeige(*v.Wert))
		} else if v := listen[f].gegen(n); v != nil {
			text = fmt.Sprintf("Zwei LeiKa-Listen nennen für %s verschiedene Werte für „%s“: „%s“ und in %s „%s“. Keiner wurde übernommen.", z.OZGID, f.Titel(), f.Anzeige(*n.Wert), s.ort(i, *v), f.Anzeige(*v.Wert))
		}
		if text == "" {
			return false
		}
		s.melde(ozg.SchwereHinweis, "leika_abweichend", z.Blatt, eigeneZelle(z, n.Herkunft), n.Herkunft.Text, text, "")
		return true
	})
}
