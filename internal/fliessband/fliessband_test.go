package fliessband_test

import (
	"slices"
	"testing"

	"ozgtracker/internal/fliessband"
)

// zahlen hands over 0, 1, 2 … in packets of three; ende says how far it came.
func zahlen(n int, ende *int) func(func() ([]int, bool), func([]int)) {
	return func(leer func() ([]int, bool), voll func([]int)) {
		p, ok := leer()
		for i := range n {
			if !ok {
				return
			}
			*ende = i + 1
			if p = append(p, i); len(p) == 3 {
				voll(p)
				p, ok = leer()
				p = p[:0]
			}
		}
		if len(p) > 0 {
			voll(p)
		}
	}
}

func umlauf() [][]int { return [][]int{make([]int, 0, 3), make([]int, 0, 3)} }

func TestAllComesInOrder(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 3, 7, 1000} {
		var ende int
		got := []int{}
		for p := range fliessband.Pakete(umlauf(), zahlen(n, &ende)) {
			got = append(got, p...)
		}
		want := make([]int, n)
		for i := range want {
			want[i] = i
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d: got %v", n, got)
		}
	}
}

// Nobody may still be reading a file when the walk over it has ended: the next one may begin.
func TestWhoStopsEarlyWaitsForTheOther(t *testing.T) {
	t.Parallel()
	var ende int
	for p := range fliessband.Pakete(umlauf(), zahlen(1_000_000, &ende)) {
		if p[0] == 6 {
			break
		}
	}
	if ende < 9 || ende > 15 { // the third packet, and at most two that were on their way
		t.Errorf("it went on to %d", ende)
	}
}

// The importer turns a panic of a reader into a sentence; it must reach the goroutine that does so.
func TestAPanicArrives(t *testing.T) {
	t.Parallel()
	gesehen := 0
	defer func() {
		if p := recover(); p != "kaputt" || gesehen != 1 {
			t.Errorf("recovered %v after %d packets", p, gesehen)
		}
	}()
	for range fliessband.Pakete(umlauf(), func(leer func() ([]int, bool), voll func([]int)) {
		p, _ := leer()
		voll(p)
		panic("kaputt")
	}) {
		gesehen++
	}
}
