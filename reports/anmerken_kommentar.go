package reports

import (
	"fmt"
	"slices"
	"strings"
)

// kommentare are the comments of a sheet, to which ours are added.
type kommentare struct {
	teil      string // "" where the sheet has none yet
	b         []byte
	wurzel    *xmlElement
	eintraege map[stelle]*eintrag
	autor     int // our number among the authors, -1: not among them
	autoren   int
	schnitte  []schnitt
	neu       strings.Builder // comments of cells that had none
	gezeigt   []stelle        // those cells: each needs a shape
	entfernt  []stelle        // cells whose comment was ours alone and goes: so does its shape
}

// kommentare reads the comments of a sheet.
func (o *original) kommentare(v verweise) (*kommentare, error) {
	k := &kommentare{eintraege: map[stelle]*eintrag{}, autor: -1}
	w, ok := v.finde("comments")
	if !ok {
		return k, nil
	}
	k.teil = w.ziel
	var err error
	if k.b, err = o.lies(k.teil); err != nil {
		return nil, err
	}
	if k.wurzel, err = baum(k.b, 6); err != nil {
		return nil, unlesbar(k.teil, err)
	}
	faeden := map[int]bool{}
	for i, a := range k.wurzel.kind("authors").alle("author") {
		k.autoren++
		switch name := klartext(k.b[a.bis:max(a.bis, a.schluss)]); {
		case name == anmerkenAutor && k.autor < 0:
			k.autor = i
		case strings.HasPrefix(name, "tc="):
			faeden[i] = true
		}
	}
	for _, e := range k.wurzel.kind("commentList").alle("comment") {
		ref, _ := attr(k.b, e.xmlMarke, "ref")
		s, ok := liesStelle([]byte(ref))
		if !ok || k.eintraege[s] != nil {
			continue
		}
		autor := attrZahl(k.b, e.xmlMarke, "authorId", 0)
		neu := &eintrag{xmlElement: e, faden: faeden[autor]}
		neu.eigener = autor == k.autor || unserAnfang.MatchString(neu.textVon(k.b, 0)) // LibreOffice drops the authors
		neu.findeUnseres(k.b)
		k.eintraege[s] = neu
	}
	return k, nil
}

// fruehere are the cells that an earlier call may have coloured.
func (k *kommentare) fruehere() (liste []stelle) {
	for s, e := range k.eintraege {
		if e.angemerkt() || e.faden {
			liste = append(liste, s)
		}
	}
	slices.SortFunc(liste, vergleicheStellen)
	return liste
}

// raeumeFaeden moves paragraphs away from cells with a threaded comment, whose stand-in Excel does not
// show: to the first cell of row 1 that has none. The colour stays.
func (k *kommentare) raeumeFaeden(v vermerke) {
	frei := stelle{1, 1}
	for k.eintraege[frei] != nil && k.eintraege[frei].faden {
		frei.spalte++
	}
	for _, s := range v.stellen() {
		if e := k.eintraege[s]; e != nil && e.faden {
			v.verschiebe(s, frei, false)
		}
	}
}

// schreibe notes the cuts for all comments of the sheet.
func (k *kommentare) schreibe(v vermerke) {
	for _, s := range k.fruehere() {
		if e := v[s]; e == nil || len(e.absaetze) == 0 {
			k.nimmZurueck(s)
		}
	}
	for _, s := range v.stellen() {
		absaetze := v[s].absaetze
		switch e := k.eintraege[s]; {
		case len(absaetze) == 0:
		case e == nil:
			k.neuer(s, absaetze)
		default:
			k.aendere(e, absaetze)
		}
	}
}

// nimmZurueck takes away what an earlier call has written to a cell.
func (k *kommentare) nimmZurueck(s stelle) {
	e := k.eintraege[s]
	switch {
	case !e.angemerkt():
	case e.eigener && e.fremdes == "":
		k.schnitte = append(k.schnitte, schnitt{e.von, e.endet, ""})
		k.entfernt = append(k.entfernt, s)
	default:
		e.unseres.neu = e.fremderLauf()
		k.schnitte = append(k.schnitte, e.unseres)
	}
}

func (k *kommentare) praefix() string {
	if k.wurzel == nil {
		return ""
	}
	return k.wurzel.praefix()
}

