package dashboard

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// entwurfHinweis is what the page of a draft says beside its Vorschau after a request that changed
// nothing.
type entwurfHinweis struct {
	veraltet  bool   // another import came in between
	stichtag  string // as typed, with
	fehler    string // why it could not be used
	ablehnung string // why a decision about the file was not kept
	nochmal   *nochmal
	geaendert bool // another window changed the draft that was to be accepted
}

func (s *Server) showEntwurf(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeEntwurf(c, a, c.Params("id"), fiber.StatusOK, entwurfHinweis{})
}

// zeigeEntwurf shows the Vorschau of a draft, or asks for the Stichtag if it cannot be known.
func (s *Server) zeigeEntwurf(c *fiber.Ctx, a anfrage, id string, status int, h entwurfHinweis) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	entwurf, err := s.c.Dienst.EntwurfOhneInhalt(ctx, id)
	if err != nil {
		return s.entwurfWeg(c, id, err)
	}
	r, n, von, err := s.rechneVorschau(entwurf)
	for errors.Is(err, errRechnet) {
		if c.Method() == fiber.MethodGet && h == (entwurfHinweis{}) {
			return s.zeigeWarten(c, a, "Die Datei wird gelesen", n, von)
		}
		if err = ctx.Err(); err != nil { // a form was answered: its page cannot be asked for again
			return err
		}
		r, n, von, err = s.rechneVorschau(entwurf)
	}
	if err != nil {
		return err
	}
	v, err := r.v, r.err
	p := vorschauPage{}
	switch text, fehlerStatus, ok := dateiFehler(err); {
	case err == nil:
		p = s.vorschauPage(c, entwurf, v)
		p.Knopf = r.knopf
		p.Zuordnung = newZuordnung(s.link.zu("/importe/entwurf/"+id, nil), v, entwurf, c.Query(paramBlatt))
	case ozg.FehlerCode(err) == "stichtag_fehlt":
		p.Titel, p.Frage = "Zu welchem Stichtag gilt diese Datei?", "Weder die Datei noch ihr Name nennt einen Stichtag. Es wurde noch nichts gespeichert."
	case ozg.FehlerCode(err) == "stichtag_widerspruch", ozg.FehlerCode(err) == "stichtag_zukunft":
		p.Titel, p.Frage = "Zu welchem Stichtag gilt diese Datei?", text
	case ozg.FehlerCode(err) == importer.CodeKeinKopf:
		p.Titel, p.Frage, p.OhneKopf = "Wo steht die Kopfzeile?", "In keinem Blatt wurde eine Kopfzeile mit OZG-ID oder Leistungsname gefunden. Sagen Sie, in welcher Zeile die Überschriften stehen und welche Spalte die OZG-ID oder den Namen der Leistung enthält; das wird für die nächste Datei gemerkt. Es wurde noch nichts gespeichert.", true
		p.Zuordnung = newZuordnung(s.link.zu("/importe/entwurf/"+id, nil), v, entwurf, c.Query(paramBlatt))
	case ok: // the Eingaben do not fit the file
		p.Titel = "Diese Datei kann so nicht übernommen werden"
		p.Hinweis, status = text, max(status, fehlerStatus)
	default:
		return err
	}
	s.fuelleEntwurf(&p, a, entwurf, h)
	p.OhneVorschau = err != nil
	p.Eingaben.NachStichtag = p.Frage != "" && !p.OhneKopf
	return s.zeigeFrisch(c, status, "vorschau", p)
}

// gerechnet is a Vorschau without its Meldungen, which only the button counts.
type gerechnet struct {
	v     annahme.Vorschau
	knopf string
	err   error // why there is none
}

