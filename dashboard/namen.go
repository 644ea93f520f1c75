package dashboard

import (
	"context"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/zugang"
)

// namenFrist is how long the names of accounts are kept before they are looked up again.
const namenFrist = 10 * time.Second

// namen knows what the accounts are called, so that a page need not ask the database for each line.
type namen struct {
	mu      sync.Mutex
	stand   time.Time
	fassung int // of the settings; it rises when an account is erased or renamed
	konto   map[string]zugang.Konto
}

func (s *Server) kontoMitID(id string) (zugang.Konto, bool) {
	s.namen.mu.Lock()
	defer s.namen.mu.Unlock()
	if jetzt, fassung := s.c.Jetzt(), s.c.Einstellungen.Jetzt().Fassung; s.namen.konto == nil || jetzt.Sub(s.namen.stand) >= namenFrist || s.namen.fassung != fassung {
		ctx, cancel := context.WithTimeout(context.Background(), leseZeit)
		defer cancel()
		konten, err := s.c.Store.Konten(ctx)
		if err != nil { // the pages say the id then
			s.c.Log.Error("read names of accounts", "error", err)
			return zugang.Konto{}, false
		}
		s.namen.konto, s.namen.stand, s.namen.fassung = map[string]zugang.Konto{}, jetzt, fassung
		for _, k := range konten {
			s.namen.konto[k.ID] = k
		}
	}
	k, ok := s.namen.konto[id]
	return k, ok
}

// werName is what reports say who made them.
func (s *Server) werName(c *fiber.Ctx) string {
	if k := werFragt(c).Konto; k.ID != "" {
		return k.Anzeigename
	}
	if s.c.Zugang == nil {
		return zugang.KontoLokal
	}
	return ""
}

// KontoName says who did something. Who reads without logging in learns the role, not the name.
func (p basePage) KontoName(id string) string {
	switch id {
	case zugang.KontoBefehlszeile:
		return "Befehlszeile"
	case zugang.KontoProgramm, "":
		return "Programm"
	}
	if p.s.c.Zugang == nil || zugang.IstProgramm(id) || id == zugang.KontoLokal {
		return id
	}
	k, ok := p.s.kontoMitID(id)
	switch {
	case !ok:
		return "früheres Konto"
	case k.Geloescht.IsZero() && !p.Anfrage.Rechte.Hat(zugang.Eigenes):
		return k.Rolle.Titel()
	}
	return k.Anzeigename
}
