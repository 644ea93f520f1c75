package dashboard

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"ozgtracker/internal/ozg"
)

// wartAuf reads a file that the browser is writing.
func wartAuf(t testing.TB, datei string) []byte {
	t.Helper()
	for range 100 {
		if b, err := os.ReadFile(datei); err == nil && len(b) > 0 {
			return b
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("the browser never wrote %s", filepath.Base(datei))
	return nil
}

// The images of a chart carry its title, its source and the Blick, and are drawn in the page's own font,
// also when the screen is dark.
func TestImagesOfChartsCarryTitleAndSource(t *testing.T) {
	t.Parallel()
	b := startBrowser(t, testServer(t, grosseGeschichte()))
	ordner := t.TempDir()
	laden := cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(ordner).WithEventsEnabled(true)
	for _, f := range []struct {
		pfad, datei string
		worte       []string // of the drawing
	}{
		{"/diagramme/burnup", "ozg-burnup-2022-12-31", []string{"Hinter dem Plan zurück", "flächendeckend ", "Erstplan"}},
		{"/diagramme/laender", "ozg-laender-2022-12-31", []string{"der föderalen Leistungen", ">NW<", "GeoBasis-DE"}},
		{"/diagramme/verteilung", "ozg-verteilung-2022-12-31", []string{"in keinem Land online", "25–49"}},
		{"/diagramme/land/ni", "ozg-land-2022-12-31-ni", []string{"Niedersachsen", " online"}},
		{"/diagramme/ziel/" + ozg.CodeFrist, "ozg-ziel-2022-12-31-" + ozg.CodeFrist, []string{"Frist", "flächendeckend "}},
	} {
		b.oeffne(t, ansichten[3], f.pfad)
		if err := chromedp.Run(b.ctx, laden, chromedp.Click(`[data-bild="svg"]`, chromedp.NodeVisible), chromedp.Click(`[data-bild="png"]`)); err != nil {
			t.Fatalf("%s: %v", f.pfad, err)
		}
		svg := string(wartAuf(t, filepath.Join(ordner, f.datei+".svg")))
		for _, w := range append(f.worte, "Quelle: Umsetzungspläne", "Stichtag 31.12.2022", "Vorgang ", "Beispieldaten", "data:font/woff2;base64,", "<path") {
			if !strings.Contains(svg, w) {
				t.Errorf("%s: the SVG lacks %q", f.pfad, w)
			}
		}
		if strings.Contains(svg, "var(--") || strings.Contains(svg, "NaN") {
			t.Errorf("%s: the SVG holds a name of a colour, or no number", f.pfad)
		}
		bild, err := png.Decode(bytes.NewReader(wartAuf(t, filepath.Join(ordner, f.datei+".png"))))
		if err != nil {
			t.Fatalf("%s: %v", f.pfad, err)
		}
		if g := bild.Bounds().Size(); g.X != 2400 || g.Y < 1100 {
			t.Errorf("%s: the PNG has %v", f.pfad, g)
		}
		farben := map[[3]uint32]int{}
		for y := 0; y < bild.Bounds().Dy(); y += 3 {
			for x := 0; x < bild.Bounds().Dx(); x += 3 {
				r, g, b, _ := bild.At(x, y).RGBA()
				farben[[3]uint32{r, g, b}]++
			}
		}
		if r, _, _, _ := bild.At(0, 0).RGBA(); len(farben) < 10 || r != 0xffff {
			t.Errorf("%s: the PNG has %d colours and begins with %x", f.pfad, len(farben), r)
		}
		for _, endung := range []string{".svg", ".png"} { // to be looked at
			inhalt, err := os.ReadFile(filepath.Join(ordner, f.datei+endung))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(t.ArtifactDir(), f.datei+endung), inhalt, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, f := range b.neueFehler() {
		t.Error(f)
	}
}
