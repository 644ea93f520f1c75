package store_test

import (
	"fmt"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// BenchmarkLoad reads a whole history: the demo's size, and 60 months of 575 Leistungen.
func BenchmarkLoad(b *testing.B) {
	for _, engine := range storetest.Engines {
		s := storetest.Open(b, storetest.DSN(b, engine))
		gefuellt := 0
		for _, importe := range []int{16, 60} {
			for ; gefuellt < importe; gefuellt++ {
				accept(b, s, plan(b, gefuellt, 575))
			}
			b.Run(fmt.Sprintf("%s/%d", engine, importe*575), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := s.Load(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkAnnehmen accepts a plan of 575 rows; nothing of it is cheaper the second time.
func BenchmarkAnnehmen(b *testing.B) {
	for _, engine := range storetest.Engines {
		b.Run(engine, func(b *testing.B) {
			s := storetest.Open(b, storetest.DSN(b, engine))
			plaene := make([]store.NeuerImport, 0, 100)
			for i := range cap(plaene) {
				plaene = append(plaene, plan(b, i, 575))
			}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				n := plaene[i%len(plaene)]
				n.SHA256, n.Inhalt = "", nil
				accept(b, s, n)
				i++
			}
		})
	}
}

// BenchmarkExtend is what every process pays twice a second when nothing has happened.
func BenchmarkExtend(b *testing.B) {
	for _, engine := range storetest.Engines {
		b.Run(engine, func(b *testing.B) {
			s := storetest.Open(b, storetest.DSN(b, engine))
			accept(b, s, plan(b, 0, 575))
			g, err := s.Load(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if g, err = s.Extend(b.Context(), g); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
