package ozg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Falte gives the form in which texts are compared: lower case, umlauts and ß written out (also where the
// two dots are a character of their own), accents dropped, only letters and digits. "Einer-für-Alle" and
// "EINER FUER ALLE" are the same.
func Falte(text string) string {
	var b [64]byte
	return string(falte(b[:0], text, false))
}

// glieder gives the folded words and numbers of a text; a word ends where letters turn into digits, so
// "Typ2/3" is typ, 2, 3.
func glieder(text string) []string {
	var b [64]byte
	return strings.Fields(string(falte(b[:0], text, true)))
}

// gefaltet says how a letter outside ASCII is written in the folded form.
var gefaltet = map[rune]string{
	'ä': "ae", 'ö': "oe", 'ü': "ue", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "oe", 'å': "a",
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i",
	'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ù': "u", 'ú': "u", 'û': "u", 'ç': "c", 'ñ': "n", 'ý': "y", 'š': "s", 'ž': "z",
	'ⅰ': "i", 'ⅱ': "ii", 'ⅲ': "iii", 'ⅳ': "iv", 'ⅴ': "v", 'ⅵ': "vi", 'ⅶ': "vii", 'ⅷ': "viii", 'ⅸ': "ix", 'ⅹ': "x",
}

const trema = '\u0308' // the two dots of a decomposed umlaut, as macOS writes file names

// falte appends the folded form to dst. With trennen, words and numbers are kept apart by one blank.
func falte(dst []byte, text string, trennen bool) []byte {
	luecke, ziffer := false, false
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
			r = unicode.ToLower(r)
		} else if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		i += n
		geschrieben, bekannt := "", false
		if r >= utf8.RuneSelf {
			geschrieben, bekannt = gefaltet[r]
		}
		istZiffer := '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r)
		if !bekannt && !istZiffer && !('a' <= r && r <= 'z') && !(r >= utf8.RuneSelf && unicode.IsLetter(r)) {
			if r == trema && len(dst) > 0 && strings.IndexByte("aou", dst[len(dst)-1]) >= 0 {
				dst = append(dst, 'e')
			}
			luecke = luecke || !unicode.In(r, unicode.Mn, unicode.Cf) // a soft hyphen does not end a word
			continue
		}
		if trennen && len(dst) > 0 && (luecke || istZiffer != ziffer) {
			dst = append(dst, ' ')
		}
		luecke, ziffer = false, istZiffer
		if bekannt {
			dst = append(dst, geschrieben...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// sauber gives the text as it is stored: without control and invisible characters, line breaks and
// no-break blanks as blanks, valid UTF-8, trimmed.
func sauber(text string) string {
	if strings.IndexFunc(text, stoert) < 0 && utf8.ValidString(text) {
		return strings.TrimSpace(text)
	}
	var b strings.Builder
	blank := true
	for _, r := range text {
		switch {
		case stoert(r) && unicode.Is(unicode.Cf, r):
			continue
		case stoert(r):
			if blank {
				continue
			}
			r = ' '
		}
		blank = r == ' '
		b.WriteRune(r) // an invalid byte has become U+FFFD
	}
	return strings.TrimSpace(b.String())
}

// stoert reports characters that must not reach database, page or workbook: control characters (NUL,
// line breaks), direction marks and other invisible ones, and the many kinds of blanks.
func stoert(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	case r < 0x300: // Latin letters: the tables below are slow, and umlauts many
		return r <= 0xa0 || r == 0xad
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp)
}
