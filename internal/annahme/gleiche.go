package annahme

import (
	"context"
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/schwaerzung"
)

// suchGleiche looks whether the same file is valid already, and whether it then said all that it says now. Somebody
// may have accepted only a part of it, or read it otherwise: that does not stop others from accepting it.
func (d *Dienst) suchGleiche(ctx context.Context, g *ozg.Geschichte, v *Vorschau) error {
	nrs, err := d.c.Store.Gueltige(ctx, v.SHA256, *v.Stichtag, v.Themenfeld)
	if err != nil {
		return fmt.Errorf("look for the same file: %w", err)
	}
	if len(nrs) == 0 {
		return nil
	}
	letzte := nrs[len(nrs)-1]
	if nannten(g, nrs, v.Meldungen) {
		v.SchonAngenommen = letzte
		return nil
	}
	v.Nochmals = true
	v.Ungewoehnlich = append(v.Ungewoehnlich, fmt.Sprintf("Diese Datei gilt schon als Import %d, wurde dort aber anders oder nur zum Teil übernommen. Mit der Übernahme gilt, was diese Vorschau zeigt.", letzte))
	return nil
}

// nannten reports whether all that is stated is what the imports state together, the later one before the earlier.
func nannten(g *ozg.Geschichte, nrs []ozg.Nr, ms ozg.Meldungen) bool {
	for _, z := range ms.Zeilen() {
		for _, n := range z.Nennungen {
			if !nannte(g, nrs, z.OZGID, n) {
				return false
			}
		}
	}
	return true
}

// nannte takes a text that was erased since for what the file says: the same file does not bring it back.
func nannte(g *ozg.Geschichte, nrs []ozg.Nr, id string, n ozg.Nennung) bool {
	for i := len(nrs) - 1; i >= 0; i-- {
		if w, ok := g.Nannte(nrs[i], id, n.Feld); ok {
			return w.Gleich(*n.Wert) || strings.Contains(n.Feld.Anzeige(w), schwaerzung.Ersatz)
		}
	}
	return false
}
