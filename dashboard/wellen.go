package dashboard

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// wellenPage is the Gantt of the Umsetzungsprojekte by Welle, and what is due next.
type wellenPage struct {
	basePage
	Befund       string
	Auswahl      []auswahlfeld
	Versteckt    []parameter // what the form of the selection carries along
	Alle         string      // the page without selection, "" where there is none
	Leistungen   int
	ListeAdresse string
	Achse        ganttAchse
	Wellen       []ganttWelle
	Wahl         seitenwahl
	Termine      termine
	CSV          string

	MeilensteineAdresse, TermineAdresse string
}

// auswahlfeld is a select of a GET form.
type auswahlfeld struct {
	Titel, Name string
	Werte       []wahl
}

// ganttWelle is a group of rows.
type ganttWelle struct {
	Titel, Soll string
	Zahlen      ozg.Zahlen
	Adresse     string
	Projekte    []ganttZeile
}

// ganttZeile is one Projekt.
type ganttZeile struct {
	Name, Themenfeld string
	Zahlen           ozg.Zahlen
	Balken           charts.Balken
	Adresse          string // its Leistungen
	Bild             balken
	HatBild          bool
	Etappen          string // Soll and Ist in words, for who does not see the drawing
	Naechster        string // "Konzeption 31.03.2021"
	NaechsterAdresse string // the Leistung that it speaks of
	Verzug           string
	Spaet            bool
}

func (s *Server) showWellen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "wellen", func() (any, error) {
		return newWellenPage(s.basePage(a, "Wellen", "/wellen")), nil
	})
}

func newWellenPage(base basePage) wellenPage {
	ls := base.Anfrage.Filter.waehle(base.Bestand)
	projekte := base.Bestand.Projekte(ls)
	p := wellenPage{
		basePage: base, Befund: aussageProjekte(projekte), Leistungen: len(ls), Auswahl: wellenAuswahl(base),
		ListeAdresse: base.s.link.zu("/leistungen", mit(base.Anfrage.werte(), paramSeite, "", paramSort, "")),
		Achse:        newGanttAchse(projekte, base.Stichtag()), Termine: newTermine(base, ls),
		CSV: base.s.link.zu("/wellen.csv", mit(base.Anfrage.werte(), paramSeite, "")),
	}
	for name, werte := range base.Anfrage.Ansicht() {
		p.Versteckt = append(p.Versteckt, parameter{name, werte[0]})
	}
	slices.SortFunc(p.Versteckt, func(x, y parameter) int { return cmp.Compare(x.Name, y.Name) })
	p.MeilensteineAdresse = base.s.link.zu("/meilensteine", mit(base.Anfrage.werte(), paramSeite, "", paramSort, ""))
	p.TermineAdresse = base.s.link.zu("/meilensteine", mit(base.Anfrage.werte(), paramSeite, "", paramSort, "", paramTermin, terminBald))
	if !base.Anfrage.Filter.Leer() {
		p.Alle = base.Link("/wellen")
	}
	gezeigt, w := blaettere(projekte, base.Anfrage.Seite, "Zeilen", func(seite int) string { return base.Hier(paramSeite, seitenText(seite)) })
	p.Wahl = w
	p.Wellen = newGanttWellen(base, gezeigt, ls, p.Achse)
	return p
}

// newGanttWellen puts the shown rows under their Welle, whose counts are those of the whole Welle.
func newGanttWellen(base basePage, gezeigt []ozg.Projekt, ls []*ozg.Leistung, a ganttAchse) (ws []ganttWelle) {
	gruppen := map[string]ozg.Gruppe{}
	for _, g := range ozg.Gruppiere(ls, ozg.DimWelle) {
		gruppen[g.Code] = g
	}
	letzte := ""
	for _, p := range gezeigt {
		code := welleCode(p.Welle)
		if code != letzte {
			g := gruppen[code]
			w := ganttWelle{Titel: g.Titel, Zahlen: g.Zahlen, Adresse: base.eng(ozg.DimWelle.Parameter(), code)}
			if code == ozg.CodeKeine {
				w.Titel = "Ohne Welle"
			}
			if _, bis, ohne := sollSpanne(g.Leistungen); ohne < len(g.Leistungen) {
				w.Soll = "Soll bis " + bis.Deutsch()
			}
			ws, letzte = append(ws, w), code
		}
		w := &ws[len(ws)-1]
		w.Projekte = append(w.Projekte, newGanttZeile(base, p, a))
	}
	return ws
}

func welleCode(welle int) string {
	if welle == 0 {
		return ozg.CodeKeine
	}
	return strconv.Itoa(welle)
}

