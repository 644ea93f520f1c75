package store

import (
	"iter"

	"ozgtracker/internal/fliessband"
)

// packetRows is how many rows go together: beyond some 200 an INSERT gains nothing per row, and seven to
// nine columns stay far below SQLite's 32,766 parameters.
const packetRows = 200

// imVoraus makes rows while those before are being used, and gives them in packets, one row after the
// other; the last packet may be short. A packet is valid until the next one.
func imVoraus(zeilen iter.Seq[[]any], spalten int) iter.Seq[[]any] {
	n := packetRows * spalten
	umlauf := [][]any{make([]any, 0, n), make([]any, 0, n)}
	return fliessband.Pakete(umlauf, func(leer func() ([]any, bool), voll func([]any)) {
		p, ok := leer()
		for z := range zeilen {
			if !ok {
				return
			}
			if p = append(p, z...); len(p) == n {
				voll(p)
				p, ok = leer()
				p = p[:0]
			}
		}
		if len(p) > 0 {
			voll(p)
		}
	})
}
