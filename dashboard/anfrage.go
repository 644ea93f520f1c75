package dashboard

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// The parameters that every page takes. Filters are in filter.go.
const (
	paramStichtag  = "stichtag"
	paramWissen    = "wissen"
	paramVergleich = "vergleich"
	paramSort      = "sort"
	paramSeite     = "seite"
	paramArt       = "art"    // kinds of changes
	paramOZGID     = "ozg_id" // of the API
)

// anfrage is what the address of a page asks for, parsed once. It prints back as a canonical address:
// defaults are left out, days are ISO.
type anfrage struct {
	Pfad         string // of the route table, without sub-path
	Sicht        ozg.Sicht
	Heute        ozg.Tag // in Berlin
	Neuester     ozg.Tag // default Stichtag at this Wissensstand
	HatPlan      bool    // false: no plan at all, Neuester is today
	Vergleich    ozg.Tag // compared day
	HatVergleich bool
	Filter       filter
	Sort         string              // of the page's table, "" for its default; a leading "-" means descending
	Seite        int                 // of a paged list, from 1
	Arten        []ozg.Aenderungsart // chosen kinds of changes, sorted; none means all
	Rechte       zugang.Recht        // of who asks
	Fremd        []fremderParameter  // what of the address is not understood
	Spalten      []string            // chosen columns of the list of Leistungen; none means the usual ones
	Seitenfilter url.Values          // chosen codes of filters that one page has, see seitenfilter

	ansicht url.Values // canonical stichtag, wissen, vergleich, as far as not default
}

// anfrage parses the request.
func (s *Server) anfrage(c *fiber.Ctx) (anfrage, error) {
	// Broken escapes are dropped by ParseQuery; what is left is checked value by value.
	q, _ := url.ParseQuery(string(c.Request().URI().QueryString()))
	a, err := parseAnfrage(s.geschichte(), s.link.ohnePraefix(c.Path()), q, s.heute(), s.berlin)
	a.Rechte = werFragt(c).Rechte
	if err == nil && len(a.Fremd) > 0 && strings.HasPrefix(a.Pfad, apiPfad) { // a program would not read a hint
		err = ozg.NeuerFehler("parameter_unbekannt", a.Fremd[0].Satz())
	}
	return a, err
}

// parseAnfrage is pure. Its errors are *ozg.Fehler with the text for the 400 page.
func parseAnfrage(g *ozg.Geschichte, pfad string, q url.Values, heute ozg.Tag, berlin *time.Location) (anfrage, error) {
	a := anfrage{Pfad: pfad, Heute: heute, Seite: 1, ansicht: url.Values{}, Fremd: fremdeParameter(pfad, q)}
	wissen, err := a.liesWissen(g, q.Get(paramWissen), berlin)
	if err != nil {
		return a, err
	}
	if a.Neuester, a.HatPlan = g.StichtagDefault(wissen); !a.HatPlan {
		a.Neuester = heute
	}
	stichtag, err := a.liesStichtag(q.Get(paramStichtag))
	if err != nil {
		return a, err
	}
	a.Sicht = g.Sicht(ozg.Blick{Stichtag: stichtag, Wissen: wissen})
	if err := a.liesVergleich(q.Get(paramVergleich)); err != nil {
		return a, err
	}
	if a.Filter, err = parseFilter(q); err != nil {
		return a, err
	}
	if a.Arten, err = parseArten(q[paramArt]); err != nil {
		return a, err
	}
	if a.Spalten, err = parseSpalten(q[paramSpalte]); err != nil {
		return a, err
	}
	if a.Seitenfilter, err = parseSeitenfilter(q); err != nil {
		return a, err
	}
	if a.Sort = strings.TrimSpace(q.Get(paramSort)); len(a.Sort) > 40 {
		a.Sort = ""
	}
	if n, err := strconv.Atoi(q.Get(paramSeite)); err == nil && n > 1 {
		a.Seite = n
	}
	return a, nil
}

// liesWissen reads the Wissensstand and keeps it for the links where it is not the present.
func (a *anfrage) liesWissen(g *ozg.Geschichte, text string, berlin *time.Location) (ozg.Nr, error) {
	nr, err := g.LiesWissen(text, berlin)
	if err == nil && nr != g.Stand {
		a.ansicht.Set(paramWissen, strconv.Itoa(int(nr)))
	}
	return nr, err
}

// tagOZG is the day the law came into force; nothing is known of the time before.
var tagOZG = ozg.NeuerTag(2017, 8, 18)

