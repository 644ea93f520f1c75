package importer

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// TestTitlesOfPlans: the titles that plans and exports give their columns, as they are written.
func TestTitlesOfPlans(t *testing.T) {
	t.Parallel()
	for feld, titel := range map[string]string{
		"ozg_id":          "OZG-ID|OZG-IDs|OZG ID|OZGID|OZG-Nr.|OZG-Nummer|OZG-Leistungs-ID|OZG-Schlüssel|Leistungs-ID|Nr. OZG|OZG – ID|OZG_ID|OZG-ID*|OZG-ID (5-stellig)|OZG-Katalog-Nr.",
		"leika_id":        "LeiKa-ID|Leika-IDs|LeiKa-Schlüssel|Leistungsschlüssel|LeiKa-Nr.|FIM-ID|Schlüssel|LeiKa-Schlüssel (14-stellig)",
		"bezeichnung":     "OZG-Leistung|OZG-Leistungen|Leistung|Leistungsbündel|OZG-Leistungsbündel|Leistungsbezeichnung|Bezeichnung|Name der Leistung|Verwaltungsleistung|OZG-Leistung (Bezeichnung)|OZG-Leistung / Leistungsbündel|Leistungstitel",
		"themenfeld":      "Themenfeld|OZG-Themenfeld|TF|Themenbereich",
		"lage":            "Lage|Lebenslage|Geschäftslage|Lebens-/Geschäftslage|Lebenslagen/ Unternehmenslagen|Unternehmenslage|LL/GL|Lebens-/Unternehmenslage|Lebens- bzw. Geschäftslage",
		"typ":             "LeiKa-Typ|Typ|Leistungstyp|Typisierung|Typ (LeiKa)|Vollzugstyp|OZG-Leistungstyp|Typ lt. LeiKa",
		"welle":           "Welle|Umsetzungswelle|Wellenplanung|Tranche|Rollout-Welle|Wellennummer",
		"modell":          "Nachnutzungsmodell|EfA|Umsetzungsmodell|Umsetzungsvariante|Betriebsmodell|Modell|EfA (ja/nein)|Kooperationsmodell|Nachnutzungsmodell (A/B/C)|EfA-Leistung",
		"stand":           "Umsetzungsstatus|Status|Umsetzungs-Status|Umsetzungsstatus NRW|Umsetzungsstand|Stand|Projektstatus|Stand der Umsetzung|Ampel|Status Umsetzung|Aktueller Stand|Status (Stand 30.06.2021)|Status zum Stichtag|Realisierungsstatus",
		"fortschritt":     "Fortschritt|Fertigstellungsgrad|Fortschritt [%]|Umsetzungsgrad in %|Fertigstellung (%)",
		"reifegrad":       "Reifegrad|Reifegrad (Ist)|RG|Reifegrad aktuell|Ist-RG|OZG-Reifegrad (0-4)",
		"reifegrad_ziel":  "Reifegrad (Soll)|Zielreifegrad|Reifegrad Ziel|Soll-RG|geplanter RG",
		"prioritaet":      "Priorität|Prio|Priorisierung|Priorisierungskategorie|Kategorie|Priorität (1-4)",
		"budget":          "Budget|Budget (T€)|Budget in T€|Budget in Tsd. €|Gesamtbudget|Kosten (T€)|Mittel in T€",
		"ressort":         "Federführendes Bundesressort|FF Bund|Federführung (Bund)|Ressort|Bundesministerium|zuständiges Ressort",
		"land":            "Federführendes Bundesland|FF Land|Federführung (Land)|Ministerien (Land)|federf. Land",
		"ressort land":    "Federführung|FF|Tandem|Federführung Bund / Land|Themenfeldführung",
		"umsetzer":        "Umsetzende Bundesländer|Umsetzendes Land|umsetzungsverantwortliches Land|Umsetzung durch|umsetzendes BL|Umsetzungsland",
		"labor":           "Digitalisierungslabor|Labor|DigiLab|Laborleistung|Digi-Labor",
		"projekt":         "Umsetzungsprojekt|Umsetzungsprojekte|Umsetzungsprojektname|UP|Projekt",
		"fim_leistung":    "Leistungsbeschreibung|Stammtext|FIM Leistung",
		"fim_datenfelder": "Datenfelder|Datenschema|FIM-Datenfelder",
		"fim_prozess":     "Prozess|Stammprozess|FIM-Prozess",
		"konzeption_soll": "Konzeption (Soll)|Konzeption bis|Ende Konzeption|Konzept fertig bis|Umsetzungskonzept Soll",
		"konzeption_ist":  "Konzeption (Ist)|Konzeption abgeschlossen am",
		"referenz_soll":   "Go-Live|Termin für Go-Live|Zeitplan Pilotierung|Live-Termin|geplanter Go-Live|voraussichtlicher Go-Live|geplantes Go-Live",
		"referenz_ist":    "Go-Live (Ist)|Go-Live am|tatsächlicher Go-Live|Go-Live erfolgt am|online seit",
		"bundesweit_soll": "Zeitplan bundesweiter Roll-out|Zieltermin|bundesweit verfügbar|Rollout bis|Flächendeckung Soll|Roll-out Ende",
		"bundesweit_ist":  "bundesweit verfügbar (Ist)|bundesweit verfügbar seit|flächendeckend seit",
		"url":             "URL|Link|Link zum Onlinedienst|Link zum Antrag",
		"bemerkung":       "Bemerkung|Bemerkungen|Anmerkungen|Kommentar|Hinweise|Notizen|Bemerkung/Hinweis|Sonstige Bemerkungen",
		"laender.NI":      "NI|Niedersachsen|NI online|Land NI|Online in NI|Nds.|Status NI|NI - Niedersachsen",
		"laender_seit.NI": "NI seit|NI (seit)|NI ab|Go-Live in NI",
		"":                "Rechtsgrundlage(n)|SDG1-Relevanz|Ansprechpartner|E-Mail|lfd. Nr.|MS 1|Zuständigkeiten|Vollzug",
	} {
		for text := range strings.SplitSeq(titel, "|") {
			if got := zielText(titelbuch{}.nachschlagen(text)); got != feld {
				t.Errorf("%q heads %q, want %q", text, got, feld)
			}
		}
	}
}

