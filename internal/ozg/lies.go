package ozg

// Umstand is what surrounds a cell: without it some texts cannot be read (a serial number is a day only
// in a number cell, a Reifegrad of 5 only after the model changed).
type Umstand struct {
	Stichtag Tag    // of the file
	Kopf     string // header text of the column
	Zahl     bool   // the cell is a number; the text is its raw decimal form, "44377" or "0.35"
	Datum    bool   // the cell is a date; Tag holds it
	Tag      Tag
	Prozent  bool // number formatted as percent; the text is the raw fraction
}

// Lies reads the text of a cell of a column that is mapped to field f. It returns every field that the
// text states: a word for the stand can state the phase too, and "BMG / Niedersachsen" states ressort and
// land whichever of both the column is mapped to.
//
//   - Felder and nil: read without doubt.
//   - Felder and a Zweifel (warnung or hinweis): taken, but doubtful.
//   - nil and a Zweifel: nothing is taken; with SchwereFehler the text is wrong, with SchwereHinweis it
//     states nothing on purpose ("k. A.", "–").
//   - nil and nil: the text is blank.
//
// The word "(leer)" clears the field on purpose.
func (f Feld) Lies(text string, u Umstand) (Felder, *Zweifel) { return nil, nil }

// LiesOZGID reads the key of an OZG-Leistung.
func LiesOZGID(text string) (id string, ok bool) { return "", false }

// LiesLeiKa reads the key of a LeiKa-Leistung, 14 digits.
func LiesLeiKa(text string) (id string, ok bool) { return "", false }

// LiesLand reads the name or code of a Land; ok is false where it is none or ambiguous ("SA").
func LiesLand(text string) (code string, ok bool) { return "", false }

// LiesThemenfeld reads the name of a Themenfeld in its many spellings; similar is not enough.
func LiesThemenfeld(text string) (name string, ok bool) { return "", false }

// LiesTag reads a date; genau is false where the text names a period, whose last day is meant.
func LiesTag(text string) (t Tag, genau bool, z *Zweifel) { return 0, false, nil }

// Falte gives the form in which texts are compared.
func Falte(text string) string { return text }

// Aehnlich finds the candidate most similar to the text; ok is false where none is similar enough.
func Aehnlich(text string, kandidaten []string) (string, bool) { return "", false }
