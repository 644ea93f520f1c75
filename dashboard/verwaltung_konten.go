package dashboard

import (
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// kontenPage lists the people and takes a new one.
type kontenPage struct {
	basePage
	Pfad      []pfadGlied
	Satz      string
	Zeilen    []kontoZeile
	Geloescht []string // what is left of erased accounts
	Eingabe   kontoFormular
	Fehler    string
	Hinweis   string
}

type kontoZeile struct{ Name, Anzeigename, Rolle, Bereich, Art, Href string }

// kontoAendernPage changes one account.
type kontoAendernPage struct {
	basePage
	Pfad    []pfadGlied
	Konto   zugang.Konto
	Eingabe kontoFormular
	Selbst  bool // one's own account
	Fehler  string
	Hinweis string
}

// kontoFormular is what is typed about a person.
type kontoFormular struct {
	Name, Anzeigename     string
	Gesperrt              bool
	Rollen                []auswahlOption
	Themenfelder, Laender []auswahlOption
}

func newKontoFormular(k zugang.Konto) kontoFormular {
	f := kontoFormular{Name: k.Name, Anzeigename: k.Anzeigename, Gesperrt: k.Gesperrt}
	for _, r := range zugang.Rollen() {
		f.Rollen = append(f.Rollen, auswahlOption{string(r), r.Titel(), r == k.Rolle})
	}
	for _, t := range ozg.Themenfelder {
		f.Themenfelder = append(f.Themenfelder, auswahlOption{t.Name, t.Name, slices.Contains(k.Themenfelder, t.Name)})
	}
	for _, l := range ozg.Laender {
		f.Laender = append(f.Laender, auswahlOption{l.Code, l.Name, slices.Contains(k.Laender, l.Code)})
	}
	return f
}

// liesKonto takes over what the form says.
func liesKonto(c *fiber.Ctx, k zugang.Konto) zugang.Konto {
	q, _ := url.ParseQuery(string(c.Body())) // what cannot be read is missing, and refused as such
	k.Name, k.Anzeigename = strings.ToLower(strings.TrimSpace(q.Get("name"))), strings.TrimSpace(q.Get("anzeigename"))
	k.Rolle, k.Gesperrt = zugang.Rolle(q.Get("rolle")), q.Get("gesperrt") != ""
	k.Themenfelder, k.Laender = q["themenfeld"], q["land"]
	return k
}

func (s *Server) showKonten(c *fiber.Ctx) error {
	return s.zeigeKonten(c, fiber.StatusOK, kontenPage{Eingabe: newKontoFormular(zugang.Konto{Rolle: zugang.Betrachter})})
}

func (s *Server) zeigeKonten(c *fiber.Ctx, status int, p kontenPage) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	a, err := s.ersatzAnfrage(c)
	if err != nil {
		return err
	}
	p.basePage = s.importBase(a, "Konten")
	p.Bereich = "/verwaltung"
	konten, err := s.c.Store.Konten(c.UserContext())
	if err != nil {
		return err
	}
	offen := 0
	for _, k := range konten {
		if !k.Geloescht.IsZero() {
			p.Geloescht = append(p.Geloescht, k.Anzeigename+", gelöscht am "+zeitText(k.Geloescht, s.berlin))
			continue
		}
		offen++
		z := kontoZeile{Name: k.Name, Anzeigename: k.Anzeigename, Rolle: k.Rolle.Titel(), Bereich: "–", Art: "Passwort", Href: p.Adresse("/verwaltung/konten/" + k.ID)}
		if !k.Bereich().Leer() {
			z.Bereich = k.Bereich().Text()
		}
		if k.Fremd != "" {
			z.Art = "Anmeldedienst"
		}
		if k.Gesperrt {
			z.Art = "gesperrt"
		}
		p.Zeilen = append(p.Zeilen, z)
	}
	p.Satz = ozg.AnzahlText(offen, "Konto", "Konten")
	p.Pfad = []pfadGlied{{"Verwaltung", p.Adresse("/verwaltung")}, {"Konten", ""}}
	return s.zeigeFrisch(c, status, "konten", p)
}

