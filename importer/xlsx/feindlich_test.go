package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"ozgtracker/importer/xlsx"
)

// Whoever uploads the wrong kind of file reads which kind it is and what to do.
func TestOtherFilesAreNamed(t *testing.T) {
	t.Parallel()
	ole := func(strom string) []byte {
		return append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), alsUTF16(strom, false)...)
	}
	zipMit := func(teile ...teil) []byte { return packe(t, teile) }
	faelle := []struct {
		name     string
		b        []byte
		code     string
		enthaelt string
	}{
		{"nothing", nil, "leer", "0 Byte"},
		{"encrypted", ole("EncryptedPackage"), "kennwort", "Kennwort"},
		{"old xls", ole("Workbook"), "altes_format", "alten Format (.xls)"},
		{"BIFF without container", []byte("\x09\x08\x10\x00\x00\x06\x05\x00"), "altes_format", ".xls"},
		{"old Word", ole("WordDocument"), "keine_mappe", "anderen Programms"},
		{"ods", zipMit(teil{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, teil{"content.xml", "<x/>"}), "ods_format", ".ods"},
		{"odt", zipMit(teil{"mimetype", "application/vnd.oasis.opendocument.text"}), "keine_mappe", "OpenDocument"},
		{"xlsb", zipMit(teil{"[Content_Types].xml", "<x/>"}, teil{"xl/workbook.bin", "x"}), "xlsb_format", ".xlsb"},
		{"docx", zipMit(teil{"_rels/.rels", "<x/>"}, teil{"word/document.xml", "<x/>"}), "keine_mappe", "Word"},
		{"pptx", zipMit(teil{"_rels/.rels", "<x/>"}, teil{"ppt/presentation.xml", "<x/>"}), "keine_mappe", "PowerPoint"},
		{"archive of workbooks", zipMit(teil{"plan.xlsx", "x"}), "keine_mappe", "ZIP-Archiv"},
		{"package without workbook", zipMit(teil{"[Content_Types].xml", "<x/>"}), "keine_mappe", "keine Excel-Arbeitsmappe"},
		{"csv", []byte("OZG-ID;Leistung\n10214;x"), "keine_mappe", "keine Excel-Arbeitsmappe"},
		{"html", []byte("\r\n<HTML><table>"), "keine_mappe", "HTML"},
		{"xml of Excel 2003", []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>`), "keine_mappe", "XML"},
		{"pdf", []byte("%PDF-1.7"), "keine_mappe", "PDF"},
		{"zero bytes", make([]byte, 4096), "beschaedigt", "Nullbytes"},
		{"beginning of a zip", []byte("PK\x03\x04"), "beschaedigt", "ZIP-Verzeichnis"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := xlsx.Open(f.b, xlsx.Grenzen{})
			pruefeFehler(t, err, f.code, f.enthaelt)
		})
	}
}

// An archive that lies about itself is refused before, or while, it is unpacked.
func TestHostileArchives(t *testing.T) {
	t.Parallel()
	gut := blattXML(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	sound := packe(t, grundteile(gut))
	if len(mussLesen(t, sound)) != 1 {
		t.Fatal("the workbook that all cases change is not sound")
	}
	faelle := []struct {
		name     string
		b        []byte
		code     string
		enthaelt string
	}{
		{"truncated", sound[:len(sound)/2], "beschaedigt", "ZIP-Verzeichnis"},
		{"bomb by ratio", packe(t, append(grundteile(gut), teil{"xl/x.xml", strings.Repeat(" ", 20<<20)})), "zu_gross", "300-Fache"},
		{"duplicate part", packe(t, append(grundteile(gut), teil{"xl/worksheets/sheet1.xml", gut})), "beschaedigt", "doppelt"},
		{"duplicate part in other case", packe(t, append(grundteile(gut), teil{"XL\\worksheets/Sheet1.xml", gut})), "beschaedigt", "doppelt"},
		{"traversal name", packe(t, append(grundteile(gut), teil{"xl/../../x.xml", "x"})), "beschaedigt", "Namen"},
		{"traversal name with backslashes", packe(t, append(grundteile(gut), teil{`..\x.xml`, "x"})), "beschaedigt", "Namen"},
		{"drive letter", packe(t, append(grundteile(gut), teil{`C:/x.xml`, "x"})), "beschaedigt", "Namen"},
		{"encrypted entries", setzeFlag(sound, 1), "kennwort", "Kennwort"},
		{"overlapping entries", ueberlappe(sound), "beschaedigt", "überlappen"},
		{"understated size", luege(sound, "xl/worksheets/sheet1.xml", 24, 10), "beschaedigt", "entpacken"},
		{"overstated size", luege(sound, "xl/worksheets/sheet1.xml", 24, 100_000), "beschaedigt", "entpacken"},
		{"overstated packed size", luege(sound, "xl/worksheets/sheet1.xml", 20, 1<<30), "beschaedigt", "Ende der Datei"},
		{"wrong checksum", luege(sound, "xl/worksheets/sheet1.xml", 16, 1), "beschaedigt", "Prüfsumme"},
		{"wrong checksum of the shared strings", luege(sound, "xl/sharedStrings.xml", 16, 1), "beschaedigt", "Prüfsumme"},
		{"unknown method", luege16(sound, "xl/worksheets/sheet1.xml", 10, 99), "beschaedigt", "Verfahren"},
		{"target outside of the package", packe(t, ersetze(grundteile(gut), "xl/_rels/workbook.xml.rels", `<Relationships `+relsRaum+`><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>`)), "beschaedigt", "hinaus"},
		{"sheet without part", packe(t, ersetze(grundteile(gut), "xl/_rels/workbook.xml.rels", `<Relationships `+relsRaum+`/>`)), "beschaedigt", "Blatt „Plan“ fehlt"},
		{"no sheets", packe(t, ersetze(grundteile(gut), "xl/workbook.xml", `<workbook `+raum+`/>`)), "beschaedigt", "kein Blatt"},
		{"two sheets of one name", packe(t, ersetze(grundteile(gut), "xl/workbook.xml", `<workbook `+raum+` `+raumR+`><sheets><sheet name="Plan" r:id="rId1"/><sheet name="PLAN" r:id="rId1"/></sheets></workbook>`)), "beschaedigt", "zweimal"},
		{"entity bomb in shared strings", packe(t, ersetze(grundteile(gut), "xl/sharedStrings.xml", `<!DOCTYPE a [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>`)), "beschaedigt", "DOCTYPE"},
		{"broken shared strings", packe(t, ersetze(grundteile(gut), "xl/sharedStrings.xml", `<sst><si><t>a</si></sst>`)), "beschaedigt", "Texte der Arbeitsmappe"},
		{"other root", packe(t, ersetze(grundteile(gut), "xl/workbook.xml", `<html/>`)), "beschaedigt", "Inhaltsverzeichnis"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := lies(f.b, xlsx.Grenzen{})
			pruefeFehler(t, err, f.code, f.enthaelt)
		})
	}
}

// eintrag is where the directory entry of a part begins.
func eintrag(b []byte, name string) int {
	for i := 0; ; {
		n := bytes.Index(b[i:], []byte("PK\x01\x02"))
		if n < 0 {
			panic("no entry " + name)
		}
		if i += n; bytes.HasPrefix(b[i+46:], []byte(name)) {
			return i
		}
		i++
	}
}

// luege overwrites four bytes of a directory entry (16: checksum, 20: packed size, 24: size).
func luege(b []byte, name string, stelle int, wert uint32) []byte {
	b = bytes.Clone(b)
	binary.LittleEndian.PutUint32(b[eintrag(b, name)+stelle:], wert)
	return b
}

func luege16(b []byte, name string, stelle int, wert uint16) []byte {
	b = bytes.Clone(b)
	binary.LittleEndian.PutUint16(b[eintrag(b, name)+stelle:], wert)
	return b
}

func setzeFlag(b []byte, flag uint16) []byte {
	return luege16(b, "xl/worksheets/sheet1.xml", 8, 8|flag)
}

// ueberlappe lets two entries of the directory point to the same bytes.
func ueberlappe(b []byte) []byte {
	erster := binary.LittleEndian.Uint32(b[eintrag(b, "xl/workbook.xml")+42:])
	return luege(b, "xl/worksheets/sheet1.xml", 42, erster)
}

// A sheet that breaks the rules is refused with the sheet and the row where it breaks. Other readers
// end in silence here, and the rows behind it are lost.
func TestBrokenSheetsAreRefusedWithTheirRow(t *testing.T) {
	t.Parallel()
	row := func(nr int, zellen string) string { return fmt.Sprintf(`<row r="%d">%s</row>`, nr, zellen) }
	faelle := []struct{ name, xml, enthaelt string }{
		{"truncated", `<worksheet ` + raum + `><sheetData>` + row(1, "") + `<row r="2"><c r="A2"><v>1`, "Blatt „Plan“, Zeile 2: die Daten brechen"},
		{"unescaped ampersand", blattXML(row(3, `<c r="A3" t="inlineStr"><is><t>Recht & Ordnung</t></is></c>`)), "Zeile 3: der Text enthält ein unzulässiges &"},
		{"tags that do not match", blattXML(row(3, `<c r="A3"><v>1</c></v>`)), "Zeile 3: Anfang und Ende"},
		{"row twice", blattXML(row(3, "") + row(3, "")), "Zeile 3: die Zeile steht zweimal"},
		{"rows out of order", blattXML(row(3, "") + row(2, "")), "Zeile 2: die Zeile steht hinter Zeile 3"},
		{"cell twice", blattXML(row(3, `<c r="B3"/><c r="B3"/>`)), "Zelle B3 steht zweimal"},
		{"cells out of order", blattXML(row(3, `<c r="B3"/><c r="A3"/>`)), "Zelle A3 steht hinter Zelle B3"},
		{"cell of another row", blattXML(row(3, `<c r="B4"/>`)), "Adresse"},
		{"row number of no number", blattXML(`<row r="x"/>`), "keine Zahl"},
		{"huge row number", blattXML(row(1, "") + row(2_147_483_647, "")), "nach Zeile 1: eine Zeilennummer liegt außerhalb"},
		{"row number beyond int", blattXML(`<row r="99999999999999999999"/>`), "keine Zahl"},
		{"row zero", blattXML(row(0, "")), "außerhalb"},
		{"column beyond the last", blattXML(row(1, `<c r="XFE1"/>`)), "Adresse"},
		{"shared string beyond the table", blattXML(row(2, `<c r="A2" t="s"><v>4</v></c>`)), "Zelle A2 verweist auf einen Text"},
		{"shared string below the table", blattXML(row(2, `<c r="A2" t="s"><v>-1</v></c>`)), "Zelle A2 verweist"},
		{"style beyond the table", blattXML(row(2, `<c r="A2" s="9"><v>1</v></c>`)), "Zelle A2 hat ein Format"},
		{"truth value of no truth", blattXML(row(2, `<c r="A2" t="b"><v>ja</v></c>`)), "Wahrheitswert"},
		{"unknown kind", blattXML(row(2, `<c r="A2" t="x"><v>1</v></c>`)), "unbekannte Art"},
		{"two values", blattXML(row(2, `<c r="A2"><v>1</v><v>2</v></c>`)), "zwei Werte"},
		{"DOCTYPE", `<!DOCTYPE worksheet>` + blattXML(""), "DOCTYPE"},
		{"custom entity", blattXML(row(2, `<c r="A2"><v>&x;</v></c>`)), "Zeile 2: der Text enthält ein unzulässiges &"},
		{"second document", blattXML("") + blattXML(""), "nach dem Ende"},
		{"garbage behind", blattXML(row(5, "")) + "x", "nach Zeile 5: nach dem Ende"},
		{"broken behind the cells", strings.Replace(blattXML(row(5, "")), "</worksheet>", "<a></b></worksheet>", 1), "nach Zeile 5: Anfang und Ende"},
		{"no cells at all", `<worksheet ` + raum + `/>`, "Bereich der Zellen fehlt"},
		{"cells twice", `<worksheet ` + raum + `><sheetData/><sheetData/></worksheet>`, "unzulässigen Stelle"},
		{"other root", `<html/>`, "kein Tabellenblatt"},
		{"nothing", "", "die Daten brechen"},
		{"row of another namespace", blattXML(`<y:row xmlns:y="y"/>`), "unbekannte Markierung"},
		{"prefix without namespace", blattXML(`<y:row/>`), "Namensraum"},
		{"text between rows", blattXML(`<row r="1"/>x`), "unzulässigen Stelle"},
		{"attribute twice", blattXML(`<row r="1" r="2"/>`), "zweimal"},
		{"invalid UTF-8", blattXML(row(2, `<c r="A2" t="inlineStr"><is><t>`+"\xE4"+`</t></is></c>`)), "unzulässiges Zeichen"},
		{"control character", blattXML(row(2, `<c r="A2" t="inlineStr"><is><t>`+"\x01"+`</t></is></c>`)), "unzulässiges Zeichen"},
		{"Latin-1", `<?xml version="1.0" encoding="ISO-8859-1"?>` + blattXML(""), "Zeichensatz"},
		{"UTF-16 cut in half", alsUTF16(blattXML(""), false) + "x", "die Daten brechen"},
		{"too deep", blattXML("") + strings.Repeat("<a>", 100), "nach dem Ende"},
		{"too deep inside", strings.Replace(blattXML(""), "</worksheet>", strings.Repeat("<a>", 100), 1), "geschachtelt"},
		{"tag without end", strings.Replace(blattXML(""), "</worksheet>", `<a b="`+strings.Repeat("x", 2<<20), 1), "1 MB"},
		{"merged ranges that overlap", strings.Replace(blattXML(""), "</worksheet>", `<mergeCells><mergeCell ref="A1:C3"/><mergeCell ref="C3:D4"/></mergeCells></worksheet>`, 1), "überlappen einander bei C3"},
		{"merged range of nonsense", strings.Replace(blattXML(""), "</worksheet>", `<mergeCells><mergeCell ref="A1:?"/></mergeCells></worksheet>`, 1), "Bereichsangabe"},
	}
	for _, f := range faelle {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			_, err := lies(packe(t, grundteile(f.xml)), xlsx.Grenzen{})
			pruefeFehler(t, err, "beschaedigt", f.enthaelt)
		})
	}
}

