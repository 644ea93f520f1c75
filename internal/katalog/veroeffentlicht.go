package katalog

import (
	"fmt"
	"strconv"

	"ozgtracker/internal/ozg"
)

// Veroeffentlichung is one figure that was published about the progress of the OZG. Kennzahl fixes the
// definition; figures of two Kennzahlen must never be joined to one line.
type Veroeffentlichung struct {
	Datum    ozg.Tag // where the source gives only a month, its last day
	Kennzahl string  // "flaechendeckend", "online_irgendwo", "flaechendeckend_nkr" …
	Wert     float64 // unit by Kennzahl: Leistungen, or percent where it ends in "_prozent"
	Bezug    string  // denominator, Land, doubts, as the source says
	Quelle   string
}

const dateiVeroeffentlicht = "veroeffentlichte-staende.csv"

var kopfVeroeffentlicht = []string{"Datum", "Kennzahl", "Wert", "Bezug", "Quelle"}

// Veroeffentlicht lists the published figures by date.
func Veroeffentlicht() ([]Veroeffentlichung, error) {
	zeilen, err := lies(dateiVeroeffentlicht, kopfVeroeffentlicht)
	if err != nil {
		return nil, err
	}
	out := make([]Veroeffentlichung, len(zeilen))
	for i, z := range zeilen {
		v := Veroeffentlichung{Kennzahl: z.felder[1], Bezug: z.felder[3], Quelle: z.felder[4]}
		if v.Datum, err = ozg.ParseISO(z.felder[0]); err != nil {
			return nil, fmt.Errorf("read %s, line %d: %w", dateiVeroeffentlicht, z.nr, err)
		}
		if v.Wert, err = strconv.ParseFloat(z.felder[2], 64); err != nil {
			return nil, fmt.Errorf("read %s, line %d: %w", dateiVeroeffentlicht, z.nr, err)
		}
		out[i] = v
	}
	return out, nil
}
