package dashboard

import (
	"context"
	"errors"
	"fmt"
	"mime/multipart"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// Files that are sent together are a Stapel: one page shows what each would change on top of those before
// it, accepts all that leave nothing open, and stays as their joint report.

// stapelPage is that page.
type stapelPage struct {
	basePage
	Pfad       []pfadGlied
	Satz       string
	Hinweis    string
	Dateien    []stapelZeile // still open, in the order of their Stichtage
	Importe    []importZeile // accepted
	Knopf      string        // "12 Pläne übernehmen"; "" where none is ready
	Pruefsumme string
	Senden     string
	Nachsatz   string // what the button leaves alone
}

// stapelZeile is one open file.
type stapelZeile struct {
	Datei, Href, Verwerfen      string
	Stichtag, Quelle            string
	Themenfeld                  string
	Zaehlung                    *annahme.Zaehlung // nil: there is no Vorschau
	Lage                        string            // what is to be done, German
	Klasse                      string            // of the severity that Lage is shown in; "": ready
	Fehler, Warnungen, Hinweise int
}

// wartePage says how far a computation is; the browser asks again by itself.
type wartePage struct {
	basePage
	Satz   string
	N, Von int
	Hier   string
}

// dateiKoepfe are the files of an upload form.
func dateiKoepfe(c *fiber.Ctx) []*multipart.FileHeader {
	form, err := c.MultipartForm()
	if err != nil {
		return nil
	}
	return form.File["datei"]
}

// hochladenMehrere keeps several files as drafts of one Stapel. Also those that cannot be used are kept: the
// page says why, file by file. The script sends them one by one and names the Stapel of the first.
func (s *Server) hochladenMehrere(c *fiber.Ctx, ctx context.Context, koepfe []*multipart.FileHeader) error {
	eingaben, err := parseEingaben(c.FormValue("stichtag"), c.FormValue("themenfeld"))
	if err != nil {
		a, anfrageErr := s.anfrage(c)
		if anfrageErr != nil {
			return anfrageErr
		}
		return s.zeigeUnbrauchbar(c, a, annahme.Auftrag{Eingaben: eingaben}, err)
	}
	stapel := c.FormValue("stapel")
	if eigen, err := s.ganzEigenerStapel(c, stapel); err != nil {
		return err
	} else if !eigen {
		stapel = annahme.NeueKennung()
	}
	for _, kopf := range koepfe {
		a := annahme.Auftrag{Konto: kontoVon(c), Stapel: stapel, Eingaben: eingaben}
		if a.Datei, a.Inhalt, err = liesDatei(kopf); err != nil {
			return err
		}
		if g := s.grenzen().Datei; int64(len(a.Inhalt)) > g {
			return ozg.NeuerFehler("datei_zu_gross", "„"+a.Datei+"“ ist größer als "+strconv.FormatInt(g>>20, 10)+" MB. Teilen Sie den Plan oder entfernen Sie Bilder.")
		}
		if _, err := s.c.Dienst.NeuerEntwurf(ctx, a); err != nil {
			return err
		}
	}
	if willJSON(c) {
		return c.JSON(map[string]string{"weiter": s.link.zu("/importe/stapel/"+stapel, nil), "stapel": stapel})
	}
	return s.leiteWeiter(c, "/importe/stapel/"+stapel, nil)
}

// eigenerStapel refuses a Stapel of which there is no draft and no import, or drafts of somebody else.
func (s *Server) eigenerStapel(c *fiber.Ctx, stapel string) error {
	es, err := s.c.Dienst.Entwuerfe(c.UserContext(), stapel)
	if err != nil {
		return err
	}
	for _, e := range es {
		if e.Konto != kontoVon(c) {
			return stapelUnbekannt()
		}
	}
	if len(es) > 0 {
		return nil
	}
	importe, err := s.c.Store.ImporteStapel(c.UserContext(), stapel)
	if err != nil {
		return err
	}
	if stapel == "" || len(importe) == 0 {
		return stapelUnbekannt()
	}
	return nil
}

// ganzEigenerStapel reports whether all that came with a Stapel, open or accepted, is of who asks: only they add to it.
func (s *Server) ganzEigenerStapel(c *fiber.Ctx, stapel string) (bool, error) {
	if stapel == "" {
		return false, nil
	}
	es, err := s.c.Dienst.Entwuerfe(c.UserContext(), stapel)
	if err != nil {
		return false, err
	}
	importe, err := s.c.Store.ImporteStapel(c.UserContext(), stapel)
	if err != nil {
		return false, err
	}
	konto := kontoVon(c)
	fremd := slices.ContainsFunc(es, func(e annahme.Entwurf) bool { return e.Konto != konto }) ||
		slices.ContainsFunc(importe, func(i store.ImportZeile) bool { return i.Konto != konto })
	return !fremd && len(es)+len(importe) > 0, nil
}

func stapelUnbekannt() error {
	return ozg.NeuerFehler("stapel_unbekannt", "Diese Dateien gibt es nicht mehr; sie wurden verworfen oder nicht rechtzeitig übernommen. Laden Sie sie noch einmal hoch.")
}

func (s *Server) showStapel(c *fiber.Ctx) error {
	return s.zeigeStapel(c, fiber.StatusOK, "")
}

// zeigeStapel shows the Stapel of the address, or how far its reading is.
func (s *Server) zeigeStapel(c *fiber.Ctx, status int, hinweis string) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	stapel := c.Params("stapel")
	if err := s.eigenerStapel(c, stapel); err != nil {
		return err
	}
	dateien, n, von, err := s.rechneStapel(c.UserContext(), stapel)
	if errors.Is(err, errRechnet) {
		a.Pfad = "/importe/stapel/" + stapel // also after a form was sent
		return s.zeigeWarten(c, a, "Die Dateien werden gelesen", n, von)
	}
	if err != nil {
		return err
	}
	importe, err := s.c.Store.ImporteStapel(c.UserContext(), stapel)
	if err != nil {
		return err
	}
	p := newStapelPage(s.importBase(a, "Mehrere Dateien"), stapel, dateien, importe)
	p.Hinweis = hinweis
	return s.zeigeFrisch(c, status, "import_stapel", p)
}

