package importer

import (
	"strings"

	"ozgtracker/internal/ozg"
)

// rolle is what a column is for.
type rolle uint8

const (
	rolleFremd        rolle = iota // known or unknown, but nothing of a Meldung
	rolleFelder                    // states fields
	rolleOZGID                     // key of the OZG-Leistung
	rolleLeiKa                     // key of the LeiKa-Leistung
	rolleLeiKaName                 // name of the LeiKa-Leistung
	rolleLandDerZeile              // the Land that a row speaks of, in a list with one row for each Leistung and Land
)

// ziel is what a title means. A weak title (schwach) is an ordinary word that also heads other columns:
// it gives way to a clear one, and is dropped when no sample value can be read.
type ziel struct {
	rolle   rolle
	felder  []ozg.Feld
	schwach bool
}

func (z ziel) bekannt() bool { return z.rolle != rolleFremd }

func fuer(felder ...ozg.Feld) ziel { return ziel{rolle: rolleFelder, felder: felder} }
func vielleicht(felder ...ozg.Feld) ziel {
	return ziel{rolle: rolleFelder, felder: felder, schwach: true}
}
func (z ziel) vorrangVor(anderes ziel) bool { return !z.schwach && anderes.schwach }

// titelListe is the alias table: the titles of columns as plans and exports write them, "|" between
// them. They are compared after ozg.Falte, so case, umlauts, hyphens, blanks and dots do not matter.
// The titles of the program's own reports and the names of the contract come from ozg.Feld.
var titelListe = []struct {
	ziel  ziel
	titel string
}{
	{ziel{rolle: rolleOZGID}, "OZG-ID|OZG-IDs|OZG-Nr.|OZG-Nummer|OZG-Leistungs-ID|OZG-Leistung ID|OZG-Leistung Nr.|OZG-Leistungsnummer|OZG-Schlüssel|OZG-Kennung|OZG-Katalog-ID|OZG-Katalog-Nr.|Leistungs-ID|Nr. OZG|ID OZG|ID OZG-Leistung|ID der OZG-Leistung|Nummer der OZG-Leistung|ozg_id"},
	{ziel{rolle: rolleOZGID, schwach: true}, "ID|Leistungsnummer|Leistungs-Nr."},
	{ziel{rolle: rolleLeiKa}, "LeiKa-ID|LeiKa-IDs|LeiKa-Schlüssel|LeiKa-Leistungsschlüssel|Leistungsschlüssel|LeiKa-Nr.|LeiKa-Nummer|LeiKa-Key|LeiKa|FIM-ID|FIM-Schlüssel|leika_id"},
	{ziel{rolle: rolleLeiKa, schwach: true}, "Schlüssel"},
	{ziel{rolle: rolleLeiKaName}, "LeiKa-Bezeichnung|LeiKa-Leistung|LeiKa-Leistungen|LeiKa-Name|Bezeichnung LeiKa|Bezeichnung LeiKa-Leistung|Name der LeiKa-Leistung|Verwaltungsleistung (LeiKa)"},

	{fuer(ozg.FeldBezeichnung), "OZG-Leistung|OZG-Leistungen|OZG-Leistungsbündel|Leistungsbündel|Name der OZG-Leistung|Bezeichnung der OZG-Leistung|OZG-Leistungsbezeichnung|OZG-Leistungsname|OZG-Leistung (Bezeichnung)|OZG-Leistung Bezeichnung|OZG-Leistung/Leistungsbündel|Name OZG-Leistung|Bezeichnung OZG-Leistung|Titel der OZG-Leistung|OZG-Leistungstitel|OZG-ID und OZG-Leistung|OZG-ID/OZG-Leistung|OZG-ID und Bezeichnung|OZG-ID/Bezeichnung|OZG-ID und Name"},
	{vielleicht(ozg.FeldBezeichnung), "Leistung|Leistungen|Leistungsbezeichnung|Leistungsname|Bezeichnung|Name|Name der Leistung|Bezeichnung der Leistung|Verwaltungsleistung|Verwaltungsleistungen|Titel der Leistung|Leistungstitel|Name Leistung|Bezeichnung Leistung"},
	{fuer(ozg.FeldThemenfeld), "Themenfeld|OZG-Themenfeld|Themenfelder|TF|Themenbereich"},
	{fuer(ozg.FeldLage), "Lage|Lebenslage|Geschäftslage|Unternehmenslage|Lebens-/Geschäftslage|Lebens- und Geschäftslage|Lebens- oder Geschäftslage|Lebens- bzw. Geschäftslage|Lebens-/Unternehmenslage|Lebens- und Unternehmenslage|Lebens- oder Unternehmenslage|Lebenslagen/Unternehmenslagen|Lebenslage/Unternehmenslage|Lebenslage/Geschäftslage|LL/GL|OZG-Lage"},
	{fuer(ozg.FeldTyp), "Typ|LeiKa-Typ|OZG-Typ|Leistungstyp|Typisierung|LeiKa-Typisierung|Leistungstypisierung|Typ (LeiKa)|Typ der Leistung|Vollzugstyp|OZG-Leistungstyp|Typ nach LeiKa|Typ lt. LeiKa|Typ laut LeiKa|Typ gemäß LeiKa|Typ Regelung/Vollzug"},
	{fuer(ozg.FeldWelle), "Welle|Umsetzungswelle|Wellenplanung|Tranche|Rollout-Welle|Welle Nr.|Wellen|Wellennummer"},
	{fuer(ozg.FeldModell), "Nachnutzungsmodell|Nachnutzung Modell|EfA|EfA (ja/nein)|EfA-Modell|EfA-Leistung|EfA-Umsetzung|Umsetzungsmodell|Umsetzungsvariante|Betriebsmodell|Kooperationsmodell|Nachnutzungsvariante|NN-Modell"},
	{vielleicht(ozg.FeldModell), "Modell|Nachnutzung"},
	{fuer(ozg.FeldStand), "Umsetzungsstand|Umsetzungsstatus|Umsetzungs-Status|Umsetzungsstatus NRW|Stand der Umsetzung|Status der Umsetzung|Projektstatus|Bearbeitungsstand|Bearbeitungsstatus|Umsetzung Status|Umsetzung Stand|OZG-Status|gemeldeter Stand|Stand, gemeldet|Status Umsetzung|Stand Umsetzung|Realisierungsstand|Realisierungsstatus|aktueller Umsetzungsstand|aktueller Umsetzungsstatus|Umsetzungsstand aktuell"},
	{vielleicht(ozg.FeldStand), "Status|Stand|Ampel|Sachstand|Fortschrittsstatus|aktueller Stand|aktueller Status|Status zum Stichtag|Stand zum Stichtag|Status aktuell"},
	{fuer(ozg.FeldPhase), "Phase|Umsetzungsphase|Projektphase|Programmphase|aktuelle Phase"},
	{fuer(ozg.FeldFortschritt), "Fortschritt|Fortschritt in %|Fortschritt (%)|Fortschritt Prozent|Fertigstellungsgrad|Umsetzungsgrad|Grad der Umsetzung|Grad der Umsetzung in %|Grad der Fertigstellung|Erfüllungsgrad|Umsetzungsgrad in %|Umsetzung in %|Fertigstellung|Fertigstellung in %|Fertigstellungsgrad in Prozent"},
	{fuer(ozg.FeldReifegrad), "Reifegrad|Reifegrad Ist|Reifegrad heute|heutiger Reifegrad|Ist-Reifegrad|RG|RG Ist|Reifegrad aktuell|aktueller Reifegrad|erreichter Reifegrad|Reifegrad erreicht|OZG-Reifegrad|Ist-RG|RG aktuell|aktueller RG"},
	{fuer(ozg.FeldReifegradZiel), "Reifegrad Soll|Soll-Reifegrad|Zielreifegrad|Reifegrad Ziel|Reifegrad Plan|Reifegrad geplant|geplanter Reifegrad|angestrebter Reifegrad|RG Soll|RG Ziel|Ziel RG|Soll-RG|geplanter RG|RG geplant"},
	{fuer(ozg.FeldBudget), "Budget|Budget in €|Budget EUR|Budget Euro|Budget in Euro|Budget T€|Budget in T€|Budget TEUR|Budget Mio. €|Budget in Mio. €|Planbudget|geplantes Budget|Plankosten|Kosten|Finanzmittel|Mittelbedarf|Finanzbedarf|Budget in Tsd. €|Budget Tsd. €|Budget gesamt|Gesamtbudget|Kosten in €|Kosten in T€|Kosten T€|Mittel in €|Mittel in T€"},
	{fuer(ozg.FeldPrioritaet), "Priorität|Prioritäten|Prio|Priorisierung|Priorisierungskategorie|Prioritätsstufe|Prio-Kategorie|Prioritätskategorie"},
	{vielleicht(ozg.FeldPrioritaet), "Kategorie"},
	{fuer(ozg.FeldRessort, ozg.FeldLand), "Federführung|FF|Tandem|Federführer|Federführung Bund/Land|Federführung Bund und Land|Federführung (Bund / Land)|Federführung Ressort/Land|federführend|Themenfeldführer|Themenfeldführung"},
	{fuer(ozg.FeldRessort), "Federführung Ressort|Federführung Bund|FF Bund|FF Ressort|Federführendes Bundesressort|Federführendes Ressort|Bundesressort|federführendes Ministerium|Ressort Bund|Ressort FF|Bund FF|Federführendes Bundesministerium|zuständiges Ressort|zuständiges Bundesressort|zuständiges Bundesministerium"},
	{vielleicht(ozg.FeldRessort), "Ressort|Ministerium|Bundesministerium"},
	{fuer(ozg.FeldLand), "Federführung Land|FF Land|Land FF|Federführendes Land|Federführendes Bundesland|Federführende Länder|Federführende Bundesländer|Ministerien (Land)|Federführung Bundesland|federf. Land|federf. Bundesland|ff. Land|ff. Bundesland|Federführendes Land (Tandem)"},
	{vielleicht(ozg.FeldLand), "Land|Bundesland"},
	{fuer(ozg.FeldUmsetzer), "Umsetzendes Land|Umsetzende Länder|Umsetzendes Bundesland|Umsetzende Bundesländer|umsetzungsverantwortliches Land|Umsetzungsverantwortliches Bundesland|Umsetzungsverantwortung|Umsetzungsverantwortliche|Umsetzer|Umsetzung durch|Wer setzt um|Wer setzt um?|umsetzungsverantw. Land|umsetzungsverantw. Bundesland|Umsetzung in|umzusetzen durch|Umsetzung Land|Umsetzende Stelle|Umsetzungsland|umsetzendes BL|Umsetzende(s) Land/Länder|Umsetzendes Land/Länder|Umsetzendes Land bzw. Länder"},
	{fuer(ozg.FeldLabor), "Digitalisierungslabor|Digitalisierungslabore|Labor|DigiLab|Laborleistung|Digi-Labor"},
	{fuer(ozg.FeldProjekt), "Umsetzungsprojekt|Umsetzungsprojekte|Umsetzungsprojektname|Projektname|Name des Umsetzungsprojekts|UP"},
	{vielleicht(ozg.FeldProjekt), "Projekt|Projekte"},
	{fuer(ozg.FeldWeg), "Weg|Umsetzungsweg|Lösungsweg|Realisierungsweg|Art der Umsetzung|Umsetzungsart"},
	{fuer(ozg.FeldFIMLeistung), "FIM Leistungsbeschreibung|FIM Leistung|FIM Leistungen|FIM Stammtext|Leistungsbeschreibung|Leistungsbeschreibungen|Stammtext|Stammtexte"},
	{fuer(ozg.FeldFIMDatenfelder), "FIM Datenfelder|FIM Datenschema|FIM Daten|FIM Stammdatenschema|Datenfelder|Datenschema|Stammdatenschema"},
	{fuer(ozg.FeldFIMProzess), "FIM Prozess|FIM Prozesse|FIM Stammprozess|Stammprozess|Stammprozesse"},
	{vielleicht(ozg.FeldFIMProzess), "Prozess|Prozesse"},
	{fuer(ozg.FeldReferenzIst), "online seit|live seit|verfügbar seit|in Betrieb seit"},
	{fuer(ozg.FeldURL), "URL|Link|Links|Internetadresse|Webadresse|Webseite|Website|Link zum Onlinedienst|Link zum Online-Dienst|Onlinedienst URL|Link Onlinedienst|URL Onlinedienst|URL zum Onlinedienst|URL zum Online-Dienst|Link zum Antrag|Link zum Online-Antrag"},
	{fuer(ozg.FeldBemerkung), "Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Kommentar|Kommentare|Hinweis|Hinweise|Notiz|Notizen|offene Punkte|Erläuterung|Erläuterungen|Sonstiges|Bemerkung/Hinweis|Bemerkungen/Hinweise|Bemerkungen/Sachstand|sonstige Bemerkungen|weitere Bemerkungen|Anmerkung(en)|Bemerkung(en)"},
}

