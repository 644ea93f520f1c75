package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// themenfeldPage is the Überblick of one Themenfeld, with its Federführung and its Datenstand.
type themenfeldPage struct {
	basePage
	lagebild
	Themenfeld    ozg.Themenfeld
	Federfuehrung string
	Befund        string
	Stand         ozg.Datenstand
	Alt           bool
	Alle          string // list of its Leistungen
	Vorlage       string // its Rückmeldevorlage

	VollstaendigAdresse string
}

func (s *Server) showThemenfeld(c *fiber.Ctx) error {
	tf, err := themenfeldAus(c)
	if err != nil {
		return err
	}
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	tf, _ = a.Sicht.Themenfeld(tf.Slug)
	return s.zeigeSeite(c, a, "themenfeld", func() (any, error) {
		return newThemenfeldPage(s.basePage(a, tf.Name, "/themenfelder"), tf)
	})
}

func themenfeldAus(c *fiber.Ctx) (ozg.Themenfeld, error) {
	tf, ok := ozg.ThemenfeldSlug(c.Params("slug"))
	if !ok {
		return tf, ozg.NeuerFehler("themenfeld_unbekannt", "Dieses Themenfeld gibt es nicht. Wählen Sie eines der 14 Themenfelder.")
	}
	return tf, nil
}

func newThemenfeldPage(base basePage, tf ozg.Themenfeld) (themenfeldPage, error) {
	base.Diagramme = true
	l, err := newLagebild(base, tf.Slug)
	if err != nil {
		return themenfeldPage{}, err
	}
	p := themenfeldPage{
		basePage: base, lagebild: l, Themenfeld: tf, Federfuehrung: federfuehrung(tf), Alle: base.listeVon(tf.Slug),
		Vorlage: base.Link("/berichte/rueckmeldevorlage.xlsx", "themenfeld", tf.Slug), VollstaendigAdresse: base.listeVon(tf.Slug, "vollstaendig", "ja"),
		Befund: tf.Name + ": " + ozg.AussageFlaechendeckend(base.Stichtag(), l.Zahlen, l.Vergleich.tag(), l.Vergleich.Zahlen),
	}
	for i, t := range ozg.Themenfelder {
		if t.Slug == tf.Slug {
			p.Stand = base.Datenstand.Felder[i]
		}
	}
	p.Alt = p.Stand.HatPlan && p.Stand.AlterTage > ozg.AltAb
	p.HatDaten = p.Stand.HatPlan
	return p, nil
}
