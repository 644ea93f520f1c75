package dashboard

import (
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
