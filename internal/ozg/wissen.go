package ozg

import (
	"strconv"
	"strings"
	"time"
)

// LiesWissen reads a Wissensstand as addresses and the command line name it: the number of a Vorgang, or a
// day, which means all that was accepted or withdrawn until its end in the given place. An empty text is the
// present. The error is a *Fehler: "wissen_unbekannt", "wissen_ungueltig" or "wissen_zu_frueh".
func (g *Geschichte) LiesWissen(text string, ort *time.Location) (Nr, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return g.Stand, nil
	}
	if n, err := strconv.ParseInt(text, 10, 32); err == nil {
		if n < 1 || Nr(n) > g.Stand {
			return 0, NeuerFehler("wissen_unbekannt", "Einen Vorgang mit der Nummer "+text+" gibt es nicht. Der letzte ist "+strconv.Itoa(int(g.Stand))+".")
		}
		return Nr(n), nil
	}
	t, genau, zweifel := LiesTag(text)
	if zweifel != nil || !genau {
		if r := []rune(text); len(r) > 40 {
			text = string(r[:40]) + "…"
		}
		return 0, NeuerFehler("wissen_ungueltig", "Der Wissensstand „"+text+"“ ist weder eine Vorgangsnummer noch ein Datum. Schreiben Sie ihn als TT.MM.JJJJ, etwa 30.06.2021.")
	}
	jahr, monat, tag := t.Zeit().Date()
	nr := g.WissenAm(time.Date(jahr, monat, tag+1, 0, 0, 0, -1, ort))
	if nr == 0 && g.Stand > 0 {
		return 0, NeuerFehler("wissen_zu_frueh", "Am "+t.Deutsch()+" war noch nichts bekannt. Wählen Sie einen späteren Wissensstand.")
	}
	return nr, nil
}
