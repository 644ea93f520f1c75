package ozg

// Aenderungsart says what kind of change it is.
type Aenderungsart uint8

// The kinds, in the order in which a meeting asks for them.
const (
	AenderungFlaechendeckend Aenderungsart = iota // newly flächendeckend
	AenderungOnline                               // newly online somewhere
	AenderungZurueck                              // fell back, also by being put off
	AenderungUmfangNeu                            // joined the Umfang
	AenderungUmfangWeg                            // left it
	AenderungStand                                // another move of the derived state
	AenderungLaender                              // what is stated of Länder, the state being the same
	AenderungSoll                                 // a planned date
	AenderungSonst                                // any other value

	AnzahlAenderungsarten
)

var aenderungsarten = [AnzahlAenderungsarten]struct{ code, titel string }{
	{"flaechendeckend", "neu flächendeckend"},
	{"online", "neu online"},
	{"zurueck", "zurückgefallen"},
	{"umfang_neu", "neu im Umfang"},
	{"umfang_weg", "nicht mehr im Umfang"},
	{"stand", "Stand geändert"},
	{"laender", "Länder geändert"},
	{"soll", "Soll-Termin geändert"},
	{"sonst", "sonstige Angaben"},
}

// Code is the word of URLs and JSON.
func (a Aenderungsart) Code() string { return aenderungsarten[a].code }

// Titel is the German name.
func (a Aenderungsart) Titel() string { return aenderungsarten[a].titel }

// MarshalText writes the code.
func (a Aenderungsart) MarshalText() ([]byte, error) { return []byte(a.Code()), nil }

// AenderungsartCode finds a kind by its code.
func AenderungsartCode(code string) (Aenderungsart, bool) {
	for i, a := range aenderungsarten {
		if a.code == code {
			return Aenderungsart(i), true
		}
	}
	return 0, false
}

// Aenderungsteil is the part of an Aenderung that is of one kind.
type Aenderungsteil struct {
	Art    Aenderungsart
	Felder []Feldaenderung
}

// Teile breaks an Aenderung down by kind, in the order of the kinds; each value is in exactly one part.
// Joining or leaving the Umfang is one part with all values.
func (a Aenderung) Teile() (ts []Aenderungsteil) {
	wechsel, gewechselt := a.wechsel()
	if wechsel == AenderungUmfangNeu || wechsel == AenderungUmfangWeg {
		return []Aenderungsteil{{wechsel, a.Felder}}
	}
	var nach [AnzahlAenderungsarten][]Feldaenderung
	for _, f := range a.Felder {
		art := feldArt(f.Feld)
		if gewechselt && (art == AenderungLaender || art == AenderungStand) { // what the new state follows from
			art = wechsel
		}
		nach[art] = append(nach[art], f)
	}
	for art := range AnzahlAenderungsarten {
		if len(nach[art]) > 0 || gewechselt && art == wechsel {
			ts = append(ts, Aenderungsteil{art, nach[art]})
		}
	}
	if len(ts) == 0 { // only the Länder reached differ, by a date that was stated anew
		ts = []Aenderungsteil{{AenderungLaender, nil}}
	}
	return ts
}

// wechsel is the kind of the move of the state or the Umfang; ok is false where both stayed.
func (a Aenderung) wechsel() (art Aenderungsart, ok bool) {
	alt, neu := a.AlterZustand(), a.NeuerZustand()
	switch {
	case !a.War && a.Ist:
		return AenderungUmfangNeu, true
	case a.War && !a.Ist:
		return AenderungUmfangWeg, true
	case alt == neu:
		return AenderungSonst, false
	case neu == ZustandFlaechendeckend:
		return AenderungFlaechendeckend, true
	case neu == ZustandOnline && !alt.Irgendwo():
		return AenderungOnline, true
	case alt <= ZustandOffen && (neu > alt): // states are listed from the farthest on; being put off or unknown is back
		return AenderungZurueck, true
	}
	return AenderungStand, true
}

// feldArt is the kind of a change of a field as long as the derived state stays.
func feldArt(f Feld) Aenderungsart {
	if _, ok := f.Land(); ok {
		return AenderungLaender
	}
	switch f {
	case FeldStand, FeldPhase, FeldFortschritt, FeldSteckbriefIst, FeldKonzeptionIst, FeldReferenzIst, FeldBundesweitIst:
		return AenderungStand
	case FeldSteckbriefSoll, FeldKonzeptionSoll, FeldReferenzSoll, FeldBundesweitSoll:
		return AenderungSoll
	}
	return AenderungSonst
}
