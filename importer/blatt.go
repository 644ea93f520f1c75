package importer

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ozgtracker/importer/ods"
	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// blatt is one sheet before anything is known of its meaning. Its rows can be read several times.
type blatt struct {
	name      string
	versteckt bool
	grund     string // why it has no rows at all (a chart sheet), or ""
	befunde   []ozg.Befund
	zeilen    iter.Seq2[xlsx.Zeile, error]
	verbunden func() ([]xlsx.Bereich, error)
}

// zelle is a cell that is not blank, with the row it really stands in: a value that is merged over
// several rows holds for each of them, but has one address.
type zelle struct {
	xlsx.Zelle
	zeile int
}

func (z zelle) adresse() string { return xlsx.Adresse(z.Spalte, z.zeile) }

// zeile is a row with at least one cell that is not blank; zellen rise by column.
type zeile struct {
	nr        int
	versteckt bool
	zellen    []zelle
}

// bei gives the cell of a column, or nil.
func (z *zeile) bei(spalte int) *zelle {
	i, ok := slices.BinarySearchFunc(z.zellen, spalte, func(c zelle, s int) int { return cmp.Compare(c.Spalte, s) })
	if !ok {
		return nil
	}
	return &z.zellen[i]
}

// arbeitsmappe is a workbook, whatever its format.
type arbeitsmappe interface {
	Blaetter() []xlsx.Blatt
	Zeilen(i int) iter.Seq2[xlsx.Zeile, error]
	Verbunden(i int) ([]xlsx.Bereich, error)
}

func oeffne(f format, b []byte, g xlsx.Grenzen) (arbeitsmappe, error) {
	if f == formatODS {
		return ods.Open(b, g)
	}
	return xlsx.Open(b, g)
}

// blaetter lists the sheets of a file; of an .xlsx nothing but directories has been read then.
func blaetter(f format, b []byte, g Grenzen, abbruch func() error) ([]blatt, error) {
	if f == formatCSV {
		bl, err := csvBlatt(b, g)
		if err != nil {
			return nil, err
		}
		return []blatt{bl}, nil
	}
	mappe, err := oeffne(f, b, xlsx.Grenzen{Entpackt: g.Entpackt, Blaetter: g.Blaetter, Abbruch: abbruch})
	if err != nil {
		return nil, err
	}
	var out []blatt
	for i, bl := range mappe.Blaetter() {
		out = append(out, blatt{
			name: bl.Name, versteckt: bl.Versteckt, grund: bl.Grund,
			zeilen:    mappe.Zeilen(i),
			verbunden: func() ([]xlsx.Bereich, error) { return mappe.Verbunden(i) },
		})
	}
	return out, nil
}

// gelesen streams the rows of a sheet: blank cells are gone, texts are trimmed and composed (NFC), and
// merged values stand in each row they span. A row is valid until the next one.
func (b blatt) gelesen(verbunden []xlsx.Bereich) iter.Seq2[zeile, error] {
	return func(yield func(zeile, error) bool) {
		m := newMerker(verbunden)
		var z zeile
		for roh, err := range b.zeilen {
			if err != nil {
				yield(zeile{}, err)
				return
			}
			z.nr, z.versteckt, z.zellen = roh.Nr, roh.Versteckt, z.zellen[:0]
			for _, c := range roh.Zellen {
				if c.Text = strings.TrimSpace(c.Text); c.Text != "" {
					c.Text = norm.NFC.String(c.Text)
					z.zellen = append(z.zellen, zelle{c, roh.Nr})
				}
			}
			if len(z.zellen) > 0 && !yield(m.ergaenzt(z), nil) {
				return
			}
		}
	}
}

// merker remembers the values that are merged over the rows to come.
type merker struct {
	kommend []xlsx.Bereich // taller than one row, rising by first row
	offen   []offener      // rising by column
	puffer  []zelle
}

type offener struct {
	bisZeile int
	wert     zelle
}

func newMerker(verbunden []xlsx.Bereich) *merker {
	var m merker
	for _, v := range verbunden {
		if v.BisZeile > v.VonZeile {
			m.kommend = append(m.kommend, v)
		}
	}
	slices.SortStableFunc(m.kommend, func(a, b xlsx.Bereich) int { return cmp.Compare(a.VonZeile, b.VonZeile) })
	return &m
}

// ergaenzt gives the row with the open values where its own cell is blank, and opens those that begin in
// it. Only the first column of a range gets the value.
func (m *merker) ergaenzt(z zeile) zeile {
	eigene := z
	m.offen = slices.DeleteFunc(m.offen, func(o offener) bool { return o.bisZeile < z.nr })
	if len(m.offen) > 0 {
		m.puffer = m.puffer[:0]
		i := 0
		for _, o := range m.offen {
			for ; i < len(z.zellen) && z.zellen[i].Spalte < o.wert.Spalte; i++ {
				m.puffer = append(m.puffer, z.zellen[i])
			}
			if i == len(z.zellen) || z.zellen[i].Spalte != o.wert.Spalte {
				m.puffer = append(m.puffer, o.wert)
			}
		}
		z.zellen = append(m.puffer, z.zellen[i:]...)
		m.puffer = z.zellen
	}
	for len(m.kommend) > 0 && m.kommend[0].VonZeile <= z.nr {
		v := m.kommend[0]
		m.kommend = m.kommend[1:]
		if c := eigene.bei(v.VonSpalte); v.VonZeile == z.nr && c != nil {
			o := offener{v.BisZeile, *c}
			i, _ := slices.BinarySearchFunc(m.offen, o, func(a, b offener) int { return cmp.Compare(a.wert.Spalte, b.wert.Spalte) })
			m.offen = slices.Insert(m.offen, i, o)
		}
	}
	return z
}
