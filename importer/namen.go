package importer

import (
	"maps"
	"slices"

	"ozgtracker/internal/ozg"
)

// namen answers by which Leistung a name or a LeiKa key is meant.
type namen struct {
	v         Verzeichnis
	ids       map[string][]string // folded name → OZG-IDs; more than one: the name is no key
	liste     []string            // all names, sorted, to look for similar ones
	vorschlag int                 // how many similar names may still be looked for
}

// maxVorschlaege bounds the search for similar names in one file: each looks at all names.
const maxVorschlaege = 200

func neueNamen(v Verzeichnis) *namen {
	n := &namen{v: v, ids: make(map[string][]string, len(v.Namen)), vorschlag: maxVorschlaege}
	for _, id := range slices.Sorted(maps.Keys(v.Namen)) {
		if k := ozg.Falte(v.Namen[id]); k != "" {
			n.ids[k] = append(n.ids[k], id)
			n.liste = append(n.liste, v.Namen[id])
		}
	}
	slices.Sort(n.liste)
	return n
}

// genau gives the OZG-IDs that carry exactly this name after folding.
func (n *namen) genau(name string) []string { return n.ids[ozg.Falte(name)] }

// aehnlich gives the most similar name and its OZG-ID.
func (n *namen) aehnlich(name string) (titel, id string, ok bool) {
	if n.vorschlag <= 0 || name == "" {
		return "", "", false
	}
	n.vorschlag--
	titel, ok = ozg.Aehnlich(name, n.liste)
	if !ok {
		return "", "", false
	}
	return titel, n.ids[ozg.Falte(titel)][0], true
}

// kennt says whether a name is one of the directory, also misspelt.
func (n *namen) kennt(name string) bool {
	if len(n.genau(name)) > 0 {
		return true
	}
	_, _, ok := n.aehnlich(name)
	return ok
}
