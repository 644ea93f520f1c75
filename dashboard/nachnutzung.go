package dashboard

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// nachnutzungPage shows how solutions spread: the models, who joined, who builds alone, FIM-Bausteine.
type nachnutzungPage struct {
	basePage
	Befund   string
	Modelle  matrix
	Beitritt beitritt
	Eigenbau []eigenbau
	FIM      []fimZeile
	FIMTitel string
}

// beitritt is model A: which Länder use what one built for all.
type beitritt struct {
	Titel      string
	Laender    []beitrittLand
	Leistungen []beitrittLeistung
}

type beitrittLand struct {
	Name, Adresse     string
	Online, Geplant   zahlLink
	KeineAngabe, Nein zahlLink
	Zustaendig        zahlLink
}

type beitrittLeistung struct {
	OZGID, Name, Adresse string
	Zustand              ozg.Zustand
	Online, Moeglich     int
	OhneLaender          bool
}

// eigenbau says for a model how many Länder build alone.
type eigenbau struct {
	Modell                 ozg.Modell
	Titel                  string
	Laender                []zahlLink // with the number of Leistungen that the Land builds alone
	Allein, Mehrere, Keine int
	MehrereURL, KeineURL   string
	Umfang                 int
	Adresse                string
}

// zahlLink is a number of a name with the list behind it.
type zahlLink struct {
	Titel   string
	Anzahl  int
	Adresse string
}

// fimZeile is one Baustein of one model.
type fimZeile struct {
	Modell   ozg.Modell
	Baustein string
	Umfang   int
	Werte    []zahlLink // fertig, in Arbeit, offen, keine Angabe
}

func (s *Server) showNachnutzung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "nachnutzung", func() (any, error) {
		return newNachnutzungPage(s.basePage(a, "Nachnutzung", "/")), nil
	})
}

func newNachnutzungPage(base basePage) nachnutzungPage {
	ls := base.Bestand.Umfang()
	p := nachnutzungPage{basePage: base, Modelle: newMatrix(base, ls, "")}
	gruppen := ozg.Gruppiere(ls, ozg.DimModell)
	p.Beitritt = newBeitritt(base, gruppen[0].Leistungen)
	for _, g := range gruppen[1:3] {
		p.Eigenbau = append(p.Eigenbau, newEigenbau(base, g))
		p.FIM = append(p.FIM, newFIMZeilen(base, g)...)
	}
	p.Befund, p.FIMTitel = aussageNachnutzung(p.Modelle), aussageFIM(p.FIM)
	return p
}

// aussageNachnutzung says how the Leistungen spread over the models.
func aussageNachnutzung(m matrix) string {
	if m.MitAngabe == 0 {
		return "Zu keiner Leistung ist ein Nachnutzungsmodell gemeldet"
	}
	return "Nachnutzung: " + ozg.AnteilText(m.A.Zahlen.Umfang, m.MitAngabe) + " Leistungen mit Modell entstehen „Einer für Alle“, zu " +
		ozg.AnzahlText(m.Ohne-m.OhneTyp1, "Leistung", "Leistungen") + " außerhalb von Typ 1 fehlt das Modell"
}

// aussageFIM says how many of the Bausteine that models B and C need are ready.
func aussageFIM(zs []fimZeile) string {
	fertig, von := 0, 0
	for _, z := range zs {
		fertig, von = fertig+z.Werte[0].Anzahl, von+z.Umfang
	}
	if von == 0 {
		return "FIM-Bausteine der Modelle B und C"
	}
	return "FIM-Bausteine der Modelle B und C: " + ozg.AnteilText(fertig, von) + " sind fertig gemeldet"
}

