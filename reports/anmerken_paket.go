package reports

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// original is the workbook that is annotated, with what is to change in it. Nothing of it is written
// before all changes are known.
type original struct {
	zip      *zip.Reader
	teile    map[string]*zip.File // by canonical name
	schnitte map[string][]schnitt // of changed parts, by canonical name
	neu      []neuerTeil
	typen    []neuerTyp
}

// neuerTeil is a part that the workbook does not have yet.
type neuerTeil struct {
	name   string
	inhalt string
}

// maxTeil bounds the parts that are taken into memory, unpacked: one sheet at a time.
const maxTeil = 256 << 20

const nichtAngemerkt = " Die Befunde stehen in der Liste; Ihre Datei ist unverändert."

func nichtAnzumerken(code, text string) *ozg.Fehler {
	return ozg.NeuerFehler(code, text+nichtAngemerkt)
}

// unlesbar is what a person reads of a part that breaks the rules. The importer has read the file before,
// so that this is rare.
func unlesbar(teil string, err error) error {
	if _, ok := errors.AsType[*ozg.Fehler](err); ok {
		return err
	}
	return &ozg.Fehler{
		Code: "beschaedigt",
		Text: "Die Datei lässt sich nicht mit Anmerkungen versehen, weil ein Teil beschädigt ist. Öffnen Sie sie in Excel, speichern Sie sie unter neuem Namen als .xlsx und laden Sie diese hoch." + nichtAngemerkt,
		Err:  fmt.Errorf("annotate %s: %w", teil, err),
	}
}

// oeffneOriginal recognises what cannot be annotated.
func oeffneOriginal(b []byte) (*original, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0")):
		return nil, nichtAnzumerken("anmerken_format", "Diese Datei lässt sich nicht mit Anmerkungen versehen: Sie ist im alten Format (.xls) gespeichert oder mit einem Kennwort geschützt.")
	case !bytes.HasPrefix(b, []byte("PK")):
		return nil, nichtAnzumerken("anmerken_csv", "Eine CSV-Datei kann weder Farben noch Kommentare enthalten und lässt sich deshalb nicht mit Anmerkungen versehen. Laden Sie den Plan als .xlsx hoch, wenn Sie die Befunde in der Datei sehen wollen.")
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, unlesbar("zip directory", err)
	}
	o := &original{zip: z, teile: make(map[string]*zip.File, len(z.File)), schnitte: map[string][]schnitt{}}
	for _, f := range z.File {
		name := kanonisch(f.Name)
		if _, doppelt := o.teile[name]; doppelt {
			return nil, unlesbar(f.Name, errors.New("part is there twice"))
		}
		if von, err := f.DataOffset(); err != nil || f.CompressedSize64 > uint64(int64(len(b))-von) {
			return nil, unlesbar(f.Name, errors.New("part goes beyond the end"))
		}
		o.teile[name] = f
	}
	return o, o.pruefeArt()
}

