package reports

import (
	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// worteSpalten are the fields with a list of words, one column each on the sheet of lists. All Länder share
// one.
func worteSpalten() (felder []ozg.Feld) {
	for _, f := range vorlage.Felder() {
		if i, land := f.Land(); vorlage.Worte(f) != nil && (!land || i == 0) {
			felder = append(felder, f)
		}
	}
	return felder
}

// schreibeListen writes the words of the drop-down lists. They stand in cells, since a list inside a
// validation may have 255 characters.
func schreibeListen(m *mappe, _ Rueckmeldevorlage) error {
	felder := worteSpalten()
	breiten, koepfe, hoechstens := make([]float64, len(felder)), make([]zelle, len(felder)), 0
	for i, f := range felder {
		breiten[i], koepfe[i] = 24, kopfzelle("Liste: "+vorlage.Titel(f))
		hoechstens = max(hoechstens, len(vorlage.Worte(f)))
	}
	b := m.blatt(aufbau{name: vorlage.BlattListen, breiten: breiten, druck: nichtGedruckt})
	b.zeileHoch(30, koepfe...)
	for n := range hoechstens {
		zellen := make([]zelle, len(felder))
		for i, f := range felder {
			if w := vorlage.Worte(f); n < len(w) {
				zellen[i] = zelle{listenwert(f, w[n]), stil{format: formatText}}
			}
		}
		b.zeileHoch(normalHoehe, zellen...)
	}
	b.schutz()
	return b.ende()
}

// listenwert is a word of a list as its cell holds it: a number for a field of numbers.
func listenwert(f ozg.Feld, wort string) any {
	if f.Art() == ozg.ArtZahl {
		return int(wort[0] - '0')
	}
	return wort
}

// liste is the range with the words of a field, as a validation names it; ok is false where it has none.
func liste(f ozg.Feld) (bereich string, ok bool) {
	if _, land := f.Land(); land && f.Art() == ozg.ArtCode {
		f = ozg.FeldLaender(0)
	}
	for i, g := range worteSpalten() {
		if f == g {
			return "'" + vorlage.BlattListen + "'!" + zellbereich(i+1, 2, i+1, 1+len(vorlage.Worte(f))), true
		}
	}
	return "", false
}

// zahlbereiche are the limits of the fields of numbers; what lies outside is refused by the importer too.
var zahlbereiche = map[ozg.Feld][2]int{
	ozg.FeldWelle: {1, 99}, ozg.FeldFortschritt: {0, 100}, ozg.FeldReifegrad: {0, 7}, ozg.FeldReifegradZiel: {0, 7}, ozg.FeldBudget: {0, 2_000_000_000},
}

// pruefung adds the validation of a column: its list, its range of numbers, or a date.
func (b *blatt) pruefung(f ozg.Feld, bereich string) {
	if b.err != nil || vorlage.Gesperrt(f) {
		return
	}
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(bereich)
	titel := einzeilig(vorlage.Titel(f), 31)
	if worte, ok := liste(f); ok {
		dv.SetSqrefDropList(worte)
		dv.SetError(excelize.DataValidationErrorStyleStop, titel, "Wählen Sie einen Wert aus der Liste. Um die Angabe zurückzunehmen, leeren Sie die Zelle.")
		b.tue(b.m.f.AddDataValidation(b.name, dv))
		return
	}
	switch f.Art() {
	case ozg.ArtZahl:
		g := zahlbereiche[f]
		b.tue(dv.SetRange(g[0], g[1], excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		dv.SetError(excelize.DataValidationErrorStyleStop, titel, "Schreiben Sie eine ganze Zahl von "+ozg.ZahlText(g[0])+" bis "+ozg.ZahlText(g[1])+".")
	case ozg.ArtDatum:
		b.tue(dv.SetRange(excelTag(ozg.NeuerTag(2000, 1, 1)), excelTag(ozg.NeuerTag(2050, 12, 31)), excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
		dv.SetError(excelize.DataValidationErrorStyleStop, titel, "Schreiben Sie ein Datum als TT.MM.JJJJ, zum Beispiel 31.12.2022.")
	default:
		return
	}
	b.tue(b.m.f.AddDataValidation(b.name, dv))
}
