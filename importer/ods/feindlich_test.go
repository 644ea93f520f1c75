package ods_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"ozgtracker/importer/ods"
)

// Whoever uploads the wrong kind of file reads which kind it is and what to do.
func TestOtherFilesAreNamed(t *testing.T) {
	t.Parallel()
	plan := zelle(textzelle("x"))
	mit := func(art, inhalt string) []byte { return packe(t, teil{"mimetype", art}, teil{"content.xml", inhalt}) }
	faelle := []struct {
		name           string
		b              []byte
		code, enthaelt string
	}{
		{"nothing", nil, "leer", "0 Byte"},
		{"csv", []byte("OZG-ID;Leistung"), "keine_mappe", "keine OpenDocument-Tabelle"},
		{"archive", packe(t, teil{"plan.csv", "x"}), "keine_mappe", "ZIP-Archiv"},
		{"odt", mit("application/vnd.oasis.opendocument.text", plan), "keine_mappe", "Dokument"},
		{"odt with the mimetype of a spreadsheet", mit(mimetype, strings.NewReplacer("office:spreadsheet", "office:text").Replace(plan)), "keine_mappe", "Dokument"},
		{"e-book", mit("application/epub+zip", plan), "keine_mappe", "Dokument"},
		{"sxc", mit("application/vnd.sun.xml.calc", plan), "altes_format", ".sxc"},
		{"encrypted", packe(t, append(teile("\x01\x02\x03"), teil{"META-INF/manifest.xml", mitKennwort})...), "kennwort", "Kennwort"},
		{"encrypted as a whole", packe(t, teil{"mimetype", mimetype}, teil{"encrypted-package", "\x01"}, teil{"META-INF/manifest.xml", mitKennwort}), "kennwort", "Kennwort"},
		{"without content", packe(t, teil{"mimetype", mimetype}), "beschaedigt", "fehlt"},
		{"broken manifest", packe(t, append(teile(plan), teil{"META-INF/manifest.xml", "<manifest>"})...), "beschaedigt", "Verzeichnis der Teile"},
		{"beginning of a file", packe(t, teile(plan)...)[:60], "beschaedigt", "ZIP-Verzeichnis"},
		{"other root", mit(mimetype, `<html/>`), "beschaedigt", "nicht von der erwarteten Art"},
		{"root of another namespace", mit(mimetype, `<document-content/>`), "beschaedigt", "nicht von der erwarteten Art"},
		{"no spreadsheet", mit(mimetype, `<office:document-content `+raeume+`/>`), "beschaedigt", "Bereich der Tabellen fehlt"},
		{"no tables", mit(mimetype, dokument("")), "beschaedigt", "kein Blatt"},
		{"nothing inside", mit(mimetype, ""), "beschaedigt", "brechen"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := ods.Open(f.b, ods.Grenzen{})
			pruefeFehler(t, err, f.code, f.enthaelt)
		})
	}
}

// An archive that lies about itself is refused before, or while, it is unpacked.
func TestHostileArchives(t *testing.T) {
	t.Parallel()
	gut := zelle(textzelle("x"))
	sound := packe(t, teile(gut)...)
	if len(mussLesen(t, sound)) != 1 {
		t.Fatal("the file that all cases change is not sound")
	}
	faelle := []struct {
		name           string
		b              []byte
		code, enthaelt string
	}{
		{"truncated", sound[:len(sound)/2], "beschaedigt", "ZIP-Verzeichnis"},
		{"bomb by ratio", packe(t, append(teile(gut), teil{"x.xml", strings.Repeat(" ", 20<<20)})...), "zu_gross", "300-Fache"},
		{"bomb inside of the content", packe(t, teile(strings.Replace(gut, "<office:body>", strings.Repeat(" ", 20<<20)+"<office:body>", 1))...), "zu_gross", "300-Fache"},
		{"content twice", packe(t, append(teile(gut), teil{"Content.xml", gut})...), "beschaedigt", "doppelt"},
		{"name that leads elsewhere", packe(t, append(teile(gut), teil{"../x.xml", "x"})...), "beschaedigt", "Namen"},
		{"encrypted entry", luege(sound, 8, 1), "kennwort", "Kennwort"},
		{"wrong checksum", luege(sound, 16, 1), "beschaedigt", "Prüfsumme"},
		{"understated size", luege(sound, 24, 10), "beschaedigt", "entpacken"},
		{"unknown method", luege(sound, 10, 99), "beschaedigt", "Verfahren"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := ods.Open(f.b, ods.Grenzen{})
			pruefeFehler(t, err, f.code, f.enthaelt)
		})
	}
}

