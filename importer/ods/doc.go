// Package ods reads OpenDocument spreadsheets (.ods), as LibreOffice and Excel write them, strictly and as
// a stream.
//
// All sheets of such a file lie in one part, one behind the other. Open walks it once from end to end, so
// that every byte is checked before the first row is handed out, and keeps what is not empty in a compact
// form: each different text once, what is repeated as a number of times. The million empty rows that end
// every sheet cost nothing. A file that breaks the rules is refused with sheet and row; a row is never
// lost without a word.
//
// Rows, cells and limits are those of package tabelle and mean what they mean in an .xlsx: numbers in their
// shortest form, dates as dates, error values, formulas without a stored result, hidden rows and sheets,
// merged ranges. Comments, drawings, tracked changes and cached values of linked files are no content.
//
//	mappe, err := ods.Open(b, ods.Grenzen{})
//	for zeile, err := range mappe.Zeilen(0) {
//
// Errors are *ozg.Fehler: a code for programs and a German text that says what to do.
package ods
