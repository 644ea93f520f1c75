package xlsx

import (
	"net/url"
	"path"
	"strings"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/paket"
	"ozgtracker/importer/xmlstrom"
)

// beziehung is a relationship: what the part named by ziel is to the part that holds it.
type beziehung struct {
	id, art, ziel string // art is the last segment of the type: "worksheet"
}

// maxBeziehungen of one part; each sheet has one.
const maxBeziehungen = 10_000

// liesBeziehungen reads the relationships of a part ("" for the package itself). Targets outside of
// the package are left out: nothing outside is ever read.
func liesBeziehungen(p *paket.Paket, teil string) ([]beziehung, error) {
	ordner, datei := path.Split(teil)
	name := ordner + "_rels/" + datei + ".rels"
	if !p.Hat(name) {
		return nil, nil
	}
	var liste []beziehung
	err := p.LiesTeil(name, "Relationships", func(x *xmlstrom.Leser) error {
		if string(x.Name()) != "Relationship" || !x.Haupt() || string(x.Attr("TargetMode")) == "External" {
			return nil
		}
		if len(liste) == maxBeziehungen {
			return mangel.Grenze("zu viele Verweise")
		}
		ziel, ok := loeseZiel(ordner, string(x.Attr("Target")))
		if !ok {
			return mangel.Syntax("ein Verweis führt aus der Datei hinaus")
		}
		liste = append(liste, beziehung{id: string(x.Attr("Id")), art: path.Base(string(x.Attr("Type"))), ziel: ziel})
		return nil
	})
	if err != nil {
		return nil, rat.Fehler("Verweise ("+name+")", err)
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
	return paket.Teilname(path.Clean(ziel))
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
