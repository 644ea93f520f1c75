package dashboard

import (
	"cmp"
	"maps"
	"net/url"
	"strconv"
	"strings"

	"ozgtracker/importer"
	adressen "ozgtracker/importer/tabelle"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// zuordnung is how the file of a draft was understood, and what a person can decide otherwise.
type zuordnung struct {
	Adresse        string // of the draft; each form adds what it decides
	Version        int    // of the draft
	Blaetter       []zuordnungBlatt
	Ziele          []zielGruppe
	Worte          []wortFrage
	WorteZahl      int // all of them
	Fragen         []datumFrage
	Entscheidungen []entscheidung
	Merken         string // which decisions the next file of the same Träger gets, German
	Gemerkt        string // what was remembered and applied to this one, or ""
}

// zuordnungBlatt is one sheet: its header and its columns.
type zuordnungBlatt struct {
	Name, Satz       string // "Kopfzeile 3, 62 Zeilen"
	Href             string // where its form is, if it is not on this page
	Offen            bool   // something of it was not understood: shown unfolded
	Uebergehen       bool   // by the person
	KopfVon, KopfBis string
	Spalten          []zuordnungSpalte
	Uebergangen      []string // "Zeile 1: Titel"
	UebergangenZahl  int
	Anfang           []importer.Anfangszeile
}

// zuordnungSpalte is one column: what it holds and what it became.
type zuordnungSpalte struct {
	Spalte, Titel, Grund string
	Beispiele            string
	Ziel                 string // value of the choice: field, key or "-"
	Mehrere              string // German, where the column holds several fields
	Ruecksetzbar         bool   // decided or remembered: it can be found by itself again
}

// zielGruppe are the targets of a column under one heading.
type zielGruppe struct {
	Titel string
	Ziele []auswahlOption
}

// wortFrage is a text that could not be read, once for all its cells.
type wortFrage struct {
	importer.UnbekanntesWort
	Titel   string // of the field
	Werte   []auswahlOption
	Bestand string // text to begin with, where there is no closed list
}

// datumFrage is a column in which the order of day and month is open.
type datumFrage struct {
	importer.Datumsfrage
	TagText, MonatText string
}

// zielGruppen are all targets that a column can have, by their German titles.
var zielGruppen = func() []zielGruppe {
	gs := []zielGruppe{
		{"Schlüssel", []auswahlOption{{importer.ZielOZGID, "OZG-ID", false}, {importer.ZielLeiKa, "LeiKa-Schlüssel", false}}},
		{Titel: "Angaben"},
		{Titel: "Länder"},
		{Titel: "Termine der Länder"},
	}
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		i := 1
		if _, ok := f.Land(); ok {
			i = 2
			if f.Art() == ozg.ArtDatum {
				i = 3
			}
		}
		gs[i].Ziele = append(gs[i].Ziele, auswahlOption{f.Name(), f.Titel(), false})
	}
	return gs
}()

// What a page can hold: each column offers some ninety fields, and a file may have two hundred sheets.
const (
	blaetterMitFormular = 10  // sheets whose form is on the page; the others are a link away
	worteJeSeite        = 100 // unknown words asked for at once; the next ones come when these are decided
	zeilenGenannt       = 100 // rows passed over that are listed one by one
)

// paramBlatt names the sheet whose form is shown in any case.
const paramBlatt = "blatt"

func newZuordnung(adresse string, v annahme.Vorschau, entwurf annahme.Entwurf, gezeigt string) zuordnung {
	e := entwurf.Eingaben
	z := zuordnung{Adresse: adresse, Version: entwurf.Version, Ziele: zielGruppen, Entscheidungen: newEntscheidungen(e), Merken: merkenText(v.Traeger), Gemerkt: gemerktText(v.Gemerkt, v.Traeger)}
	for i, b := range v.Blaetter {
		blatt := newZuordnungBlatt(b, e.Blaetter[b.Name])
		if blatt.Name == gezeigt {
			blatt.Offen = true
		} else if i >= blaetterMitFormular {
			blatt = zuordnungBlatt{Name: blatt.Name, Satz: blatt.Satz, Href: adresse + "?" + url.Values{paramBlatt: {b.Name}}.Encode() + "#zuordnung"}
		}
		z.Blaetter = append(z.Blaetter, blatt)
	}
	z.WorteZahl = len(v.UnbekannteWorte)
	for _, w := range v.UnbekannteWorte[:min(z.WorteZahl, worteJeSeite)] {
		z.Worte = append(z.Worte, newWortFrage(w))
	}
	for _, f := range v.Datumsfragen {
		z.Fragen = append(z.Fragen, datumFrage{f, f.Tag.Deutsch(), f.Monat.Deutsch()})
	}
	return z
}

func newZuordnungBlatt(b importer.BlattBericht, e importer.BlattEingabe) zuordnungBlatt {
	z := zuordnungBlatt{Name: b.Name, Uebergehen: e.Uebergehen, Anfang: b.Anfang, Satz: kopfText(b.Kopfzeilen) + ", " + ozg.AnzahlText(b.Zeilen, "Zeile", "Zeilen")}
	if e.Uebergehen {
		z.Satz = "wird auf Ihren Wunsch nicht gelesen"
	}
	if b.Kopfzeilen[0] > 0 {
		z.KopfVon, z.KopfBis = strconv.Itoa(b.Kopfzeilen[0]), strconv.Itoa(b.Kopfzeilen[1])
	}
	for _, s := range alleSpalten(b) {
		spalte := newZuordnungSpalte(b, s)
		z.Spalten = append(z.Spalten, spalte)
		z.Offen = z.Offen || spalte.Ziel == importer.ZielNichts && !spalte.Ruecksetzbar && spalte.Titel != ""
	}
	if b.Kopfzeilen[0] == 0 && !e.Uebergehen {
		z.Spalten, z.Offen = anfangSpalten(b), true
	}
	z.UebergangenZahl = len(b.Uebergangen)
	z.Uebergangen = uebergangeneZeilen(b)
	return z
}

