package ods

import "ozgtracker/importer/mangel"

// textspeicher keeps each text once, as far as it remembers: plans repeat the same few words.
type textspeicher struct {
	grenzen Grenzen
	texte   []string
	bytes   int
	nummern map[string]uint32 // of short texts
}

// maxGemerkt bounds the memory of short texts; beyond it the map starts anew.
const (
	maxGemerkt = 50_000
	kurz       = 64 // bytes
)

func neuerTextspeicher(g Grenzen) *textspeicher {
	return &textspeicher{grenzen: g, nummern: map[string]uint32{}}
}

// nimm gives the number of a text. The text is copied.
func (s *textspeicher) nimm(b []byte) (uint32, error) {
	if nr, ok := s.nummern[string(b)]; ok {
		return nr, nil
	}
	if s.bytes += len(b); s.bytes > s.grenzen.ZeichenkettenBytes || len(s.texte) == s.grenzen.Zeichenketten {
		return 0, mangel.Grenze("zu viele Texte")
	}
	nr, text := uint32(len(s.texte)), string(b)
	s.texte = append(s.texte, text)
	if len(text) <= kurz {
		if len(s.nummern) >= maxGemerkt {
			clear(s.nummern)
		}
		s.nummern[text] = nr
	}
	return nr, nil
}
