package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// leser reads the rows of one plan sheet, top to bottom, in one pass.
type leser struct {
	*sammlung
	kopf       kopf
	namen      *namen
	stichtag   ozg.Tag // 0: not known
	themenfeld fundstelle[string]
	eingabe    string // Eingaben.Themenfeld
	bericht    *BlattBericht

	spalten              []*spalte // by column number
	id, leika, name, tfs *spalte
	land                 *spalte                                // of which the rows speak, nil: they speak of no single one
	jeLand               map[*spalte]*[ozg.AnzahlLaender]spalte // what its columns mean for each Land
	leikaGruppen         map[string]*leikaGruppe                // nil: one Meldung per row
	leikaFolge           []*leikaGruppe

	vererbt    ozg.Felder                // what group headings above say
	vererbtVon map[ozg.Feld]ozg.Herkunft // and where
	offen      []int                     // single lines: group headings if a row of a Leistung follows, else notes
	nachLegende,
	ersteZeile,
	andereTabelle bool
	versteckt []int
	unlesbar  []zelle // LeiKa keys that cannot be read
	roh       rohzeile

	vorgabe        vorgabe
	berichtigungen *berichtigungen // nil: there are none
}

func neuerLeser(s *sammlung, k kopf, n *namen, bericht *BlattBericht) *leser {
	l := &leser{sammlung: s, kopf: k, namen: n, bericht: bericht, ersteZeile: true, vererbt: ozg.Felder{}, vererbtVon: map[ozg.Feld]ozg.Herkunft{}}
	for i := range k.spalten {
		sp := &k.spalten[i]
		for len(l.spalten) <= sp.nr {
			l.spalten = append(l.spalten, nil)
		}
		l.spalten[sp.nr] = sp
	}
	l.id, l.leika, l.name, l.tfs = k.rolle(rolleOZGID), k.rolle(rolleLeiKa), k.feld(ozg.FeldBezeichnung), k.feld(ozg.FeldThemenfeld)
	l.land = k.rolle(rolleLandDerZeile)
	if l.id == nil && l.name != nil {
		l.name.samt = true
	}
	if l.leika != nil || k.rolle(rolleLeiKaName) != nil {
		l.leikaGruppen = map[string]*leikaGruppe{}
	}
	return l
}

// spalteNr gives the column of a number, nil beyond the header.
func (l *leser) spalteNr(nr int) *spalte {
	if nr < len(l.spalten) {
		return l.spalten[nr]
	}
	return nil
}

func (l *leser) ueberspringe(nr int, grund string) { l.bericht.Uebergangen[nr] = grund }

// lies takes the next row.
func (l *leser) lies(z zeile) {
	switch {
	case z.nr < l.kopf.von:
		l.ueberspringe(z.nr, titelgrund(z))
		return
	case z.nr <= l.kopf.bis:
		return
	case l.andereTabelle:
		l.ueberspringe(z.nr, grundZweiteTab)
		return
	}
	if z = l.berichtigt(z); len(z.zellen) == 0 {
		l.ueberspringe(z.nr, grundAbgewaehlt)
		return
	}
	id, wie := l.schluessel(&z)
	if wie != ausOZGID {
		if grund := l.ohneLeistung(z, wie); grund != "" {
			l.ueberspringe(z.nr, grund)
			return
		}
	}
	if z.versteckt {
		l.versteckt = append(l.versteckt, z.nr)
	}
	l.merkeFremdeSpalten(z)
	l.leistung(&z, id, wie)
}

// titelgrund tells what a row above the header is.
func titelgrund(z zeile) string {
	switch {
	case spaltennummern(z):
		return grundNummern
	case istLegende(z.zellen[0].Text) && !stichtagFeld.MatchString(z.zellen[0].Text) && !stichtagSatz.MatchString(z.zellen[0].Text):
		return grundAnmerkung
	}
	return grundTitel
}

// ohneLeistung gives the reason why a row without a readable OZG-ID speaks of no Leistung, or "".
func (l *leser) ohneLeistung(z zeile, wie schluesselArt) string {
	switch {
	case l.kopf.wiederholt(z):
		return grundKopf
	case spaltennummern(z):
		return grundNummern
	case wie == ausLeiKa, wie == ausName && (l.id == nil || eigene(z) > 1):
		return "" // a name alone in a plan with OZG-IDs is a group heading
	case summenzeile(z):
		return grundSumme
	case l.kopf.neueTabelle(z, l.titel):
		l.andereTabelle = true
		l.melde(ozg.SchwereFehler, "weitere_tabelle", l.bericht.Name, z.zellen[0].adresse(), z.zellen[0].Text,
			fmt.Sprintf("In Zeile %d beginnt eine weitere Tabelle mit anderen Spalten. Sie und alles darunter wurde nicht gelesen. Legen Sie sie auf ein eigenes Blatt.", z.nr), "")
		return grundZweiteTab
	case l.ersteZeile && beispielzeile(z):
		return grundBeispiel
	}
	return l.einzelneZeile(z)
}

// einzelneZeile tells group headings and notes from rows that lack their key.
func (l *leser) einzelneZeile(z zeile) string {
	i := slices.IndexFunc(z.zellen, func(c zelle) bool { return c.zeile == z.nr })
	if i < 0 {
		return grundOhneAngaben
	}
	c := z.zellen[i]
	switch {
	case istLegende(c.Text) && l.amRand(c):
		l.nachLegende = true
		l.genannt = append(l.genannt, stichtage(l.bericht.Name, []zeile{z})...)
		return grundAnmerkung
	case l.nachLegende && l.kurz(z):
		return grundAnmerkung
	case eigene(z) == 1 && c.Art == xlsx.Text && l.amRand(c) && !l.fastName(c):
		l.offen = append(l.offen, z.nr)
		l.vererbe(c)
		return grundAnmerkung // becomes a group heading with the next row of a Leistung
	case !l.sagtEtwas(z):
		return grundOhneAngaben
	}
	return ""
}

