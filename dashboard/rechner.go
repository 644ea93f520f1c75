package dashboard

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// Some pages of the import take longer than a person waits without a sign. They are computed beside the
// request: it waits a moment, and if the result is not there yet, its answer shows how far the work is and
// asks again. The result stays for a short while in memory, which is only a cache: any other process
// computes the same.

const (
	rechnerGeduld  = 300 * time.Millisecond // before a page shows its progress
	rechnerDauer   = 5 * time.Minute        // after which a computation is given up
	rechnerFrist   = time.Minute            // how long a result is kept
	rechnerPlaetze = 8
)

// errRechnet: the result is not there yet.
var errRechnet = errors.New("still computing")

// rechner computes results by key, each once at a time.
type rechner struct {
	mu      sync.Mutex
	laufend map[string]*rechnung
}

type rechnung struct {
	fertig chan struct{}
	seit   time.Time // begin, then end
	mu     sync.Mutex
	n, von int
	wert   any
	err    error
}

func (r *rechnung) fortschritt(n, von int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.n, r.von = n, von
}

func (r *rechnung) stand() (n, von int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.n, r.von
}

// hole gives the result of f under a key. With errRechnet it is not there yet; n of von steps are done.
func (r *rechner) hole(key string, f func(ctx context.Context, fortschritt func(n, von int)) (any, error)) (wert any, n, von int, err error) {
	r.mu.Lock()
	e, ok := r.laufend[key]
	if !ok {
		r.raeumeAuf()
		e = &rechnung{fertig: make(chan struct{}), seit: time.Now()}
		if r.laufend == nil {
			r.laufend = map[string]*rechnung{}
		}
		r.laufend[key] = e
		go r.rechne(e, f)
	}
	r.mu.Unlock()
	select {
	case <-e.fertig:
		if e.err != nil { // told once, then tried anew
			r.vergiss(key, e)
		}
		return e.wert, 0, 0, e.err
	case <-time.After(rechnerGeduld):
		n, von = e.stand()
		return nil, n, von, errRechnet
	}
}

func (r *rechner) rechne(e *rechnung, f func(ctx context.Context, fortschritt func(n, von int)) (any, error)) {
	ctx, cancel := context.WithTimeout(context.Background(), rechnerDauer)
	defer cancel()
	defer close(e.fertig)
	wert, err := ohneAbsturz(func() (any, error) { return f(ctx, e.fortschritt) })
	r.mu.Lock()
	defer r.mu.Unlock()
	e.wert, e.err, e.seit = wert, err, time.Now()
}

// ohneAbsturz turns a panic into an error: outside of a request nobody else would catch it, and the process would end.
func ohneAbsturz(f func() (any, error)) (wert any, err error) {
	defer func() {
		if p := recover(); p != nil {
			wert, err = nil, fmt.Errorf("computation ended by a panic: %v\n%s", p, debug.Stack())
		}
	}()
	return f()
}

func (r *rechner) vergiss(key string, e *rechnung) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.laufend[key] == e {
		delete(r.laufend, key)
	}
}

// raeumeAuf drops results that are old, and the oldest where there are too many.
func (r *rechner) raeumeAuf() {
	for {
		aeltester := ""
		for key, e := range r.laufend {
			select {
			case <-e.fertig:
				if time.Since(e.seit) > rechnerFrist {
					delete(r.laufend, key)
				} else if aeltester == "" || e.seit.Before(r.laufend[aeltester].seit) {
					aeltester = key
				}
			default:
			}
		}
		if len(r.laufend) < rechnerPlaetze || aeltester == "" {
			return
		}
		delete(r.laufend, aeltester)
	}
}
