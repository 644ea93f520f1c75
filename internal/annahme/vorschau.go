package annahme

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// Auftrag is a file with what a person said about it.
type Auftrag struct {
	Datei    string // file name
	Inhalt   []byte
	Eingaben importer.Eingaben
	Konto    string    // who: id of an account, "cli", "lokal"
	Stapel   string    // shared by all files of one upload; "" where there was none
	Am       time.Time // when; zero: now
}

// Vorschau is what a file would change. Its JSON, and that of a Beleg, is the contract of
// "ozg import --json".
type Vorschau struct {
	importer.Ergebnis
	Zaehlung Zaehlung `json:"vorschau"`

	Aenderungen     []Aenderung              `json:"-"` // the first MaxAenderungen in the order of the file, and as many conspicuous ones beyond
	AenderungenZahl int                      `json:"-"` // all of them
	AuffaelligZahl  int                      `json:"-"` // those that deserve a second look
	Fehlend         []FehlendeLeistung       `json:"-"` // what the last plan of the Themenfeld had and this file lacks
	Ungewoehnlich   []string                 `json:"-"` // German sentences: reasons to look twice before accepting
	Konflikte       map[konfliktOrt]Konflikt `json:"-"` // of a Rückmeldevorlage with what was reported since it left
	Gemerkt         importer.Eingaben        `json:"-"` // what was remembered of earlier files and applied to this one
	Traeger         string                   `json:"-"` // for whose files the decisions are remembered, see zugang.Bereich.Traeger
	SchonAngenommen ozg.Nr                   `json:"-"` // the same file, Stichtag and Themenfeld is valid already and says all this; 0: it is not
	Nochmals        bool                     `json:"-"` // it is valid already, but was read otherwise
	Pruefsumme      string                   `json:"-"` // of all that was shown; accepting it later compares
	Wissen          ozg.Nr                   `json:"-"` // the Nr it was computed against
}

// MaxAenderungen is how many changes a Vorschau lists; it counts all of them, and Aenderungen gives all.
const MaxAenderungen = 5000

// Zaehlung counts Leistungen; Abgelehnt counts refused rows. Neu: nothing of it was stated by a plan before.
type Zaehlung struct {
	Neu          int `json:"neu"`
	Geaendert    int `json:"geaendert"`
	Unveraendert int `json:"unveraendert"`
	Abgelehnt    int `json:"abgelehnt"`
}

// Aenderung is one value that the file would change.
type Aenderung struct {
	OZGID, Bezeichnung string
	Blatt              string
	Zeile              int
	Feld               ozg.Feld
	HatAlt             bool
	Alt, Neu           ozg.Wert
	Herkunft           ozg.Herkunft
	Auffaellig         string // German reason to look twice, or ""
}

// Vorschau works out what the file would change, against the present history and with what is remembered
// of earlier files. The error is a *ozg.Fehler where the file cannot be used ("stichtag_fehlt": neither the
// file nor the Eingaben state one; "stichtag_zukunft": a day to come; "bereich_fremd": it has rows that are not the account's); beside it the Ergebnis holds what is known of the file, so that a
// person can decide what is missing.
func (d *Dienst) Vorschau(ctx context.Context, a Auftrag) (Vorschau, error) {
	g := d.Geschichte()
	v, err := d.pruefen(ctx, g, a)
	if err != nil {
		return v, err
	}
	if err := d.pruefeBereich(ctx, g, a.Konto, v); err != nil {
		return v, err
	}
	if err := d.suchGleiche(ctx, g, &v); err != nil {
		return Vorschau{}, err
	}
	return v, nil
}

// Aenderungen hands every value that the file would change to je, in the order of the file.
func (d *Dienst) Aenderungen(ctx context.Context, a Auftrag, je func(Aenderung)) error {
	_, err := d.pruefenMit(ctx, d.Geschichte(), a, je)
	return err
}

func (d *Dienst) pruefen(ctx context.Context, g *ozg.Geschichte, a Auftrag) (Vorschau, error) {
	return d.pruefenMit(ctx, g, a, nil)
}

