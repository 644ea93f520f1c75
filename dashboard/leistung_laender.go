package dashboard

import (
	"cmp"
	"slices"

	"ozgtracker/internal/ozg"
)

// landFeld is one cell of the grid of Länder on the page of a Leistung.
type landFeld struct {
	Code, Name string
	Zeichen    string // sign beside the word, so that no state is told by colour alone
	Wort       string
	Klasse     string // CSS: "ja", "plan" or ""
}

// laenderAlphabetisch are the places of the grid: fixed, so that the place can be remembered.
var laenderAlphabetisch = func() (platz [ozg.AnzahlLaender]int) {
	for i := range platz {
		platz[i] = i
	}
	slices.SortFunc(platz[:], func(i, j int) int { return cmp.Compare(ozg.Laender[i].Name, ozg.Laender[j].Name) })
	return platz
}()

func newLaenderFelder(l *ozg.Leistung) (fs []landFeld) {
	for _, i := range laenderAlphabetisch {
		f := landFeld{Code: ozg.Laender[i].Code, Name: ozg.Laender[i].Name}
		seit, mitDatum := l.Datum(ozg.FeldLaenderSeit(i))
		switch l.LandIst(i) {
		case ozg.LandOnline:
			f.Zeichen, f.Wort, f.Klasse = "●", "online", "ja"
			if mitDatum {
				f.Wort += " seit " + seit.Deutsch()
			}
		case ozg.LandGeplant:
			f.Zeichen, f.Wort, f.Klasse = "◐", "geplant", "plan"
			if mitDatum {
				f.Wort += " für " + seit.Deutsch()
			}
		case ozg.LandNein:
			f.Zeichen, f.Wort = "○", "noch nicht online"
		case ozg.LandNichtZustaendig:
			f.Zeichen, f.Wort = "×", "nicht zuständig"
		default:
			f.Zeichen, f.Wort = "–", "keine Angabe"
		}
		fs = append(fs, f)
	}
	return fs
}

// laenderSatz is the heading above the grid.
func laenderSatz(l *ozg.Leistung) string {
	gemeldet := 0
	for i := range ozg.AnzahlLaender {
		if l.Land(i) != "" {
			gemeldet++
		}
	}
	fehlt := l.Moeglich - l.Angebote
	switch {
	case l.Typ() == ozg.Typ1 && gemeldet == 0:
		return "Zuständig ist allein der Bund"
	case gemeldet == 0:
		return "Zu keinem Land liegt eine Angabe vor"
	case l.Typ() == ozg.Typ1:
		return "Zuständig ist der Bund; gemeldet sind auch Länder"
	case l.Moeglich == 0:
		return "Kein Land ist zuständig"
	case fehlt == 0:
		return "In allen zuständigen Ländern online"
	case l.Angebote == 0:
		return "Noch in keinem Land online"
	case fehlt == 1:
		return "1 Land fehlt noch"
	}
	return ozg.ZahlText(fehlt) + " Länder fehlen noch"
}

// reichweite tells after the name of a Leistung how far it reaches.
func reichweite(l *ozg.Leistung) string {
	switch {
	case l.Zustand == ozg.ZustandFlaechendeckend && l.Typ() == ozg.Typ1:
		return "beim Bund online, damit flächendeckend"
	case l.Zustand == ozg.ZustandFlaechendeckend:
		return "flächendeckend online"
	case l.Zustand == ozg.ZustandOnline && l.OhneLaender:
		return "online, die Länder sind nicht genannt"
	case l.Zustand == ozg.ZustandOnline && l.Moeglich == 1 && l.Angebote == 1:
		return "online"
	case l.Zustand == ozg.ZustandOnline:
		return "in " + ozg.ZahlText(l.Angebote) + " von " + ozg.ZahlText(l.Moeglich) + " Ländern online"
	case l.Zustand == ozg.ZustandUmsetzung, l.Zustand == ozg.ZustandPlanung:
		return ozg.CodeTitel(l.Zustand.Code())
	case l.Zustand == ozg.ZustandOffen:
		return "noch offen"
	case l.Zustand == ozg.ZustandKeineAngabe:
		return "keine Angabe zum Stand"
	}
	return l.Zustand.Titel()
}
