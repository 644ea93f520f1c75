package dashboard

import (
	"cmp"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// aenderung is one value of one field that a Meldung changed, with its origin.
type aenderung struct {
	Feld     ozg.Feld
	Titel    string
	Alt, Neu string // as read by people; Alt "" where nothing was stated before
	Zelle    string // "Blatt!F12", or "Zeile 7" of a file without sheets, or ""
	Text     string // as written
}

// verlaufEintrag is what one import said of a Leistung.
type verlaufEintrag struct {
	Import      ozg.Import
	Konto       string // id
	Satz        string // "Stand: Umsetzung → online; Länder neu online: HB, HH"
	Aenderungen []aenderung
	Bestaetigt  int // values that were stated anew as they were
}

// herkunft is where the value that holds comes from.
type herkunft struct {
	Import ozg.Import
	Konto  string // id
	Zelle  string
	Text   string
}

// akte is all that the Verlauf of a Leistung tells at a Blick.
type akte struct {
	Eintraege []verlaufEintrag // newest first
	herkunft  map[ozg.Feld]herkunft
}

// newAkte folds the stored rows of one Leistung in the order (Stichtag, Nr, line). Rows of imports that
// are not valid at the Blick are left out, as everywhere.
func newAkte(s ozg.Sicht, zeilen []store.GespeicherteMeldung) akte {
	gilt := map[ozg.Nr]ozg.Import{}
	for imp := range s.Importe() {
		gilt[imp.Nr] = imp
	}
	zeilen = slices.DeleteFunc(slices.Clone(zeilen), func(z store.GespeicherteMeldung) bool {
		_, ok := gilt[z.ImportNr]
		return !ok
	})
	slices.SortFunc(zeilen, func(x, y store.GespeicherteMeldung) int {
		return cmp.Or(cmp.Compare(gilt[x.ImportNr].Stichtag, gilt[y.ImportNr].Stichtag), cmp.Compare(x.ImportNr, y.ImportNr), cmp.Compare(x.Lfd, y.Lfd))
	})
	a := akte{herkunft: map[ozg.Feld]herkunft{}}
	stand := map[ozg.Feld]ozg.Wert{}
	for _, z := range zeilen {
		imp := gilt[z.ImportNr]
		if n := len(a.Eintraege); n == 0 || a.Eintraege[n-1].Import.Nr != imp.Nr {
			a.Eintraege = append(a.Eintraege, verlaufEintrag{Import: imp, Konto: z.Konto})
		}
		a.melde(&a.Eintraege[len(a.Eintraege)-1], z.Meldung, stand)
	}
	for i := range a.Eintraege {
		a.Eintraege[i].Satz = satz(a.Eintraege[i])
	}
	slices.Reverse(a.Eintraege)
	return a
}

func (a *akte) melde(e *verlaufEintrag, m ozg.Meldung, stand map[ozg.Feld]ozg.Wert) {
	for f, neu := range m.Felder.Alle() {
		h := m.Herkunft[f]
		zelle := zelleText(m.Blatt, h.Zelle, m.Zeile)
		a.herkunft[f] = herkunft{Import: e.Import, Konto: e.Konto, Zelle: zelle, Text: h.Text}
		alt, hatte := stand[f]
		if hatte && alt.Gleich(neu) {
			e.Bestaetigt++
			continue
		}
		stand[f] = neu
		x := aenderung{Feld: f, Titel: f.Titel(), Neu: anzeige(f, neu), Zelle: zelle, Text: h.Text}
		if hatte {
			x.Alt = anzeige(f, alt)
		}
		e.Aenderungen = append(e.Aenderungen, x)
	}
}

// zelleText is the address as people write it, always with the sheet. The origin of a value that holds
// for the whole file names its own sheet.
func zelleText(blatt, zelle string, zeile int) string {
	switch {
	case strings.Contains(zelle, "!"):
		return zelle
	case zelle == "" && zeile > 0:
		zelle = "Zeile " + ozg.ZahlText(zeile)
	case zelle == "":
		return ""
	}
	if blatt == "" {
		return zelle
	}
	return blatt + "!" + zelle
}

// anzeige is a value as on all pages; the states of a Leistung in their short form.
func anzeige(f ozg.Feld, w ozg.Wert) string {
	if f == ozg.FeldFortschritt && !w.Leer {
		return f.Anzeige(w) + "\u00a0%"
	}
	if f == ozg.FeldBudget && !w.Leer {
		return ozg.ZahlText(w.Zahl) + "\u00a0€"
	}
	return f.Anzeige(w)
}

// satz tells the changes of one import in one line; the Länder are named together.
func satz(e verlaufEintrag) string {
	if len(e.Aenderungen) == 0 {
		return "ohne Änderung bestätigt"
	}
	if e.Import.Art == ozg.ImportKatalog {
		return "In den Katalog aufgenommen"
	}
	var teile []string
	laender := map[string][]string{} // new value → codes
	for _, x := range e.Aenderungen {
		i, land := x.Feld.Land()
		switch {
		case !land:
			teile = append(teile, x.Titel+": "+pfeil(x))
		case x.Feld == ozg.FeldLaender(i):
			laender[x.Neu] = append(laender[x.Neu], ozg.Laender[i].Code)
		}
	}
	for _, w := range []string{"online", "geplant", "nein", "nicht zuständig", "(leer)"} {
		if codes := laender[w]; len(codes) > 0 {
			slices.Sort(codes)
			teile = append(teile, "Länder "+w+": "+strings.Join(codes, ", "))
		}
	}
	if len(teile) == 0 {
		return "Termine in Ländern geändert"
	}
	const gezeigt = 4
	if n := len(teile) - gezeigt; n > 1 {
		return strings.Join(teile[:gezeigt], "; ") + " und " + ozg.ZahlText(n) + " weitere Angaben"
	}
	return strings.Join(teile, "; ")
}

func pfeil(x aenderung) string {
	if x.Alt == "" {
		return x.Neu
	}
	return x.Alt + " → " + x.Neu
}
