package importer

// Grenzen are the limits that a file meets before it is read. A zero value means the default.
type Grenzen struct {
	Datei      int64 // bytes of the file
	Entpackt   int64 // bytes of all parts of a workbook, unpacked
	Zeilen     int   // rows of one sheet
	Spalten    int   // columns of one sheet
	Blaetter   int   // sheets
	Textlaenge int   // bytes of one cell that are kept; longer text is a Befund
}

// Standardgrenzen are the limits that fit every plan seen so far many times over.
func Standardgrenzen() Grenzen {
	return Grenzen{Datei: 32 << 20, Entpackt: 512 << 20, Zeilen: 200_000, Spalten: 1_000, Blaetter: 200, Textlaenge: 32_767}
}
