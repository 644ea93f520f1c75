package importer

import (
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/importer/xlsx"
)

// Whoever reads ahead gives the same rows, the same error at the same place, and stops when nobody wants more.
func TestReadingAheadGivesTheSameRows(t *testing.T) {
	t.Parallel()
	kaputt := errors.New("kaputt")
	quelle := func(n int, text string, ende error) iter.Seq2[xlsx.Zeile, error] {
		return func(yield func(xlsx.Zeile, error) bool) {
			for i := range n {
				if !yield(xlsx.Zeile{Nr: i + 1, Zellen: []xlsx.Zelle{{Spalte: 1, Text: text}}}, nil) {
					return
				}
			}
			if ende != nil {
				yield(xlsx.Zeile{}, ende)
			}
		}
	}
	sammle := func(s iter.Seq2[xlsx.Zeile, error], bis int) (out []xlsx.Zeile, err error) {
		for z, e := range s {
			if e != nil {
				return out, e
			}
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
				if d := cmp.Diff(want, got); d != "" || !errors.Is(err, wantErr) {
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
	for range imVoraus(func(func(xlsx.Zeile, error) bool) { panic("kaputt") }) {
	}
}
