package reports

import (
	"ozgtracker/internal/ozg"
)

// schreibeVerzug writes the late ones as a filterable list.
func schreibeVerzug(m *mappe, in Inhalt) error {
	b := m.blatt(aufbau{
		name: blattVerzug, fixiert: 2, kopfHoch: 2,
		breiten: []float64{9, 52, 33, 30, 14, 14, 15, 16, 16, 17, 14},
	})
	b.titelblock("Verzug: Soll der bundesweiten Verfügbarkeit überschritten")
	b.satz(in.Verzug.Satz+". Zurückgestellte OZG-Leistungen ("+ozg.ZahlText(in.Verzug.Zurueck)+") gelten nicht als verspätet.", stilSatz)
	b.zeileHoch(58,
		kopfzelle("OZG-ID"), kopfzelle("OZG-Leistung"), kopfzelle("Themenfeld"), kopfzelle("Federführung"), kopfzelle("Stand"),
		kopfZahl("Soll, aktueller Plan"), kopfZahl("Soll, Erstplan"), kopfZahl("Verzug, aktueller Plan (Tage)"), kopfZahl("Verzug, Erstplan (Tage)"),
		kopfZahl("Verschiebungen (Anzahl)"), kopfZahl("verschoben um (Tage)"))
	kopf := b.zeile
	rot := stilZahl
	rot.farbe = farbeRot
	verzug := func(n int) zelle {
		if n > 0 {
			return zelle{n, rot}
		}
		return zahl(n)
	}
	for _, v := range in.Verzug.Verspaetet {
		soll, erst := zelle{unbekannt, stilTag.mit("")}, zelle{unbekannt, stilTag.mit("")}
		if v.Soll != nil {
			soll = tag(*v.Soll)
		}
		if v.Erstplan != nil {
			erst = tag(*v.Erstplan)
		}
		b.schreibe(ozgID(v.OZGID), text(v.Bezeichnung), text(angabe(v.Themenfeld)), text(angabe(v.Federfuehrung)), text(v.Zustand.Titel()),
			soll, erst, verzug(v.Verzug), verzug(v.VerzugErstplan), zahl(v.Verschiebungen), zahl(v.VerschobenTage))
	}
	if b.err == nil && b.zeile > kopf {
		liste := zelladresse(1, kopf) + ":" + zelladresse(len(b.breiten), b.zeile)
		b.tue(m.f.AutoFilter(b.name, liste, nil))
		b.textzahlen(1, kopf+1)
	}
	b.leer()
	b.fussnote("Einheit: Tage vom Soll-Termin bis zum Stichtag; 0: gegen diesen Plan nicht verspätet. „–“: kein Soll-Termin gemeldet. Meilenstein: bundesweite Verfügbarkeit.")
	return b.ende()
}

// ozgID is the key of a Leistung: text, never a number.
func ozgID(id string) zelle { return zelle{id, stilKnapp.mit(formatText)} }

// angabe is a text, or "keine Angabe".
func angabe(s string) string {
	if s == "" {
		return titelKeine
	}
	return s
}
