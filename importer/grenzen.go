package importer

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"ozgtracker/internal/ozg"
)

// Grenzen are the limits that a file meets while it is read. A zero value means the default.
type Grenzen struct {
	Datei    int64         // bytes of the file
	Entpackt int64         // bytes of all parts of a workbook, unpacked
	Zeilen   int           // rows that are not empty, of all sheets together
	Spalten  int           // columns of one sheet
	Dauer    time.Duration // of reading the file, whatever it holds
	Blaetter int           // sheets
	Angaben  int           // values stated; they bound the memory that the result takes
	Befunde  int           // findings; a file with more was not understood
}

// Standardgrenzen are the limits that hold unless others are given; every plan seen so far fits many
// times over.
func Standardgrenzen() Grenzen {
	return Grenzen{Datei: 32 << 20, Entpackt: 512 << 20, Zeilen: 200_000, Spalten: 1_000, Dauer: 10 * time.Second, Blaetter: 200, Angaben: 4_000_000, Befunde: 300_000}
}

// MitVorgaben fills the zero values.
func (g Grenzen) MitVorgaben() Grenzen { return g.Oder(Standardgrenzen()) }

// Oder fills the values that are not above zero with those of sonst.
func (g Grenzen) Oder(sonst Grenzen) Grenzen {
	return Grenzen{
		Datei: oder(g.Datei, sonst.Datei), Entpackt: oder(g.Entpackt, sonst.Entpackt), Zeilen: oder(g.Zeilen, sonst.Zeilen), Spalten: oder(g.Spalten, sonst.Spalten),
		Dauer: oder(g.Dauer, sonst.Dauer), Blaetter: oder(g.Blaetter, sonst.Blaetter), Angaben: oder(g.Angaben, sonst.Angaben), Befunde: oder(g.Befunde, sonst.Befunde),
	}
}

func oder[T int | int64 | time.Duration](a, b T) T {
	if a > 0 {
		return a
	}
	return b
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
		return g.zuVieleSpalten(blatt)
	}
	return nil
}

func (g Grenzen) zuVieleSpalten(blatt string) error {
	return ablehnen("zu_viele_spalten", "Das Blatt „%s“ hat mehr als %s Spalten. Löschen Sie die Spalten, die nicht zum Plan gehören.", blatt, ozg.ZahlText(g.Spalten))
}

func (g Grenzen) pruefeAngaben(n int) error {
	if n > g.Angaben {
		return ablehnen("zu_viele_angaben", "Die Datei macht mehr als %s Angaben. Teilen Sie den Plan auf mehrere Dateien auf.", ozg.ZahlText(g.Angaben))
	}
	return nil
}

// Frist gives a context that ends when the time for reading is over. Read takes one of its own; whoever reads a
// file several times shares one between them.
func (g Grenzen) Frist(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, g.MitVorgaben().Dauer, errZuLangsam)
}

var errZuLangsam = errors.New("reading took too long")

// deute turns the end of that context into a sentence; whoever gave up himself gets his own error.
func (g Grenzen) deute(ctx context.Context, err error) error {
	if err == nil || !errors.Is(err, context.DeadlineExceeded) || !errors.Is(context.Cause(ctx), errZuLangsam) {
		return err
	}
	return ablehnen("zu_langsam", "Die Datei ließ sich nicht innerhalb von %s Sekunden lesen. Löschen Sie leere Blätter und leere, nur formatierte Zeilen oder teilen Sie den Plan auf mehrere Dateien auf.", ozg.ZahlText(int(math.Ceil(g.Dauer.Seconds()))))
}

func (g Grenzen) pruefeBefunde(n int) error {
	if n > g.Befunde {
		return ablehnen("zu_viele_befunde", "Mehr als %s Zellen ließen sich nicht zweifelsfrei lesen. Prüfen Sie, ob die Überschriften über den richtigen Spalten stehen.", ozg.ZahlText(g.Befunde))
	}
	return nil
}
