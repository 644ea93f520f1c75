package reports

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// errXML is a part that is not well-formed as far as its tags go.
var errXML = errors.New("XML is not well-formed")

// maxTiefe bounds how deep elements may lie in each other; a sheet needs about ten.
const maxTiefe = 200

// xmlMarke is a tag: b[von:bis] is "<…>". The names are parts of b.
type xmlMarke struct {
	von, bis     int
	qname        []byte // with its prefix, as written
	name         []byte
	ende, leer   bool // "</a>", "<a/>"
	haupt        bool // in the namespace of the root element
	tiefe        int  // the root has 1, as has its end tag
	attributeVon int  // where the name ends
}

// praefix is the prefix with its colon, or "".
func (m xmlMarke) praefix() string { return string(m.qname[:len(m.qname)-len(m.name)]) }

// ist says whether the tag is of this element of the root's namespace.
func (m xmlMarke) ist(name string) bool { return m.haupt && string(m.name) == name }

// xmlSucher finds the tags of a part one by one with their places, which encoding/xml does not tell of
// attributes; and it is fast enough for sheets of a hundred megabytes. It does not check texts.
type xmlSucher struct {
	b      []byte
	pos    int
	offen  []offeneMarke
	raeume []xmlRaum
	haupt  string
	wurzel bool
}

type offeneMarke struct {
	qname  []byte
	haupt  bool
	raeume int // how many namespace declarations held outside
}

type xmlRaum struct{ praefix, uri string }

// next is the next tag, or io.EOF behind a complete document.
func (s *xmlSucher) next() (xmlMarke, error) {
	for {
		i := bytes.IndexByte(s.b[s.pos:], '<')
		if i < 0 {
			if len(s.offen) > 0 || !s.wurzel {
				return xmlMarke{}, errXML
			}
			return xmlMarke{}, io.EOF
		}
		s.pos += i
		rest := s.b[s.pos:]
		schluss := ""
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			schluss = "-->"
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			schluss = "]]>"
		case bytes.HasPrefix(rest, []byte("<?")):
			schluss = "?>"
		case bytes.HasPrefix(rest, []byte("<!")):
			return xmlMarke{}, errXML // a DOCTYPE has no place in a workbook
		case bytes.HasPrefix(rest, []byte("</")):
			return s.schliesse(rest)
		default:
			return s.oeffne(rest)
		}
		n := bytes.Index(rest, []byte(schluss))
		if n < 0 {
			return xmlMarke{}, errXML
		}
		s.pos += n + len(schluss)
	}
}

func (s *xmlSucher) schliesse(rest []byte) (xmlMarke, error) {
	n := bytes.IndexByte(rest, '>')
	if n < 0 || len(s.offen) == 0 {
		return xmlMarke{}, errXML
	}
	o := s.offen[len(s.offen)-1]
	m := xmlMarke{von: s.pos, bis: s.pos + n + 1, qname: o.qname, name: lokal(o.qname), ende: true, haupt: o.haupt, tiefe: len(s.offen)}
	if !bytes.Equal(bytes.TrimRight(rest[2:n], " \t\r\n"), o.qname) {
		return xmlMarke{}, errXML
	}
	s.offen = s.offen[:len(s.offen)-1]
	s.raeume = s.raeume[:o.raeume]
	s.pos = m.bis
	return m, nil
}

func (s *xmlSucher) oeffne(rest []byte) (xmlMarke, error) {
	n := markenEnde(rest)
	if n < 0 || len(s.offen) == maxTiefe || s.wurzel && len(s.offen) == 0 {
		return xmlMarke{}, errXML
	}
	tag := rest[:n]
	k := 1
	for k < n-1 && !istLeerraum(tag[k]) && tag[k] != '/' {
		k++
	}
	qname := tag[1:k]
	if len(qname) == 0 || len(lokal(qname)) == 0 || bytes.ContainsAny(qname, `<"'=`) {
		return xmlMarke{}, errXML
	}
	m := xmlMarke{von: s.pos, bis: s.pos + n, qname: qname, name: lokal(qname), leer: tag[n-2] == '/', tiefe: len(s.offen) + 1, attributeVon: s.pos + k}
	raeume := len(s.raeume)
	if bytes.Contains(tag, []byte("xmlns")) {
		s.erklaere(m)
	}
	uri := s.raumVon(qname[:max(0, len(qname)-len(m.name)-1)])
	if !s.wurzel {
		s.wurzel, s.haupt = true, uri
	}
	m.haupt = uri == s.haupt
	if m.leer {
		s.raeume = s.raeume[:raeume]
	} else {
		s.offen = append(s.offen, offeneMarke{qname, m.haupt, raeume})
	}
	s.pos = m.bis
	return m, nil
}

// erklaere takes in the namespaces that a start tag declares.
func (s *xmlSucher) erklaere(m xmlMarke) {
	for a := range attribute(s.b, m) {
		switch name := string(a.name); {
		case name == "xmlns":
			s.raeume = append(s.raeume, xmlRaum{"", string(s.b[a.von:a.bis])})
		case len(name) > 6 && name[:6] == "xmlns:":
			s.raeume = append(s.raeume, xmlRaum{name[6:], string(s.b[a.von:a.bis])})
		}
	}
}

func (s *xmlSucher) raumVon(praefix []byte) string {
	for i := len(s.raeume) - 1; i >= 0; i-- {
		if s.raeume[i].praefix == string(praefix) {
			return s.raeume[i].uri
		}
	}
	return ""
}

// praefixVon is a prefix with its colon that is bound to one of these namespaces here, "" if none is.
func (s *xmlSucher) praefixVon(uris ...string) string {
	for _, r := range s.raeume {
		for _, uri := range uris {
			if r.uri == uri && r.praefix != "" && s.raumVon([]byte(r.praefix)) == uri {
				return r.praefix + ":"
			}
		}
	}
	return ""
}

// markenEnde is the length of the start tag at the beginning of b; ">" may stand inside quotes.
func markenEnde(b []byte) int {
	quote := byte(0)
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return -1
}

func lokal(qname []byte) []byte { return qname[bytes.IndexByte(qname, ':')+1:] }

func istLeerraum(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// klartext resolves the entities of an attribute's value or of a text.
func klartext(roh []byte) string {
	if bytes.IndexByte(roh, '&') < 0 {
		return string(roh)
	}
	var text string
	if err := xml.Unmarshal([]byte("<a>"+string(roh)+"</a>"), &text); err != nil {
		return string(roh)
	}
	return text
}
