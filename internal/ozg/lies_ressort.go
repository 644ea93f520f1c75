package ozg

import "strings"

// ressorts lists the Bundesressorts by short name, predecessors included: each is stated as written.
var ressorts = []zeile[string]{
	{"AA", "AA | Auswärtiges Amt"},
	{"BKAmt", "BKAmt | BK-Amt | BK | Bundeskanzleramt"},
	{"BKM", "BKM | Beauftragte der Bundesregierung für Kultur und Medien | Beauftragter der Bundesregierung für Kultur und Medien"},
	{"BMAS", "BMAS | Bundesministerium für Arbeit und Soziales"},
	{"BMBF", "BMBF | Bundesministerium für Bildung und Forschung"},
	{"BMBFSFJ", "BMBFSFJ | Bundesministerium für Bildung, Familie, Senioren, Frauen und Jugend"},
	{"BMDS", "BMDS | Bundesministerium für Digitales und Staatsmodernisierung"},
	{"BMDV", "BMDV | Bundesministerium für Digitales und Verkehr"},
	{"BMEL", "BMEL | Bundesministerium für Ernährung und Landwirtschaft"},
	{"BMF", "BMF | Bundesministerium der Finanzen | Bundesfinanzministerium"},
	{"BMFSFJ", "BMFSFJ | Bundesministerium für Familie, Senioren, Frauen und Jugend"},
	{"BMFTR", "BMFTR | Bundesministerium für Forschung, Technologie und Raumfahrt"},
	{"BMG", "BMG | Bundesministerium für Gesundheit | Bundesgesundheitsministerium"},
	{"BMI", "BMI | Bundesministerium des Innern | Bundesministerium des Innern und für Heimat | Bundesministerium des Innern, für Bau und Heimat | Bundesinnenministerium | BMIBH"},
	{"BMJ", "BMJ | Bundesministerium der Justiz | Bundesjustizministerium"},
	{"BMJV", "BMJV | Bundesministerium der Justiz und für Verbraucherschutz"},
	{"BMLEH", "BMLEH | Bundesministerium für Landwirtschaft, Ernährung und Heimat"},
	{"BMU", "BMU | Bundesministerium für Umwelt, Naturschutz und nukleare Sicherheit"},
	{"BMUKN", "BMUKN | Bundesministerium für Umwelt, Klimaschutz, Naturschutz und nukleare Sicherheit"},
	{"BMUV", "BMUV | Bundesministerium für Umwelt, Naturschutz, nukleare Sicherheit und Verbraucherschutz"},
	{"BMV", "BMV | Bundesministerium für Verkehr"},
	{"BMVg", "BMVg | Bundesministerium der Verteidigung"},
	{"BMVI", "BMVI | Bundesministerium für Verkehr und digitale Infrastruktur"},
	{"BMWE", "BMWE | Bundesministerium für Wirtschaft und Energie"},
	{"BMWi", "BMWi"},
	{"BMWK", "BMWK | Bundesministerium für Wirtschaft und Klimaschutz"},
	{"BMWSB", "BMWSB | Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen"},
	{"BMZ", "BMZ | Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung"},
}

// mitfuehrende are bodies that share a Federführung without being a Ressort or a Land.
const mitfuehrende = "kommunale Spitzenverbände | die kommunalen Spitzenverbände | KSV | Deutscher Städtetag | DST | Deutscher Landkreistag | DLT | Deutscher Städte- und Gemeindebund | DStGB"

// stelleArt says what a found name is.
type stelleArt uint8

const (
	stelleRessort stelleArt = iota
	stelleLand
	stelleAndere
	stelleMehrdeutig
)

type stelle struct {
	art  stelleArt
	name string
}

// stellenNach finds Ressorts, Länder and other bodies by their folded name.
var stellenNach = func() map[string]stelle {
	m := map[string]stelle{}
	for _, r := range ressorts {
		for wort := range strings.SplitSeq(r.worte, " | ") {
			m[Falte(wort)] = stelle{stelleRessort, r.wert}
		}
	}
	for wort := range strings.SplitSeq(mitfuehrende, " | ") {
		m[Falte(wort)] = stelle{stelleAndere, wort}
	}
	for wort, code := range landNach {
		m[wort] = stelle{stelleLand, code}
	}
	for wort := range landMehrdeutig {
		m[wort] = stelle{stelleMehrdeutig, strings.ToUpper(wort)}
	}
	return m
}()

// laengsteStelle is the number of words of the longest name.
const laengsteStelle = 10

// fuellwort are words between names.
var fuellwort = map[string]bool{"und": true, "u": true, "sowie": true, "mit": true, "land": true, "laender": true, "ff": true, "bund": true, "federfuehrung": true, "tandem": true}

