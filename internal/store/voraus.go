package store

import "iter"

// packetRows is how many rows go together: beyond some 200 an INSERT gains nothing per row, and seven to
// nine columns stay far below SQLite's 32,766 parameters.
const packetRows = 200

// imVoraus makes rows on another goroutine while those before are being used, and gives them in packets,
// one row after the other; the last packet may be short. A packet is valid until the next one.
func imVoraus(zeilen iter.Seq[[]any], spalten int) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		frei, voll, halt := make(chan []any, 2), make(chan []any, 2), make(chan struct{})
		for range cap(frei) {
			frei <- make([]any, 0, packetRows*spalten)
		}
		go func() {
			defer close(voll)
			p := <-frei
			for z := range zeilen {
				if p = append(p, z...); len(p) < cap(p) {
					continue
				}
				voll <- p
				select {
				case p = <-frei:
				case <-halt:
					return
				}
			}
			if len(p) > 0 {
				voll <- p
			}
		}()
		defer close(halt)
		for p := range voll {
			if !yield(p) {
				return
			}
			frei <- p[:0]
		}
	}
}