// rechneVorschau is the Vorschau of a draft, computed beside the request.
func (s *Server) rechneVorschau(e annahme.Entwurf) (g gerechnet, n, von int, err error) {
	key := fmt.Sprintf("entwurf %s %d %d %d", e.ID, e.Version, s.geschichte().Stand, s.c.Einstellungen.Jetzt().Fassung)
	wert, n, von, err := s.rechner.hole(key, func(ctx context.Context, _ func(n, von int)) (any, error) {
		ctx, cancel := context.WithTimeout(ctx, importZeit)
		defer cancel()
		ganz, err := s.c.Dienst.Entwurf(ctx, e.ID) // the file is taken once for all who wait
		if err != nil {
			return nil, err
		}
		auftrag := e.Auftrag
		auftrag.Inhalt = ganz.Inhalt
		var g gerechnet
		g.v, g.err = s.c.Dienst.Vorschau(ctx, auftrag)
		if g.err == nil {
			g.knopf = vorschauKnopf(g.v)
		}
		g.v.Meldungen = ozg.Meldungen{}
		return g, nil
	})
	g, _ = wert.(gerechnet)
	return g, n, von, err
}

// vorschauPage builds the page of a Vorschau with the pages of its lists.
func (s *Server) vorschauPage(c *fiber.Ctx, entwurf annahme.Entwurf, v annahme.Vorschau) vorschauPage {
	q, _ := url.ParseQuery(string(c.Request().URI().QueryString()))
	pfad := "/importe/entwurf/" + entwurf.ID
	bestand := s.geschichte().Sicht(ozg.Blick{Stichtag: s.heute()}).Bestand()
	wahl := parseVorschauWahl(s.link.zu(pfad, nil), q)
	wahl.version = entwurf.Version
	return newVorschauPage(v, wahl,
		func(w vorschauWahl) string { return s.link.zu(pfad, w.werte()) },
		func(id string) string {
			if _, ok := bestand.Leistung(id); !ok {
				return ""
			}
			return s.link.zu("/leistungen/"+id, nil)
		})
}

// fuelleEntwurf adds what the page of a draft shows with and without a Vorschau.
func (s *Server) fuelleEntwurf(p *vorschauPage, a anfrage, entwurf annahme.Entwurf, h entwurfHinweis) {
	titel := p.Titel
	p.basePage = s.importBase(a, titel)
	p.Datei, p.Version, p.Nochmal = entwurf.Datei, entwurf.Version, h.nochmal
	pfad := "/importe/entwurf/" + entwurf.ID
	p.Adressen = entwurfAdressen{
		Annehmen: s.link.zu(pfad+"/annehmen", nil), Verwerfen: s.link.zu(pfad+"/verwerfen", nil),
		Befunde: s.link.zu(pfad+"/befunde.csv", nil), Aenderungen: s.link.zu(pfad+"/aenderungen.csv", nil),
	}
	if anmerkbar(entwurf.Datei) {
		p.Adressen.Anmerkungen = s.link.zu(pfad+"/anmerkungen", nil)
	}
	p.Pfad = []pfadGlied{{"Importe", s.link.zu("/importe", nil)}, {entwurf.Datei, ""}}
	if entwurf.Stapel != entwurf.ID {
		p.Pfad = []pfadGlied{p.Pfad[0], {"Mehrere Dateien", s.link.zu("/importe/stapel/"+entwurf.Stapel, nil)}, p.Pfad[1]}
	}
	p.Eingaben = newEingabenFormular(s.link.zu(pfad, nil), entwurf.Eingaben, s.grenzen())
	if h.fehler != "" {
		p.Eingaben.Stichtag, p.Eingaben.StichtagFehl = h.stichtag, h.fehler
	}
	p.Ablehnung = h.ablehnung
	if h.geaendert {
		p.Hinweis = "In einem anderen Fenster wurde dieser Entwurf inzwischen geändert. Unten steht der jetzige Stand; prüfen Sie ihn, bevor Sie übernehmen."
	}
	if h.veraltet {
		p.Hinweis = "Inzwischen wurde ein anderer Import übernommen. Die Vorschau wurde neu berechnet; prüfen Sie sie noch einmal."
	}
	if p.Schon != 0 {
		p.SchonHref = s.link.zu("/importe/"+strconv.Itoa(int(p.Schon)), nil)
		if imp, ok := s.geschichte().Import(p.Schon); ok {
			p.Hinweis = "Diese Datei wurde schon am " + ozg.TagVon(imp.Am.In(s.berlin)).Deutsch() + " übernommen. Sie ändert nichts."
		}
	}
}

