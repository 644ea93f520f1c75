package reports

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// leistungSpalte is a column of the list: its heading, width, look and where its value comes from. A
// nil value is an empty cell: nothing is stated.
type leistungSpalte struct {
	titel  string
	breite float64
	stil   stil
	wert   func(Leistung) any
}

// spalteLeistung is the width of the names; it alone decides how high a row is.
const spalteLeistung = 52

// gedruckteSpalten is how many columns of the list are printed: the main ones, on the width of A4.
const gedruckteSpalten = 15

// schreibeLeistungen writes all Leistungen of the Umfang as an Excel table. The rows go straight to the
// StreamWriter: 50,000 of them must not be held twice.
func schreibeLeistungen(m *mappe, in Inhalt) error {
	spalten := leistungSpalten()
	a := aufbau{name: blattLeistungen, fixiert: 2, kopfHoch: 2, gedruckt: gedruckteSpalten}
	koepfe := make([]zelle, len(spalten))
	stile := make([]int, len(spalten))
	for i, s := range spalten {
		a.breiten = append(a.breiten, s.breite)
		koepfe[i] = zelle{s.titel, stilKopf}
		if s.stil.rechts {
			koepfe[i].stil = stilKopfZahl
		}
		koepfe[i].stil.einzug = s.stil.einzug
		var err error
		if stile[i], err = m.stil(s.stil); err != nil {
			return err
		}
	}
	b := m.blatt(a)
	b.titelblock("Alle OZG-Leistungen des Umfangs")
	b.satz(ozg.ZahlText(len(in.Leistungen))+" OZG-Leistungen. Leere Zelle: nicht gemeldet. „Stand“ ist abgeleitet, „Stand, gemeldet“ steht daneben; gedruckt werden die Spalten bis „Alter der Meldung“.", stilSatz)
	b.zeileHoch(44, koepfe...)
	kopf := b.zeile
	// A look for the whole row rules the empty cells, and spares excelize a search through all columns for
	// every cell.
	grund, err := m.stil(stil{unten: farbeHaarlinie})
	if err != nil {
		return err
	}
	werte := make([]any, len(spalten))
	for _, l := range in.Leistungen {
		for i, s := range spalten {
			switch v := s.wert(l).(type) {
			case nil:
				werte[i] = nil
			case string:
				werte[i] = excelize.Cell{StyleID: stile[i], Value: zelltext(v)}
			default:
				werte[i] = excelize.Cell{StyleID: stile[i], Value: v}
			}
		}
		if b.err != nil {
			break
		}
		b.zeile++
		hoehe := max(normalHoehe, zeilenhoehe(l.Bezeichnung(), spalteLeistung, 10, false))
		b.tue(b.sw.SetRow(zelladresse(1, b.zeile), werte, excelize.RowOpts{Height: hoehe, StyleID: grund}))
	}
	b.tabelle(kopf, len(spalten))
	return b.ende()
}

// tabelle makes the rows under a heading an Excel table with filters.
func (b *blatt) tabelle(kopf, spalten int) {
	if b.err != nil || b.zeile == kopf {
		return
	}
	streifen := false
	b.tue(b.sw.AddTable(&excelize.Table{
		Range: zelladresse(1, kopf) + ":" + zelladresse(spalten, b.zeile), Name: "Leistungen", StyleName: "TableStyleLight1", ShowRowStripes: &streifen,
	}))
	b.textzahlen(1, kopf+1)
}

// textzahlen tells Excel that the IDs of a column are text on purpose, or it marks each cell.
func (b *blatt) textzahlen(spalte, vonZeile int) {
	if b.err == nil {
		b.tue(b.m.f.AddIgnoredErrors(b.name, zelladresse(spalte, vonZeile)+":"+zelladresse(spalte, b.zeile), excelize.IgnoredErrorsNumberStoredAsText))
	}
}

