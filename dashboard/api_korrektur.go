package dashboard

import (
	"encoding/json"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// korrekturAnfrage corrects one value over the API.
type korrekturAnfrage struct {
	Feld          string `json:"feld"`
	Wert          string `json:"wert"` // as a cell would hold it; "(leer)" clears
	Zuruecknehmen bool   `json:"zuruecknehmen"`
	Grund         string `json:"grund"`
	Stichtag      string `json:"stichtag"`
	DryRun        bool   `json:"dry_run"`
	Pruefsumme    string `json:"pruefsumme"`
}

// korrekturJSON says what a correction changed, or would change.
type korrekturJSON struct {
	Nr            ozg.Nr              `json:"nr,omitempty"`
	OZGID         string              `json:"ozg_id"`
	Stichtag      ozg.Tag             `json:"stichtag"`
	Aenderungen   []wertAenderungJSON `json:"aenderungen"` // none: the value holds already
	Befunde       []ozg.Befund        `json:"befunde"`
	Ungewoehnlich []string            `json:"ungewoehnlich"`
	Pruefsumme    string              `json:"pruefsumme"`
}

func newKorrekturJSON(k annahme.Korrektur, v annahme.Vorschau, nr ozg.Nr) korrekturJSON {
	return korrekturJSON{
		Nr: nr, OZGID: k.OZGID, Stichtag: k.Stichtag, Aenderungen: newWertAenderungen(v.Aenderungen), Befunde: v.Befunde,
		Ungewoehnlich: append([]string{}, v.Ungewoehnlich...), Pruefsumme: v.Pruefsumme,
	}
}

// apiKorrigieren corrects one value of a Leistung, or with dry_run only says what that would change.
func (s *Server) apiKorrigieren(c *fiber.Ctx) error {
	var a korrekturAnfrage
	if err := liesJSON(c, &a); err != nil {
		return err
	}
	k, err := neueKorrektur(c.Params("id"), korrekturEingabe{Feld: a.Feld, Wert: a.Wert, Grund: a.Grund, Stichtag: a.Stichtag, Zuruecknehmen: a.Zuruecknehmen})
	if err != nil {
		return apiDateiFehler(c, err)
	}
	k.Konto, k.Pruefsumme = kontoVon(c), a.Pruefsumme
	if a.DryRun {
		v, err := s.c.Dienst.VorschauKorrektur(c.UserContext(), k)
		if err != nil {
			return apiDateiFehler(c, err)
		}
		return sendeJSON(c, fiber.StatusOK, newKorrekturJSON(k, v, 0))
	}
	beleg, err := s.c.Dienst.Korrigieren(c.UserContext(), k)
	if err != nil {
		return apiDateiFehler(c, err)
	}
	c.Set(fiber.HeaderLocation, s.link.zu("/api/v1/importe/"+nrText(beleg.Nr), nil))
	return sendeJSON(c, fiber.StatusCreated, newKorrekturJSON(k, beleg.Vorschau, beleg.Nr))
}

// ruecknahmeJSON says what taking an import back changed, or would change.
type ruecknahmeJSON struct {
	Nr         ozg.Nr          `json:"nr,omitempty"` // the Vorgang that took it back
	Import     ozg.Nr          `json:"import"`
	Werte      []rueckfallJSON `json:"werte"`
	Gleich     int             `json:"gleich"`
	Bleibt     int             `json:"bleibt"`
	Pruefsumme string          `json:"pruefsumme"`
}

// rueckfallJSON is one value that falls back; Danach is left out where nothing was stated before.
type rueckfallJSON struct {
	OZGID        string          `json:"ozg_id"`
	Bezeichnung  string          `json:"bezeichnung"`
	Feld         string          `json:"feld"`
	Jetzt        json.RawMessage `json:"jetzt"`
	Danach       json.RawMessage `json:"danach,omitempty"`
	DanachImport ozg.Nr          `json:"danach_import,omitempty"`
}

func newRuecknahmeJSON(nr ozg.Nr, r annahme.Ruecknahme, durch ozg.Nr) ruecknahmeJSON {
	j := ruecknahmeJSON{Nr: durch, Import: nr, Werte: []rueckfallJSON{}, Gleich: r.Gleich, Bleibt: r.Bleibt, Pruefsumme: r.Pruefsumme}
	for _, z := range r.Zurueck {
		w := rueckfallJSON{OZGID: z.OZGID, Bezeichnung: z.Bezeichnung, Feld: z.Feld.Name(), Jetzt: z.Feld.AppendJSON(nil, z.Jetzt)}
		if z.HatDann {
			w.Danach, w.DanachImport = z.Feld.AppendJSON(nil, z.Dann), z.DannImport
		}
		j.Werte = append(j.Werte, w)
	}
	return j
}

// apiRuecknahme says what taking an import back would change.
func (s *Server) apiRuecknahme(c *fiber.Ctx) error {
	_, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	r, err := s.c.Dienst.VorschauRuecknahme(c.UserContext(), nr)
	if err != nil {
		return err
	}
	return sendeJSON(c, fiber.StatusOK, newRuecknahmeJSON(nr, r, 0))
}

// apiZuruecknehmen takes an import back. With a Pruefsumme only if that does what its Vorschau showed.
func (s *Server) apiZuruecknehmen(c *fiber.Ctx) error {
	_, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	var anfrage struct {
		Pruefsumme string `json:"pruefsumme"`
	}
	if len(c.Body()) > 0 {
		if err := liesJSON(c, &anfrage); err != nil {
			return err
		}
	}
	r, err := s.c.Dienst.VorschauRuecknahme(c.UserContext(), nr)
	if err != nil {
		return err
	}
	if anfrage.Pruefsumme == "" {
		anfrage.Pruefsumme = r.Pruefsumme // what happens is at least what is answered
	}
	durch, err := s.c.Dienst.ZuruecknehmenGeprueft(c.UserContext(), nr, kontoVon(c), time.Time{}, anfrage.Pruefsumme)
	if err != nil {
		return err
	}
	return sendeJSON(c, fiber.StatusOK, newRuecknahmeJSON(nr, r, durch))
}
