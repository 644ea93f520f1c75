package einstellung

import (
	"math"
	"strconv"
	"strings"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// Grenze is one limit of the files that are read, in the unit in which people set it.
type Grenze struct {
	Name           string // stored, in the trail, and of the flag: "grenze_datei" is --grenze-datei
	Titel          string
	Einheit        string
	Von, Bis       int
	Voreinstellung int
	Wert           int // 0: the default holds
}

// Schalter is the flag of "ozg serve" that sets it.
func (g Grenze) Schalter() string { return "--" + strings.ReplaceAll(g.Name, "_", "-") }

// Umgebung is the environment variable that sets it.
func (g Grenze) Umgebung() string { return "OZG_" + strings.ToUpper(g.Name) }

// grenzfeld ties a limit to its place in importer.Grenzen.
type grenzfeld struct {
	Grenze
	lies  func(importer.Grenzen) int
	setze func(*importer.Grenzen, int)
}

// grenzfelder lists the limits that can be set. What they allow at most still fits a small server: a file is held
// in memory, and a request is given up after 50 seconds.
func grenzfelder() []grenzfeld {
	return []grenzfeld{
		{
			Grenze{Name: "grenze_datei", Titel: "Größe einer Datei", Einheit: "MB", Von: 1, Bis: 128},
			func(g importer.Grenzen) int { return int(g.Datei >> 20) }, func(g *importer.Grenzen, n int) { g.Datei = int64(n) << 20 },
		},
		{
			Grenze{Name: "grenze_entpackt", Titel: "Größe einer Arbeitsmappe, entpackt", Einheit: "MB", Von: 16, Bis: 2048},
			func(g importer.Grenzen) int { return int(g.Entpackt >> 20) }, func(g *importer.Grenzen, n int) { g.Entpackt = int64(n) << 20 },
		},
		{
			Grenze{Name: "grenze_zeilen", Titel: "Zeilen mit Inhalt in allen Blättern", Einheit: "Zeilen", Von: 1000, Bis: 1_000_000},
			func(g importer.Grenzen) int { return g.Zeilen }, func(g *importer.Grenzen, n int) { g.Zeilen = n },
		},
		{
			Grenze{Name: "grenze_spalten", Titel: "Spalten eines Blattes", Einheit: "Spalten", Von: 50, Bis: 16_384},
			func(g importer.Grenzen) int { return g.Spalten }, func(g *importer.Grenzen, n int) { g.Spalten = n },
		},
		{
			Grenze{Name: "grenze_dauer", Titel: "Zeit zum Lesen einer Datei", Einheit: "Sekunden", Von: 1, Bis: 40},
			func(g importer.Grenzen) int { return int(math.Ceil(g.Dauer.Seconds())) }, func(g *importer.Grenzen, n int) { g.Dauer = time.Duration(n) * time.Second },
		},
	}
}

// GrenzenListe lists the limits in g with their bounds and defaults.
func GrenzenListe(g importer.Grenzen) (gs []Grenze) {
	standard := importer.Standardgrenzen()
	for _, f := range grenzfelder() {
		f.Voreinstellung, f.Wert = f.lies(standard), f.lies(g)
		gs = append(gs, f.Grenze)
	}
	return gs
}

// LiesGrenzen reads what was typed, by name; "" is the default. A name that is missing keeps what g says. What is
// no number becomes one that Pruefe refuses.
func LiesGrenzen(g importer.Grenzen, werte map[string]string) importer.Grenzen {
	for _, f := range grenzfelder() {
		text, ok := werte[f.Name]
		if !ok {
			continue
		}
		n := 0
		if text = ohneTrenner.Replace(text); text != "" {
			var err error
			if n, err = strconv.Atoi(text); err != nil || n <= 0 || n > math.MaxInt32 {
				n = -1
			}
		}
		f.setze(&g, n)
	}
	return g
}

// pruefe reports a value that is out of bounds, as the *ozg.Fehler "grenze_ungueltig".
func (f grenzfeld) pruefe(g importer.Grenzen) error {
	if n := f.lies(g); n == 0 || f.Von <= n && n <= f.Bis {
		return nil
	}
	return ozg.NeuerFehler("grenze_ungueltig", f.Titel+": Möglich sind "+ozg.ZahlText(f.Von)+" bis "+ozg.ZahlText(f.Bis)+" "+f.Einheit+", oder leer für die Voreinstellung.")
}

func pruefeGrenzen(g importer.Grenzen) error {
	for _, f := range grenzfelder() {
		if err := f.pruefe(g); err != nil {
			return err
		}
	}
	return nil
}

// ohneTrenner drops what people write into large numbers: "200.000", "200 000".
var ohneTrenner = strings.NewReplacer(".", "", " ", "", "\u00a0", "", "\u202f", "")

// grenzenWerte gives the limits as they are stored; "" where the default holds.
func grenzenWerte(g importer.Grenzen) map[string]string {
	w := map[string]string{}
	for _, f := range grenzfelder() {
		w[f.Name] = ""
		if n := f.lies(g); n > 0 {
			w[f.Name] = strconv.Itoa(n)
		}
	}
	return w
}

// grenzenAus reads what is stored; one that would not be accepted any more counts as not set.
func grenzenAus(werte map[string]string) importer.Grenzen {
	g := LiesGrenzen(importer.Grenzen{}, werte)
	for _, f := range grenzfelder() {
		if f.pruefe(g) != nil {
			f.setze(&g, 0)
		}
	}
	return g
}

// Grenzen are the limits that hold now: those that this process was started with, else those that are set, else
// the defaults.
func (d *Dienst) Grenzen(fest importer.Grenzen) importer.Grenzen {
	return fest.Oder(d.Jetzt().Grenzen).MitVorgaben()
}
