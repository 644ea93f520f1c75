package beispiel

import (
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
)

// schritt is a state and the finer step inside it.
type schritt struct {
	stand ozg.Stand
	phase ozg.Phase
}

// schreibweise is how one ministry writes values. A word of staende that names a phase states it.
type schreibweise struct {
	staende    map[schritt]string
	typ, welle string // formats of fmt
	modelle    map[ozg.Modell]string
	land       func(code string) string
	und        string // between several Länder
	termin     func(ozg.Tag) any
	runde      func(ozg.Tag) ozg.Tag // what remains of a date in that form
	verfuegbar map[ozg.LandStand]string
	seit       func(wort string, t ozg.Tag) any // a Land with its date; nil: the word alone
	bausteine  map[ozg.Baustein]string
	prozent    bool // Fortschritt as a percent cell, not as a whole number
}

// gerundet is what can be told of the fields in this way of writing.
func (w schreibweise) gerundet(fs ozg.Felder) ozg.Felder {
	out := make(ozg.Felder, len(fs))
	for f, v := range fs {
		if f.Art() == ozg.ArtDatum {
			v.Tag = w.runde(v.Tag)
		}
		out[f] = v
	}
	if _, genannt := w.staende[w.schritt(fs)]; !genannt {
		delete(out, ozg.FeldPhase)
	}
	return out
}

func (w schreibweise) schritt(fs ozg.Felder) schritt {
	return schritt{ozg.Stand(fs[ozg.FeldStand].Text), ozg.Phase(fs[ozg.FeldPhase].Text)}
}

// zelle is the cell for a field, nil where nothing is stated.
func (w schreibweise) zelle(f ozg.Feld, fs ozg.Felder) any {
	v, ok := fs[f]
	if !ok {
		return nil
	}
	switch f {
	case ozg.FeldStand:
		if wort, ok := w.staende[w.schritt(fs)]; ok {
			return wort
		}
		return w.staende[schritt{stand: ozg.Stand(v.Text)}]
	case ozg.FeldTyp:
		return fmt.Sprintf(w.typ, v.Text)
	case ozg.FeldWelle:
		if w.welle == "" {
			return v.Zahl
		}
		return fmt.Sprintf(w.welle, v.Zahl)
	case ozg.FeldModell:
		return w.modelle[ozg.Modell(v.Text)]
	case ozg.FeldWeg:
		return wegWorte[ozg.Weg(v.Text)]
	case ozg.FeldLand, ozg.FeldUmsetzer:
		return w.laenderListe(v.Liste)
	case ozg.FeldBudget:
		return v.Zahl / 1000 // all columns of the kind are headed T€
	case ozg.FeldFortschritt:
		if w.prozent {
			return prozent(float64(v.Zahl) / 100)
		}
	case ozg.FeldFIMLeistung, ozg.FeldFIMDatenfelder, ozg.FeldFIMProzess:
		return w.bausteine[ozg.Baustein(v.Text)]
	}
	if i, ok := f.Land(); ok {
		return w.verfuegbarkeit(i, v.Text, fs)
	}
	return w.allgemein(f, v)
}

func (w schreibweise) allgemein(f ozg.Feld, v ozg.Wert) any {
	switch f.Art() {
	case ozg.ArtZahl:
		return v.Zahl
	case ozg.ArtDatum:
		return w.termin(v.Tag)
	case ozg.ArtListe:
		return strings.Join(v.Liste, ", ")
	}
	return v.Text
}

// verfuegbarkeit is the cell of a Land.
func (w schreibweise) verfuegbarkeit(land int, stand string, fs ozg.Felder) any {
	wort := w.verfuegbar[ozg.LandStand(stand)]
	if t, ok := fs[ozg.FeldLaenderSeit(land)]; ok && w.seit != nil {
		return w.seit(wort, t.Tag)
	}
	return wort
}

func (w schreibweise) laenderListe(codes []string) string {
	namen := make([]string, len(codes))
	for i, c := range codes {
		namen[i] = c
		if ozg.LandIndex(c) >= 0 {
			namen[i] = w.land(c)
		}
	}
	return strings.Join(namen, w.und)
}

var wegWorte = map[ozg.Weg]string{
	ozg.WegBestand: "Integration bestehender Lösungen", ozg.WegLabor: "Digitalisierungslabor", ozg.WegEigen: "eigene Umsetzung",
}

// The forms of a date: in full, month, quarter, or a real date cell.
func terminTag(t ozg.Tag) any     { return t.Deutsch() }
func terminMonat(t ozg.Tag) any   { return t.Zeit().Format("01/2006") }
func terminQuartal(t ozg.Tag) any { return quartalText(t) }
func terminDatum(t ozg.Tag) any   { return t }

