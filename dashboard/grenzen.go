package dashboard

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
)

// grenzen are the limits of uploaded files as they hold now.
func (s *Server) grenzen() importer.Grenzen { return s.c.Einstellungen.Grenzen(s.c.Grenzen) }

// grenzeZeile is a limit on the page of settings.
type grenzeZeile struct {
	einstellung.Grenze
	Fest    int    // set when the process was started, which wins; 0: not
	Getippt string // what stands in the field
}

// Beschriftung is the label of the field.
func (z grenzeZeile) Beschriftung() string { return z.Titel + " (" + z.Einheit + ")" }

// Hinweis says what may be typed.
func (z grenzeZeile) Hinweis() string {
	return ozg.ZahlText(z.Von) + " bis " + ozg.ZahlText(z.Bis) + "; leer: " + ozg.ZahlText(z.Voreinstellung)
}

func grenzeZeilen(gesetzt, fest importer.Grenzen) (zs []grenzeZeile) {
	festListe := einstellung.GrenzenListe(fest)
	for i, g := range einstellung.GrenzenListe(gesetzt) {
		z := grenzeZeile{Grenze: g, Fest: festListe[i].Wert}
		if g.Wert > 0 {
			z.Getippt = strconv.Itoa(g.Wert)
		}
		zs = append(zs, z)
	}
	return zs
}

// GrenzenFest reports whether this process was started with a limit.
func (p verwaltungPage) GrenzenFest() bool { return p.anzahlFest() > 0 }

// GrenzenFrei reports whether there is a limit to set.
func (p verwaltungPage) GrenzenFrei() bool { return p.anzahlFest() < len(p.Grenzen) }

func (p verwaltungPage) anzahlFest() (n int) {
	for _, z := range p.Grenzen {
		if z.Fest > 0 {
			n++
		}
	}
	return n
}

// liesGrenzen reads the form; a limit that the process was started with is not in it and stays as it is stored.
func (s *Server) liesGrenzen(c *fiber.Ctx, alt importer.Grenzen) importer.Grenzen {
	werte := map[string]string{}
	for _, z := range grenzeZeilen(alt, s.c.Grenzen) {
		if z.Fest == 0 {
			werte[z.Name] = c.FormValue(z.Name)
		}
	}
	return einstellung.LiesGrenzen(alt, werte)
}
