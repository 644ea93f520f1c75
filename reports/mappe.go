package reports

import (
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// Write writes the workbook of an Inhalt. The same Inhalt gives the same bytes. Nothing is written when
// it fails.
func Write(w io.Writer, in Inhalt) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // only removes temporary files
	m := &mappe{f: f, kopf: in.Kopf, stile: map[stil]int{}, diagramme: map[string][]byte{}}
	if err := m.anlegen(in); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	// The overview comes first and is written last: its charts stand on cells of the others.
	for _, code := range append(slices.Clone(in.Blaetter[1:]), in.Blaetter[0]) {
		if err := schreiber(code, in.Art)(m, in); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	if err := m.eigenschaften(in.Kopf.Bericht); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newPacker(w, m.diagramme) })
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// mappe is a workbook while it is written.
type mappe struct {
	f         *excelize.File
	kopf      Kopf
	stile     map[stil]int
	diagramme map[string][]byte // chart parts by their name in the file

	burnUp, themenfelder, wellen, land diagramm   // repeated on the overview, where their sheets are in the report
	bruecken                           []diagramm // flächendeckend, irgendwo
}

// schreiber is what writes a sheet.
func schreiber(code string, art Art) func(*mappe, Inhalt) error {
	if code == codeUebersicht && art == Aenderungsbericht {
		return schreibeUebersichtAenderungen
	}
	return map[string]func(*mappe, Inhalt) error{
		codeUebersicht: schreibeUebersicht, codeLand: schreibeLand, codeBurnUp: schreibeBurnUp, codeThemenfelder: schreibeThemenfelder,
		codeTyp: schreibeTyp, codeWelle: schreibeWelle, codeNachnutzung: schreibeNachnutzung, codeLaender: schreibeLaender,
		codeBruecke: schreibeBruecke, codeAenderungen: schreibeAenderungen, codeTermine: schreibeTermine, codeTrend: schreibeTrend,
		codeVerzug: schreibeVerzug, codeLeistungen: schreibeLeistungen, codeMethodik: schreibeMethodik, codeDatenstand: schreibeDatenstand,
	}[code]
}

// anlegen makes the empty sheets in their order.
func (m *mappe) anlegen(in Inhalt) error {
	var namen []string
	for _, b := range Blaetter {
		if in.hat(b.Code) {
			namen = append(namen, b.Name)
		}
	}
	return m.blaetter(namen)
}

// blaetter makes empty sheets in this order.
func (m *mappe) blaetter(namen []string) error {
	if err := m.f.SetSheetName(m.f.GetSheetName(0), namen[0]); err != nil {
		return fmt.Errorf("name sheet %s: %w", namen[0], err)
	}
	for _, name := range namen[1:] {
		if _, err := m.f.NewSheet(name); err != nil {
			return fmt.Errorf("make sheet %s: %w", name, err)
		}
	}
	return nil
}

// stil gives the number of a look, which is registered on first use.
func (m *mappe) stil(s stil) (int, error) {
	if id, ok := m.stile[s]; ok {
		return id, nil
	}
	id, err := m.f.NewStyle(s.excel())
	if err != nil {
		return 0, fmt.Errorf("register style: %w", err)
	}
	m.stile[s] = id
	return id, nil
}

// benenne gives a cell or range a name in the workbook.
func (m *mappe) benenne(name, bezug string) error {
	if err := m.f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: bezug}); err != nil {
		return fmt.Errorf("name %s: %w", name, err)
	}
	return nil
}

// eigenschaften sets the properties of the document. It must not touch a sheet: excelize would read all of
// them back.
func (m *mappe) eigenschaften(kategorie string) error {
	k := m.kopf
	erstellt := k.Erstellt.UTC().Format("2006-01-02T15:04:05Z")
	if k.Erstellt.IsZero() {
		erstellt = k.Stichtag.Zeit().Format("2006-01-02T15:04:05Z")
	}
	titel := k.Titel
	if k.Beispieldaten {
		titel += " (Beispieldaten)"
	}
	autor := k.Konto
	if autor == "" {
		autor = "OZG-Umsetzungsstand"
	}
	if err := m.f.SetDocProps(&excelize.DocProperties{
		Title: einzeilig(titel, 250), Subject: einzeilig(k.Blick(), 250), Creator: einzeilig(autor, 250), LastModifiedBy: einzeilig(autor, 250),
		Keywords: "OZG, Onlinezugangsgesetz, Umsetzungsstand", Category: kategorie, Created: erstellt, Modified: erstellt, Language: "de-DE",
	}); err != nil {
		return fmt.Errorf("set properties: %w", err)
	}
	if err := m.f.SetAppProps(&excelize.AppProperties{Application: "OZG-Umsetzungsstand", Company: einzeilig(k.Herausgeber, 250)}); err != nil {
		return fmt.Errorf("set properties: %w", err)
	}
	return nil
}
