package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// typenPage says who must act: Bund, Länder, Kommunen.
type typenPage struct {
	basePage
	Titel    string
	Gruppen  []handelnde
	Programm []handelnde // inside and outside the Digitalisierungsprogramm Föderal
	Umfang   int
}

// handelnde is a row of the tables: a set of Leistungen by who must act.
type handelnde struct {
	Titel, Erlaeuterung string
	Zahlen              ozg.Zahlen
	Balken              charts.Balken
	Treue               ozg.Plantreue
	Verspaetet          int
	Adresse             string
	IrgendwoAdresse     string
	FlaechendeckendURL  string
	VerzugAdresse       string
}

func (s *Server) showTypen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "typen", func() (any, error) { return newTypenPage(s.basePage(a, "Typen", "/")), nil })
}

func newTypenPage(base basePage) typenPage {
	ls := base.Bestand.Umfang()
	gruppen := ozg.Gruppiere(ls, ozg.DimTyp)
	p := typenPage{basePage: base, Titel: aussageTypen(gruppen), Umfang: len(ls)}
	typ := ozg.DimTyp.Parameter()
	for _, g := range gruppen {
		h := newHandelnde(base, g.Leistungen, typ, g.Code)
		h.Titel, h.Erlaeuterung = g.Titel, g.Erlaeuterung
		if g.Code == ozg.CodeKeine {
			h.Erlaeuterung = ozg.TypGruppeKeine.Erlaeuterung()
		}
		p.Gruppen = append(p.Gruppen, h)
	}
	innen := append(append([]*ozg.Leistung{}, gruppen[1].Leistungen...), gruppen[2].Leistungen...)
	h := newHandelnde(base, innen, typ, gruppen[1].Code, typ, gruppen[2].Code)
	h.Titel, h.Erlaeuterung = "Digitalisierungsprogramm Föderal", "Typ 2 bis 5"
	p.Programm = append(p.Programm, h)
	h = p.Gruppen[0]
	h.Titel, h.Erlaeuterung = "außerhalb, Programm des Bundes", "Typ 1"
	p.Programm = append(p.Programm, h)
	if len(gruppen) > 3 {
		h = p.Gruppen[3]
		h.Titel, h.Erlaeuterung = "nicht zugeordnet", "Typ nicht gemeldet"
		p.Programm = append(p.Programm, h)
	}
	return p
}

// newHandelnde counts a set; filter are the pairs of the list behind it.
func newHandelnde(base basePage, ls []*ozg.Leistung, filter ...string) handelnde {
	liste := func(paare ...string) string { return base.Liste(append(append([]string{}, filter...), paare...)...) }
	z := ozg.Zaehle(ls)
	return handelnde{
		Zahlen: z, Balken: balkenVon(z), Treue: base.Bestand.Plantreue(ls, nil, ozg.MeilensteinBundesweit),
		Verspaetet: len(base.Bestand.Ueberfaellige(ls, ozg.MeilensteinBundesweit)), Adresse: liste(),
		IrgendwoAdresse:    liste("zustand", ozg.ZustandFlaechendeckend.Code(), "zustand", ozg.ZustandOnline.Code()),
		FlaechendeckendURL: liste("zustand", ozg.ZustandFlaechendeckend.Code()), VerzugAdresse: liste(paramVerzug, "ja"),
	}
}
