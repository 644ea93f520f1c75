package dashboard

// seitenwahl says which part of a long list is shown, and where the neighbours are.
type seitenwahl struct {
	Von, Bis, Anzahl int // rows, counted from 1
	Seite, Seiten    int
	Vorige, Naechste string // addresses, "" where there is none
	Bezeichnung      string // what is counted: "Leistungen"
}

// zeilenJeSeite is how many rows one page of a list shows.
const zeilenJeSeite = 100

// blaettere cuts one page out of a list; a page beyond the last is the last. adresse makes the address of
// a page.
func blaettere[T any](liste []T, seite int, bezeichnung string, adresse func(seite int) string) ([]T, seitenwahl) {
	n := len(liste)
	w := seitenwahl{Anzahl: n, Seiten: max((n+zeilenJeSeite-1)/zeilenJeSeite, 1), Bezeichnung: bezeichnung}
	w.Seite = min(max(seite, 1), w.Seiten)
	anfang := (w.Seite - 1) * zeilenJeSeite
	ende := min(anfang+zeilenJeSeite, n)
	w.Von, w.Bis = min(anfang+1, n), ende
	if w.Seite > 1 {
		w.Vorige = adresse(w.Seite - 1)
	}
	if w.Seite < w.Seiten {
		w.Naechste = adresse(w.Seite + 1)
	}
	return liste[anfang:ende], w
}
