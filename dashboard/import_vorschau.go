package dashboard

import (
	"slices"
	"strconv"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// vorschauPage shows what a file would change before anything is stored.
type vorschauPage struct {
	basePage
	Pfad         []pfadGlied
	Datei        string
	Frage        string   // what must be decided before there is a Vorschau, German
	OhneKopf     bool     // no header was found: the sheets are shown to choose one
	OhneVorschau bool     // only the form: the Stichtag is not known, or the inputs do not fit
	Zusammen     string   // Stichtag, sheets, "noch nichts gespeichert"
	Hinweis      string   // the Vorschau was stale, or the file was accepted before
	Nochmal      *nochmal // what was typed in a window that did not know the present state
	Version      int
	Schon        ozg.Nr // the same file is valid already as this import
	SchonHref    string
	Zaehlung     annahme.Zaehlung
	Knopf        string // "21 Leistungen übernehmen"; "" where there is nothing to accept
	Pruefsumme   string
	Adressen     entwurfAdressen
	Satz         string // heading of the changes
	Aenderungen  []aenderungZeile
	AenderungenS seitenwahl
	Nachsatz     string // changes beyond what is listed
	BefundSatz   string
	BefundZahl   string
	Befunde      []befundZeile
	BefundeS     seitenwahl
	Zuordnung    zuordnung
	Eingaben     eingabenFormular
	Ablehnung    string // why the last decision was not kept

	Ungewoehnlich []string // reasons to look twice at the file as a whole
	Fehlend       []fehltZeile
	FehlendSatz   string
	Filter        vorschauFilter
}

// FragenSatz is the heading above what is asked once for all cells.
func (p vorschauPage) FragenSatz() string {
	worte, fragen := p.Zuordnung.WorteZahl, len(p.Zuordnung.Fragen)
	switch {
	case fragen == 0:
		return ozg.AnzahlText(worte, "unbekanntes Wort", "unbekannte Wörter") + ": Was ist gemeint?"
	case worte == 0:
		return "Steht zuerst der Tag oder der Monat?"
	}
	return ozg.AnzahlText(worte, "unbekanntes Wort", "unbekannte Wörter") + " und " + ozg.AnzahlText(fragen, "mehrdeutige Datumsspalte", "mehrdeutige Datumsspalten") + ": Was ist gemeint?"
}

// entwurfAdressen are the addresses of the forms of a draft.
type entwurfAdressen struct {
	Annehmen, Verwerfen, Befunde string
	Aenderungen                  string // all of them, as a list
	Anmerkungen                  string // "" where the file cannot carry them
}

// aenderungZeile is one value that the file would change.
type aenderungZeile struct {
	OZGID, Bezeichnung string
	Href               string // page of the Leistung, "" while it is unknown
	Feld               string
	Alt, Neu           string
	HatAlt             bool
	Zustand            string // code of the swatch beside a new stand, or ""
	Zelle              string
	Text               string // as written, where it differs from what was understood
	Auffaellig         string
	Ort                string // "Blatt!12!stand", under which it can be unticked
}

// newVorschauPage builds the page from a Vorschau. w says which part of its lists is shown, adresse makes
// the address of another part, leistung that of a Leistung.
func newVorschauPage(v annahme.Vorschau, w vorschauWahl, adresse func(vorschauWahl) string, leistung func(id string) string) vorschauPage {
	p := vorschauPage{
		Datei: v.Datei, Schon: v.SchonAngenommen, Zaehlung: v.Zaehlung, Pruefsumme: v.Pruefsumme,
		Zusammen: vorschauZusammen(v), Knopf: vorschauKnopf(v), Satz: vorschauAenderungen(v),
		Ungewoehnlich: v.Ungewoehnlich,
	}
	p.Titel = vorschauTitel(v)
	p.Fehlend, p.FehlendSatz = newFehlt(v, leistung)
	p.Filter = newVorschauFilter(v.Aenderungen, w, adresse)
	folge := w.filtere(v.Aenderungen)
	slices.SortStableFunc(folge, func(x, y annahme.Aenderung) int { // what needs a second look comes first
		return vergleicheBool(x.Auffaellig == "", y.Auffaellig == "")
	})
	teil, wahl := blaettere(folge, w.seite, "Änderungen", func(n int) string { return adresse(w.aufSeite(n)) })
	for _, a := range teil {
		p.Aenderungen = append(p.Aenderungen, newAenderungZeile(a, leistung))
	}
	p.AenderungenS = wahl
	if n := v.AenderungenZahl - len(v.Aenderungen); n > 0 {
		p.Nachsatz = "Gezeigt werden " + ozg.ZahlText(len(v.Aenderungen)) + " Änderungen; " + ozg.ZahlText(n) + " weitere werden ebenso übernommen; die Liste zum Herunterladen nennt alle."
	}
	fehler, warnungen, hinweise := zaehleBefunde(v.Befunde)
	p.BefundZahl = befundeText(fehler, warnungen, hinweise)
	p.BefundSatz = befundSatz(v.Abgelehnt, fehler, warnungen, hinweise)
	befunde, bwahl := blaettere(nachSchwere(v.Befunde), w.bseite, "Befunde", func(n int) string { return adresse(w.aufBefunden(n)) })
	p.Befunde, p.BefundeS = newBefundZeilen(befunde), bwahl
	mitBerichtigungen(p.Befunde, befunde, v, w.pfad+"/zelle", w.version)
	return p
}

func newAenderungZeile(a annahme.Aenderung, leistung func(string) string) aenderungZeile {
	z := aenderungZeile{
		OZGID: a.OZGID, Bezeichnung: a.Bezeichnung, Href: leistung(a.OZGID), Feld: a.Feld.Titel(), Neu: anzeige(a.Feld, a.Neu), HatAlt: a.HatAlt,
		Zelle: zelleText(a.Blatt, a.Herkunft.Zelle, a.Zeile), Auffaellig: a.Auffaellig,
		Ort: a.Blatt + "!" + strconv.Itoa(a.Zeile) + "!" + a.Feld.Name(),
	}
	if z.Bezeichnung == "" {
		z.Bezeichnung = "ohne Namen"
	}
	if a.HatAlt {
		z.Alt = anzeige(a.Feld, a.Alt)
	}
	if a.Herkunft.Text != z.Neu {
		z.Text = a.Herkunft.Text
	}
	if a.Feld == ozg.FeldStand && !a.Neu.Leer {
		z.Zustand = a.Neu.Text
	}
	return z
}

func vorschauTitel(v annahme.Vorschau) string {
	z := v.Zaehlung
	alle := z.Neu + z.Geaendert + z.Unveraendert
	im := ""
	if v.Themenfeld != "" {
		im = " im Themenfeld " + v.Themenfeld
	}
	switch {
	case alle == 0:
		return "Vorschau: In dieser Datei steht keine Leistung, die übernommen werden kann"
	case z.Neu+z.Geaendert == 0 && alle == 1:
		return "Vorschau: Diese Datei ändert nichts; sie bestätigt 1 Leistung" + im
	case z.Neu+z.Geaendert == 0:
		return "Vorschau: Diese Datei ändert nichts; sie bestätigt " + ozg.AnzahlText(alle, "Leistung", "Leistungen") + im
	case z.Geaendert == 0 && z.Unveraendert == 0:
		return "Vorschau: Diese Datei meldet " + ozg.AnzahlText(z.Neu, "Leistung", "Leistungen") + im + " zum ersten Mal"
	case z.Neu == 0:
		return "Vorschau: Diese Datei ändert " + ozg.ZahlText(z.Geaendert) + " der " + ozg.AnzahlText(alle, "Leistung", "Leistungen") + im
	}
	return "Vorschau: Diese Datei ändert " + ozg.ZahlText(z.Geaendert) + " der " + ozg.AnzahlText(alle, "Leistung", "Leistungen") + im + " und meldet " + ozg.ZahlText(z.Neu) + " zum ersten Mal"
}

func vorschauKnopf(v annahme.Vorschau) string {
	n := v.Zaehlung.Neu + v.Zaehlung.Geaendert
	switch {
	case v.SchonAngenommen == 0 && v.Vorlage != nil && v.Meldungen.Len() == 0 && v.Zaehlung.Unveraendert > 0:
		return "Rückmeldung ohne Änderungen übernehmen"
	case v.SchonAngenommen != 0 || v.Meldungen.Len() == 0:
		return ""
	case n == 0:
		return "Plan ohne Änderungen übernehmen"
	}
	return ozg.AnzahlText(n, "Leistung", "Leistungen") + " übernehmen"
}

func vorschauZusammen(v annahme.Vorschau) string {
	t := "Stichtag " + v.Stichtag.Deutsch()
	if v.StichtagQuelle != "" {
		t += " (" + v.StichtagQuelle + ")"
	}
	for _, b := range v.Blaetter {
		if b.Zeilen > 0 {
			t += " · Blatt „" + b.Name + "“, " + kopfText(b.Kopfzeilen) + ", " + ozg.AnzahlText(b.Zeilen, "Zeile", "Zeilen")
		}
	}
	return t + " · noch nichts gespeichert"
}

func vorschauAenderungen(v annahme.Vorschau) string {
	auffaellig := v.AuffaelligZahl
	switch {
	case v.AenderungenZahl == 0:
		return "Keine Änderungen"
	case auffaellig == 0:
		return ozg.AnzahlText(v.AenderungenZahl, "Wert ändert sich", "Werte ändern sich")
	case auffaellig == 1:
		return ozg.AnzahlText(v.AenderungenZahl, "Wert ändert sich", "Werte ändern sich") + ", einer ist ungewöhnlich und braucht Ihren Blick"
	}
	return ozg.AnzahlText(v.AenderungenZahl, "Wert ändert sich", "Werte ändern sich") + ", " + ozg.ZahlText(auffaellig) + " sind ungewöhnlich und brauchen Ihren Blick"
}

func befundSatz(abgelehnt, fehler, warnungen, hinweise int) string {
	switch {
	case abgelehnt == 1:
		return "Befunde: eine Zeile kann so nicht übernommen werden"
	case abgelehnt > 1:
		return "Befunde: " + ozg.ZahlText(abgelehnt) + " Zeilen können so nicht übernommen werden"
	case fehler == 1:
		return "Befunde: ein Wert kann so nicht übernommen werden"
	case fehler > 1:
		return "Befunde: " + ozg.ZahlText(fehler) + " Werte können so nicht übernommen werden"
	case warnungen > 0:
		return "Befunde: alle Zeilen werden übernommen, " + ozg.AnzahlText(warnungen, "Wert ist", "Werte sind") + " zweifelhaft"
	case hinweise > 0:
		return "Befunde: nur Hinweise"
	}
	return "Keine Befunde"
}
