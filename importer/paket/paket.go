// Package paket opens the zip archive that a workbook is and checks it before and while it is unpacked.
//
// Refused are archives that lie about sizes, whose entries overlap or carry one name twice, names that
// lead elsewhere, bombs, and encrypted entries. Errors are clauses of package mangel, or those of zip.
package paket

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/tabelle"
	"ozgtracker/importer/xmlstrom"
)

// A part that unpacks to more than 300 times its packed size and to more than 16 MiB is a bomb: real
// sheets reach 20 to 60 times, a million empty rows 100 times.
const (
	maxVerhaeltnis = 300
	bombeAb        = 16 << 20
)

// Paket is a zip archive whose directory was checked. Part names are compared without case, with "/"
// as the only separator, as the packaging rules want it.
type Paket struct {
	teile   map[string]*zip.File
	abbruch func() error
}

// Oeffne checks the directory before anything is unpacked.
func Oeffne(b []byte, g tabelle.Grenzen) (*Paket, error) {
	// Each entry of the directory has this signature, so the count is a bound from above: a directory
	// of a million entries must not even be read.
	if n := bytes.Count(b, []byte("PK\x01\x02")); n > g.Teile {
		return nil, mangel.Grenze(fmt.Sprintf("sie hat mehr als %d Teile", g.Teile))
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", mangel.Syntax("das ZIP-Verzeichnis ist unvollständig oder fehlerhaft"), err)
	}
	p := &Paket{teile: make(map[string]*zip.File, len(z.File)), abbruch: g.Abbruch}
	var summe uint64
	for _, f := range z.File {
		if err := p.nimm(f); err != nil {
			return nil, err
		}
		if summe += f.UncompressedSize64; f.UncompressedSize64 > uint64(g.Entpackt) || summe > uint64(g.Entpackt) {
			return nil, mangel.Grenze(fmt.Sprintf("entpackt größer als %d MB", g.Entpackt>>20))
		}
	}
	return p, pruefeLage(z.File, len(b))
}

// nimm checks one entry and keeps it under its canonical name.
func (p *Paket) nimm(f *zip.File) error {
	const verschluesselt = 1<<0 | 1<<6 | 1<<13
	name, ok := Teilname(f.Name)
	switch {
	case !ok:
		return mangel.Syntax("ein Teil hat einen unzulässigen Namen")
	case f.Flags&verschluesselt != 0:
		return mangel.ErrKennwort
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return mangel.Syntax("ein Teil ist mit einem unbekannten Verfahren gepackt")
	case f.Method == zip.Store && f.CompressedSize64 != f.UncompressedSize64:
		return mangel.Syntax("eine Größenangabe im ZIP-Verzeichnis stimmt nicht")
	case f.UncompressedSize64 > bombeAb && f.UncompressedSize64/maxVerhaeltnis > f.CompressedSize64:
		return mangel.Grenze("ein Teil entpackt sich auf mehr als das 300-Fache")
	case strings.HasSuffix(name, "/"):
		return nil
	}
	if _, doppelt := p.teile[name]; doppelt {
		return mangel.Syntax("ein Teil ist doppelt vorhanden")
	}
	p.teile[name] = f
	return nil
}

// Teilname is the canonical form of the name of a part; ok is false for a name that leads elsewhere.
func Teilname(name string) (string, bool) {
	name = strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
	if name == "" || strings.ContainsAny(name, "\x00") || strings.Contains(name, "//") ||
		len(name) > 1 && name[1] == ':' {
		return "", false
	}
	for stueck := range strings.SplitSeq(name, "/") {
		if stueck == "." || stueck == ".." {
			return "", false
		}
	}
	return strings.ToLower(name), true
}

// pruefeLage refuses entries that share bytes: with them a small file can unpack to any size.
func pruefeLage(dateien []*zip.File, groesse int) error {
	type stueck struct{ von, bis int64 }
	stuecke := make([]stueck, 0, len(dateien))
	for _, f := range dateien {
		von, err := f.DataOffset()
		if err != nil {
			return fmt.Errorf("%w: %w", mangel.Syntax("ein Teil fehlt an der im ZIP-Verzeichnis genannten Stelle"), err)
		}
		if f.CompressedSize64 > uint64(int64(groesse)-von) {
			return mangel.Syntax("ein Teil reicht über das Ende der Datei hinaus")
		}
		stuecke = append(stuecke, stueck{von, von + int64(f.CompressedSize64)})
	}
	slices.SortFunc(stuecke, func(a, b stueck) int { return cmp.Compare(a.von, b.von) })
	const lokalerKopf = 30 // bytes between two entries at least, plus the name
	for i := 1; i < len(stuecke); i++ {
		if stuecke[i].von-lokalerKopf < stuecke[i-1].bis {
			return mangel.Syntax("Teile überlappen einander")
		}
	}
	return nil
}

// Hat says whether the part is there.
func (p *Paket) Hat(name string) bool {
	_, ok := p.teile[strings.ToLower(name)]
	return ok
}

// Anfang is the beginning of a part, at most n bytes; nil if it cannot be read.
func (p *Paket) Anfang(name string, n int64) []byte {
	f, ok := p.teile[strings.ToLower(name)]
	if !ok {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, n))
	if err != nil {
		return nil
	}
	return b
}

// Lies opens a part for the tokenizer. The real size and the checksum are checked while it is read.
func (p *Paket) Lies(name string) (*xmlstrom.Leser, io.Closer, error) {
	f, ok := p.teile[strings.ToLower(name)]
	if !ok {
		return nil, nil, mangel.Syntax("der Teil fehlt")
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	return xmlstrom.NewLeser(r, p.abbruch), r, nil
}

// LiesTeil reads a whole part: besuche gets every element that opens, the root first, and may read on
// from there. Behind it the rest of the part is read, so that all of it is checked.
func (p *Paket) LiesTeil(name, wurzel string, besuche func(x *xmlstrom.Leser) error) error {
	x, zu, err := p.Lies(name)
	if err != nil {
		return err
	}
	defer zu.Close()
	for erstes := true; ; {
		t, err := x.Next()
		if err != nil {
			return err
		}
		switch t {
		case xmlstrom.DokumentEnde:
			return nil
		case xmlstrom.ElementAnfang:
			if erstes && string(x.Name()) != wurzel {
				return mangel.Syntax("der Inhalt ist nicht von der erwarteten Art")
			}
			erstes = false
			if err := besuche(x); err != nil {
				return err
			}
		}
	}
}
