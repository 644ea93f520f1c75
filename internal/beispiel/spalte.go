package beispiel

import "ozgtracker/internal/ozg"

// spalte is a column of a table: its title, for a header of two rows the one above, and what it states.
type spalte struct {
	oben, titel string
	breite      float64
	art         spaltenArt
	felder      []ozg.Feld
}

type spaltenArt uint8

const (
	spalteFeld      spaltenArt = iota
	spalteTandem               // "BMG / Niedersachsen": ressort and land in one cell
	spalteLfd                  // running number, states nothing
	spalteOZGID                // as text
	spalteOZGIDZahl            // as a number
)

func sp(titel string, breite float64, f ozg.Feld) spalte {
	return spalte{titel: titel, breite: breite, felder: []ozg.Feld{f}}
}

// unter puts a common title above columns.
func unter(oben string, spalten ...spalte) []spalte {
	for i := range spalten {
		spalten[i].oben = oben
	}
	return spalten
}

func zusammen(teile ...[]spalte) (out []spalte) {
	for _, t := range teile {
		out = append(out, t...)
	}
	return out
}

var (
	ozgIDText = spalte{titel: "OZG-ID", breite: 9, art: spalteOZGID}
	ozgIDZahl = spalte{titel: "OZG-Nr.", breite: 9, art: spalteOZGIDZahl}
	lfdNr     = spalte{titel: "lfd. Nr.", breite: 6, art: spalteLfd}
	tandem    = spalte{titel: "Federführung", breite: 26, art: spalteTandem, felder: []ozg.Feld{ozg.FeldRessort, ozg.FeldLand}}
)

// landSpalten has a column per Land.
func landSpalten(titel func(code string) string, breite float64) []spalte {
	out := make([]spalte, ozg.AnzahlLaender)
	for i, l := range ozg.Laender {
		out[i] = sp(titel(l.Code), breite, ozg.FeldLaender(i))
	}
	return out
}

// zelle is the cell of a column for a row, and what it states.
func (s spalte) zelle(w schreibweise, z planzeile, lfd int) (any, ozg.Felder) {
	switch s.art {
	case spalteLfd:
		return lfd, nil
	case spalteOZGID:
		return z.leben.ozgID, nil
	case spalteOZGIDZahl:
		return z.leben.nr, nil
	case spalteTandem:
		return w.zelle(ozg.FeldRessort, z.felder).(string) + " / " + w.zelle(ozg.FeldLand, z.felder).(string), z.nur(s.felder)
	}
	felder := s.felder
	if s.felder[0] == ozg.FeldStand {
		felder = []ozg.Feld{ozg.FeldStand, ozg.FeldPhase}
	}
	if i, ok := s.felder[0].Land(); ok && w.seit != nil {
		felder = []ozg.Feld{s.felder[0], ozg.FeldLaenderSeit(i)}
	}
	return w.zelle(s.felder[0], z.felder), z.nur(felder)
}
