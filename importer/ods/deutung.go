package ods

import (
	"bytes"

	"ozgtracker/importer/tabelle"
)

// deute finds out what the cell holds; the zero zelle is an empty one. A value counts before the text that
// shows it, as in an .xlsx; where the value is missing, the text is taken.
func (l *leser) deute(c *zellteile) (zelle, error) {
	text := c.text
	switch {
	case len(c.kette) > 0:
		text = c.kette
	case len(text) == 0: // the file does not say of which kind the value is
		text = c.wert
	}
	switch {
	case c.fehler && len(c.text) > 0, c.hatFormel && istFehlertext(c.text):
		return l.merke(tabelle.Fehlerwert, c.text)
	case c.art == "string" || c.art == "" || len(c.wert) == 0:
		switch {
		case len(text) > 0:
			return l.merke(tabelle.Text, text)
		case c.hatFormel && c.absaetze == 0 && (c.fehler || c.art != "string" && !c.hatText): // an empty text is a result, too
			return l.merke(tabelle.FormelOhneWert, formeltext(c.formel))
		}
		return zelle{}, nil
	}
	wert := bytes.Trim(c.wert, " \t\r\n")
	switch c.art {
	case "boolean":
		switch string(wert) {
		case "true":
			return l.merke(tabelle.Wahrheit, []byte("WAHR"))
		case "false":
			return l.merke(tabelle.Wahrheit, []byte("FALSCH"))
		}
		return zelle{}, l.zellfehler("hat einen Wahrheitswert, der keiner ist")
	case "date":
		if tag, ok := tabelle.LiesISOTag(wert); ok {
			z, err := l.merke(tabelle.Datum, wert)
			z.tag = tag
			return z, err
		}
		return l.merke(tabelle.Text, c.wert)
	case "time":
		return l.deuteZeit(c.wert, wert)
	}
	return l.deuteZahl(c, wert)
}

// alsWahrheit recognises a truth value that LibreOffice writes as the number 1 or 0, because a formula gave it
// to a cell without a format.
func (c *zellteile) alsWahrheit(wert []byte) string {
	switch {
	case !c.hatFormel || len(wert) != 1:
	case wert[0] == '1' && (string(c.text) == "WAHR" || string(c.text) == "TRUE"):
		return "WAHR"
	case wert[0] == '0' && (string(c.text) == "FALSCH" || string(c.text) == "FALSE"):
		return "FALSCH"
	}
	return ""
}

// deuteZahl brings the number into its shortest form. What is no number stays as text: it is the importer's
// to say so, with the cell.
func (l *leser) deuteZahl(c *zellteile, wert []byte) (zelle, error) {
	if wahr := c.alsWahrheit(wert); wahr != "" {
		return l.merke(tabelle.Wahrheit, []byte(wahr))
	}
	if !tabelle.IstSchlicht(wert) {
		zahl, ok := tabelle.LiesZahl(wert)
		if !ok {
			return l.merke(tabelle.Text, c.wert)
		}
		wert = tabelle.AppendZahl(nil, zahl)
	}
	if c.art == "percentage" {
		return l.merke(tabelle.Prozent, wert)
	}
	return l.merke(tabelle.Zahl, wert)
}

// deuteZeit reads a time of day or a length of time as an .xlsx has it: a fraction of days since the end
// of 1899, with the date of that.
func (l *leser) deuteZeit(roh, wert []byte) (zelle, error) {
	tage, ok := liesDauer(wert)
	if !ok {
		return l.merke(tabelle.Text, roh)
	}
	zahl := tabelle.AppendZahl(nil, tage)
	tag, ok := tabelle.TagVon(tage, false)
	if !ok {
		return l.merke(tabelle.Zahl, zahl)
	}
	z, err := l.merke(tabelle.Datum, zahl)
	z.tag = tag
	return z, err
}

// merke makes a cell of a text that is not empty.
func (l *leser) merke(art tabelle.Art, text []byte) (zelle, error) {
	if len(text) == 0 {
		return zelle{}, nil
	}
	nr, err := l.texte.nimm(text)
	return zelle{text: nr, art: art, mal: 1}, err
}

// formeltext is the formula without the prefix that names its language: "of:=SUM([.A1:.A9])".
func formeltext(formel []byte) []byte {
	if i := bytes.IndexByte(formel, '='); i >= 0 {
		return formel[i:]
	}
	return append([]byte("="), formel...)
}

// istFehlertext recognises how programs show an error value: #NV, #DIV/0!, #NAME?, Err:502. Only some of
// them say in the file that the value is an error.
func istFehlertext(text []byte) bool {
	if nr, ok := bytes.CutPrefix(text, []byte("Err:")); ok {
		return nurZiffern(nr)
	}
	if nr, ok := bytes.CutPrefix(text, []byte("Fehler:")); ok {
		return nurZiffern(nr)
	}
	if len(text) < 3 || len(text) > 16 || text[0] != '#' {
		return false
	}
	switch string(text) {
	case "#N/A", "#NV":
		return true
	}
	letztes := text[len(text)-1]
	return letztes == '!' || letztes == '?'
}

func nurZiffern(b []byte) bool {
	_, ok := tabelle.LiesNummer(b)
	return ok
}