// eng is the address of the list with the filters of this page, narrowed further.
func (p basePage) eng(paare ...string) string {
	q := url.Values{}
	for name, w := range p.Anfrage.Filter.werte() {
		q[name] = w
	}
	for name, w := range p.Anfrage.Ansicht() {
		q[name] = w
	}
	return p.s.link.zu("/leistungen", mit(q, paare...))
}

func newGanttZeile(base basePage, p ozg.Projekt, a ganttAchse) ganttZeile {
	z := ganttZeile{
		Name: p.Name, Themenfeld: p.Themenfeld, Zahlen: p.Zahlen, Balken: charts.NeuerBalken(p.Zahlen, balkenSchmal, balkenHoehe),
		Adresse: base.eng(ozg.DimWelle.Parameter(), welleCode(p.Welle), ozg.DimThemenfeld.Parameter(), themenfeldCode(p.Themenfeld), "projekt", cmp.Or(p.Name, ozg.CodeKeine)),
		Etappen: balkenText(p.Etappen), Verzug: "–",
	}
	if z.Name == "" {
		z.Name = "ohne Projekt"
	}
	z.Bild, z.HatBild = a.balken(p, base.Stichtag())
	switch {
	case p.HatNaechster:
		n := p.Naechster
		z.Naechster, z.NaechsterAdresse = meilensteinKurz(n.Meilenstein)+" "+n.Soll.Deutsch(), base.Link("/leistungen/"+n.Leistung.OZGID)
		if z.Spaet = n.Ueberfaellig(); z.Spaet {
			z.Verzug = tageText(n.Verzug)
		} else {
			z.Verzug = "noch " + tageText(int(n.Soll-base.Stichtag()))
		}
	case p.Zahlen.Flaechendeckend == p.Zahlen.Umfang:
		z.Verzug = "fertig"
	case p.Zahlen.Zustaende[ozg.ZustandZurueckgestellt] == p.Zahlen.Umfang:
		z.Verzug = "zurückgestellt"
	default:
		z.Verzug = "kein Soll"
	}
	return z
}

func themenfeldCode(name string) string {
	if t, ok := ozg.ThemenfeldNamed(name); ok {
		return t.Slug
	}
	return ozg.CodeKeine
}

// meilensteinKurz is the word for narrow columns.
func meilensteinKurz(m ozg.Meilenstein) string {
	return [...]string{"Steckbrief", "Konzeption", "Referenz", "bundesweit"}[m]
}

// wellenAuswahl are the selects above the Gantt: one Themenfeld, one Welle.
func wellenAuswahl(base basePage) []auswahlfeld {
	f := base.Anfrage.Filter
	feld := func(d ozg.Dimension, alle string, ks []klasse) auswahlfeld {
		a := auswahlfeld{Titel: d.Titel(), Name: d.Parameter(), Werte: []wahl{{"", alle, len(f.Gewaehlt(d)) == 0}}}
		for _, k := range ks {
			a.Werte = append(a.Werte, wahl{k.code, k.titel, f.Hat(d, k.code)})
		}
		return a
	}
	return []auswahlfeld{
		feld(ozg.DimThemenfeld, "alle Themenfelder", facettenKlassen(0, nil)),
		feld(ozg.DimWelle, "alle Wellen", facettenKlassen(3, wellenVon(base.Bestand))),
	}
}

// aussageProjekte says how many Umsetzungsprojekte missed their next milestone. A Projekt in two Wellen
// counts once; Leistungen without a Projekt are none.
func aussageProjekte(ps []ozg.Projekt) string {
	spaet := map[[2]string]bool{}
	for _, p := range ps {
		if p.Name != "" {
			k := [2]string{p.Themenfeld, p.Name}
			spaet[k] = spaet[k] || p.Verspaetet > 0
		}
	}
	n := 0
	for _, s := range spaet {
		if s {
			n++
		}
	}
	von := ozg.ZahlText(len(spaet))
	switch {
	case len(spaet) == 0:
		return "Umsetzungsprojekte nach Welle: Es ist noch keines gemeldet"
	case len(spaet) == 1 && n == 1:
		return "Das eine Umsetzungsprojekt hat seinen nächsten Meilenstein verpasst"
	case n == 0:
		return "Keines von " + von + " Umsetzungsprojekten hat seinen nächsten Meilenstein verpasst"
	case n == 1:
		return "Eines von " + von + " Umsetzungsprojekten hat seinen nächsten Meilenstein verpasst"
	}
	return ozg.ZahlText(n) + " von " + von + " Umsetzungsprojekten haben ihren nächsten Meilenstein verpasst"
}
