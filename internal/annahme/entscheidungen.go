package annahme

import (
	"slices"

	"ozgtracker/importer"
	"ozgtracker/internal/store"
)

// entscheidungen are the decisions of a person about this file that hold for the next one of the Träger as
// well: which sheets and headers there are, what titles and words mean. What concerns single cells and
// rows does not, nor does what the file does not have; of a Vorlage nothing is guessed. A decision that was
// taken back is forgotten.
func entscheidungen(e importer.Eingaben, v Vorschau) []store.Zuordnung {
	if v.Vorlage != nil {
		return nil
	}
	m := merker{traeger: v.Traeger, blaetter: v.Blaetter}
	for name, b := range e.Blaetter {
		m.blatt(name, b)
	}
	for titel, ziel := range e.Titel {
		m.titel(store.ZuordnungTitel, titel, ziel)
	}
	for kopf := range e.Koepfe {
		if slices.ContainsFunc(m.blaetter, func(b importer.BlattBericht) bool { return b.Kopftext == kopf }) {
			m.merke(store.ZuordnungKopf, kopf, istKopf)
		}
	}
	for feld, worte := range e.Woerter {
		for wort, ersatz := range worte {
			if ersatz == "" || v.Entschieden[feld][wort] {
				m.merke(store.ZuordnungWort, feld+":"+wort, ersatz)
			}
		}
	}
	for spalte, folge := range e.Datumsfolge {
		m.titel(store.ZuordnungDatumsfolge, m.titelVon(spalte), folge)
	}
	return m.zuordnungen
}

// istKopf is the Ziel of remembered headers; nobody reads it.
const istKopf = "kopf"

type merker struct {
	traeger     string
	blaetter    []importer.BlattBericht
	zuordnungen []store.Zuordnung
}

func (m *merker) merke(art store.ZuordnungArt, quelle, ziel string) {
	if quelle != "" {
		m.zuordnungen = append(m.zuordnungen, store.Zuordnung{Traeger: m.traeger, Art: art, Quelle: quelle, Ziel: ziel})
	}
}

// titel remembers a decision about a title that the file has.
func (m *merker) titel(art store.ZuordnungArt, form, ziel string) {
	for _, b := range m.blaetter {
		for _, f := range b.Merkform {
			if f == form {
				m.merke(art, form, ziel)
				return
			}
		}
	}
}

// blatt remembers what was decided about one sheet. Columns are remembered by their titles.
func (m *merker) blatt(name string, e importer.BlattEingabe) {
	i := slices.IndexFunc(m.blaetter, func(b importer.BlattBericht) bool { return b.Name == name })
	if i < 0 {
		return
	}
	if e.Uebergehen {
		m.merke(store.ZuordnungBlatt, name, nichts)
		return
	}
	m.merke(store.ZuordnungBlatt, name, "")
	if e.Kopf != [2]int{} {
		m.merke(store.ZuordnungKopf, m.blaetter[i].Kopftext, istKopf)
	}
	for spalte, ziel := range e.Spalten {
		m.merke(store.ZuordnungTitel, m.blaetter[i].Merkform[spalte], ziel)
	}
}

// titelVon turns the place of a column, "Blatt!H", into the form under which its title is remembered.
func (m *merker) titelVon(spalte string) string {
	for _, b := range m.blaetter {
		for buchstaben, form := range b.Merkform {
			if spalte == b.Name+"!"+buchstaben {
				return form
			}
		}
	}
	return spalte
}