// anfangSpalten are the columns of a sheet without header, to say what they hold.
func anfangSpalten(b importer.BlattBericht) (zs []zuordnungSpalte) {
	for _, zeile := range b.Anfang {
		for i, text := range zeile.Texte {
			if len(zs) <= i {
				zs = append(zs, zuordnungSpalte{Spalte: adressen.Spaltenname(i + 1), Ziel: importer.ZielNichts})
			}
			if s := &zs[i]; text != "" && strings.Count(s.Beispiele, " · ") < 3 {
				s.Beispiele = strings.TrimPrefix(s.Beispiele+" · "+text, " · ")
			}
		}
	}
	return zs
}

// alleSpalten are the letters of all columns that hold something, read or not.
func alleSpalten(b importer.BlattBericht) []string {
	spalten := map[string]bool{}
	for s := range b.Spalten {
		spalten[s] = true
	}
	for s := range b.NichtZugeordnet {
		spalten[s] = true
	}
	return spaltenFolge(maps.Keys(spalten))
}

func spaltenTitel(b importer.BlattBericht, s string) string {
	return cmp.Or(b.Titel[s], b.NichtZugeordnet[s])
}

func newZuordnungSpalte(b importer.BlattBericht, s string) zuordnungSpalte {
	z := zuordnungSpalte{Spalte: s, Titel: spaltenTitel(b, s), Grund: b.Grund[s], Beispiele: strings.Join(b.Beispiele[s], " · "), Ziel: importer.ZielNichts}
	z.Ruecksetzbar = z.Grund == importer.GrundVonHand || z.Grund == importer.GrundGemerkt
	if namen := b.Spalten[s]; len(namen) > 0 {
		z.Ziel = strings.Join(namen, " ")
		if len(namen) > 1 || keinEinzelnesZiel[namen[0]] {
			z.Mehrere = feldTitel(namen)
		}
	}
	return z
}

// keinEinzelnesZiel are what columns of a list with one row for each Leistung and Land hold; nobody chooses them by
// hand.
var keinEinzelnesZiel = map[string]bool{"land_der_zeile": true, "laender": true, "laender_seit": true}

func newWortFrage(w importer.UnbekanntesWort) wortFrage {
	q := wortFrage{UnbekanntesWort: w, Titel: wortfeldTitel(w.Feld), Bestand: w.Vorschlag}
	f, ok := wortfeld(w.Feld)
	if !ok {
		return q
	}
	for _, code := range f.Werte() {
		text := f.Anzeige(ozg.TextWert(code))
		q.Werte = append(q.Werte, auswahlOption{text, text, text == w.Vorschlag})
	}
	return q
}

// wortfeld finds a field of a Wortfeld; all Länder share theirs.
func wortfeld(name string) (ozg.Feld, bool) {
	switch name {
	case importer.Wortfeld(ozg.FeldLaender(0)):
		return ozg.FeldLaender(0), true
	case importer.Wortfeld(ozg.FeldLaenderSeit(0)):
		return ozg.FeldLaenderSeit(0), true
	}
	return ozg.FeldNamed(name)
}

func wortfeldTitel(name string) string {
	f, ok := wortfeld(name)
	switch _, land := f.Land(); {
	case !ok:
		return name
	case !land:
		return f.Titel()
	case f.Art() == ozg.ArtDatum:
		return "Termine der Länder"
	}
	return "Länder"
}

func merkenText(traeger string) string {
	fuer := "Dateien mit mehreren Themenfeldern"
	if _, ok := ozg.ThemenfeldNamed(traeger); ok {
		fuer = "das Themenfeld " + traeger
	} else if traeger != "" {
		fuer = "Ihren Bereich (" + traeger + ")"
	}
	return "Was Sie zu Spalten, Kopfzeilen, Wörtern und zur Folge von Tag und Monat festlegen, wird mit der Übernahme für " + fuer + " gemerkt; die nächste Datei fragt nicht noch einmal. Berichtigte Zellen und abgewählte Zeilen gelten nur für diese Datei."
}

// gemerktText says what earlier files settled for this one.
func gemerktText(g importer.Eingaben, traeger string) string {
	worte := 0
	for _, w := range g.Woerter {
		worte += len(w)
	}
	var teile []string
	for _, x := range []struct {
		n            int
		einer, viele string
	}{{len(g.Titel), "Spalte", "Spalten"}, {len(g.Koepfe), "Kopfzeile", "Kopfzeilen"}, {worte, "Wort", "Wörter"}, {len(g.Datumsfolge), "Folge von Tag und Monat", "Folgen von Tag und Monat"}} {
		if x.n > 0 {
			teile = append(teile, ozg.AnzahlText(x.n, x.einer, x.viele))
		}
	}
	if len(teile) == 0 {
		return ""
	}
	t := "Aus früheren Dateien"
	if _, ok := ozg.ThemenfeldNamed(traeger); ok {
		t += " im Themenfeld " + traeger
	} else if traeger != "" {
		t += " Ihres Bereichs (" + traeger + ")"
	}
	return t + " gemerkt und hier berücksichtigt: " + strings.Join(teile, ", ") + "."
}
