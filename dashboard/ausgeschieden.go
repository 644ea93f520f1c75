package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// ausgeschiedenPage lists what has left the Umfang: a target that shrinks must be seen to shrink.
type ausgeschiedenPage struct {
	basePage
	Befund string
	Zeilen []abgangZeile
	CSV    string
}

type abgangZeile struct {
	ozg.Abgang
	Name, Adresse, Themenfeld string
	Grund                     string
	Neu                       bool // left since the compared day
	ImportAdresse             string
	Bemerkung                 string
}

func (s *Server) showAusgeschieden(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "ausgeschieden", func() (any, error) {
		return newAusgeschiedenPage(s.basePage(a, "Ausgeschieden", "/leistungen")), nil
	})
}

func newAusgeschiedenPage(base basePage) ausgeschiedenPage {
	p := ausgeschiedenPage{basePage: base, CSV: base.Link("/ausgeschieden.csv")}
	for _, a := range base.Bestand.Abgaenge() {
		l := a.Leistung
		z := abgangZeile{
			Abgang: a, Name: nameVon(l), Adresse: base.Link("/leistungen/" + l.OZGID), Themenfeld: oderStrich(l.Themenfeld()), Grund: "nicht mehr im Katalog",
			Neu: base.Anfrage.HatVergleich && a.Seit > base.Anfrage.Vergleich, ImportAdresse: base.Link("/importe/" + nrText(a.Import.Nr)), Bemerkung: l.Text(ozg.FeldBemerkung),
		}
		if a.Entfallen {
			z.Grund = "als entfallen gemeldet"
		}
		p.Zeilen = append(p.Zeilen, z)
	}
	p.Befund = aussageAusgeschieden(p.Zeilen, base)
	return p
}

// aussageAusgeschieden counts by reason, and how many left since the compared day.
func aussageAusgeschieden(zs []abgangZeile, base basePage) string {
	entfallen, neu := 0, 0
	for _, z := range zs {
		if z.Entfallen {
			entfallen++
		}
		if z.Neu {
			neu++
		}
	}
	if len(zs) == 0 {
		return "Keine Leistung ist aus dem Umfang ausgeschieden"
	}
	satz := ozg.AnzahlText(len(zs), "Leistung ist", "Leistungen sind") + " aus dem Umfang ausgeschieden"
	switch katalog := len(zs) - entfallen; {
	case katalog == 0:
		satz += ", gemeldet als entfallen"
	case entfallen == 0:
		satz += ", weil der Katalog sie nicht mehr nennt"
	default:
		satz += ": " + ozg.ZahlText(entfallen) + " als entfallen gemeldet, " + ozg.ZahlText(katalog) + " nicht mehr im Katalog"
	}
	if neu > 0 {
		satz += "; " + ozg.ZahlText(neu) + " davon seit dem " + base.Anfrage.Vergleich.Deutsch()
	}
	return satz
}

func (p ausgeschiedenPage) tabelle() tabelle {
	t := tabelle{name: "ausgeschieden", kopf: []string{"OZG-ID", "Leistung", "Themenfeld", "Grund", "seit", "Stand davor", "Import", "Datei", "Bemerkung"}}
	for _, z := range p.Zeilen {
		t.zeilen = append(t.zeilen, []any{z.Leistung.OZGID, z.Name, z.Themenfeld, z.Grund, z.Seit, z.Davor.Titel(), int(z.Import.Nr), textZelle(z.Import.Datei), textZelle(z.Bemerkung)})
	}
	return t
}
