package reports

import (
	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
)

// schreibeLaender writes the totals per Land and the coverage Land × Themenfeld: shares on real cells,
// below them their Zähler and Nenner.
func schreibeLaender(m *mappe, in Inhalt) error {
	la := in.Laender
	breiten := []float64{25}
	for range max(len(la.Spalten)+1, 8) {
		breiten = append(breiten, 9)
	}
	b := m.blatt(aufbau{name: blattLaender, breiten: breiten, druck: jeSeite})
	b.titelblock("Länder: wo die OZG-Leistungen online sind")
	b.satz(la.Satz, stilSatz)
	b.leer()
	b.landSummen(la)
	b.satz("Gezählt wird nach der Angabe je Land, nie nach der Federführung. Länder ohne Zuständigkeit stehen nicht im Nenner. Eine flächendeckende Leistung ohne Länderangabe zählt in jedem Land als online. Leistungen des Typs 1 vollzieht der Bund; sie stehen in der letzten Zeile.", stilZweit)
	if len(la.Spalten) > 1 {
		b.umbruch()
		b.landMatrix(la, "Anteil der zuständigen OZG-Leistungen, die im Land online sind", true, func(z ozg.LandZahlen, s stil) zelle { return anteilIn(z.Online, z.Zustaendig(), s) },
			func(z ozg.Zahlen, s stil) zelle { return anteilIn(z.Flaechendeckend, z.Umfang, s) })
		b.umbruch()
		b.landMatrix(la, "Zähler: OZG-Leistungen, die im Land online sind", false, func(z ozg.LandZahlen, s stil) zelle { return zelle{z.Online, s} },
			func(z ozg.Zahlen, s stil) zelle { return zelle{z.Flaechendeckend, s} })
		b.umbruch()
		b.landMatrix(la, "Nenner: OZG-Leistungen, für die das Land zuständig ist", false, func(z ozg.LandZahlen, s stil) zelle { return zelle{z.Zustaendig(), s} },
			func(z ozg.Zahlen, s stil) zelle { return zelle{z.Umfang, s} })
	}
	return b.ende()
}

func (b *blatt) landSummen(la Laender) {
	b.zeileHoch(44, kopfzelle("Land"), kopfZahl("Online"), kopfZahl("zuständig (Nenner)"), kopfZahl("Anteil"), kopfZahl("geplant"), kopfZahl("nein"),
		kopfZahl("keine Angabe"), kopfZahl("nicht zuständig"), kopfZahl("online ohne Angabe je Land"))
	for _, z := range la.Zeilen {
		g := z.Gesamt
		b.schreibe(text(z.Land), zahl(g.Online), zahl(g.Zustaendig()), anteil(g.Online, g.Zustaendig()), zahl(g.Geplant), zahl(g.Nein), zahl(g.KeineAngabe), zahl(g.NichtZustaendig), zahl(g.OhneLaender))
	}
	g := la.Bund.Gesamt
	s := stilSummeZ
	ohne := zelle{unbekannt, s.mit("")}
	b.schreibe(zelle{"Bund (Typ 1)", stilSumme}, zelle{g.Flaechendeckend, s}, zelle{g.Umfang, s}, anteilIn(g.Flaechendeckend, g.Umfang, s), ohne, ohne, zelle{g.KeineAngabe(), s}, ohne, ohne)
}

// landMatrix writes one table Land × Themenfeld with the Bund in its last line.
func (b *blatt) landMatrix(la Laender, titel string, gefaerbt bool, land func(ozg.LandZahlen, stil) zelle, bund func(ozg.Zahlen, stil) zelle) {
	b.satz(titel, stilAbschnitt)
	gedreht := stilKopfZahl
	gedreht.gedreht, gedreht.zentriert = true, false
	zellen := []zelle{kopfzelle("Land")}
	for _, s := range la.Spalten {
		zellen = append(zellen, zelle{s, gedreht})
	}
	b.zeileHoch(100, append(zellen, zelle{"alle", gedreht})...)
	erste := b.zeile + 1
	for _, z := range la.Zeilen {
		zellen := []zelle{text(z.Land)}
		for _, f := range z.Felder {
			zellen = append(zellen, land(f, stilZahl))
		}
		b.schreibe(append(zellen, land(z.Gesamt, stilZahl))...)
	}
	if gefaerbt {
		b.faerbe(erste, len(la.Spalten)+2)
	}
	zellen = []zelle{{"Bund (Typ 1)", stilSumme}}
	for _, f := range la.Bund.Felder {
		zellen = append(zellen, bund(f, stilSummeZ))
	}
	b.schreibe(append(zellen, bund(la.Bund.Gesamt, stilSummeZ))...)
	if gefaerbt {
		b.leer()
		b.stufenlegende()
	}
}

// abdeckungsstufe is a step of the pages' palette: its upper bound, its colours, its name.
type abdeckungsstufe struct {
	bis, flaeche, schrift, titel string
}

// abdeckungsstufen are the steps of ozg.Stufe: exactly nothing, then a fifth each. They are never stretched
// to the data, so that two reports stay comparable.
var abdeckungsstufen = []abdeckungsstufe{
	{"0", "F1F4FA", farbeText, "0 %"},
	{"0.2", "D5E2F5", farbeText, "bis 20 %"},
	{"0.4", "A8C5EB", farbeText, "bis 40 %"},
	{"0.6", "6C9DDA", farbeText, "bis 60 %"},
	{"0.8", "3A66C4", "FFFFFF", "bis 80 %"},
	{"1", "142567", "FFFFFF", "bis 100 %"},
}

// faerbe colours shares in the steps of the pages, as conditional formats on the cells; a cell without a
// share has a look of its own. The first rule that holds counts.
func (b *blatt) faerbe(ersteZeile, letzteSpalte int) {
	if b.err != nil {
		return
	}
	look := func(s excelize.Style) *int {
		id, err := b.m.f.NewConditionalStyle(&s)
		b.tue(err)
		return &id
	}
	regeln := []excelize.ConditionalFormatOptions{{
		Type: "cell", Criteria: "=", Value: `"` + unbekannt + `"`, StopIfTrue: true,
		Format: look(excelize.Style{Font: &excelize.Font{Color: farbeZweit}, Fill: excelize.Fill{Type: "pattern", Pattern: 14, Color: []string{farbeHaarlinie}}}),
	}}
	for _, s := range abdeckungsstufen {
		regeln = append(regeln, excelize.ConditionalFormatOptions{
			Type: "cell", Criteria: "<=", Value: s.bis, StopIfTrue: true,
			Format: look(excelize.Style{Font: &excelize.Font{Color: s.schrift}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.flaeche}}}),
		})
	}
	if b.err == nil {
		b.tue(b.m.f.SetConditionalFormat(b.name, zelladresse(2, ersteZeile)+":"+zelladresse(letzteSpalte, b.zeile), regeln))
	}
}

// stufenlegende explains the colours.
func (b *blatt) stufenlegende() {
	zellen := []zelle{{"Farbstufen des Anteils", stilZweit}}
	for _, s := range abdeckungsstufen {
		zellen = append(zellen, zelle{s.titel, stil{groesse: 9, flaeche: s.flaeche, farbe: s.schrift, zentriert: true}})
	}
	b.zeileHoch(18, append(zellen, zelle{"–  keine Leistung, für die das Land zuständig ist", stil{groesse: 9, farbe: farbeZweit, zentriert: true}})...)
}
