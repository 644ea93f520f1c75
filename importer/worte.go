package importer

import (
	"cmp"
	"fmt"
	"regexp"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// folge takes what a person decided about the sheet, its words and its dates.
func (l *leser) folge(v vorgabe) {
	l.vorgabe, l.berichtigungen = v, neueBerichtigungen(v.zellen)
	for i, form := range l.kopf.merkformen() {
		s := &l.kopf.spalten[i]
		if s.ziel.rolle != rolleFelder {
			continue
		}
		s.worte = v.von.Woerter[Wortfeld(s.ziel.felder[0])]
		s.folge = cmp.Or(v.von.Datumsfolge[v.blatt+"!"+xlsx.Spaltenname(s.nr)], v.von.Datumsfolge[form])
	}
}

// ersatz gives the text that is to be read instead of a cell's; ok is false where nothing was decided.
func (s *spalte) ersatz(c *zelle) (text string, ok bool) {
	if len(s.worte) == 0 {
		return "", false
	}
	text = s.worte[Wortschluessel(c.anzeige())]
	return text, text != ""
}

// lies reads a cell by what was decided about the words and dates of its column, else as it stands.
func (s *spalte) lies(c *zelle, text string, stichtag ozg.Tag) (ozg.Felder, *ozg.Zweifel) {
	feld := s.ziel.felder[0]
	if ersatz, ok := s.ersatz(c); ok {
		if ersatz == ZielNichts {
			return nil, &ozg.Zweifel{Schwere: ozg.SchwereHinweis, Code: "wort_ohne_angabe", Text: "Nach der gemerkten Zuordnung sagt die Zelle nichts aus. Der bisherige Wert bleibt."}
		}
		return feld.Lies(ersatz, ozg.Umstand{Stichtag: stichtag, Kopf: s.ganz})
	}
	felder, zweifel := feld.Lies(text, umstand(c, s, stichtag))
	if s.folge != "" && zweifel != nil && zweifel.Code == codeMehrdeutig {
		if eindeutig, ok := mitFolge(text, s.folge); ok {
			return feld.Lies(eindeutig, ozg.Umstand{Stichtag: stichtag, Kopf: s.ganz})
		}
	}
	return felder, zweifel
}

// codeMehrdeutig is the code of a date that can be read in two ways.
const codeMehrdeutig = "datum_mehrdeutig"

// zweiDeutungen is a date of which the order of day and month cannot be told.
var zweiDeutungen = regexp.MustCompile(`^(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4}|\d{2})$`)

// mitFolge writes an ambiguous date in the German form.
func mitFolge(text, folge string) (string, bool) {
	m := zweiDeutungen.FindStringSubmatch(text)
	switch {
	case m == nil:
		return "", false
	case folge == MonatZuerst:
		return m[2] + "." + m[1] + "." + m[3], true
	}
	return m[1] + "." + m[2] + "." + m[3], true
}

// wortzaehler counts the texts that could not be read, and those that were read by a decision. The zero
// value is ready for use.
type wortzaehler struct {
	platz     map[wortstelle]int
	unbekannt []UnbekanntesWort
	fragen    []Datumsfrage
	ersetzt   []ersetztesWort

	entschieden map[string]map[string]bool // see Ergebnis.Entschieden
}

// wortstelle is what is counted as one: an unreadable text of a field, the dates of a column, or a text of
// a column that was replaced.
type wortstelle struct {
	feld, text string
	spalte     *spalte
}

type ersetztesWort struct {
	blatt, zelle, text, ersatz string
	anzahl                     int
}

// maxWorte bounds each list; beyond it there are only Befunde.
const maxWorte = 1000

// zaehle notes a cell that was read by a decision, or could not be read.
func (w *wortzaehler) zaehle(blatt string, s *spalte, c *zelle, h ozg.Herkunft, zweifel *ozg.Zweifel) {
	gelesen := zweifel == nil || zweifel.Schwere != ozg.SchwereFehler
	text, ok := s.ersatz(c)
	if ok {
		w.merkeEntschiedenes(s, c)
	}
	switch {
	case gelesen && ok && text != ZielNichts:
		w.zaehleErsatz(blatt, s, h, text)
	case gelesen || c.Art == xlsx.FormelOhneWert || c.Art == xlsx.Fehlerwert:
	case zweifel.Code == codeMehrdeutig && zweiDeutungen.MatchString(c.Text):
		w.zaehleFrage(blatt, s, c)
	default:
		w.zaehleUnbekanntes(blatt, s, c, h, zweifel)
	}
}

// einmal gives the place at which something is counted; neu is true for its first cell, ok false where the
// list of such things is full.
func (w *wortzaehler) einmal(k wortstelle, anzahl int) (i int, neu, ok bool) {
	if i, ok := w.platz[k]; ok {
		return i, false, true
	}
	if anzahl >= maxWorte {
		return 0, false, false
	}
	if w.platz == nil {
		w.platz = map[wortstelle]int{}
	}
	w.platz[k] = anzahl
	return anzahl, true, true
}

func (w *wortzaehler) merkeEntschiedenes(s *spalte, c *zelle) {
	feld := Wortfeld(s.ziel.felder[0])
	if w.entschieden == nil {
		w.entschieden = map[string]map[string]bool{}
	}
	if w.entschieden[feld] == nil {
		w.entschieden[feld] = map[string]bool{}
	}
	w.entschieden[feld][Wortschluessel(c.anzeige())] = true
}

func (w *wortzaehler) zaehleUnbekanntes(blatt string, s *spalte, c *zelle, h ozg.Herkunft, zweifel *ozg.Zweifel) {
	u := UnbekanntesWort{
		Feld: Wortfeld(s.ziel.felder[0]), Schluessel: Wortschluessel(c.anzeige()), Text: c.anzeige(),
		ErsteZelle: blatt + "!" + h.Zelle, Grund: zweifel.Text, Vorschlag: zweifel.Vorschlag,
	}
	i, neu, ok := w.einmal(wortstelle{feld: u.Feld, text: u.Schluessel}, len(w.unbekannt))
	if neu {
		w.unbekannt = append(w.unbekannt, u)
	}
	if ok {
		w.unbekannt[i].Anzahl++
	}
}

func (w *wortzaehler) zaehleFrage(blatt string, s *spalte, c *zelle) {
	i, neu, ok := w.einmal(wortstelle{spalte: s}, len(w.fragen))
	if neu {
		w.fragen = append(w.fragen, Datumsfrage{
			Blatt: blatt, Spalte: xlsx.Spaltenname(s.nr), Titel: s.ganz, Beispiel: c.Text,
			Tag: nachFolge(c.Text, TagZuerst), Monat: nachFolge(c.Text, MonatZuerst),
		})
	}
	if ok {
		w.fragen[i].Anzahl++
	}
}

func nachFolge(text, folge string) ozg.Tag {
	eindeutig, _ := mitFolge(text, folge)
	t, _, _ := ozg.LiesTag(eindeutig)
	return t
}

func (w *wortzaehler) zaehleErsatz(blatt string, s *spalte, h ozg.Herkunft, ersatz string) {
	i, neu, ok := w.einmal(wortstelle{text: Wortschluessel(h.Text), spalte: s}, len(w.ersetzt))
	if neu {
		w.ersetzt = append(w.ersetzt, ersetztesWort{blatt, h.Zelle, h.Text, ersatz, 0})
	}
	if ok {
		w.ersetzt[i].anzahl++
	}
}

// sageErsetztes tells once per column and word how it was read.
func (s *sammlung) sageErsetztes() {
	for _, e := range s.ersetzt {
		wo := "In dieser Zelle"
		if e.anzahl > 1 {
			wo = fmt.Sprintf("In %s Zellen dieser Spalte", ozg.ZahlText(e.anzahl))
		}
		s.melde(ozg.SchwereHinweis, "wort_zugeordnet", e.blatt, e.zelle, e.text,
			fmt.Sprintf("%s wurde „%s“ nach der gemerkten Zuordnung als „%s“ gelesen.", wo, e.text, e.ersatz), "")
	}
}
