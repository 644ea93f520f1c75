package dashboard

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// statusVon says which HTTP status a code of *ozg.Fehler has; all others are 400.
var statusVon = map[string]int{
	"oidc_abgelehnt":         http.StatusForbidden,
	"oidc_gruppe":            http.StatusForbidden,
	"oidc_unerreichbar":      http.StatusServiceUnavailable,
	"ziel_unbekannt":         http.StatusNotFound,
	"seite_unbekannt":        http.StatusNotFound,
	"leistung_unbekannt":     http.StatusNotFound,
	"themenfeld_unbekannt":   http.StatusNotFound,
	"land_unbekannt":         http.StatusNotFound,
	"import_unbekannt":       http.StatusNotFound,
	"entwurf_unbekannt":      http.StatusNotFound,
	"stapel_unbekannt":       http.StatusNotFound,
	"datei_unbekannt":        http.StatusNotFound,
	"datei_geloescht":        http.StatusGone,
	"bericht_unbekannt":      http.StatusNotFound,
	"bericht":                http.StatusInternalServerError,
	"methode_unbekannt":      http.StatusMethodNotAllowed,
	"host_fremd":             http.StatusMisdirectedRequest,
	"herkunft_fremd":         http.StatusForbidden,
	"ausgelastet":            http.StatusServiceUnavailable,
	"anmeldung_noetig":       http.StatusUnauthorized,
	"anmeldung_falsch":       http.StatusUnauthorized,
	"anmeldung_zu_schnell":   http.StatusTooManyRequests,
	"recht_fehlt":            http.StatusForbidden,
	"bereich_fremd":          http.StatusForbidden,
	"konto_unbekannt":        http.StatusNotFound,
	"datei_zu_gross":         http.StatusRequestEntityTooLarge,
	"zu_gross":               http.StatusRequestEntityTooLarge,
	"entwuerfe_zu_viele":     http.StatusConflict,
	"import_doppelt":         http.StatusConflict,
	"import_zurueckgenommen": http.StatusConflict,
	"vorschau_veraltet":      http.StatusConflict,
	"entwurf_geaendert":      http.StatusConflict,
}

// fehlerPage is the page of an error: what, why, what to do.
type fehlerPage struct {
	basePage
	Status         int
	Ueberschrift   string
	Text           string
	Vorgangsnummer string // only where nobody but the administration can help
}

// fehlerJSON is an error of the API.
type fehlerJSON struct {
	Code           string `json:"code"`
	Text           string `json:"text"`
	Vorgangsnummer string `json:"vorgangsnummer,omitempty"`
}

// zeigeFehler is the one place that answers errors. A *ozg.Fehler is shown with its text; everything
// else is shown as a number to ask for and logged here, once.
func (s *Server) zeigeFehler(c *fiber.Ctx, err error) error {
	nummer, _ := c.Locals(schluesselVorgang).(string)
	status, antwort := einordnen(err, s.grenzen())
	if status >= http.StatusInternalServerError {
		antwort.Vorgangsnummer = nummer
		s.c.Log.Error("request failed", slog.String("id", nummer), slog.String("method", c.Method()),
			slog.String("route", c.Route().Path), slog.Any("error", err))
	}
	c.Status(status)
	c.Set(fiber.HeaderCacheControl, "no-store")
	if strings.HasPrefix(s.link.ohnePraefix(c.Path()), "/api/") {
		return c.JSON(antwort)
	}
	return s.sendeFehlerseite(c, status, antwort)
}

// einordnen gives the status of an error and what a person may know of it.
func einordnen(err error, g importer.Grenzen) (int, fehlerJSON) {
	if f, ok := errors.AsType[*ozg.Fehler](err); ok {
		if f.Code == "intern" {
			return http.StatusInternalServerError, fehlerJSON{Code: f.Code, Text: f.Text}
		}
		status, ok := statusVon[f.Code]
		if !ok {
			status = http.StatusBadRequest
		}
		return status, fehlerJSON{Code: f.Code, Text: f.Text}
	}
	if f, ok := errors.AsType[*fiber.Error](err); ok {
		switch {
		case f.Code == http.StatusNotFound:
			return f.Code, fehlerJSON{Code: "seite_unbekannt", Text: "Diese Seite gibt es nicht."}
		case f.Code == http.StatusMethodNotAllowed:
			return f.Code, fehlerJSON{Code: "methode_unbekannt", Text: "Diese Adresse kann so nicht aufgerufen werden."}
		case f.Code == http.StatusRequestEntityTooLarge:
			return f.Code, fehlerJSON{Code: "datei_zu_gross", Text: fmt.Sprintf("Die Datei ist größer als %d MB. Teilen Sie den Plan oder entfernen Sie Bilder. Es wurde nichts gespeichert.", g.Datei>>20)}
		case f.Code < http.StatusInternalServerError:
			return f.Code, fehlerJSON{Code: "anfrage_ungueltig", Text: "Diese Anfrage ist nicht zu verstehen."}
		}
	}
	return http.StatusInternalServerError, fehlerJSON{Code: "intern", Text: ozg.FehlerText(err)}
}

func (s *Server) sendeFehlerseite(c *fiber.Ctx, status int, f fehlerJSON) error {
	p := fehlerPage{basePage: s.ersatzPage(c), Status: status, Text: f.Text, Vorgangsnummer: f.Vorgangsnummer}
	switch {
	case status == http.StatusNotFound:
		p.Ueberschrift = "Nicht gefunden"
	case status >= http.StatusInternalServerError:
		p.Ueberschrift = "Das hat nicht geklappt"
		p.Text = "Ihre Daten sind unverändert. Versuchen Sie es in einigen Minuten noch einmal; wenn es dabei bleibt, nennen Sie der Administration die Vorgangsnummer."
	default:
		p.Ueberschrift = "Das geht so nicht"
	}
	p.Titel = p.Ueberschrift
	b, err := s.views.Render("fehler", p)
	if err != nil { // the page of last resort must not need a template
		s.c.Log.Error("render error page", slog.Any("error", err))
		return c.SendString(f.Text)
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return c.Send(b)
}
