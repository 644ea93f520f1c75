package importer

import (
	"fmt"

	"ozgtracker/internal/ozg"
)

// Grenzen are the limits that a file meets while it is read. A zero value means the default.
type Grenzen struct {
	Datei    int64 // bytes of the file
	Entpackt int64 // bytes of all parts of a workbook, unpacked
	Zeilen   int   // rows that are not empty, of all sheets together
	Spalten  int   // columns of one sheet
	Blaetter int   // sheets
	Befunde  int   // findings; a file with more was not understood
}

// Standardgrenzen are the limits that hold unless others are given; every plan seen so far fits many
// times over.
func Standardgrenzen() Grenzen {
	return Grenzen{Datei: 32 << 20, Entpackt: 512 << 20, Zeilen: 200_000, Spalten: 1_000, Blaetter: 200, Befunde: 300_000}
}

// mitVorgaben fills the zero values.
func (g Grenzen) mitVorgaben() Grenzen {
	s := Standardgrenzen()
	if g.Datei <= 0 {
		g.Datei = s.Datei
	}
	if g.Entpackt <= 0 {
		g.Entpackt = s.Entpackt
	}
	if g.Zeilen <= 0 {
		g.Zeilen = s.Zeilen
	}
	if g.Spalten <= 0 {
		g.Spalten = s.Spalten
	}
	if g.Blaetter <= 0 {
		g.Blaetter = s.Blaetter
	}
	if g.Befunde <= 0 {
		g.Befunde = s.Befunde
	}
	return g
}

// nichtsGespeichert ends the text of every refusal: a person must not wonder what is in the database now.
const nichtsGespeichert = " Es wurde nichts gespeichert."

func ablehnen(code, format string, args ...any) *ozg.Fehler {
	return ozg.NeuerFehler(code, fmt.Sprintf(format, args...)+nichtsGespeichert)
}

func (g Grenzen) pruefeDatei(n int) error {
	if int64(n) > g.Datei {
		return ablehnen("zu_gross", "Die Datei ist größer als %d MB. Teilen Sie den Plan oder entfernen Sie Bilder.", g.Datei>>20)
	}
	return nil
}

func (g Grenzen) pruefeZeile(blatt string, gelesen int, z zeile) error {
	if gelesen > g.Zeilen {
		return ablehnen("zu_viele_zeilen", "Die Datei hat mehr als %s Zeilen, die letzte gelesene steht auf Blatt „%s“. Teilen Sie den Plan auf mehrere Dateien auf.", ozg.ZahlText(g.Zeilen), blatt)
	}
	if n := len(z.zellen); n > 0 && z.zellen[n-1].Spalte > g.Spalten {
		return ablehnen("zu_viele_spalten", "Das Blatt „%s“ hat mehr als %s Spalten. Löschen Sie die Spalten, die nicht zum Plan gehören.", blatt, ozg.ZahlText(g.Spalten))
	}
	return nil
}

func (g Grenzen) pruefeBefunde(n int) error {
	if n > g.Befunde {
		return ablehnen("zu_viele_befunde", "Mehr als %s Zellen ließen sich nicht zweifelsfrei lesen. Prüfen Sie, ob die Überschriften über den richtigen Spalten stehen.", ozg.ZahlText(g.Befunde))
	}
	return nil
}
