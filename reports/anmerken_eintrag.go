package reports

import (
	"regexp"
	"slices"
	"strings"
)

// abschnittKopf begins what is added to a comment of somebody else.
const abschnittKopf = anmerkenAutor + ":"

// eintrag is a comment that is there already.
type eintrag struct {
	*xmlElement
	eigener bool    // by an earlier call
	faden   bool    // the stand-in of a threaded comment; Excel does not show its text
	unseres schnitt // what an earlier call has written: the whole text, or a section at its end
	fremdes string  // lines that a person has written between ours since then
}

// angemerkt says whether an earlier call has written something here.
func (e *eintrag) angemerkt() bool { return e.unseres.bis > 0 }

// findeUnseres looks for what an earlier call has written.
func (e *eintrag) findeUnseres(b []byte) {
	text := e.kind("text")
	if text == nil || text.leer || e.faden {
		return
	}
	laeufe := text.alle("r")
	if e.eigener {
		e.unseres = schnitt{text.bis, text.schluss, ""}
	} else {
		i := slices.IndexFunc(laeufe, func(r *xmlElement) bool {
			return strings.HasPrefix(strings.TrimLeft(textVon(b, r.kind("t")), "\n "), abschnittKopf)
		})
		if i < 0 {
			return
		}
		laeufe = laeufe[i:]
		e.unseres = schnitt{laeufe[0].von, laeufe[len(laeufe)-1].endet, ""}
	}
	e.fremdes = fremdeZeilen(e.textVon(b, e.unseres.von))
}

// textVon is the text of the comment from some place of the part on.
func (e *eintrag) textVon(b []byte, von int) string {
	var s strings.Builder
	text := e.kind("text")
	for _, t := range append(text.alle("t"), text.alle("r")...) {
		if t.von < von {
			continue
		}
		if t.ist("r") {
			t = t.kind("t")
		}
		s.WriteString(textVon(b, t))
	}
	return s.String()
}

func textVon(b []byte, e *xmlElement) string {
	if e == nil {
		return ""
	}
	return klartext(b[e.bis:max(e.bis, e.schluss)])
}

// fremderLauf is the run that keeps what a person has written between our lines.
func (e *eintrag) fremderLauf() string {
	var s strings.Builder
	switch {
	case e.fremdes == "":
	case e.eigener:
		lauf(&s, e.praefix(), e.fremdes, false)
	default:
		lauf(&s, e.praefix(), "\n"+e.fremdes, false)
	}
	return s.String()
}

// unserAnfang is how a comment begins that is ours alone, unsereZeile how each line of ours does.
var (
	unserAnfang = regexp.MustCompile(`^(?:● Fehler|▲ Warnung|○ Hinweis): `)
	unsereZeile = regexp.MustCompile(`^(?:(?:● Fehler|▲ Warnung|○ Hinweis|Vorschlag): |… und \d+ weitere Befunde|` + abschnittKopf + `$)`)
)

// fremdeZeilen are the lines of a comment that Anmerken has not written.
func fremdeZeilen(text string) string {
	var s []string
	for z := range strings.SplitSeq(text, "\n") {
		if !unsereZeile.MatchString(strings.TrimRight(z, "\r ")) {
			s = append(s, z)
		}
	}
	return strings.TrimSpace(strings.Join(s, "\n"))
}
