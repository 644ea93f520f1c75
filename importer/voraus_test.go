package importer

import (
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer/xlsx"
)

// Whoever reads ahead gives the same rows, the same error at the same place, and stops when nobody wants more.
func TestReadingAheadGivesTheSameRows(t *testing.T) {
	t.Parallel()
	kaputt := errors.New("kaputt")
	quelle := func(n int, text string, ende error) iter.Seq2[zeile, error] {
		return func(yield func(zeile, error) bool) {
			for i := range n {
				if !yield(zeile{nr: i + 1, zellen: []zelle{{xlsx.Zelle{Spalte: 1, Text: text}, i + 1}}}, nil) {
					return
				}
			}
			if ende != nil {
				yield(zeile{}, ende)
			}
		}
	}
	sammle := func(s iter.Seq2[zeile, error], bis int) (out []zeile, err error) {
		for z, e := range s {
			if e != nil {
				return out, e
			}
			z.zellen = slices.Clone(z.zellen) // they hold until the next row
			if out = append(out, z); len(out) == bis {
				break
			}
		}
		return out, nil
	}
	for _, n := range []int{0, 1, rohpaketZeilen, rohpaketZeilen + 1, 1000} {
		for _, ende := range []error{nil, kaputt} {
			for _, text := range []string{"kurz", strings.Repeat("lang ", rohpaketBytes/8)} {
				s := quelle(n, text, ende)
				want, wantErr := sammle(s, -1)
				got, err := sammle(imVoraus(s), -1)
				if d := cmp.Diff(want, got, cmp.AllowUnexported(zeile{}, zelle{})); d != "" || !errors.Is(err, wantErr) {
					t.Errorf("%d rows: error %v, want %v\n%.500s", n, err, wantErr, d)
				}
				if got, err := sammle(imVoraus(s), 70); err != nil && n >= 70 || len(got) != min(n, 70) {
					t.Errorf("the first 70 of %d rows: %d, %v", n, len(got), err)
				}
			}
		}
	}
}

// A panic of a reader still becomes a sentence.
func TestAPanicWhileReadingAheadIsCaught(t *testing.T) {
	t.Parallel()
	defer func() {
		if p := recover(); p != "kaputt" {
			t.Errorf("recovered %v", p)
		}
	}()
	for range imVoraus(func(func(zeile, error) bool) { panic("kaputt") }) {
	}
}
