package dashboard

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// kontoPage is one's own account: sessions, password, API tokens.
type kontoPage struct {
	basePage
	Konto   zugang.Konto
	Bereich string // whose rows one may state, "" where none
	HatPasswort,
	HatMelden bool
	Sitzungen  []sitzungZeile
	Schluessel []schluesselZeile
	Fehler     string // why something was refused
	Hinweis    string // what was done
	Neu        string // the secret of a new API token, shown once
	Ablauf     string // proposed end of a new API token
}

type sitzungZeile struct {
	ID, Seit, Gesehen, Adresse, Geraet string
	Diese                              bool
}

type schluesselZeile struct{ ID, Name, Umfang, Seit, Gesehen, Ablauf string }

func (s *Server) showKonto(c *fiber.Ctx) error {
	return s.zeigeKonto(c, fiber.StatusOK, kontoPage{})
}

// zeigeKonto fills what the page shows beside what a form just did.
func (s *Server) zeigeKonto(c *fiber.Ctx, status int, p kontoPage) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	a, err := s.ersatzAnfrage(c)
	if err != nil {
		return err
	}
	w := werFragt(c)
	p.basePage, p.Konto = s.importBase(a, "Mein Konto"), w.Konto
	p.basePage.Bereich = "/konto"
	p.HatPasswort, p.HatMelden = w.Konto.Fremd == "", w.Rechte.Hat(zugang.Melden)
	if p.HatMelden {
		p.Bereich = w.Konto.Bereich().Text()
	}
	p.Ablauf = ozg.TagVon(s.c.Jetzt().AddDate(0, 3, 0)).Deutsch()
	sitzungen, err := s.c.Zugang.Sitzungen(c.UserContext(), w.Konto.ID)
	if err != nil {
		return err
	}
	for _, x := range sitzungen {
		p.Sitzungen = append(p.Sitzungen, sitzungZeile{
			ID: x.ID, Seit: zeitText(x.Seit, s.berlin), Gesehen: zeitText(x.Gesehen, s.berlin), Adresse: x.Adresse, Geraet: kurz(x.Geraet), Diese: x.Token == w.Sitzung.Token,
		})
	}
	schluessel, err := s.c.Store.AlleSchluessel(c.UserContext(), w.Konto.ID)
	if err != nil {
		return err
	}
	for _, x := range schluessel {
		p.Schluessel = append(p.Schluessel, s.schluesselZeile(x))
	}
	return s.zeigeFrisch(c, status, "konto", p)
}

func (s *Server) schluesselZeile(x store.Schluessel) schluesselZeile {
	z := schluesselZeile{ID: x.ID, Name: x.Name, Umfang: umfangText(x.Umfang), Seit: zeitText(x.Seit, s.berlin), Gesehen: "nie", Ablauf: zeitText(x.Ablauf, s.berlin)}
	if !x.Gesehen.IsZero() {
		z.Gesehen = zeitText(x.Gesehen, s.berlin)
	}
	if !s.c.Jetzt().Before(x.Ablauf) {
		z.Ablauf += " (abgelaufen)"
	}
	return z
}

func umfangText(u zugang.Umfang) string {
	if u == zugang.UmfangMelden {
		return "lesen und einspielen"
	}
	return "lesen"
}

// kontoErgebnis answers a form of the page: with what was done, or with the page and why it was refused.
func (s *Server) kontoErgebnis(c *fiber.Ctx, p kontoPage, err error) error {
	f, ok := ozg.EingabeFehler(err)
	switch {
	case err == nil:
		return s.zeigeKonto(c, fiber.StatusOK, p)
	case !ok:
		return err
	}
	status, _ := einordnen(err, s.grenzen())
	return s.zeigeKonto(c, status, kontoPage{Fehler: f.Text})
}

// setEigenesPasswort changes the password and ends all other sessions, and the API tokens where that is wanted.
func (s *Server) setEigenesPasswort(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	if c.FormValue("neu") != c.FormValue("wiederholt") {
		return s.kontoErgebnis(c, kontoPage{}, ozg.NeuerFehler("passwort_ungleich", "Die beiden neuen Passwörter sind nicht gleich. Es wurde nichts geändert."))
	}
	err := s.c.Zugang.SetEigenesPasswort(c.UserContext(), werFragt(c), c.FormValue("alt"), c.FormValue("neu"), s.von(c))
	hinweis := "Das Passwort ist geändert. Ihre anderen Sitzungen sind beendet."
	if err == nil && c.FormValue("schluessel") != "" {
		hinweis = "Das Passwort ist geändert. Ihre anderen Sitzungen und Ihre Zugriffsschlüssel sind beendet."
		err = s.c.Zugang.BeendeAlleSchluessel(c.UserContext(), werFragt(c).Konto.ID, s.von(c))
	}
	return s.kontoErgebnis(c, kontoPage{Hinweis: hinweis}, err)
}

// beendeSitzung ends one of one's sessions.
func (s *Server) beendeSitzung(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	if err := s.c.Zugang.BeendeSitzung(c.UserContext(), werFragt(c).Konto.ID, c.FormValue("id"), s.von(c)); err != nil {
		return err
	}
	return s.leiteWeiter(c, "/konto", nil)
}

// neuerSchluessel makes an API token and shows its secret, this once.
func (s *Server) neuerSchluessel(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	ablauf := time.Time{}
	if t, ok := liesTag(c.FormValue("ablauf")); ok {
		jahr, monat, tag := t.Zeit().Date()
		ablauf = time.Date(jahr, monat, tag+1, 0, 0, 0, 0, s.berlin) // the day itself still counts
	}
	token, err := s.c.Zugang.NeuerSchluessel(c.UserContext(), werFragt(c).Konto, c.FormValue("name"), zugang.Umfang(c.FormValue("umfang")), ablauf, s.von(c))
	return s.kontoErgebnis(c, kontoPage{Neu: token}, err)
}

// beendeSchluessel ends one of one's API tokens.
func (s *Server) beendeSchluessel(c *fiber.Ctx) error {
	if s.c.Zugang == nil {
		return fiber.ErrNotFound
	}
	if err := s.c.Zugang.BeendeSchluessel(c.UserContext(), werFragt(c).Konto.ID, c.FormValue("id"), s.von(c)); err != nil {
		return err
	}
	return s.leiteWeiter(c, "/konto", nil)
}
