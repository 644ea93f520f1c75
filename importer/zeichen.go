package importer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// dekodiere turns the bytes of a text file into UTF-8: by the byte order mark, else UTF-8 where it is
// valid, else Windows-1252, which is what German Excel writes. A text with NUL characters is none.
func dekodiere(b []byte) (text, kodierung string, err error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		text, kodierung = string(bytes.ToValidUTF8(b[3:], []byte("\uFFFD"))), "UTF-8"
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		text, kodierung = vonUTF16(b[2:], binary.LittleEndian), "UTF-16"
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		text, kodierung = vonUTF16(b[2:], binary.BigEndian), "UTF-16"
	case utf8.Valid(b):
		text, kodierung = string(b), "UTF-8"
	default:
		d, err := charmap.Windows1252.NewDecoder().Bytes(b)
		if err != nil {
			return "", "", fmt.Errorf("decode Windows-1252: %w", err)
		}
		text, kodierung = string(d), "Windows-1252"
	}
	for i := range len(text) {
		if text[i] == 0 {
			return "", "", ablehnen("csv_nul", "Die Datei enthält Nullzeichen und ist deshalb keine lesbare CSV-Datei. Speichern Sie den Plan in Excel als .xlsx oder als „CSV UTF-8“ und laden Sie diese Datei hoch.")
		}
	}
	return text, kodierung, nil
}

func vonUTF16(b []byte, ordnung binary.ByteOrder) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = ordnung.Uint16(b[2*i:])
	}
	return string(utf16.Decode(u))
}
