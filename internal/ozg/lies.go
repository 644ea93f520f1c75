package ozg

import (
	"strings"
	"unicode"
)

// Umstand is what surrounds a cell: without it some texts cannot be read (a serial number is a day only
// in a number cell, a Reifegrad of 5 only after the model changed).
type Umstand struct {
	Stichtag Tag    // of the file
	Kopf     string // header text of the column
	Haken    bool   // the sheet says yes with "✓", so that "✗" can only be no
	Zahl     bool   // the cell is a number; the text is its raw decimal form, "44377" or "0.35"
	Datum    bool   // the cell is a date; Tag holds it
	Tag      Tag
	Prozent  bool // the number is formatted as percent; the text is the raw fraction
}

// zelle is a cell on its way to a value.
type zelle struct {
	feld Feld
	text string // clean: trimmed, no control characters
	falt string // folded
	Umstand
}

// vorKlammer splits a text that ends with a note in brackets.
func (z zelle) vorKlammer() (vorn zelle, klammer string, ok bool) {
	i := strings.IndexByte(z.text, '(')
	if i <= 0 || !strings.HasSuffix(z.text, ")") {
		return z, "", false
	}
	klammer = z.text[i+1 : len(z.text)-1]
	z.text = strings.TrimSpace(z.text[:i])
	z.falt = Falte(z.text)
	return z, klammer, strings.TrimSpace(klammer) != ""
}

// leser reads the cells of one kind of field. It never sees blank cells, placeholders or error values.
type leser func(z zelle) (Felder, *Zweifel)

var lesen = [feldLaender]leser{
	FeldBezeichnung:    liesText,
	FeldThemenfeld:     liesThemenfeld,
	FeldLage:           liesName,
	FeldTyp:            liesTyp,
	FeldWelle:          liesWelle,
	FeldModell:         liesModell,
	FeldStand:          liesStand,
	FeldPhase:          liesPhase,
	FeldFortschritt:    liesFortschritt,
	FeldReifegrad:      liesReifegrad,
	FeldReifegradZiel:  liesReifegrad,
	FeldBudget:         liesBudget,
	FeldPrioritaet:     liesPrioritaet,
	FeldRessort:        liesFederfuehrung,
	FeldLand:           liesFederfuehrung,
	FeldUmsetzer:       liesUmsetzer,
	FeldLabor:          liesLabor,
	FeldProjekt:        liesName,
	FeldWeg:            liesWeg,
	FeldFIMLeistung:    liesBaustein,
	FeldFIMDatenfelder: liesBaustein,
	FeldFIMProzess:     liesBaustein,
	FeldSteckbriefSoll: liesDatum,
	FeldSteckbriefIst:  liesDatum,
	FeldKonzeptionSoll: liesDatum,
	FeldKonzeptionIst:  liesDatum,
	FeldReferenzSoll:   liesDatum,
	FeldReferenzIst:    liesDatum,
	FeldBundesweitSoll: liesDatum,
	FeldBundesweitIst:  liesDatum,
	FeldURL:            liesURL,
	FeldBemerkung:      liesText,
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
func (f Feld) Lies(text string, u Umstand) (Felder, *Zweifel) {
	z, w, zweifel, fertig := f.vorab(text, u)
	switch {
	case fertig && w != nil:
		return z.mit(*w), zweifel
	case fertig:
		return nil, zweifel
	case f >= feldLaenderSeit:
		return liesDatum(z)
	case f >= feldLaender:
		return liesLandStand(z)
	}
	return lesen[f](z)
}

// LiesFreitext is Lies for a field of free text (Bezeichnung, Bemerkung), which states nothing but itself: in
// a plan of 50,000 rows the maps for one value each would take more time than reading it. nil: not stated.
func (f Feld) LiesFreitext(text string, u Umstand) (*Wert, *Zweifel) {
	z, w, zweifel, fertig := f.vorab(text, u)
	if fertig {
		return w, zweifel
	}
	frei := z.freitext()
	return &frei, nil
}

// vorab settles what is alike for all fields; fertig is false where the text must be read as the field does.
func (f Feld) vorab(text string, u Umstand) (z zelle, w *Wert, zweifel *Zweifel, fertig bool) {
	z = zelle{feld: f, text: sauber(text), Umstand: u}
	switch {
	case z.text == "" && !u.Datum:
		return z, nil, nil, true
	case strings.EqualFold(z.text, "(leer)"):
		leer := LeererWert()
		return z, &leer, nil, true
	case z.text != "" && istFehlerwert(z.text):
		return z, nil, zweifelFehlerwert(z.text), true
	}
	if u.Zahl {
		z.text = strings.TrimSuffix(z.text, ".0")
	}
	if art := f.Art(); (art == ArtCode || art == ArtListe) && f != FeldTyp {
		z.text = ohneFussnote(z.text)
	}
	z.falt = Falte(z.text)
	if wort, ok := zeichenWort[z.text]; ok {
		z.falt = wort
	}
	if !u.Datum && z.ohneWort() {
		return z, nil, ohneAngabe(z.text), true
	}
	return z, nil, nil, false
}

// ohneWort reports whether the text is a sign that stands for no value: "–", "k. A.", "tbd", or nothing.
func (z zelle) ohneWort() bool {
	return platzhalter.wert[z.falt] || z.falt == "" && nurSatzzeichen(z.text)
}

// ohneFussnote cuts the mark of a footnote behind a word: "online 2)", "in Planung [1]".
func ohneFussnote(text string) string {
	vorn := strings.TrimRight(text, ")]")
	n := len(vorn)
	if n == len(text) || n < 3 || vorn[n-1] < '0' || vorn[n-1] > '9' {
		return text
	}
	vorn = strings.TrimRight(vorn[:n-1], "[")
	if wort := strings.TrimRight(vorn, " "); wort != vorn && len(wort) > 2 && !strings.ContainsAny(wort, "([") && strings.IndexFunc(wort[len(wort)-1:], unicode.IsLetter) >= 0 {
		return wort
	}
	return text
}

// mit makes the Felder with one value of the field itself.
func (z zelle) mit(w Wert) Felder { return Felder{z.feld: w} }

// zitat is the cell in quotation marks; a date cell as a German date, since its text is of no use.
func (z zelle) zitat() string {
	if z.Datum {
		return zitat(z.Tag.Deutsch())
	}
	return zitat(z.text)
}
