package katalog

// LeiKaEintrag is one LeiKa-Leistung of the extract.
type LeiKaEintrag struct {
	OZGID           string // "" for the 26 that belong to no OZG-Leistung
	LeiKaID         string // 14 digits; "" where the source had "nicht im LeiKa"
	Bezeichnung     string
	Typ             string // as the source has it, also "1, 2/3" and "6", so not an ozg.Typ
	Rechtsgrundlage string // abbreviations of laws, often ""
}

const dateiLeiKa = "leika-leistungen-2019.csv"

var kopfLeiKa = []string{"OZG-ID", "LeiKa-ID", "Verwaltungsleistung", "Typ", "Rechtsgrundlage (Kürzel)"}

// LeiKa lists the LeiKa-Leistungen, those without an OZG-Leistung first. It reads the embedded file
// (half a megabyte) at each call.
func LeiKa() ([]LeiKaEintrag, error) {
	zeilen, err := lies(dateiLeiKa, kopfLeiKa)
	if err != nil {
		return nil, err
	}
	out := make([]LeiKaEintrag, len(zeilen))
	for i, z := range zeilen {
		out[i] = LeiKaEintrag{OZGID: z.felder[0], LeiKaID: z.felder[1], Bezeichnung: z.felder[2], Typ: z.felder[3], Rechtsgrundlage: z.felder[4]}
	}
	return out, nil
}
