package dashboard

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// A computation beside the request that panics ends itself alone, tells it once, and is tried anew.
func TestAPanicBesideTheRequestIsAnError(t *testing.T) {
	t.Parallel()
	var r rechner
	warte := func(f func(context.Context, func(n, von int)) (any, error)) (wert any, err error) {
		err = errRechnet
		for errors.Is(err, errRechnet) {
			wert, _, _, err = r.hole("x", f)
		}
		return wert, err
	}
	_, err := warte(func(context.Context, func(n, von int)) (any, error) { panic("kaputt") })
	if err == nil || !strings.Contains(err.Error(), "kaputt") || !strings.Contains(err.Error(), "rechner_test.go") {
		t.Errorf("got %v, want the panic and where it was", err)
	}
	if wert, err := warte(func(context.Context, func(n, von int)) (any, error) { return 7, nil }); wert != 7 || err != nil {
		t.Errorf("afterwards: %v, %v", wert, err)
	}
}
