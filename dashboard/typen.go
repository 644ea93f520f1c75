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
	CSV      string
	Innen    string // the finding on the Programm
}

// handelnde is a row of the tables: a set of Leistungen by who must act.
type handelnde struct {
	Titel, Erlaeuterung string
	Zahlen              ozg.Zahlen
	Balken              charts.Balken
	Treue               treue
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
	p := typenPage{basePage: base, Titel: aussageTypen(gruppen), Umfang: len(ls), CSV: base.Link("/typen.csv")}
	typ := ozg.DimTyp.Parameter()
	weg := map[string][]*ozg.Leistung{} // left the Umfang, by Typ
	for _, g := range ozg.Gruppiere(base.Bestand.Ausgeschieden(), ozg.DimTyp) {
		weg[g.Code] = g.Leistungen
	}
	for _, g := range gruppen {
		h := newHandelnde(base, g.Leistungen, weg[g.Code], typ, g.Code)
		h.Titel, h.Erlaeuterung = g.Titel, g.Erlaeuterung
		if g.Code == ozg.CodeKeine {
			h.Erlaeuterung = ozg.TypGruppeKeine.Erlaeuterung()
		}
		p.Gruppen = append(p.Gruppen, h)
	}
	innen := append(append([]*ozg.Leistung{}, gruppen[1].Leistungen...), gruppen[2].Leistungen...)
	innenWeg := append(append([]*ozg.Leistung{}, weg[gruppen[1].Code]...), weg[gruppen[2].Code]...)
	h := newHandelnde(base, innen, innenWeg, typ, gruppen[1].Code, typ, gruppen[2].Code)
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
	p.Innen = aussageProgramm(p.Programm)
	return p
}

// aussageProgramm says which share of the Umfang the Programm has, and how far it is.
func aussageProgramm(ps []handelnde) string {
	innen, aussen := ps[0].Zahlen, ps[1].Zahlen
	umfang := 0
	for _, p := range ps {
		umfang += p.Zahlen.Umfang
	}
	if innen.Umfang == 0 || aussen.Umfang == 0 {
		return "Innerhalb und außerhalb des Digitalisierungsprogramms Föderal"
	}
	return ozg.AnteilText(innen.Umfang, umfang) + " Leistungen liegen im Digitalisierungsprogramm Föderal; davon sind " + ozg.ZahlText(innen.Flaechendeckend) +
		" flächendeckend, außerhalb " + ozg.AnteilText(aussen.Flaechendeckend, aussen.Umfang)
}

// newHandelnde counts a set; filter are the pairs of the list behind it. weg are those that belonged to it
// and left the Umfang: the Erstplan keeps them.
func newHandelnde(base basePage, ls, weg []*ozg.Leistung, filter ...string) handelnde {
	liste := func(paare ...string) string { return base.Liste(append(append([]string{}, filter...), paare...)...) }
	z := ozg.Zaehle(ls)
	return handelnde{
		Zahlen: z, Balken: balkenVon(z), Treue: newTreue(base, ls, weg, filter...),
		Verspaetet: len(base.Bestand.Ueberfaellige(ls, ozg.MeilensteinBundesweit)), Adresse: liste(),
		IrgendwoAdresse:    liste("zustand", ozg.ZustandFlaechendeckend.Code(), "zustand", ozg.ZustandOnline.Code()),
		FlaechendeckendURL: liste("zustand", ozg.ZustandFlaechendeckend.Code()), VerzugAdresse: liste(paramVerzug, "ja"),
	}
}
