package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// summe is what several files did together.
type summe struct {
	getan, schon, nicht int // files: accepted (or looked at), accepted before, not usable
	zahlen              annahme.Zaehlung
	befunde             int // of severity fehler
	von, bis            ozg.Tag
	ersteNr, letzteNr   ozg.Nr
}

func (s *summe) zaehle(v annahme.Vorschau, nr ozg.Nr) {
	if v.SchonAngenommen != 0 {
		s.schon++
		return
	}
	s.getan++
	s.zahlen.Neu += v.Zaehlung.Neu
	s.zahlen.Geaendert += v.Zaehlung.Geaendert
	s.zahlen.Unveraendert += v.Zaehlung.Unveraendert
	s.zahlen.Abgelehnt += v.Zaehlung.Abgelehnt
	s.befunde += zaehleBefunde(v.Befunde)[ozg.SchwereFehler]
	if s.getan == 1 {
		s.von, s.bis, s.ersteNr = *v.Stichtag, *v.Stichtag, nr
	}
	s.von, s.bis, s.letzteNr = min(s.von, *v.Stichtag), max(s.bis, *v.Stichtag), nr
}

// zusammen ends the run of several files with one report of all.
func (l *importLauf) zusammen(dateien int, nurVorschau bool) {
	s := l.summe
	fmt.Fprintf(l.u.stdout, "\nZusammen %s Dateien: %s %s, %s schon früher übernommen, %s nicht lesbar.\n",
		ozg.ZahlText(dateien), ozg.ZahlText(s.getan), map[bool]string{true: "geprüft", false: "übernommen"}[nurVorschau], ozg.ZahlText(s.schon), ozg.ZahlText(s.nicht))
	if s.getan == 0 {
		return
	}
	fmt.Fprintf(l.u.stdout, "  Stichtage %s bis %s; je Datei gezählt %s neu, %s geändert, %s unverändert, %s abgelehnt; %s Fehler in den Dateien.\n",
		s.von.Deutsch(), s.bis.Deutsch(), ozg.ZahlText(s.zahlen.Neu), ozg.ZahlText(s.zahlen.Geaendert), ozg.ZahlText(s.zahlen.Unveraendert), ozg.ZahlText(s.zahlen.Abgelehnt), ozg.ZahlText(s.befunde))
	if !nurVorschau {
		fmt.Fprintf(l.u.stdout, "  Vorgänge %d bis %d. Alle zeigt: ozg importe list\n", s.ersteNr, s.letzteNr)
	}
}

// fehlgeschlagen tells why one file could not be used; the others go on.
func (l *importLauf) fehlgeschlagen(datei string, err error) {
	var text strings.Builder
	code := exitCode(err, &text)
	l.code = max(l.code, code)
	l.summe.nicht++
	if l.json {
		l.zeile(struct {
			Datei  string      `json:"datei"`
			Fehler *ozg.Fehler `json:"fehler"`
		}{filepath.Base(datei), ozg.NeuerFehler(ozg.FehlerCode(err), ozg.FehlerText(err))})
	}
	fmt.Fprintf(l.u.stderr, "%s: %s", filepath.Base(datei), strings.TrimPrefix(text.String(), "ozg: "))
}

// zeigen prints what one file did, or would do.
func (l *importLauf) zeigen(a annahme.Auftrag, v annahme.Vorschau, nr ozg.Nr, nurVorschau bool) {
	if v.SchonAngenommen == 0 && zaehleBefunde(v.Befunde)[ozg.SchwereFehler] > 0 {
		l.code = max(l.code, codeBefunde)
	}
	l.summe.zaehle(v, nr)
	ms := v.Meldungen
	switch {
	case l.json && nurVorschau:
		v.Meldungen = ozg.Meldungen{}
		l.melde(schreibeMit(l.u.stdout, v, ms))
	case l.json:
		if v.SchonAngenommen != 0 {
			nr = v.SchonAngenommen
		}
		v.Meldungen = ozg.Meldungen{}
		l.melde(schreibeMit(l.u.stdout, annahme.Beleg{Vorschau: v, Nr: nr}, ms))
	default:
		l.text(a, v, nr, nurVorschau)
	}
}

