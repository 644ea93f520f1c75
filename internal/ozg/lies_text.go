package ozg

import (
	"net/url"
	"strings"
)

// liesText reads free text: Bezeichnung and Bemerkung.
func liesText(z zelle) (Felder, *Zweifel) { return z.mit(z.freitext()), nil }

func (z zelle) freitext() Wert {
	if z.Datum && z.ohneWort() { // its reader gave no text, or its number format shows only a sign
		return TextWert(z.Tag.Deutsch())
	}
	return TextWert(z.text)
}

// liesName reads a name (Lage, Projekt); "offen" and "entfällt" are none.
func liesName(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	return liesText(z)
}

// liesLabor reads the name of a Digitalisierungslabor. A column "Laborleistung" says only yes or no; yes
// states the way, not the name.
func liesLabor(z zelle) (Felder, *Zweifel) {
	if ja, ok := jaNein.wert[z.falt]; ok && ja {
		return Felder{FeldWeg: TextWert(WegLabor)}, nil
	}
	return liesName(z)
}

// jaNein are the words and signs of yes and no.
var jaNein = neueWortliste([]zeile[bool]{
	{true, "ja | j | x | xx | yes | y | wahr | true | 1 | angekreuzt"},
	{false, "nein | n | no | falsch | false | 0"},
})

// liesURL reads the address of an online service. Only http and https: the text becomes a link.
func liesURL(z zelle) (Felder, *Zweifel) {
	if offenesWort.wert[z.falt] {
		return nil, ohneAngabe(z.text)
	}
	u, err := url.Parse(z.text)
	switch {
	case strings.ContainsAny(z.text, " \"<>\\"):
		return nil, fehler("url_unlesbar", z.zitat()+" ist nicht eine einzelne Internetadresse. Schreiben Sie eine Adresse, die mit https:// beginnt, und alles Weitere in die Bemerkung.", "")
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil:
		return z.mit(TextWert(z.text)), nil
	case err == nil && u.User != nil:
		return nil, fehler("url_unlesbar", "Die Adresse "+z.zitat()+" enthält Anmeldedaten. Schreiben Sie die Adresse ohne Benutzername und Kennwort.", "")
	}
	vorschlag := ""
	if v, err := url.Parse("https://" + z.text); err == nil && strings.Contains(v.Hostname(), ".") && v.User == nil && !strings.Contains(z.text, ":") {
		vorschlag = "https://" + z.text
	}
	return nil, fehler("url_unlesbar", z.zitat()+" ist keine Internetadresse. Eine Adresse beginnt mit https:// oder http://.", vorschlag)
}