func (d *Dienst) pruefenMit(ctx context.Context, g *ozg.Geschichte, a Auftrag, je func(Aenderung)) (Vorschau, error) {
	d.warten.Add(1)
	defer d.warten.Add(-1)
	select {
	case d.einlesen <- struct{}{}:
		defer func() { <-d.einlesen }()
	case <-ctx.Done():
		return Vorschau{}, fmt.Errorf("wait to read %q: %w", a.Datei, ctx.Err())
	}
	l, err := d.lesen(ctx, g, a)
	if err == nil && l.Vorlage != nil {
		err = l.vergleicheVorlage(g, a.Eingaben)
	}
	if err == nil && l.Stichtag != nil {
		err = d.pruefeStichtag(*l.Stichtag, a.Am)
	}
	v, err := bewerte(g, l, d.listenlaenge(), je, err)
	v.Gemerkt, v.Traeger = l.gemerkt, l.traeger
	return v, err
}

// pruefeStichtag refuses what is said of a day to come, as "stichtag_zukunft": it would hold for everybody as the newest
// of all, and mostly the year is mistyped.
func (d *Dienst) pruefeStichtag(t ozg.Tag, am time.Time) error {
	if t <= ozg.TagVon(d.am(am))+1 { // a day of grace for the time zone
		return nil
	}
	return ozg.NeuerFehler("stichtag_zukunft", "Der Stichtag "+t.Deutsch()+" liegt in der Zukunft. Gemeldet wird, was an einem Tag bis heute galt; prüfen Sie vor allem das Jahr. Es wurde nichts gespeichert.")
}

// am is the moment of an order, now unless it names one.
func (d *Dienst) am(t time.Time) time.Time {
	if t.IsZero() {
		return d.c.Jetzt()
	}
	return t
}

// bewerte compares what was read with the history, lists at most so many changes, and hands all of them to
// je, which may be nil.
func bewerte(g *ozg.Geschichte, l lesung, hoechstens int, je func(Aenderung), err error) (Vorschau, error) {
	e := l.Ergebnis
	if err != nil {
		return Vorschau{Ergebnis: e}, err
	}
	if e.Stichtag == nil {
		return Vorschau{Ergebnis: e}, ozg.NeuerFehler("stichtag_fehlt",
			"Die Datei nennt keinen Stichtag, weder auf einem Blatt noch im Dateinamen. Geben Sie an, zu welchem Tag sie gilt. Es wurde nichts gespeichert.")
	}
	v := Vorschau{Ergebnis: e, Wissen: g.Stand}
	b := g.Sicht(ozg.Blick{Stichtag: *e.Stichtag}).Bestand()
	v.findeKonflikte(b, l.ausgang)
	w := v.vergleichen(b, hoechstens, je)
	w.vorher += l.gleich
	v.Zaehlung.Unveraendert += l.unveraendert
	if v.Fehlend = l.fehlend; l.ausgang == nil {
		v.Fehlend = v.fehlend(b)
	}
	v.Ungewoehnlich = v.ungewoehnlich(b, w)
	return v, nil
}

// letzterTag is later than every Stichtag: what holds then is the newest that is known.
var letzterTag = ozg.NeuerTag(9999, 12, 31)

// verzeichnis is what the importer needs to know of the Leistungen known so far.
func verzeichnis(g *ozg.Geschichte, leika map[string]string) importer.Verzeichnis {
	v := importer.Verzeichnis{Namen: map[string]string{}, Themenfelder: map[string]string{}, LeiKa: leika}
	for l := range g.Sicht(ozg.Blick{Stichtag: letzterTag}).Stammdaten() {
		v.Namen[l.OZGID], v.Themenfelder[l.OZGID] = l.Bezeichnung, l.Themenfeld
	}
	return v
}

