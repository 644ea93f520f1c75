// Package xmlstrom splits the XML that workbooks are made of into tokens, strictly and as a stream.
//
// It knows elements, attributes, namespaces, text, CDATA, the predefined and numeric entities, UTF-8 and
// UTF-16. It checks that a document is well-formed and refuses a DOCTYPE, and it never holds more of the
// input than a window. Errors about the document are clauses of package mangel; those of the input are
// passed on.
//
//	x := xmlstrom.NewLeser(r, ctx.Err)
//	for {
//		t, err := x.Next()
package xmlstrom

import (
	"bytes"
	"io"

	"ozgtracker/importer/mangel"
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

// Token is the kind of what Leser.Next found.
type Token uint8

// The kinds of a token.
const (
	DokumentEnde  Token = iota // the whole input is read and well-formed
	ElementAnfang              // Name, Haupt, Raum and Attribute are set
	ElementEnde                // Name and Haupt are set
	TextStueck                 // Text is set; a text may come in several pieces
)

// Leser is a pull tokenizer. What it returns is valid until the next call of Next.
type Leser struct {
	r       io.Reader
	abbruch func() error
	puffer  []byte
	von     int // unread is puffer[von:bis]
	bis     int
	ende    bool // r has no more

	name      []byte // local name of the element
	haupt     bool   // the element is in the namespace of the root element
	raum      string // namespace of the element
	attribute []Attribut
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

// Attribut is one attribute of a start tag. RaumVon gives the namespace that its prefix stands for; an
// attribute without prefix is in none.
type Attribut struct {
	Praefix, Name, Wert []byte
}

// offenesElement is an element whose end tag is still to come.
type offenesElement struct {
	name    int // where its raw name begins in namen
	praefix int // bytes of prefix and colon in front of the local name
	raeume  int // number of namespace bindings outside of it
	haupt   bool
}

// NewLeser reads from r. abbruch is asked each time more of the input is needed; its error ends the reading
// as a mangel.Abbruch.
func NewLeser(r io.Reader, abbruch func() error) *Leser {
	return &Leser{r: r, abbruch: abbruch, puffer: make([]byte, pufferAnfang)}
}

// Name is the local name of the element.
func (x *Leser) Name() []byte { return x.name }

// Haupt says whether the element is in the namespace of the root element.
func (x *Leser) Haupt() bool { return x.haupt }

// Raum is the namespace of the element that has just begun.
func (x *Leser) Raum() string { return x.raum }

// Attribute are those of the element that has just begun, in the order of the file.
func (x *Leser) Attribute() []Attribut { return x.attribute }

// Text is a piece of text, entities resolved, each line end a "\n".
func (x *Leser) Text() []byte { return x.text }

// Tiefe is the number of open elements; one that has just begun counts, one that has just ended does not.
func (x *Leser) Tiefe() int { return len(x.offen) }

// Next reads one token.
func (x *Leser) Next() (Token, error) {
	if x.kurz {
		x.kurz = false
		x.schliesse()
		return ElementEnde, nil
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
				return TextStueck, err
			}
		case x.von == x.bis:
			return DokumentEnde, x.pruefeEnde()
		case x.puffer[x.von] != '<':
			if ok, err := x.liesText(); ok || err != nil {
				return TextStueck, err
			}
		default:
			if t, err := x.liesMarkierung(); t != DokumentEnde || err != nil {
				return t, err
			}
		}
	}
}

// liesMarkierung reads what begins with "<". It returns DokumentEnde for what is passed over.
func (x *Leser) liesMarkierung() (Token, error) {
	w := x.puffer[x.von:x.bis]
	if len(w) < 2 {
		return 0, errBrichtAb
	}
	switch w[1] {
	case '/':
		return ElementEnde, x.liesEndmarke()
	case '?':
		return DokumentEnde, x.ueberspringe("<?", "?>")
	case '!':
		switch {
		case bytes.HasPrefix(w, []byte("<!--")):
			return DokumentEnde, x.ueberspringe("<!--", "--")
		case bytes.HasPrefix(w, []byte("<![CDATA[")) && len(x.offen) > 0:
			x.von += len("<![CDATA[")
			x.inCDATA = true
			return DokumentEnde, nil
		}
		return 0, mangel.Syntax("eine DOCTYPE-Angabe oder unbekannte Markierung ist nicht erlaubt")
	}
	return ElementAnfang, x.liesAnfangsmarke()
}

// ueberspringe passes over a comment or a processing instruction, which may be longer than the buffer.
func (x *Leser) ueberspringe(anfang, ende string) error {
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
				return mangel.Syntax("ein Kommentar enthält „--“")
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
func (x *Leser) pruefeEnde() error {
	if !x.wurzel || len(x.offen) > 0 {
		return errBrichtAb
	}
	return nil
}

// fuelle moves the unread bytes to the front and reads until the buffer is full or the input ends.
func (x *Leser) fuelle() error {
	if err := x.abbruch(); err != nil {
		return mangel.Abbruch{Err: err}
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
func (x *Leser) mehr() error {
	if x.ende {
		return errBrichtAb
	}
	if x.von == 0 && x.bis == len(x.puffer) {
		if len(x.puffer) >= pufferHoechst {
			return mangel.Syntax("eine Markierung ist länger als 1 MB")
		}
		groesser := make([]byte, 2*len(x.puffer))
		copy(groesser, x.puffer)
		x.puffer = groesser
	}
	return x.fuelle()
}

// errBrichtAb is the error of every input that ends too early.
const errBrichtAb = mangel.Syntax("die Daten brechen mitten im Inhalt ab")
