// Package static holds what the browser loads: style, scripts, fonts and the vendored browser libraries
// with their licences. Everything is embedded, and served under a name that carries a hash of the
// content, so that a browser may keep it for ever and a new build is seen at once.
package static

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"
)

//go:embed css daten js img vendor
var quelle embed.FS

// Dateien are the files by their public names. It is built once and never changed.
type Dateien struct {
	nachName map[string]*Datei // "css/ozg.0a1b2c3d4e.css"
	namen    map[string]string // "css/ozg.css" → public name
}

// Datei is one file as it is served.
type Datei struct {
	Name string // public name, with hash
	Typ  string // media type
	ETag string // quoted
	Roh  []byte // as it is, with references to other files by their public names

	gzip   func() []byte
	brotli func() []byte
}

// New reads the embedded files, gives them their public names and rewrites the references in style
// sheets. It fails if a style sheet refers to a file that is not there.
func New() (*Dateien, error) { return aus(quelle) }

func aus(fsys fs.FS) (*Dateien, error) {
	d := &Dateien{nachName: map[string]*Datei{}, namen: map[string]string{}}
	var stile []string
	err := fs.WalkDir(fsys, ".", func(pfad string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || e.IsDir() || typen[path.Ext(pfad)] == "":
			return err // licences and notes are part of the program, not of the site
		case path.Ext(pfad) == ".css":
			stile = append(stile, pfad) // after the files they refer to
			return nil
		}
		return d.lies(fsys, pfad)
	})
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	for _, pfad := range stile {
		if err := d.lies(fsys, pfad); err != nil {
			return nil, fmt.Errorf("read static files: %w", err)
		}
	}
	return d, nil
}

func (d *Dateien) lies(fsys fs.FS, pfad string) error {
	roh, err := fs.ReadFile(fsys, pfad)
	if err != nil {
		return err
	}
	if path.Ext(pfad) == ".css" {
		if roh, err = d.ersetzeVerweise(pfad, roh); err != nil {
			return err
		}
	}
	summe := sha256.Sum256(roh)
	hash := hex.EncodeToString(summe[:5])
	endung := path.Ext(pfad)
	f := &Datei{
		Name: strings.TrimSuffix(pfad, endung) + "." + hash + endung,
		Typ:  typen[endung],
		ETag: `"` + hash + `"`,
		Roh:  roh,
	}
	f.gzip = sync.OnceValue(func() []byte { return packe(f, gzipBytes) })
	f.brotli = sync.OnceValue(func() []byte { return packe(f, brotliBytes) })
	d.nachName[f.Name] = f
	d.namen[pfad] = f.Name
	return nil
}

// verweis finds url(…) with a relative address; data: addresses are left alone.
var verweis = regexp.MustCompile(`url\(\s*["']?([A-Za-z0-9_./-]+)["']?\s*\)`)

func (d *Dateien) ersetzeVerweise(pfad string, css []byte) ([]byte, error) {
	var fehler error
	out := verweis.ReplaceAllFunc(css, func(treffer []byte) []byte {
		ziel := string(verweis.FindSubmatch(treffer)[1])
		name, ok := d.namen[path.Join(path.Dir(pfad), ziel)]
		if !ok {
			fehler = fmt.Errorf("%s refers to %s, which is not there", pfad, ziel)
			return treffer
		}
		return bytes.ReplaceAll(treffer, []byte(path.Base(ziel)), []byte(path.Base(name)))
	})
	return out, fehler
}

// Name is the public name of a file ("css/ozg.css" → "css/ozg.0a1b2c3d4e.css"), or "" if there is none.
func (d *Dateien) Name(pfad string) string { return d.namen[pfad] }

// Datei finds a file by its public name.
func (d *Dateien) Datei(name string) (*Datei, bool) {
	f, ok := d.nachName[name]
	return f, ok
}

// Alle lists the public names, in no order.
func (d *Dateien) Alle() []string {
	out := make([]string, 0, len(d.nachName))
	for name := range d.nachName {
		out = append(out, name)
	}
	return out
}

var typen = map[string]string{
	".css":     "text/css; charset=utf-8",
	".geojson": "application/geo+json",
	".js":      "text/javascript; charset=utf-8",
	".json":    "application/json",
	".svg":     "image/svg+xml",
	".woff2":   "font/woff2",
}