// TestWordsWithNotes: a note behind a word does not hide it, and is told.
func TestWordsWithNotes(t *testing.T) {
	t.Parallel()
	u := ozg.Umstand{Stichtag: tag("2021-12-31")}
	for _, f := range []struct {
		feld      ozg.Feld
		text, als string
		code      string
	}{
		{ozg.FeldStand, "online seit 01.03.2021", "online", "zusatz"},
		{ozg.FeldStand, "geplant für 2022", "planung", "zusatz"},
		{ozg.FeldStand, "zurückgestellt bis 2023", "zurueckgestellt", "zusatz"},
		{ozg.FeldStand, "online seit 03/2022", "", "stand_unbekannt"}, // after the Stichtag
		{ozg.FeldStand, "online ab 2021", "", "stand_unbekannt"},
		{ozg.FeldStand, "in der Umsetzung", "umsetzung", ""},
		{ozg.FeldTyp, "Typ 1 (Bund)", "1", "zusatz"},
		{ozg.FeldTyp, "2/3 (4)", "", "typ_mehrdeutig"},
		{ozg.FeldLaender(2), "ja, online", "online", ""},
		{ozg.FeldLaender(2), "offline", "nein", ""},
		{ozg.FeldFIMProzess, "i. A.", "in_arbeit", ""},
	} {
		felder, zweifel := f.feld.Lies(f.text, u)
		code := ""
		if zweifel != nil {
			code = zweifel.Code
		}
		if got := felder[f.feld].Text; got != f.als || code != f.code {
			t.Errorf("%s %q reads as %q with %q, want %q with %q", f.feld, f.text, got, code, f.als, f.code)
		}
	}
	if felder, _ := ozg.FeldWelle.Lies("Welle 1 (2020)", u); felder[ozg.FeldWelle].Zahl != 1 {
		t.Errorf("Welle 1 (2020) reads as %v", felder)
	}
}