// luege overwrites two bytes of the directory entry of content.xml (8: flags, 10: method, 16: checksum,
// 24: size).
func luege(b []byte, stelle int, wert uint16) []byte {
	b = bytes.Clone(b)
	binary.LittleEndian.PutUint16(b[bytes.LastIndex(b, []byte("PK\x01\x02"))+stelle:], wert)
	return b
}

// A sheet that breaks the rules is refused with the sheet and the row where it breaks.
func TestBrokenSheetsAreRefusedWithTheirRow(t *testing.T) {
	t.Parallel()
	row := func(zellen string) string { return `<table:table-row>` + zellen + `</table:table-row>` }
	mal := func(n string) string {
		return `<table:table-row table:number-rows-repeated="` + n + `">` + textzelle("x") + `</table:table-row>`
	}
	spalten := func(n string) string {
		return `<table:table-cell table:number-columns-repeated="` + n + `"><text:p>x</text:p></table:table-cell>`
	}
	spanne := func(breite, hoehe string) string {
		return `<table:table-cell table:number-columns-spanned="` + breite + `" table:number-rows-spanned="` + hoehe + `"/>`
	}
	gut := row(textzelle("gut"))
	faelle := []struct{ name, xml, enthaelt string }{
		{"truncated", strings.SplitAfter(blatt(gut+row(textzelle("zwei"))), "zwei")[0], "Blatt „Plan“, Zeile 2: die Daten brechen"},
		{"unescaped ampersand", blatt(gut + gut + row(textzelle("Recht & Ordnung"))), "Zeile 3: der Text enthält ein unzulässiges &"},
		{"tags that do not match", blatt(gut + row(`<table:table-cell><text:p>x</table:table-cell></text:p>`)), "Zeile 2: Anfang und Ende"},
		{"rows nested", blatt(row(row(textzelle("x")))), "Zeile 1: zwischen den Zellen"},
		{"row in a column", blatt(gut + `<table:table-column>` + gut + `</table:table-column>`), "nach Zeile 1: zwischen den Zellen"},
		{"table in a cell", blatt(row(`<table:table-cell><table:table>` + gut + `</table:table></table:table-cell>`)), "Zeile 1: zwischen den Zellen"},
		{"cell beside the rows", blatt(`<table:table-cell>` + gut + `</table:table-cell>`), "zwischen den Zellen"},
		{"text between rows", blatt(gut + "x"), "nach Zeile 1: ein Text steht"},
		{"text between cells", blatt(row("x")), "Zeile 1: ein Text steht"},
		{"text outside of a paragraph", blatt(row(`<table:table-cell>x</table:table-cell>`)), "Zeile 1: ein Text steht"},
		{"text between tables", dokument("x"), "ein Text steht"},
		{"rows repeated not at all", blatt(gut + mal("0")), "eine Anzahl ist fehlerhaft"},
		{"rows repeated -1 times", blatt(mal("-1")), "eine Anzahl ist fehlerhaft"},
		{"rows repeated beyond int", blatt(mal("99999999999999999999")), "eine Anzahl ist fehlerhaft"},
		{"rows repeated 2^31 times", blatt(mal("2147483648")), "Zeile 1: eine Zelle liegt außerhalb"},
		{"row beyond the last", blatt(`<table:table-row table:number-rows-repeated="1048576"/>` + gut), "eine Zelle liegt außerhalb"},
		{"row far beyond the last", blatt(strings.Repeat(`<table:table-row table:number-rows-repeated="999999999999999999"/>`, 30) + gut), "eine Zelle liegt außerhalb"},
		{"cells repeated 2^31 times", blatt(row(spalten("2147483648"))), "Zeile 1: eine Zelle liegt außerhalb"},
		{"cells repeated 10^18 times", blatt(row(strings.Repeat(`<table:table-cell table:number-columns-repeated="999999999999999999"/>`, 30) + textzelle("x"))), "Zeile 1: eine Zelle liegt außerhalb"},
		{"cell beyond the last column", blatt(row(`<table:table-cell table:number-columns-repeated="16384"/>` + textzelle("x"))), "Zeile 1: eine Zelle liegt außerhalb"},
		{"merged range beyond the sheet", blatt(row(spanne("16385", "1"))), "Bereichsangabe"},
		{"merged range below the sheet", blatt(row(spanne("1", "2147483648"))), "Bereichsangabe"},
		{"merged range of no width", blatt(row(spanne("0", "1"))), "eine Anzahl ist fehlerhaft"},
		{"merged ranges that overlap", blatt(row(spanne("3", "3")) + row(textzelle("x")+spanne("2", "2"))), "überlappen einander bei B2"},
		{"merged ranges that overlap by repetition", blatt(`<table:table-row table:number-rows-repeated="2">` + spanne("1", "2") + `</table:table-row>`), "überlappen einander bei A2"},
		{"truth value of no truth", blatt(row(textzelle("x") + `<table:table-cell office:value-type="boolean" office:boolean-value="ja"/>`)), "Zelle B1 hat einen Wahrheitswert"},
		{"unknown kind", blatt(row(`<table:table-cell office:value-type="x"/>`)), "Zelle A1 hat eine unbekannte Art"},
		{"number of spaces", blatt(row(textzelle(`<text:s text:c="viele"/>`))), "eine Anzahl ist fehlerhaft"},
		{"two sheets of one name", dokument(`<table:table table:name="Plan"/><table:table table:name="PLAN"/>`), "Blatt „PLAN“ steht zweimal"},
		{"two spreadsheets", strings.Replace(blatt(gut), "</office:body>", "<office:spreadsheet/></office:body>", 1), "zweimal"},
		{"DOCTYPE", `<!DOCTYPE x>` + blatt(gut), "DOCTYPE"},
		{"entity bomb", `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>` + blatt(row(textzelle("&lol2;"))), "DOCTYPE"},
		{"custom entity", blatt(row(textzelle("&lol;"))), "Zeile 1: der Text enthält ein unzulässiges &"},
		{"second document", blatt(gut) + blatt(gut), "nach dem Ende"},
		{"broken behind the cells", strings.Replace(blatt(gut), "</office:body>", "<a></b></office:body>", 1), "Anfang und Ende"},
		{"prefix without namespace", blatt(gut + `<y:row/>`), "Namensraum"},
		{"attribute twice", blatt(`<table:table-row table:visibility="a" table:visibility="b"/>`), "zweimal"},
		{"invalid UTF-8", blatt(row(textzelle("\xE4"))), "unzulässiges Zeichen"},
		{"control character", blatt(row(textzelle("\x01"))), "unzulässiges Zeichen"},
		{"too deep", blatt(strings.Repeat("<table:table-row-group>", 100)), "geschachtelt"},
		{"too deep in a text", blatt(row(textzelle(strings.Repeat("<text:span>", 100)))), "geschachtelt"},
		{"tag without end", blatt(`<table:table-row x="` + strings.Repeat("x", 2<<20)), "1 MB"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := ods.Open(packe(t, teile(f.xml)...), ods.Grenzen{})
			pruefeFehler(t, err, "beschaedigt", f.enthaelt)
		})
	}
}

