package dashboard

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// ereignisse says what the audit trail calls a change. A POST that is missing here fails a test; "" is for
// what writes its own entry or changes nothing that counts.
var ereignisse = map[string]anmeldung.Ereignis{
	"/leistungen/:id/korrektur":           "", // a Vorschau
	"/leistungen/:id/korrektur/annehmen":  anmeldung.EreignisKorrektur,
	"/importe":                            anmeldung.EreignisUpload,
	"/importe/entwurf/:id":                "",
	"/importe/entwurf/:id/annehmen":       anmeldung.EreignisAnnahme,
	"/importe/entwurf/:id/verwerfen":      anmeldung.EreignisEntwurf,
	"/importe/entwurf/:id/vergessen":      anmeldung.EreignisEntwurf,
	"/importe/entwurf/:id/abwahl":         "",
	"/importe/entwurf/:id/zelle":          "",
	"/importe/entwurf/:id/datum":          "",
	"/importe/entwurf/:id/wort":           "",
	"/importe/entwurf/:id/blatt":          "",
	"/importe/:nr/zuruecknehmen":          anmeldung.EreignisRuecknahme,
	"/importe/:nr/datei/loeschen":         anmeldung.EreignisOriginal,
	"/api/v1/importe":                     anmeldung.EreignisAnnahme,
	"/importe/stapel/:stapel/annehmen":    anmeldung.EreignisAnnahme,
	"/api/v1/entwuerfe":                   anmeldung.EreignisUpload,
	"/api/v1/entwuerfe/:id":               anmeldung.EreignisEntwurf,
	"/api/v1/entwuerfe/:id/eingaben":      "",
	"/api/v1/entwuerfe/:id/annehmen":      anmeldung.EreignisAnnahme,
	"/api/v1/importe/:nr/ruecknahme":      anmeldung.EreignisRuecknahme,
	"/api/v1/leistungen/:id/korrekturen":  anmeldung.EreignisKorrektur,
	"/berichte/abgelegt/:id/loeschen":     anmeldung.EreignisBericht,
	"/berichte/regelmaessig":              anmeldung.EreignisBericht,
	"/berichte/regelmaessig/:id/jetzt":    anmeldung.EreignisBericht,
	"/berichte/regelmaessig/:id/loeschen": anmeldung.EreignisBericht,
	"/verwaltung/einstellungen":           "",
	"/verwaltung/themenfelder":            "",
	"/verwaltung/ziele":                   "",
	"/anmeldung":                          "",
	"/anmeldung/einrichten":               "",
	"/abmeldung":                          "",
	"/konto/passwort":                     "",
	"/konto/sitzungen/beenden":            "",
	"/konto/schluessel":                   "",
	"/konto/schluessel/beenden":           "",
	"/verwaltung/schwaerzung":             anmeldung.EreignisSchwaerzung,
	"/verwaltung/schwaerzung/ausfuehren":  anmeldung.EreignisSchwaerzung,
	"/verwaltung/konten":                  "",
	"/verwaltung/konten/:id":              "",
	"/verwaltung/konten/:id/passwort":     "",
	"/verwaltung/konten/:id/sitzungen":    anmeldung.EreignisSitzung,
	"/verwaltung/konten/:id/loeschen":     "",
}

// ereignisVon is the event of a route, "" for none: changes by the table, downloads by their name.
func ereignisVon(methode, pfad string) anmeldung.Ereignis {
	if methode != fiber.MethodGet {
		return ereignisse[pfad]
	}
	for _, ende := range []string{".csv", ".xlsx", "/datei", "/anmerkungen", "/abgelegt/:id"} {
		if strings.HasSuffix(pfad, ende) {
			return anmeldung.EreignisExport
		}
	}
	return ""
}

// schluesselGegenstand is where a handler may put what exactly was changed.
const schluesselGegenstand = "gegenstand"

// vermerke writes what came of a request of somebody who is logged in.
func (s *Server) vermerke(c *fiber.Ctx, w anmeldung.Wer, r route, err error) {
	e := ereignisVon(r.methode, r.pfad)
	if s.c.Zugang == nil || !w.Angemeldet() || e == "" || c.Method() == fiber.MethodHead {
		return
	}
	status := c.Response().StatusCode()
	if f, ok := errors.AsType[*ozg.Fehler](err); ok {
		status = statusVon[f.Code]
	} else if err != nil {
		return // it failed; the log says why
	}
	switch {
	case status == http.StatusForbidden:
		s.c.Zugang.Vermerke(c.UserContext(), w.Konto.ID, e, store.Abgelehnt, s.gegenstand(c), s.von(c))
	case err == nil && status < http.StatusBadRequest:
		s.c.Zugang.Vermerke(c.UserContext(), w.Konto.ID, e, store.Getan, s.gegenstand(c), s.von(c))
	}
}

// gegenstand is what was changed or sent: what the handler says, where a change leads, else the address. The
// query is left out, since it may hold what a person typed.
func (s *Server) gegenstand(c *fiber.Ctx) string {
	if g, ok := c.Locals(schluesselGegenstand).(string); ok {
		return g
	}
	pfad := s.link.ohnePraefix(c.Path())
	if ziel := string(c.Response().Header.Peek(fiber.HeaderLocation)); ziel != "" {
		ziel, _, _ = strings.Cut(s.link.ohnePraefix(ziel), "?")
		if ziel != pfad && !strings.Contains(pfad, "/entwurf/") && !strings.Contains(pfad, "/entwuerfe") {
			return pfad + " → " + ziel
		}
		return ziel
	}
	return pfad
}
