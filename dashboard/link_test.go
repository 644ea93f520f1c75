package dashboard

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLinksCarryTheSubPath(t *testing.T) {
	t.Parallel()
	for _, f := range []struct{ basis, zu, absolut string }{
		{"", "/leistungen?typ=2%2F3", "/leistungen?typ=2%2F3"},
		{"https://host", "/leistungen?typ=2%2F3", "https://host/leistungen?typ=2%2F3"},
		{"https://host/ozg/", "/ozg/leistungen?typ=2%2F3", "https://host/ozg/leistungen?typ=2%2F3"},
		{"https://host:8443/a/b", "/a/b/leistungen?typ=2%2F3", "https://host:8443/a/b/leistungen?typ=2%2F3"},
	} {
		l, err := newLinker(f.basis)
		if err != nil {
			t.Fatal(err)
		}
		q := url.Values{"typ": {"2/3"}}
		if zu, absolut := l.zu("/leistungen", q), l.absolut("/leistungen", q); zu != f.zu || absolut != f.absolut {
			t.Errorf("%q: %q and %q, want %q and %q", f.basis, zu, absolut, f.zu, f.absolut)
		}
	}
}

func TestBrokenPublicAddressesAreRefused(t *testing.T) {
	t.Parallel()
	for _, basis := range []string{"host/ozg", "/ozg", "ftp://host", "https://", "https://host/?a=b", "https://host/:x", "https://u:p@host/", "https://host/#a"} {
		if _, err := newLinker(basis); err == nil {
			t.Errorf("%q was accepted", basis)
		}
	}
}

func TestPathWithoutSubPath(t *testing.T) {
	t.Parallel()
	l, err := newLinker("https://host/ozg")
	if err != nil {
		t.Fatal(err)
	}
	for pfad, want := range map[string]string{"/ozg": "/", "/ozg/": "/", "/ozg/themenfelder": "/themenfelder", "/themenfelder": "/themenfelder", "/ozgx": "/ozgx"} {
		if got := l.ohnePraefix(pfad); got != want {
			t.Errorf("%s is %s, want %s", pfad, got, want)
		}
	}
}

func TestReplacingParametersLeavesTheOthers(t *testing.T) {
	t.Parallel()
	q := url.Values{"stichtag": {"2021-06-30"}, "typ": {"1"}}
	got := mit(q, "typ", "", "zustand", "online", "zustand", "flaechendeckend")
	want := url.Values{"stichtag": {"2021-06-30"}, "zustand": {"online", "flaechendeckend"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(url.Values{"stichtag": {"2021-06-30"}, "typ": {"1"}}, q); diff != "" {
		t.Errorf("the original changed: %s", diff)
	}
}