// Limits refuse; nothing is cut off without a word. What repeats counts as often as it is repeated, but is
// never spread out to find that there is too much.
func TestLimits(t *testing.T) {
	t.Parallel()
	b := packe(t, teile(blatt(`<table:table-row table:number-rows-repeated="1000">`+
		`<table:table-cell table:number-columns-repeated="3"><text:p>wort</text:p></table:table-cell><table:table-cell/>`+textzelle("zweites<text:s text:c=\"10\"/>")+`</table:table-row>`+
		`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2"/></table:table-row>`))...)
	faelle := []struct {
		name     string
		g        ods.Grenzen
		enthaelt string // "": is read
	}{
		{"defaults", ods.Grenzen{}, ""},
		{"all in reach", ods.Grenzen{Zeilen: 1000, Spalten: 5, Zellen: 4000, Verbunden: 2, Teile: 2, Blaetter: 1, Zeichenketten: 2, ZeichenketteBytes: 17, ZeichenkettenBytes: 21}, ""},
		{"rows", ods.Grenzen{Zeilen: 999}, "Zeile 1: mehr als 999 Zeilen"},
		{"columns", ods.Grenzen{Spalten: 4}, "Zeile 1: mehr als 4 Spalten"},
		{"cells", ods.Grenzen{Zellen: 3999}, "mehr als 3999 Zellen"},
		{"merged", ods.Grenzen{Verbunden: 1}, "mehr als 1 verbundene"},
		{"parts", ods.Grenzen{Teile: 1}, "mehr als 1 Teile"},
		{"texts", ods.Grenzen{Zeichenketten: 1}, "zu viele Texte"},
		{"bytes of texts", ods.Grenzen{ZeichenkettenBytes: 20}, "zu viele Texte"},
		{"bytes of one text", ods.Grenzen{ZeichenketteBytes: 16}, "ein Text ist zu lang"},
		{"unpacked", ods.Grenzen{Entpackt: 1000}, "entpackt größer"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := lies(b, f.g)
			if f.enthaelt == "" {
				if err != nil {
					t.Errorf("within the limits, but: %v", err)
				}
				return
			}
			pruefeFehler(t, err, "zu_gross", f.enthaelt)
		})
	}
}

