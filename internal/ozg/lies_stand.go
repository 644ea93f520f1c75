package ozg

import "strings"

// standWort is what a word for the state means. Without Stand the word does not say which step is meant.
type standWort struct {
	stand Stand
	phase Phase
	frage string // why a reading is doubtful; code of the Zweifel
}

// The two readings that need a word of explanation.
const (
	fragePilot  = "stand_pilotierung"
	frageFertig = "stand_abgeschlossen"
)

// standWorte is the vocabulary of plans, dashboards and project lists.
var standWorte = neueWortliste([]zeile[standWort]{
	{standWort{stand: StandOffen}, "offen | noch offen | nicht begonnen | noch nicht begonnen | bisher nicht begonnen | bislang nicht begonnen | nicht gestartet | noch nicht gestartet | nicht angefangen | neu | ausstehend | steht aus | nicht geplant | noch nicht geplant | nicht in Planung | ungeplant | kein Beginn"},
	{standWort{stand: StandPlanung}, "in Planung | in der Planung | Umsetzung geplant | Start geplant | Umsetzung in Planung | Planung | geplant | Planungsphase | Planung läuft | Themenfeldplanung | in Themenfeldplanung | Vorbereitung | in Vorbereitung | Vorbereitung NRW | Vorbereitungsphase | Steckbrief | Steckbrief in Arbeit | Steckbrief erstellt"},
	{standWort{stand: StandPlanung, phase: PhaseLabor}, "im Labor | Labor | in Labor | Laborphase | Labor läuft | Labor abgeschlossen | Digitalisierungslabor | im Digitalisierungslabor | in Digitalisierungslabor | Digitalisierungslabor abgeschlossen | DigiLab"},
	{standWort{stand: StandUmsetzung}, "in Umsetzung | in der Umsetzung | Umsetzung | Umsetzung läuft | Umsetzungsphase | Umsetzung begonnen | Umsetzung hat begonnen | Umsetzung gestartet | in Bearbeitung | in Bearb. | in Arbeit | in Entwicklung | Entwicklung | Entwicklungsphase | Implementierung | in Implementierung | Umsetzung NRW | wird umgesetzt | im Bau"},
	{standWort{stand: StandUmsetzung, phase: PhaseKonzeption}, "Konzeption | in Konzeption | in der Konzeption | Konzeptionsphase | in Konzeptionsphase | Konzept liegt vor | Konzeption läuft | Konzeption abgeschlossen | Konzeption NRW | Umsetzungskonzept | Konzept | Konzept in Arbeit | Konzepterstellung | Feinkonzept | Feinkonzeption"},
	{standWort{stand: StandUmsetzung, phase: PhaseReferenz}, "Referenzimplementierung | in Referenzimplementierung | Referenzimplementierung läuft | Referenzimpl. | in Realisierung | Realisierung | Realisierungsphase | Testbetrieb | im Testbetrieb | Test | im Test | in Test | Testphase | Referenz | Referenzphase | Referenzumsetzung"},
	{standWort{StandUmsetzung, PhaseReferenz, fragePilot}, "Pilotierung | in Pilotierung | Pilot | Pilotbetrieb | im Pilotbetrieb | Pilotphase | Pilotprojekt | Pilotierung NRW | Pilotierung läuft | Pilot läuft | wird pilotiert | Betaphase | Beta"},
	{standWort{StandOnline, PhaseReferenz, frageFertig}, "Referenzimplementierung abgeschlossen | Pilotierung abgeschlossen | Referenzimplementierung fertig"},
	{standWort{stand: StandOnline}, "online | umgesetzt und online | online und verfügbar | Go-Live | Go-Live erfolgt | Golive | live | umgesetzt | verfügbar | online verfügbar | produktiv | im Produktivbetrieb | Produktivbetrieb | in Betrieb | im Betrieb | Echtbetrieb | im Echtbetrieb | Wirkbetrieb | im Wirkbetrieb | freigeschaltet | online gestellt | ist online | bereits online | schon online | live gegangen | im Einsatz | in Produktion | Produktion | teilweise online | teilweise verfügbar | online nutzbar | nutzbar"},
	{standWort{stand: StandOnline, phase: PhaseRollout}, "Rollout | Roll-out | im Rollout | im Roll-out | in Rollout | Rollout läuft | Rollout gestartet | Start Roll-out | Start Rollout | Start Roll-out NRW | Start bundesweiter Roll-out | Start bundesweiter Roll-out NRW | bundesweiter Rollout | Rolloutphase | Flächenrollout | in der Fläche | Nachnutzung | in Nachnutzung | Nachnutzung läuft | individuelle Implementierung"},
	{standWort{stand: StandFlaechendeckend}, "flächendeckend | bundesweit | bundesweit verfügbar | bundesweit online | flächendeckend verfügbar | flächendeckend online | online flächendeckend | deutschlandweit | deutschlandweit verfügbar | vollständig ausgerollt | bundesweit ausgerollt | in allen Ländern online | in allen Ländern verfügbar"},
	{standWort{stand: StandFlaechendeckend, frage: frageFertig}, "Rollout abgeschlossen | bundesweiter Rollout abgeschlossen | Rollout beendet"},
	{standWort{stand: StandZurueckgestellt}, "zurückgestellt | zurückgest. | zurückgest | pausiert | pausierend | Pause | ruht | ruhend | depriorisiert | nach 2022 | Umsetzung nach 2022 | angehalten | gestoppt | verschoben | on hold | auf Eis | ausgesetzt"},
	{standWort{stand: StandEntfallen}, "entfällt | entfallen | kein OZG-Bedarf | nicht OZG-relevant | keine OZG-Relevanz | nicht relevant | kein Umsetzungsbedarf | kein Bedarf | gestrichen | weggefallen | außerhalb OZG | zusammengelegt"},
	{standWort{}, "abgeschlossen | erledigt | fertig | beendet | fertiggestellt | vollständig | 100 % | 100 Prozent | erfüllt | done | ok | in Ordnung | läuft | laufend | begonnen | gestartet | aktiv | teilweise | grün | gelb | rot | orange | blau | grau | weiß | schwarz | Ampel grün | Ampel gelb | Ampel rot | im Plan | im Zeitplan | verzögert | im Verzug | kritisch | ja | nein | x"},
})