// annehmen accepts the Vorschau that was shown, and no other.
func (s *Server) annehmen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	id, summe := c.Params("id"), c.FormValue("pruefsumme")
	if summe == "" {
		return ozg.NeuerFehler("pruefsumme_fehlt", "Die Anfrage nennt die Vorschau nicht, die Sie gesehen haben. Öffnen Sie die Vorschau noch einmal. Es wurde nichts gespeichert.")
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	entwurf, err := s.c.Dienst.Entwurf(ctx, id)
	if err != nil {
		return s.entwurfWeg(c, id, err)
	}
	if formularVersion(c, entwurf) != entwurf.Version {
		return s.zeigeAnderesFenster(c, a, id)
	}
	beleg, err := s.nimmEntwurfAn(ctx, entwurf, summe)
	switch {
	case ozg.FehlerCode(err) == "vorschau_veraltet":
		return s.zeigeEntwurf(c, a, id, fiber.StatusConflict, entwurfHinweis{veraltet: true})
	case err != nil:
		return err
	}
	return s.leiteWeiter(c, "/importe/"+strconv.Itoa(int(max(beleg.Nr, beleg.SchonAngenommen))), nil)
}

// nimmEntwurfAn accepts a draft and throws it away.
func (s *Server) nimmEntwurfAn(ctx context.Context, e annahme.Entwurf, pruefsumme string) (annahme.Beleg, error) {
	beleg, err := s.c.Dienst.Annehmen(ctx, e.Auftrag, pruefsumme)
	if err != nil {
		return beleg, err
	}
	if err := s.c.Dienst.Verwerfen(ctx, e.ID); err != nil {
		s.c.Log.Warn("accepted draft is still there", "error", errors.Unwrap(err)) // it expires by itself
	}
	return beleg, nil
}

// entwurfVorschau is the draft of the address and what it would change, for what is only downloaded.
func (s *Server) entwurfVorschau(c *fiber.Ctx) (e annahme.Entwurf, v annahme.Vorschau, err error) {
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	if e, err = s.c.Dienst.Entwurf(ctx, c.Params("id")); err != nil {
		return e, v, err
	}
	v, err = s.c.Dienst.Vorschau(ctx, e.Auftrag)
	return e, v, err
}

// downloadEntwurfBefunde sends the Befunde of a draft as a list.
func (s *Server) downloadEntwurfBefunde(c *fiber.Ctx) error {
	_, v, err := s.entwurfVorschau(c)
	if err != nil {
		return err
	}
	return sendeFrisch(c, befundeTabelle("befunde-"+v.Stichtag.String(), v.Befunde))
}

// downloadEntwurfAenderungen sends all values that a draft would change; the page lists the first ones only.
func (s *Server) downloadEntwurfAenderungen(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	e, err := s.c.Dienst.Entwurf(ctx, c.Params("id"))
	if err != nil {
		return err
	}
	t := tabelle{name: "aenderungen", blatt: "Änderungen", kopf: []string{"OZG-ID", "Leistung", "Feld", "bisher", "neu", "Blatt", "Zelle", "in der Datei", "Auffällig"}}
	err = s.c.Dienst.Aenderungen(ctx, e.Auftrag, func(a annahme.Aenderung) {
		alt := ""
		if a.HatAlt {
			alt = anzeige(a.Feld, a.Alt)
		}
		t.zeilen = append(t.zeilen, []any{textZelle(a.OZGID), textZelle(a.Bezeichnung), a.Feld.Titel(), textZelle(alt), textZelle(anzeige(a.Feld, a.Neu)), textZelle(a.Blatt), a.Herkunft.Zelle, textZelle(a.Herkunft.Text), a.Auffaellig})
	})
	if err != nil {
		return err
	}
	return sendeFrisch(c, t)
}