// eigene counts the cells of a row that are not merged into it from above.
func eigene(z zeile) int {
	n := 0
	for _, c := range z.zellen {
		if c.zeile == z.nr {
			n++
		}
	}
	return n
}

// amRand says whether a text stands where headings and notes do: not right of key and name.
func (l *leser) amRand(c zelle) bool {
	rand := l.kopf.spalten[0].nr
	for _, s := range []*spalte{l.id, l.leika, l.name} {
		if s != nil {
			rand = max(rand, s.nr)
		}
	}
	return c.Spalte <= rand
}

// fastName says whether a text in the name column is a misspelt name of a Leistung.
func (l *leser) fastName(c zelle) bool {
	if l.name == nil || c.Spalte != l.name.nr {
		return false
	}
	_, _, ok := l.namen.aehnlich(c.Text)
	return ok
}

// kurz says whether a row has few cells, as the lines of a legend do.
func (l *leser) kurz(z zeile) bool {
	return len(z.zellen) <= 3 || len(z.zellen)*4 <= len(l.kopf.spalten)
}

// sagtEtwas says whether a row has an own value in a column that is read.
func (l *leser) sagtEtwas(z zeile) bool {
	for _, c := range z.zellen {
		if s := l.spalteNr(c.Spalte); s != nil && s.ziel.bekannt() && c.zeile == z.nr {
			return true
		}
	}
	return false
}

// merkeFremdeSpalten lists the columns without a header that hold values.
func (l *leser) merkeFremdeSpalten(z zeile) {
	for _, c := range z.zellen {
		if l.spalteNr(c.Spalte) == nil {
			l.bericht.NichtZugeordnet[xlsx.Spaltenname(c.Spalte)] = ""
		}
	}
}

// vererbe takes a group heading: a Themenfeld, a Welle, "Umsetzungsprojekt: …", else a Lage.
func (l *leser) vererbe(c zelle) {
	titel := gruppenname(c.liesText())
	feld, text := ozg.FeldLage, titel
	if vorn, hinten, ok := strings.Cut(titel, ":"); ok && strings.TrimSpace(hinten) != "" {
		if z := l.titel.nachschlagen(vorn); z.rolle == rolleFelder {
			feld, text = z.felder[0], hinten
		}
	} else if name, ok := ozg.LiesThemenfeld(strings.TrimSpace(strings.TrimPrefix(titel, "Themenfeld"))); ok {
		feld, text = ozg.FeldThemenfeld, name
	} else if strings.Contains(ozg.Falte(titel), "welle") {
		feld = ozg.FeldWelle
	}
	felder, zweifel := feld.Lies(text, ozg.Umstand{Stichtag: l.stichtag, Kopf: feld.Titel()})
	if zweifel != nil || len(c.Text) > 100 || strings.HasSuffix(c.Text, ".") {
		return // a sentence is no heading
	}
	if feld == ozg.FeldThemenfeld || feld == ozg.FeldWelle {
		delete(l.vererbt, ozg.FeldLage) // the Lage of the group before does not reach into this one
	}
	for f, w := range felder {
		l.vererbt[f], l.vererbtVon[f] = w, ozg.Herkunft{Zelle: c.adresse(), Text: l.berichtigungen.urtext(&c, c.anzeige())}
	}
}

// Around the name of a group stand signs and how many Leistungen it has: "▼ Geburt (5 Leistungen)"; the word for
// a Lage may stand before it without a colon.
var (
	gruppenAnzahl = regexp.MustCompile(`(?i)\s*[(\[]\s*\d+\s*(?:OZG-)?(?:Leistung(?:en)?|Zeilen?|Stück|LL)?\s*[)\]]$`)
	gruppenWort   = regexp.MustCompile(`(?i)^(?:(?:Lebens|Geschäfts|Unternehmens)?lage)\s+(?:[„"»]?)(\pL.*?)[“"«]?$`)
)

func gruppenname(text string) string {
	text = strings.TrimLeft(text, "▼▶►▲▸▾•■–-+» ")
	text = gruppenAnzahl.ReplaceAllString(text, "")
	if m := gruppenWort.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	return text
}

// ende closes the sheet: what could only be told after the last row.
func (l *leser) ende() {
	l.schliesseLeiKa()
	l.sageUnbenutzte()
	blatt := l.bericht.Name
	if n := len(l.versteckt); n > 0 {
		text := fmt.Sprintf("Die ausgeblendete Zeile %d wurde mitgelesen.", l.versteckt[0])
		if n > 1 {
			text = fmt.Sprintf("%s ausgeblendete Zeilen wurden mitgelesen, die erste ist Zeile %d.", ozg.ZahlText(n), l.versteckt[0])
		}
		l.melde(ozg.SchwereHinweis, "zeilen_ausgeblendet", blatt, xlsx.Adresse(1, l.versteckt[0]), "", text, "")
	}
	if n := len(l.unlesbar); n > 0 {
		text := fmt.Sprintf("„%s“ ist kein lesbarer LeiKa-Schlüssel.", l.unlesbar[0].Text)
		if n > 1 {
			text = fmt.Sprintf("%s LeiKa-Schlüssel sind nicht lesbar, der erste lautet „%s“.", ozg.ZahlText(n), l.unlesbar[0].Text)
		}
		l.melde(ozg.SchwereWarnung, "leika_unlesbar", blatt, l.unlesbar[0].adresse(), l.unlesbar[0].Text, text+" Ein Schlüssel hat 14 Ziffern; formatieren Sie die Spalte in Excel als Text.", "")
	}
}
