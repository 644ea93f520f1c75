package xmlstrom

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"ozgtracker/importer/mangel"
)

// liesVorspann recognises the encoding by the first bytes and reads the XML declaration.
func (x *Leser) liesVorspann() error {
	x.gelesen = true
	if err := x.fuelle(); err != nil {
		return err
	}
	if ordnung := utf16Ordnung(x.puffer[:x.bis]); ordnung != nil {
		roh := io.MultiReader(bytes.NewReader(bytes.Clone(x.puffer[:x.bis])), x.r)
		x.r, x.bis, x.ende = &utf16Leser{r: roh, ordnung: ordnung}, 0, false
		if err := x.fuelle(); err != nil {
			return err
		}
	}
	if bytes.HasPrefix(x.puffer[:x.bis], []byte("\uFEFF")) {
		x.von = len("\uFEFF")
	}
	w := x.puffer[x.von:x.bis]
	if len(w) < 6 || string(w[:5]) != "<?xml" || klasse[w[5]]&leerraum == 0 {
		return nil
	}
	n := bytes.Index(w[:min(len(w), 1024)], []byte("?>"))
	if n < 0 {
		return errMarke
	}
	x.von += n + 2
	return pruefeZeichensatz(w[:n])
}

// pruefeZeichensatz refuses an encoding that is neither UTF-8 nor UTF-16: reading it as UTF-8 would
// garble umlauts.
func pruefeZeichensatz(erklaerung []byte) error {
	_, rest, ok := bytes.Cut(erklaerung, []byte("encoding"))
	if !ok {
		return nil
	}
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if len(rest) < 2 {
		return errMarke
	}
	name, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok {
		return errMarke
	}
	for _, erlaubt := range []string{"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"} {
		if bytes.EqualFold(name, []byte(erlaubt)) {
			return nil
		}
	}
	return mangel.Syntax("der Zeichensatz ist weder UTF-8 noch UTF-16")
}

// utf16Ordnung recognises UTF-16 by its byte order mark or by a "<" of two bytes; nil: not UTF-16.
func utf16Ordnung(b []byte) binary.ByteOrder {
	switch {
	case len(b) < 2:
		return nil
	case b[0] == 0xFF && b[1] == 0xFE, b[0] == '<' && b[1] == 0:
		return binary.LittleEndian
	case b[0] == 0xFE && b[1] == 0xFF, b[0] == 0 && b[1] == '<':
		return binary.BigEndian
	}
	return nil
}

// utf16Leser turns UTF-16 into UTF-8 and refuses half characters.
type utf16Leser struct {
	r       io.Reader
	ordnung binary.ByteOrder
	roh     [8 << 10]byte
	rest    []byte // decoded, not yet handed out
	halb    rune   // the first half of a character whose second half is to come, else 0
	err     error
}

// Read implements io.Reader.
func (u *utf16Leser) Read(p []byte) (int, error) {
	for len(u.rest) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		u.fuelle()
	}
	n := copy(p, u.rest)
	u.rest = u.rest[n:]
	return n, nil
}

func (u *utf16Leser) fuelle() {
	n, err := io.ReadFull(u.r, u.roh[:])
	u.err = err
	if err == io.ErrUnexpectedEOF {
		u.err = io.EOF
	}
	if u.err == io.EOF && n%2 != 0 {
		u.err = errBrichtAb
	}
	aus := make([]byte, 0, 3*n/2+utf8.UTFMax)
	for i := 0; i+1 < n; i += 2 {
		r := rune(u.ordnung.Uint16(u.roh[i:]))
		switch {
		case u.halb != 0:
			voll := utf16.DecodeRune(u.halb, r)
			if voll == utf8.RuneError {
				u.err = errZeichen
				return
			}
			aus, u.halb = utf8.AppendRune(aus, voll), 0
		case r >= 0xDC00 && r < 0xE000:
			u.err = errZeichen
			return
		case utf16.IsSurrogate(r):
			u.halb = r
		default:
			aus = utf8.AppendRune(aus, r)
		}
	}
	if u.err == io.EOF && u.halb != 0 {
		u.err = errZeichen
	}
	u.rest = aus
}
