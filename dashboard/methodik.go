package dashboard

import (
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// methodikPage says what the numbers count, what they do not say, and where they come from.
type methodikPage struct {
	basePage
	reports.Methodik
	Eigene          []ozg.Definition // ours
	Bund            ozg.Definition   // the rule of the federal dashboard
	Irgendwo        ozg.Definition   // ours that comes closest to it
	Themenfelder    []themenfeldStand
	Veroeffentlicht []veroeffentlichtZeile
}

// themenfeldStand is the data state of one Themenfeld.
type themenfeldStand struct {
	ozg.Datenstand
	Href        string
	Alter       string
	Alt         bool
	KeineAngabe int
	KeineHref   string
}

type veroeffentlichtZeile struct{ Datum, Kennzahl, Wert, Bezug, Quelle string }

func (s *Server) showMethodik(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "methodik", func() (any, error) {
		vs, err := katalog.Veroeffentlicht()
		if err != nil {
			return nil, err
		}
		m := reports.NeueMethodik(a.Sicht, reports.Optionen{LeiKaAnzahl: s.leikaAnzahl()})
		return newMethodikPage(s.basePage(a, "Methodik", "/methodik"), m, vs), nil
	})
}

const codeBund = "bund_dashboard"

func newMethodikPage(base basePage, m reports.Methodik, vs []katalog.Veroeffentlichung) methodikPage {
	p := methodikPage{basePage: base, Methodik: m}
	for _, d := range m.Definitionen {
		switch d.Code {
		case codeBund:
			p.Bund = d
		case "irgendwo":
			p.Irgendwo = d
			fallthrough
		default:
			p.Eigene = append(p.Eigene, d)
		}
	}
	for _, g := range ozg.Gruppiere(base.Bestand.Umfang(), ozg.DimThemenfeld) {
		for _, d := range base.Datenstand.Felder {
			if d.Themenfeld.Slug == g.Code {
				p.Themenfelder = append(p.Themenfelder, newThemenfeldStand(base, d, g.Zahlen))
			}
		}
	}
	for _, v := range vs {
		p.Veroeffentlicht = append(p.Veroeffentlicht, veroeffentlichtZeile{v.Datum.Deutsch(), kennzahlText(v.Kennzahl), wertText(v), v.Bezug, v.Quelle})
	}
	return p
}

func newThemenfeldStand(base basePage, d ozg.Datenstand, z ozg.Zahlen) themenfeldStand {
	t := themenfeldStand{
		Datenstand: d, Href: base.Link("/themenfelder/" + d.Themenfeld.Slug), Alter: "–", KeineAngabe: z.KeineAngabe(),
		KeineHref: base.Liste("themenfeld", d.Themenfeld.Slug, "zustand", ozg.CodeKeine),
	}
	if d.HatPlan {
		t.Alter, t.Alt = tageText(d.AlterTage), d.AlterTage > ozg.AltAb
	}
	return t
}

// kennzahlTexte are the published figures in words; each is a definition of its own.
var kennzahlTexte = map[string]string{
	"flaechendeckend":              "flächendeckend (Zählung des Bundes)",
	"flaechendeckend_land":         "flächendeckend in einem Land (Zählung des Bundes)",
	"flaechendeckend_nkr":          "flächendeckend und nutzerfreundlich (Zählung des NKR)",
	"flaechendeckend_nkr_typ_1":    "davon reine Bundesleistungen (Zählung des NKR)",
	"flaechendeckend_prozent":      "flächendeckend, Anteil",
	"umfang":                       "Umfang",
	"umfang_typ_1":                 "Umfang, Typ 1",
	"umfang_typ_2_3":               "Umfang, Typ 2/3",
	"umfang_typ_4_5":               "Umfang, Typ 4/5",
	"umfang_foederal":              "Umfang, Digitalisierungsprogramm Föderal",
	"online_irgendwo":              "online, irgendwo",
	"online_irgendwo_land":         "online, irgendwo in einem Land",
	"online_irgendwo_prozent":      "online, irgendwo, Anteil",
	"online_bund":                  "online, Programm Bund",
	"online_nicht_konform_prozent": "online, nicht OZG-konform, Anteil",
	"ozg_konform_prozent":          "OZG-konform, Anteil",
	"bund_ozg_konform":             "OZG-konforme Leistungen des Bundes",
	"in_umsetzung":                 "in Umsetzung",
	"in_planung":                   "in Planung",
	"go_live":                      "Go-live",
	"labore":                       "Digitalisierungslabore",
	"labore_in_umsetzung":          "Digitalisierungslabore in Umsetzung",
	"kommunen_beteiligt":           "beteiligte Kommunen",
	"leika_einzelleistungen":       "LeiKa-Leistungen",
	"leika_onlinedienste":          "LeiKa-Leistungen mit Onlinedienst",
	"leika_flaechendeckend":        "LeiKa-Leistungen, flächendeckend",
	"efa_gesamt":                   "EfA-Lösungen",
	"efa_flaechendeckend":          "EfA-Lösungen, flächendeckend",
	"efa_flaechendeckend_prozent":  "EfA-Lösungen, flächendeckend, Anteil",
	"efa_behoerden_aufenthalt":     "Ausländerbehörden mit EfA-Dienst Aufenthalt",
}

func kennzahlText(code string) string {
	if t, ok := kennzahlTexte[code]; ok {
		return t
	}
	return strings.ReplaceAll(code, "_", " ")
}

func wertText(v katalog.Veroeffentlichung) string {
	if strings.HasSuffix(v.Kennzahl, "_prozent") {
		return strings.Replace(strconv.FormatFloat(v.Wert, 'f', -1, 64), ".", ",", 1) + "\u00a0%"
	}
	return ozg.ZahlText(int(v.Wert))
}