// kanonisch is the name by which a part is looked up: names differ neither by case nor by the separator.
func kanonisch(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (o *original) hat(name string) bool { return o.teile[kanonisch(name)] != nil }

func (o *original) pruefeArt() error {
	for name := range o.teile {
		if strings.HasPrefix(name, "_xmlsignatures/") {
			return nichtAnzumerken("anmerken_signiert", "Die Datei ist digital signiert. Jede Änderung, auch eine Anmerkung, würde die Signatur ungültig machen. Speichern Sie eine Kopie ohne Signatur und laden Sie diese hoch, wenn Sie die Befunde in der Datei sehen wollen.")
		}
	}
	switch {
	case o.hat("mimetype"):
		return nichtAnzumerken("anmerken_ods", "OpenDocument-Tabellen (.ods) lassen sich noch nicht mit Anmerkungen versehen. Speichern Sie den Plan als .xlsx und laden Sie diese Datei hoch.")
	case o.hat("xl/workbook.bin"):
		return nichtAnzumerken("anmerken_format", "Binäre Arbeitsmappen (.xlsb) lassen sich nicht mit Anmerkungen versehen. Speichern Sie den Plan als .xlsx und laden Sie diese Datei hoch.")
	case !o.hat(teilTypen):
		return nichtAnzumerken("anmerken_format", "Diese Datei lässt sich nicht mit Anmerkungen versehen: Sie ist keine Excel-Arbeitsmappe (.xlsx).")
	}
	return nil
}

// lies unpacks a part.
func (o *original) lies(name string) ([]byte, error) {
	f := o.teile[kanonisch(name)]
	if f == nil {
		return nil, unlesbar(name, errors.New("part is missing"))
	}
	if f.UncompressedSize64 > maxTeil {
		return nil, nichtAnzumerken("zu_gross", fmt.Sprintf("Die Datei ist zu groß, um sie mit Anmerkungen zu versehen (ein Teil ist entpackt größer als %d MB).", maxTeil>>20))
	}
	r, err := f.Open()
	if err != nil {
		return nil, unlesbar(name, err)
	}
	defer r.Close() //nolint:errcheck // nothing is written
	var puffer bytes.Buffer
	puffer.Grow(int(min(f.UncompressedSize64, 64*f.CompressedSize64)) + bytes.MinRead)
	if _, err := puffer.ReadFrom(io.LimitReader(r, maxTeil)); err != nil {
		return nil, unlesbar(name, err)
	}
	return lesbaresXML(puffer.Bytes())
}

// lesbaresXML refuses the encodings whose bytes cannot be cut as they are. Excel writes UTF-8 only.
func lesbaresXML(b []byte) ([]byte, error) {
	kopf := b[:min(len(b), 200)]
	fremd := bytes.IndexByte(kopf, 0) >= 0 || bytes.HasPrefix(kopf, []byte("\xFF\xFE")) || bytes.HasPrefix(kopf, []byte("\xFE\xFF"))
	if i := bytes.Index(kopf, []byte("encoding=")); i >= 0 && bytes.HasPrefix(kopf, []byte("<?xml")) {
		kodierung := strings.ToLower(string(kopf[i+len("encoding="):]))
		fremd = fremd || len(kodierung) > 1 && !strings.HasPrefix(kodierung[1:], "utf-8") && !strings.HasPrefix(kodierung[1:], "us-ascii")
	}
	if fremd {
		return nil, nichtAnzumerken("anmerken_format", "Die Datei ist in einer ungewöhnlichen Zeichenkodierung gespeichert und lässt sich deshalb nicht mit Anmerkungen versehen. Öffnen Sie sie in Excel, speichern Sie sie unter neuem Namen als .xlsx und laden Sie diese hoch.")
	}
	return b, nil
}

// schneide notes the cuts of a part. A part that two sheets share cannot be cut for both.
func (o *original) schneide(name string, schnitte []schnitt) error {
	if len(schnitte) == 0 {
		return nil
	}
	name = kanonisch(name)
	if o.schnitte[name] != nil {
		return unlesbar(name, errors.New("two parts refer to it"))
	}
	o.schnitte[name] = schnitte
	return nil
}

// freierName is the first name of this pattern that no part has.
func (o *original) freierName(muster string) string {
	for i := 1; ; i++ {
		name := fmt.Sprintf(muster, i)
		if !o.hat(name) && !slices.ContainsFunc(o.neu, func(n neuerTeil) bool { return kanonisch(n.name) == kanonisch(name) }) {
			return name
		}
	}
}

// schreibe packs the workbook: untouched parts keep their packed bytes, their place and their date.
func (o *original) schreibe(w io.Writer) error {
	z := zip.NewWriter(w)
	if err := z.SetComment(o.zip.Comment); err != nil {
		return fmt.Errorf("copy zip comment: %w", err)
	}
	for _, f := range o.zip.File {
		schnitte := o.schnitte[kanonisch(f.Name)]
		if schnitte == nil {
			if err := z.Copy(f); err != nil {
				return fmt.Errorf("copy %s: %w", f.Name, err)
			}
			continue
		}
		b, err := o.lies(f.Name)
		if err != nil {
			return err
		}
		teil, err := z.CreateHeader(&zip.FileHeader{
			Name: f.Name, NonUTF8: f.NonUTF8, Comment: f.Comment, Method: zip.Deflate,
			ModifiedTime: f.ModifiedTime, ModifiedDate: f.ModifiedDate, //lint:ignore SA1019 as they are, without a time zone
			CreatorVersion: f.CreatorVersion, ExternalAttrs: f.ExternalAttrs,
		})
		if err != nil {
			return fmt.Errorf("pack %s: %w", f.Name, err)
		}
		if err := spleisse(teil, b, schnitte); err != nil {
			return fmt.Errorf("pack %s: %w", f.Name, err)
		}
	}
	for _, n := range o.neu {
		teil, err := z.CreateHeader(&zip.FileHeader{Name: n.name, Method: zip.Deflate, ModifiedDate: msdosDatum}) //lint:ignore SA1019 as the reports are dated
		if err != nil {
			return fmt.Errorf("pack %s: %w", n.name, err)
		}
		if _, err := io.WriteString(teil, n.inhalt); err != nil {
			return fmt.Errorf("pack %s: %w", n.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}
