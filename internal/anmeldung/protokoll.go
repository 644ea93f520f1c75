package anmeldung

import (
	"context"
	"log/slog"
	"time"

	"ozgtracker/internal/store"
)

// Ereignis is what the audit trail tells of.
type Ereignis string

// The events of the trail.
const (
	EreignisAnmeldung   Ereignis = "anmeldung"
	EreignisAbmeldung   Ereignis = "abmeldung"
	EreignisSitzung     Ereignis = "sitzung"
	EreignisPasswort    Ereignis = "passwort"
	EreignisKonto       Ereignis = "konto"
	EreignisSchluessel  Ereignis = "zugriffsschluessel"
	EreignisZugriff     Ereignis = "zugriff" // refused: an address that the role may not use
	EreignisUpload      Ereignis = "upload"
	EreignisEntwurf     Ereignis = "entwurf"
	EreignisAnnahme     Ereignis = "annahme"
	EreignisZuordnung   Ereignis = store.EreignisZuordnung // how later files are read
	EreignisRuecknahme  Ereignis = "ruecknahme"
	EreignisKorrektur   Ereignis = "korrektur"
	EreignisExport      Ereignis = "export"
	EreignisEinstellung Ereignis = "einstellung"
	EreignisBericht     Ereignis = "bericht"
	EreignisSchwaerzung Ereignis = "schwaerzung" // a text was looked for, or overwritten everywhere
	EreignisOriginal    Ereignis = "original"    // the file of an import was deleted
)

// ereignisTitel names the events for people, in the order of the filter.
var ereignisTitel = [...]struct {
	Ereignis Ereignis
	Titel    string
}{
	{EreignisAnmeldung, "Anmeldung"},
	{EreignisAbmeldung, "Abmeldung"},
	{EreignisSitzung, "Sitzung beendet"},
	{EreignisPasswort, "Passwort"},
	{EreignisKonto, "Konto"},
	{EreignisSchluessel, "Zugriffsschlüssel"},
	{EreignisZugriff, "Zugriff"},
	{EreignisUpload, "Datei hochgeladen"},
	{EreignisEntwurf, "Entwurf bearbeitet"},
	{EreignisAnnahme, "Plan übernommen"},
	{EreignisZuordnung, "Zuordnung gemerkt"},
	{EreignisRuecknahme, "Import zurückgenommen"},
	{EreignisKorrektur, "Wert korrigiert"},
	{EreignisExport, "Heruntergeladen"},
	{EreignisBericht, "Gespeicherter Bericht"},
	{EreignisOriginal, "Datei gelöscht"},
	{EreignisSchwaerzung, "Schwärzung"},
	{EreignisEinstellung, "Einstellung"},
}

// Ereignisse lists all events.
func Ereignisse() []Ereignis {
	out := make([]Ereignis, len(ereignisTitel))
	for i, z := range ereignisTitel {
		out[i] = z.Ereignis
	}
	return out
}

// Titel is the German name.
func (e Ereignis) Titel() string {
	for _, z := range ereignisTitel {
		if z.Ereignis == e {
			return z.Titel
		}
	}
	return string(e)
}

// vermerkZeit bounds one entry; it must be written even if the browser has gone.
const vermerkZeit = 5 * time.Second

// Vermerke writes the audit trail. What happened has happened, so a failure does not stop the request; it is
// logged as an error for the administration to see.
func (d *Dienst) Vermerke(ctx context.Context, konto string, e Ereignis, ergebnis, gegenstand string, von Von) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), vermerkZeit)
	defer cancel()
	err := d.c.Store.Protokolliere(ctx, store.Eintrag{
		Am: d.c.Jetzt(), Konto: konto, Ereignis: string(e), Ergebnis: ergebnis, Gegenstand: gegenstand, Adresse: von.Adresse,
	})
	if err != nil {
		d.c.Log.Error("audit trail not written", slog.String("event", string(e)), slog.String("outcome", ergebnis), slog.Any("error", err))
	}
}
