package annahme

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// rang orders the reported states by progress; zurückgestellt and entfallen have no place in it.
var rang = []ozg.Stand{ozg.StandOffen, ozg.StandPlanung, ozg.StandUmsetzung, ozg.StandOnline, ozg.StandFlaechendeckend}

// auffaellig says in German why a change deserves a second look, or "".
func auffaellig(f ozg.Feld, hatAlt bool, alt, neu ozg.Wert, stichtag ozg.Tag) string {
	_, ist, termin := f.Meilenstein()
	_, land := f.Land()
	switch {
	case neu.Leer:
		return ""
	case termin && ist && neu.Tag > stichtag:
		return "Ist-Datum liegt nach dem Stichtag"
	case !hatAlt || alt.Leer:
		return ""
	case f == ozg.FeldStand:
		a, n := slices.Index(rang, ozg.Stand(alt.Text)), slices.Index(rang, ozg.Stand(neu.Text))
		if a >= 0 && n >= 0 && n < a {
			return "Stand geht zurück"
		}
	case land && f.Art() == ozg.ArtCode && alt.Text == string(ozg.LandOnline) && neu.Text != string(ozg.LandOnline):
		return "war in diesem Land schon online"
	case termin && !ist && neu.Tag > alt.Tag:
		return "Soll-Termin nach hinten verschoben"
	case f == ozg.FeldThemenfeld:
		return "wechselt das Themenfeld"
	}
	return ""
}
