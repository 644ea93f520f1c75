package importer

import (
	"cmp"
	"slices"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// What a person decided about the header of a sheet, now or for an earlier file, goes before what is found.

// Reasons by which a person's decision shows; see BlattBericht.Grund.
const (
	GrundVonHand = "von Hand" // for this file
	GrundGemerkt = "gemerkt"  // for an earlier one
)

// The other reasons why a column is what it is.
const (
	grundEigen     = "Titel"
	grundMitGruppe = "Titel mit Überschrift"
	grundOhneTitel = "ohne Titel"
	grundFremd     = "unbekannter Titel"
	grundUnpassend = "Werte passen nicht zum Titel"
)

func grundWieSpalte(s *spalte) string { return "nennt dasselbe wie Spalte " + xlsx.Spaltenname(s.nr) }

func grundAehnlich(f ozg.Feld) string { return "ähnlich wie „" + f.Titel() + "“" }

// CodeKeinKopf is the code of the error of a file in which no header was found.
const CodeKeinKopf = "kein_kopf"

// maxKopfzeilen is how many rows a header set by hand may have.
const maxKopfzeilen = 6

// waehleKopf gives the header by decision: the rows chosen for this file, else those whose texts are
// those of a header chosen for an earlier one.
func (v vorspann) waehleKopf(vg vorgabe) (kopf, bool, error) {
	if von, bis := vg.eingabe.Kopf[0], vg.eingabe.Kopf[1]; von != 0 || bis != 0 {
		i, j := v.ab(von), v.ab(bis+1)
		if von < 1 || j <= i || j-i > maxKopfzeilen {
			return kopf{}, false, eingabeUnbrauchbar("Auf dem Blatt „%s“ steht in den Zeilen %d bis %d keine Kopfzeile. Wählen Sie eine bis %d Zeilen, in denen etwas steht, unter den ersten %d Zeilen.", vg.blatt, von, bis, maxKopfzeilen, len(v.zeilen))
		}
		return v.deuteFenster(v.zeilen[i:j]), true, nil
	}
	for i := range v.zeilen {
		for n := 1; n <= maxKopfzeilen && i+n <= len(v.zeilen) && len(vg.von.Koepfe) > 0; n++ {
			if fenster := v.zeilen[i : i+n]; vg.von.Koepfe[kopftext(fenster)] {
				return v.deuteFenster(fenster), true, nil
			}
		}
	}
	return kopf{}, false, nil
}

// ab is the place of the first row from a row number on.
func (v vorspann) ab(nr int) int {
	i := slices.IndexFunc(v.zeilen, func(z zeile) bool { return z.nr >= nr })
	if i < 0 {
		return len(v.zeilen)
	}
	return i
}

// kopftext is the form in which a header is known again: the folded texts of its rows.
func kopftext(fenster []zeile) string {
	const hoechstens = 4000 // bytes; a header of that length is known by its beginning
	var b strings.Builder
	for i, z := range fenster {
		if i > 0 {
			b.WriteByte('/')
		}
		for j, c := range z.zellen {
			if j > 0 {
				b.WriteByte('|')
			}
			b.WriteString(titelform(c.Text))
		}
		if b.Len() > hoechstens {
			return b.String()[:hoechstens]
		}
	}
	return b.String()
}

// ohneKopf is the header of a sheet that has none, where the columns are known by decision: set by hand,
// or remembered by their letters. Without a key among them it is no plan.
func (v vorspann) ohneKopf(vg vorgabe, n *namen) (kopf, bool) {
	var k kopf
	for titel, z := range vg.titel {
		if buchstaben, ok := strings.CutPrefix(titel, "#"); ok {
			if nr, ok := spaltenNr(buchstaben); ok && !vg.selbst[nr] {
				k.spalten = append(k.spalten, spalte{nr: nr, ziel: z, grund: GrundGemerkt})
			}
		}
	}
	slices.SortFunc(k.spalten, func(a, b spalte) int { return cmp.Compare(a.nr, b.nr) })
	if len(vg.spalten) > 0 {
		k.setzeSpalten(vg)
		return k, k.hatSchluessel()
	}
	return k, k.taugt(v, n)
}

// setzeSpalten gives columns the meaning that a person chose for them, also such without a title.
func (k *kopf) setzeSpalten(vg vorgabe) {
	for nr, z := range vg.spalten {
		i, ok := slices.BinarySearchFunc(k.spalten, nr, func(s spalte, nr int) int { return cmp.Compare(s.nr, nr) })
		if !ok {
			s := spalte{nr: nr}
			if k.bis > 0 {
				s.zelle = xlsx.Adresse(nr, k.bis)
			}
			k.spalten = slices.Insert(k.spalten, i, s)
		}
		k.spalten[i].ziel, k.spalten[i].grund = z, GrundVonHand
	}
}

// setzeGemerkte gives columns the meaning that their titles had in an earlier file.
func (v vorspann) setzeGemerkte(k *kopf) {
	if len(v.gemerkt) == 0 {
		return
	}
	for i, form := range k.merkformen() {
		s := &k.spalten[i]
		if z, ok := v.gemerkt[form]; ok && !v.selbst[s.nr] {
			s.ziel, s.grund = z, GrundGemerkt
		}
	}
}

// merke takes what titles meant in earlier files.
func (v *vorspann) merke(vg vorgabe) {
	v.gemerkt, v.selbst = vg.titel, vg.selbst
	for titel, z := range vg.titel {
		if z.rolle != rolleFremd && (z.rolle != rolleFelder || slices.Contains(z.felder, ozg.FeldBezeichnung)) {
			v.schluessel = append(v.schluessel, titel)
		}
	}
}

// gemerkterSchluessel says whether some text is the title, or the end of it, that was a key or a name in
// an earlier file.
func (v vorspann) gemerkterSchluessel(fenster []zeile) bool {
	if len(v.schluessel) == 0 {
		return false
	}
	for _, z := range fenster {
		for _, c := range z.zellen {
			if len(c.Text) > laengsterTitel {
				continue
			}
			k := titelform(c.Text)
			if k != "" && slices.ContainsFunc(v.schluessel, func(titel string) bool { return strings.HasSuffix(titel, k) }) {
				return true
			}
		}
	}
	return false
}

// entschieden says whether a person chose what the column is.
func (s *spalte) entschieden() bool { return s.grund == GrundVonHand || s.grund == GrundGemerkt }

// rang orders the claims of columns to a field: by hand, remembered, found.
func (s *spalte) rang() int {
	switch s.grund {
	case GrundVonHand:
		return 0
	case GrundGemerkt:
		return 1
	}
	return 2
}

// verwerfe makes the column one that is not read.
func (s *spalte) verwerfe(grund string) { s.ziel, s.grund = ziel{}, grund }