// neuer adds a comment to a cell that has none.
func (k *kommentare) neuer(s stelle, absaetze []absatz) {
	p := k.praefix()
	autor := k.autor
	if autor < 0 {
		autor = k.autoren
	}
	fmt.Fprintf(&k.neu, `<%[1]scomment ref="%[2]s" authorId="%[3]d" shapeId="0"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`, p, s.adresse(), autor, laeufe(p, absaetze, zellenGrenze))
	k.gezeigt = append(k.gezeigt, s)
}

// aendere adds paragraphs to the comment that a cell has, in place of those of an earlier call.
func (k *kommentare) aendere(e *eintrag, absaetze []absatz) {
	text := e.kind("text")
	p := e.praefix()
	switch {
	case text == nil:
		k.schnitte = append(k.schnitte, e.anhang("<"+p+"text>"+laeufe(p, absaetze, zellenGrenze)+"</"+p+"text>"))
		return
	case text.leer:
		k.schnitte = append(k.schnitte, text.anhang(laeufe(p, absaetze, zellenGrenze)))
		return
	case e.eigener && e.fremdes == "":
		e.unseres.neu = laeufe(p, absaetze, zellenGrenze)
		k.schnitte = append(k.schnitte, e.unseres)
		return
	}
	hier, vorher := k.ende(e, text)
	if e.angemerkt() {
		hier = e.unseres
	}
	var kopf strings.Builder
	abstand := "\n\n"
	if e.fremdes == "" { // line ends of an earlier section may be left
		abstand = abstand[min(2, len(vorher)-len(strings.TrimRight(vorher, "\n"))):]
	}
	lauf(&kopf, p, abstand+abschnittKopf+"\n", true)
	schon := laenge(vorher) + laenge(e.fremdes) + laenge(abschnittKopf) + 4
	hier.neu = e.fremderLauf() + kopf.String() + laeufe(p, absaetze, zellenGrenze-schon)
	k.schnitte = append(k.schnitte, hier)
}

// ende is where the text of a person ends, and the text. A plain text is made a run, since only
// behind a run there can be another one.
func (k *kommentare) ende(e *eintrag, text *xmlElement) (hier schnitt, vorher string) {
	hier = schnitt{text.bis, text.bis, ""}
	if e.eigener {
		return hier, ""
	}
	for _, kind := range text.kinder {
		switch {
		case kind.ist("t"):
			vorher += textVon(k.b, kind)
			p := kind.praefix()
			k.schnitte = append(k.schnitte, schnitt{kind.von, kind.von, "<" + p + "r>"}, schnitt{kind.endet, kind.endet, "</" + p + "r>"})
		case kind.ist("r") && (!e.angemerkt() || kind.von < e.unseres.von):
			vorher += textVon(k.b, kind.kind("t"))
		default:
			continue
		}
		hier.von, hier.bis = kind.endet, kind.endet
	}
	return hier, vorher
}

// schliesse notes the changed part, or makes it. It says whether it is new.
func (k *kommentare) schliesse(o *original, m *originalMappe) (neu bool, err error) {
	if k.wurzel == nil {
		if k.neu.Len() == 0 {
			return false, nil
		}
		k.teil = o.freierName(m.ordner + "comments%d.xml")
		o.neu = append(o.neu, neuerTeil{k.teil, xmlKopf + `<comments xmlns="` + m.raum() + `"><authors><author>` + anmerkenAutor + `</author></authors><commentList>` + k.neu.String() + `</commentList></comments>`})
		o.typen = append(o.typen, neuerTyp{teil: k.teil, typ: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"})
		return true, nil
	}
	if k.neu.Len() > 0 {
		p := k.praefix()
		autor := "<" + p + "author>" + anmerkenAutor + "</" + p + "author>"
		liste := k.wurzel.kind("commentList")
		switch autoren := k.wurzel.kind("authors"); {
		case k.autor >= 0:
		case autoren != nil:
			k.schnitte = append(k.schnitte, autoren.anhang(autor))
		default:
			return false, fmt.Errorf("comments %s: no authors: %w", k.teil, errXML)
		}
		if liste == nil {
			return false, fmt.Errorf("comments %s: no list: %w", k.teil, errXML)
		}
		k.schnitte = append(k.schnitte, liste.anhang(k.neu.String()))
	}
	return false, o.schneide(k.teil, k.schnitte)
}