// Limits refuse; nothing is cut off without a word.
func TestLimits(t *testing.T) {
	t.Parallel()
	zeilen := `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="E2"><v>1</v></c><c r="F2"/></row>`
	b := packe(t, grundteile(strings.Replace(blattXML(zeilen), "</worksheet>", `<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells></worksheet>`, 1)))
	faelle := []struct {
		name     string
		g        xlsx.Grenzen
		enthaelt string // "": is read
	}{
		{"defaults", xlsx.Grenzen{}, ""},
		{"rows in reach", xlsx.Grenzen{Zeilen: 2, Spalten: 5, Zellen: 2, Verbunden: 2, Teile: 7, Blaetter: 1, Formate: 4, Zeichenketten: 4}, ""},
		{"rows", xlsx.Grenzen{Zeilen: 1}, "mehr als 1 Zeilen"},
		{"columns", xlsx.Grenzen{Spalten: 4}, "Zeile 2: mehr als 4 Spalten"},
		{"cells", xlsx.Grenzen{Zellen: 1}, "mehr als 1 Zellen"},
		{"merged", xlsx.Grenzen{Verbunden: 1}, "mehr als 1 verbundene"},
		{"parts", xlsx.Grenzen{Teile: 6}, "mehr als 6 Teile"},
		{"formats", xlsx.Grenzen{Formate: 3}, "zu viele Zellformate"},
		{"shared strings", xlsx.Grenzen{Zeichenketten: 3}, "zu viele Texte"},
		{"bytes of shared strings", xlsx.Grenzen{ZeichenkettenBytes: 5}, "zu viele Texte"},
		{"bytes of one text", xlsx.Grenzen{ZeichenketteBytes: 5}, "ein Text ist zu lang"},
		{"unpacked", xlsx.Grenzen{Entpackt: 1000}, "entpackt größer"},
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

// A row is held in memory as a whole, so its texts are bounded like those that all sheets share.
func TestTextsOfOneRowAreBounded(t *testing.T) {
	t.Parallel()
	zelle := func(adresse string) string {
		return `<c r="` + adresse + `" t="inlineStr"><is><t>0123456789</t></is></c>`
	}
	g := xlsx.Grenzen{ZeichenkettenBytes: 20}
	if _, err := lies(packe(t, grundteile(blattXML(`<row r="1">`+zelle("A1")+zelle("B1")+`</row><row r="2">`+zelle("A2")+`</row>`))), g); err != nil {
		t.Errorf("within the limits, but: %v", err)
	}
	_, err := lies(packe(t, grundteile(blattXML(`<row r="1">`+zelle("A1")+zelle("B1")+zelle("C1")+`</row>`))), g)
	pruefeFehler(t, err, "zu_gross", "Zeile 1: zu viele Texte")
}

// Whoever gives up gets the own error back, not one about the file.
func TestAbbruchEndsTheReading(t *testing.T) {
	t.Parallel()
	genug := errors.New("genug")
	b := packe(t, grundteile(blattXML("")))
	for ab := range 40 {
		n := 0
		g := xlsx.Grenzen{Abbruch: func() error {
			if n++; n > ab {
				return genug
			}
			return nil
		}}
		if _, err := lies(b, g); err != nil && err != genug {
			t.Fatalf("after %d questions: %v", ab, err)
		} else if ab == 0 && err == nil {
			t.Fatal("never asked")
		}
	}
}

// A million formatted rows without content cost time only; the plan in front of them is read.
func TestEmptyFormattedRowsAreSkipped(t *testing.T) {
	t.Parallel()
	b := []byte(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	for nr := int64(2); nr <= 1_048_576; nr++ {
		b = append(strconv.AppendInt(append(b, `<row r="`...), nr, 10), `" s="1" customFormat="1"><c s="1"/></row>`...)
	}
	ist := mussLesen(t, packe(t, grundteile(blattXML(string(b))), func(h *zip.FileHeader) { h.Method = zip.Store }))
	if len(ist) != 1 {
		t.Errorf("read %d cells, want 1", len(ist))
	}
}