// legeKonto adds an account.
func (s *Server) legeKonto(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	k := liesKonto(c, zugang.Konto{})
	_, err := s.c.Zugang.Lege(c.UserContext(), kontoVon(c), k, c.FormValue("passwort"), s.von(c))
	if f, ok := ozg.EingabeFehler(err); ok {
		return s.zeigeKonten(c, fiber.StatusUnprocessableEntity, kontenPage{Eingabe: newKontoFormular(k), Fehler: f.Text})
	}
	if err != nil {
		return err
	}
	return s.leiteWeiter(c, "/verwaltung/konten", nil)
}

// kontoDerAdresse is the account that the address names; an erased one is none any more.
func (s *Server) kontoDerAdresse(c *fiber.Ctx) (zugang.Konto, error) {
	if s.c.Zugang == nil {
		return zugang.Konto{}, fiber.ErrNotFound
	}
	k, err := s.c.Store.Konto(c.UserContext(), c.Params("id"))
	if err == nil && !k.Geloescht.IsZero() {
		err = ozg.NeuerFehler("konto_unbekannt", "Dieses Konto ist gelöscht.")
	}
	return k.Konto, err
}

func (s *Server) showKontoAendern(c *fiber.Ctx) error {
	k, err := s.kontoDerAdresse(c)
	if err != nil {
		return err
	}
	return s.zeigeKontoAendern(c, fiber.StatusOK, kontoAendernPage{Konto: k, Eingabe: newKontoFormular(k)})
}

func (s *Server) zeigeKontoAendern(c *fiber.Ctx, status int, p kontoAendernPage) error {
	a, err := s.ersatzAnfrage(c)
	if err != nil {
		return err
	}
	p.basePage = s.importBase(a, "Konto "+p.Konto.Name)
	p.Bereich = "/verwaltung"
	p.Selbst = p.Konto.ID == werFragt(c).Konto.ID
	p.Pfad = []pfadGlied{{"Verwaltung", p.Adresse("/verwaltung")}, {"Konten", p.Adresse("/verwaltung/konten")}, {p.Konto.Name, ""}}
	return s.zeigeFrisch(c, status, "konto_aendern", p)
}

// kontoAendern changes names, role, Bereich or lock.
func (s *Server) kontoAendern(c *fiber.Ctx) error {
	vorher, err := s.kontoDerAdresse(c)
	if err != nil {
		return err
	}
	k := liesKonto(c, vorher)
	if err := s.c.Zugang.SetKonto(c.UserContext(), kontoVon(c), k, s.von(c)); err != nil {
		return s.kontoAbgelehnt(c, vorher, k, err)
	}
	return s.zuDenKonten(c)
}

// kontoPasswort gives somebody a new password; all sessions and API tokens of the account end.
func (s *Server) kontoPasswort(c *fiber.Ctx) error {
	k, err := s.kontoDerAdresse(c)
	if err != nil {
		return err
	}
	if err := s.c.Zugang.SetPasswort(c.UserContext(), kontoVon(c), k, c.FormValue("passwort"), s.von(c)); err != nil {
		return s.kontoAbgelehnt(c, k, k, err)
	}
	return s.zeigeKontoAendern(c, fiber.StatusOK, kontoAendernPage{
		Konto: k, Eingabe: newKontoFormular(k), Hinweis: "Das Passwort ist gesetzt. Alle Sitzungen und Zugriffsschlüssel des Kontos sind beendet.",
	})
}

// kontoSitzungen ends all sessions of somebody: a laptop is lost, a browser was left open.
func (s *Server) kontoSitzungen(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	k, err := s.c.Store.Konto(c.UserContext(), c.Params("id"))
	if err != nil {
		return err
	}
	if err := s.c.Store.DeleteSitzungen(c.UserContext(), k.ID, werFragt(c).Sitzung.Token); err != nil {
		return err
	}
	return s.zeigeKontoAendern(c, fiber.StatusOK, kontoAendernPage{
		Konto: k.Konto, Eingabe: newKontoFormular(k.Konto), Hinweis: "Die Sitzungen des Kontos sind beendet.",
	})
}

func (s *Server) kontoAbgelehnt(c *fiber.Ctx, vorher, eingabe zugang.Konto, err error) error {
	f, ok := ozg.EingabeFehler(err)
	if !ok {
		return err
	}
	return s.zeigeKontoAendern(c, fiber.StatusUnprocessableEntity, kontoAendernPage{Konto: vorher, Eingabe: newKontoFormular(eingabe), Fehler: f.Text})
}
