package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

func (s *Server) downloadLaender(c *fiber.Ctx) error {
	return s.sendeTabelle(c, "ozg-laender", func(a anfrage) (tabelle, error) { return laenderTabelle(a.Sicht.Bestand()), nil })
}

// laenderTabelle is the ranked table, by Land in the order of their AGS.
func laenderTabelle(b *ozg.Bestand) tabelle {
	t := tabelle{name: "laender", kopf: []string{"Code", "Land", "online", "von zuständigen", "davon ohne Länderangabe", "geplant", "noch nicht online", "keine Angabe", "nicht zuständig"}}
	for i, l := range ozg.Laender {
		z := ozg.ZaehleLand(b.Umfang(), i)
		t.zeilen = append(t.zeilen, []any{l.Code, l.Name, z.Online, z.Zustaendig(), z.OhneLaender, z.Geplant, z.Nein, z.KeineAngabe, z.NichtZustaendig})
	}
	_, bund := ozg.Foederal(b.Umfang())
	z := ozg.Zaehle(bund)
	t.zeilen = append(t.zeilen, []any{nil, "Bund (Typ 1)", z.Flaechendeckend, z.Umfang, nil, nil, nil, z.KeineAngabe(), nil})
	return t
}

func (s *Server) downloadLaenderThemenfelder(c *fiber.Ctx) error {
	return s.sendeTabelle(c, "ozg-laender-themenfelder", func(a anfrage) (tabelle, error) { return laenderThemenfelderTabelle(a.Sicht.Bestand()), nil })
}

// laenderThemenfelderTabelle is the heat map, one row per cell.
func laenderThemenfelderTabelle(b *ozg.Bestand) tabelle {
	t := tabelle{name: "laender-themenfelder", kopf: []string{"Code", "Land", "Themenfeld", "online", "von zuständigen"}}
	foederale, bund := ozg.Foederal(b.Umfang())
	gruppen := ozg.Gruppiere(foederale, ozg.DimThemenfeld)
	for i, l := range ozg.Laender {
		for _, g := range gruppen {
			z := ozg.ZaehleLand(g.Leistungen, i)
			t.zeilen = append(t.zeilen, []any{l.Code, l.Name, g.Titel, z.Online, z.Zustaendig()})
		}
	}
	for _, g := range ozg.Gruppiere(bund, ozg.DimThemenfeld) {
		t.zeilen = append(t.zeilen, []any{nil, "Bund (Typ 1)", g.Titel, g.Zahlen.Flaechendeckend, g.Zahlen.Umfang})
	}
	return t
}

func (s *Server) downloadVerteilung(c *fiber.Ctx) error {
	return s.sendeTabelle(c, "ozg-verteilung", func(a anfrage) (tabelle, error) {
		t := tabelle{name: "verteilung", kopf: []string{"Abdeckung", "föderale Leistungen", "von", "Leistungen des Bundes (Typ 1)", "von"}}
		foederale, bund := ozg.Foederal(a.Sicht.Bestand().Umfang())
		n, m := ozg.Verteilung(foederale), ozg.Verteilung(bund)
		for i, k := range ozg.AbdeckungsKlassen {
			t.zeilen = append(t.zeilen, []any{k.Titel, n[i], len(foederale), m[i], len(bund)})
		}
		return t, nil
	})
}