// schreibeMit prints an object whose Meldungen were taken out, with them in their place, one by one: those of
// a plan of 50,000 rows are 60 MB, which encoding/json would hold three times.
func schreibeMit(w io.Writer, objekt any, ms ozg.Meldungen) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(objekt); err != nil {
		return err
	}
	vorn, hinten, _ := bytes.Cut(b.Bytes(), []byte(`"meldungen":[]`)) // inside a text the quotes would be escaped
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, `%s"meldungen":`, vorn)
	if err := ms.WriteJSON(out); err != nil {
		return err
	}
	out.Write(hinten)
	return out.Flush()
}

func (l *importLauf) zeile(v any) {
	enc := json.NewEncoder(l.u.stdout)
	enc.SetEscapeHTML(false)
	l.melde(enc.Encode(v))
}

// melde tells that the result could not be printed.
func (l *importLauf) melde(err error) {
	if err != nil {
		fmt.Fprintf(l.u.stderr, "ozg: %v\n", err)
		l.code = max(l.code, codeDatei)
	}
}

func (l *importLauf) text(a annahme.Auftrag, v annahme.Vorschau, nr ozg.Nr, nurVorschau bool) {
	w := bufio.NewWriter(l.u.stdout) // a file may have thousands of Befunde
	defer w.Flush()
	fmt.Fprintf(w, "%s\n  Stichtag %s%s%s\n", a.Datei, v.Stichtag.Deutsch(), nichtLeer(" (", v.StichtagQuelle, ")"), nichtLeer(", Themenfeld ", v.Themenfeld, ""))
	z := v.Zaehlung
	zahlen := fmt.Sprintf("%s neu, %s geändert, %s unverändert, %s abgelehnt", ozg.ZahlText(z.Neu), ozg.ZahlText(z.Geaendert), ozg.ZahlText(z.Unveraendert), ozg.ZahlText(z.Abgelehnt))
	switch {
	case v.SchonAngenommen != 0:
		fmt.Fprintf(w, "  Diese Datei wurde schon übernommen (Vorgang %d). Sie ändert nichts.\n", v.SchonAngenommen)
		return
	case nurVorschau:
		fmt.Fprintf(w, "  Vorschau, nichts gespeichert: %s.\n", zahlen)
	default:
		fmt.Fprintf(w, "  Übernommen als Vorgang %d: %s.\n  Zurücknehmen: ozg importe zuruecknehmen %d\n", nr, zahlen, nr)
	}
	for _, satz := range v.Ungewoehnlich {
		fmt.Fprintf(w, "  Ungewöhnlich: %s\n", satz)
	}
	if n := len(v.Fehlend); n > 0 {
		fmt.Fprintf(w, "  Im letzten Plan genannt, hier nicht: %s Leistungen, zum Beispiel %s %s.\n", ozg.ZahlText(n), v.Fehlend[0].OZGID, v.Fehlend[0].Bezeichnung)
	}
	schreibeBefunde(w, v.Befunde)
}

func schreibeBefunde(w io.Writer, bs []ozg.Befund) {
	zahl := zaehleBefunde(bs)
	if len(bs) == 0 {
		fmt.Fprintln(w, "  Keine Befunde.")
		return
	}
	fmt.Fprintf(w, "  Befunde: %d Fehler, %d Warnungen, %d Hinweise\n", zahl[ozg.SchwereFehler], zahl[ozg.SchwereWarnung], zahl[ozg.SchwereHinweis])
	for _, s := range []ozg.Schwere{ozg.SchwereFehler, ozg.SchwereWarnung, ozg.SchwereHinweis} {
		for _, b := range bs {
			if b.Schwere == s {
				fmt.Fprintf(w, "    %-7s  %s%s: %s%s\n", s, ort(b), nichtLeer(" „", kurz(b.Wert), "“"), b.Text, nichtLeer(" Vorschlag: ", b.Vorschlag, ""))
			}
		}
	}
}

func ort(b ozg.Befund) string {
	if b.Zelle == "" {
		return strings.TrimSpace(b.Blatt + " (ganzes Blatt)")
	}
	return b.Blatt + "!" + b.Zelle
}

func kurz(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

func nichtLeer(vor, text, nach string) string {
	if text == "" {
		return ""
	}
	return vor + text + nach
}

func zaehleBefunde(bs []ozg.Befund) map[ozg.Schwere]int {
	n := map[ozg.Schwere]int{}
	for _, b := range bs {
		n[b.Schwere]++
	}
	return n
}
