package xlsx

import (
	"bytes"
	"io"
)

// The caps of the tokenizer. A tag has to fit into the buffer; text never has to.
const (
	pufferAnfang  = 64 << 10 // bytes of the buffer
	pufferHoechst = 1 << 20  // to which it grows for one tag (a sqref can be long)
	vorrat        = 4 << 10  // unread bytes below which the buffer is filled before a token is read
	maxTiefe      = 64       // open elements
	maxAttribute  = 64       // of one element
	maxRaeume     = 100      // namespace declarations that hold at one place
)

// token is the kind of what xmlLeser.next found.
type token uint8

const (
	dokumentEnde  token = iota // the whole input is read and well-formed
	elementAnfang              // name, haupt and attribute are set
	elementEnde                // name and haupt are set
	textStueck                 // text is set; a text may come in several pieces
)

// xmlLeser is a pull tokenizer for the XML that workbooks are made of: elements, attributes, text,
// CDATA, the predefined and numeric entities, UTF-8 (UTF-16 through utf16Leser). It checks that the
// document is well-formed and refuses a DOCTYPE. It holds a bounded window of the input; what it
// returns is valid until the next call.
type xmlLeser struct {
	r       io.Reader
	abbruch func() error
	puffer  []byte
	von     int // unread is puffer[von:bis]
	bis     int
	ende    bool // r has no more

	name      []byte // local name of the element
	haupt     bool   // the element is in the namespace of the root element
	attribute []attribut
	text      []byte

	namen     []byte // raw names of the open elements, one after the other
	offen     []offenesElement
	raeume    []namensraum
	hauptraum string // namespace of the root element
	erklaert  bool   // the start tag just read declares a namespace
	kurz      bool   // the start tag just returned was <a/>: its end comes next
	inCDATA   bool   // inside <![CDATA[
	wurzel    bool   // the root element was seen
	gelesen   bool   // the byte order mark and the XML declaration are behind us
	dekodier  []byte // decoded attribute values and entities of the current token
}

// attribut is one attribute of a start tag.
type attribut struct {
	praefix, name, wert []byte
}

// offenesElement is an element whose end tag is still to come.
type offenesElement struct {
	name    int // where its raw name begins in namen
	praefix int // bytes of prefix and colon in front of the local name
	raeume  int // number of namespace bindings outside of it
	haupt   bool
}

func newXMLLeser(r io.Reader, abbruch func() error) *xmlLeser {
	return &xmlLeser{r: r, abbruch: abbruch, puffer: make([]byte, pufferAnfang)}
}

// next reads one token.
func (x *xmlLeser) next() (token, error) {
	if x.kurz {
		x.kurz = false
		x.schliesse()
		return elementEnde, nil
	}
	if !x.gelesen {
		if err := x.liesVorspann(); err != nil {
			return 0, err
		}
	}
	for {
		if x.bis-x.von < vorrat && !x.ende {
			if err := x.fuelle(); err != nil {
				return 0, err
			}
		}
		switch {
		case x.inCDATA:
			if ok, err := x.liesCDATA(); ok || err != nil {
				return textStueck, err
			}
		case x.von == x.bis:
			return dokumentEnde, x.pruefeEnde()
		case x.puffer[x.von] != '<':
			if ok, err := x.liesText(); ok || err != nil {
				return textStueck, err
			}
		default:
			if t, err := x.liesMarkierung(); t != dokumentEnde || err != nil {
				return t, err
			}
		}
	}
}

// liesMarkierung reads what begins with "<". It returns dokumentEnde for what is passed over.
func (x *xmlLeser) liesMarkierung() (token, error) {
	w := x.puffer[x.von:x.bis]
	if len(w) < 2 {
		return 0, errBrichtAb
	}
	switch w[1] {
	case '/':
		return elementEnde, x.liesEndmarke()
	case '?':
		return dokumentEnde, x.ueberspringe("<?", "?>")
	case '!':
		switch {
		case bytes.HasPrefix(w, []byte("<!--")):
			return dokumentEnde, x.ueberspringe("<!--", "--")
		case bytes.HasPrefix(w, []byte("<![CDATA[")) && len(x.offen) > 0:
			x.von += len("<![CDATA[")
			x.inCDATA = true
			return dokumentEnde, nil
		}
		return 0, syntaxfehler("eine DOCTYPE-Angabe oder unbekannte Markierung ist nicht erlaubt")
	}
	return elementAnfang, x.liesAnfangsmarke()
}

// ueberspringe passes over a comment or a processing instruction, which may be longer than the buffer.
func (x *xmlLeser) ueberspringe(anfang, ende string) error {
	x.von += len(anfang)
	for {
		w := x.puffer[x.von:x.bis]
		if i := bytes.Index(w, []byte(ende)); i >= 0 {
			x.von += i + len(ende)
			if ende != "--" {
				return nil
			}
			if x.von == x.bis {
				if err := x.mehr(); err != nil {
					return err
				}
			}
			if x.puffer[x.von] != '>' {
				return syntaxfehler("ein Kommentar enthält „--“")
			}
			x.von++
			return nil
		}
		x.von += max(0, len(w)-1)
		if err := x.mehr(); err != nil {
			return err
		}
	}
}

// pruefeEnde is the check at the end of the input.
func (x *xmlLeser) pruefeEnde() error {
	if !x.wurzel || len(x.offen) > 0 {
		return errBrichtAb
	}
	return nil
}

// fuelle moves the unread bytes to the front and reads until the buffer is full or the input ends.
func (x *xmlLeser) fuelle() error {
	if err := x.abbruch(); err != nil {
		return abbruchfehler{err}
	}
	x.bis = copy(x.puffer, x.puffer[x.von:x.bis])
	x.von = 0
	for leer := 0; x.bis < len(x.puffer); {
		n, err := x.r.Read(x.puffer[x.bis:])
		x.bis += n
		switch {
		case err == io.EOF:
			x.ende = true
			return nil
		case err != nil:
			return err
		case n > 0:
			leer = 0
		default:
			if leer++; leer == 100 {
				return io.ErrNoProgress
			}
		}
	}
	return nil
}

// mehr makes more of the input visible, for a token that goes on beyond the window.
func (x *xmlLeser) mehr() error {
	if x.ende {
		return errBrichtAb
	}
	if x.von == 0 && x.bis == len(x.puffer) {
		if len(x.puffer) >= pufferHoechst {
			return syntaxfehler("eine Markierung ist länger als 1 MB")
		}
		groesser := make([]byte, 2*len(x.puffer))
		copy(groesser, x.puffer)
		x.puffer = groesser
	}
	return x.fuelle()
}

// errBrichtAb is the error of every input that ends too early.
const errBrichtAb = syntaxfehler("die Daten brechen mitten im Inhalt ab")
