package ozg

import (
	"strconv"
	"strings"
)

// typWort are words around the number of a Typ that say nothing more.
var typWort = map[string]bool{
	"typ": true, "leikatyp": true, "leika": true, "leistungstyp": true, "lt": true, "vollzugstyp": true,
	"und": true, "u": true, "oder": true, "bis": true, "o": true,
}

// roemisch are the roman numbers that plans use.
var roemisch = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}

// roemischeZahl reads a roman number, 0 where it is none. An x alone is a cross in a box, not a ten.
func roemischeZahl(wort string, allein bool) int {
	if allein && wort == "x" {
		return 0
	}
	return roemisch[wort]
}

// typenFolge says which Typ a set of numbers means.
var typenFolge = map[string]Typ{"1": Typ1, "2": Typ2, "3": Typ3, "2 3": Typ23, "4": Typ4, "5": Typ5, "4 5": Typ45}

// typErlaubt ends the sentences about a Typ.
const typErlaubt = "Zulässig sind 1, 2, 3, 2/3, 4, 5 und 4/5."

// liesTyp reads the LeiKa-Typ: "2/3", "Typ 2/3", "2 und 3", "II/III", "2b". A spreadsheet that made the
// second of March of "2/3" is told so, never guessed.
func liesTyp(z zelle) (Felder, *Zweifel) {
	if t, ok := typenFolge[z.text]; ok { // the usual spellings "1", "4", "5"
		return z.mit(TextWert(t)), nil
	}
	if z.Datum {
		return nil, typAlsDatum(z.Tag, z.zitat())
	}
	if worte, ok := typWorte[z.falt]; ok {
		return worte(z)
	}
	zahlen, buchstabe, ok := typZahlen(z.text)
	if vorn, klammer, geteilt := z.vorKlammer(); !ok && geteilt && !strings.ContainsAny(klammer, "0123456789") {
		if fs, zw := liesTyp(vorn); fs != nil && zw == nil { // "Typ 1 (Bund)"
			return fs, zusatz("Typ "+fs[z.feld].Text, klammer)
		}
	}
	if !ok || z.text == "23" || z.text == "45" {
		return liesKeinenTyp(z)
	}
	t, ok := typenFolge[strings.Join(zahlen, " ")]
	switch {
	case !ok && len(zahlen) == 1:
		return nil, fehler("typ_unbekannt", "Typ "+zahlen[0]+" ist keine Verwaltungsleistung im Sinne des OZG (Typ 6 bis 11 sind Hinweise, Rufnummern und ähnliche Informationen). "+typErlaubt, "")
	case !ok:
		return nil, fehler("typ_mehrdeutig", z.zitat()+" nennt mehrere Typen, die nicht zusammengehören. Schreiben Sie den Typ, der für die OZG-Leistung im Ganzen gilt. "+typErlaubt, "")
	case buchstabe != "":
		return z.mit(TextWert(t)), hinweis("typ_zusatz", "Gelesen wird Typ "+string(t)+". Der Buchstabe „"+buchstabe+"“ (er nennt, wer vollzieht) wird nicht übernommen.")
	}
	return z.mit(TextWert(t)), nil
}

// typWorte are words in place of a number.
var typWorte = map[string]leser{
	"bundbund": func(z zelle) (Felder, *Zweifel) { return z.mit(TextWert(Typ1)), nil },
	"bund": func(z zelle) (Felder, *Zweifel) {
		return z.mit(TextWert(Typ1)), warnung("typ_bund", "„Bund“ wird als Typ 1 gelesen (Digitalisierungsprogramm Bund: der Bund regelt und vollzieht). Schreiben Sie 2/3, wenn Länder oder Kommunen vollziehen.")
	},
	"foederal": func(z zelle) (Felder, *Zweifel) {
		return nil, fehler("typ_unbekannt", "„föderal“ kann Typ 2/3 oder 4/5 heißen. Schreiben Sie 2/3, wenn Bundesrecht vollzogen wird, und 4/5, wenn Land oder Kommune selbst regeln.", "")
	},
}

// typZahlen gives the different numbers of a text in their order, and the letter after one of them; ok is
// false where the text holds anything else.
func typZahlen(text string) (zahlen []string, buchstabe string, ok bool) {
	if len(text) > 60 || text != "" && strings.IndexByte("-+<>", text[0]) >= 0 {
		return nil, "", false
	}
	schon := map[string]bool{}
	text = strings.TrimSuffix(text, ",0")
	worte := glieder(text)
	for _, g := range worte {
		if n := roemischeZahl(g, len(worte) == 1); n > 0 {
			g = strconv.Itoa(n)
		}
		n, err := strconv.Atoi(g)
		switch {
		case typWort[g]:
		case (g == "a" || g == "b") && len(zahlen) > 0:
			buchstabe += g
		case err != nil || n < 1 || n > 11 || g[0] == '0':
			return nil, "", false
		case !schon[g]:
			schon[g] = true
			zahlen = append(zahlen, g)
		}
	}
	if len(zahlen) == 2 && len(zahlen[0]) == 1 && zahlen[0] > zahlen[1] {
		zahlen[0], zahlen[1] = zahlen[1], zahlen[0]
	}
	return zahlen, buchstabe, len(zahlen) > 0
}

// liesKeinenTyp explains a text that is no Typ; it may be what a spreadsheet made of "2/3".
func liesKeinenTyp(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	if t, ok := serienTag(z.text); ok {
		return nil, typAlsDatum(t, z.zitat())
	}
	if t, ok := tagOhneJahr(z.text); ok {
		return nil, typAlsDatum(t, z.zitat())
	}
	if t, genau, zw := LiesTag(z.text); zw == nil && genau {
		return nil, typAlsDatum(t, z.zitat())
	}
	vorschlag := map[string]string{"23": "2/3", "45": "4/5"}[z.text]
	return nil, fehler("typ_unbekannt", z.zitat()+" ist kein Typ. "+typErlaubt, vorschlag)
}

// typAlsDatum: a German spreadsheet makes 2 March of "2/3", an English one 3 February.
func typAlsDatum(t Tag, wie string) *Zweifel {
	_, monat, tag := t.Zeit().Date()
	a, b := min(int(monat), tag), max(int(monat), tag)
	text := "Hier steht das Datum " + wie + " statt eines Typs."
	switch {
	case a == 2 && b == 3:
		return fehler("typ_als_datum", text+" Die Tabellenkalkulation hat vermutlich „2/3“ in ein Datum verwandelt. Formatieren Sie die Spalte als Text und schreiben Sie 2/3.", "2/3")
	case a == 4 && b == 5:
		return fehler("typ_als_datum", text+" Die Tabellenkalkulation hat vermutlich „4/5“ in ein Datum verwandelt. Formatieren Sie die Spalte als Text und schreiben Sie 4/5.", "4/5")
	}
	return fehler("typ_als_datum", text+" "+typErlaubt, "")
}
