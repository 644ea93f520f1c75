package importer

import (
	"cmp"
	"fmt"
	"slices"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// zuordnen decides between the columns of a header: one column per field and key. Clear titles go
// before weak ones, columns of one field before those of several, then the left one. What is refused or
// only similar becomes a Befund on the header cell.
func (k *kopf) zuordnen(blatt string, proben []zeile) (befunde []ozg.Befund) {
	var melden melder = func(s spalte, schwere ozg.Schwere, code, text, vorschlag string) {
		befunde = append(befunde, ozg.Befund{Schwere: schwere, Code: code, Blatt: blatt, Zelle: s.zelle, Wert: s.kopf, Text: text, Vorschlag: vorschlag})
	}
	sprechende := sprechendeZeilen(proben)
	k.pruefeSchwache(proben, sprechende, melden)
	k.trenneLeiKaNamen()
	k.sucheLandzeilen(sprechende, melden)

	vergeben := map[any]*spalte{}
	for _, i := range k.rangfolge(sprechende) {
		s := &k.spalten[i]
		switch s.ziel.rolle {
		case rolleOZGID, rolleLeiKa:
			if erste := vergeben[s.ziel.rolle]; erste != nil {
				melden(*s, ozg.SchwereHinweis, "spalte_doppelt", fmt.Sprintf("Die Spalte %s nennt noch einmal den Schlüssel, der schon in Spalte %s steht. Sie wurde nicht gelesen.", xlsx.Spaltenname(s.nr), xlsx.Spaltenname(erste.nr)), "")
				s.verwerfe(grundWieSpalte(erste))
			} else {
				vergeben[s.ziel.rolle] = s
			}
		case rolleFelder:
			k.vergeben(s, vergeben, melden)
		}
	}
	k.schlageVor(vergeben, melden)
	k.sucheHaken(proben)
	return befunde
}

// sucheHaken looks for "✓" among the samples of the Länder: beside it "✗" means no and nothing else.
func (k *kopf) sucheHaken(proben []zeile) {
	var laender []*spalte
	haken := false
	for i := range k.spalten {
		s := &k.spalten[i]
		if s.ziel.rolle != rolleFelder {
			continue
		}
		if _, ok := s.ziel.felder[0].Land(); !ok {
			continue
		}
		laender = append(laender, s)
		for _, z := range proben {
			c := z.bei(s.nr)
			haken = haken || c != nil && (c.Text == "✓" || c.Text == "✔")
		}
	}
	for _, s := range laender {
		s.haken = haken
	}
}

// rangfolge orders the columns by their claim. Of several columns for one field, those below which no
// sample can be read come last, whatever their title.
func (k *kopf) rangfolge(proben []zeile) []int {
	anwaerter := map[ozg.Feld]int{}
	for _, s := range k.spalten {
		for _, f := range s.ziel.felder {
			anwaerter[f]++
		}
	}
	folge := make([]int, len(k.spalten))
	unlesbar := make([]bool, len(k.spalten))
	tage := k.tage()
	for i, s := range k.spalten {
		folge[i] = i
		if s.ziel.rolle == rolleFelder && anwaerter[s.ziel.felder[0]] > 1 {
			gelesen, lesbar := k.probe(s, proben)
			unlesbar[i] = gelesen >= 3 && lesbar == 0
		}
	}
	slices.SortStableFunc(folge, func(a, b int) int {
		x, y := k.spalten[a].ziel, k.spalten[b].ziel
		return cmp.Or(cmp.Compare(k.spalten[a].rang(), k.spalten[b].rang()), wenn(unlesbar[a], unlesbar[b]), wenn(x.schwach, y.schwach), cmp.Compare(len(x.felder), len(y.felder)), cmp.Compare(tage[b], tage[a]))
	})
	return folge
}

// tage gives the day that the title of each column names, where all columns of its field name one: of "Status
// 31.03.2022" and "Status 30.06.2022" the newer holds.
func (k *kopf) tage() []ozg.Tag {
	out := make([]ozg.Tag, len(k.spalten))
	ohne := map[ozg.Feld]bool{}
	for i, s := range k.spalten {
		if s.ziel.rolle != rolleFelder {
			continue
		}
		if out[i] = s.tag(); out[i] == 0 {
			ohne[s.ziel.felder[0]] = true
		}
	}
	for i, s := range k.spalten {
		if s.ziel.rolle == rolleFelder && ohne[s.ziel.felder[0]] {
			out[i] = 0
		}
	}
	return out
}

// tag is the day in the title of a column, 0 where there is none.
func (s *spalte) tag() ozg.Tag {
	m := tagImKopf.FindStringSubmatch(s.kopf)
	if m == nil {
		return 0
	}
	t, ok := tagAus(m[1])
	if !ok {
		return 0
	}
	return t
}

// wenn orders false before true.
func wenn(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

type melder func(s spalte, schwere ozg.Schwere, code, text, vorschlag string)

// vergeben gives a column those of its fields that no other column has; without any it is refused.
func (k *kopf) vergeben(s *spalte, vergeben map[any]*spalte, melden melder) {
	var frei []ozg.Feld
	var erste *spalte
	for _, f := range s.ziel.felder {
		if v := vergeben[f]; v != nil {
			erste = v
			continue
		}
		frei = append(frei, f)
	}
	switch {
	case len(frei) == 0 && erste.entschieden() && !s.entschieden():
		melden(*s, ozg.SchwereHinweis, "spalte_abgewaehlt",
			fmt.Sprintf("Auch die Spalte %s nennt „%s“. Gelesen wurde die Spalte %s, wie festgelegt.", xlsx.Spaltenname(s.nr), s.ziel.felder[0].Titel(), xlsx.Spaltenname(erste.nr)), "")
		s.verwerfe(grundWieSpalte(erste))
		return
	case len(frei) == 0 && s.tag() != 0 && erste.tag() > s.tag():
		melden(*s, ozg.SchwereHinweis, "spalte_frueher",
			fmt.Sprintf("Die Spalten %s und %s nennen „%s“. Gelesen wurde die Spalte %s mit dem neueren Stand vom %s.", xlsx.Spaltenname(s.nr), xlsx.Spaltenname(erste.nr), s.ziel.felder[0].Titel(), xlsx.Spaltenname(erste.nr), erste.tag().Deutsch()), "")
		s.verwerfe(grundWieSpalte(erste))
		return
	case len(frei) == 0:
		melden(*s, ozg.SchwereFehler, "spalte_doppelt",
			fmt.Sprintf("Zwei Spalten nennen „%s“: „%s“ (Spalte %s) wurde gelesen, „%s“ (Spalte %s) nicht. Benennen Sie eine der beiden um.",
				s.ziel.felder[0].Titel(), erste.kopf, xlsx.Spaltenname(erste.nr), s.kopf, xlsx.Spaltenname(s.nr)), "")
		s.verwerfe(grundWieSpalte(erste))
		return
	}
	s.ziel.felder = frei
	for _, f := range frei {
		vergeben[f] = s
	}
}

// pruefeSchwache looks at sample values below weak titles: "Stand" over dates is no Umsetzungsstand, "ID"
// over 1, 2, 3 no OZG-ID. Keys in the wrong kind of column change its role.
func (k *kopf) pruefeSchwache(proben, sprechende []zeile, melden melder) {
	for i := range k.spalten {
		s := &k.spalten[i]
		if !s.ziel.schwach {
			continue
		}
		if s.ziel.rolle != rolleFelder {
			if s.ziel = schluesselart(*s, proben); !s.ziel.bekannt() {
				s.grund = grundUnpassend
			}
			continue
		}
		gelesen, lesbar := k.probe(*s, sprechende)
		if gelesen >= 3 && lesbar == 0 {
			if s.ziel.felder[0] != ozg.FeldBezeichnung {
				melden(*s, ozg.SchwereHinweis, "spalte_unpassend", fmt.Sprintf("Unter „%s“ steht nichts, was sich als „%s“ lesen lässt. Die Spalte %s wurde nicht zugeordnet.", s.kopf, s.ziel.felder[0].Titel(), xlsx.Spaltenname(s.nr)), "")
			}
			s.verwerfe(grundUnpassend)
		}
	}
}

// schluesselart tells by the values which key stands in a column with a weak title, if any.
func schluesselart(s spalte, proben []zeile) ziel {
	ozgIDs, leikas := 0, 0
	for _, z := range proben {
		if c := z.bei(s.nr); c != nil {
			if _, ok := ozg.LiesOZGID(c.Text); ok {
				ozgIDs++
			} else if _, ok := ozg.LiesLeiKa(c.Text); ok {
				leikas++
			}
		}
	}
	switch {
	case leikas > ozgIDs:
		return ziel{rolle: rolleLeiKa, schwach: true}
	case ozgIDs > 0:
		return ziel{rolle: rolleOZGID, schwach: true}
	}
	return ziel{}
}

// sprechendeZeilen are the sample rows that may speak of a Leistung.
func sprechendeZeilen(proben []zeile) (out []zeile) {
	for _, z := range proben {
		if len(z.zellen) >= 2 && !summenzeile(z) && !beispielzeile(z) {
			out = append(out, z)
		}
	}
	return out
}

// probe counts how many sample values say something, and how many of them can be read.
func (k *kopf) probe(s spalte, proben []zeile) (gelesen, lesbar int) {
	for _, z := range proben {
		c := z.bei(s.nr)
		if c == nil {
			continue
		}
		if s.ziel.felder[0] == ozg.FeldBezeichnung && (c.Art != xlsx.Text || reineZahl(c.Text)) {
			gelesen++
			continue
		}
		felder, zweifel := s.ziel.felder[0].Lies(c.liesText(), umstand(c, &s, 0))
		switch {
		case felder != nil:
			gelesen++
			lesbar++
		case zweifel != nil && zweifel.Schwere == ozg.SchwereFehler:
			gelesen++
		}
	}
	return gelesen, lesbar
}

// trenneLeiKaNamen takes a column "Verwaltungsleistung" or "Bezeichnung" right beside the LeiKa key for
// what it is: the name of the LeiKa-Leistung, not of the OZG-Leistung.
func (k *kopf) trenneLeiKaNamen() {
	leika := k.rolle(rolleLeiKa)
	if leika == nil {
		return
	}
	for i := range k.spalten {
		s := &k.spalten[i]
		if s.ziel.schwach && s.ziel.rolle == rolleFelder && s.ziel.felder[0] == ozg.FeldBezeichnung && (s.nr == leika.nr+1 || s.nr == leika.nr-1 && k.klareBezeichnung()) {
			s.ziel = ziel{rolle: rolleLeiKaName}
		}
	}
}

func (k *kopf) klareBezeichnung() bool {
	s := k.feld(ozg.FeldBezeichnung)
	return s != nil && !s.ziel.schwach
}

// schlageVor adds what an unknown header may mean, where no other column has that field.
func (k *kopf) schlageVor(vergeben map[any]*spalte, melden melder) {
	laender := 0
	for v := range vergeben {
		if f, ok := v.(ozg.Feld); ok {
			if _, ok := f.Land(); ok {
				laender++
			}
		}
	}
	for i := range k.spalten {
		s := &k.spalten[i]
		if s.ziel.rolle != rolleFremd || s.kopf == "" || s.entschieden() {
			continue
		}
		if laender > 0 && ozg.Falte(s.kopf) == "sa" {
			melden(*s, ozg.SchwereWarnung, "land_mehrdeutig", "„SA“ kann Sachsen oder Sachsen-Anhalt heißen. Die Spalte wurde nicht gelesen. Schreiben Sie SN oder ST.", "")
			continue
		}
		if f, ok := vorschlag(s.kopf); ok && vergeben[f] == nil {
			s.grund = grundAehnlich(f)
			melden(*s, ozg.SchwereWarnung, "spalte_aehnlich", fmt.Sprintf("Die Überschrift „%s“ ist nicht bekannt, die Spalte %s wurde nicht gelesen. Meinten Sie „%s“?", s.kopf, xlsx.Spaltenname(s.nr), f.Titel()), f.Titel())
		}
	}
}