func leistungSpalten() []leistungSpalte {
	s := []leistungSpalte{
		{"OZG-ID", 9, stilKnapp.mit(formatText), func(l Leistung) any { return l.OZGID }},
		{"OZG-Leistung", spalteLeistung, stilText, func(l Leistung) any { return leerOder(l.Bezeichnung()) }},
		{"Themenfeld", 33, stilText, func(l Leistung) any { return leerOder(l.Themenfeld()) }},
		{"Typ", 6, stilKnapp.mit(formatText), func(l Leistung) any { return leerOder(string(l.Typ())) }},
		feldSpalte(ozg.FeldWelle, 8),
		{"Modell", 9, eingezogen(stilKnapp), func(l Leistung) any { return leerOder(string(l.Modell())) }},
		{"Stand", 15, stilKnapp, func(l Leistung) any { return l.Zustand.Titel() }},
		{"Stand, gemeldet", 15, stilKnapp, func(l Leistung) any { return leerOder(ozg.CodeTitel(string(l.Stand()))) }},
		{"Soll, Erstplan", 13, stilTag, func(l Leistung) any { return tagWert(l.Erstplan, l.HatErstplan) }},
		{"Soll, aktueller Plan", 13, stilTag, datum(ozg.FeldBundesweitSoll)},
		{"Ist, bundesweit verfügbar", 13, stilTag, datum(ozg.FeldBundesweitIst)},
		{"Angebote online", 12, stilZahl, func(l Leistung) any { return l.Angebote }},
		{"Angebote möglich", 12, stilZahl, func(l Leistung) any { return l.Moeglich }},
		{"letzte Meldung zum", 13, stilTag, func(l Leistung) any { return tagWert(l.Letzte, l.HatLetzte) }},
		{"Alter der Meldung (Tage)", 12, stilZahl, func(l Leistung) any {
			if l.HatLetzte {
				return l.Alter
			}
			return nil
		}},
		{"Widerspruch", 40, stilKnapp, func(l Leistung) any { return leerOder(l.Widerspruch()) }},
	}
	for _, f := range weitereFelder {
		s = append(s, feldSpalte(f.feld, f.breite))
	}
	for i, land := range ozg.Laender {
		s = append(s, leistungSpalte{land.Name, 13, stilKnapp, func(l Leistung) any { return leerOder(ozg.CodeTitel(string(l.LandIst(i)))) }})
	}
	return append(s, feldSpalte(ozg.FeldURL, 30), feldSpalte(ozg.FeldBemerkung, 40))
}

// weitereFelder stand to the right of the printed columns, in the order of the contract.
var weitereFelder = []struct {
	feld   ozg.Feld
	breite float64
}{
	{ozg.FeldLage, 24},
	{ozg.FeldPhase, 14},
	{ozg.FeldFortschritt, 11},
	{ozg.FeldReifegrad, 9},
	{ozg.FeldReifegradZiel, 9},
	{ozg.FeldBudget, 12},
	{ozg.FeldPrioritaet, 9},
	{ozg.FeldRessort, 14},
	{ozg.FeldLand, 20},
	{ozg.FeldUmsetzer, 20},
	{ozg.FeldLabor, 20},
	{ozg.FeldProjekt, 24},
	{ozg.FeldWeg, 18},
	{ozg.FeldFIMLeistung, 12},
	{ozg.FeldFIMDatenfelder, 12},
	{ozg.FeldFIMProzess, 12},
	{ozg.FeldSteckbriefSoll, 12},
	{ozg.FeldSteckbriefIst, 12},
	{ozg.FeldKonzeptionSoll, 12},
	{ozg.FeldKonzeptionIst, 12},
	{ozg.FeldReferenzSoll, 12},
	{ozg.FeldReferenzIst, 12},
}

// feldSpalte shows a field as stated, under its own title: numbers and dates as such, codes as words.
func feldSpalte(f ozg.Feld, breite float64) leistungSpalte {
	s := leistungSpalte{f.Titel(), breite, stilKnapp, func(l Leistung) any { return leerOder(ozg.CodeTitel(l.Text(f))) }}
	switch f.Art() {
	case ozg.ArtZahl:
		s.stil = stilZahl
		s.wert = func(l Leistung) any {
			if n, ok := l.Zahl(f); ok {
				return n
			}
			return nil
		}
	case ozg.ArtDatum:
		s.stil, s.wert = stilTag, datum(f)
	case ozg.ArtListe:
		s.wert = func(l Leistung) any { return leerOder(landNamen(l.Liste(f))) }
	case ozg.ArtText:
		s.wert = func(l Leistung) any { return leerOder(strings.TrimSpace(l.Text(f))) }
	}
	return s
}

func datum(f ozg.Feld) func(Leistung) any {
	return func(l Leistung) any { return tagWert(l.Datum(f)) }
}

func tagWert(t ozg.Tag, ok bool) any {
	if !ok {
		return nil
	}
	return excelTag(t)
}

func leerOder(s string) any {
	if s == "" {
		return nil
	}
	return s
}
