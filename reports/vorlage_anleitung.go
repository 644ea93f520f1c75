package reports

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// farbeEingabe fills the cells that a person may change where they stand alone.
const farbeEingabe = "FFF6DC"

// schritte say how to fill in, in the order of doing it.
var schritte = []string{
	"Prüfen Sie den Stichtag oben auf diesem Blatt. Er sagt, zu welchem Tag Ihre Angaben gelten.",
	"Ändern Sie auf dem Blatt „" + vorlage.BlattAngaben + "“ nur, was sich geändert hat. Was Sie stehen lassen, gilt weiter wie bisher gemeldet; es wird nicht erneut gemeldet.",
	"In vielen Spalten wählen Sie aus einer Liste: Zelle anklicken, dann den Pfeil am rechten Rand. Bei einer Zelle mit rotem Dreieck in der Überschrift erscheint eine Erläuterung, wenn Sie mit der Maus darauf zeigen.",
	"Ein Datum schreiben Sie als TT.MM.JJJJ, zum Beispiel 31.12.2022.",
	"Um einen Wert zurückzunehmen, löschen Sie den Inhalt der Zelle (Taste Entf). Die Angabe gilt dann als nicht mehr gemeldet.",
	"OZG-ID und Name sind gesperrt, damit jede Angabe ihre Leistung wiederfindet. Fehlt eine Zeile oder Spalte, ändert sich daran nichts.",
	"Speichern Sie als Excel-Datei (.xlsx) und laden Sie sie unter „Importe“ hoch. Sie sehen dort jede Änderung, bevor etwas gespeichert wird.",
}

// schreibeAnleitung writes the cover: what it is, the day that the answers speak of, how to fill in.
func schreibeAnleitung(m *mappe, v Rueckmeldevorlage) error {
	b := m.blatt(aufbau{name: vorlage.BlattAnleitung, breiten: []float64{26, 16, 76}})
	b.zeileHoch(26, zelle{v.Kopf.Titel, stilTitel})
	b.satz("Federführung: "+v.Federfuehrung+" · "+ozg.AnzahlText(len(v.Ausgang.Leistungen), "OZG-Leistung", "OZG-Leistungen"), stilFliess)
	if v.Kopf.Beispieldaten {
		b.satz(hinweisBeispiel, stilWarnung)
	}
	b.leer()
	hinweis := stil{groesse: 10, farbe: farbeZweit, umbruch: true, zentriert: true, einzug: 1}
	b.zeileHoch(42, zelle{vorlage.TitelStichtag, stil{fett: true, zentriert: true}},
		zelle{excelTag(v.Ausgang.Stichtag), stil{format: formatTag, fett: true, zentriert: true, flaeche: farbeEingabe, oben: farbeRegel, unten: farbeRegel, frei: true}},
		zelle{"Zu welchem Tag gelten Ihre Angaben? Vorbelegt ist der Tag des Bestandes, aus dem diese Vorlage erstellt wurde. Gelten Ihre Angaben zu einem späteren Tag, tragen Sie ihn hier ein.", hinweis})
	b.stichtagPruefung(v.Ausgang.Stichtag)
	b.leer()
	b.satz("So füllen Sie die Vorlage aus", stilAbschnitt)
	for i, s := range schritte {
		b.satz(fmt.Sprintf("%d.  %s", i+1, s), stilFliess)
	}
	b.leer()
	b.satz("Woher die Werte stammen", stilAbschnitt)
	b.satz(v.herkunft(), stilFliess)
	b.satz("Änderte sich der Bestand seither, zeigt die Vorschau beim Hochladen beide Werte; Sie entscheiden dann, welcher gilt.", stilFliess)
	b.schutz()
	return b.ende()
}

// stichtagPruefung lets only dates into the cell of the Stichtag.
func (b *blatt) stichtagPruefung(ausgang ozg.Tag) {
	dv := excelize.NewDataValidation(false)
	dv.SetSqref(zelladresse(2, b.zeile))
	b.tue(dv.SetRange(excelTag(ozg.NeuerTag(2017, 8, 18)), excelTag(ozg.NeuerTag(2050, 12, 31)), excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
	dv.SetError(excelize.DataValidationErrorStyleStop, "Kein Stichtag", "Schreiben Sie ein Datum als TT.MM.JJJJ, zum Beispiel "+ausgang.Deutsch()+".")
	if b.err == nil {
		b.tue(b.m.f.AddDataValidation(b.name, dv))
	}
}

// herkunft says what the values rest on. It names no day as a Stichtag: the importer must find one only.
func (v Rueckmeldevorlage) herkunft() string {
	t := fmt.Sprintf("Bestand vom %s, Wissensstand Vorgang %d", v.Ausgang.Stichtag.Deutsch(), v.Ausgang.Wissen)
	if !v.Kopf.WissenAm.IsZero() {
		t += " (" + zeitpunkt(v.Kopf.WissenAm) + ")"
	}
	if h := v.Kopf.Herkunft(); h != "" {
		t += " · " + h
	}
	return t
}
