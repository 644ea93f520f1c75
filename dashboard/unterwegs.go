package dashboard

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/valyala/fasthttp"

	"ozgtracker/importer"
	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// maxUnterwegs bounds the large bodies that all requests hold in memory at the same time, in bytes.
const maxUnterwegs = 256 << 20

// unterwegs counts large bodies from the moment their header has come until their request is answered, and keeps why
// others get no room. A client may vanish without anybody being told: every entry ends by itself.
type unterwegs struct {
	mu     sync.Mutex
	bodies map[*fasthttp.RequestHeader]grosserBody
}

type grosserBody struct {
	bytes int // 0: refused
	grund error
	frist time.Time
}

// nimm gives a body of so many bytes room until frist, or says why not; grund is why it may have none anyway.
func (u *unterwegs) nimm(h *fasthttp.RequestHeader, bytes int, grund error, jetzt, frist time.Time) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.bodies, h) // of a request before on the same connection
	belegt := 0
	for k, b := range u.bodies {
		if !jetzt.Before(b.frist) {
			delete(u.bodies, k)
		} else {
			belegt += b.bytes
		}
	}
	if grund == nil && belegt > 0 && belegt+bytes > maxUnterwegs {
		grund = ozg.NeuerFehler("ausgelastet", "Zurzeit werden zu viele große Dateien hochgeladen. Es wurde nichts gespeichert. Versuchen Sie es in einer Minute noch einmal.")
	}
	if grund != nil {
		bytes = 0
	}
	if u.bodies == nil {
		u.bodies = map[*fasthttp.RequestHeader]grosserBody{}
	}
	u.bodies[h] = grosserBody{bytes, grund, frist}
	return grund
}

// gib ends the entry of a request. gross reports whether its body had room; grund is why it had none.
func (u *unterwegs) gib(h *fasthttp.RequestHeader) (gross bool, grund error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	b := u.bodies[h]
	delete(u.bodies, h)
	return b.bytes > 0, b.grund
}

// rahmen bounds the body of a request before it is read, by the limits as they hold at this moment: bodies are held
// in memory, so only who may upload gets room for a file, and all of them together no more than maxUnterwegs.
func (s *Server) rahmen(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	klein := fasthttp.RequestConfig{MaxRequestBodySize: maxFormular}
	pfad := s.link.ohnePraefix(string(h.RequestURI()))
	laenge := h.ContentLength() // negative: not known yet
	if !h.IsPost() || laenge >= 0 && laenge <= maxFormular || !strings.HasPrefix(pfad, "/importe") && !strings.HasPrefix(pfad, "/api/v1/") {
		return klein
	}
	datei := s.grenzen().Datei
	gross := fasthttp.RequestConfig{MaxRequestBodySize: int(datei) + maxFormular, ReadTimeout: readTimeout}
	if standard := importer.Standardgrenzen().Datei; datei > standard { // a larger file takes longer to arrive
		gross.ReadTimeout = time.Duration(float64(readTimeout) * float64(datei) / float64(standard))
	}
	if laenge > gross.MaxRequestBodySize {
		return klein // refused unread
	}
	if laenge < 0 {
		laenge = gross.MaxRequestBodySize
	}
	jetzt := time.Now()
	if s.unterwegs.nimm(h, laenge, s.darfGross(h), jetzt, jetzt.Add(gross.ReadTimeout+writeTimeout)) != nil {
		return klein
	}
	return gross
}

// darfGross says why who sends a header may not upload, by the token alone; erlaube checks the route as always.
func (s *Server) darfGross(h *fasthttp.RequestHeader) error {
	if s.c.Zugang == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), readTimeout)
	defer cancel()
	var w anmeldung.Wer
	var err error
	if token, ok := strings.CutPrefix(string(h.Peek(fasthttp.HeaderAuthorization)), "Bearer "); ok {
		w, err = s.c.Zugang.Schluessel(ctx, strings.TrimSpace(token))
	}
	for _, name := range [...]string{cookieTLS, cookieHTTP} {
		if token := string(h.Cookie(name)); token != "" && err == nil && !w.Angemeldet() {
			w, err = s.c.Zugang.Sitzung(ctx, token)
		}
	}
	switch {
	case err != nil || w.Rechte.Hat(zugang.Melden):
		return err
	case w.Angemeldet():
		return rechtFehlt(w)
	}
	return anmeldungNoetig()
}

// zeigeAbbruch answers a request that could not be read to its end.
func (s *Server) zeigeAbbruch(sonst func(*fasthttp.RequestCtx, error)) func(*fasthttp.RequestCtx, error) {
	return func(ctx *fasthttp.RequestCtx, err error) {
		_, grund := s.unterwegs.gib(&ctx.Request.Header)
		if grund == nil || !errors.Is(err, fasthttp.ErrBodyTooLarge) {
			sonst(ctx, err)
			return
		}
		c := s.app.AcquireCtx(ctx)
		defer s.app.ReleaseCtx(c)
		if err := s.zeigeFehler(c, grund); err != nil {
			s.c.Log.Error("answer refused upload", slog.Any("error", err))
		}
	}
}
