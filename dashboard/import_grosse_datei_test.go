package dashboard

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/store/storetest"
)

// A file with many sheets and many unknown words still makes a page that a phone can load; what is not on it
// is one link away, and the page says how much that is.
func TestPageOfALargeFileStaysSmall(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	f := excelize.NewFile()
	defer f.Close()
	for i := range 40 {
		blatt := fmt.Sprintf("Blatt %d", i)
		if _, err := f.NewSheet(blatt); err != nil {
			t.Fatal(err)
		}
		zeilen := [][]any{kopfzeile}
		for j := range 5 {
			zeilen = append(zeilen, []any{10000 + 5*i + j, "", fmt.Sprintf("Wort %d", 5*i+j), 1, ""})
		}
		for j, z := range zeilen {
			if err := f.SetSheetRow(blatt, fmt.Sprintf("A%d", j+1), &z); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	adresse := hochgeladen(t, s, "plan_2021-06-30.xlsx", b.Bytes())
	v := hole(t, s, adresse)
	enthaeltAlle(t, "Vorschau", v, 200, "200 unbekannte Wörter", "Gezeigt werden die ersten 100 von 200 Wörtern.", `href="`+adresse+`?blatt=Blatt&#43;39#zuordnung"`)
	if n := len(v.Body); n > 1<<20 {
		t.Errorf("the page has %d bytes", n)
	}
	if strings.Contains(v.Body, `name="blatt" value="Blatt 39"`) {
		t.Error("the form of the last sheet is on the page")
	}
	enthaeltAlle(t, "one sheet", hole(t, s, adresse+"?blatt=Blatt+39"), 200, `name="blatt" value="Blatt 39"`)
}
