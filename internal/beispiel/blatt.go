package beispiel

// blatt is a sheet as a layout draws it, before it becomes xlsx or csv. A cell is nil (empty), text,
// an int, an ozg.Tag (a real date), or one of the kinds below, which differ in looks only.
type blatt struct {
	name     string
	zeilen   [][]any
	verbunde [][4]int // merged: first row, first column, last row, last column, from 1
	breiten  []float64
	fest     int // rows above the freeze line
}

type (
	titel   string  // heading of a sheet
	kopf    string  // column title
	gruppe  string  // heading between rows
	prozent float64 // a fraction shown as percent
)

// zeile adds a row.
func (b *blatt) zeile(zellen ...any) { b.zeilen = append(b.zeilen, zellen) }

// verbinde merges the cells of a rectangle; of a single cell there is nothing to merge.
func (b *blatt) verbinde(z1, s1, z2, s2 int) {
	if z1 != z2 || s1 != s2 {
		b.verbunde = append(b.verbunde, [4]int{z1, s1, z2, s2})
	}
}
