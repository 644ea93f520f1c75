package reports

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// schnitt puts neu in the place of b[von:bis]. A part is only ever changed by cuts, so that all its
// other bytes stay what they are.
type schnitt struct {
	von, bis int
	neu      string
}

// spleisse writes b with its cuts. Cuts at the same place keep their order.
func spleisse(w io.Writer, b []byte, schnitte []schnitt) error {
	slices.SortStableFunc(schnitte, func(a, b schnitt) int { return cmp.Compare(a.von, b.von) })
	pos := 0
	for _, s := range schnitte {
		if s.von < pos || s.bis < s.von || s.bis > len(b) {
			return fmt.Errorf("cut %d to %d behind %d: cuts overlap", s.von, s.bis, pos)
		}
		if _, err := w.Write(b[pos:s.von]); err != nil {
			return fmt.Errorf("write part: %w", err)
		}
		if _, err := io.WriteString(w, s.neu); err != nil {
			return fmt.Errorf("write part: %w", err)
		}
		pos = s.bis
	}
	if _, err := w.Write(b[pos:]); err != nil {
		return fmt.Errorf("write part: %w", err)
	}
	return nil
}

// gespleisst is a piece of b with the cuts that lie in it.
func gespleisst(b []byte, von, bis int, schnitte ...schnitt) (string, error) {
	for i := range schnitte {
		schnitte[i].von -= von
		schnitte[i].bis -= von
	}
	var s strings.Builder
	err := spleisse(&s, b[von:bis], schnitte)
	return s.String(), err
}

// xmlElement is an element of a small part, with its children down to the depth that was asked for.
type xmlElement struct {
	xmlMarke     // the start tag
	schluss  int // where the end tag begins
	endet    int // where the element ends
	kinder   []*xmlElement
}

// maxElemente bounds the memory that a small part can take.
const maxElemente = 1_000_000

// baum reads a small part whole. Deeper elements are checked and left out.
func baum(b []byte, tiefe int) (*xmlElement, error) {
	s := xmlSucher{b: b}
	stapel := []*xmlElement{{}}
	for anzahl := 0; ; {
		m, err := s.next()
		if err == io.EOF {
			return stapel[0].kinder[0], nil
		}
		if err != nil {
			return nil, err
		}
		if m.tiefe > tiefe {
			continue
		}
		if m.ende {
			oben := stapel[len(stapel)-1]
			oben.schluss, oben.endet = m.von, m.bis
			stapel = stapel[:len(stapel)-1]
			continue
		}
		if anzahl++; anzahl > maxElemente {
			return nil, fmt.Errorf("more than %d elements: %w", maxElemente, errXML)
		}
		e := &xmlElement{xmlMarke: m, schluss: m.bis, endet: m.bis}
		oben := stapel[len(stapel)-1]
		oben.kinder = append(oben.kinder, e)
		if !m.leer {
			stapel = append(stapel, e)
		}
	}
}

// kind is the first child of this name, nil if there is none; it may be asked of nil.
func (e *xmlElement) kind(name string) *xmlElement {
	if e == nil {
		return nil
	}
	for _, k := range e.kinder {
		if k.ist(name) {
			return k
		}
	}
	return nil
}

// alle are the children of this name; it may be asked of nil.
func (e *xmlElement) alle(name string) (liste []*xmlElement) {
	if e == nil {
		return nil
	}
	for _, k := range e.kinder {
		if k.ist(name) {
			liste = append(liste, k)
		}
	}
	return liste
}

// anhang is the cut that adds content at the end of the element.
func (e *xmlElement) anhang(inhalt string) schnitt {
	if e.leer {
		return oeffneLeeres(e.xmlMarke, inhalt)
	}
	return schnitt{e.schluss, e.schluss, inhalt}
}

// oeffneLeeres is the cut that turns "<a/>" into "<a>content</a>".
func oeffneLeeres(m xmlMarke, inhalt string) schnitt {
	return schnitt{m.bis - 2, m.bis - 1, ">" + inhalt + "</" + string(m.qname)}
}
