package importer

import (
	"strings"
	"testing"

	"ozgtracker/internal/ozg"
)

// TestTitlesOfColumns: the titles that plans and exports really use, with group headers above them
// (before the "/"), and what they mean.
func TestTitlesOfColumns(t *testing.T) {
	t.Parallel()
	for titel, want := range map[string]string{
		"OZG-ID": "ozg_id", "OZG-IDs": "ozg_id", "OZGID": "ozg_id", "OZG-Nr.": "ozg_id", "Leistungs-ID": "ozg_id", "Nr. OZG": "ozg_id", "OZG-ID (5-stellig)": "ozg_id", "OZG-ID*": "ozg_id",
		"LeiKa-ID": "leika_id", "Leika-IDs": "leika_id", "LeiKa-Schlüssel": "leika_id", "Leistungsschlüssel": "leika_id", "FIM-ID": "leika_id", "LeiKa / Schlüssel": "leika_id",
		"LeiKa-Bezeichnung": "leika_name", "Leika-Leistungen": "leika_name", "LeiKa / Bezeichnung": "leika_name",
		"OZG-Leistung": "bezeichnung", "OZG-Leistungen": "bezeichnung", "Leistungsbündel": "bezeichnung", "Verwaltungsleistung": "bezeichnung", "OZG-Leistung / Name": "bezeichnung",
		"OZG-Themenfeld": "themenfeld", "TF": "themenfeld", "LL/GL": "lage", "Lebenslagen/ Unternehmenslagen": "lage", "Lebens-/\nGeschäftslage": "lage",
		"LeiKa-Typ": "typ", "Typ (LeiKa)": "typ", "Leistungstyp": "typ", "3. Typisierung": "typ",
		"Wellenplanung": "welle", "Nachnutzungs-\nmodell": "modell", "EfA (ja/nein)": "modell", "EfA": "modell",
		"Umsetzungs-Status": "stand", "Umsetzungsstatus NRW": "stand", "Stand der Umsetzung": "stand", "Status 30.06.2021": "stand", "Umsetzung / Status": "stand",
		"Fortschritt (%)": "fortschritt", "Fertigstellungsgrad": "fortschritt",
		"Reifegrad (0-4)": "reifegrad", "Reifegrad (Ist)": "reifegrad", "Reifegrad / Ist": "reifegrad", "Reifegrad (Soll)": "reifegrad_ziel", "Reifegrad (Plan)": "reifegrad_ziel", "Zielreifegrad": "reifegrad_ziel", "Reifegrad / Ziel": "reifegrad_ziel",
		"Budget (T€)": "budget", "Budget in Euro": "budget", "Prio": "prioritaet", "Priorisierungskategorie": "prioritaet",
		"Federführung": "ressort land", "FF Bund": "ressort", "Federführendes Bundesland": "land", "Ministerien (Land)": "land", "Federführung / Land": "land", "Tandem": "ressort land",
		"Umsetzende Bundesländer": "umsetzer", "umsetzungsverantwortliches Land": "umsetzer", "Umsetzung / Land": "umsetzer",
		"DigiLab": "labor", "Umsetzungsprojektname": "projekt", "Laborleistung": "labor",
		"FIM-Bausteine / Prozesse": "fim_prozess", "FIM-Bausteine / Daten-felder": "fim_datenfelder", "FIM-Bausteine / Leistungs-beschreibung": "fim_leistung", "FIM / Leistung": "fim_leistung", "Stammtext": "fim_leistung", "FIM Prozess": "fim_prozess",
		"FIM / Status": "", "FIM Status": "", "FIM Typ": "",
		"Termine / Konzeption bis (Soll)": "konzeption_soll", "Konzeption / Soll": "konzeption_soll", "Konzeption / Ist": "konzeption_ist", "Konzeption (Ist)": "konzeption_ist", "Soll / Konzeption": "konzeption_soll",
		"Referenzimpl. (Soll)": "referenz_soll", "Referenzimplementierung / Soll": "referenz_soll", "Referenzimplementierung erreicht am": "referenz_ist", "Termin für Go-Live": "referenz_soll", "Go-Live Ist": "referenz_ist", "Zeitplan Pilotierung": "referenz_soll",
		"bundesweit verfügbar (Soll)": "bundesweit_soll", "bundesweit verfügbar (Ist)": "bundesweit_ist", "bundesweite Verfügbarkeit / Ist": "bundesweit_ist", "Zeitplan bundesweiter Roll-out": "bundesweit_soll", "Zieltermin": "bundesweit_soll", "Termine / flächendeckend Plan": "bundesweit_soll",
		"MS 2: Konzeption abgeschlossen / geplant": "konzeption_soll", "MS 3: Referenzimplementierung (Go-Live) / erreicht": "referenz_ist", "Referenzimplementierung (Rollout) / erreicht": "",
		"NI": "laender.NI", "Niedersachsen": "laender.NI", "Länder / NRW": "laender.NW", "Anbindung / Freistaat Bayern": "laender.BY", "online in Hamburg": "laender.HH", "laender.SH": "laender.SH",
		"NI (seit)": "laender_seit.NI", "Hessen / seit": "laender_seit.HE", "Hessen / Status": "laender.HE", "laender_seit.SH": "laender_seit.SH", "SA": "",
		"URL": "url", "Link zum Onlinedienst": "url", "Bemerkungen": "bemerkung", "Anmerkungen": "bemerkung", "Bemerkungen/offene Punkte": "bemerkung", "Sachstand und Anmerkungen": "bemerkung", "Umsetzungsstand und Bemerkungen": "",
		"Gesamt\u00adbudget [Mio. €]": "budget", "OZG-Leistung (ID und Bezeichnung)": "bezeichnung", "Status Q2/2022": "stand",
		"Ansprechpartner": "", "lfd. Nr.": "", "Rechtsgrundlage(n)": "", "SDG1-Relevanz": "", "MS 1": "", "Start Rollout": "", "Umsetzungstnad": "", "Reifegrad Vorjahr": "", "Status (alt)": "",
	} {
		z := titelbuch(nil).deute(strings.Split(titel, " / "), false)
		if got := zielText(z); got != want {
			t.Errorf("%q means %q, want %q", titel, got, want)
		}
	}
}