// Few bytes that would fill the memory are refused, not tried.
func TestBombsOfFewBytes(t *testing.T) {
	t.Parallel()
	faelle := []struct{ name, xml, enthaelt string }{
		{"a full sheet", blatt(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`), "Zellen mit Inhalt"},
		{"a merged range in every row", blatt(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-spanned="2"/></table:table-row>`), "verbundene Bereiche"},
		{"a billion spaces", zelle(textzelle(`<text:s text:c="1000000000"/>`)), "ein Text ist zu lang"},
		{"many times the longest spaces", zelle(textzelle(strings.Repeat(`<text:s text:c="262136"/>`, 1000))), "ein Text ist zu lang"},
		{"sheets", dokument(strings.Repeat(`<table:table/>`, 201)), "mehr als 200 Blätter"},
		{"a value without end", zelle(`<table:table-cell office:value-type="string" office:string-value="` + strings.Repeat("x", 300_000) + `"/>`), "ein Text ist zu lang"},
		{"a formula without end", zelle(`<table:table-cell table:formula="` + strings.Repeat("x", 300_000) + `"/>`), "ein Text ist zu lang"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := ods.Open(packe(t, teile(f.xml)...), ods.Grenzen{})
			pruefeFehler(t, err, "zu_gross", f.enthaelt)
		})
	}
}

// Whoever gives up gets the own error back, not one about the file; also while rows are handed out.
func TestAbbruchEndsTheReading(t *testing.T) {
	t.Parallel()
	genug := errors.New("genug")
	b := packe(t, append(teile(blatt(`<table:table-row table:number-rows-repeated="5000">`+textzelle("x")+`</table:table-row>`)), teil{"META-INF/manifest.xml", "<manifest/>"})...)
	fertig := false
	for ab := 0; !fertig; ab++ {
		n := 0
		g := ods.Grenzen{Abbruch: func() error {
			if n++; n > ab {
				return genug
			}
			return nil
		}}
		zellen, err := lies(b, g)
		switch {
		case err == nil && ab > 5 && len(zellen) == 5000:
			fertig = true
		case err != genug:
			t.Fatalf("after %d questions: %d cells, %v", ab, len(zellen), err)
		}
	}
}

// A million rows without content cost nothing, however they are written; the plan in front of them is read.
func TestEmptyRowsAreSkipped(t *testing.T) {
	t.Parallel()
	leer := strings.Repeat(`<table:table-row table:style-name="ro1"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>`, 100_000)
	xml := blatt(`<table:table-row>` + textzelle("x") + `</table:table-row>` + leer + fmt.Sprintf(`<table:table-row table:number-rows-repeated="%d"><table:table-cell/></table:table-row>`, 948_575))
	if ist := mussLesen(t, packe(t, teil{"content.xml", xml})); len(ist) != 1 {
		t.Errorf("read %d cells, want 1", len(ist))
	}
}
