package importer

import (
	"slices"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// kopf is the header of a sheet: its rows and what its columns mean.
type kopf struct {
	von, bis int
	spalten  []spalte            // rising
	texte    map[kopfstelle]bool // to recognise the header where it is repeated
}

// vorspann is the beginning of a sheet, enough to find the header and to look at samples below it.
type vorspann struct {
	zeilen    []zeile
	verbunden []xlsx.Bereich
}

const (
	sucheBis   = 100 // rows, not empty ones, in which a header may begin
	probenZahl = 50  // rows below it that are looked at
	maxEbenen  = 3   // header rows on top of each other
)

// findeKopf finds the header: the first rows whose titles name a key and further fields, and below which
// a row speaks of a Leistung. It need not be row 1; titles, legends and column numbers may stand above.
func findeKopf(v vorspann, n *namen) (kopf, bool) {
	var bester kopf
	punkte, gefunden := 0, -1
	for i := range min(len(v.zeilen), sucheBis) {
		if gefunden >= 0 && !v.gehoertNoch(gefunden, i, bester) {
			break
		}
		for ebenen := 1; ebenen <= maxEbenen && i+ebenen <= len(v.zeilen); ebenen++ {
			fenster := v.zeilen[i : i+ebenen]
			if !kopfaehnlich(fenster[ebenen-1]) || fenster[ebenen-1].nr != fenster[0].nr+ebenen-1 {
				break
			}
			k := v.deuteFenster(fenster)
			// Of equal ones the smaller: a line above that adds nothing is a title.
			if p := k.punkte(); (p > punkte || p == punkte && k.bis-k.von < bester.bis-bester.von) && k.taugt(v, n) {
				bester, punkte = k, p
				if gefunden < 0 {
					gefunden = i
				}
			}
		}
	}
	if gefunden < 0 {
		return kopf{}, false
	}
	return v.mitGruppenzeile(bester), true
}

// gehoertNoch says whether row i may still belong to a header that was found at row erste: right below
// it and no row of a Leistung. A better header further down is that of another table.
func (v vorspann) gehoertNoch(erste, i int, k kopf) bool {
	z := v.zeilen[i]
	return i < erste+maxEbenen && z.nr-v.zeilen[erste].nr == i-erste && !schluesselIn(z, k.rolle(rolleOZGID)) && !schluesselIn(z, k.rolle(rolleLeiKa))
}

// mitGruppenzeile takes a row of merged group headers above the header into it, also where it adds
// nothing to what the columns mean.
func (v vorspann) mitGruppenzeile(k kopf) kopf {
	i := slices.IndexFunc(v.zeilen, func(z zeile) bool { return z.nr == k.von-1 })
	if i < 0 || k.bis-k.von+1 >= maxEbenen || !kopfaehnlich(v.zeilen[i]) || !v.hatBreite(v.zeilen[i].nr) {
		return k
	}
	if mehr := v.deuteFenster(v.zeilen[i : i+1+k.bis-k.von+1]); mehr.punkte() >= k.punkte() {
		return mehr
	}
	return k
}

// hatBreite says whether a row has ranges that are merged across columns.
func (v vorspann) hatBreite(nr int) bool {
	return slices.ContainsFunc(v.verbunden, func(b xlsx.Bereich) bool { return b.VonZeile == nr && b.BisSpalte > b.VonSpalte })
}

// kopfaehnlich says whether a row can belong to a header: several short texts, no key and no date, hardly
// a number.
func kopfaehnlich(z zeile) bool {
	if len(z.zellen) < 2 || spaltennummern(z) {
		return false
	}
	zahlen := 0
	for _, c := range z.zellen {
		switch c.Art {
		case xlsx.Text:
			if len(c.Text) > 300 || istSchluessel(c.Text) || len(z.zellen) <= 4 && strings.HasSuffix(c.Text, ":") {
				return false
			}
			if _, ok := alsTag(c); ok && c.Text[0] >= '0' && c.Text[0] <= '9' {
				return false
			}
		case xlsx.Zahl:
			if istSchluessel(c.Text) {
				return false
			}
			zahlen++
		default:
			return false
		}
	}
	return zahlen*4 <= len(z.zellen)
}

func istSchluessel(text string) bool {
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	_, ozgID := ozg.LiesOZGID(text)
	_, leika := ozg.LiesLeiKa(text)
	return ozgID || leika
}

// deuteFenster reads adjacent rows as one header.
func (v vorspann) deuteFenster(fenster []zeile) kopf {
	k := kopf{von: fenster[0].nr, bis: fenster[len(fenster)-1].nr, texte: map[kopfstelle]bool{}}
	for _, z := range fenster {
		for _, c := range z.zellen {
			k.texte[kopfstelle{c.Spalte, ozg.Falte(c.Text)}] = true
		}
	}
	for _, nr := range belegteSpalten(fenster) {
		s := spalte{nr: nr}
		var ebenen []string
		allein := true
		for i, z := range fenster {
			text, breite := "", 1
			if c := z.bei(nr); c != nil {
				text = leerraum.ReplaceAllString(c.Text, " ")
				s.kopf, s.zelle = text, c.adresse()
			} else if i < len(fenster)-1 {
				text, breite = v.gruppe(z, nr, fenster[i+1:])
			}
			if text != "" && !slices.Contains(ebenen, text) {
				ebenen = append(ebenen, text)
				allein = allein && breite == 1
			}
		}
		s.ganz = strings.Join(ebenen, " ")
		s.ziel = deute(ebenen, allein && !v.ueberMehrere(fenster, nr))
		k.spalten = append(k.spalten, s)
	}
	return k
}

func belegteSpalten(fenster []zeile) []int {
	var out []int
	for _, z := range fenster {
		for _, c := range z.zellen {
			out = append(out, c.Spalte)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// gruppe gives the group header of row z that spreads to column nr: over its merged range or, in a row
// without merged ranges, up to the next text. The rows below must name the column.
func (v vorspann) gruppe(z zeile, nr int, darunter []zeile) (text string, breite int) {
	if !slices.ContainsFunc(darunter, func(u zeile) bool { return u.bei(nr) != nil }) {
		return "", 0
	}
	i := slices.IndexFunc(z.zellen, func(c zelle) bool { return c.Spalte > nr })
	if i < 0 {
		i = len(z.zellen)
	}
	if i == 0 {
		return "", 0
	}
	c := z.zellen[i-1]
	if c.zeile != z.nr { // merged downwards from above: no group of others
		return "", 0
	}
	if v.hatBreite(z.nr) && !slices.ContainsFunc(v.verbunden, func(b xlsx.Bereich) bool {
		return b.VonZeile == z.nr && b.VonSpalte == c.Spalte && b.BisSpalte >= nr
	}) {
		return "", 0
	}
	return leerraum.ReplaceAllString(c.Text, " "), nr - c.Spalte + 1
}

// ueberMehrere says whether a text above column nr is a group header of further columns.
func (v vorspann) ueberMehrere(fenster []zeile, nr int) bool {
	for i, z := range fenster[:len(fenster)-1] {
		if z.bei(nr) == nil {
			continue
		}
		if t, _ := v.gruppe(z, nr+1, fenster[i+1:]); t != "" && z.bei(nr+1) == nil {
			return true
		}
	}
	return false
}

// punkte counts the different things that the titles name.
func (k kopf) punkte() int {
	gesehen := map[any]bool{}
	for _, s := range k.spalten {
		switch s.ziel.rolle {
		case rolleFremd:
		case rolleFelder:
			gesehen[s.ziel.felder[0]] = true
		default:
			gesehen[s.ziel.rolle] = true
		}
	}
	return len(gesehen)
}

// rolle finds the column of a key, clear titles before weak ones.
func (k kopf) rolle(r rolle) *spalte {
	var out *spalte
	for i := range k.spalten {
		if s := &k.spalten[i]; s.ziel.rolle == r && (out == nil || s.ziel.vorrangVor(out.ziel)) {
			out = s
		}
	}
	return out
}

// feld finds the column of a field.
func (k kopf) feld(f ozg.Feld) *spalte {
	var out *spalte
	for i := range k.spalten {
		if s := &k.spalten[i]; s.ziel.rolle == rolleFelder && slices.Contains(s.ziel.felder, f) && (out == nil || s.ziel.vorrangVor(out.ziel)) {
			out = s
		}
	}
	return out
}

// taugt says whether the rows below make this the header of a plan. A statistics sheet with look-alike
// titles ("OZG-Leistungen" over counts) has no row that speaks of a Leistung.
func (k kopf) taugt(v vorspann, n *namen) bool {
	id, leika, name := k.rolle(rolleOZGID), k.rolle(rolleLeiKa), k.feld(ozg.FeldBezeichnung)
	if id == nil && leika == nil && name == nil {
		return false
	}
	punkte := k.punkte()
	zeilen := v.nach(k.bis)
	if len(zeilen) == 0 {
		return punkte >= 3 // an empty form
	}
	sicher, benannt, bekannt, zahlen, zellen := 0, 0, 0, 0, 0
	for _, z := range zeilen {
		if schluesselIn(z, id) || schluesselIn(z, leika) {
			sicher++
		}
		if name == nil {
			continue
		}
		if c := z.bei(name.nr); c != nil && c.Art == xlsx.Text && !istSumme(c.Text) && len(z.zellen) > 1 {
			benannt++
			if n.kennt(c.Text) {
				bekannt++
			}
			for _, d := range z.zellen {
				if zellen++; d.Art == xlsx.Zahl || d.Art == xlsx.Prozent || reineZahl(d.Text) {
					zahlen++
				}
			}
		}
	}
	switch {
	case sicher > 0:
		return punkte >= 2 || sicher >= 2
	case benannt == 0 || punkte < 2:
		return false
	case bekannt > 0:
		return true
	}
	return id == nil && zahlen*2 < zellen-benannt || id != nil
}

func schluesselIn(z zeile, s *spalte) bool {
	if s == nil {
		return false
	}
	c := z.bei(s.nr)
	return c != nil && istSchluessel(c.Text)
}

// nach gives the sample rows below a row number.
func (v vorspann) nach(nr int) []zeile {
	i := slices.IndexFunc(v.zeilen, func(z zeile) bool { return z.nr > nr })
	if i < 0 {
		return nil
	}
	return v.zeilen[i:min(len(v.zeilen), i+probenZahl)]
}
