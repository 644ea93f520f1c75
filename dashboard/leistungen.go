package dashboard

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// leistungenPage is the list of Leistungen with its filters.
type leistungenPage struct {
	basePage
	Satz       string // heading: the count and the finding
	Suche      string
	Sortiert   string // the order in words
	Facetten   []facettePage
	Chips      []chip
	Spalten    []spaltePage
	Zeilen     []listenZeile
	Wahl       seitenwahl
	CSV, Excel string
	Erhalten   []parameter // what the filter form must carry along
	Leer       leerText    // why the table is empty

	Spaltenwahl     []spaltengruppe
	ErhaltenSpalten []parameter // what the form of the columns must carry along
	Zuruecksetzen   string      // the list without filters, with its columns
	OhneOZG         []string    // LeiKa-Leistungen found that belong to no OZG-Leistung
}

// versteckte are the parameters of an address as hidden inputs, in one order.
func versteckte(q url.Values) (ps []parameter) {
	for name, werte := range q {
		for _, w := range werte {
			ps = append(ps, parameter{name, w})
		}
	}
	slices.SortFunc(ps, vergleicheParameter)
	return ps
}

func vergleicheParameter(x, y parameter) int {
	return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.Wert, y.Wert))
}

// facettePage is one fieldset of checkboxes.
type facettePage struct {
	Titel, Parameter string
	Werte            []facettenwert
}

// chip is an active filter; its link takes it away.
type chip struct{ Text, Href string }

// spaltePage is one head cell. Sort is "ascending", "descending" or "" where the list is not sorted by it.
type spaltePage struct{ Titel, Klasse, Href, Sort string }

// leerText says why a list is empty and what helps.
type leerText struct{ Titel, Text, Href, Knopf string }

func (s *Server) showLeistungen(c *fiber.Ctx) error {
	a, sort, err := s.listenAnfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "leistungen", func() (any, error) {
		base := s.basePage(a, "Leistungen", "/leistungen")
		return newLeistungenPage(base, newAuswahl(base.Bestand, s.suche, a.Filter, sort)), nil
	})
}

func (s *Server) listenAnfrage(c *fiber.Ctx) (anfrage, sortierung, error) {
	a, err := s.anfrage(c)
	if err != nil {
		return a, sortierung{}, err
	}
	sort, err := parseSortierung(a.Sort, a.Filter.Q != "")
	return a, sort, err
}

// facettenFolge is the order of the fieldsets: what is asked for most first.
var facettenFolge = [anzahlFacetten]int{1, 0, facetteVerzug, 2, 3, 4}

// newLeistungenPage builds the page from what the filters left.
func newLeistungenPage(base basePage, w auswahl) leistungenPage {
	alleSeiten := mit(base.Anfrage.werte(), paramSeite, "")
	spalten := base.Anfrage.spalten()
	p := leistungenPage{
		basePage: base, Satz: leistungenSatz(w), Suche: w.filter.Q, Sortiert: w.sort.text(),
		CSV: base.s.link.zu("/leistungen.csv", alleSeiten), Excel: base.s.link.zu("/leistungen.xlsx", alleSeiten),
		Chips: leistungenChips(base, w), Spalten: leistungenSpalten(base, w.sort, spalten), Leer: leistungenLeer(base, w.filter),
		Spaltenwahl: spaltenwahl(base.Anfrage), OhneOZG: base.s.suche.ohneOZG(w.filter.Q),
	}
	erhalten := mit(base.Anfrage.Ansicht(), paramSort, base.Anfrage.Sort)
	base.Anfrage.mitSpalten(erhalten)
	p.Zuruecksetzen = base.s.link.zu("/leistungen", mit(erhalten, paramSort, ""))
	p.Erhalten = versteckte(erhalten)
	p.ErhaltenSpalten = versteckte(mit(alleSeiten, paramSpalte, ""))
	for i, codes := range w.filter.merkmale {
		for _, code := range codes {
			p.Erhalten = append(p.Erhalten, parameter{merkmale[i].parameter, code})
		}
	}
	slices.SortFunc(p.Erhalten, vergleicheParameter)
	for _, i := range facettenFolge {
		p.Facetten = append(p.Facetten, facettePage{facettenTitel(i), facettenParameter(i), w.facetten[i]})
	}
	zeilen, wahl := blaettere(w.zeilen, base.Anfrage.Seite, "Leistungen", func(seite int) string { return base.Hier(paramSeite, seitenText(seite)) })
	p.Wahl = wahl
	for _, z := range zeilen {
		p.Zeilen = append(p.Zeilen, newListenZeile(base, spalten, z))
	}
	return p
}

