package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPublicNamesCarryTheContent(t *testing.T) {
	t.Parallel()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, pfad := range []string{
		"css/ozg.css", "js/ozg-charts.js", "img/ozg.svg", "vendor/kern/kern.min.css",
		"vendor/echarts/echarts.min.js", "vendor/echarts/langDE.js", "vendor/fira-sans/fira-sans-latin-400-normal.woff2",
	} {
		name := d.Name(pfad)
		f, ok := d.Datei(name)
		if !ok {
			t.Errorf("%s has no public name", pfad)
			continue
		}
		if !regexp.MustCompile(`\.[0-9a-f]{10}\.[a-z0-9]+$`).MatchString(name) {
			t.Errorf("public name %q carries no hash", name)
		}
		if f.Typ == "" || len(f.Roh) == 0 {
			t.Errorf("%s: type %q, %d bytes", pfad, f.Typ, len(f.Roh))
		}
	}
}

func TestLicencesAreNotServed(t *testing.T) {
	t.Parallel()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range d.Alle() {
		if typen[path.Ext(name)] == "" {
			t.Errorf("%s is served without a media type", name)
		}
	}
}

// A style sheet is served under another name than it has in the folder, so its references must follow.
func TestReferencesOfStyleSheetsLeadToFiles(t *testing.T) {
	t.Parallel()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	fonts := 0
	for _, name := range d.Alle() {
		f, _ := d.Datei(name)
		if path.Ext(name) != ".css" {
			continue
		}
		for _, treffer := range verweis.FindAllSubmatch(f.Roh, -1) {
			ziel := path.Join(path.Dir(name), string(treffer[1]))
			if _, ok := d.Datei(ziel); !ok {
				t.Errorf("%s refers to %s, which is not served", name, ziel)
			}
			if strings.HasSuffix(ziel, ".woff2") {
				fonts++
			}
		}
		if bytes.Contains(f.Roh, []byte("http://")) && !bytes.Contains(f.Roh, []byte("www.w3.org")) {
			t.Errorf("%s refers to another site", name)
		}
	}
	if fonts != 3 {
		t.Errorf("%d font faces, want 400, 500 and 600", fonts)
	}
}

func TestMissingReferenceIsAnError(t *testing.T) {
	t.Parallel()
	_, err := aus(fstest.MapFS{"css/a.css": {Data: []byte("a{background:url(../img/gone.svg)}")}})
	if err == nil {
		t.Fatal("a style sheet with a dead reference was accepted")
	}
}

func TestPackedBytesAreTheSameContent(t *testing.T) {
	t.Parallel()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	f, _ := d.Datei(d.Name("vendor/kern/kern.min.css"))
	encoding, b := f.Gepackt(func(e string) bool { return e == "gzip" })
	if encoding != "gzip" {
		t.Fatalf("encoding %q, want gzip", encoding)
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	roh, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(roh, f.Roh) {
		t.Fatalf("unpacked bytes differ (%v)", err)
	}
	if encoding, b = f.Gepackt(func(string) bool { return false }); encoding != "" || !bytes.Equal(b, f.Roh) {
		t.Errorf("a client that takes no encoding got %q", encoding)
	}
}

func TestFontsAreNotPackedTwice(t *testing.T) {
	t.Parallel()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	f, _ := d.Datei(d.Name("vendor/fira-sans/fira-sans-latin-400-normal.woff2"))
	if encoding, _ := f.Gepackt(func(string) bool { return true }); encoding != "" {
		t.Errorf("woff2 is packed already, but was served as %s", encoding)
	}
}
