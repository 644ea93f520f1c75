// Package xlsx reads workbooks (.xlsx, .xlsm) strictly and as a stream.
//
// Every byte of a part that is read is checked: the zip directory before anything is unpacked, the real
// sizes and checksums while unpacking, the XML for well-formedness, the rows and cells for rising
// references. A workbook that breaks one of these is refused with sheet and row; a row is never lost
// without a word. What a plan needs is read (text, numbers, dates, truth values, error values, cached
// results of formulas, hidden rows and sheets, merged ranges), the rest of the format is passed over.
//
//	mappe, err := xlsx.Open(b, xlsx.Grenzen{})
//	for zeile, err := range mappe.Zeilen(0) {
//
// Errors are *ozg.Fehler: a code for programs and a German text that says what to do.
package xlsx
