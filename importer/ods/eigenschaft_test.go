package ods_test

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// gezogen is a cell of a drawn sheet: how a writer puts it, and what has to come out ("" for an empty one).
type gezogen struct{ attribute, inhalt, soll string }

// However a writer abbreviates a sheet (runs of equal cells and rows as repeats, or each for itself; rows in
// groups or not; the XML in one line or many), the same cells come out in the same places.
func TestAbbreviationsDoNotShow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var xml strings.Builder
		var soll []string
		nr := 0
		for range rapid.IntRange(0, 8).Draw(t, "rows") {
			mal := rapid.IntRange(1, 4).Draw(t, "times")
			zellen := zieheZeile(t)
			versteckt := rapid.Bool().Draw(t, "hidden")
			for range mal {
				nr++
				soll = append(soll, erwartet(nr, zellen, versteckt)...)
			}
			schreibeZeilen(t, &xml, zellen, mal, versteckt)
		}
		inhalt := blatt(xml.String())
		if rapid.Bool().Draw(t, "pretty") {
			inhalt = strings.NewReplacer("><text:p", ">\n  <text:p", "<table:", "\n <table:", "</table:", "\n </table:").Replace(inhalt)
		}
		ist, err := lies(packeSchnell(t, inhalt), grenzenKlein)
		if err != nil {
			t.Fatalf("read a sound file: %v\n%s", err, inhalt)
		}
		if d := cmp.Diff(soll, ist); d != "" {
			t.Fatalf("cells (-want +got):\n%s\n%s", d, inhalt)
		}
	})
}

// zieheZeile draws the cells of a row, each with how often it stands there.
func zieheZeile(t *rapid.T) (zellen []gezogen) {
	for range rapid.IntRange(0, 5).Draw(t, "cells") {
		c := zieheZelle(t)
		for range rapid.IntRange(1, 3).Draw(t, "repeats") {
			zellen = append(zellen, c)
		}
	}
	return zellen
}

func zieheZelle(t *rapid.T) gezogen {
	switch rapid.SampledFrom([]string{"empty", "style", "text", "spaces", "number", "percent", "date", "bool", "error", "formula", "comment"}).Draw(t, "kind") {
	case "style":
		return gezogen{attribute: ` table:style-name="ce1"`}
	case "text":
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("aÄ€😀&<>\"';=")), rapid.RuneFrom([]rune("xyz")))).Draw(t, "text")
		return gezogen{` office:value-type="string"`, "<text:p>" + html.EscapeString(text) + "</text:p>", wenn(text != "", "Text "+text)}
	case "spaces":
		n := rapid.IntRange(1, 5).Draw(t, "spaces")
		return gezogen{` office:value-type="string"`, fmt.Sprintf(`<text:p>a<text:s text:c="%d"/>b</text:p><text:p>c</text:p>`, n), "Text a" + strings.Repeat(" ", n) + "b\nc"}
	case "number":
		n := rapid.IntRange(-1e6, 1e6).Draw(t, "number")
		return gezogen{fmt.Sprintf(` office:value-type="float" office:value="%d"`, n), "<text:p>gezeigt</text:p>", fmt.Sprintf("Zahl %d", n)}
	case "percent":
		return gezogen{` office:value-type="percentage" office:value="0.35"`, "<text:p>35 %</text:p>", "Prozent 0.35"}
	case "date":
		tag := fmt.Sprintf("20%02d-%02d-%02d", rapid.IntRange(10, 40).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		return gezogen{` office:value-type="date" office:date-value="` + tag + `"`, "<text:p>gezeigt</text:p>", "Datum " + tag + " " + tag}
	case "bool":
		return gezogen{` office:value-type="boolean" office:boolean-value="true"`, "<text:p>WAHR</text:p>", "Wahrheit WAHR"}
	case "error":
		return gezogen{` table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"`, "<text:p>#N/A</text:p>", "Fehlerwert #N/A"}
	case "formula":
		return gezogen{` table:formula="of:=[.B1]"`, "", "FormelOhneWert =[.B1]"}
	case "comment":
		return gezogen{"", "<office:annotation><text:p>nein</text:p></office:annotation>", ""}
	}
	return gezogen{}
}

func wenn(ja bool, s string) string {
	if ja {
		return s
	}
	return ""
}

func erwartet(nr int, zellen []gezogen, versteckt bool) (liste []string) {
	for i, c := range zellen {
		if c.soll != "" {
			liste = append(liste, fmt.Sprintf("Plan!%s %s%s", adresse(i+1, nr), c.soll, wenn(versteckt, " versteckt")))
		}
	}
	return liste
}

// schreibeZeilen writes equal rows, abbreviated or not.
func schreibeZeilen(t *rapid.T, xml *strings.Builder, zellen []gezogen, mal int, versteckt bool) {
	gruppe := rapid.SampledFrom([]string{"", "table:table-row-group", "table:table-header-rows", "table:table-rows"}).Draw(t, "group")
	attribute := wenn(versteckt, ` table:visibility="collapse"`)
	if gruppe == "table:table-row-group" && versteckt && rapid.Bool().Draw(t, "collapsed group") {
		attribute, gruppe = "", gruppe+` table:display="false"`
	}
	if gruppe != "" {
		fmt.Fprintf(xml, "<%s>", gruppe)
	}
	zeile := func(wiederholt string) {
		fmt.Fprintf(xml, "<table:table-row%s%s>", attribute, wiederholt)
		for i := 0; i < len(zellen); {
			n := 1
			for i+n < len(zellen) && zellen[i+n] == zellen[i] && rapid.Bool().Draw(t, "abbreviate cells") {
				n++
			}
			name := rapid.SampledFrom([]string{"table-cell", "covered-table-cell"}).Draw(t, "covered")
			fmt.Fprintf(xml, "<table:%s%s%s>%s</table:%s>", name, zellen[i].attribute, wenn(n > 1, fmt.Sprintf(` table:number-columns-repeated="%d"`, n)), zellen[i].inhalt, name)
			i += n
		}
		xml.WriteString("</table:table-row>")
	}
	if rapid.Bool().Draw(t, "abbreviate rows") {
		zeile(fmt.Sprintf(` table:number-rows-repeated="%d"`, mal))
	} else {
		for range mal {
			zeile("")
		}
	}
	if gruppe != "" {
		name, _, _ := strings.Cut(gruppe, " ")
		fmt.Fprintf(xml, "</%s>", name)
	}
}
