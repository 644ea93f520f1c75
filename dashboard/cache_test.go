package dashboard

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"ozgtracker/internal/ozg"
)

func testSeite(text string) (*fertigeSeite, error) { return neueSeite("text/html", []byte(text)) }

func TestOnePageIsMadeOnceForAllWhoWait(t *testing.T) {
	t.Parallel()
	p := newPageCache(1 << 20)
	var gebaut atomic.Int32
	los := make(chan struct{})
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			<-los
			f, err := p.hole(seitenKey{nr: 1, adresse: "/"}, func() (*fertigeSeite, error) {
				gebaut.Add(1)
				return testSeite("x")
			})
			if err != nil || string(f.roh) != "x" {
				t.Errorf("got %v, %v", f, err)
			}
		})
	}
	close(los)
	wg.Wait()
	if n := gebaut.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
}

func TestKeysAreKeptApart(t *testing.T) {
	t.Parallel()
	p := newPageCache(1 << 20)
	keys := []seitenKey{{nr: 1, adresse: "/"}, {nr: 2, adresse: "/"}, {nr: 1, heute: 1, adresse: "/"}, {nr: 1, rechte: 1, adresse: "/"}, {nr: 1, adresse: "/x"}}
	for i, k := range keys {
		f, err := p.hole(k, func() (*fertigeSeite, error) { return testSeite(fmt.Sprint(i)) })
		if err != nil || string(f.roh) != fmt.Sprint(i) {
			t.Errorf("key %+v got the page of another", k)
		}
	}
}

func TestAFailedPageIsTriedAgain(t *testing.T) {
	t.Parallel()
	p := newPageCache(1 << 20)
	k := seitenKey{adresse: "/"}
	if _, err := p.hole(k, func() (*fertigeSeite, error) { return nil, errors.New("no") }); err == nil {
		t.Fatal("no error")
	}
	if f, err := p.hole(k, func() (*fertigeSeite, error) { return testSeite("x") }); err != nil || string(f.roh) != "x" {
		t.Errorf("got %v, %v", f, err)
	}
}

// A panic in one request must not leave the others waiting for ever.
func TestAPanicReleasesThoseWhoWait(t *testing.T) {
	t.Parallel()
	p := newPageCache(1 << 20)
	k := seitenKey{adresse: "/"}
	func() {
		defer func() { _ = recover() }()
		_, _ = p.hole(k, func() (*fertigeSeite, error) { panic("boom") })
	}()
	if f, err := p.hole(k, func() (*fertigeSeite, error) { return testSeite("x") }); err != nil || string(f.roh) != "x" {
		t.Errorf("got %v, %v", f, err)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	p := newPageCache(10_000)
	for i := range 100 {
		if _, err := p.hole(seitenKey{nr: 1, adresse: fmt.Sprint(i)}, func() (*fertigeSeite, error) { return testSeite(strings.Repeat("x", 1000)) }); err != nil {
			t.Fatal(err)
		}
		if p.bytes > p.max {
			t.Fatalf("%d bytes after %d pages", p.bytes, i+1)
		}
	}
	if len(p.eintraege) != len(p.folge) || len(p.folge) == 0 {
		t.Errorf("%d entries, %d in order", len(p.eintraege), len(p.folge))
	}
	if _, err := p.hole(seitenKey{nr: 1, adresse: "big"}, func() (*fertigeSeite, error) { return testSeite(strings.Repeat("x", 20_000)) }); err != nil {
		t.Fatal(err)
	}
	if p.bytes > p.max {
		t.Errorf("a page beyond the limit was kept: %d bytes", p.bytes)
	}
}

func TestANewVorgangDropsTheOldPages(t *testing.T) {
	t.Parallel()
	p := newPageCache(1 << 20)
	for nr := range ozg.Nr(3) {
		for i := range 10 {
			if _, err := p.hole(seitenKey{nr: nr + 1, adresse: fmt.Sprint(i)}, func() (*fertigeSeite, error) { return testSeite("x") }); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(p.eintraege) != 10 {
		t.Errorf("%d pages kept, want the 10 of the newest Vorgang", len(p.eintraege))
	}
}
