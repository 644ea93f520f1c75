package ozg

import (
	"math"
	"strconv"
	"strings"
)

// hoechstesBudget in euro; more is a slip (the whole programme had about three billion).
const hoechstesBudget = 100_000_000_000

// einheiten of money, longest spelling first, and what one of them is in euro.
var einheiten = []struct {
	wort string
	euro float64
}{
	{"milliarden", 1e9},
	{"mrd.", 1e9},
	{"mrd", 1e9},
	{"millionen", 1e6},
	{"million", 1e6},
	{"mio.", 1e6},
	{"mio", 1e6},
	{"tausend", 1e3},
	{"tsd.", 1e3},
	{"tsd", 1e3},
	{"teuro", 1e3},
	{"teur", 1e3},
	{"t€", 1e3},
	{"t €", 1e3},
	{"k€", 1e3},
	{"keur", 1e3},
}

// einheit finds a unit as a word of its own in a text; euro is 1 where only the euro itself is named and
// 0 where none is.
func einheit(text string) (euro float64, rest string) {
	text = strings.ToLower(text)
	for _, e := range einheiten {
		i := strings.Index(text, e.wort)
		if i < 0 || i > 0 && strings.IndexByte(" (0123456789[/,", text[i-1]) < 0 {
			continue
		}
		euro, text = e.euro, text[:i]+" "+text[i+len(e.wort):]
		break
	}
	for _, wort := range []string{"euro", "eur", "€"} {
		if i := strings.Index(text, wort); i >= 0 {
			return max(euro, 1), text[:i] + " " + text[i+len(wort):]
		}
	}
	return euro, text
}

// liesBudget reads an amount in whole euro. The unit may stand in the cell or in the header ("Budget in T€").
func liesBudget(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	imKopf, _ := einheit(z.Kopf)
	inZelle, rest := einheit(z.text)
	rest, ungefaehr := ohneUngefaehr(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), ",-")))
	d, art := dezimal(strings.TrimSpace(strings.TrimSuffix(rest, ",--")), z.Zahl)
	faktor := inZelle
	if faktor == 0 {
		faktor = max(imKopf, 1)
	}
	euro := math.Floor(d*faktor + 0.5)
	switch {
	case z.Datum || z.Prozent || art == dezimalUnlesbar:
		return nil, fehler("zahl_unlesbar", z.zitat()+" ist kein Geldbetrag. Schreiben Sie eine Zahl, zum Beispiel 1.234.567,50 € oder 1,2 Mio. €.", "")
	case inZelle == 1 && imKopf > 1:
		return nil, fehler("zahl_mehrdeutig", "Die Zelle nennt Euro, die Spalte "+zitat(z.Kopf)+" eine größere Einheit. Schreiben Sie den Betrag in der Einheit der Spalte.", "")
	case art == dezimalKomma && faktor < 1e6 || art == dezimalTausender && faktor >= 1e6:
		return nil, fehler("zahl_mehrdeutig", z.zitat()+" kann mit Tausendertrennung oder mit Nachkommastellen gemeint sein. Schreiben Sie den Betrag ausgeschrieben.", "")
	case d < 0 || euro > hoechstesBudget:
		return nil, fehler("budget_bereich", z.zitat()+" ist als Budget nicht plausibel. Erwartet wird ein Betrag von 0 bis 100 Mrd. €.", "")
	case ungefaehr:
		return z.mit(ZahlWert(int(euro))), hinweis("zahl_gerundet", z.zitat()+" wird als "+strconv.Itoa(int(euro))+" € übernommen.")
	}
	return z.mit(ZahlWert(int(euro))), nil
}