// zusammengelegt begins a text that names the Leistung into which this one was merged.
const zusammengelegt = "zusammengelegtmit"

// vereineStand merges words in one cell: the same stand, and at most one phase. A word without a stand
// adds nothing.
func vereineStand(a, b standWort) (standWort, bool) {
	switch {
	case a.stand == "":
		return b, true
	case b.stand == "":
		return a, true
	case a.stand != b.stand || a.phase != "" && b.phase != "" && a.phase != b.phase:
		return a, false
	}
	if a.phase == "" {
		a.phase = b.phase
	}
	if a.frage == "" {
		a.frage = b.frage
	}
	return a, true
}

// liesStand reads the state as reported, with the phase where the word names it. Words that do not say
// which step is finished are not taken.
func liesStand(z zelle) (Felder, *Zweifel) {
	if z.Datum {
		return nil, fehler("stand_unbekannt", "Hier steht das Datum "+z.zitat()+" statt eines Stands. Schreiben Sie zum Beispiel in Umsetzung oder online, und das Datum in eine Terminspalte.", "")
	}
	if len(z.falt) > len(zusammengelegt) && z.falt[:len(zusammengelegt)] == zusammengelegt {
		return z.mit(TextWert(StandEntfallen)), nil
	}
	f := standWorte.finde(z.text, z.falt, vereineStand)
	if !f.ok {
		f = z.standMitTag()
	}
	if !f.ok {
		f = z.standImSatz()
	}
	switch {
	case z.Prozent || prozentText(z.text):
		return nil, fehler("stand_mehrdeutig", "Der Prozentwert "+z.zitat()+" sagt nicht, welcher Schritt erreicht ist. Schreiben Sie den Stand in Worten und den Prozentwert in eine Spalte Fortschritt.", "")
	case f.uneindeut:
		return nil, fehler("stand_mehrdeutig", z.zitat()+" lässt mehr als einen Stand zu. Schreiben Sie einen davon und den Rest in die Bemerkung.", "")
	case f.ok && f.wert.stand == "":
		return nil, fehler("stand_mehrdeutig", z.zitat()+" sagt nicht, welcher Schritt gemeint ist. Schreiben Sie zum Beispiel Konzeption abgeschlossen, online oder flächendeckend.", "")
	case !f.ok:
		return nil, fehler("stand_unbekannt", z.zitat()+" ist kein bekannter Stand. Schreiben Sie offen, in Planung, in Umsetzung, online, flächendeckend, zurückgestellt oder entfallen.", standWorte.vorschlag(z.falt))
	}
	fs := Felder{FeldStand: TextWert(f.wert.stand)}
	if f.wert.phase != "" {
		fs[FeldPhase] = TextWert(f.wert.phase)
	}
	return fs, standZweifel(z, f)
}