// rechneStapel is VorschauStapel beside the request, by all that it depends on.
func (s *Server) rechneStapel(ctx context.Context, stapel string) (dateien []annahme.StapelDatei, n, von int, err error) {
	es, err := s.c.Dienst.Entwuerfe(ctx, stapel)
	if err != nil {
		return nil, 0, 0, err
	}
	key := fmt.Sprintf("stapel %s %d %d", stapel, s.geschichte().Stand, s.c.Einstellungen.Jetzt().Fassung)
	for _, e := range es {
		key += fmt.Sprintf(" %s.%d", e.ID, e.Version)
	}
	if len(es) > 0 { // a Stapel has one owner
		bereich, err := s.c.Dienst.Bereichstext(ctx, es[0].Konto)
		if err != nil {
			return nil, 0, 0, err
		}
		key += " " + bereich
	}
	wert, n, von, err := s.rechner.hole(key, func(ctx context.Context, fortschritt func(n, von int)) (any, error) {
		return s.c.Dienst.VorschauStapel(ctx, stapel, fortschritt)
	})
	dateien, _ = wert.([]annahme.StapelDatei)
	return dateien, n, von, err
}

// zeigeWarten answers with how far the work is; the browser asks again in a second.
func (s *Server) zeigeWarten(c *fiber.Ctx, a anfrage, satz string, n, von int) error {
	q, _ := url.ParseQuery(string(c.Request().URI().QueryString()))
	hier := s.link.zu(a.Pfad, q)
	c.Set("Refresh", "1; url="+hier) // without it a browser stays where the address names a mark (#woerter)
	return s.zeigeFrisch(c, fiber.StatusOK, "import_warten", wartePage{basePage: s.importBase(a, satz), Satz: satz, N: n, Von: von, Hier: hier})
}

// annehmenStapel accepts all files of the Stapel that leave nothing open, if they change what was shown.
func (s *Server) annehmenStapel(c *fiber.Ctx) error {
	stapel := c.Params("stapel")
	if err := s.eigenerStapel(c, stapel); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	dateien, _, _, err := s.rechneStapel(ctx, stapel)
	if errors.Is(err, errRechnet) || err == nil && annahme.StapelSumme(dateien) != c.FormValue("pruefsumme") {
		return s.zeigeStapel(c, fiber.StatusConflict, "Inzwischen hat sich etwas geändert. Die Vorschau wurde neu berechnet; prüfen Sie sie noch einmal. Es wurde nichts gespeichert.")
	}
	if err != nil {
		return err
	}
	n, err := s.c.Dienst.AnnehmenStapel(ctx, dateien)
	if ozg.FehlerCode(err) == "vorschau_veraltet" || n > 0 && errors.Is(err, context.DeadlineExceeded) {
		return s.zeigeStapel(c, fiber.StatusConflict, ozg.AnzahlText(n, "Plan wurde", "Pläne wurden")+" übernommen. Die übrigen wurden neu berechnet; prüfen Sie sie noch einmal.")
	}
	if err != nil {
		return err
	}
	return s.leiteWeiter(c, "/importe/stapel/"+stapel, nil)
}

