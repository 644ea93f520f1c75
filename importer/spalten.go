package importer

import (
	"regexp"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// spalte is one column of a header.
type spalte struct {
	nr     int
	kopf   string // own header text, white space joined
	ganz   string // with the group headers above it
	haken  bool   // "✓" stands in it or beside it, so that "✗" is no doubtful cross
	samt   bool   // a name that carries its OZG-ID: "10214 – Krankenhausaufnahme"
	jeLand bool   // states laender.XX or laender_seit.XX of the Land that the row names
	zelle  string // address of the own header cell
	ziel   ziel
	grund  string // why it means that, where a person chose it or it is not read; see BlattBericht.Grund

	worte map[string]string // decided: Wortschluessel → the text to read instead
	folge string            // decided: order of day and month
}

var (
	klammer   = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]`)
	nummer    = regexp.MustCompile(`(?i)^(?:(?:MS|M|Meilenstein)\s*\d{1,2}\s*[.):–-]|\(?\d{1,2}[.)])\s*`)
	tagImKopf = regexp.MustCompile(`(?i)[(,–-]?\s*\b(?:zum|am|per|stand:?)?\s*(\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|Q[1-4]\s?/\s?\d{4}|[1-4]\. Quartal \d{4})\)?`)
	leerraum  = regexp.MustCompile(`\s+`)
)

// nebensaechlich are the words in brackets, folded, that change nothing about what a column holds. All
// other brackets count: "Reifegrad (Plan)" is not the Reifegrad.
const nebensaechlich = "|04|07|03|13|14|15|0100|100|123|12345|1234523|in|t|int|prozent|inprozent|janein|jn|x|abc|" +
	"auswahl|auswahlliste|dropdown|pflicht|pflichtfeld|optional|freitext|text|fallsvorhanden|ggf|" +
	"ttmmjjjj|mmjjjj|datum|quartal|jahr|monat|eur|euro|ineuro|teur|tsdeur|tsd|leika|ozg|efa|fim|katalog|ltkatalog|lautkatalog|" +
	"mio|inmio|mioeur|inmioeur|mioeuro|inmioeuro|idundbezeichnung|idbezeichnung|idname|idundname|nrundname|nrundbezeichnung|5stellig|fuenfstellig|14stellig|gemaessreifegradmodell|mehrfachnennung|mehrfachnennungmoeglich|kuerzel|code|laenderkuerzel"

var nebenBei = menge(nebensaechlich)

// formen are the forms in which a title is looked up: as written, then without what changes nothing.
func formen(text string) []string {
	ohne := text
	if strings.ContainsAny(ohne, "0123456789") {
		ohne = nummer.ReplaceAllString(ohne, "")
		ohne = tagImKopf.ReplaceAllString(ohne, "")
	}
	if strings.ContainsAny(ohne, "([") {
		ohne = klammer.ReplaceAllStringFunc(ohne, func(k string) string {
			if nebenBei[ozg.Falte(k)] {
				return ""
			}
			return k
		})
	}
	if ohne == text {
		return []string{text}
	}
	return []string{text, ohne}
}

// titelbuch remembers what titles mean while one file is read; header search asks for the same ones again
// and again. A nil one remembers nothing.
type titelbuch map[string]ziel

// laengsterTitel is the length in bytes beyond which a text is no title of a column.
const laengsterTitel = 120

// nachschlagen finds what a title means: in the alias table, else as the name of a Land.
func (b titelbuch) nachschlagen(text string) ziel {
	if len(text) > laengsterTitel {
		return ziel{}
	}
	z, ok := b[text]
	if !ok {
		z = schlageNach(text)
		if b != nil && len(b) < maxGemerkt {
			b[text] = z
		}
	}
	return z
}

func schlageNach(text string) ziel {
	alle := formen(text)
	for _, f := range alle {
		if z, ok := aliase[ozg.Falte(f)]; ok {
			return z
		}
	}
	for _, f := range alle {
		if z, ok := landZiel(f); ok {
			return z
		}
	}
	if ohne, feld, ok := ohneGleichesInKlammern(text); ok {
		if z, ok := aliase[ozg.Falte(ohne)]; ok && z.rolle == rolleFelder && meilensteinVon(z.felder[0]) == feld {
			return z
		}
	}
	if istBemerkungUnd(text) {
		return vielleicht(ozg.FeldBemerkung)
	}
	return ziel{}
}

// ohneGleichesInKlammern takes the other name of a milestone out of its title: "Referenzimplementierung (Go-Live)
// geplant". feld is the Soll of that milestone.
func ohneGleichesInKlammern(text string) (ohne string, feld ozg.Feld, ok bool) {
	k := klammer.FindString(text)
	if k == "" {
		return "", 0, false
	}
	z, ok := aliase[ozg.Falte(k)]
	if !ok || z.rolle != rolleFelder {
		return "", 0, false
	}
	feld = meilensteinVon(z.felder[0])
	return strings.Replace(nummer.ReplaceAllString(text, ""), k, " ", 1), feld, feld != 0
}

// meilensteinVon gives the Soll of the milestone that a field speaks of, 0 where it is none.
func meilensteinVon(f ozg.Feld) ozg.Feld {
	for _, m := range meilensteine {
		if f == m.soll || f == m.ist {
			return m.soll
		}
	}
	return 0
}

// istBemerkungUnd says whether a title of several parts heads remarks: "Bemerkungen / offene Punkte", "Sachstand
// und Anmerkungen". A part that names another field makes it something else.
func istBemerkungUnd(text string) bool {
	teile := strings.FieldsFunc(strings.ReplaceAll(text, " und ", "/"), func(r rune) bool { return r == '/' || r == ',' })
	bemerkung := false
	for _, t := range teile {
		k := ozg.Falte(t)
		z := aliase[k]
		switch {
		case z.rolle == rolleFelder && z.felder[0] == ozg.FeldBemerkung:
			bemerkung = true
		case z.bekannt() && k != "sachstand":
			return false
		}
	}
	return bemerkung && len(teile) > 1
}

// Words that stand beside the name of a Land in a header; those of landDatum make it a date.
var (
	landStatus = menge("online|in|status|stand|anbindung|angebunden|verfügbar|live|nutzung|nachnutzung|umgesetzt")
	landDatum  = menge("seit|ab|datum|termin|wann|geplant|für|go-live")
)

// landZiel reads "NI", "Niedersachsen", "online in NI", "NI (seit)".
func landZiel(text string) (ziel, bool) {
	if code, ok := ozg.LiesLand(text); ok {
		return fuer(ozg.FeldLaender(ozg.LandIndex(code))), true
	}
	if !strings.ContainsAny(text, " (:,/") {
		return ziel{}, false // one word
	}
	var rest []string
	datum := false
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r\n():,;/", r) }) {
		klein := strings.ToLower(w)
		switch {
		case landDatum[klein]:
			datum = true
		case !landStatus[klein]:
			rest = append(rest, w)
		}
	}
	if n := len(rest); n == 0 || n > 5 {
		return ziel{}, false // "Freie und Hansestadt Hamburg" is the longest name
	}
	code, ok := ozg.LiesLand(strings.Join(rest, " "))
	if !ok {
		return ziel{}, false
	}
	if datum {
		return fuer(ozg.FeldLaenderSeit(ozg.LandIndex(code))), true
	}
	return fuer(ozg.FeldLaender(ozg.LandIndex(code))), true
}

// deute finds what a column means by its header texts from top to bottom. The texts together go before
// the own text alone ("Konzeption" over "Soll"), and below a group header of FIM nothing else is meant
// ("Prozesse", "Status"). A group header that covers this column only (allein) may speak for it.
func (b titelbuch) deute(ebenen []string, allein bool) ziel {
	letzte := len(ebenen) - 1
	eigen, gruppen := ebenen[letzte], ebenen[:letzte]
	for i := range gruppen {
		if z := b.nachschlagen(strings.Join(ebenen[i:], " ")); z.bekannt() {
			return z
		}
		if z := b.nachschlagen(gruppen[i] + " " + eigen); z.bekannt() {
			return z
		}
	}
	for _, g := range gruppen {
		if strings.HasPrefix(ozg.Falte(g), "fim") {
			for _, f := range formen(eigen) {
				if z, ok := fimAliase[ozg.Falte(f)]; ok {
					return z
				}
			}
			return ziel{}
		}
	}
	if z := b.nachschlagen(eigen); z.bekannt() || bekannte[ozg.Falte(eigen)] {
		return z
	}
	if allein {
		for _, g := range slices.Backward(gruppen) {
			if z := b.nachschlagen(g); z.bekannt() {
				return z
			}
		}
	}
	return ziel{}
}

// vorschlag finds the field whose title is similar to an unknown header. It is never taken silently. Far
// longer or shorter titles are other words ("Projektleitung" is no misspelt "Projekt").
func vorschlag(kopf string) (ozg.Feld, bool) {
	k := ozg.Falte(kopf)
	if _, genau := aliase[k]; genau || len(k) < 4 || bekannte[k] {
		return 0, false // an exact title that means nothing here ("Status" below "FIM") is not misspelt
	}
	t, ok := ozg.Aehnlich(k, titelFuerVorschlag)
	if !ok || max(len(t), len(k))-min(len(t), len(k)) > len(k)/3 {
		return 0, false
	}
	return aliase[t].felder[0], true
}
