package importer

import (
	"context"
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

const (
	sucheBis   = 100 // rows, not empty ones, in which a header may begin
	probenZahl = 50  // rows below it that are looked at
	maxEbenen  = 3   // header rows on top of each other
)

// findeKopf finds the header: the first rows whose titles name a key and further fields, and below which
// a row speaks of a Leistung. It need not be row 1; titles, legends and column numbers may stand above.
func findeKopf(ctx context.Context, v vorspann, n *namen) (kopf, bool, error) {
	var bester kopf
	punkte, gefunden := 0, -1
	for i := range min(len(v.zeilen), sucheBis) {
		if err := ctx.Err(); err != nil {
			return kopf{}, false, err
		}
		if gefunden >= 0 && !v.gehoertNoch(gefunden, i, bester) {
			break
		}
		for ebenen := 1; ebenen <= maxEbenen && i+ebenen <= len(v.zeilen); ebenen++ {
			fenster := v.zeilen[i : i+ebenen]
			if !kopfaehnlich(fenster[ebenen-1]) || fenster[ebenen-1].nr != fenster[0].nr+ebenen-1 {
				break
			}
			if !koennteKopfSein(fenster) && !v.gemerkterSchluessel(fenster) {
				continue
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
		return kopf{}, false, nil
	}
	return v.mitGruppenzeile(bester), true, nil
}

// schluesselworte are parts of every title of a key or name.
var schluesselworte = []string{"ozg", "leika", "leistung", "bezeichnung", "name", "schluessel", "id", "fim"}

// koennteKopfSein says whether some text could be the title of a key, before all titles are looked up.
func koennteKopfSein(fenster []zeile) bool {
	for _, z := range fenster {
		for _, c := range z.zellen {
			if len(c.Text) > laengsterTitel {
				continue
			}
			k := ozg.Falte(c.Text)
			if slices.ContainsFunc(schluesselworte, func(w string) bool { return strings.Contains(k, w) }) {
				return true
			}
		}
	}
	return false
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
	if i < 0 || k.bis-k.von+1 >= maxEbenen || !kopfaehnlich(v.zeilen[i]) || len(v.breite[v.zeilen[i].nr]) == 0 {
		return k
	}
	if mehr := v.deuteFenster(v.zeilen[i : i+1+k.bis-k.von+1]); mehr.punkte() >= k.punkte() {
		return mehr
	}
	return k
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

// hatSchluessel says whether a column can name the Leistung of a row.
func (k kopf) hatSchluessel() bool {
	return k.rolle(rolleOZGID) != nil || k.rolle(rolleLeiKa) != nil || k.feld(ozg.FeldBezeichnung) != nil
}
