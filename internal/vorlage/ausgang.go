package vorlage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// Ausgang is what a Vorlage holds when it leaves.
type Ausgang struct {
	Fingerabdruck
	Leistungen []*ozg.Leistung // by OZG-ID: all of the Themenfeld, also entfallene, which may come back
}

// Aus makes the Ausgang of a Themenfeld at a Blick.
func Aus(s ozg.Sicht, themenfeld string) Ausgang {
	a := Ausgang{Fingerabdruck: Fingerabdruck{Fassung: fassung, Blick: s.Blick, Themenfeld: themenfeld}}
	for l := range s.Bestand().Alle() {
		if l.Themenfeld() == themenfeld {
			a.Leistungen = append(a.Leistungen, l)
		}
	}
	a.Pruefsumme = a.summe()
	return a
}

// Wiederholt works out again what a Vorlage held that came back. The error is the *ozg.Fehler
// "vorlage_fremd" if the Geschichte never held that: it is of another database, or text was blacked out since.
func Wiederholt(g *ozg.Geschichte, f Fingerabdruck) (Ausgang, error) {
	if f.Wissen <= g.Stand {
		if a := Aus(g.Sicht(f.Blick), f.Themenfeld); a.Pruefsumme == f.Pruefsumme {
			return a, nil
		}
	}
	return Ausgang{}, ozg.NeuerFehler("vorlage_fremd", fmt.Sprintf("Diese Rückmeldevorlage (Themenfeld %s, Bestand vom %s, Vorgang %d) wurde nicht aus diesem Datenbestand erstellt. "+
		"Was darin geändert wurde, lässt sich deshalb nicht feststellen. Laden Sie hier eine neue Vorlage herunter und übertragen Sie Ihre Änderungen. Es wurde nichts gespeichert.", f.Themenfeld, f.Stichtag.Deutsch(), f.Wissen))
}

// summe is the checksum of keys and values.
func (a Ausgang) summe() string {
	h := sha256.New()
	var b []byte
	for _, l := range a.Leistungen {
		b = append(append(b[:0], l.OZGID...), '\n')
		for f := range ozg.Feld(ozg.AnzahlFelder) {
			if w, ok := l.Wert(f); ok {
				b = append(append(b, f.Name()...), ':')
				b = append(f.AppendJSON(b, w), '\n')
			}
		}
		h.Write(b) // a hash never fails to write
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Leistung finds a Leistung of the Vorlage.
func (a Ausgang) Leistung(ozgID string) (*ozg.Leistung, bool) {
	i, ok := slices.BinarySearchFunc(a.Leistungen, ozgID, func(l *ozg.Leistung, id string) int { return strings.Compare(l.OZGID, id) })
	if !ok {
		return nil, false
	}
	return a.Leistungen[i], true
}
