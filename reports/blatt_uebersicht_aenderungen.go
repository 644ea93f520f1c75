package reports

import (
	"ozgtracker/internal/ozg"
)

// schreibeUebersichtAenderungen writes the first sheet of the Änderungsbericht: what moved, in a sentence, in
// numbers, and as Brücke.
func schreibeUebersichtAenderungen(m *mappe, in Inhalt) error {
	b := m.blatt(aufbau{name: blattUebersicht, breiten: breitenUebersicht, druck: jeSeite})
	b.deckblatt()
	b.satz(in.Aenderungen.Satz, stil{groesse: 15, fett: true})
	b.satz(in.Aenderungen.TermineSatz+".", stil{})
	if in.hat(codeTrend) {
		b.satz(in.Trend.Satz+".", stil{})
	}
	b.leer()
	b.dreiZahlen(in.Ueberblick)
	for i, d := range m.bruecken {
		b.leer()
		b.bild(d, 260)
		if i == 0 {
			b.umbruch()
			b.jeArt(in.Aenderungen)
		}
	}
	if len(m.bruecken) == 0 {
		b.umbruch()
		b.jeArt(in.Aenderungen)
	}
	b.verweise(in)
	return b.ende()
}

// jeArt counts the changes by kind.
func (b *blatt) jeArt(as Aenderungen) {
	b.satz("Änderungen je Art", stilAbschnitt)
	b.zeileHoch(20, kopfzelle("Art"), kopfZahl("Anzahl"), zelle{"Was gezählt wird", stilKopfNachZahl}, zelle{nil, stilKopf}, zelle{nil, stilKopf}, zelle{nil, stilKopf}, zelle{nil, stilKopf})
	b.verbinde(3, b.zeile, 7, b.zeile)
	for art := range ozg.AnzahlAenderungsarten {
		b.zeileHoch(18, text(art.Titel()), zahl(as.JeArt[art]), zelle{artErlaeutert(art), stilNachZahl}, zelle{nil, stilText}, zelle{nil, stilText}, zelle{nil, stilText}, zelle{nil, stilText})
		b.verbinde(3, b.zeile, 7, b.zeile)
		if b.err == nil {
			b.tue(b.m.benenne("Aenderung_"+art.Code(), b.bezug(festeZelle(2, b.zeile))))
		}
	}
	b.fussnote("Einheit: OZG-Leistungen je Art. Eine Leistung kann in mehreren Arten stehen, je Art einmal.")
}

func artErlaeutert(art ozg.Aenderungsart) string {
	switch art {
	case ozg.AenderungFlaechendeckend:
		return "überall online, wo jemand zuständig ist; vorher nicht"
	case ozg.AenderungOnline:
		return "an mindestens einem Ort online; vorher nirgends"
	case ozg.AenderungZurueck:
		return "weniger weit als vorher, auch durch Zurückstellen"
	case ozg.AenderungUmfangNeu:
		return "gehört neu zum Umfang"
	case ozg.AenderungUmfangWeg:
		return "gehört nicht mehr zum Umfang: entfallen oder nicht mehr im Katalog"
	case ozg.AenderungStand:
		return "anderer Stand vor dem Onlinegang, etwa von der Planung in die Umsetzung"
	case ozg.AenderungLaender:
		return "zu den Ländern anderes gemeldet, bei gleichem Stand"
	case ozg.AenderungSoll:
		return "mindestens ein Soll-Termin anders als vorher"
	}
	return "andere Angaben, etwa Budget oder Projekt"
}
