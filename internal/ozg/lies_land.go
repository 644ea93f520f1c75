package ozg

import "strings"

// landNamen are further spellings of the Länder; names and codes come from Laender.
var landNamen = map[string]string{
	"SH": "S-H | Schlesw.-Holst. | SchlH",
	"HH": "Freie und Hansestadt Hamburg | FHH | Hansestadt Hamburg",
	"NI": "NDS | Nieders. | Land Nds.",
	"HB": "Freie Hansestadt Bremen | Hansestadt Bremen | Bremen (Land)",
	"NW": "NRW | Nordrhein Westfalen",
	"HE": "HES | Hess.",
	"RP": "RLP | Rheinl.-Pfalz | Rheinland Pfalz",
	"BW": "BaWü | Ba-Wü | Baden Württemberg | B-W",
	"BY": "Freistaat Bayern | BAY | Bay.",
	"SL": "SAL | Saar | Saarl.",
	"BE": "BLN | Berlin (Land)",
	"BB": "BRB | BBG | Brandenb.",
	"MV": "MeckPomm | Meck-Pomm | Meck.-Pom. | M-V | Mecklenburg Vorpommern",
	"SN": "Freistaat Sachsen | SAC | Sachs.",
	"ST": "LSA | Sachsen Anhalt | S-Anhalt | S.-Anhalt",
	"TH": "Freistaat Thüringen | THÜ | Thür.",
}

// landMehrdeutig are abbreviations that stand for more than one Land, with the Länder that may be meant.
var landMehrdeutig = map[string]string{"sa": "SN oder ST"}

// landNach finds a code by a folded name, code or abbreviation, also with "Land" or "DE-" before it.
var landNach = func() map[string]string {
	m := map[string]string{}
	for _, l := range Laender {
		for n := range strings.SplitSeq(l.Code+" | "+l.Name+" | "+landNamen[l.Code], " | ") {
			f := Falte(n)
			m[f], m["land"+f], m["bundesland"+f] = l.Code, l.Code, l.Code
		}
		m["de"+Falte(l.Code)] = l.Code
	}
	return m
}()

// LiesLand reads the name or code of a Land; ok is false where it is none or ambiguous ("SA").
func LiesLand(text string) (code string, ok bool) {
	if len(text) > 80 {
		return "", false
	}
	var b [80]byte
	if code, ok = landNach[string(falte(b[:0], text, false))]; ok {
		return code, true
	}
	funde, unbekannt := stellen(text) // "Niedersachsen (NI)"
	for _, f := range funde {
		if f.art != stelleLand || code != "" && f.name != code {
			return "", false
		}
		code = f.name
	}
	return code, code != "" && unbekannt == ""
}

// alleLaender are words for all 16 Länder.
var alleLaender = neueWortliste([]zeile[bool]{
	{true, "alle Länder | alle Bundesländer | 16 Länder | alle 16 Länder | 16 Bundesländer | alle 16 Bundesländer | sämtliche Länder | alle | bundesweit | 16/16 | Länder"},
})

func landCodes() []string {
	out := make([]string, 0, AnzahlLaender)
	for _, l := range Laender {
		out = append(out, l.Code)
	}
	return out
}

func zweifelMehrdeutig(wort string) *Zweifel {
	v := landMehrdeutig[Falte(wort)]
	return fehler("land_mehrdeutig", zitat(wort)+" kann Sachsen (SN) oder Sachsen-Anhalt (ST) heißen. Schreiben Sie "+v+".", v)
}

// laengsteListe is the length in bytes of the longest cell that is read as a list, and of the longest list as shown.
const laengsteListe = 1000

func listeZuLang() *Zweifel {
	return fehler("liste_zu_lang", "Die Zelle ist zu lang für eine Liste umsetzender Stellen. Schreiben Sie nur die Namen und den Rest in die Bemerkung.", "")
}

// liesUmsetzer reads who builds: Länder by name or code, and other bodies as written ("Dataport, NI").
func liesUmsetzer(z zelle) (Felder, *Zweifel) {
	switch {
	case offenesWort.wert[z.falt]:
		return nil, ohneAngabe(z.text)
	case alleLaender.wert[z.falt]:
		return z.mit(ListeWert(landCodes()...)), hinweis("alle_laender", z.zitat()+" wird als alle 16 Länder gelesen.")
	}
	if len(z.text) > laengsteListe {
		return nil, listeZuLang()
	}
	if vorn, rest, ok := z.vorKlammer(); ok && nurLaender(vorn.text) && !nurLaender(z.text) {
		fs, _ := liesUmsetzer(vorn)
		return fs, zusatz(vorn.text, rest) // "Niedersachsen (Lead)"
	}
	var liste []string
	for teil := range strings.FieldsFuncSeq(z.text, func(r rune) bool { return strings.ContainsRune(",;/|", r) }) {
		teil = strings.TrimSpace(teil)
		namen, zw := umsetzerTeil(teil)
		if zw != nil {
			return nil, zw
		}
		liste = anhaengen(liste, namen...)
	}
	switch {
	case len(liste) == 0:
		return nil, ohneAngabe(z.text)
	case len(z.feld.Anzeige(ListeWert(liste...))) > laengsteListe:
		return nil, listeZuLang()
	}
	return z.mit(ListeWert(liste...)), nil
}

// nurLaender says whether a text names Länder and nothing else.
func nurLaender(text string) bool {
	funde, unbekannt := stellen(text)
	for _, s := range funde {
		if s.art != stelleLand {
			return false
		}
	}
	return unbekannt == "" && len(funde) > 0
}

// umsetzerTeil reads one part between commas: one Land, several with "und", or the name of a body.
func umsetzerTeil(teil string) ([]string, *Zweifel) {
	f := Falte(teil)
	switch {
	case teil != "" && istFehlerwert(teil):
		return nil, zweifelFehlerwert(teil)
	case f == "" || platzhalter.wert[f] || offenesWort.wert[f]:
		return nil, nil
	case landMehrdeutig[f] != "":
		return nil, zweifelMehrdeutig(teil)
	}
	if code, ok := landNach[f]; ok {
		return []string{code}, nil
	}
	funde, unbekannt := stellen(teil)
	var namen []string
	for _, s := range funde {
		if s.art != stelleLand {
			unbekannt = teil
		}
		namen = append(namen, s.name)
	}
	if unbekannt == "" && len(namen) > 0 {
		return namen, nil
	}
	if i := aehnlichesLand(f); i >= 0 && len(f) >= 5 {
		return nil, fehler("land_unbekannt", zitat(teil)+" ist kein Land. Meinten Sie "+Laender[i].Name+"? Den Namen einer anderen Stelle schreiben Sie in die Bemerkung, wenn er einem Land so ähnlich ist.", Laender[i].Name)
	}
	return []string{teil}, nil
}

// landGefaltet are the folded names of the Länder, in their order.
var landGefaltet = func() (out []string) {
	for _, l := range Laender {
		out = append(out, Falte(l.Name))
	}
	return out
}()

// aehnlichesLand is the place in Laender of the name that was most likely meant, or -1.
func aehnlichesLand(gefaltet string) int {
	return aehnlichster(gefaltet, landGefaltet, func(i, j int) bool { return i == j })
}

// anhaengen adds names that are not in the list yet.
func anhaengen(liste []string, namen ...string) []string {
	for _, n := range namen {
		schon := false
		for _, l := range liste {
			schon = schon || l == n
		}
		if !schon {
			liste = append(liste, n)
		}
	}
	return liste
}
