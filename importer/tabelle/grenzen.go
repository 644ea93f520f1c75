package tabelle

// Grenzen are the limits within which a workbook is read. A field that is zero means its default; what
// lies beyond a limit is refused with a sentence, never cut. A workbook in memory is bounded by those of
// the Zeichenketten: the shared strings of an .xlsx, the different texts and numbers of an .ods.
type Grenzen struct {
	Entpackt           int64 // bytes of all parts together, unpacked; 512 MiB
	Teile              int   // entries of the zip directory; 10,000
	Blaetter           int   // sheets; 200
	Zeilen             int   // row elements of one sheet, empty ones counted; 1,048,576
	Spalten            int   // columns; 16,384
	Zellen             int   // cell elements of one sheet, empty ones counted; 20,000,000
	ZeichenketteBytes  int   // bytes of one text; 262,136 (32,767 characters, some of them escaped)
	Zeichenketten      int   // number of texts held; 2,000,000
	ZeichenkettenBytes int   // bytes of all texts held, and of one row; 64 MiB
	Formate            int   // cell formats and number formats; 65,536 each
	Verbunden          int   // merged ranges of one sheet; 100,000

	// Abbruch is asked again and again while reading; its error ends the reading and is returned as it
	// is. The Err method of a context fits. nil: never ends early.
	Abbruch func() error
}

// MitVorgaben fills the zero fields with their defaults.
func (g Grenzen) MitVorgaben() Grenzen {
	vorgabe := func(n *int, v int) {
		if *n <= 0 {
			*n = v
		}
	}
	if g.Entpackt <= 0 {
		g.Entpackt = 512 << 20
	}
	vorgabe(&g.Teile, 10_000)
	vorgabe(&g.Blaetter, 200)
	vorgabe(&g.Zeilen, MaxZeile)
	vorgabe(&g.Spalten, MaxSpalte)
	vorgabe(&g.Zellen, 20_000_000)
	vorgabe(&g.ZeichenketteBytes, 8*32_767)
	vorgabe(&g.Zeichenketten, 2_000_000)
	vorgabe(&g.ZeichenkettenBytes, 64<<20)
	vorgabe(&g.Formate, 65_536)
	vorgabe(&g.Verbunden, 100_000)
	if g.Abbruch == nil {
		g.Abbruch = func() error { return nil }
	}
	return g
}
