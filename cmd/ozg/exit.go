package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"ozgtracker/internal/ozg"
)

// The exit codes of the contract.
const (
	codeGetan     = 0
	codeBefunde   = 1 // done, but findings of severity fehler
	codeAufruf    = 2 // wrong usage, Stichtag unknown and nobody to ask, no such import
	codeDatei     = 3 // file unreadable or refused
	codeDatenbank = 4 // database out of reach or not writable
)

// errGemeldet carries the exit code of findings and failures that were printed where they happened.
type errGemeldet int

func (e errGemeldet) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

var codeVon = map[string]int{
	"feld_unbekannt": codeAufruf, "eingaben_unlesbar": codeAufruf, "stichtag_fehlt": codeAufruf, "stichtag_unlesbar": codeAufruf, "stichtag_zukunft": codeAufruf, "themenfeld_unbekannt": codeAufruf,
	"import_unbekannt": codeAufruf, "import_zurueckgenommen": codeAufruf, "import_katalog": codeAufruf,
	"wissen_unbekannt": codeAufruf, "wissen_ungueltig": codeAufruf, "wissen_zu_frueh": codeAufruf,
	"bericht_themenfeld": codeAufruf, "bericht_land": codeAufruf, "bericht_inhalt": codeAufruf, "bericht_ohne_vergleich": codeAufruf,
	"kein_plan": codeAufruf, "vorlage_leer": codeAufruf, "andere_daten": codeAufruf, "adresse_ungueltig": codeAufruf, "proxy_ungueltig": codeAufruf,
	"oidc_adresse": codeAufruf, "oidc_gruppen": codeAufruf, "oidc_unvollstaendig": codeAufruf, "oidc_geheimnis": codeAufruf,
	"konto_unbekannt": codeAufruf, "konto_doppelt": codeAufruf, "konto_name": codeAufruf, "konto_anzeigename": codeAufruf,
	"konto_rolle": codeAufruf, "konto_bereich": codeAufruf, "konto_letzte": codeAufruf, "bestaetigung_fehlt": codeAufruf, "schwaerzung_text": codeAufruf, "schwaerzung_grund": codeAufruf, "schwaerzung_leer": codeAufruf, "grund_fehlt": codeAufruf,
	"kettenglied": codeAufruf, "passwort_schwach": codeAufruf, "passwort_fehlt": codeAufruf,
	"ausgabe": codeAufruf, "basis": codeAufruf, "adresse_belegt": codeAufruf, "datenbank_adresse": codeAufruf,
}

// exitCode prints an error once, in German, and turns it into an exit code. Codes that begin with
// "datenbank" speak of the database, every other *ozg.Fehler that is not listed of a file; everything else is internal.
func exitCode(err error, stderr io.Writer) int {
	var gemeldet errGemeldet
	switch {
	case err == nil:
		return codeGetan
	case errors.As(err, &gemeldet):
		return int(gemeldet)
	}
	fehler, ok := errors.AsType[*ozg.Fehler](err)
	if !ok {
		fmt.Fprintf(stderr, "ozg: Das hat nicht geklappt: %v\n", err)
		return codeDatenbank
	}
	fmt.Fprintf(stderr, "ozg: %s\n", fehler.Text)
	if code, ok := codeVon[fehler.Code]; ok {
		return code
	}
	if strings.HasPrefix(fehler.Code, "datenbank") {
		return codeDatenbank
	}
	return codeDatei
}
