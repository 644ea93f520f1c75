package annahme

import (
	"maps"
	"slices"

	"ozgtracker/internal/ozg"
)

// FehlendeLeistung is a Leistung that the last plan of the Themenfeld had and this file lacks. Nothing of
// it changes; it may be forgotten, or out of scope.
type FehlendeLeistung struct {
	OZGID, Bezeichnung string
	LetzterStichtag    ozg.Tag // of the last plan that spoke of it
}

// letzterPlan is the last plan of a Themenfeld (or, for "", of files that speak of several) valid at the
// Blick, in the order (Stichtag, Nr). A Rückmeldevorlage is none: it names only what changed.
func letzterPlan(s ozg.Sicht, themenfeld string) (letzter ozg.Import, ok bool) {
	for imp := range s.Importe() {
		if imp.Art == ozg.ImportPlan && imp.Themenfeld == themenfeld && (!ok || imp.Stichtag >= letzter.Stichtag) {
			letzter, ok = imp, true
		}
	}
	return letzter, ok
}

// fehlend lists by OZG-ID what the last plan had and the file lacks. Leistungen that belong to another
// Themenfeld by now are left out; of a file that speaks of several, those of which it says nothing at all.
func (v *Vorschau) fehlend(b *ozg.Bestand) (out []FehlendeLeistung) {
	letzter, ok := letzterPlan(b.Sicht, v.Themenfeld)
	if !ok {
		return nil
	}
	da, felder := map[string]bool{}, map[string]bool{v.Themenfeld: true}
	maps.Copy(da, v.Ohne)
	for _, z := range v.Meldungen.Zeilen() {
		da[z.OZGID] = true
		if l, bekannt := b.Leistung(z.OZGID); bekannt && v.Themenfeld == "" {
			felder[l.Themenfeld()] = true
		}
	}
	for id := range b.Sicht.Geschichte().Genannt(letzter.Nr) {
		l, bekannt := b.Leistung(id)
		if da[id] || !bekannt || l.Themenfeld() != "" && !felder[l.Themenfeld()] {
			continue
		}
		da[id] = true // it comes once for each of its fields
		tag, _ := l.Letzte(b.Sicht)
		out = append(out, FehlendeLeistung{OZGID: id, Bezeichnung: l.Bezeichnung(), LetzterStichtag: tag})
	}
	return slices.Clip(out)
}