// standMitTag finds a word with a day behind it: "online seit 03/2021", "geplant für 2022". What is online from
// a day on that lies after the Stichtag is not online.
func (z zelle) standMitTag() (f fund[standWort]) {
	if len(z.text) > 80 {
		return f
	}
	for i := range len(z.text) {
		if z.text[i] != ' ' {
			continue
		}
		wert, ok := standWorte.wert[Falte(z.text[:i])]
		if !ok || wert.stand == "" {
			continue
		}
		rest := strings.TrimSpace(z.text[i:])
		wort, tag, _ := strings.Cut(rest, " ")
		if !vorTag[wort] {
			continue
		}
		t, _, zw := LiesTag(tag)
		erreicht := wert.stand == StandOnline || wert.stand == StandFlaechendeckend
		if zw == nil && !(erreicht && t > z.Stichtag) {
			f = fund[standWort]{wert: wert, ok: true, zusatz: rest} // the longest word wins
		}
	}
	return f
}

// standImSatz finds the stand in a sentence around it: "Die Leistung befindet sich in der Umsetzung.", "ist
// online verfügbar", "seit 01.03.2021 online". Only words that say nothing themselves may stand before it.
func (z zelle) standImSatz() (f fund[standWort]) {
	if len(z.text) > 120 {
		return f
	}
	worte := strings.Fields(strings.TrimRight(z.text, ".! "))
	for len(worte) > 1 && satzanfang[Falte(worte[0])] {
		worte = worte[1:]
	}
	if len(worte) > 2 && worte[0] == "seit" {
		if t, _, zw := LiesTag(worte[1]); zw == nil && t <= z.Stichtag {
			worte = worte[2:]
		}
	}
	satz := strings.Join(worte, " ")
	if satz == z.text {
		return f
	}
	f.wert, f.ok = standWorte.wert[Falte(satz)]
	return f
}

// satzanfang are words that begin a sentence about the stand and say nothing of it.
var satzanfang = map[string]bool{
	"die": true, "diese": true, "leistung": true, "der": true, "das": true, "dienst": true, "onlinedienst": true, "projekt": true,
	"ist": true, "sind": true, "wurde": true, "wird": true, "befindet": true, "sich": true, "derzeit": true, "aktuell": true,
	"momentan": true, "zurzeit": true, "bereits": true, "schon": true, "inzwischen": true, "weiterhin": true,
}

// vorTag are the words between a stand and its day; "ab" says that it does not hold yet.
var vorTag = map[string]bool{"seit": true, "am": true, "für": true, "bis": true}

func standZweifel(z zelle, f fund[standWort]) *Zweifel {
	switch {
	case f.wert.frage == fragePilot:
		return hinweis(fragePilot, z.zitat()+" wird als in Umsetzung (Referenzimplementierung) gelesen. Sind schon echte Anträge möglich, schreiben Sie online.")
	case f.wert.frage == frageFertig:
		return warnung(frageFertig, z.zitat()+" wird als "+CodeTitel(string(f.wert.stand))+" gelesen. Schreiben Sie den Stand selbst, falls das nicht stimmt.")
	case f.zusatz != "":
		return zusatz(CodeTitel(string(f.wert.stand)), f.zusatz)
	}
	return nil
}

// liesPhase reads the finer step; a word that names only the stand is no phase.
func liesPhase(z zelle) (Felder, *Zweifel) {
	f := standWorte.finde(z.text, z.falt, vereineStand)
	switch {
	case f.ok && !f.uneindeut && f.wert.phase != "" && f.zusatz == "":
		return z.mit(TextWert(f.wert.phase)), nil
	case f.ok && !f.uneindeut && f.wert.phase != "":
		return z.mit(TextWert(f.wert.phase)), zusatz(CodeTitel(string(f.wert.phase)), f.zusatz)
	case f.ok && f.wert.stand != "":
		return nil, fehler("phase_unbekannt", z.zitat()+" ist ein Stand, keine Phase. Ordnen Sie die Spalte dem Umsetzungsstand zu oder schreiben Sie Labor, Konzeption, Referenzimplementierung oder Rollout.", "")
	case offenesWort.wert[z.falt]:
		return nil, ohneAngabe(z.text)
	}
	vorschlag := standWorte.vorschlag(z.falt)
	if standWorte.wert[Falte(vorschlag)].phase == "" {
		vorschlag = ""
	}
	return nil, fehler("phase_unbekannt", z.zitat()+" ist keine Phase. Schreiben Sie Labor, Konzeption, Referenzimplementierung oder Rollout.", vorschlag)
}
