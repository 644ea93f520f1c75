// Package reports makes the Excel workbooks that leave the program.
//
// It works in two steps. [Zusammenstellen] is pure: it takes a Sicht and gives the Inhalt, that is all
// numbers, texts and their order, without any thought of cells. [Write] turns an Inhalt into cells,
// formats and charts. The package knows no database, no HTTP and no clock.
package reports