// vergleichen counts and lists what differs from the Bestand at the file's Stichtag.
func (v *Vorschau) vergleichen(b *ozg.Bestand, hoechstens int, je func(Aenderung)) (w wandel) {
	summe := sha256.New()
	fmt.Fprintf(summe, "%s %s %s\n", v.SHA256, v.Stichtag, v.Themenfeld)
	anders := map[string]bool{} // every Leistung of the file; true: something differs
	var notiz []byte            // what differs in one row, for the checksum
	for _, z := range v.Meldungen.Zeilen() {
		l, bekannt := b.Leistung(z.OZGID)
		if bekannt {
			w.wechselt(z, l)
		}
		notiz = notiz[:0]
		for _, n := range z.Nennungen {
			var alt ozg.Angabe
			if bekannt {
				alt, _ = l.Angabe(n.Feld)
			}
			w.zaehle(n, alt.Wert)
			if alt.Wert != nil && alt.Wert.Gleich(*n.Wert) || alt.Wert == nil && n.Wert.Leer {
				continue
			}
			v.AenderungenZahl++
			notiz = appendNotiz(notiz, z, n, alt.Wert)
			if hoechstens > 0 || je != nil {
				v.nimmAuf(v.neueAenderung(b, l, z, n, alt.Wert), hoechstens, je)
			}
		}
		anders[z.OZGID] = anders[z.OZGID] || len(notiz) > 0
		summe.Write(notiz) // a hash never fails to write
	}
	for id, geaendert := range anders {
		switch l, bekannt := b.Leistung(id); {
		case !bekannt || !l.Gemeldet(b.Sicht):
			v.Zaehlung.Neu++
		case geaendert:
			v.Zaehlung.Geaendert++
		default:
			v.Zaehlung.Unveraendert++
		}
	}
	v.Zaehlung.Abgelehnt = v.Abgelehnt
	v.Pruefsumme = hex.EncodeToString(summe.Sum(nil))
	return w
}

// nimmAuf lists a change: the first ones of the file, and what deserves a second look also beyond.
func (v *Vorschau) nimmAuf(a Aenderung, hoechstens int, je func(Aenderung)) {
	if a.Auffaellig != "" {
		v.AuffaelligZahl++
	}
	if n := len(v.Aenderungen); n < hoechstens || a.Auffaellig != "" && n < 2*hoechstens {
		v.Aenderungen = append(v.Aenderungen, a)
	}
	if je != nil {
		je(a)
	}
}

func appendNotiz(b []byte, z ozg.Meldungszeile, n ozg.Nennung, alt *ozg.Wert) []byte {
	b = append(append(b, z.OZGID...), ' ')
	b = append(strconv.AppendInt(b, int64(z.Zeile), 10), ' ')
	b = append(append(b, n.Feld.Name()...), ' ')
	if alt != nil {
		b = n.Feld.AppendJSON(b, *alt)
	}
	return append(n.Feld.AppendJSON(append(b, ' '), *n.Wert), '\n')
}

func (v *Vorschau) neueAenderung(b *ozg.Bestand, l *ozg.Leistung, z ozg.Meldungszeile, n ozg.Nennung, alt *ozg.Wert) Aenderung {
	a := Aenderung{OZGID: z.OZGID, Blatt: z.Blatt, Zeile: z.Zeile, Feld: n.Feld, Neu: *n.Wert, Herkunft: n.Herkunft}
	if l != nil {
		a.Bezeichnung = l.Bezeichnung()
	}
	if name, ok := z.Bei(ozg.FeldBezeichnung); a.Bezeichnung == "" && ok {
		a.Bezeichnung = name.Wert.Text
	}
	if alt != nil {
		a.HatAlt, a.Alt = true, *alt
	}
	a.Auffaellig = auffaellig(n.Feld, a.HatAlt, a.Alt, a.Neu, b.Sicht.Stichtag)
	if k, ok := v.Konflikte[konfliktOrt{z.Zeile, n.Feld}]; ok {
		a.Auffaellig = "Konflikt: " + k.Satz(n.Feld)
	}
	return a
}
