package reports

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// zeichnung is the legacy drawing (VML) of a sheet: Excel shows a comment only if it has a shape there.
// The part is often not well-formed, so that it is searched and cut as text.
type zeichnung struct {
	teil     string // "" where the sheet has none yet
	b        []byte
	schnitte []schnitt
}

// The namespaces of VML, by the prefixes under which Excel knows them.
const (
	vmlRaeume = `xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`
	vmlForm   = `<v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
)

var (
	vmlNummer = regexp.MustCompile(`_x0000_s(\d{1,9})\b`)
	vmlShape  = regexp.MustCompile(`(?s)<(?:\w+:)?shape\s.*?</(?:\w+:)?shape\s*>`)
	vmlNotiz  = regexp.MustCompile(`ObjectType\s*=\s*["']Note["']`)
	vmlZeile  = regexp.MustCompile(`<(?:\w+:)?Row>\s*(\d{1,7})\s*<`)
	vmlSpalte = regexp.MustCompile(`<(?:\w+:)?Column>\s*(\d{1,5})\s*<`)
)

// zeichnung reads the drawing that a sheet names.
func (o *original) zeichnung(b []byte, r *rahmen, v verweise) (*zeichnung, error) {
	if r.zeichnung == nil {
		return &zeichnung{}, nil
	}
	w, ok := v.mitID(attrID(b, *r.zeichnung))
	if !ok || w.ziel == "" {
		return nil, errors.New("legacyDrawing leads nowhere")
	}
	z := &zeichnung{teil: w.ziel}
	var err error
	z.b, err = o.lies(z.teil)
	return z, err
}

// entferne takes away the shapes of comments that are no more.
func (z *zeichnung) entferne(stellen []stelle) {
	if len(stellen) == 0 {
		return
	}
	weg := map[stelle]bool{}
	for _, s := range stellen {
		weg[s] = true
	}
	for _, ort := range vmlShape.FindAllIndex(z.b, -1) {
		form := z.b[ort[0]:ort[1]]
		zeile, spalte := vmlZeile.FindSubmatch(form), vmlSpalte.FindSubmatch(form)
		if zeile == nil || spalte == nil || !vmlNotiz.Match(form) {
			continue
		}
		nrZeile, _ := strconv.Atoi(string(zeile[1])) // the pattern lets only digits pass
		nrSpalte, _ := strconv.Atoi(string(spalte[1]))
		if weg[stelle{nrZeile + 1, nrSpalte + 1}] {
			z.schnitte = append(z.schnitte, schnitt{ort[0], ort[1], ""})
		}
	}
}

// zeige adds a shape for each new comment.
func (z *zeichnung) zeige(stellen []stelle, v vermerke, r *rahmen) error {
	if len(stellen) == 0 {
		return nil
	}
	var s strings.Builder
	raeume, hoechste := "", 1024
	if z.teil != "" {
		if !z.kenntRaeume() {
			raeume = " " + vmlRaeume
		}
		for _, t := range vmlNummer.FindAllSubmatch(z.b, -1) {
			n, _ := strconv.Atoi(string(t[1]))
			hoechste = max(hoechste, n)
		}
	}
	if !bytes.Contains(z.b, []byte(`"_x0000_t202"`)) && !bytes.Contains(z.b, []byte(`'_x0000_t202'`)) {
		fmt.Fprintf(&s, vmlForm, raeume)
	}
	for i, ort := range stellen {
		form(&s, raeume, hoechste+1+i, ort, r.kasten(ort, v[ort].absaetze))
	}
	if z.teil == "" {
		z.b = fmt.Appendf(nil, `<xml %s><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%s"/></o:shapelayout></xml>`, vmlRaeume, zahlenListe((hoechste+len(stellen))/1024))
	}
	ende := bytes.LastIndex(z.b, []byte("</"))
	if ende < 0 {
		return errors.New("drawing has no end")
	}
	z.schnitte = append(z.schnitte, schnitt{ende, ende, s.String()})
	return nil
}

// zahlenListe is "1,2,3".
func zahlenListe(bis int) string {
	s := make([]string, bis)
	for i := range s {
		s[i] = strconv.Itoa(i + 1)
	}
	return strings.Join(s, ",")
}

// kenntRaeume says whether the root declares the three prefixes as Excel does.
func (z *zeichnung) kenntRaeume() bool {
	s := xmlSucher{b: z.b}
	if _, err := s.next(); err != nil {
		return false
	}
	for _, p := range strings.Fields(vmlRaeume) {
		name, uri, _ := strings.Cut(strings.TrimPrefix(p, "xmlns:"), "=")
		if s.raumVon([]byte(name)) != strings.Trim(uri, `"`) {
			return false
		}
	}
	return true
}

// form writes the shape of one comment.
func form(w io.Writer, raeume string, nr int, s stelle, anker string) {
	// A strings.Builder takes everything.
	_, _ = fmt.Fprintf(w, `<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:210pt;height:75pt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		raeume, nr, nr-1024, anker, s.zeile-1, s.spalte-1)
}

// The size of the box of a comment, in pixels, at 9 points Tahoma.
const (
	kastenBreite = 300
	zeichenZeile = 48
	zeilenHoehe  = 15
	kastenHoch   = 420
)

// kasten is the anchor of the box: left, top, right, bottom, each a column or row counted from 0 and an
// offset in pixels. It lies right of the cell and shows the whole text, unless that is very long.
func (r *rahmen) kasten(s stelle, absaetze []absatz) string {
	zeilen := 0
	for _, a := range absaetze {
		for z := range strings.SplitSeq(a.kopf+a.vorsatz+a.text, "\n") {
			zeilen += 1 + laenge(z)/zeichenZeile
		}
	}
	links, oben := min(s.spalte, letzteSpalte-8), min(max(s.zeile-2, 0), letzteZeile-30)
	rechts, dx := gehe(links, letzteSpalte-1, 12+kastenBreite, func(nr int) int { p, _ := r.spalte(nr); return p })
	unten, dy := gehe(oben, letzteZeile-1, 4+min(zeilenHoehe*zeilen+10, kastenHoch), r.zeilenhoehe)
	return fmt.Sprintf("%d, 12, %d, 4, %d, %d, %d, %d", links, oben, rechts, dx, unten, dy)
}

// gehe finds the column or row, counted from 0, that lies some pixels behind the beginning of another
// one, and the rest that reaches into it. Hidden ones have no size; more than a hundred are not passed.
func gehe(von, letzte, pixel int, groesse func(nr int) int) (nr, rest int) {
	for nr = von; nr < min(letzte, von+100); nr++ {
		g := groesse(nr + 1)
		if pixel < g {
			break
		}
		pixel -= g
	}
	return nr, pixel
}