func (a *anfrage) liesStichtag(text string) (ozg.Tag, error) {
	if strings.TrimSpace(text) == "" {
		return a.Neuester, nil
	}
	t, err := a.tagImRahmen("Stichtag", text)
	if err == nil && t != a.Neuester {
		a.ansicht.Set(paramStichtag, t.String())
	}
	return t, err
}

// tagImRahmen reads a day between the law and today. Days beyond are refused with a reason: no plan can
// speak of them, and a burn-up over thousands of years would cost minutes.
func (a *anfrage) tagImRahmen(was, text string) (ozg.Tag, error) {
	t, ok := liesTag(text)
	switch {
	case !ok:
		return 0, ozg.NeuerFehler("stichtag_ungueltig", "Der "+was+" „"+kurz(text)+"“ ist kein Datum. Schreiben Sie ihn als TT.MM.JJJJ, etwa 30.06.2021.")
	case t < tagOZG:
		return 0, ozg.NeuerFehler("stichtag_zu_frueh", "Der "+was+" "+t.Deutsch()+" liegt vor dem Inkrafttreten des Onlinezugangsgesetzes am "+tagOZG.Deutsch()+". Wählen Sie einen späteren.")
	case t > max(a.Heute, a.Neuester):
		return 0, ozg.NeuerFehler("stichtag_zukunft", "Der "+was+" "+t.Deutsch()+" liegt in der Zukunft. Wählen Sie einen Tag bis zum "+max(a.Heute, a.Neuester).Deutsch()+".")
	}
	return t, nil
}

func (a *anfrage) liesVergleich(text string) error {
	text = strings.TrimSpace(text)
	if text == ozg.VergleichKein {
		a.ansicht.Set(paramVergleich, text)
		return nil
	}
	var ok bool
	if a.Vergleich, ok = ozg.VergleichNamed(text, a.Sicht.Stichtag); !ok {
		t, err := a.tagImRahmen("Vergleichstag", text)
		if err != nil {
			return err
		}
		a.Vergleich, text = t, t.String()
	}
	if text != "" && text != ozg.VergleichVorquartal {
		a.ansicht.Set(paramVergleich, text)
	}
	a.HatVergleich = a.Vergleich >= tagOZG && a.Vergleich != a.Sicht.Stichtag
	return nil
}

// vergleichstag is the day compared with, nil for none.
func (a anfrage) vergleichstag() *ozg.Tag {
	if !a.HatVergleich {
		return nil
	}
	return &a.Vergleich
}

// liesTag reads a day as a person writes it (30.06.2021, 30.6.2021) or as an address carries it
// (2021-06-30).
func liesTag(text string) (ozg.Tag, bool) {
	text = strings.TrimSpace(text)
	if t, err := ozg.ParseISO(text); err == nil {
		return t, true
	}
	for _, form := range []string{"2.1.2006", "2. 1. 2006"} {
		if z, err := time.Parse(form, text); err == nil {
			return ozg.TagVon(z), true
		}
	}
	return 0, false
}

// kurz cuts a text that comes from the address before it is shown again.
func kurz(text string) string {
	if r := []rune(text); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return text
}

// Ansicht are the parameters that every link keeps: Stichtag, Wissensstand and Vergleich.
func (a anfrage) Ansicht() url.Values { return a.ansicht }

// werte are all parameters, canonical.
func (a anfrage) werte() url.Values {
	q := a.Filter.werte()
	for name, w := range a.ansicht {
		q[name] = w
	}
	if a.Sort != "" {
		q.Set(paramSort, a.Sort)
	}
	a.mitArten(q)
	a.mitSpalten(q)
	a.mitSeitenfilter(q)
	if a.Seite > 1 {
		q.Set(paramSeite, strconv.Itoa(a.Seite))
	}
	return q
}

// schluessel is the canonical address without sub-path, the key of the page cache.
func (a anfrage) schluessel() string {
	s := a.Pfad + "?" + a.werte().Encode()
	for _, f := range a.Fremd { // the page names them
		s += "\x00" + f.Name
	}
	return s
}

// parameter are name-value pairs for hidden inputs.
type parameter struct{ Name, Wert string }

// versteckt lists the parameters that the form of the control bar must carry along: the filters and the
// order, not the three it sets itself.
func (a anfrage) versteckt() (ps []parameter) {
	q := a.Filter.werte()
	a.mitArten(q)
	a.mitSpalten(q)
	a.mitSeitenfilter(q)
	if a.Sort != "" {
		q.Set(paramSort, a.Sort)
	}
	namen := make([]string, 0, len(q))
	for name := range q {
		namen = append(namen, name)
	}
	slices.Sort(namen)
	for _, name := range namen {
		for _, w := range q[name] {
			ps = append(ps, parameter{name, w})
		}
	}
	return ps
}
