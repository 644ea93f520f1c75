package importer

import (
	"cmp"
	"html"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// umstand is what the parsers need to know of a cell beside its text.
func umstand(c *zelle, s *spalte, stichtag ozg.Tag) ozg.Umstand {
	return ozg.Umstand{
		Stichtag: stichtag, Kopf: s.ganz, Haken: s.haken, Tag: c.Tag,
		Zahl: c.Art == xlsx.Zahl, Datum: c.Art == xlsx.Datum, Prozent: c.Art == xlsx.Prozent,
	}
}

// anzeige is the text of a cell as a person sees it: a date as a date, a percentage with its sign.
func (z zelle) anzeige() string {
	switch z.Art {
	case xlsx.Datum:
		return z.Tag.Deutsch()
	case xlsx.Prozent:
		if f, err := strconv.ParseFloat(z.Text, 64); err == nil {
			return strings.Replace(strconv.FormatFloat(math.Round(f*1e4)/1e2, 'f', -1, 64), ".", ",", 1) + " %"
		}
	}
	return z.Text
}

// liesText is the text that the parsers get: the raw number, but a date as a date, since a free text
// field keeps it.
func (z zelle) liesText() string {
	if z.Art == xlsx.Datum {
		return z.Tag.Deutsch()
	}
	return ohneEntitaeten(z.Text)
}

// entitaet is a character as HTML writes it, with the semicolon: in "?id=1&lang=de" there is none.
var entitaet = regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});`)

// ohneEntitaeten reads what exports of web applications leave in cells: "Familie &amp; Kind".
func ohneEntitaeten(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	return entitaet.ReplaceAllStringFunc(text, html.UnescapeString)
}

// gedaechtnis remembers what was read, since plans repeat the same few words in thousands of rows: each is
// parsed once, and equal texts and values share their memory.
type gedaechtnis struct {
	texte   map[string]string
	gelesen map[leseschluessel]gelesenes
}

// leseschluessel is all that decides how a cell is read.
type leseschluessel struct {
	spalte *spalte
	text   string
	art    xlsx.Art
	tag    ozg.Tag
}

type gelesenes struct {
	anzeige string // the text of the cell as a person sees it
	werte   []feldwert
	zweifel *ozg.Zweifel
}

// feldwert is a field that a cell states.
type feldwert struct {
	feld ozg.Feld
	wert *ozg.Wert
}

// maxGemerkt bounds both tables; beyond it they start anew.
const maxGemerkt = 20_000

func neuesGedaechtnis() *gedaechtnis {
	return &gedaechtnis{texte: map[string]string{}, gelesen: map[leseschluessel]gelesenes{}}
}

// text gives a copy of its own that all equal texts share: a cell must not keep a whole CSV line alive.
func (g *gedaechtnis) text(s string) string {
	if t, ok := g.texte[s]; ok {
		return t
	}
	t := strings.Clone(s)
	if len(t) <= 64 {
		if len(g.texte) >= maxGemerkt {
			clear(g.texte)
		}
		g.texte[t] = t
	}
	return t
}

// lies reads a cell of a column: the fields it states, in the order of the contract, and what is doubtful
// about it. Both are shared and must not be changed.
func (g *gedaechtnis) lies(s *spalte, c *zelle, stichtag ozg.Tag) gelesenes {
	if c.Art == xlsx.FormelOhneWert {
		return gelesenes{g.text(c.anzeige()), nil, &ozg.Zweifel{Schwere: ozg.SchwereFehler, Code: "formel_ohne_wert", Text: "Die Formel hat keinen gespeicherten Wert. Öffnen Sie die Datei in Excel, speichern Sie sie und laden Sie sie noch einmal hoch."}}
	}
	switch feld := s.ziel.felder[0]; { // texts that are hardly ever the same twice
	case (feld == ozg.FeldBezeichnung || feld == ozg.FeldBemerkung) && len(s.worte) == 0:
		text := c.liesText()
		if s.samt {
			_, text, _ = trenneSchluessel(text)
		}
		text = strings.Clone(text)
		anzeige := text
		if c.anzeige() != text {
			anzeige = strings.Clone(c.anzeige())
		}
		wert, zweifel := feld.LiesFreitext(text, umstand(c, s, stichtag))
		if wert == nil {
			return gelesenes{anzeige, nil, zweifel}
		}
		return gelesenes{anzeige, []feldwert{{feld, wert}}, zweifel}
	case feld == ozg.FeldURL:
		felder, zweifel := s.lies(c, g.text(c.liesText()), stichtag)
		return gelesenes{g.text(c.anzeige()), feldwerte(felder), zweifel}
	}
	k := leseschluessel{s, c.Text, c.Art, c.Tag}
	if e, ok := g.gelesen[k]; ok {
		return e
	}
	felder, zweifel := s.lies(c, g.text(c.liesText()), stichtag)
	if len(g.gelesen) >= maxGemerkt {
		clear(g.gelesen)
	}
	k.text = g.text(k.text)
	e := gelesenes{g.text(c.anzeige()), feldwerte(felder), zweifel}
	g.gelesen[k] = e
	return e
}

func feldwerte(felder ozg.Felder) []feldwert {
	out := make([]feldwert, 0, len(felder))
	for f, w := range felder {
		out = append(out, feldwert{f, &w})
	}
	slices.SortFunc(out, func(a, b feldwert) int { return cmp.Compare(a.feld, b.feld) })
	return out
}