func quartalText(t ozg.Tag) string {
	j, m, _ := t.Zeit().Date()
	return fmt.Sprintf("Q%d/%d", (m+2)/3, j)
}

// wortSeit is "online seit 03/2021", or "geplant 09/2022" after the Stichtag.
func wortSeit(wort string, t ozg.Tag) any {
	if wort == verfuegbarWort[ozg.LandGeplant] {
		return wort + " " + t.Zeit().Format("01/2006")
	}
	return "online seit " + t.Zeit().Format("01/2006")
}

// nurSeit is a date alone: in the past since when, in the future planned for when.
func nurSeit(_ string, t ozg.Tag) any { return t }

func genau(t ozg.Tag) ozg.Tag { return t }

func landCode(code string) string { return code }

// landKurz is how people abbreviate.
func landKurz(code string) string {
	switch code {
	case "NW":
		return "NRW"
	case "MV":
		return "MeckPomm"
	case "RP":
		return "RLP"
	}
	return code
}

// Words for the state: coarse ones, and ones that name the phase.
var (
	grob = map[schritt]string{
		{"offen", ""}: "offen", {"planung", ""}: "in Planung", {"umsetzung", ""}: "in Umsetzung", {"online", ""}: "online",
		{"flaechendeckend", ""}: "flächendeckend", {"zurueckgestellt", ""}: "zurückgestellt", {"entfallen", ""}: "entfällt",
	}
	behoerde = map[schritt]string{
		{"offen", ""}: "noch nicht gestartet", {"planung", ""}: "geplant", {"umsetzung", ""}: "in Bearbeitung", {"online", ""}: "umgesetzt",
		{"flaechendeckend", ""}: "bundesweit verfügbar", {"zurueckgestellt", ""}: "ruht", {"entfallen", ""}: "kein OZG-Bedarf",
	}
	fein = map[schritt]string{
		{"offen", ""}: "nicht begonnen", {"planung", ""}: "in Planung", {"planung", "labor"}: "im Labor",
		{"umsetzung", ""}: "in Umsetzung", {"umsetzung", "konzeption"}: "Konzeption", {"umsetzung", "referenz"}: "Referenzimplementierung",
		{"online", ""}: "Go-Live", {"online", "rollout"}: "Rollout", {"flaechendeckend", ""}: "flächendeckend",
		{"zurueckgestellt", ""}: "pausiert", {"entfallen", ""}: "gestrichen",
	}
	labor = map[schritt]string{
		{"offen", ""}: "nicht begonnen", {"planung", ""}: "Themenfeldplanung", {"planung", "labor"}: "Laborphase",
		{"umsetzung", ""}: "in Entwicklung", {"umsetzung", "konzeption"}: "in Konzeption", {"umsetzung", "referenz"}: "in Realisierung",
		{"online", ""}: "live", {"online", "rollout"}: "in der Fläche", {"flaechendeckend", ""}: "vollständig ausgerollt",
		{"zurueckgestellt", ""}: "zurückgestellt", {"entfallen", ""}: "entfällt",
	}
)

var (
	modellBuchstabe = map[ozg.Modell]string{ozg.ModellA: "A", ozg.ModellB: "B", ozg.ModellC: "C"}
	modellWort      = map[ozg.Modell]string{ozg.ModellA: "Einer für Alle", ozg.ModellB: "Nachnutzbare Software", ozg.ModellC: "Eigenentwicklung"}
	modellLang      = map[ozg.Modell]string{ozg.ModellA: "Modell A", ozg.ModellB: "Modell B", ozg.ModellC: "Modell C"}
	modellEfA       = map[ozg.Modell]string{ozg.ModellA: "EfA", ozg.ModellB: "B", ozg.ModellC: "FIM-basierte Eigenentwicklung"}

	verfuegbarWort = map[ozg.LandStand]string{ozg.LandOnline: "ja", ozg.LandGeplant: "geplant", ozg.LandNein: "nein", ozg.LandNichtZustaendig: "nicht zuständig"}
	verfuegbarX    = map[ozg.LandStand]string{ozg.LandOnline: "x", ozg.LandGeplant: "geplant", ozg.LandNein: "nein", ozg.LandNichtZustaendig: "nicht zuständig"}
	verfuegbarLang = map[ozg.LandStand]string{ozg.LandOnline: "online", ozg.LandGeplant: "in Planung", ozg.LandNein: "nein", ozg.LandNichtZustaendig: "nicht zuständig"}

	bausteinWort = map[ozg.Baustein]string{ozg.BausteinOffen: "offen", ozg.BausteinInArbeit: "in Arbeit", ozg.BausteinFertig: "fertig"}
	bausteinX    = map[ozg.Baustein]string{ozg.BausteinOffen: "offen", ozg.BausteinInArbeit: "in Erstellung", ozg.BausteinFertig: "x"}
)
