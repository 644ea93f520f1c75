package dashboard

import (
	"net/url"
	"path"
	"strings"
	"unicode"
)

// maxDateiname is the longest file name that is kept, in bytes; longer ones lose their middle.
const maxDateiname = 200

// sauberName makes a file name that a person uploaded fit to be stored, shown and offered again: no path,
// no control or direction characters, not endlessly long.
func sauberName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, name)
	name = strings.TrimSpace(name)
	if name == "" || name == "." || name == "/" || name == ".." {
		return "ohne Namen"
	}
	if len(name) > maxDateiname {
		endung := path.Ext(name)
		if len(endung) > 10 {
			endung = ""
		}
		name = strings.ToValidUTF8(name[:maxDateiname-len(endung)-3], "") + "…" + endung
	}
	return name
}

// anhang is the header value that makes a browser save an answer under a name, never show it. The first
// name is for old programs, the second one (RFC 8187) holds the umlauts.
func anhang(name string) string {
	einfach := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("._-() ", r):
			return r
		}
		return '_'
	}, name)
	return `attachment; filename="` + einfach + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}
