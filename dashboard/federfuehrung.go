package dashboard

import (
	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// federfuehrungPage compares the tandems: do they keep their plan, and do they report.
type federfuehrungPage struct {
	basePage
	Befund       string
	Tandems      []tandem
	Laender      []ffZeile
	Ressorts     []ffZeile
	Umfang       int
	Labore       []laborZeile
	OhneLabor    int
	OhneLaborURL string
	Widerspruch  []widerspruchZeile
	WiderURL     string
	Staende      staendematrix
}

// tandem is a Themenfeld with its Federführung. It speaks of a Federführung, never of a person.
type tandem struct {
	Themenfeld    ozg.Themenfeld
	Federfuehrung string
	Adresse       string
	Stand         ozg.Datenstand
	Alt           bool
	Treue         treue
	VerschobenVon int
	Vollstaendig  zahlLink
	Verspaetet    int
	VerzugAdresse string
	Widersprueche int
	WiderURL      string
}

// ffZeile is a Ressort or Land with the Leistungen that it leads.
type ffZeile struct {
	Titel, Adresse string
	Zahlen         ozg.Zahlen
	Treue          treue
}

type laborZeile struct {
	Name, Adresse, Themenfeld string
	ImLabor                   zahlLink // Leistungen whose reported phase is still that of the Labor
	handelnde
}

type widerspruchZeile struct {
	Name, Adresse, Themenfeld string
	Gemeldet                  string
	Zustand                   ozg.Zustand
}

func (s *Server) showFederfuehrung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "federfuehrung", func() (any, error) {
		return newFederfuehrungPage(s.basePage(a, "Federführung", "/")), nil
	})
}

func newFederfuehrungPage(base basePage) federfuehrungPage {
	b := base.Bestand
	ls := b.Umfang()
	p := federfuehrungPage{basePage: base, Umfang: len(ls), WiderURL: base.Liste("widerspruch", "ja"), OhneLaborURL: base.Liste("labor", ozg.CodeKeine)}
	for i, g := range ozg.Gruppiere(ls, ozg.DimThemenfeld)[:len(ozg.Themenfelder)] {
		p.Tandems = append(p.Tandems, newTandem(base, b.Sicht.Themenfelder()[i], g.Leistungen, base.Datenstand.Felder[i]))
	}
	p.Befund = aussageTandems(b.Plantreue(ls, b.Ausgeschieden(), ozg.MeilensteinBundesweit))
	p.Laender = newFFZeilen(base, ls, "ff_land", (*ozg.Leistung).LaenderFederfuehrung, ozg.LandName)
	p.Ressorts = newFFZeilen(base, ls, "ff_ressort", (*ozg.Leistung).Ressorts, func(r string) string { return r })
	p.OhneLabor = len(ls)
	for _, g := range ozg.Labore(ls) {
		z := laborZeile{Name: g.Code, Themenfeld: gemeinsamesThemenfeld(g.Leistungen), handelnde: newHandelnde(base, g.Leistungen, nil, "labor", g.Code)}
		z.Adresse = z.handelnde.Adresse
		z.ImLabor = zahlLink{"noch im Labor", 0, base.Liste("labor", g.Code, ozg.FeldPhase.Name(), "labor")}
		for _, l := range g.Leistungen {
			if l.Text(ozg.FeldPhase) == "labor" {
				z.ImLabor.Anzahl++
			}
		}
		p.Labore = append(p.Labore, z)
		p.OhneLabor -= g.Zahlen.Umfang
	}
	p.Staende = newStaendematrix(base, ls)
	for _, l := range ls {
		if l.Widerspruch() != "" {
			p.Widerspruch = append(p.Widerspruch, widerspruchZeile{nameVon(l), base.Link("/leistungen/" + l.OZGID), l.Themenfeld(), ozg.CodeTitel(string(l.Stand())), l.Zustand})
		}
	}
	return p
}

func newTandem(base basePage, tf ozg.Themenfeld, ls []*ozg.Leistung, stand ozg.Datenstand) tandem {
	b := base.Bestand
	var weg []*ozg.Leistung
	for _, l := range b.Ausgeschieden() {
		if ozg.DimThemenfeld.Code(l) == tf.Slug {
			weg = append(weg, l)
		}
	}
	t := tandem{
		Themenfeld: tf, Federfuehrung: federfuehrung(tf), Adresse: base.Link("/themenfelder/" + tf.Slug), Stand: stand,
		Alt: stand.HatPlan && stand.AlterTage > ozg.AltAb, Treue: newTreue(base, ls, weg, ozg.DimThemenfeld.Parameter(), tf.Slug), VerschobenVon: len(ls),
		Vollstaendig: zahlLink{"vollständig", stand.Vollstaendig, base.listeVon(tf.Slug, "vollstaendig", "ja")},
		Verspaetet:   len(b.Ueberfaellige(ls, ozg.MeilensteinBundesweit)), VerzugAdresse: base.listeVon(tf.Slug, paramVerzug, "ja"),
		WiderURL: base.listeVon(tf.Slug, "widerspruch", "ja"),
	}
	for _, l := range ls {
		if l.Widerspruch() != "" {
			t.Widersprueche++
		}
	}
	return t
}

// aussageTandems sets the two readings of Plantreue side by side.
func aussageTandems(p ozg.Plantreue) string {
	switch {
	case p.FaelligErstplan == 0 && p.Faellig == 0:
		return "Federführung: Noch ist kein Meilenstein fällig"
	case p.FaelligErstplan == 0:
		return "Nach dem aktuellen Plan sind " + ozg.AnteilText(p.Erreicht, p.Faellig) + " fälligen Leistungen bundesweit verfügbar"
	case p.Faellig == 0:
		return "Nach dem Erstplan sind " + ozg.AnteilText(p.ErreichtErstplan, p.FaelligErstplan) + " fälligen Leistungen bundesweit verfügbar; der aktuelle Plan hat noch keine fällige"
	}
	return "Nach dem Erstplan sind " + ozg.AnteilText(p.ErreichtErstplan, p.FaelligErstplan) + " fälligen Leistungen bundesweit verfügbar, nach dem aktuellen Plan " + ozg.AnteilText(p.Erreicht, p.Faellig)
}

func newFFZeilen(base basePage, ls []*ozg.Leistung, parameter string, namen func(*ozg.Leistung) []string, titel func(string) string) (zs []ffZeile) {
	weg := map[string][]*ozg.Leistung{} // left the Umfang, by Federführung
	for _, g := range ozg.GruppiereMehrfach(base.Bestand.Ausgeschieden(), namen) {
		weg[g.Code] = g.Leistungen
	}
	for _, g := range ozg.GruppiereMehrfach(ls, namen) {
		zs = append(zs, ffZeile{titel(g.Code), base.Liste(parameter, g.Code), g.Zahlen, newTreue(base, g.Leistungen, weg[g.Code], parameter, g.Code)})
	}
	return zs
}

// gemeinsamesThemenfeld is the Themenfeld of all Leistungen, or how many they have.
func gemeinsamesThemenfeld(ls []*ozg.Leistung) string {
	namen := map[string]bool{}
	for _, l := range ls {
		namen[l.Themenfeld()] = true
	}
	if len(namen) == 1 {
		return ls[0].Themenfeld()
	}
	return ozg.ZahlText(len(namen)) + " Themenfelder"
}