// fremdeTitel are columns that many plans have and no field takes: they must not be taken for a
// misspelt title of something else.
const fremdeTitel = "Stand (abgeleitet)|lfd. Nr.|laufende Nr.|Nr.|Nummer|Pos.|#|FIM Typ|FIM Status|Rechtsgrundlage|Rechtsgrundlagen|Rechtsgrundlage(n)|Gesetz|Gesetze|Gesetz(e)|Gesetzeskürzel|SDG|SDG-Relevanz|SDG1-Relevanz|SDG2-Relevanz|" +
	"Zuständigkeiten|Zuständigkeit|Regelungskompetenz|Vollzug|Ansprechpartner|Ansprechpartnerin|Ansprechperson|Kontakt|E-Mail|Telefon|MS 1|MS 2|Meilenstein|Meilensteine|Start Rollout|Anzahl LeiKa-Leistungen|Bund|Kommunen|Summe|Gesamt"

// meilensteine are the names of the four milestones; the words for Soll and Ist stand before or after
// them, beside them or in the other header row. A bare name (nackt) means Soll.
var meilensteine = []struct {
	soll, ist ozg.Feld
	nackt     bool
	namen     string
}{
	{ozg.FeldSteckbriefSoll, ozg.FeldSteckbriefIst, true, "Steckbrief|Leistungssteckbrief|Steckbriefe|Steckbrief übergeben|Leistungssteckbrief übergeben|Steckbrief erstellt|Übergabe Steckbrief|Übergabe Leistungssteckbrief|Steckbrief Übergabe"},
	{ozg.FeldSteckbriefSoll, ozg.FeldSteckbriefIst, false, "Planung|Planungsphase|Themenfeldplanung"},
	{ozg.FeldKonzeptionSoll, ozg.FeldKonzeptionIst, true, "Konzeption|Konzeptionsphase|Konzept|Konzeption abgeschlossen|Konzept abgeschlossen|Konzept fertig|Abschluss Konzeption|Umsetzungskonzept|Konzepterstellung"},
	{ozg.FeldReferenzSoll, ozg.FeldReferenzIst, true, "Referenzimplementierung|Referenzimplementierung abgeschlossen|Abschluss Referenzimplementierung|Referenzimpl.|Referenz fertig|Pilot/Referenz fertig|Referenz|Referenzumsetzung|Erstimplementierung|Go-Live|Go-Live-Termin|Live-Termin|Livegang|Live-Gang|Inbetriebnahme|Pilotierung|Zeitplan Pilotierung|Produktivsetzung"},
	{ozg.FeldBundesweitSoll, ozg.FeldBundesweitIst, true, "bundesweit verfügbar|bundesweite Verfügbarkeit|bundesweit|bundesweiter Rollout|Rollout bundesweit|Zeitplan bundesweiter Rollout|Abschluss Rollout|Ende Rollout|Rollout Ende|Rollout abgeschlossen|flächendeckend verfügbar|flächendeckende Verfügbarkeit|flächendeckend|Flächendeckung|Zieltermin|bundesweit online"},
	{ozg.FeldBundesweitSoll, ozg.FeldBundesweitIst, false, "Rollout"},
}