// seitenText leaves the first page out of addresses.
func seitenText(seite int) string {
	if seite <= 1 {
		return ""
	}
	return strconv.Itoa(seite)
}

// leistungenSatz is the heading: how many, and how many of them are late.
func leistungenSatz(w auswahl) string {
	n := len(w.zeilen)
	satz := ozg.ZahlText(n) + " von " + ozg.ZahlText(w.umfang) + " OZG-Leistungen"
	if w.filter.Leer() {
		satz = ozg.AnzahlText(n, "OZG-Leistung", "OZG-Leistungen")
	}
	if n == 0 {
		return satz
	}
	switch spaet := w.ueberfaellig(); spaet {
	case 0:
		return satz + ", keine über ihrem Soll-Termin"
	case n:
		if n > 1 {
			return satz + ", alle über ihrem Soll-Termin"
		}
		return satz + ", über ihrem Soll-Termin"
	default:
		return satz + ", davon " + ozg.ZahlText(spaet) + " über ihrem Soll-Termin"
	}
}

// leistungenChips lists the active filters; each link is the same list without it.
func leistungenChips(base basePage, w auswahl) (cs []chip) {
	hier := func(f filter) string {
		a := base.Anfrage
		a.Filter, a.Seite = f, 1
		if f.Q == "" && a.Sort == sortTreffer {
			a.Sort = ""
		}
		return base.s.link.zu(a.Pfad, a.werte())
	}
	if w.filter.Q != "" {
		f := w.filter
		f.Q = ""
		cs = append(cs, chip{"Suche: " + w.filter.Q, hier(f)})
	}
	for i, m := range merkmale {
		for _, code := range w.filter.merkmale[i] {
			cs = append(cs, chip{m.chip(code), hier(w.filter.ohneMerkmal(i, code))})
		}
	}
	for _, i := range facettenFolge {
		for _, v := range w.facetten[i] {
			if !v.Gewaehlt {
				continue
			}
			f := w.filter.ohneVerzug(v.Code)
			if i != facetteVerzug {
				f = w.filter.ohne(dimensionen[i], v.Code)
			}
			cs = append(cs, chip{facettenTitel(i) + ": " + v.Titel, hier(f)})
		}
	}
	return cs
}

// leistungenSpalten are the head cells: OZG-ID and name, then the chosen columns.
func leistungenSpalten(base basePage, s sortierung, ks []spalte) (ps []spaltePage) {
	ks = append([]spalte{{code: "id", titel: "OZG-ID"}, {code: "name", titel: "Leistung"}}, ks...)
	gewaehlt := len(base.Anfrage.Spalten) > 0
	for _, k := range ks {
		p := spaltePage{Titel: k.titel, Klasse: k.klassen(gewaehlt), Href: base.Hier(paramSort, s.umgekehrt(k.code).String(), paramSeite, "")}
		if s.spalte == k.code {
			p.Sort = "ascending"
			if s.ab {
				p.Sort = "descending"
			}
		}
		ps = append(ps, p)
	}
	return ps
}

// leistungenLeer says why nothing is shown: another filter helps, or the searched Leistung does not count
// any more.
func leistungenLeer(base basePage, f filter) leerText {
	if id, ok := ozg.LiesOZGID(f.Q); ok {
		if l, ok := base.Bestand.Leistung(id); ok {
			return leerText{
				"Die Leistung " + id + " ist nicht in dieser Liste",
				"„" + l.Bezeichnung() + "“ gehört am Stichtag nicht zum Umfang oder passt nicht zu den anderen Filtern.",
				base.Link("/leistungen/" + id), "Leistung " + id + " ansehen",
			}
		}
	}
	if f.Leer() {
		return leerText{
			"Noch keine Daten zu diesem Stichtag", "Wählen Sie einen späteren Stichtag oder spielen Sie einen Plan ein.",
			base.Link("/importe"), "Umsetzungsplan einspielen",
		}
	}
	return leerText{
		"Keine Leistung passt zu diesen Filtern", "Entfernen Sie einen Filter oder setzen Sie alle zurück.",
		base.Link("/leistungen"), "Alle Filter zurücksetzen",
	}
}
