package reports

import (
	"ozgtracker/internal/ozg"
)

// schreibeDatenstand writes how current the reports are and from which files they come.
func schreibeDatenstand(m *mappe, in Inhalt) error {
	d := in.Datenstand
	b := m.blatt(aufbau{name: blattDatenstand, breiten: []float64{44, 40, 15, 13, 19, 15, 13, 11}})
	b.titelblock("Datenstand und Quellen")
	b.satz(d.Satz, stilSatz)
	b.leer()
	b.meldungen(d.Themenfelder)
	b.leer()
	b.quellen(d.Quellen)
	if len(d.Ausgeschieden) > 0 {
		b.leer()
		b.ausgeschieden(d.Ausgeschieden)
	}
	return b.ende()
}

func (b *blatt) meldungen(ds []ozg.Datenstand) {
	b.zeileHoch(32, kopfzelle("Themenfeld"), kopfzelle("Federführung"), kopfZahl("neuester Plan zum"), kopfZahl("Alter (Tage)"), zelle{"Hinweis", stilKopfNachZahl},
		kopfZahl("vollständig gemeldet"), kopfZahl("Umfang (Nenner)"), kopfZahl("Anteil"))
	for _, d := range ds {
		alter, hinweis := zelle{unbekannt, stilZahl.mit("")}, "kein Plan"
		if d.HatPlan {
			alter, hinweis = zahl(d.AlterTage), ""
			if d.AlterTage > ozg.AltAb {
				hinweis = "älter als 100 Tage"
			}
		}
		b.schreibe(text(d.Themenfeld.Name), text(federfuehrung(d.Themenfeld, true)), tagOder(d.Stichtag, d.HatPlan), alter, zelle{hinweis, stilNachZahl},
			zahl(d.Vollstaendig), zahl(d.Umfang), anteil(d.Vollstaendig, d.Umfang))
	}
	b.fussnote("Alter: vom Stichtag des neuesten Plans zu den Leistungen des Themenfeldes bis zum Stichtag des Berichts. " + kurz("vollstaendig"))
}

func (b *blatt) quellen(qs []Quelle) {
	b.satz("Quellen: angenommene und gültige Dateien bis zum Stichtag", stilAbschnitt)
	b.zeileHoch(20, kopfzelle("Datei"), kopfzelle("Themenfeld"), kopfZahl("Stichtag"), kopfZahl("Vorgang"), zelle{"Art", stilKopfNachZahl}, kopfZahl("angenommen"))
	kopf := b.zeile
	for _, q := range qs {
		feld := q.Themenfeld
		if feld == "" {
			feld = "mehrere"
		}
		b.schreibe(text(q.Datei), text(feld), tag(q.Stichtag), zahl(int(q.Nr)), zelle{q.Art, stilNachZahl}, tag(ozg.TagVon(q.Am.In(b.m.kopf.Erstellt.Location()))))
	}
	if b.err == nil && b.zeile > kopf {
		b.tue(b.m.f.AutoFilter(b.name, zelladresse(1, kopf)+":"+zelladresse(6, b.zeile), nil))
	}
}

func (b *blatt) ausgeschieden(as []Ausgeschieden) {
	b.satz("Ausgeschieden: OZG-Leistungen, die nicht mehr zum Umfang gehören", stilAbschnitt)
	b.zeileHoch(20, kopfzelle("OZG-Leistung"), kopfzelle("Themenfeld"), kopfzelle("OZG-ID"), zelle{"", stilKopf}, kopfzelle("Grund"))
	for _, a := range as {
		b.schreibe(text(a.Bezeichnung), text(angabe(a.Themenfeld)), ozgID(a.OZGID), text(""), text(a.Grund))
	}
}
