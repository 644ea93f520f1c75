package views

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryPageIsParsed(t *testing.T) {
	t.Parallel()
	v, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Namen()) < 5 {
		t.Errorf("only %v", v.Namen())
	}
}

// One broken template must stop the program at its start, not a reader in front of a page.
func TestABrokenTemplateStopsTheStart(t *testing.T) {
	t.Parallel()
	_, err := aus(fstest.MapFS{
		"layout.html":            {Data: []byte(`{{template "inhalt" .}}`)},
		"partials/_stand.html":   {Data: []byte(`{{define "stand"}}x{{end}}`)},
		"pages/gut.html":         {Data: []byte(`{{define "inhalt"}}gut{{end}}`)},
		"pages/kaputt.html":      {Data: []byte(`{{define "inhalt"}}{{if}}{{end}}`)},
		"pages/funktion.html":    {Data: []byte(`{{define "inhalt"}}{{gibtesnicht .}}{{end}}`)},
		"pages/noch_gut.html":    {Data: []byte(`{{define "inhalt"}}gut{{end}}`)},
		"partials/_zweites.html": {Data: []byte(`{{define "zweites"}}x{{end}}`)},
	})
	if err == nil {
		t.Fatal("a broken template was accepted")
	}
}

func TestAFailingPageSendsNothing(t *testing.T) {
	t.Parallel()
	v, err := aus(fstest.MapFS{
		"layout.html":        {Data: []byte(`<h1>half</h1>{{template "inhalt" .}}`)},
		"partials/_x.html":   {Data: []byte(`{{define "x"}}{{end}}`)},
		"pages/fehlt.html":   {Data: []byte(`{{define "inhalt"}}{{.Gibtesnicht}}{{end}}`)},
		"pages/hostile.html": {Data: []byte(`{{define "inhalt"}}<p title="{{.A}}">{{.A}}</p><a href="{{.A}}">x</a><script type="application/json">{{.A}}</script>{{end}}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := v.Render("fehlt", struct{ A string }{}); err == nil || b != nil {
		t.Errorf("got %q, %v", b, err)
	}
	if _, err := v.Render("nirgends", nil); err == nil {
		t.Error("an unknown page was rendered")
	}
	b, err := v.Render("hostile", struct{ A string }{`javascript:alert(1)"></script><script>alert(1)</script>`})
	if err != nil {
		t.Fatal(err)
	}
	if s := string(b); strings.Count(s, "<script") != 1 || strings.Contains(s, `href="javascript`) {
		t.Errorf("a hostile name got out: %s", s)
	}
}
