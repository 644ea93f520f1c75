package xlsx

import (
	"net/url"
	"path"
	"strings"
)

// beziehung is a relationship: what the part named by ziel is to the part that holds it.
type beziehung struct {
	id, art, ziel string // art is the last segment of the type: "worksheet"
}

// maxBeziehungen of one part; each sheet has one.
const maxBeziehungen = 10_000

// liesBeziehungen reads the relationships of a part ("" for the package itself). Targets outside of
// the package are left out: nothing outside is ever read.
func (p *paket) liesBeziehungen(teil string) ([]beziehung, error) {
	ordner, datei := path.Split(teil)
	name := ordner + "_rels/" + datei + ".rels"
	if !p.hat(name) {
		return nil, nil
	}
	var liste []beziehung
	err := p.liesTeil(name, "Relationships", func(x *xmlLeser) error {
		if string(x.name) != "Relationship" || !x.haupt || string(x.attr("TargetMode")) == "External" {
			return nil
		}
		if len(liste) == maxBeziehungen {
			return grenzfehler("zu viele Verweise")
		}
		ziel, ok := loeseZiel(ordner, string(x.attr("Target")))
		if !ok {
			return syntaxfehler("ein Verweis führt aus der Datei hinaus")
		}
		liste = append(liste, beziehung{id: string(x.attr("Id")), art: path.Base(string(x.attr("Type"))), ziel: ziel})
		return nil
	})
	if err != nil {
		return nil, fehler("Verweise ("+name+")", err)
	}
	return liste, nil
}

// loeseZiel makes a part name of a target that is absolute or relative to the folder of its source.
func loeseZiel(ordner, ziel string) (string, bool) {
	ziel = strings.ReplaceAll(ziel, `\`, "/")
	if entschluesselt, err := url.PathUnescape(ziel); err == nil {
		ziel = entschluesselt
	}
	if !strings.HasPrefix(ziel, "/") {
		ziel = "/" + ordner + ziel
	}
	// How far ".." leads is counted here: path.Clean would stop at the root without a word.
	tiefe := 0
	for stueck := range strings.SplitSeq(ziel[1:], "/") {
		switch stueck {
		case "..":
			if tiefe--; tiefe < 0 {
				return "", false
			}
		case "", ".":
		default:
			tiefe++
		}
	}
	return teilname(path.Clean(ziel))
}

// finde is the first relationship of this kind.
func finde(liste []beziehung, art string) (ziel string, ok bool) {
	for _, b := range liste {
		if strings.EqualFold(b.art, art) {
			return b.ziel, true
		}
	}
	return "", false
}
