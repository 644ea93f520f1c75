package dashboard

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var (
	noetig   = regexp.MustCompile(`<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="([^"]+)"[^>]*>`)
	schriftA = regexp.MustCompile(`url\("?([^")]+\.woff2)`)
)

// Before anything is seen, a reader loads the page and its style sheets; scripts come later, deferred. A slow
// line in an office gives 300 KB in a second or two.
func TestTheFirstPaintNeedsLessThan300KB(t *testing.T) {
	t.Parallel()
	s := testServer(t, grosseGeschichte())
	for _, pfad := range []string{"/", "/leistungen", "/laender", "/wellen", "/federfuehrung"} {
		packt := func(adresse string) int {
			a := hole(t, s, adresse, "Accept-Encoding", "gzip")
			if a.Status != 200 {
				t.Errorf("%s needs %s: %d", pfad, adresse, a.Status)
			}
			return len(a.Body)
		}
		summe := packt(pfad)
		for _, m := range noetig.FindAllStringSubmatch(hole(t, s, pfad).Body, -1) {
			adresse := html.UnescapeString(m[1])
			switch {
			case strings.HasPrefix(m[0], "<script"):
				if !strings.Contains(m[0], " defer") {
					t.Errorf("%s waits for %s", pfad, adresse)
				}
			default:
				summe += packt(adresse)
				for _, f := range schriftA.FindAllStringSubmatch(hole(t, s, adresse).Body, -1) { // each weight, though not all are shown
					summe += packt(relativ(adresse, f[1]))
				}
			}
		}
		t.Logf("%s: %d KB", pfad, summe/1000)
		if summe >= 300_000 {
			t.Errorf("%s: the first paint needs %d bytes", pfad, summe)
		}
	}
}

// relativ resolves an address in a style sheet.
func relativ(von, zu string) string {
	if strings.HasPrefix(zu, "/") {
		return zu
	}
	teile := strings.Split(von, "/")
	teile = teile[:len(teile)-1]
	for strings.HasPrefix(zu, "../") {
		zu, teile = zu[3:], teile[:len(teile)-1]
	}
	return strings.Join(teile, "/") + "/" + zu
}