// stellen finds the names in a cell, at each word the longest first, so that neither the comma in
// "Bundesministerium des Innern, für Bau und Heimat" nor the dash in Sachsen-Anhalt parts them. unbekannt
// is the first word that belongs to none.
func stellen(text string) (funde []stelle, unbekannt string) {
	if len(text) > laengsteListe {
		return nil, text
	}
	worte := glieder(text)
	for i := 0; i < len(worte); {
		n := laengster(worte[i:])
		if n == 0 {
			if !fuellwort[worte[i]] && unbekannt == "" {
				unbekannt = worte[i]
			}
			i++
			continue
		}
		s := stellenNach[strings.Join(worte[i:i+n], "")]
		doppelt := false
		for _, f := range funde {
			doppelt = doppelt || f == s
		}
		if !doppelt {
			funde = append(funde, s)
		}
		i += n
	}
	return funde, unbekannt
}

// laengster is how many of the first words make the longest known name.
func laengster(worte []string) int {
	for n := min(len(worte), laengsteStelle); n > 0; n-- {
		if _, ok := stellenNach[strings.Join(worte[:n], "")]; ok {
			return n
		}
	}
	return 0
}

// liesFederfuehrung reads Ressorts and Länder, whichever of both the column is mapped to: "BMG",
// "Niedersachsen", "BMG / NI". One unknown name refuses the cell, since a list is replaced whole.
func liesFederfuehrung(z zelle) (Felder, *Zweifel) {
	if s, ok := stellenNach[z.falt]; ok && s.art <= stelleLand { // the usual single name
		return s.felder(), nil
	}
	switch {
	case offenesWort.wert[z.falt]:
		return nil, ohneAngabe(z.text)
	case alleLaender.wert[z.falt]:
		return Felder{FeldLand: ListeWert(landCodes()...)}, hinweis("alle_laender", z.zitat()+" wird als alle 16 Länder gelesen.")
	}
	funde, unbekannt := stellen(z.text)
	if vorn, referat, ok := z.vorKlammer(); ok && unbekannt != "" {
		if fs, zw := liesFederfuehrung(vorn); zw == nil { // "BMAS (Referat IVa4)", "BMWK (ehem. BMWi)"
			return fs, zusatz(vorn.text, referat)
		}
	}
	namen := [stelleMehrdeutig + 1][]string{}
	for _, s := range funde {
		namen[s.art] = append(namen[s.art], s.name)
	}
	switch {
	case len(namen[stelleMehrdeutig]) > 0:
		return nil, zweifelMehrdeutig(namen[stelleMehrdeutig][0])
	case unbekannt != "" || len(funde) == 0:
		return nil, z.keineStelle(unbekannt)
	}
	fs := Felder{}
	if l := namen[stelleRessort]; len(l) > 0 {
		fs[FeldRessort] = ListeWert(l...)
	}
	if l := namen[stelleLand]; len(l) > 0 {
		fs[FeldLand] = ListeWert(l...)
	}
	if andere := strings.Join(namen[stelleAndere], ", "); andere != "" {
		if len(fs) == 0 {
			return nil, hinweis("ohne_angabe", zitat(andere)+" ist weder Ressort noch Land und wird nicht als Federführung übernommen.")
		}
		return fs, hinweis("zusatz", zitat(andere)+" ist weder Ressort noch Land und wird nicht als Federführung übernommen.")
	}
	return fs, nil
}

func (s stelle) felder() Felder {
	if s.art == stelleLand {
		return Felder{FeldLand: ListeWert(s.name)}
	}
	return Felder{FeldRessort: ListeWert(s.name)}
}

// keineStelle explains a name that is neither Ressort nor Land.
func (z zelle) keineStelle(unbekannt string) *Zweifel {
	code, was := "ressort_unbekannt", "Ressort"
	if z.feld == FeldLand {
		code, was = "land_unbekannt", "Land"
	}
	if unbekannt == "" {
		return fehler(code, z.zitat()+" nennt kein "+was+". Schreiben Sie zum Beispiel BMG oder Niedersachsen.", "")
	}
	vorschlag := ""
	for _, teil := range append(teile(z.text), unbekannt) {
		f := Falte(teil)
		if _, bekannt := stellenNach[f]; bekannt {
			continue
		}
		if i := aehnlichesLand(f); i >= 0 {
			vorschlag = Laender[i].Name
			break
		}
		if i := ressortListe.aehnlichster(f); i >= 0 {
			vorschlag = ressortListe.wert[ressortListe.gefaltet[i]]
			break
		}
	}
	return fehler(code, z.zitat()+" enthält einen Namen, der weder Ressort noch Land ist: "+zitat(unbekannt)+". Es wird nichts übernommen, weil die Angabe sonst unvollständig wäre.", vorschlag)
}

var ressortListe = neueWortliste(ressorts)