const (
	sollWorte = "Soll|Plan|geplant|bis|bis Soll|Soll bis|Termin|Ziel|Zieltermin|Solltermin|Soll-Termin|Plantermin|Ende|Ende Soll|Abschluss|Abschluss Soll|geplant für|geplant bis|geplanter Termin|Termin Soll|Termin Plan|Termin für|geplante|geplanter|geplantes|Termin geplant|Soll-Datum|Datum Soll|fertig bis|voraussichtlich|voraussichtliche|voraussichtlicher|voraussichtliches|vsl."
	istWorte  = "Ist|erreicht|erreicht am|erledigt|erledigt am|am|seit|tatsächlich|tatsächliche|tatsächlicher|fertig am|Isttermin|Ist-Termin|realisiert|erfolgt|erfolgt am|abgeschlossen am|Ist-Datum|Datum Ist|Termin Ist|Ende Ist|Abschluss Ist"
)

// fimTitel are the titles that mean something only below a group header "FIM-Bausteine".
var fimTitel = []struct {
	feld  ozg.Feld
	titel string
}{
	{ozg.FeldFIMLeistung, "Leistung|Leistungen|Leistungsbeschreibung|Leistungsbeschreibungen|Stammtext|Beschreibung|Text"},
	{ozg.FeldFIMDatenfelder, "Daten|Datenfelder|Datenfeld|Datenschema|Stammdatenschema|Formular"},
	{ozg.FeldFIMProzess, "Prozess|Prozesse|Stammprozess|Prozessmodell"},
}