func zielText(z ziel) string {
	switch z.rolle {
	case rolleOZGID:
		return "ozg_id"
	case rolleLeiKa:
		return "leika_id"
	case rolleLeiKaName:
		return "leika_name"
	}
	var namen []string
	for _, f := range z.felder {
		namen = append(namen, f.Name())
	}
	return strings.Join(namen, " ")
}

// TestOwnTitlesAreRead: every title and name that the program writes itself is read as that field.
func TestOwnTitlesAreRead(t *testing.T) {
	t.Parallel()
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		for _, titel := range []string{f.Titel(), f.Name()} {
			if z := titelbuch(nil).deute([]string{titel}, false); z.rolle != rolleFelder || z.felder[0] != f {
				t.Errorf("%q is read as %q, want %s", titel, zielText(z), f)
			}
		}
	}
}

// TestMisspeltTitleIsOnlySuggested: a column is never read because its title is nearly right.
func TestMisspeltTitleIsOnlySuggested(t *testing.T) {
	t.Parallel()
	for titel, want := range map[string]string{
		"Umsetzungstnad": "stand", "Nachnutzungsmodel": "modell", "Reifegard": "reifegrad", "Prioritaät": "prioritaet", "Themenfled": "themenfeld",
		"Ansprechpartner": "", "Projektleitung": "", "Telefon": "", "Nr": "", "Kontakt": "", "Status": "", "Rechtsgrundlage": "",
	} {
		got := ""
		if f, ok := vorschlag(titel); ok {
			got = f.Name()
		}
		if got != want {
			t.Errorf("suggestion for %q is %q, want %q", titel, got, want)
		}
	}
}
