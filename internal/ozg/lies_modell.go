package ozg

import "strings"

// modelle are the words for a Nachnutzungsmodell.
var modelle = neueWortliste([]zeile[Modell]{
	{ModellA, "A | Modell A | Nachnutzungsmodell A | EfA | Einer für Alle | Eine für Alle | Einer für Alle Leistung | Modell EfA | EfA-Modell | EfA-Leistung | EfA-Dienst | EfA-Lösung | A EfA | A Einer für Alle | Einer für Alle EfA | EfA Einer für Alle | EfA-Entwicklung | EfA-Entwicklung Land NRW | EfA-Entwicklung KDN | EfA-Nachnutzung | EfA-Nachnutzung aus anderem Bundesland sicher"},
	{ModellB, "B | Modell B | Nachnutzungsmodell B | Nachnutzbare Software | Nachnutzbare Software, dezentral betrieben | Nachnutzbare Software dezentral | nachnutzbare Software dezentraler Betrieb | dezentral betriebene Software | dezentral betrieben | dezentraler Betrieb | B Nachnutzbare Software | B Nachnutzbare Software dezentral betrieben"},
	{ModellC, "C | Modell C | FIM-Eigenentwicklung | Nachnutzungsmodell C | FIM-basierte Eigenentwicklung | FIM-basiert | FIM | C FIM | Eigenentwicklung | eigene Entwicklung | Eigenentwicklung (FIM) | Eigenentwicklung auf FIM-Basis | C FIM-basierte Eigenentwicklung | C Eigenentwicklung"},
})

// keinModell are words after which the model stays unsaid, with the reason.
var keinModell = neueWortliste([]zeile[string]{
	{"sagt nur, dass es nicht Modell A ist. Schreiben Sie B oder C.", "kein EfA | keine EfA-Leistung | nicht EfA | EfA nein"},
	{"benennt ein geklärtes Modell noch nicht. Schreiben Sie A, B oder C, sobald es feststeht.", "EfA-Nachnutzung aus anderem Bundesland in Klärung | EfA-Nachnutzung in Klärung | EfA-Entwicklung in Klärung | EfA in Klärung | EfA geplant | EfA geprüft | in Prüfung | wird geprüft"},
	{"heißt, dass keines der Modelle passt. Es wird kein Modell übernommen.", "nicht anwendbar | keines | keins | kein Modell | entfällt | nicht relevant"},
})

// liesModell reads the Nachnutzungsmodell. In a column headed "EfA" yes means A; no leaves open which of
// the others.
func liesModell(z zelle) (Felder, *Zweifel) {
	if ja, ok := jaNein.wert[z.falt]; ok {
		return liesEfA(z, ja)
	}
	if warum, ok := keinModell.wert[z.falt]; ok {
		return nil, hinweis("ohne_angabe", z.zitat()+" "+warum)
	}
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	f := modelle.finde(z.text, z.falt, gleich)
	switch {
	case f.uneindeut || mehrereModelle(z):
		return nil, fehler("modell_mehrdeutig", z.zitat()+" nennt kein eindeutiges Modell. Schreiben Sie A, B oder C.", "")
	case f.ok && f.zusatz != "":
		return z.mit(TextWert(f.wert)), zusatz("Modell "+string(f.wert), f.zusatz)
	case f.ok:
		return z.mit(TextWert(f.wert)), nil
	}
	return nil, fehler("modell_unbekannt", z.zitat()+" ist kein Nachnutzungsmodell. Schreiben Sie A (Einer für Alle), B (Nachnutzbare Software) oder C (FIM-basierte Eigenentwicklung).", modelle.vorschlag(z.falt))
}

func liesEfA(z zelle, ja bool) (Felder, *Zweifel) {
	kopf := Falte(z.Kopf)
	switch efa := strings.Contains(kopf, "efa") || strings.Contains(kopf, "einerfueralle"); {
	case efa && ja:
		return z.mit(TextWert(ModellA)), nil
	case efa:
		return nil, hinweis("efa_nein", z.zitat()+" heißt hier: nicht Modell A (Einer für Alle). Ob B oder C gilt, ist damit nicht gesagt; es wird kein Modell übernommen.")
	}
	return nil, fehler("modell_unbekannt", z.zitat()+" sagt in dieser Spalte nicht, welches Modell gilt. Schreiben Sie A, B oder C.", "")
}

// mehrereModelle reports "A/B", "B oder C", "A, B und C".
func mehrereModelle(z zelle) bool {
	if len(z.text) > 40 {
		return false
	}
	verschiedene := map[string]bool{}
	for _, g := range glieder(z.text) {
		switch g {
		case "a", "b", "c":
			verschiedene[g] = true
		case "oder", "und", "bzw", "o", "u", "modell":
		default:
			return false
		}
	}
	return len(verschiedene) > 1
}
