// Package fliessband lets two steps of one job run at the same time: one makes things, the next uses them.
// Handing over each thing would cost more than it gains, so they go in packets, and the same few packets
// go round.
package fliessband

import "iter"

// Pakete runs fuelle on a goroutine of its own and walks the packets that it hands over, in order. fuelle
// gets empty ones from leer, until ok is false because nobody wants more, and returns when it is done. A
// packet goes back to leer, as it is, when the walk moves on.
//
// When the walk ends, fuelle has returned; a panic in it goes on in the walk.
func Pakete[P any](umlauf []P, fuelle func(leer func() (p P, ok bool), voll func(P))) iter.Seq[P] {
	return func(yield func(P) bool) {
		leer, voll, halt := make(chan P, len(umlauf)), make(chan P, len(umlauf)), make(chan struct{})
		for _, p := range umlauf {
			leer <- p
		}
		var panik any
		go func() {
			defer close(voll)
			defer func() { panik = recover() }()
			fuelle(func() (p P, ok bool) {
				select {
				case p = <-leer:
					return p, true
				case <-halt:
					return p, false
				}
			}, func(p P) { voll <- p })
		}()
		defer func() {
			close(halt)
			for range voll { // until fuelle has returned
			}
			if panik != nil {
				panic(panik)
			}
		}()
		for p := range voll {
			if !yield(p) {
				return
			}
			leer <- p
		}
	}
}