var (
	aliase    = baueAliase()
	fimAliase = baueFIMAliase()
	bekannte  = baueBekannte()

	titelFuerVorschlag = baueVorschlagstitel()
)

func teile(liste string) []string { return strings.Split(liste, "|") }

// baueAliase folds the tables into one map. An earlier entry wins, so that clear titles come first.
func baueAliase() map[string]ziel {
	m := make(map[string]ziel, 4300)
	setze := func(titel string, z ziel) {
		if k := ozg.Falte(titel); k != "" {
			if _, da := m[k]; !da {
				m[k] = z
			}
		}
	}
	for _, e := range titelListe {
		for _, t := range teile(e.titel) {
			setze(t, e.ziel)
		}
	}
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		setze(f.Titel(), fuer(f))
		setze(f.Name(), fuer(f))
	}
	for _, s := range meilensteine {
		for _, n := range teile(s.namen) {
			for _, w := range teile(sollWorte) {
				setze(n+w, fuer(s.soll))
				setze(w+n, fuer(s.soll))
			}
			for _, w := range teile(istWorte) {
				setze(n+w, fuer(s.ist))
				setze(w+n, fuer(s.ist))
			}
			if s.nackt {
				setze(n, vielleicht(s.soll))
			}
		}
	}
	return m
}

func baueFIMAliase() map[string]ziel {
	m := map[string]ziel{}
	for _, e := range fimTitel {
		for _, t := range teile(e.titel) {
			m[ozg.Falte(t)] = fuer(e.feld)
		}
	}
	return m
}

func menge(liste string) map[string]bool {
	m := map[string]bool{}
	for _, t := range teile(liste) {
		m[t] = true
	}
	return m
}

func baueBekannte() map[string]bool {
	m := map[string]bool{}
	for _, t := range teile(fremdeTitel) {
		m[ozg.Falte(t)] = true
	}
	return m
}

// baueVorschlagstitel lists the folded titles that a misspelt header is compared with, without the many
// combinations of milestones and words for Soll and Ist.
func baueVorschlagstitel() []string {
	var out []string
	nimm := func(titel string) {
		if k := ozg.Falte(titel); len(k) >= 4 && aliase[k].rolle == rolleFelder {
			out = append(out, k)
		}
	}
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		nimm(f.Titel())
	}
	for _, e := range titelListe {
		for _, t := range teile(e.titel) {
			nimm(t)
		}
	}
	return out
}