func newStapelPage(base basePage, stapel string, dateien []annahme.StapelDatei, importe []store.ImportZeile) stapelPage {
	p := stapelPage{
		basePage: base, Pfad: []pfadGlied{{"Importe", base.Adresse("/importe")}, {"Mehrere Dateien", ""}},
		Pruefsumme: annahme.StapelSumme(dateien), Senden: base.Adresse("/importe/stapel/" + stapel + "/annehmen"),
	}
	bereit := 0
	for _, d := range dateien {
		if d.Bereit() {
			bereit++
		}
		p.Dateien = append(p.Dateien, newStapelZeile(base, d))
	}
	for _, i := range importe {
		p.Importe = append(p.Importe, newImportZeile(base, i))
	}
	p.Satz = stapelSatz(len(importe), bereit, len(dateien)-bereit)
	if bereit > 0 {
		p.Knopf = ozg.AnzahlText(bereit, "Plan", "Pläne") + " übernehmen"
	}
	if n := len(dateien) - bereit; n > 0 && bereit > 0 {
		p.Nachsatz = ozg.AnzahlText(n, "Datei bleibt", "Dateien bleiben") + " offen."
	}
	return p
}

func stapelSatz(angenommen, bereit, offen int) string {
	var teile []string
	if angenommen > 0 {
		teile = append(teile, ozg.ZahlText(angenommen)+" übernommen")
	}
	if bereit > 0 {
		teile = append(teile, ozg.ZahlText(bereit)+" bereit")
	}
	if offen > 0 {
		teile = append(teile, ozg.ZahlText(offen)+ozg.Mehrzahl(offen, " braucht", " brauchen")+" Ihre Entscheidung")
	}
	return ozg.AnzahlText(angenommen+bereit+offen, "Datei", "Dateien") + ": " + strings.Join(teile, ", ")
}

func newStapelZeile(base basePage, d annahme.StapelDatei) stapelZeile {
	z := stapelZeile{
		Datei: d.Datei, Href: base.Adresse("/importe/entwurf/" + d.ID), Verwerfen: base.Adresse("/importe/entwurf/" + d.ID + "/verwerfen"),
		Quelle: d.Quelle, Themenfeld: d.Themenfeld,
		Fehler: d.Befunde[ozg.SchwereFehler], Warnungen: d.Befunde[ozg.SchwereWarnung], Hinweise: d.Befunde[ozg.SchwereHinweis],
	}
	if d.Stichtag != 0 {
		z.Stichtag = d.Stichtag.Deutsch()
	}
	if d.Fehler == nil {
		z.Zaehlung = &d.Zaehlung
	}
	switch {
	case d.Fehler != nil && offen(d.Fehler):
		z.Lage, z.Klasse = d.Fehler.Text, string(ozg.SchwereWarnung)
	case d.Fehler != nil:
		z.Lage, z.Klasse = d.Fehler.Text, string(ozg.SchwereFehler)
	case d.Schon != 0:
		z.Lage, z.Klasse = "Diese Datei gilt schon als Import "+strconv.Itoa(int(d.Schon))+"; sie ändert nichts.", string(ozg.SchwereHinweis)
	case d.Fragen > 0:
		z.Lage, z.Klasse = ozg.AnzahlText(d.Fragen, "Frage ist", "Fragen sind")+" offen. Was Sie entscheiden und übernehmen, gilt auch für die übrigen Dateien.", string(ozg.SchwereWarnung)
	case d.Auffaellig > 0:
		z.Lage = "bereit, " + ozg.AnzahlText(d.Auffaellig, "Auffälligkeit", "Auffälligkeiten")
	default:
		z.Lage = "bereit"
	}
	return z
}

// stapelAdresse is the page of a Stapel, "" where its file came alone or where somebody else still decides about files
// of it.
func (s *Server) stapelAdresse(c *fiber.Ctx, stapel string) (string, error) {
	if stapel == "" {
		return "", nil
	}
	importe, err := s.c.Store.ImporteStapel(c.UserContext(), stapel)
	if err != nil {
		return "", err
	}
	es, err := s.c.Dienst.Entwuerfe(c.UserContext(), stapel)
	fremd := slices.ContainsFunc(es, func(e annahme.Entwurf) bool { return e.Konto != kontoVon(c) })
	if err != nil || fremd || len(importe)+len(es) < 2 {
		return "", err
	}
	return s.link.zu("/importe/stapel/"+stapel, nil), nil
}
