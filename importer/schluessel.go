package importer

import (
	"fmt"
	"regexp"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// schluesselArt says by what a row names its Leistung.
type schluesselArt uint8

const (
	keinSchluessel schluesselArt = iota
	ausOZGID
	ausLeiKa
	ausName
)

// schluessel finds the Leistung of a row: by OZG-ID, by LeiKa key, by exact name. A key in the column of
// the other kind counts.
func (l *leser) schluessel(z *zeile) (id string, wie schluesselArt) {
	for _, s := range []*spalte{l.id, l.leika} {
		if c := l.beiSpalte(z, s); c != nil {
			if id, ok := ozg.LiesOZGID(c.Text); ok && lesbareZahl(c) {
				return l.gedaechtnis.text(id), ausOZGID
			}
		}
	}
	for _, s := range []*spalte{l.leika, l.id} {
		if c := l.beiSpalte(z, s); c != nil {
			if leika, ok := ozg.LiesLeiKa(c.Text); ok {
				if id := l.namen.v.LeiKa[leika]; id != "" {
					return id, ausLeiKa
				}
			}
		}
	}
	if c := l.beiSpalte(z, l.name); c != nil {
		id, name, ok := trenneSchluessel(c.liesText())
		if ok && l.name.samt {
			return l.gedaechtnis.text(id), ausOZGID
		}
		if ids := l.namen.genau(name); len(ids) == 1 {
			return ids[0], ausName
		}
	}
	return "", keinSchluessel
}

// schluesselVorn and schluesselHinten are a name with its OZG-ID: "10214 – Krankenhausaufnahme", "OZG-ID 10214:
// Krankenhausaufnahme", "Krankenhausaufnahme (10214)".
var (
	schluesselVorn   = regexp.MustCompile(`(?i)^(?:OZG(?:[ -]?ID)?[ :.-]*)?\(?([1-9]\d{4})\)?(?:\s*[–—:|/-]\s*|\s+)(\pL.*)$`)
	schluesselHinten = regexp.MustCompile(`(?i)^(.*\pL.*?)\s*(?:[\[(]|[–—|-]\s)\s*(?:OZG(?:[ -]?ID)?[ :.-]*)?([1-9]\d{4})\s*[\])]?$`)
)

// trenneSchluessel parts a name from the OZG-ID that stands in the same cell; without one, name is the text.
func trenneSchluessel(text string) (id, name string, ok bool) {
	if m := schluesselVorn.FindStringSubmatch(text); m != nil {
		return m[1], m[2], true
	}
	if m := schluesselHinten.FindStringSubmatch(text); m != nil {
		return m[2], m[1], true
	}
	return "", text, false
}

func (l *leser) beiSpalte(z *zeile, s *spalte) *zelle {
	if s == nil {
		return nil
	}
	return z.bei(s.nr)
}

// lesbareZahl keeps dates and percentages from being read as keys.
func lesbareZahl(c *zelle) bool { return c.Art == xlsx.Text || c.Art == xlsx.Zahl }

// ohneSchluessel refuses a row that names no Leistung, with the most helpful reason.
func (l *leser) ohneSchluessel(z *zeile) {
	id, leika, name := l.beiSpalte(z, l.id), l.beiSpalte(z, l.leika), l.beiSpalte(z, l.name)
	stelle, code, text, vorschlag := id, "schluessel_fehlt", "Die Zeile nennt keine OZG-ID", ""
	switch {
	case id != nil:
		code, text = "ozg_id_unlesbar", fmt.Sprintf("„%s“ ist keine OZG-ID; eine OZG-ID hat fünf Ziffern", id.anzeige())
	case leika != nil:
		stelle, code, text = leika, "leika_unbekannt", fmt.Sprintf("Die Zeile nennt keine OZG-ID, und „%s“ ist kein LeiKa-Schlüssel, der zu einer OZG-Leistung führt", leika.anzeige())
	case name != nil:
		stelle = name
	}
	if name != nil {
		if ids := l.namen.genau(name.Text); len(ids) > 1 {
			text += fmt.Sprintf(", und den Namen „%s“ tragen mehrere Leistungen (%s)", name.Text, strings.Join(ids, ", "))
		} else if titel, treffer, ok := l.namen.aehnlich(name.Text); ok {
			text += fmt.Sprintf(". Meinten Sie „%s“ (%s)?", titel, treffer)
			vorschlag = treffer
		} else {
			text += fmt.Sprintf(", und den Namen „%s“ führt der Katalog nicht", name.Text)
		}
	}
	if !strings.HasSuffix(text, "?") {
		text += "."
	}
	wert := ""
	if stelle != nil {
		wert = stelle.anzeige()
	}
	l.lehneAb(z.nr, code, l.adresseVon(z, stelle), wert, text+" Die Zeile wurde nicht übernommen.", vorschlag)
}

// adresseVon is the address of a cell, or where the key of the row should stand.
func (l *leser) adresseVon(z *zeile, c *zelle) string {
	if c != nil {
		return c.adresse()
	}
	return l.schluesselZelle(z.nr)
}

// schluesselZelle is the address where the key of a row should stand.
func (l *leser) schluesselZelle(zeile int) string {
	for _, s := range []*spalte{l.id, l.leika, l.name} {
		if s != nil {
			return xlsx.Adresse(s.nr, zeile)
		}
	}
	return xlsx.Adresse(1, zeile)
}

func (l *leser) lehneAb(zeile int, code, zelle, wert, text, vorschlag string) {
	l.melde(ozg.SchwereFehler, code, l.bericht.Name, zelle, wert, text, vorschlag)
	l.abgelehnt++
	l.ueberspringe(zeile, grundAbgelehnt)
}

// pruefeSchluessel tells what is doubtful about the key of a row that is taken.
func (l *leser) pruefeSchluessel(z *zeile, id string, wie schluesselArt) {
	c, name := l.beiSpalte(z, l.id), l.beiSpalte(z, l.name)
	if wie != ausOZGID && c != nil {
		l.melde(ozg.SchwereFehler, "ozg_id_unlesbar", l.bericht.Name, c.adresse(), c.anzeige(),
			fmt.Sprintf("„%s“ ist keine OZG-ID; eine OZG-ID hat fünf Ziffern. Die Zeile wurde über %s der Leistung %s zugeordnet.", c.anzeige(), map[schluesselArt]string{ausLeiKa: "den LeiKa-Schlüssel", ausName: "den Namen"}[wie], id), id)
	} else if wie == ausName && l.id != nil {
		l.melde(ozg.SchwereHinweis, "ueber_namen", l.bericht.Name, name.adresse(), name.Text,
			fmt.Sprintf("Die OZG-ID fehlt. Die Zeile wurde über den Namen der Leistung %s zugeordnet.", id), id)
	}
	if l.leika != nil {
		if k := z.bei(l.leika.nr); k != nil && strings.ContainsAny(k.Text, "0123456789") {
			if _, ok := ozg.LiesLeiKa(k.Text); !ok && !(wie == ausOZGID && l.id == nil) {
				l.unlesbar = append(l.unlesbar, *k)
			}
		}
	}
	if len(l.namen.v.Namen) == 0 {
		return
	}
	katalog, bekannt := l.namen.v.Namen[id]
	switch {
	case !bekannt && !l.unbekannt[id]:
		l.unbekannt[id] = true
		l.melde(ozg.SchwereHinweis, "ozg_id_unbekannt", l.bericht.Name, l.adresseVon(z, c), id,
			"Die OZG-ID "+id+" steht nicht im Katalog. Die Zeile wurde übernommen.", "")
	case bekannt && name != nil && wie == ausOZGID && l.leikaGruppen == nil:
		_, text, _ := trenneSchluessel(name.liesText())
		if andere := l.namen.genau(text); len(andere) == 1 && andere[0] != id {
			l.melde(ozg.SchwereWarnung, "name_passt_nicht", l.bericht.Name, name.adresse(), name.Text,
				fmt.Sprintf("Unter der OZG-ID %s führt der Katalog „%s“. „%s“ hat die OZG-ID %s. Prüfen Sie, welche Leistung gemeint ist.", id, katalog, text, andere[0]), andere[0])
		}
	}
}
