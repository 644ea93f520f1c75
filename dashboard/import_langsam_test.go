package dashboard

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"testing"

	"ozgtracker/importer"
	"ozgtracker/internal/store/storetest"
)

// bremse holds the reading of a file where it begins, as a large one does, until the test lets it go.
type bremse struct {
	zu     atomic.Bool
	drin   chan struct{} // somebody's file is being read
	weiter chan struct{}
}

func neueBremse() *bremse {
	return &bremse{drin: make(chan struct{}), weiter: make(chan struct{})}
}

// grenzen are asked for when a file is opened, in the one place where files are read.
func (b *bremse) grenzen() importer.Grenzen {
	if b.zu.CompareAndSwap(true, false) {
		b.drin <- struct{}{}
		<-b.weiter
	}
	return testgrenzen()
}

// seitenUndDaten are read by everybody while somebody's file is on its way.
var seitenUndDaten = []string{"/", "/leistungen", "/leistungen/10214", "/laender", "/importe", "/berichte", "/api/v1/ueberblick", "/leistungen.csv", "/healthz", "/readyz"}

// TestPagesAnswerWhileAFileIsRead: the reading of one upload takes its time, and another upload waits for it;
// whoever reads pages notices nothing, and a draft that is not read yet says so.
func TestPagesAnswerWhileAFileIsRead(t *testing.T) {
	t.Parallel()
	b := neueBremse()
	s := dienstServerMit(t, storetest.Open(t, storetest.DSN(t, "sqlite")), b.grenzen)
	plan := func(stand string) []byte {
		return mappe(t, "Plan", kopfzeile, []any{10214, "Schwerbehindertenausweis", stand, 1, ""})
	}
	entwurf := hochgeladen(t, s, "plan_2021-03-31.xlsx", plan("offen"))

	b.zu.Store(true)
	fertig := make(chan antwort, 2)
	go func() { fertig <- sende(t, s, "/importe", "gross_2021-06-30.xlsx", plan("online")) }()
	<-b.drin
	go func() { fertig <- sende(t, s, "/importe", "wartet_2021-06-30.xlsx", plan("offen")) }()
	for _, pfad := range seitenUndDaten {
		if a := hole(t, s, pfad); a.Status != http.StatusOK {
			t.Errorf("%s while a file is read: %d", pfad, a.Status)
		}
	}
	warten := rufe(t, s, http.MethodGet, entwurf)
	enthaeltAlle(t, "a draft meanwhile", warten, http.StatusOK, "Die Datei wird gelesen …", "Jetzt nachsehen")
	if got := warten.Header.Get("Refresh"); got != "1; url="+entwurf {
		t.Errorf("the waiting page asks again by %q; without its address a browser stays at a mark (#woerter)", got)
	}
	select {
	case a := <-fertig:
		t.Fatalf("an upload was answered while a file is read: %d", a.Status)
	default:
	}
	close(b.weiter)
	for range 2 {
		if a := <-fertig; a.Status != http.StatusSeeOther {
			t.Errorf("upload: %d\n%s", a.Status, a.Body)
		}
	}
}

// TestPagesAnswerWhileAnUploadTrickles: an upload of which half has arrived holds up nobody.
func TestPagesAnswerWhileAnUploadTrickles(t *testing.T) {
	t.Parallel()
	s := dienstServer(t, storetest.Open(t, storetest.DSN(t, "sqlite")))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve(l) }()
	t.Cleanup(func() {
		if err := s.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	typ, body := multipartVon(t, "plan_2021-06-30.xlsx", mappe(t, "Plan", kopfzeile, []any{10214, "Schwerbehindertenausweis", "online", 1, ""}))
	inhalt, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	halb := len(inhalt) / 2
	if _, err := fmt.Fprintf(c, "POST /importe HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", l.Addr(), typ, len(inhalt), inhalt[:halb]); err != nil {
		t.Fatal(err)
	}
	for _, pfad := range seitenUndDaten {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+l.Addr().String()+pfad, nil)
		if err != nil {
			t.Fatal(err)
		}
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		if a.StatusCode != http.StatusOK {
			t.Errorf("%s while an upload trickles: %d", pfad, a.StatusCode)
		}
	}
	if _, err := c.Write(inhalt[halb:]); err != nil {
		t.Fatal(err)
	}
	a, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	if a.StatusCode != http.StatusSeeOther {
		t.Errorf("the upload: %d", a.StatusCode)
	}
}