func newBeitritt(base basePage, ls []*ozg.Leistung) beitritt {
	var b beitritt
	for i, land := range ozg.Laender {
		z := ozg.ZaehleLand(ls, i)
		liste := func(n int, paare ...string) zahlLink {
			return zahlLink{land.Name, n, base.Liste(append([]string{ozg.DimModell.Parameter(), string(ozg.ModellA), paramLand, land.Code}, paare...)...)}
		}
		b.Laender = append(b.Laender, beitrittLand{
			Name: land.Name, Adresse: base.Link("/laender/" + strings.ToLower(land.Code)), Zustaendig: liste(z.Zustaendig()),
			Online: liste(z.Online, paramLandstand, string(ozg.LandOnline)), Geplant: liste(z.Geplant, paramLandstand, string(ozg.LandGeplant)),
			Nein: liste(z.Nein, paramLandstand, string(ozg.LandNein)), KeineAngabe: liste(z.KeineAngabe, paramLandstand, ozg.CodeKeine),
		})
	}
	b.Titel = aussageBeitritt(b.Laender)
	slices.SortStableFunc(b.Laender, func(x, y beitrittLand) int {
		return cmp.Compare(y.Online.Anzahl*x.Zustaendig.Anzahl, x.Online.Anzahl*y.Zustaendig.Anzahl)
	})
	for _, l := range ls {
		b.Leistungen = append(b.Leistungen, beitrittLeistung{l.OZGID, nameVon(l), base.Link("/leistungen/" + l.OZGID), l.Zustand, l.Angebote, l.Moeglich, l.OhneLaender})
	}
	slices.SortStableFunc(b.Leistungen, func(x, y beitrittLeistung) int {
		return cmp.Compare(y.Online*x.Moeglich, x.Online*y.Moeglich)
	})
	return b
}

// aussageBeitritt says how far model A has spread: the sum of the table of the Länder.
func aussageBeitritt(laender []beitrittLand) string {
	online, zustaendig := 0, 0
	for _, l := range laender {
		online, zustaendig = online+l.Online.Anzahl, zustaendig+l.Zustaendig.Anzahl
	}
	if zustaendig == 0 {
		return "„Einer für Alle“: Es ist noch keine Leistung dieses Modells gemeldet"
	}
	return "„Einer für Alle“: " + ozg.AnteilText(online, zustaendig) + " möglichen Beitritten von Ländern sind erreicht"
}

func newEigenbau(base basePage, g ozg.Gruppe) eigenbau {
	liste := func(code string) string { return base.Liste(ozg.DimModell.Parameter(), g.Code, "eigenbau", code) }
	e := eigenbau{
		Modell: ozg.Modell(g.Code), Umfang: g.Zahlen.Umfang, Adresse: base.Liste(ozg.DimModell.Parameter(), g.Code),
		MehrereURL: liste(ozg.EigenbauMehrere), KeineURL: liste(ozg.EigenbauKeine),
	}
	for _, k := range ozg.GruppiereMehrfach(g.Leistungen, func(l *ozg.Leistung) []string { return []string{l.Eigenbau()} }) {
		n := k.Zahlen.Umfang
		switch k.Code {
		case ozg.EigenbauMehrere:
			e.Mehrere = n
		case ozg.EigenbauKeine:
			e.Keine = n
		default:
			e.Allein += n
			e.Laender = append(e.Laender, zahlLink{ozg.LandName(k.Code), n, liste(k.Code)})
		}
	}
	e.Titel = aussageEigenbau(e)
	return e
}

func aussageEigenbau(e eigenbau) string {
	modell := "Modell " + string(e.Modell) + ": "
	switch {
	case e.Umfang == 0:
		return modell + "Es ist noch keine Leistung gemeldet"
	case e.Allein == 0:
		return modell + "Kein Land ist als allein umsetzendes gemeldet"
	}
	return modell + ozg.AnzahlText(len(e.Laender), "Land setzt", "Länder setzen") + " allein um, zusammen " + ozg.AnteilText(e.Allein, e.Umfang) + " Leistungen"
}

func newFIMZeilen(base basePage, g ozg.Gruppe) (zs []fimZeile) {
	for _, b := range ozg.ZaehleBausteine(g.Leistungen) {
		wert := func(titel, code string, n int) zahlLink {
			return zahlLink{titel, n, base.Liste(ozg.DimModell.Parameter(), g.Code, b.Feld.Name(), code)}
		}
		zs = append(zs, fimZeile{Modell: ozg.Modell(g.Code), Baustein: b.Feld.Titel(), Umfang: g.Zahlen.Umfang, Werte: []zahlLink{
			wert("fertig", string(ozg.BausteinFertig), b.Fertig), wert("in Arbeit", string(ozg.BausteinInArbeit), b.InArbeit),
			wert("offen", string(ozg.BausteinOffen), b.Offen), wert("keine Angabe", ozg.CodeKeine, b.KeineAngabe),
		}})
	}
	return zs
}

// balkenVon is the bar of a group in half a page.
func balkenVon(z ozg.Zahlen) charts.Balken { return charts.NeuerBalken(z, balkenSchmal, balkenHoehe) }
