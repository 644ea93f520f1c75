package importer

import (
	"cmp"
	"iter"
	"slices"
	"strings"

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

// blaetter lists the sheets of a file; nothing but directories has been read then. The limits of the
// rows are checked by gelesen, so that they hold for every format.
func blaetter(f format, b []byte, g Grenzen, abbruch func() error) ([]blatt, error) {
	if f == formatCSV {
		bl, err := csvBlatt(b)
		if err != nil {
			return nil, err
		}
		return []blatt{bl}, nil
	}
	mappe, err := xlsx.Open(b, xlsx.Grenzen{Entpackt: g.Entpackt, Blaetter: g.Blaetter, Abbruch: abbruch})
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

// gelesen streams the rows of a sheet within the limits: blank cells are gone, texts are trimmed, and
// merged values stand in each row they span. A row is valid until the next one.
func (b blatt) gelesen(g Grenzen, verbunden []xlsx.Bereich) iter.Seq2[zeile, error] {
	return func(yield func(zeile, error) bool) {
		m := newMerker(verbunden)
		var z zeile
		zahl := 0
		for roh, err := range b.zeilen {
			if err != nil {
				yield(zeile{}, err)
				return
			}
			z.nr, z.versteckt, z.zellen = roh.Nr, roh.Versteckt, z.zellen[:0]
			for _, c := range roh.Zellen {
				if c.Text = strings.TrimSpace(c.Text); c.Text != "" {
					z.zellen = append(z.zellen, zelle{c, roh.Nr})
				}
			}
			if len(z.zellen) == 0 {
				continue
			}
			zahl++
			if err := g.pruefeZeile(b.name, zahl, z.zellen[len(z.zellen)-1].Spalte); err != nil {
				yield(zeile{}, err)
				return
			}
			m.ergaenze(&z)
			if !yield(z, nil) {
				return
			}
		}
	}
}

// merker remembers the values that are merged over the rows to come.
type merker struct {
	kommend []xlsx.Bereich // taller than one row, rising
	offen   []offener
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

// ergaenze puts the open values into the row where its own cell is blank, and opens those that begin in
// it. Only the first column of a range gets the value.
func (m *merker) ergaenze(z *zeile) {
	m.offen = slices.DeleteFunc(m.offen, func(o offener) bool { return o.bisZeile < z.nr })
	for _, o := range m.offen {
		i, da := slices.BinarySearchFunc(z.zellen, o.wert.Spalte, func(c zelle, s int) int { return cmp.Compare(c.Spalte, s) })
		if !da {
			z.zellen = slices.Insert(z.zellen, i, o.wert)
		}
	}
	for len(m.kommend) > 0 && m.kommend[0].VonZeile <= z.nr {
		v := m.kommend[0]
		m.kommend = m.kommend[1:]
		if c := z.bei(v.VonSpalte); v.VonZeile == z.nr && c != nil {
			m.offen = append(m.offen, offener{v.BisZeile, *c})
		}
	}
}
