package schwaerzung

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"html"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxTeil is how much of one part of a workbook is searched, in bytes unpacked; what is longer counts as holding the text.
const maxTeil = 256 << 20

// InDatei reports whether the text stands in a file: in the cells, names, comments, headings and properties of a
// workbook, or in a plain text. A file that cannot be searched counts as holding it. Pictures and documents within a
// workbook are not looked into.
func (g Gesucht) InDatei(inhalt []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(inhalt), int64(len(inhalt)))
	if err != nil {
		return bytes.HasPrefix(inhalt, []byte("PK\x03\x04")) || g.inText(inhalt)
	}
	for _, f := range z.File {
		if g.Steht(f.Name) || g.Steht(f.Comment) || g.inTeil(f) {
			return true
		}
	}
	return g.Steht(z.Comment)
}

func (g Gesucht) inTeil(f *zip.File) bool {
	r, err := f.Open()
	if err != nil {
		return true
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxTeil+1))
	if err != nil || len(b) > maxTeil {
		return true
	}
	return g.inText(b)
}

// inText looks into bytes as text: as they are, and with the tags of XML taken out, once closed up (a word may be in
// two formats) and once parted (two paragraphs of a cell).
func (g Gesucht) inText(b []byte) bool {
	s := strings.ReplaceAll(alsText(b), "\x00", "") // UTF-16 without a mark
	if g.Steht(s) || g.Steht(html.UnescapeString(s)) {
		return true
	}
	return strings.Contains(s, "<") && (g.Steht(html.UnescapeString(ohneTags(s, ""))) || g.Steht(html.UnescapeString(ohneTags(s, " "))))
}

// ohneTags takes out what stands between < and >.
func ohneTags(s, dafuer string) string {
	var b strings.Builder
	b.Grow(len(s))
	for {
		vor, rest, ok := strings.Cut(s, "<")
		b.WriteString(vor)
		if !ok {
			return b.String()
		}
		if _, s, ok = strings.Cut(rest, ">"); !ok {
			return b.String()
		}
		b.WriteString(dafuer)
	}
}

// alsText reads UTF-16 by its mark, UTF-8, and else Windows-1252, whose letters above 0xA0 are those of Unicode.
func alsText(b []byte) string {
	var ordnung binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		ordnung = binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		ordnung = binary.BigEndian
	case utf8.Valid(b):
		return string(b)
	default:
		r := make([]rune, len(b))
		for i, c := range b {
			r[i] = rune(c)
		}
		return string(r)
	}
	u := make([]uint16, len(b)/2-1)
	for i := range u {
		u[i] = ordnung.Uint16(b[2+2*i:])
	}
	return string(utf16.Decode(u))
}
