package reports

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
)

// packer is the zip writer that excelize saves through. It does what excelize does not: it puts our own
// chart parts in place of those of excelize (which have no cached values, so that a previewer shows an
// empty chart); and it orders the parts by name, gives them one fixed date and drops the content types
// of images (which excelize lists in random order, and we have none), so that equal workbooks are equal
// files. Each part is compressed as it arrives.
type packer struct {
	w      *zip.Writer
	ersatz map[string][]byte
	teile  map[string]*teil
	offen  *teil
	flate  *flate.Writer // one for all parts, it is large
	typen  bytes.Buffer  // [Content_Types].xml as excelize writes it
}

const teilTypen = "[Content_Types].xml"

var bildtyp = regexp.MustCompile(`<Default Extension="[a-z]+" ContentType="image/[a-z-]+"></Default>`)

func newPacker(w io.Writer, ersatz map[string][]byte) *packer {
	return &packer{w: zip.NewWriter(w), ersatz: ersatz, teile: map[string]*teil{}}
}

// teil is one compressed part.
type teil struct {
	daten   bytes.Buffer
	flate   *flate.Writer
	summe   uint32
	groesse uint64
}

func (t *teil) Write(p []byte) (int, error) {
	t.summe = crc32.Update(t.summe, crc32.IEEETable, p)
	t.groesse += uint64(len(p))
	return t.flate.Write(p)
}

// Create begins a part; the one before is complete.
func (p *packer) Create(name string) (io.Writer, error) {
	if err := p.schliesse(); err != nil {
		return nil, err
	}
	if p.flate == nil {
		var err error
		if p.flate, err = flate.NewWriter(nil, flate.BestSpeed); err != nil {
			return nil, fmt.Errorf("compress %s: %w", name, err)
		}
	}
	t := &teil{flate: p.flate}
	t.flate.Reset(&t.daten)
	p.offen = t
	p.teile[name] = t
	if b, ok := p.ersatz[name]; ok {
		if _, err := t.Write(b); err != nil {
			return nil, fmt.Errorf("compress %s: %w", name, err)
		}
		return io.Discard, nil
	}
	if name == teilTypen {
		return &p.typen, nil
	}
	return t, nil
}

func (p *packer) schliesse() error {
	if p.offen == nil {
		return nil
	}
	_, err := p.offen.Write(bildtyp.ReplaceAll(p.typen.Bytes(), nil))
	p.typen.Reset()
	err = errors.Join(err, p.offen.flate.Close())
	p.offen = nil
	if err != nil {
		return fmt.Errorf("compress: %w", err)
	}
	return nil
}

// AddFS is demanded by excelize's interface; it is never called for a new workbook.
func (p *packer) AddFS(fs.FS) error { return errors.New("add folder: not supported") }

// msdosDatum is 01.01.1980, the first day a zip can name.
const msdosDatum = 1<<5 | 1

// Close writes all parts. [Content_Types].xml comes first, as readers that only sniff expect it.
func (p *packer) Close() error {
	if err := p.schliesse(); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(p.teile)) {
		t := p.teile[name]
		w, err := p.w.CreateRaw(&zip.FileHeader{
			Name: name, Method: zip.Deflate, CRC32: t.summe,
			ModifiedDate:     msdosDatum, //lint:ignore SA1019 CreateRaw writes this field and not Modified
			CompressedSize64: uint64(t.daten.Len()), UncompressedSize64: t.groesse,
		})
		if err != nil {
			return fmt.Errorf("pack %s: %w", name, err)
		}
		if _, err := t.daten.WriteTo(w); err != nil {
			return fmt.Errorf("pack %s: %w", name, err)
		}
	}
	if err := p.w.Close(); err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}
