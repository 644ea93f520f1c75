// Package views holds the templates and renders them. All are parsed at start, and a page is rendered
// into a buffer, so a broken template never sends half a page.
package views

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
)

//go:embed layout.html partials/*.html pages/*.html
var quelle embed.FS

// Views are the parsed pages.
type Views struct{ seiten map[string]*template.Template }

// New parses every page together with the layout and the partials.
func New() (*Views, error) { return aus(quelle) }

func aus(fsys fs.FS) (*Views, error) {
	gemeinsam, err := template.New("").Funcs(funktionen).ParseFS(fsys, "layout.html", "partials/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse layout: %w", err)
	}
	namen, err := fs.Glob(fsys, "pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("list pages: %w", err)
	}
	v := &Views{seiten: make(map[string]*template.Template, len(namen))}
	for _, datei := range namen {
		t, err := gemeinsam.Clone()
		if err != nil {
			return nil, fmt.Errorf("parse %s: %w", datei, err)
		}
		if t, err = t.ParseFS(fsys, datei); err != nil {
			return nil, fmt.Errorf("parse %s: %w", datei, err)
		}
		v.seiten[strings.TrimSuffix(path.Base(datei), ".html")] = t
	}
	return v, nil
}

// Render executes a page ("leistungen" for pages/leistungen.html), which defines "inhalt".
func (v *Views) Render(name string, data any) ([]byte, error) {
	t, ok := v.seiten[name]
	if !ok {
		return nil, fmt.Errorf("render page %q: no such page", name)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "layout.html", data); err != nil {
		return nil, fmt.Errorf("render page %q: %w", name, err)
	}
	return b.Bytes(), nil
}

// Namen lists the pages, in no order.
func (v *Views) Namen() []string {
	out := make([]string, 0, len(v.seiten))
	for n := range v.seiten {
		out = append(out, n)
	}
	return out
}
