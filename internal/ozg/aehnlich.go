package ozg

import (
	"math/bits"
	"strings"
)

// laengsterVergleich is the length in bytes of a folded text beyond which no suggestion is looked for: a
// hostile file must not buy much time with misspelt novels.
const laengsterVergleich = 64

// Aehnlich finds the candidate that somebody who wrote the text most likely meant, for „Meinten Sie …?“;
// ok is false where none is near. A suggestion is never taken as the value.
func Aehnlich(text string, kandidaten []string) (string, bool) {
	gefaltete := make([]string, len(kandidaten))
	for i, k := range kandidaten {
		gefaltete[i] = Falte(k)
	}
	i := aehnlichster(Falte(text), gefaltete, func(i, j int) bool { return gefaltete[i] == gefaltete[j] })
	if i < 0 {
		return "", false
	}
	return kandidaten[i], true
}

// aehnlichster is the place of the nearest folded candidate, or -1. Near is a quarter of the letters
// changed at most, or an abbreviation of five letters or more ("Referenzimpl."). Between two candidates
// equally near that are not the same (dasselbe) nobody can choose: "BMX", "Modell 4".
func aehnlichster(text string, kandidaten []string, dasselbe func(i, j int) bool) int {
	if len(text) < 2 || len(text) > laengsterVergleich {
		return -1
	}
	bester, abstand, gleichauf := -1, max((len(text)+1)/4, 1)+1, false
	zeichen := zeichenmenge(text)
	for i, k := range kandidaten {
		switch {
		case len(k) < 3 && len(text) > 2 || len(k) > laengsterVergleich:
			continue // "AA" is one change away from too much
		case bits.OnesCount32(zeichen^zeichenmenge(k)) > 2*abstand:
			continue // one change adds or removes two characters at most
		}
		switch d := editierabstand(text, k, abstand); {
		case d < abstand:
			bester, abstand, gleichauf = i, d, false
		case d == abstand:
			gleichauf = gleichauf || bester >= 0 && !dasselbe(i, bester)
		}
	}
	switch {
	case gleichauf:
		return -1
	case bester >= 0:
		return bester
	}
	for i, k := range kandidaten {
		if len(text) >= 5 && strings.HasPrefix(k, text) || len(k) >= 5 && strings.HasPrefix(text, k) {
			return i
		}
	}
	return -1
}

// zeichenmenge has one bit for each character that occurs.
func zeichenmenge(text string) (m uint32) {
	for i := range len(text) {
		m |= 1 << (text[i] & 31)
	}
	return m
}

// editierabstand counts inserted, deleted, changed and swapped neighbouring bytes; beyond grenze it gives
// up and returns more than grenze. Texts are at most laengsterVergleich long.
func editierabstand(a, b string, grenze int) int {
	if len(a)-len(b) > grenze || len(b)-len(a) > grenze {
		return grenze + 1
	}
	var zeilen [3][laengsterVergleich + 1]int
	vorvorige, vorige, diese := &zeilen[0], &zeilen[1], &zeilen[2]
	for j := range len(b) + 1 {
		vorige[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diese[0] = i
		kleinste := i
		for j := 1; j <= len(b); j++ {
			d := min(vorige[j]+1, diese[j-1]+1)
			if a[i-1] == b[j-1] {
				d = min(d, vorige[j-1])
			} else {
				d = min(d, vorige[j-1]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, vorvorige[j-2]+1)
			}
			diese[j] = d
			kleinste = min(kleinste, d)
		}
		if kleinste > grenze {
			return grenze + 1
		}
		vorvorige, vorige, diese = vorige, diese, vorvorige
	}
	return vorige[len(b)]
}
