package importer

import (
	"slices"

	"ozgtracker/importer/xlsx"
)

// What a person needs to see to judge the Zuordnung: the first rows of a sheet, samples of each column,
// and why a column became what it is.

const (
	anfangZeilen  = 40
	anfangSpalten = 60
	beispielZahl  = 4
	textLaenge    = 120 // runes of a text that is only looked at
)

// zeigeAnfang gives the first rows as a person sees them.
func zeigeAnfang(zeilen []zeile) []Anfangszeile {
	out := make([]Anfangszeile, 0, min(len(zeilen), anfangZeilen))
	for _, z := range zeilen[:min(len(zeilen), anfangZeilen)] {
		a := Anfangszeile{Nr: z.nr}
		for _, c := range z.zellen {
			if c.Spalte > anfangSpalten {
				break
			}
			for len(a.Texte) < c.Spalte {
				a.Texte = append(a.Texte, "")
			}
			a.Texte[c.Spalte-1] = gekuerzt(c.anzeige())
		}
		out = append(out, a)
	}
	return out
}

// zeigeBeispiele gives up to four different texts of each column.
func zeigeBeispiele(proben []zeile) map[string][]string {
	out := map[string][]string{}
	for _, z := range proben {
		for _, c := range z.zellen {
			s := xlsx.Spaltenname(c.Spalte)
			if text := gekuerzt(c.anzeige()); len(out[s]) < beispielZahl && !slices.Contains(out[s], text) {
				out[s] = append(out[s], text)
			}
		}
	}
	return out
}

func gekuerzt(text string) string {
	if len(text) <= textLaenge {
		return text
	}
	if r := []rune(text); len(r) > textLaenge {
		return string(r[:textLaenge-1]) + "…"
	}
	return text
}

// begruende says why a column became what it is.
func (b titelbuch) begruende(s spalte) string {
	switch {
	case s.grund != "":
		return s.grund
	case s.kopf == "" && s.ganz == "":
		return grundOhneTitel
	case !s.ziel.bekannt():
		return grundFremd
	}
	eigen := b.nachschlagen(s.kopf)
	if s.ganz == s.kopf || eigen.rolle == s.ziel.rolle && enthaeltAlle(eigen.felder, s.ziel.felder) {
		return grundEigen
	}
	return grundMitGruppe
}

func enthaeltAlle[T comparable](menge, teil []T) bool {
	return !slices.ContainsFunc(teil, func(t T) bool { return !slices.Contains(menge, t) })
}

// zeige adds what a person looks at to the report of a sheet.
func (s *seite) zeige(b *BlattBericht, t titelbuch) {
	b.Anfang, b.Beispiele, b.Kopftext = s.anfang, s.beispiele, s.kopftext
	if !s.istPlan {
		return
	}
	b.Titel, b.Merkform, b.Grund = map[string]string{}, map[string]string{}, map[string]string{}
	for i, form := range s.kopf.merkformen() {
		sp := s.kopf.spalten[i]
		name := xlsx.Spaltenname(sp.nr)
		b.Titel[name], b.Merkform[name], b.Grund[name] = sp.ganz, form, t.begruende(sp)
	}
}

// grundOhnePlan is why the rows of a sheet are passed over.
func (s *seite) grundOhnePlan() string {
	if s.vorgabe.eingabe.Uebergehen {
		return grundAbgewaehlt
	}
	return grundKeinPlan
}

// ansicht is what is known of a file that cannot be used yet: its sheets with their first rows.
func (m *mappe) ansicht() Ergebnis {
	e := Ergebnis{Themenfeld: m.eingaben.Themenfeld}
	if e.Themenfeld == "" {
		e.Themenfeld = m.themenfeldDerDatei().wert
	}
	for i := range m.seiten {
		b := BlattBericht{Name: m.seiten[i].name, Spalten: map[string][]string{}, NichtZugeordnet: map[string]string{}, Uebergangen: map[int]string{}}
		m.seiten[i].zeige(&b, m.titel)
		if m.seiten[i].istPlan {
			b.beschreibe(m.seiten[i].kopf)
		}
		e.Blaetter = append(e.Blaetter, b)
		e.Befunde = append(e.Befunde, m.seiten[i].befunde...)
	}
	return e
}
