package dashboard

import (
	"context"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// The way of a file over the API is that of the pages: upload a draft, look at it, decide what it leaves
// open, accept what was seen.

// apiEntwuerfe lists the drafts that wait for their owner.
func (s *Server) apiEntwuerfe(c *fiber.Ctx) error {
	es, err := s.c.Dienst.EntwuerfeVon(c.UserContext(), kontoVon(c))
	if err != nil {
		return err
	}
	j := entwuerfeJSON{Entwuerfe: []entwurfKurzJSON{}}
	for _, e := range es {
		j.Entwuerfe = append(j.Entwuerfe, newEntwurfKurzJSON(e))
	}
	return sendeJSON(c, fiber.StatusOK, j)
}

// apiEntwerfen keeps a file as a draft. A file that cannot be used leaves nothing behind.
func (s *Server) apiEntwerfen(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	auftrag, err := liesAuftrag(c)
	if err != nil {
		return apiDateiFehler(c, err)
	}
	v, err := s.c.Dienst.Vorschau(ctx, auftrag)
	if err != nil && !offen(err) {
		return apiDateiFehler(c, err)
	}
	e, err2 := s.c.Dienst.NeuerEntwurf(ctx, auftrag)
	if err2 != nil {
		return err2
	}
	c.Set(fiber.HeaderLocation, s.link.zu("/api/v1/entwuerfe/"+e.ID, nil))
	return sendeJSON(c, fiber.StatusCreated, newEntwurfJSON(e, v, grund(err)))
}

// apiEntwurf shows a draft with what its file would change.
func (s *Server) apiEntwurf(c *fiber.Ctx) error {
	e, v, err := s.entwurfVorschau(c)
	if err != nil && (e.ID == "" || grund(err) == nil) {
		return apiDateiFehler(c, err)
	}
	return sendeJSON(c, fiber.StatusOK, newEntwurfJSON(e, v, grund(err)))
}

// grund is why a file has no Vorschau, nil where it has one or where the file is not to blame.
func grund(err error) *ozg.Fehler {
	f, ok := ozg.EingabeFehler(err)
	if !ok {
		return nil
	}
	return f
}

// apiEntscheiden replaces the Eingaben of a draft. With ?version=N only a draft that still has this version.
func (s *Server) apiEntscheiden(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	e, err := s.c.Dienst.Entwurf(ctx, c.Params("id"))
	if err != nil {
		return err
	}
	version := e.Version
	if v := c.Query("version"); v != "" {
		version = c.QueryInt("version")
	}
	if e.Eingaben, err = annahme.LiesEingaben(c.Body()); err != nil {
		return apiDateiFehler(c, err)
	}
	v, err := s.c.Dienst.Vorschau(ctx, e.Auftrag)
	if err != nil && !offen(err) {
		return apiDateiFehler(c, err)
	}
	if err := s.c.Dienst.SetEingaben(ctx, e.ID, version, e.Eingaben); err != nil {
		return err
	}
	e.Version = version + 1
	return sendeJSON(c, fiber.StatusOK, newEntwurfJSON(e, v, grund(err)))
}

// apiAnnehmen accepts the Vorschau whose Pruefsumme the request names, and no other.
func (s *Server) apiAnnehmen(c *fiber.Ctx) error {
	var anfrage struct {
		Pruefsumme string `json:"pruefsumme"`
	}
	if err := liesJSON(c, &anfrage); err != nil {
		return err
	}
	if anfrage.Pruefsumme == "" {
		return ozg.NeuerFehler("pruefsumme_fehlt", "Nennen Sie mit „pruefsumme“ die Vorschau, die Sie gesehen haben; sie steht im Entwurf. Es wurde nichts gespeichert.")
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	e, err := s.c.Dienst.Entwurf(ctx, c.Params("id"))
	if err != nil {
		return err
	}
	beleg, err := s.nimmEntwurfAn(ctx, e, anfrage.Pruefsumme)
	if err != nil {
		return apiDateiFehler(c, err)
	}
	return s.sendeBeleg(c, beleg)
}

// apiVerwerfen throws a draft away.
func (s *Server) apiVerwerfen(c *fiber.Ctx) error {
	if _, err := s.c.Dienst.Entwurf(c.UserContext(), c.Params("id")); err != nil {
		return err
	}
	if err := s.c.Dienst.Verwerfen(c.UserContext(), c.Params("id")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
