package ozg

// Feld is one field of a Meldung. The table below is the only place where a field is declared: its
// name is the same in JSON, SQL and error texts.
type Feld uint8

// The fields, in the order of the contract.
const (
	FeldBezeichnung Feld = iota
	FeldThemenfeld
	FeldLage
	FeldTyp
	FeldWelle
	FeldModell
	FeldStand
	FeldPhase
	FeldFortschritt
	FeldReifegrad
	FeldReifegradZiel
	FeldBudget
	FeldPrioritaet
	FeldRessort
	FeldLand
	FeldUmsetzer
	FeldLabor
	FeldProjekt
	FeldWeg
	FeldFIMLeistung
	FeldFIMDatenfelder
	FeldFIMProzess
	FeldSteckbriefSoll
	FeldSteckbriefIst
	FeldKonzeptionSoll
	FeldKonzeptionIst
	FeldReferenzSoll
	FeldReferenzIst
	FeldBundesweitSoll
	FeldBundesweitIst
	FeldURL
	FeldBemerkung

	feldLaender     // laender.XX, one per Land in the order of Laender
	feldLaenderSeit = feldLaender + AnzahlLaender

	AnzahlFelder = feldLaenderSeit + AnzahlLaender
)

// Art is the kind of value a field takes; it decides the JSON form.
type Art uint8

// The kinds of values.
const (
	ArtText  Art = iota // string
	ArtCode             // string out of a closed list
	ArtZahl             // whole number
	ArtDatum            // ISO date
	ArtListe            // array of strings
)

type feldInfo struct {
	name, titel string
	art         Art
	werte       []string // codes of a closed list
}

var felder = func() (f [AnzahlFelder]feldInfo) {
	copy(f[:], []feldInfo{
		{"bezeichnung", "OZG-Leistung", ArtText, nil},
		{"themenfeld", "Themenfeld", ArtCode, themenfeldNamen()},
		{"lage", "Lebens-/Geschäftslage", ArtText, nil},
		{"typ", "Typ", ArtCode, codes(Typen)},
		{"welle", "Welle", ArtZahl, nil},
		{"modell", "Nachnutzungsmodell", ArtCode, codes(Modelle[:3])},
		{"stand", "Umsetzungsstand", ArtCode, codes(Staende)},
		{"phase", "Phase", ArtCode, []string{"labor", "konzeption", "referenz", "rollout"}},
		{"fortschritt", "Fortschritt (%)", ArtZahl, nil},
		{"reifegrad", "Reifegrad", ArtZahl, nil},
		{"reifegrad_ziel", "Reifegrad (Ziel)", ArtZahl, nil},
		{"budget", "Budget (€)", ArtZahl, nil},
		{"prioritaet", "Priorität", ArtZahl, nil},
		{"ressort", "Federführung Ressort", ArtListe, nil},
		{"land", "Federführung Land", ArtListe, nil},
		{"umsetzer", "Umsetzendes Land", ArtListe, nil},
		{"labor", "Digitalisierungslabor", ArtText, nil},
		{"projekt", "Umsetzungsprojekt", ArtText, nil},
		{"weg", "Weg", ArtCode, []string{"bestand", "labor", "eigen"}},
		{"fim_leistung", "FIM Leistungsbeschreibung", ArtCode, []string{"offen", "in_arbeit", "fertig"}},
		{"fim_datenfelder", "FIM Datenfelder", ArtCode, []string{"offen", "in_arbeit", "fertig"}},
		{"fim_prozess", "FIM Prozess", ArtCode, []string{"offen", "in_arbeit", "fertig"}},
		{"steckbrief_soll", "Steckbrief (Soll)", ArtDatum, nil},
		{"steckbrief_ist", "Steckbrief (Ist)", ArtDatum, nil},
		{"konzeption_soll", "Konzeption (Soll)", ArtDatum, nil},
		{"konzeption_ist", "Konzeption (Ist)", ArtDatum, nil},
		{"referenz_soll", "Referenzimplementierung (Soll)", ArtDatum, nil},
		{"referenz_ist", "Referenzimplementierung (Ist)", ArtDatum, nil},
		{"bundesweit_soll", "bundesweit verfügbar (Soll)", ArtDatum, nil},
		{"bundesweit_ist", "bundesweit verfügbar (Ist)", ArtDatum, nil},
		{"url", "Adresse des Onlinedienstes", ArtText, nil},
		{"bemerkung", "Bemerkung", ArtText, nil},
	})
	for i, l := range Laender {
		f[FeldLaender(i)] = feldInfo{"laender." + l.Code, "online in " + l.Name, ArtCode, []string{"nein", "geplant", "online", "nicht_zustaendig"}}
		f[FeldLaenderSeit(i)] = feldInfo{"laender_seit." + l.Code, "seit oder geplant für, " + l.Name, ArtDatum, nil}
	}
	return f
}()

var feldNamed = func() map[string]Feld {
	m := make(map[string]Feld, AnzahlFelder)
	for f := range Feld(AnzahlFelder) {
		m[f.Name()] = f
	}
	return m
}()

// FeldLaender is laender.XX of the i-th Land of Laender.
func FeldLaender(i int) Feld { return feldLaender + Feld(i) }

// FeldLaenderSeit is laender_seit.XX of the i-th Land of Laender.
func FeldLaenderSeit(i int) Feld { return feldLaenderSeit + Feld(i) }

// FeldNamed finds a field by its name, "bundesweit_soll" or "laender.NI".
func FeldNamed(name string) (Feld, bool) {
	f, ok := feldNamed[name]
	return f, ok
}

// Name is the name of the contract.
func (f Feld) Name() string { return felder[f].name }

// Titel is the German heading for people.
func (f Feld) Titel() string { return felder[f].titel }

// Art is the kind of value the field takes.
func (f Feld) Art() Art { return felder[f].art }

// Werte lists the codes of a closed list, or nil. The slice must not be changed.
func (f Feld) Werte() []string { return felder[f].werte }

// Land says of a field laender.XX or laender_seit.XX which Land it speaks of (index in Laender).
func (f Feld) Land() (i int, ok bool) {
	switch {
	case f >= feldLaenderSeit && f < AnzahlFelder:
		return int(f - feldLaenderSeit), true
	case f >= feldLaender && f < feldLaenderSeit:
		return int(f - feldLaender), true
	}
	return 0, false
}

// String is the name.
func (f Feld) String() string { return f.Name() }

// MarshalText writes the name, so that maps keyed by Feld become JSON objects.
func (f Feld) MarshalText() ([]byte, error) { return []byte(f.Name()), nil }

// UnmarshalText reads the name.
func (f *Feld) UnmarshalText(b []byte) error {
	v, ok := FeldNamed(string(b))
	if !ok {
		return NeuerFehler("feld_unbekannt", "Das Feld „"+string(b)+"“ gibt es nicht.")
	}
	*f = v
	return nil
}

func codes[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = string(c)
	}
	return out
}

func themenfeldNamen() []string {
	out := make([]string, len(Themenfelder))
	for i, t := range Themenfelder {
		out[i] = t.Name
	}
	return out
}
