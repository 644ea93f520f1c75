package annahme

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// MaxEntscheidungen bounds what a person decides about one file.
const MaxEntscheidungen = 5000

// LiesEingaben reads the JSON of Eingaben, as API and command line take it. A name that is none, and more
// than MaxEntscheidungen, is the *ozg.Fehler "eingaben_unlesbar".
func LiesEingaben(b []byte) (importer.Eingaben, error) {
	var e importer.Eingaben
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	err := d.Decode(&e)
	if err == nil {
		if _, mehr := d.Token(); !errors.Is(mehr, io.EOF) {
			err = errors.New("more than one JSON value")
		}
	}
	if err != nil {
		return importer.Eingaben{}, &ozg.Fehler{
			Code: "eingaben_unlesbar", Err: err,
			Text: fmt.Sprintf("Die Eingaben sind kein JSON der vereinbarten Form (%v). Es wurde nichts gespeichert.", err),
		}
	}
	return e, PruefeUmfang(e)
}

// PruefeUmfang refuses Eingaben with more than MaxEntscheidungen decisions.
func PruefeUmfang(e importer.Eingaben) error {
	n := len(e.Zellen) + len(e.Ohne) + len(e.Datumsfolge) + len(e.Titel) + len(e.Koepfe)
	for _, w := range e.Woerter {
		n += len(w)
	}
	for _, b := range e.Blaetter {
		n += 1 + len(b.Spalten)
	}
	if n > MaxEntscheidungen {
		return ozg.NeuerFehler("eingabe_unbrauchbar", "Zu dieser Datei sind mehr als "+ozg.ZahlText(MaxEntscheidungen)+" Angaben gemacht. Berichtigen Sie die Datei selbst.")
	}
	return nil
}
