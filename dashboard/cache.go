package dashboard

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// maxCacheBytes bounds the memory of the page cache. A page takes about 100 KB plain and packed.
const maxCacheBytes = 64 << 20

// seitenKey names a page: what is known, the settings, the day in Berlin, who may see it, and the canonical address.
// The build is the process itself: the cache does not outlive it.
type seitenKey struct {
	nr      ozg.Nr
	fassung int // of the settings
	heute   ozg.Tag
	rechte  zugang.Recht
	adresse string
}

// fertigeSeite is a rendered page, plain and packed. Its ETag is a hash of the content, so it is right
// across restarts and processes and needs no care when a template changes.
type fertigeSeite struct {
	typ, etag string
	roh, gzip []byte
}

func (f *fertigeSeite) groesse() int { return len(f.roh) + len(f.gzip) }

// eintrag is a page that is being made, or made. bereit is closed when seite and err are set.
type eintrag struct {
	bereit chan struct{}
	seite  *fertigeSeite
	err    error
}

// pageCache keeps rendered pages. Each page is made once, however many ask for it at the same time.
type pageCache struct {
	mu        sync.Mutex
	max       int
	bytes     int
	nr        ozg.Nr
	eintraege map[seitenKey]*eintrag
	folge     []seitenKey // finished pages, oldest first

	treffer, gebaut uint64
}

func newPageCache(maxBytes int) *pageCache {
	return &pageCache{max: maxBytes, eintraege: map[seitenKey]*eintrag{}}
}

// hole gives the page of a key, made by baue if need be. A failed page is not kept.
func (p *pageCache) hole(key seitenKey, baue func() (*fertigeSeite, error)) (*fertigeSeite, error) {
	p.mu.Lock()
	if e, ok := p.eintraege[key]; ok {
		p.treffer++
		p.mu.Unlock()
		<-e.bereit
		return e.seite, e.err
	}
	e := &eintrag{bereit: make(chan struct{}), err: errSeiteAbgebrochen}
	p.eintraege[key] = e
	p.gebaut++
	p.mu.Unlock()

	defer func() { // also when baue panics: nobody must wait for ever
		p.fertig(key, e)
		close(e.bereit)
	}()
	e.seite, e.err = baue()
	return e.seite, e.err
}

var errSeiteAbgebrochen = fmt.Errorf("build page: stopped by a panic")

func (p *pageCache) fertig(key seitenKey, e *eintrag) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e.err != nil || e.seite.groesse() > p.max {
		delete(p.eintraege, key)
		return
	}
	if key.nr > p.nr { // pages of an older Nr will hardly be asked for again
		p.nr = key.nr
		p.verdraenge(0)
	}
	p.verdraenge(p.max - e.seite.groesse())
	p.bytes += e.seite.groesse()
	p.folge = append(p.folge, key)
}

// verdraenge drops the oldest pages until at most platz bytes are used.
func (p *pageCache) verdraenge(platz int) {
	for p.bytes > platz && len(p.folge) > 0 {
		p.bytes -= p.eintraege[p.folge[0]].seite.groesse()
		delete(p.eintraege, p.folge[0])
		p.folge = p.folge[1:]
	}
}

// zahlen tells how often a page was found, how often made, and the memory in use.
func (p *pageCache) zahlen() (treffer, gebaut uint64, belegt int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.treffer, p.gebaut, p.bytes
}

// packer are kept, because each takes a megabyte.
var packer = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// neueSeite packs a rendered page.
func neueSeite(typ string, roh []byte) (*fertigeSeite, error) {
	var b bytes.Buffer
	w := packer.Get().(*gzip.Writer)
	defer packer.Put(w)
	w.Reset(&b)
	if _, err := w.Write(roh); err != nil {
		return nil, fmt.Errorf("pack page: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack page: %w", err)
	}
	summe := sha256.Sum256(roh)
	return &fertigeSeite{typ: typ, etag: `W/"` + hex.EncodeToString(summe[:12]) + `"`, roh: roh, gzip: b.Bytes()}, nil
}

// sendeSeite answers with the page of the request out of the cache; baue makes it when it is not there.
// Only pages without a personal byte may go through here; the role is checked before.
func (s *Server) sendeSeite(c *fiber.Ctx, a anfrage, typ string, baue func() ([]byte, error)) error {
	key := seitenKey{nr: a.Sicht.Geschichte().Stand, fassung: s.c.Einstellungen.Jetzt().Fassung, heute: a.Heute, rechte: a.Rechte, adresse: a.schluessel()}
	f, err := s.cache.hole(key, func() (*fertigeSeite, error) {
		roh, err := baue()
		if err != nil {
			return nil, err
		}
		return neueSeite(typ, roh)
	})
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderETag, f.etag)
	c.Set(fiber.HeaderCacheControl, "private, no-cache")
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	if passtETag(c.Get(fiber.HeaderIfNoneMatch), f.etag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set(fiber.HeaderContentType, f.typ)
	body := f.roh
	if nimmtEncoding(c.Get(fiber.HeaderAcceptEncoding), "gzip") {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		body = f.gzip
	}
	c.Context().Response.SetBodyRaw(body)
	return nil
}
