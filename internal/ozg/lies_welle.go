package ozg

import "strconv"

// hoechsteWelle is the largest plausible number of a Welle.
const hoechsteWelle = 99

// welleWort are words around the number of a Welle.
var welleWort = map[string]bool{
	"welle": true, "w": true, "umsetzungswelle": true, "umsetzungs": true, "rolloutwelle": true, "rollout": true,
	"roll": true, "out": true, "tranche": true, "nr": true, "ozg": true, "te": true,
}

// ordnungszahl are the words "erste" to "zehnte".
var ordnungszahl = map[string]int{
	"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "fuenfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "neunte": 9, "zehnte": 10,
	"eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6,
}

// liesWelle reads the number of a Welle: "1", "Welle 1", "W1", "I", "1. Welle".
func liesWelle(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] || z.falt == "keinewelle" {
		return nil, ohneAngabe(z.text)
	}
	n, buchstabe, ok := z.ganzeZahl(welleWort)
	if vorn, klammer, geteilt := z.vorKlammer(); !ok && geteilt {
		if fs, zw := liesWelle(vorn); fs != nil && zw == nil { // "Welle 1 (2020)"
			return fs, zusatz("Welle "+strconv.Itoa(fs[z.feld].Zahl), klammer)
		}
	}
	switch {
	case !ok:
		return nil, fehler("welle_unbekannt", z.zitat()+" ist keine Nummer einer Welle. Schreiben Sie eine ganze Zahl ab 1, zum Beispiel 1 oder Welle 1.", "")
	case n < 1 || n > hoechsteWelle:
		return nil, fehler("welle_bereich", "Eine Welle "+strconv.Itoa(n)+" ist nicht plausibel. Wellen zählen ab 1 bis höchstens "+strconv.Itoa(hoechsteWelle)+".", "")
	case buchstabe != "":
		return z.mit(ZahlWert(n)), zusatz("Welle "+strconv.Itoa(n), buchstabe)
	}
	return z.mit(ZahlWert(n)), nil
}
