package annahme

import (
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
)

// wandel counts what a file changes of what was stated before.
type wandel struct {
	vorher, anders int             // values that were stated before; those of them that change
	themenfeld     map[string]bool // Leistungen that belonged to another Themenfeld
	fremd          []string        // the same in the order of the file
}

func (w *wandel) zaehle(n ozg.Nennung, alt *ozg.Wert) {
	if alt == nil {
		return
	}
	w.vorher++
	if !alt.Gleich(*n.Wert) {
		w.anders++
	}
}

// wechselt notes a Leistung that the file takes into another Themenfeld.
func (w *wandel) wechselt(z ozg.Meldungszeile, l *ozg.Leistung) {
	n, ok := z.Bei(ozg.FeldThemenfeld)
	if !ok || l.Themenfeld() == "" || n.Wert.Text == l.Themenfeld() || w.themenfeld[z.OZGID] {
		return
	}
	if w.themenfeld == nil {
		w.themenfeld = map[string]bool{}
	}
	w.themenfeld[z.OZGID] = true
	w.fremd = append(w.fremd, z.OZGID)
}

// ungewoehnlich says in German what makes one look twice at the file as a whole.
func (v *Vorschau) ungewoehnlich(b *ozg.Bestand, w wandel) (out []string) {
	const mindestens = 10 // of fewer values a third is nothing
	if w.vorher >= mindestens && 3*w.anders > w.vorher {
		out = append(out, fmt.Sprintf("Mehr als ein Drittel der bisherigen Werte ändert sich (%s von %s). Prüfen Sie, ob Stichtag und Spalten stimmen.", ozg.ZahlText(w.anders), ozg.ZahlText(w.vorher)))
	}
	switch n := len(w.fremd); {
	case n == 1:
		out = append(out, fmt.Sprintf("Eine Leistung gehörte bisher zu einem anderen Themenfeld: %s.", w.fremd[0]))
	case n > 1:
		out = append(out, fmt.Sprintf("%s Leistungen gehörten bisher zu einem anderen Themenfeld: %s.", ozg.ZahlText(n), kurzeListe(w.fremd)))
	}
	if letzter, ok := letzterPlan(b.Sicht, v.Themenfeld); ok && v.Vorlage == nil { // of a Vorlage a Befund says it
		switch n := len(v.Fehlend); {
		case n == 1:
			out = append(out, fmt.Sprintf("Eine Leistung des letzten Plans (%s) fehlt in der Datei. An ihr ändert sich nichts.", letzter.Stichtag.Deutsch()))
		case n > 1:
			out = append(out, fmt.Sprintf("%s Leistungen des letzten Plans (%s) fehlen in der Datei. An ihnen ändert sich nichts.", ozg.ZahlText(n), letzter.Stichtag.Deutsch()))
		}
	}
	if spaeter, ok := letzterPlan(b.Sicht.Am(letzterTag), v.Themenfeld); ok && spaeter.Stichtag > *v.Stichtag {
		out = append(out, fmt.Sprintf("Es gibt schon einen Plan mit späterem Stichtag (%s). Was er nennt, gilt weiter.", spaeter.Stichtag.Deutsch()))
	}
	return out
}

// kurzeListe names the first few.
func kurzeListe(namen []string) string {
	const hoechstens = 5
	if n := len(namen) - hoechstens; n > 1 {
		return fmt.Sprintf("%s und %s weitere", strings.Join(namen[:hoechstens], ", "), ozg.ZahlText(n))
	}
	return strings.Join(namen, ", ")
}
