package dashboard

import (
	"strings"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
)

// suchindex holds the LeiKa-Leistungen of each OZG-Leistung in comparison form. It is made once at start.
type suchindex struct {
	leika map[string][]leikaForm // by OZG-ID
	ohne  []leikaForm            // those of the catalogue that belong to no OZG-Leistung
}

type leikaForm struct {
	name, id, gefaltet string
}

func newSuchindex(leika []katalog.LeiKaEintrag) suchindex {
	s := suchindex{leika: map[string][]leikaForm{}}
	for _, e := range leika {
		form := leikaForm{e.Bezeichnung, e.LeiKaID, falteWoerter(e.Bezeichnung)}
		if e.OZGID == "" {
			s.ohne = append(s.ohne, form)
			continue
		}
		s.leika[e.OZGID] = append(s.leika[e.OZGID], form)
	}
	return s
}

// The ranks of a match; a smaller one stands first.
const (
	rangID = iota
	rangNameBeginnt
	rangName
	rangLeika
	keinTreffer = -1
)

// suche is a search text made ready to be compared with many Leistungen.
type suche struct {
	leer           bool // nothing is searched: all match
	ozgID, leikaID string
	woerter        []string // folded
	ziffern        string   // digits only, if the text has nothing else: part of a key
}

func newSuche(text string) suche {
	s := suche{leer: text == ""}
	s.ozgID, _ = ozg.LiesOZGID(text)
	s.leikaID, _ = ozg.LiesLeiKa(text)
	if g := falteWoerter(text); g != "" {
		s.woerter = strings.Split(g, " ")
	}
	if z := strings.ReplaceAll(text, " ", ""); len(z) >= 3 && strings.Trim(z, "0123456789") == "" {
		s.ziffern = z
	}
	return s
}

// treffer ranks a Leistung; fund names the LeiKa-Leistung by which it was found, "" if by its own name.
// All words must stand in the name, or in the name and one LeiKa-Leistung together.
func (x suchindex) treffer(s suche, id, name string) (rang int, fund string) {
	if s.leer || s.ozgID == id {
		return rangID, ""
	}
	if s.leikaID != "" {
		for _, l := range x.leika[id] {
			if l.id == s.leikaID {
				return rangID, l.name
			}
		}
	}
	if len(s.woerter) == 0 {
		return keinTreffer, ""
	}
	g := falteWoerter(name)
	switch {
	case strings.HasPrefix(g, strings.Join(s.woerter, " ")):
		return rangNameBeginnt, ""
	case enthaelt(g, s.woerter) || s.ziffern != "" && strings.HasPrefix(id, s.ziffern):
		return rangName, ""
	}
	for _, l := range x.leika[id] {
		if s.ziffern != "" && strings.HasPrefix(l.id, s.ziffern) || enthaelt(g+" "+l.gefaltet, s.woerter) {
			return rangLeika, l.name
		}
	}
	return keinTreffer, ""
}

// ohneOZG names what the text finds among the LeiKa-Leistungen that belong to no OZG-Leistung.
func (x suchindex) ohneOZG(text string) (namen []string) {
	s := newSuche(text)
	if s.leer || len(s.woerter) == 0 {
		return nil
	}
	for _, l := range x.ohne {
		if l.id != "" && l.id == s.leikaID || s.ziffern != "" && strings.HasPrefix(l.id, s.ziffern) || enthaelt(l.gefaltet, s.woerter) {
			namen = append(namen, l.name)
		}
	}
	return namen
}

// falteWoerter folds word by word, so that „Geh- und Radwegen“ does not hold a „Hund“.
func falteWoerter(text string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(text) {
		if g := ozg.Falte(w); g != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(g)
		}
	}
	return b.String()
}

func enthaelt(text string, woerter []string) bool {
	for _, w := range woerter {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
