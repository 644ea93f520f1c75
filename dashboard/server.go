// Package dashboard is the web application: pages in German, forms, downloads and the JSON API.
//
// A page is three things in one file: its type, which embeds basePage; the pure function that builds it
// from a Bestand and an anfrage; and a short handler. routes.go lists every address.
package dashboard

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"time"
	_ "time/tzdata" // days begin and end in Berlin, also on machines without a zone database

	"github.com/gofiber/fiber/v2"

	"ozgtracker/dashboard/views"
	"ozgtracker/importer"
	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/katalog"
	"ozgtracker/internal/openid"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/static"
)

// Limits of a connection. maxFormular is that of a body without a file; see rahmen for the others.
const (
	maxFormular  = 1 << 20
	readTimeout  = 30 * time.Second
	writeTimeout = 60 * time.Second
	idleTimeout  = 60 * time.Second
)

// Config is what a Server needs: Dienst, Store, Log and Jetzt. All else may be left out.
type Config struct {
	Dienst         *annahme.Dienst
	Store          *store.Store
	Basis          string              // public address, may have a sub-path; "" for as requested, under /
	Beispieldaten  bool                // every page says that its data are invented
	Zugang         *anmeldung.Dienst   // nil: nobody logs in and everybody may do everything, which pages say
	NurEigenerHost bool                // only for Basis, localhost or an address as host: without a login, see pruefeHost
	Beispielkonten []Beispielkonto     // of the demo, listed with their passwords where people log in
	Proxys         []string            // addresses or networks whose X-Forwarded-For and -Proto are believed
	OpenID         *openid.Anbieter    // nil: no login at a provider of the house
	Einstellungen  *einstellung.Dienst // nil: those of a new installation, which nobody can change
	LeiKa          []katalog.LeiKaEintrag
	Version        string
	Grenzen        importer.Grenzen // of uploaded files, as this process was started with; zero: the settings decide
	Log            *slog.Logger
	Jetzt          func() time.Time
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	c          Config
	app        *fiber.App
	views      *views.Views
	dateien    *static.Dateien
	link       linker
	cache      *pageCache
	metrik     metrik
	berlin     *time.Location
	geschichte func() *ozg.Geschichte
	namen      namen
	proxys     []netip.Prefix // whose forwarded headers are believed
	suche      suchindex
	leika      map[string][]katalog.LeiKaEintrag // by OZG-ID

	unterwegs     unterwegs  // files that are being uploaded
	rechner       rechner    // what takes longer than a request
	berichtSperre sync.Mutex // one report is written at a time
}

// New builds the application. It fails if a template, a static file or the Basis is broken.
func New(c Config) (*Server, error) {
	if c.Dienst == nil || c.Store == nil || c.Log == nil || c.Jetzt == nil {
		return nil, errors.New("build dashboard: Dienst, Store, Log and Jetzt are required")
	}
	return newServer(c, c.Dienst.Geschichte)
}

func newServer(c Config, geschichte func() *ozg.Geschichte) (*Server, error) {
	s := &Server{c: c, cache: newPageCache(maxCacheBytes), geschichte: geschichte, suche: newSuchindex(c.LeiKa), leika: map[string][]katalog.LeiKaEintrag{}}
	for _, e := range c.LeiKa {
		s.leika[e.OZGID] = append(s.leika[e.OZGID], e)
	}
	var err error
	if s.link, err = newLinker(c.Basis); err != nil {
		return nil, fmt.Errorf("build dashboard: %w", err)
	}
	if s.views, err = views.New(); err != nil {
		return nil, fmt.Errorf("build dashboard: %w", err)
	}
	if s.dateien, err = static.New(); err != nil {
		return nil, fmt.Errorf("build dashboard: %w", err)
	}
	if s.berlin, err = time.LoadLocation("Europe/Berlin"); err != nil {
		return nil, fmt.Errorf("build dashboard: %w", err)
	}
	if s.proxys, err = liesNetze(c.Proxys); err != nil {
		return nil, err
	}
	s.app = fiber.New(fiber.Config{
		AppName:                 "ozg",
		DisableStartupMessage:   true,
		Immutable:               true, // strings of a request may be kept
		EnableTrustedProxyCheck: true, // forwarded headers of strangers are not believed
		TrustedProxies:          c.Proxys,
		BodyLimit:               maxFormular,
		// An upload is parsed in memory, within the limit of rahmen: nothing is spooled to a temporary folder that a
		// container may not have.
		DisablePreParseMultipartForm: true,
		ReadTimeout:                  readTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		ErrorHandler:                 s.zeigeFehler,
	})
	s.app.Server().HeaderReceived = s.rahmen
	s.app.Server().ErrorHandler = s.zeigeAbbruch(s.app.Server().ErrorHandler)
	s.register()
	return s, nil
}

// App is the application, for tests and for serving on a listener of one's own.
func (s *Server) App() *fiber.App { return s.app }

// Serve serves on a listener until Shutdown.
func (s *Server) Serve(l net.Listener) error {
	if err := s.app.Listener(l); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// Shutdown lets running requests end and closes idle connections.
func (s *Server) Shutdown(ctx context.Context) error {
	if err := s.app.ShutdownWithContext(ctx); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}

// heute is the day in Berlin.
func (s *Server) heute() ozg.Tag { return ozg.TagVon(s.c.Jetzt().In(s.berlin)) }
