package main

import (
	"time"

	"ozgtracker/importer"
)

// grenzen are the limits of a file that is read, as flags and environment. Below 1, the settings decide.
type grenzen struct {
	Datei    int64         `env:"OZG_GRENZE_DATEI" name:"grenze-datei" placeholder:"MB" help:"Größe einer Datei in MB (sonst wie eingestellt, 32)."`
	Entpackt int64         `env:"OZG_GRENZE_ENTPACKT" name:"grenze-entpackt" placeholder:"MB" help:"Größe einer Arbeitsmappe in MB, wenn sie entpackt ist (sonst wie eingestellt, 512)."`
	Zeilen   int           `env:"OZG_GRENZE_ZEILEN" name:"grenze-zeilen" placeholder:"ZAHL" help:"Zeilen mit Inhalt in allen Blättern einer Datei (sonst wie eingestellt, 200000)."`
	Spalten  int           `env:"OZG_GRENZE_SPALTEN" name:"grenze-spalten" placeholder:"ZAHL" help:"Spalten eines Blattes (sonst wie eingestellt, 1000)."`
	Dauer    time.Duration `env:"OZG_GRENZE_DAUER" name:"grenze-dauer" placeholder:"ZEIT" help:"Wie lange das Lesen einer Datei dauern darf, etwa 30s oder 2m (sonst wie eingestellt, 10s)."`
}

// importer gives the limits as the importer knows them; what was not set is zero.
func (g grenzen) importer() importer.Grenzen {
	return importer.Grenzen{Datei: g.Datei << 20, Entpackt: g.Entpackt << 20, Zeilen: g.Zeilen, Spalten: g.Spalten, Dauer: g.Dauer}
}
