package dashboard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// importZeit bounds one request that reads a file.
const importZeit = 50 * time.Second

// importNeuPage asks for a file, after one that could not be used.
type importNeuPage struct {
	basePage
	Datei    string // the file that could not be used
	Text     string // why, and what to do
	Formular eingabenFormular
}

// hochladen takes a file, looks whether it can be used, and keeps it as a draft. A file that cannot be
// used leaves nothing behind.
func (s *Server) hochladen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	if koepfe := dateiKoepfe(c); len(koepfe) > 1 || c.FormValue("mehrere") != "" {
		return s.hochladenMehrere(c, ctx, koepfe)
	}
	auftrag, err := liesAuftrag(c)
	if err == nil {
		err = s.brauchbar(ctx, auftrag)
	}
	if err != nil {
		return s.zeigeUnbrauchbar(c, a, auftrag, err)
	}
	entwurf, err := s.c.Dienst.NeuerEntwurf(ctx, auftrag)
	if err != nil {
		return err
	}
	if willJSON(c) {
		return c.JSON(map[string]string{"weiter": s.link.zu("/importe/entwurf/"+entwurf.ID, nil)})
	}
	return s.leiteWeiter(c, "/importe/entwurf/"+entwurf.ID, nil)
}

// willJSON is true for the script that shows how far an upload is; it cannot see where a redirect leads.
func willJSON(c *fiber.Ctx) bool { return c.Get(fiber.HeaderAccept) == fiber.MIMEApplicationJSON }

// brauchbar reports why a file cannot be used. What a person can decide is no reason.
func (s *Server) brauchbar(ctx context.Context, a annahme.Auftrag) error {
	_, err := s.c.Dienst.Vorschau(ctx, a)
	if offen(err) {
		return nil
	}
	return err
}

// offen is true where the file can be read once a person says what it leaves open: for which day it holds,
// or where its header is.
func offen(err error) bool {
	switch ozg.FehlerCode(err) {
	case "stichtag_fehlt", "stichtag_widerspruch", "stichtag_zukunft", importer.CodeKeinKopf:
		return true
	}
	return false
}

// liesAuftrag reads the upload form. Even with an error it gives what could be read, to fill the form.
func liesAuftrag(c *fiber.Ctx) (a annahme.Auftrag, err error) {
	a = annahme.Auftrag{Konto: kontoVon(c)}
	kopf, err := c.FormFile("datei")
	if err != nil {
		return a, ozg.NeuerFehler("datei_fehlt", "Es wurde keine Datei ausgewählt. Wählen Sie einen Umsetzungsplan (.xlsx, .xlsm, .ods oder .csv) aus. Es wurde nichts gespeichert.")
	}
	if a.Datei, a.Inhalt, err = liesDatei(kopf); err != nil {
		return a, err
	}
	e, err := parseEingaben(c.FormValue("stichtag"), c.FormValue("themenfeld"))
	if err != nil {
		return a, err
	}
	if roh := c.FormValue("eingaben"); roh != "" { // the API sends all that is decided at once
		if a.Eingaben, err = annahme.LiesEingaben([]byte(roh)); err != nil {
			return a, err
		}
	}
	if e.Stichtag != nil {
		a.Eingaben.Stichtag = e.Stichtag
	}
	if e.Themenfeld != "" {
		a.Eingaben.Themenfeld = e.Themenfeld
	}
	return a, nil
}

func liesDatei(kopf *multipart.FileHeader) (name string, inhalt []byte, err error) {
	f, err := kopf.Open()
	if err != nil {
		return "", nil, fmt.Errorf("open upload: %w", err)
	}
	defer f.Close()
	if inhalt, err = io.ReadAll(f); err != nil {
		return "", nil, fmt.Errorf("read upload: %w", err)
	}
	return sauberName(kopf.Filename), inhalt, nil
}

// zeigeUnbrauchbar answers with the reason and the form to try again; what is not the file's fault goes
// to the error page.
func (s *Server) zeigeUnbrauchbar(c *fiber.Ctx, a anfrage, auftrag annahme.Auftrag, err error) error {
	text, status, ok := dateiFehler(err)
	if !ok {
		return err
	}
	if willJSON(c) {
		return c.Status(status).JSON(fehlerJSON{Code: ozg.FehlerCode(err), Text: text})
	}
	p := importNeuPage{
		basePage: s.importBase(a, "Datei nicht lesbar"), Datei: auftrag.Datei, Text: text,
		Formular: newEingabenFormular(s.link.zu("/importe", nil), auftrag.Eingaben, s.grenzen()),
	}
	p.Formular.Stichtag = strings.TrimSpace(c.FormValue("stichtag"))
	return s.zeigeFrisch(c, status, "import_neu", p)
}

// dateiFehler gives the text and the status of an error that lies in the file or in what was typed.
func dateiFehler(err error) (text string, status int, ok bool) {
	if errors.Is(err, context.DeadlineExceeded) {
		return "Das Lesen der Datei hat zu lange gedauert. Teilen Sie den Plan in kleinere Dateien, zum Beispiel je Themenfeld. Es wurde nichts gespeichert.", fiber.StatusUnprocessableEntity, true
	}
	f, ok := errors.AsType[*ozg.Fehler](err)
	if !ok || f.Code == "intern" {
		return "", 0, false
	}
	status, bekannt := statusVon[f.Code]
	if !bekannt {
		status = fiber.StatusUnprocessableEntity
	}
	text = f.Text
	if !strings.Contains(text, "nichts gespeichert") {
		text += " Es wurde nichts gespeichert."
	}
	return text, status, true
}

// saveEingaben keeps what a person said about the file of a draft.
func (s *Server) saveEingaben(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	id := c.Params("id")
	e, err := parseEingaben(c.FormValue("stichtag"), c.FormValue("themenfeld"))
	if err != nil {
		return s.zeigeEntwurf(c, a, id, fiber.StatusUnprocessableEntity, entwurfHinweis{stichtag: c.FormValue("stichtag"), fehler: ozg.FehlerText(err)})
	}
	entwurf, err := s.c.Dienst.Entwurf(c.UserContext(), id)
	if err != nil {
		return s.entwurfWeg(c, id, err)
	}
	version := formularVersion(c, entwurf)
	entwurf.Eingaben.Stichtag, entwurf.Eingaben.Themenfeld = e.Stichtag, e.Themenfeld // what else was decided stays
	switch err := s.c.Dienst.SetEingaben(c.UserContext(), id, version, entwurf.Eingaben); {
	case ozg.FehlerCode(err) == "entwurf_geaendert":
		return s.zeigeAnderesFenster(c, a, id)
	case err != nil:
		return err
	}
	return s.leiteWeiter(c, "/importe/entwurf/"+id, nil)
}

// verwerfen throws a draft away, and goes back to the files that were sent with it, if there are any.
func (s *Server) verwerfen(c *fiber.Ctx) error {
	id, ziel := c.Params("id"), "/importe"
	if e, err := s.c.Dienst.Entwurf(c.UserContext(), id); err == nil && e.Stapel != id {
		ziel = "/importe/stapel/" + e.Stapel
	}
	if err := s.c.Dienst.Verwerfen(c.UserContext(), id); err != nil {
		return err
	}
	if stapel, ok := strings.CutPrefix(ziel, "/importe/stapel/"); ok && s.eigenerStapel(c, stapel) != nil { // it was the last one
		ziel = "/importe"
	}
	return s.leiteWeiter(c, ziel, nil)
}
