package ozg

import (
	"math"
	"strconv"
	"strings"
)

// neuesReifegradmodell is the last Stichtag up to which the model of 2020 with levels 0 to 4 holds;
// version 2.0 of July 2025 has levels 0 to 7.
var neuesReifegradmodell = NeuerTag(2025, 6, 30)

// ganzeZahl reads a whole number with words around it that say nothing more: "Stufe 3", "III", "3.0". A
// single letter after it is given back.
func (z zelle) ganzeZahl(worte map[string]bool) (n int, buchstabe string, ok bool) {
	if z.Datum || z.Prozent || len(z.text) > 60 {
		return 0, "", false
	}
	text := strings.TrimSuffix(strings.TrimSuffix(z.text, ".0"), ",0")
	if strings.ContainsAny(text, "+<>") || strings.HasPrefix(text, "-") {
		return 0, "", false
	}
	gefunden := false
	alle := glieder(text)
	for _, g := range alle {
		zahl, err := strconv.Atoi(g)
		if err != nil {
			zahl = max(roemischeZahl(g, len(alle) == 1), ordnungszahl[g])
		}
		switch {
		case worte[g]:
		case err == nil && len(g) > 9 || gefunden && (err == nil || zahl > 0):
			return 0, "", false
		case err == nil || zahl > 0:
			n, gefunden = zahl, true
		case gefunden && len(g) == 1 && buchstabe == "":
			buchstabe = g
		default:
			return 0, "", false
		}
	}
	return n, buchstabe, gefunden
}

// reifegradWort are words around a level.
var reifegradWort = map[string]bool{"stufe": true, "rg": true, "reifegrad": true, "level": true, "grad": true, "reifegradstufe": true, "mind": true, "mindestens": true}

// reifegradName are the names of the levels of the model of 2020.
var reifegradName = neueWortliste([]zeile[int]{
	{0, "Offline | 0 Offline"},
	{1, "Information | 1 Information"},
	{2, "Formular-Assistent | Formularassistent | 2 Formular-Assistent | 2 Formularassistent"},
	{3, "Online-Leistung | 3 Online-Leistung"},
	{4, "Online-Transaktion | 4 Online-Transaktion"},
})

// liesReifegrad reads a level of the OZG-Reifegradmodell, whose version follows from the Stichtag.
func liesReifegrad(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	hoechster, version := 4, "von 2020"
	if z.Stichtag > neuesReifegradmodell {
		hoechster, version = 7, "2.0"
	}
	erlaubt := "Das Reifegradmodell " + version + " kennt die Stufen 0 bis " + strconv.Itoa(hoechster) + "."
	n, buchstabe, ok := z.ganzeZahl(reifegradWort)
	if name, benannt := reifegradName.wert[z.falt]; benannt && hoechster == 4 && !ok {
		n, ok = name, true
	}
	switch {
	case !ok || buchstabe != "":
		return nil, fehler("zahl_unlesbar", z.zitat()+" ist kein Reifegrad. "+erlaubt+" Schreiben Sie nur die Zahl.", "")
	case n < 0 || n > hoechster && n <= 7:
		return nil, fehler("reifegrad_bereich", "Den Reifegrad "+strconv.Itoa(n)+" gibt es zum Stichtag der Datei nicht. "+erlaubt+" Stufen bis 7 gelten erst nach dem "+neuesReifegradmodell.Deutsch()+".", "")
	case n > hoechster:
		return nil, fehler("reifegrad_bereich", "Den Reifegrad "+strconv.Itoa(n)+" gibt es nicht. "+erlaubt, "")
	}
	return z.mit(ZahlWert(n)), nil
}

// prioritaetWort are words around a priority.
var prioritaetWort = map[string]bool{"prio": true, "p": true, "prioritaet": true, "kategorie": true, "kat": true, "priorisierungskategorie": true, "stufe": true}

// liesPrioritaet reads the priority 1 to 4 of the programme.
func liesPrioritaet(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	const erlaubt = "Das Programm kennt die Kategorien 1 (Laborleistungen) bis 4."
	switch z.falt {
	case "niedrig", "mittel", "hoch", "sehrhoch", "gering", "normal":
		return nil, fehler("prioritaet_unbekannt", z.zitat()+" lässt sich den Kategorien 1 bis 4 nicht sicher zuordnen. "+erlaubt+" Schreiben Sie die Zahl.", "")
	case "laborleistung", "laborleistungen":
		return z.mit(ZahlWert(1)), nil
	}
	kopf := z
	if z.text != "" && len(z.text) <= 200 && z.text[0] <= '9' { // "1 (Laborleistungen)"
		if teile := teile(z.text); len(teile) > 1 {
			kopf.text = teile[0]
		}
	}
	n, buchstabe, ok := kopf.ganzeZahl(prioritaetWort)
	switch {
	case !ok || buchstabe != "":
		return nil, fehler("prioritaet_unbekannt", z.zitat()+" ist keine Priorität. "+erlaubt+" Schreiben Sie die Zahl.", "")
	case n < 1 || n > 4:
		return nil, fehler("prioritaet_bereich", "Die Priorität "+strconv.Itoa(n)+" gibt es nicht. "+erlaubt, "")
	case kopf.text != z.text:
		return z.mit(ZahlWert(n)), zusatz(strconv.Itoa(n), strings.Join(teile(z.text)[1:], ", "))
	}
	return z.mit(ZahlWert(n)), nil
}

// liesFortschritt reads whole percent. A cell formatted as percent holds the fraction.
func liesFortschritt(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	text, prozent := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(z.text, "Prozent"), "v. H."), "%")
	text, ungefaehr := ohneUngefaehr(strings.TrimSpace(text))
	d, art := dezimal(text, z.Zahl || z.Prozent)
	wert := d
	if z.Prozent {
		wert = 100 * d
	}
	n := int(math.Floor(math.Max(math.Min(wert, 1e6), -1e6) + 0.5))
	switch {
	case z.Datum || art != dezimalKlar:
		return nil, fehler("zahl_unlesbar", z.zitat()+" ist kein Prozentwert. Schreiben Sie eine Zahl von 0 bis 100, zum Beispiel 35 %.", "")
	case !z.Prozent && !prozent && d > 0 && d < 1:
		v := strconv.Itoa(int(math.Floor(100*d+0.5))) + " %"
		return nil, fehler("zahl_mehrdeutig", z.zitat()+" kann ein Anteil oder ein Prozentwert sein. Schreiben Sie die Zahl mit Prozentzeichen.", v)
	case wert < 0 || wert > 100:
		return nil, fehler("fortschritt_bereich", "Ein Fortschritt von "+ZahlText(n)+" % liegt außerhalb von 0 bis 100.", "")
	case ungefaehr || math.Abs(wert-float64(n)) > 1e-9:
		return z.mit(ZahlWert(n)), hinweis("zahl_gerundet", z.zitat()+" wird als "+strconv.Itoa(n)+" % übernommen.")
	}
	return z.mit(ZahlWert(n)), nil
}

func ohneUngefaehr(text string) (rest string, ungefaehr bool) {
	for _, v := range []string{"ca.", "ca", "circa", "etwa", "rund", "~", "≈"} {
		if rest, ok := strings.CutPrefix(text, v); ok && rest != "" && (rest[0] == ' ' || v == "ca." || v == "~" || v == "≈") {
			return strings.TrimSpace(rest), true
		}
	}
	return text, false
}

func prozentText(text string) bool {
	zahl, ok := strings.CutSuffix(text, "%")
	return ok && strings.Trim(zahl, "0123456789., ") == ""
}
