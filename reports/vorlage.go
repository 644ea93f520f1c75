package reports

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// Rueckmeldevorlage is a workbook that a Federführung fills in and sends back: one row per Leistung of a
// Themenfeld, one column per field, filled with the Bestand at a Blick.
type Rueckmeldevorlage struct {
	Kopf          Kopf
	Federfuehrung string
	Ausgang       vorlage.Ausgang
}

// NeueVorlage works out the Rückmeldevorlage of the one Themenfeld that the Optionen name. It is pure. The
// error is the *ozg.Fehler "vorlage_leer" if nothing is known of the Themenfeld at the Blick.
func NeueVorlage(s ozg.Sicht, o Optionen) (Rueckmeldevorlage, error) {
	thema := o.Themenfelder[0]
	feld, _ := ozg.ThemenfeldNamed(thema)
	v := Rueckmeldevorlage{Kopf: kopf(s, o), Federfuehrung: federfuehrung(s.Themenfeld(feld.Slug)), Ausgang: vorlage.Aus(s, thema)}
	v.Kopf.Titel = "Rückmeldung zum Themenfeld " + thema
	if len(v.Ausgang.Leistungen) == 0 {
		return v, ozg.NeuerFehler("vorlage_leer", "Zum Themenfeld "+thema+" ist am "+s.Stichtag.Deutsch()+" keine Leistung bekannt; es gibt nichts auszufüllen. Wählen Sie einen späteren Stichtag.")
	}
	return v, nil
}

// WriteVorlage writes the workbook. The same Rückmeldevorlage gives the same bytes. Nothing is written when
// it fails.
func WriteVorlage(w io.Writer, v Rueckmeldevorlage) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // only removes temporary files
	m := &mappe{f: f, kopf: v.Kopf, stile: map[stil]int{}}
	for _, schritt := range []func(*mappe, Rueckmeldevorlage) error{
		vorlageBlaetter, schreibeAnleitung, schreibeListen, schreibeAngaben, schreibeHerkunft,
	} {
		if err := schritt(m, v); err != nil {
			return fmt.Errorf("write Vorlage: %w", err)
		}
	}
	if err := m.eigenschaften("Rückmeldevorlage"); err != nil {
		return fmt.Errorf("write Vorlage: %w", err)
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newPacker(w, nil) })
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write Vorlage: %w", err)
	}
	return nil
}

func vorlageBlaetter(m *mappe, _ Rueckmeldevorlage) error {
	return m.blaetter([]string{vorlage.BlattAnleitung, vorlage.BlattAngaben, vorlage.BlattListen, vorlage.BlattHerkunft})
}

// schreibeHerkunft writes the fingerprint.
func schreibeHerkunft(m *mappe, v Rueckmeldevorlage) error {
	b := m.blatt(aufbau{name: vorlage.BlattHerkunft, breiten: []float64{24, 70}, druck: nichtGedruckt})
	for _, z := range v.Ausgang.Zeilen() {
		b.zeileHoch(normalHoehe, zelle{z[0], stil{format: formatText}}, zelle{z[1], stil{format: formatText}})
	}
	if err := b.ende(); err != nil {
		return err
	}
	for name, sehr := range map[string]bool{vorlage.BlattListen: false, vorlage.BlattHerkunft: true} {
		if err := m.f.SetSheetVisible(name, false, sehr); err != nil {
			return fmt.Errorf("hide sheet %s: %w", name, err)
		}
	}
	return nil
}

// schutz locks all cells that are not free, without a password: against slips, not against people.
// Filtering and widths stay possible.
func (b *blatt) schutz() {
	if b.err == nil {
		b.tue(b.m.f.ProtectSheet(b.name, &excelize.SheetProtectionOptions{
			AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
		}))
	}
}
