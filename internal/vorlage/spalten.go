package vorlage

import (
	"strings"

	"ozgtracker/internal/ozg"
)

// The sheets of the workbook. Nothing depends on their names but BlattHerkunft, and that only as a help.
const (
	BlattAnleitung = "Anleitung"
	BlattAngaben   = "Rückmeldung"
	BlattListen    = "Listen"       // hidden: the words of the drop-down lists
	BlattHerkunft  = "ozg_herkunft" // very hidden: the fingerprint
)

// TitelOZGID heads the column of the keys, TitelStichtag stands left of the cell with the day that the
// answers speak of.
const (
	TitelOZGID    = "OZG-ID"
	TitelStichtag = "Stichtag der Angaben"
)

// Gruppe is a part of the columns that comes on one printed page.
type Gruppe struct {
	Titel  string // what they speak of; the headings of a Titel share a colour
	Felder []ozg.Feld
}

// The Titel of the Gruppen.
const (
	GruppeLeistung = "Leistung"
	GruppeStand    = "Stand"
	GruppeTermine  = "Termine"
	GruppeProjekt  = "Projekt"
	GruppeLaender  = "Länder"
	GruppeSeit     = "Länder seit"
)

// Gruppen are all columns after the OZG-ID, from left to right. The Themenfeld has none: all rows share it.
func Gruppen() []Gruppe {
	g := []Gruppe{
		{GruppeLeistung, []ozg.Feld{ozg.FeldBezeichnung}},
		{GruppeStand, []ozg.Feld{
			ozg.FeldStand, ozg.FeldPhase, ozg.FeldFortschritt, ozg.FeldReifegrad, ozg.FeldReifegradZiel, ozg.FeldTyp, ozg.FeldWelle,
			ozg.FeldModell, ozg.FeldPrioritaet, ozg.FeldBemerkung,
		}},
		{GruppeTermine, []ozg.Feld{
			ozg.FeldSteckbriefSoll, ozg.FeldSteckbriefIst, ozg.FeldKonzeptionSoll, ozg.FeldKonzeptionIst,
			ozg.FeldReferenzSoll, ozg.FeldReferenzIst, ozg.FeldBundesweitSoll, ozg.FeldBundesweitIst,
		}},
		{GruppeProjekt, []ozg.Feld{ozg.FeldRessort, ozg.FeldLand, ozg.FeldUmsetzer, ozg.FeldProjekt, ozg.FeldLabor, ozg.FeldLage}},
		{GruppeProjekt, []ozg.Feld{ozg.FeldWeg, ozg.FeldBudget, ozg.FeldFIMLeistung, ozg.FeldFIMDatenfelder, ozg.FeldFIMProzess, ozg.FeldURL}},
	}
	const jeSeite = ozg.AnzahlLaender / 2
	return append(g,
		laender(GruppeLaender, 0, jeSeite, ozg.FeldLaender), laender(GruppeLaender, jeSeite, ozg.AnzahlLaender, ozg.FeldLaender),
		laender(GruppeSeit, 0, jeSeite, ozg.FeldLaenderSeit), laender(GruppeSeit, jeSeite, ozg.AnzahlLaender, ozg.FeldLaenderSeit))
}

func laender(titel string, von, bis int, feld func(int) ozg.Feld) Gruppe {
	g := Gruppe{Titel: titel}
	for i := von; i < bis; i++ {
		g.Felder = append(g.Felder, feld(i))
	}
	return g
}

// Felder are the fields of all columns after the OZG-ID, from left to right: every field of a Meldung but the
// Themenfeld.
func Felder() (out []ozg.Feld) {
	for _, g := range Gruppen() {
		out = append(out, g.Felder...)
	}
	return out
}

// Gesperrt says of a field that it belongs to the key: a Rückmeldung does not change it.
func Gesperrt(f ozg.Feld) bool { return f == ozg.FeldBezeichnung }

// Titel is the heading of a column. All headings differ, and an importer that knows nothing of the Vorlage
// understands them too.
func Titel(f ozg.Feld) string {
	if i, ok := f.Land(); ok {
		if f.Art() == ozg.ArtDatum {
			return ozg.Laender[i].Name + " seit"
		}
		return ozg.Laender[i].Name
	}
	if t, ok := strings.CutPrefix(f.Titel(), "Referenzimplementierung "); ok {
		return "Referenz " + t // the long word breaks in a narrow column
	}
	return f.Titel()
}

// Worte are the words of the drop-down list of a field, in the order of their codes; nil: it has none.
func Worte(f ozg.Feld) []string {
	if f == ozg.FeldPrioritaet {
		return []string{"1", "2", "3", "4"}
	}
	var out []string
	for _, code := range f.Werte() {
		out = append(out, ozg.CodeTitel(code))
	}
	return out
}
