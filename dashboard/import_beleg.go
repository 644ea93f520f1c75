package dashboard

import (
	"net/url"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// belegPage is the receipt of an accepted import, at a permanent address.
type belegPage struct {
	basePage
	Pfad            []pfadGlied
	Satz            string
	Quittung        string // who, when, what; or that it was taken back
	Zeile           importZeile
	SHA256          string
	Stichtag        string // with where it stood
	Bericht         *annahme.Bericht
	Blaetter        []blattZeile
	BefundSatz      string
	Befunde         []befundZeile
	BefundeS        seitenwahl
	Ansicht         string // the list of Leistungen as it stood after this import
	DateiHref       string
	BefundeHref     string
	AnmerkungenHref string // the file with its Befunde, "" where it has none or cannot carry them
	Stapel          string // address of the joint report of all files sent together, "" where it came alone
	Geloescht       string // when, by whom and why the file was deleted, "" where it was not
	DateiLoeschen   string // address of the page that asks before deleting it, "" where it cannot be
	Zurueck         string // address of the page that asks before taking back, "" where it cannot be
}

func (s *Server) showImport(c *fiber.Ctx) error {
	a, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	i, err := s.c.Store.Import(c.UserContext(), nr)
	if err != nil {
		return err
	}
	befunde, err := s.c.Store.Befunde(c.UserContext(), nr)
	if err != nil {
		return err
	}
	q, _ := url.ParseQuery(string(c.Request().URI().QueryString()))
	base := s.importBase(a, "Import "+strconv.Itoa(int(nr)))
	p := newBelegPage(base, i, befunde, zweiteSeite(q))
	if p.Stapel, err = s.stapelAdresse(c, i.Stapel); err != nil {
		return err
	}
	return s.zeigeFrisch(c, fiber.StatusOK, "import", p)
}

func newBelegPage(base basePage, i store.ImportZeile, befunde []ozg.Befund, bseite int) belegPage {
	nr := strconv.Itoa(int(i.Nr))
	pfad := "/importe/" + nr
	p := belegPage{
		basePage: base, Zeile: newImportZeile(base, i), SHA256: i.SHA256, Stichtag: i.Stichtag.Deutsch(),
		Pfad:       []pfadGlied{{"Importe", base.Adresse("/importe")}, {"Import " + nr, ""}},
		BefundSatz: befundSatz(0, i.Fehler, i.Warnungen, i.Hinweise),
	}
	p.Satz, p.Quittung = belegSatz(nr, p.Zeile)
	if b, ok := liesBericht(i); ok {
		p.Bericht, p.Blaetter = &b, newBlattZeilen(b.Blaetter)
		p.BefundSatz = befundSatz(b.Zaehlung.Abgelehnt, i.Fehler, i.Warnungen, i.Hinweise)
		if b.StichtagQuelle != "" {
			p.Stichtag += " (" + b.StichtagQuelle + ")"
		}
	}
	p.Befunde, p.BefundeS = blaettere(newBefundZeilen(befunde), bseite, "Befunde", func(n int) string {
		return base.s.link.zu(pfad, mit(nil, paramBefundSeite, seitenText(n)))
	})
	q := url.Values{paramStichtag: {i.Stichtag.String()}, paramWissen: {nr}}
	if t, ok := ozg.ThemenfeldNamed(i.Themenfeld); ok {
		q.Set("themenfeld", t.Slug)
	}
	p.Ansicht = base.s.link.zu("/leistungen", q)
	p.Geloescht = geloeschtText(base, i.Original)
	dateiDa := i.SHA256 != "" && p.Geloescht == ""
	if dateiDa && i.Art != ozg.ImportKatalog {
		p.DateiLoeschen = base.Adresse(pfad + "/datei/loeschen")
	}
	if dateiDa {
		p.DateiHref = base.Adresse(pfad + "/datei")
	}
	if len(befunde) > 0 {
		p.BefundeHref = base.Adresse(pfad + "/befunde.csv")
	}
	if len(befunde) > 0 && dateiDa && i.Art != ozg.ImportKatalog && anmerkbar(i.Datei) {
		p.AnmerkungenHref = base.Adresse(pfad + "/anmerkungen")
	}
	if i.Zurueck == 0 && i.Art != ozg.ImportKatalog {
		p.Zurueck = base.Adresse(pfad + "/zuruecknehmen")
	}
	return p
}

func belegSatz(nr string, z importZeile) (satz, quittung string) {
	satz = "Import " + nr + ": " + z.Art
	quittung = "Übernommen am " + z.Am + " von " + z.Konto + "."
	if z.Zaehlung != nil {
		satz = "Import " + nr + ": " + ozg.AnzahlText(z.Zaehlung.Neu, "Leistung neu", "Leistungen neu") + ", " + ozg.ZahlText(z.Zaehlung.Geaendert) + " geändert"
		quittung = "Übernommen am " + z.Am + " von " + z.Konto + ": " + ozg.ZahlText(z.Zaehlung.Neu) + " neu, " + ozg.ZahlText(z.Zaehlung.Geaendert) + " geändert."
	}
	switch {
	case z.Zurueck != "":
		satz = "Import " + nr + ": zurückgenommen"
		quittung += " Zurückgenommen am " + z.Zurueck + "; seine Angaben zählen seither nicht."
	case z.Zaehlung != nil:
		quittung += " Sie können diesen Import jederzeit zurücknehmen."
	}
	return satz, quittung
}

// downloadDatei sends the file of an import as it was uploaded.
func (s *Server) downloadDatei(c *fiber.Ctx) error {
	i, inhalt, err := s.importDatei(c)
	if err != nil {
		return err
	}
	return sendeAnhang(c, sauberName(i.Datei), inhalt)
}

// importDatei is the import of the address with its file; a correction has none.
func (s *Server) importDatei(c *fiber.Ctx) (i store.ImportZeile, inhalt []byte, err error) {
	a, nr, err := s.importAnfrage(c)
	if err != nil {
		return i, nil, err
	}
	if i, err = s.c.Store.Import(c.UserContext(), nr); err != nil {
		return i, nil, err
	}
	if i.SHA256 == "" {
		return i, nil, ozg.NeuerFehler("datei_unbekannt", "Zu Import "+strconv.Itoa(int(nr))+" gibt es keine Datei.")
	}
	if t := geloeschtText(s.importBase(a, ""), i.Original); t != "" { // also while a draft of the same file waits
		return i, nil, ozg.NeuerFehler("datei_geloescht", "Die Datei zu Import "+strconv.Itoa(int(nr))+" wurde "+t+" Was aus ihr übernommen wurde, gilt weiter.")
	}
	inhalt, err = s.c.Store.Datei(c.UserContext(), i.SHA256)
	return i, inhalt, err
}

// sendeAnhang sends a file that holds what comes from others: it is only ever saved, never shown.
func sendeAnhang(c *fiber.Ctx, name string, inhalt []byte) error {
	c.Set(fiber.HeaderContentType, fiber.MIMEOctetStream)
	c.Set(fiber.HeaderContentDisposition, anhang(name))
	c.Set(fiber.HeaderXContentTypeOptions, "nosniff")
	c.Set(fiber.HeaderCacheControl, "private, no-store")
	return c.Send(inhalt)
}

// downloadImportBefunde sends the Befunde of an import as a list.
func (s *Server) downloadImportBefunde(c *fiber.Ctx) error {
	_, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	if _, err := s.c.Store.Import(c.UserContext(), nr); err != nil {
		return err
	}
	befunde, err := s.c.Store.Befunde(c.UserContext(), nr)
	if err != nil {
		return err
	}
	return sendeFrisch(c, befundeTabelle("befunde-import-"+strconv.Itoa(int(nr)), befunde))
}
