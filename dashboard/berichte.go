package dashboard

import (
	"bytes"
	"errors"
	"net/url"
	"slices"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// The parameters of reports beside those of every page and the filters.
const (
	paramInhalt          = "inhalt"           // code of a sheet, several
	paramVergleichWissen = "vergleich_wissen" // as known when the day compared with is taken
)

// berichtePage offers the reports and the other downloads at a Blick.
type berichtePage struct {
	basePage
	Satz              string
	Gesamt, Aenderung string // targets of the forms
	Wissen            string // hidden in the forms, "" for the present
	Vergleiche        []wahl // with "keinem Tag"
	Tage              []wahl // without
	Themenfelder      []auswahlOption
	Laender           []auswahlOption
	Blaetter          []blattWahl
	Alles             []downloadLink
	Vorlage           string // target of the form for the Rückmeldevorlage
}

// blattWahl is a sheet that can be chosen.
type blattWahl struct {
	reports.Blatt
	Fest, Gewaehlt bool // Fest: in every report
}

type downloadLink struct{ Text, Href, Hinweis string }

func (s *Server) showBerichte(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "berichte", func() (any, error) {
		base := s.basePage(a, "Berichte", "/berichte")
		base.OhneSteuerung = true // the forms ask for the Stichtag
		return newBerichtePage(base), nil
	})
}

func newBerichtePage(base basePage) berichtePage {
	p := berichtePage{
		basePage: base, Satz: "Berichte als Excel-Mappe, wie sie in eine Vorlage können",
		Gesamt: base.Adresse("/berichte/gesamtbericht.xlsx"), Aenderung: base.Adresse("/berichte/aenderungsbericht.xlsx"), Wissen: base.WissenText(),
		Vorlage: base.Adresse("/berichte/rueckmeldevorlage.xlsx"),
		Alles:   datenDownloads(base),
	}
	p.Vergleiche, p.Tage = berichtVergleiche(base)
	for _, t := range base.Bestand.Sicht.Themenfelder() {
		p.Themenfelder = append(p.Themenfelder, auswahlOption{t.Slug, t.Name, base.Anfrage.Filter.Hat(ozg.DimThemenfeld, t.Slug)})
	}
	for _, l := range ozg.Laender {
		p.Laender = append(p.Laender, auswahlOption{l.Code, l.Name, slices.Contains(base.Anfrage.werte()[paramLand], l.Code)})
	}
	for i, b := range reports.Blaetter {
		p.Blaetter = append(p.Blaetter, blattWahl{b, i == 0, reports.Gesamtbericht.Vorgesehen(b.Code)})
	}
	return p
}

// berichtVergleiche are the days to compare with: the words of the control bar, then each earlier Stichtag of
// a plan, the newest first.
func berichtVergleiche(base basePage) (mit, ohne []wahl) {
	worte := base.VergleichWahl()
	for _, w := range worte {
		if w.Wert != ozg.VergleichKein {
			ohne = append(ohne, w)
		}
	}
	const hoechstens = 60
	for _, t := range slices.Backward(base.Anfrage.Sicht.PlanStichtage(hoechstens)) {
		if t < base.Stichtag() && !slices.ContainsFunc(ohne, func(w wahl) bool { return w.Wert == t.String() }) {
			ohne = append(ohne, wahl{Wert: t.String(), Text: t.Deutsch()})
		}
	}
	return append(slices.Clone(ohne), worte[len(worte)-1]), ohne
}

func (s *Server) downloadBericht(c *fiber.Ctx) error {
	return s.sendeBericht(c, reports.Gesamtbericht)
}

func (s *Server) downloadAenderungsbericht(c *fiber.Ctx) error {
	return s.sendeBericht(c, reports.Aenderungsbericht)
}

// sendeBericht writes a report. One is written at a time, so that reports cannot starve the pages. It is
// sent when it is whole.
func (s *Server) sendeBericht(c *fiber.Ctx, art reports.Art) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	q, _ := url.ParseQuery(string(c.Request().URI().QueryString()))
	o, err := s.berichtOptionen(a, q, art, s.werName(c))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	s.berichtSperre.Lock()
	err = reports.Write(&b, reports.Zusammenstellen(a.Sicht, o))
	s.berichtSperre.Unlock()
	if err != nil {
		return errors.Join(ozg.NeuerFehler("bericht", "Der Bericht ließ sich nicht schreiben. Es wurde keine Datei erzeugt; wählen Sie weniger Blätter oder versuchen Sie es später noch einmal."), err)
	}
	c.Set(fiber.HeaderContentType, typExcel)
	c.Set(fiber.HeaderContentDisposition, anhang(o.Dateiname(a.Sicht.Stichtag)))
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Send(b.Bytes())
}

// neueOptionen are what all reports say of themselves.
func (s *Server) neueOptionen(konto string) reports.Optionen {
	return reports.Optionen{
		Art: reports.Gesamtbericht, Beispieldaten: s.c.Beispieldaten, Erstellt: s.c.Jetzt().In(s.berlin), Konto: konto,
		LeiKaAnzahl: s.leikaAnzahl(), Herausgeber: s.c.Einstellungen.Jetzt().Ministerium,
	}
}

// berichtOptionen are those of a report asked for by an address.
func (s *Server) berichtOptionen(a anfrage, q url.Values, art reports.Art, konto string) (reports.Optionen, error) {
	o := s.neueOptionen(konto)
	o.Art = art
	if err := o.Waehle(q[ozg.DimThemenfeld.Parameter()], q[paramLand], q[paramInhalt]); err != nil {
		return o, err
	}
	if a.HatVergleich {
		o.Vergleich = &ozg.Blick{Stichtag: a.Vergleich}
		if text := q.Get(paramVergleichWissen); text != "" {
			var err error
			if o.Vergleich.Wissen, err = a.Sicht.Geschichte().LiesWissen(text, s.berlin); err != nil {
				return o, err
			}
		}
	}
	if err := o.Pruefe(); err != nil {
		return o, err
	}
	o.Adresse = s.berichtAdresse(o, a.Sicht.Blick)
	return o, nil
}

// berichtAdresse is where the pages show the same figures, "" as long as nobody told the public address.
func (s *Server) berichtAdresse(o reports.Optionen, b ozg.Blick) string {
	if s.link.wurzel == "" {
		return ""
	}
	return s.link.wurzel + s.link.praefix + o.Ansicht(b)
}

// leikaAnzahl counts the LeiKa-Leistungen of each OZG-Leistung.
func (s *Server) leikaAnzahl() map[string]int {
	m := make(map[string]int, len(s.leika))
	for id, es := range s.leika {
		if id != "" {
			m[id] = len(es)
		}
	}
	return m
}
