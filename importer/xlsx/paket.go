package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A part that unpacks to more than 300 times its packed size and to more than 16 MiB is a bomb: real
// sheets reach 20 to 60 times, a million empty rows 100 times.
const (
	maxVerhaeltnis = 300
	bombeAb        = 16 << 20
)

// paket is a zip archive whose directory was checked. Part names are compared without case, with "/"
// as the only separator, as the packaging rules want it.
type paket struct {
	teile   map[string]*zip.File
	abbruch func() error
}

// oeffnePaket checks the directory before anything is unpacked.
func oeffnePaket(b []byte, g Grenzen) (*paket, error) {
	// Each entry of the directory has this signature, so the count is a bound from above: a directory
	// of a million entries must not even be read.
	if n := bytes.Count(b, []byte("PK\x01\x02")); n > g.Teile {
		return nil, zuGross(fmt.Sprintf("sie hat mehr als %d Teile", g.Teile), nil)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, beschaedigt("das ZIP-Verzeichnis ist unvollständig oder fehlerhaft", err)
	}
	p := &paket{teile: make(map[string]*zip.File, len(z.File)), abbruch: g.Abbruch}
	var summe uint64
	for _, f := range z.File {
		if err := p.nimm(f); err != nil {
			return nil, err
		}
		if summe += f.UncompressedSize64; f.UncompressedSize64 > uint64(g.Entpackt) || summe > uint64(g.Entpackt) {
			return nil, zuGross(fmt.Sprintf("entpackt größer als %d MB", g.Entpackt>>20), nil)
		}
	}
	return p, pruefeLage(z.File, len(b))
}

// nimm checks one entry and keeps it under its canonical name.
func (p *paket) nimm(f *zip.File) error {
	const verschluesselt = 1<<0 | 1<<6 | 1<<13
	name, ok := teilname(f.Name)
	switch {
	case !ok:
		return beschaedigt("ein Teil hat einen unzulässigen Namen", nil)
	case f.Flags&verschluesselt != 0:
		return errKennwort()
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return beschaedigt("ein Teil ist mit einem unbekannten Verfahren gepackt", nil)
	case f.Method == zip.Store && f.CompressedSize64 != f.UncompressedSize64:
		return beschaedigt("eine Größenangabe im ZIP-Verzeichnis stimmt nicht", nil)
	case f.UncompressedSize64 > bombeAb && f.UncompressedSize64/maxVerhaeltnis > f.CompressedSize64:
		return zuGross("ein Teil entpackt sich auf mehr als das 300-Fache", nil)
	case strings.HasSuffix(name, "/"):
		return nil
	}
	if _, doppelt := p.teile[name]; doppelt {
		return beschaedigt("ein Teil ist doppelt vorhanden", nil)
	}
	p.teile[name] = f
	return nil
}

// teilname is the canonical form of the name of a part; ok is false for a name that leads elsewhere.
func teilname(name string) (string, bool) {
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
			return beschaedigt("ein Teil fehlt an der im ZIP-Verzeichnis genannten Stelle", err)
		}
		if f.CompressedSize64 > uint64(int64(groesse)-von) {
			return beschaedigt("ein Teil reicht über das Ende der Datei hinaus", nil)
		}
		stuecke = append(stuecke, stueck{von, von + int64(f.CompressedSize64)})
	}
	slices.SortFunc(stuecke, func(a, b stueck) int { return cmp.Compare(a.von, b.von) })
	const lokalerKopf = 30 // bytes between two entries at least, plus the name
	for i := 1; i < len(stuecke); i++ {
		if stuecke[i].von-lokalerKopf < stuecke[i-1].bis {
			return beschaedigt("Teile überlappen einander", nil)
		}
	}
	return nil
}

// hat says whether the part is there.
func (p *paket) hat(name string) bool {
	_, ok := p.teile[strings.ToLower(name)]
	return ok
}

// lies opens a part for the tokenizer. The real size and the checksum are checked while it is read.
func (p *paket) lies(name string) (*xmlLeser, io.Closer, error) {
	f, ok := p.teile[strings.ToLower(name)]
	if !ok {
		return nil, nil, syntaxfehler("der Teil fehlt")
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	return newXMLLeser(r, p.abbruch), r, nil
}

// liesTeil reads a whole part: besuche gets every element that opens, the root first, and may read on
// from there. Behind it the rest of the part is read, so that all of it is checked.
func (p *paket) liesTeil(name, wurzel string, besuche func(x *xmlLeser) error) error {
	x, zu, err := p.lies(name)
	if err != nil {
		return err
	}
	defer zu.Close()
	for erstes := true; ; {
		t, err := x.next()
		if err != nil {
			return err
		}
		switch t {
		case dokumentEnde:
			return nil
		case elementAnfang:
			if erstes && string(x.name) != wurzel {
				return syntaxfehler("der Inhalt ist nicht von der erwarteten Art")
			}
			erstes = false
			if err := besuche(x); err != nil {
				return err
			}
		}
	}
}
