package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// csvBlatt makes the one sheet of a CSV file. Its rows are counted as Excel counts them: a quoted line
// break does not begin a row, a blank line is one.
func csvBlatt(b []byte, g Grenzen) (blatt, error) {
	text, _, err := dekodiere(b)
	if err != nil {
		return blatt{}, err
	}
	trenner := trennzeichen(text)
	if !hoechstensSpalten(text, trenner, g.Spalten) {
		return blatt{}, g.zuVieleSpalten("CSV")
	}
	streng := csvFehlerZeile(text, trenner)
	bl := blatt{
		name:      "CSV",
		zeilen:    csvZeilen(text, trenner, streng != 0),
		verbunden: func() ([]xlsx.Bereich, error) { return nil, nil },
	}
	if streng != 0 {
		bl.befunde = append(bl.befunde, ozg.Befund{
			Schwere: ozg.SchwereWarnung, Code: "csv_anfuehrungszeichen", Blatt: bl.name, Zelle: xlsx.Adresse(1, streng),
			Text: fmt.Sprintf("Ab der Textzeile %d der Datei stehen Anführungszeichen nicht paarweise. Die Zeilen wurden so gut wie möglich gelesen; prüfen Sie sie.", streng),
		})
	}
	return bl, nil
}

// trennzeichen finds the separator that gives the most fields on the first lines; a semicolon wins a
// draw, since German Excel writes it and commas stand inside German text.
func trennzeichen(text string) rune {
	for _, t := range ";\t," {
		if strings.HasPrefix(text, "sep="+string(t)) { // Excel's own first line
			return t
		}
	}
	bestes, meiste := ';', 0
	for _, t := range []rune{';', '\t', ','} {
		if !hoechstensSpalten(text, t, laengsteZeile) {
			continue // encoding/csv would fill the memory with the fields of one row
		}
		r := csvLeser(text, t, true)
		summe, breit := 0, 0
		for range 20 {
			felder, err := r.Read()
			if err != nil {
				break
			}
			summe += len(felder) - 1
			if len(felder) > 2 {
				breit++
			}
		}
		// Lines with several fields count more than one line with many: a legend may be full of commas.
		if punkte := summe + 10*breit; punkte > meiste {
			bestes, meiste = t, punkte
		}
	}
	return bestes
}

// laengsteZeile is the number of fields beyond which a character is no separator.
const laengsteZeile = 100_000

// hoechstensSpalten says whether no row has more fields than that. It follows quotes as a lax reader does,
// which lets a row go on over many lines, and needs no memory.
func hoechstensSpalten(text string, trenner rune, grenze int) bool {
	felder, anfang, zitat := 1, true, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case zitat && c == '"' && i+1 < len(text) && text[i+1] == '"':
			i++
			continue
		case zitat:
			zitat = c != '"' || i+1 < len(text) && text[i+1] != '\r' && text[i+1] != '\n' && rune(text[i+1]) != trenner
			continue
		case c == '"' && anfang:
			zitat = true
		case c == '\n':
			felder = 1
		case rune(c) == trenner:
			if felder++; felder > grenze {
				return false
			}
		}
		anfang = c == '\n' || rune(c) == trenner
	}
	return true
}

func csvLeser(text string, trenner rune, lax bool) *csv.Reader {
	if rest, ok := strings.CutPrefix(text, "sep="+string(trenner)); ok {
		text = rest // leaves a blank line, so that the rows keep their numbers
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = trenner, lax, -1
	return r
}

// csvFehlerZeile is the first line whose quotes are wrong, or 0.
func csvFehlerZeile(text string, trenner rune) int {
	r := csvLeser(text, trenner, false)
	r.ReuseRecord = true
	for {
		switch _, err := r.Read(); {
		case errors.Is(err, io.EOF):
			return 0
		case err != nil:
			var p *csv.ParseError
			if errors.As(err, &p) {
				return p.StartLine
			}
			return 1
		}
	}
}

// csvZeilen streams the rows.
func csvZeilen(text string, trenner rune, lax bool) iter.Seq2[xlsx.Zeile, error] {
	return func(yield func(xlsx.Zeile, error) bool) {
		r := csvLeser(text, trenner, lax)
		var z xlsx.Zeile
		naechste := 1 // the text line on which the next record would begin without blank lines
		for {
			felder, err := r.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(xlsx.Zeile{}, &ozg.Fehler{Code: "beschaedigt", Text: "Die CSV-Datei lässt sich nicht lesen. Speichern Sie den Plan in Excel als .xlsx und laden Sie diese Datei hoch." + nichtsGespeichert, Err: err})
				return
			}
			beginn, _ := r.FieldPos(0)
			z.Nr += 1 + beginn - naechste
			naechste = beginn + 1
			z.Zellen = z.Zellen[:0]
			for i, f := range felder {
				naechste += strings.Count(f, "\n")
				if f != "" {
					z.Zellen = append(z.Zellen, xlsx.Zelle{Spalte: i + 1, Text: ohneSchutz(f), Art: xlsx.Text})
				}
			}
			if len(z.Zellen) > 0 && !yield(z, nil) {
				return
			}
		}
	}
}

// formelzeichen begin what a spreadsheet takes for a formula.
const formelzeichen = "=+-@\t\r\n＝＋－＠"

// ohneSchutz takes away the apostrophe that exports, ours too, put before a text that begins like a formula,
// so that no spreadsheet runs it. It is a sign for "this is text" and no part of the text. A text that had
// one of its own was given another.
func ohneSchutz(text string) string {
	rest, ok := strings.CutPrefix(text, "'")
	kern := strings.TrimLeft(rest, "' \u00a0")
	if !ok || kern == "" || !strings.ContainsRune(formelzeichen, []rune(kern)[0]) {
		return text
	}
	return rest
}
