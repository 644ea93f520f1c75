package dashboard

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// protokollPage is the audit trail, the newest entries first.
type protokollPage struct {
	basePage
	Pfad               []pfadGlied
	Wahl               protokollWahl
	Konten, Ereignisse []auswahlOption
	Satz               string
	Zeilen             []protokollZeile
	Seiten             seitenwahl
	Herunterladen      string
}

// protokollWahl is what the address chooses: a person, an event, days, a word.
type protokollWahl struct{ Konto, Ereignis, Von, Bis, Suche string }

type protokollZeile struct {
	Nr                                              int
	Am, Konto, Ereignis, Ergebnis, Gegenstand, Spur string
}

func liesProtokollWahl(c *fiber.Ctx) protokollWahl {
	return protokollWahl{
		Konto: c.Query("konto"), Ereignis: c.Query("ereignis"), Von: strings.TrimSpace(c.Query("von")), Bis: strings.TrimSpace(c.Query("bis")), Suche: strings.TrimSpace(c.Query("suche")),
	}
}

func (w protokollWahl) werte() url.Values {
	return mit(nil, "konto", w.Konto, "ereignis", w.Ereignis, "von", w.Von, "bis", w.Bis, "suche", w.Suche)
}

// filter reads the days; a day that is none is an error for the person.
func (w protokollWahl) filter(berlin *time.Location) (f store.ProtokollFilter, err error) {
	f.Konto, f.Ereignis = w.Konto, w.Ereignis
	for _, g := range []struct {
		text  string
		ziel  *time.Time
		plus  int
		titel string
	}{{w.Von, &f.Von, 0, "von"}, {w.Bis, &f.Bis, 1, "bis"}} {
		if g.text == "" {
			continue
		}
		t, ok := liesTag(g.text)
		if !ok {
			return f, ozg.NeuerFehler("tag_falsch", "„"+kurz(g.text)+"“ ist kein Tag. Schreiben Sie ihn als TT.MM.JJJJ.")
		}
		jahr, monat, tag := t.Zeit().Date()
		*g.ziel = time.Date(jahr, monat, tag+g.plus, 0, 0, 0, 0, berlin)
	}
	return f, nil
}

// protokoll gives the chosen entries as they are read.
func (s *Server) protokoll(c *fiber.Ctx, w protokollWahl, base basePage) (zeilen []protokollZeile, err error) {
	f, err := w.filter(s.berlin)
	if err != nil {
		return nil, err
	}
	var eintraege []store.Eintrag // whole before names are looked up: a database in memory has one connection
	if err := s.c.Store.Protokoll(c.UserContext(), f, func(e store.Eintrag) error { eintraege = append(eintraege, e); return nil }); err != nil {
		return nil, err
	}
	suche := ozg.Falte(w.Suche)
	for _, e := range eintraege {
		z := protokollZeile{
			Nr: e.Nr, Am: e.Am.In(s.berlin).Format("02.01.2006 15:04:05"), Konto: "niemand", Ereignis: anmeldung.Ereignis(e.Ereignis).Titel(),
			Ergebnis: e.Ergebnis, Gegenstand: e.Gegenstand, Spur: e.Adresse,
		}
		if e.Konto != "" {
			z.Konto = base.KontoName(e.Konto)
		}
		if suche == "" || strings.Contains(ozg.Falte(z.Konto+" "+z.Ereignis+" "+z.Gegenstand+" "+z.Spur), suche) {
			zeilen = append(zeilen, z)
		}
	}
	return zeilen, nil
}

func (s *Server) showProtokoll(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	base := s.importBase(a, "Protokoll")
	base.Bereich = "/verwaltung"
	w := liesProtokollWahl(c)
	zeilen, err := s.protokoll(c, w, base)
	if err != nil {
		return err
	}
	konten, err := s.c.Store.Konten(c.UserContext())
	if err != nil {
		return err
	}
	p := protokollPage{
		basePage: base, Wahl: w, Konten: kontoOptionen(konten, w.Konto), Satz: ozg.AnzahlText(len(zeilen), "Eintrag", "Einträge") + " im Protokoll",
		Herunterladen: s.link.zu("/verwaltung/protokoll.csv", w.werte()), Pfad: []pfadGlied{{"Verwaltung", base.Adresse("/verwaltung")}, {"Protokoll", ""}},
	}
	for _, e := range anmeldung.Ereignisse() {
		p.Ereignisse = append(p.Ereignisse, auswahlOption{string(e), e.Titel(), string(e) == w.Ereignis})
	}
	p.Zeilen, p.Seiten = blaettere(zeilen, a.Seite, "Einträge", func(seite int) string {
		return s.link.zu("/verwaltung/protokoll", mit(w.werte(), paramSeite, seitenText(seite)))
	})
	return s.zeigeFrisch(c, fiber.StatusOK, "protokoll", p)
}

func kontoOptionen(konten []zugang.Konto, gewaehlt string) []auswahlOption {
	out := make([]auswahlOption, len(konten))
	for i, k := range konten {
		out[i] = auswahlOption{k.ID, k.Anzeigename + " (" + k.Name + ")", k.ID == gewaehlt}
		if !k.Geloescht.IsZero() {
			out[i].Text = k.Anzeigename
		}
	}
	return out
}

// downloadProtokoll sends the chosen entries as a list.
func (s *Server) downloadProtokoll(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	zeilen, err := s.protokoll(c, liesProtokollWahl(c), s.basePage(a, "", ""))
	if err != nil {
		return err
	}
	slices.Reverse(zeilen)
	t := tabelle{name: "protokoll-" + s.heute().String(), blatt: "Protokoll", kopf: []string{"Nr", "Zeitpunkt", "Konto", "Ereignis", "Ergebnis", "Gegenstand", "Adresse"}}
	for _, z := range zeilen {
		t.zeilen = append(t.zeilen, []any{z.Nr, z.Am, z.Konto, z.Ereignis, z.Ergebnis, textZelle(z.Gegenstand), textZelle(z.Spur)})
	}
	return sendeFrisch(c, t)
}
