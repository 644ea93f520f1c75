package reports

import (
	"strconv"

	"ozgtracker/internal/ozg"
)

// Ueberblick is the first sheet: the finding, the three counts, the Frist and what qualifies them.
type Ueberblick struct {
	Vergleich *ozg.Tag // day compared with, nil for none
	Aussage   string
	Frist     string // days to or since the Frist
	ZurFrist  string // what was reached on the day of the Frist; "" before it
	Drei      [3]Kennzahl
	Weitere   []Kennzahl
	Plantreue []Kennzahl
}

// Kennzahl is one figure with all that belongs to it. A figure without Nenner (days) has Nenner 0 and
// OhneNenner set.
type Kennzahl struct {
	Name       string // of the cell of the Zähler; the Nenner is Name + "_von"
	Titel      string
	Zaehler    int
	Nenner     int
	OhneNenner bool
	Einheit    string
	Erlaeutert string // what it counts

	DavorZaehler, DavorNenner int // on the day compared with; 0 without Vergleich and where not compared
}

const (
	einheitLeistungen  = "OZG-Leistungen"
	einheitTage        = "Tage"
	einheitMeilenstein = "Meilensteine"
)

func (a auswahl) ueberblick() Ueberblick {
	s, z := a.sicht.Stichtag, a.zahlen
	u := Ueberblick{
		Vergleich: a.vergleichstag(),
		Aussage:   ozg.AussageFlaechendeckend(s, z, a.vergleichstag(), a.davorZahlen),
		Frist:     ozg.AussageFrist(s),
		Drei:      a.dreiZahlen(),
		Weitere:   a.weitere(),
		Plantreue: a.plantreue(),
	}
	if s > ozg.Frist {
		f := ozg.Zaehle(a.filtere(a.sicht.Am(ozg.Frist).Bestand().Umfang()))
		u.ZurFrist = "Am Tag der Frist waren von " + ozg.ZahlText(f.Umfang) + " OZG-Leistungen irgendwo online " + ozg.ZahlText(f.Irgendwo) +
			" (" + ozg.ProzentText(f.Irgendwo, f.Umfang) + "), nach Abdeckung " + ozg.ZahlText(f.Entspricht()) + " (" + ozg.ProzentText(f.Entspricht(), f.Umfang) +
			"), flächendeckend " + ozg.ZahlText(f.Flaechendeckend) + " (" + ozg.ProzentText(f.Flaechendeckend, f.Umfang) + ")."
	}
	return u
}

// vergleichstag is the day compared with, nil for none.
func (a auswahl) vergleichstag() *ozg.Tag {
	if a.o.Vergleich == nil {
		return nil
	}
	return &a.o.Vergleich.Stichtag
}

// dreiZahlen are the three counts that always stand side by side.
func (a auswahl) dreiZahlen() [3]Kennzahl {
	z, d := a.zahlen, a.davorZahlen
	drei := [3]Kennzahl{
		{Name: "Online_irgendwo", Zaehler: z.Irgendwo, Erlaeutert: kurz("irgendwo")},
		{Name: "Abdeckung", Zaehler: z.Entspricht(), Erlaeutert: kurz("abdeckung") + " Sie entspricht " + ozg.ZahlText(z.Angebote) + " von " + ozg.ZahlText(z.Moeglich) + " Angeboten (Leistung × Gebietskörperschaft)."},
		{Name: "Flaechendeckend", Zaehler: z.Flaechendeckend, Erlaeutert: kurz("flaechendeckend")},
	}
	for i, code := range []string{"irgendwo", "abdeckung", "flaechendeckend"} {
		drei[i].Titel, drei[i].Nenner, drei[i].Einheit = titel(code), z.Umfang, einheitLeistungen
		drei[i].DavorZaehler, drei[i].DavorNenner = []int{d.Irgendwo, d.Entspricht(), d.Flaechendeckend}[i], d.Umfang
	}
	return drei
}

func (a auswahl) weitere() []Kennzahl {
	z := a.zahlen
	vollstaendig := 0
	for _, l := range a.umfang {
		if l.Vollstaendig() {
			vollstaendig++
		}
	}
	tage := Kennzahl{Name: "Tage_bis_Frist", Titel: "Tage bis zur Frist", Zaehler: ozg.ZielFrist.TageBis(a.sicht.Stichtag), OhneNenner: true, Einheit: einheitTage, Erlaeutert: kurz("ziel")}
	if tage.Zaehler < 0 {
		tage = Kennzahl{Name: "Tage_seit_Frist", Titel: "Tage seit der Frist", Zaehler: -tage.Zaehler, OhneNenner: true, Einheit: einheitTage, Erlaeutert: kurz("ziel")}
	}
	return []Kennzahl{
		tage,
		{Name: "Keine_Angabe", Titel: titel("keine_angabe"), Zaehler: z.KeineAngabe(), Nenner: z.Umfang, Einheit: einheitLeistungen, Erlaeutert: kurz("keine_angabe")},
		{Name: "Angebote", Titel: "Angebote online", Zaehler: z.Angebote, Nenner: z.Moeglich, Einheit: "Angebote", Erlaeutert: "Leistung × zuständige Gebietskörperschaft (16 Länder ohne die nicht zuständigen, bei Typ 1 der Bund). Grundlage der Abdeckung."},
		{Name: "Ohne_Laenderangabe", Titel: "online ohne Länderangabe", Zaehler: z.OhneLaender, Nenner: z.Irgendwo, Einheit: "Leistungen online", Erlaeutert: "Online gemeldet, aber ohne Land. Der Beitrag dieser Leistungen zur Abdeckung ist angenommen, nicht gemeldet."},
		{Name: "OZG_konform", Titel: titel("ozg_konform"), Zaehler: z.Konform, Nenner: z.MitReifegrad, Einheit: "Leistungen online mit Reifegrad", Erlaeutert: kurz("ozg_konform") + " " + reifegradModell(a.sicht.Stichtag)},
		{Name: "Vollstaendig", Titel: "vollständig gemeldet", Zaehler: vollstaendig, Nenner: z.Umfang, Einheit: einheitLeistungen, Erlaeutert: kurz("vollstaendig")},
	}
}

// reifegradModell names the version of the model, without which a level says nothing.
func reifegradModell(s ozg.Tag) string {
	if s > ozg.NeuerTag(2025, 6, 30) {
		return "Reifegradmodell Version 2.0 (0 bis 7)."
	}
	return "Reifegradmodell von 2020 (0 bis 4)."
}

func (a auswahl) plantreue() []Kennzahl {
	p := a.bestand.Plantreue(a.umfang, a.ausgeschieden, ozg.MeilensteinBundesweit)
	erst := "Meilensteine, deren erster Soll-Termin bis zum Stichtag lag."
	if p.Ausgeschieden > 0 {
		erst += " Darunter " + strconv.Itoa(p.Ausgeschieden) + ", deren Soll-Termin gelöscht wurde oder deren Leistung nicht mehr zum Umfang gehört."
	}
	if p.Nachgereicht > 0 {
		erst += " " + strconv.Itoa(p.Nachgereicht) + " Erstpläne stammen aus nachgereichten Plänen."
	}
	n := a.zahlen.Umfang
	return []Kennzahl{
		{Name: "Plantreue_Erstplan", Titel: "erreicht, gegen den Erstplan", Zaehler: p.ErreichtErstplan, Nenner: p.FaelligErstplan, Einheit: einheitMeilenstein, Erlaeutert: erst},
		{Name: "Plantreue_aktuell", Titel: "erreicht, gegen den aktuellen Plan", Zaehler: p.Erreicht, Nenner: p.Faellig, Einheit: einheitMeilenstein, Erlaeutert: "Meilensteine, deren zuletzt gemeldeter Soll-Termin bis zum Stichtag lag. Verschobene Termine fehlen hier, sobald sie in der Zukunft liegen."},
		{Name: "Verzug_Median", Titel: "Verzug, Median", Zaehler: p.MedianVerzug, OhneNenner: true, Einheit: einheitTage, Erlaeutert: "Tage vom aktuellen Soll-Termin bis zum Erreichen oder bis zum Stichtag, über die fälligen Meilensteine des aktuellen Plans; negativ: früher als geplant."},
		{Name: "Verschoben", Titel: "Soll-Termin verschoben", Zaehler: p.Verschoben, Nenner: n, Einheit: einheitLeistungen, Erlaeutert: "Leistungen, deren Soll-Termin der bundesweiten Verfügbarkeit mindestens einmal geändert wurde."},
		{Name: "Ohne_Soll", Titel: "ohne Soll-Termin", Zaehler: p.OhneSoll, Nenner: n, Einheit: einheitLeistungen, Erlaeutert: "Leistungen ohne aktuellen Soll-Termin der bundesweiten Verfügbarkeit. Sie können nicht verspätet sein."},
	}
}

func kurz(code string) string {
	d, _ := ozg.DefinitionNamed(code)
	return d.Kurz
}

func titel(code string) string {
	d, _ := ozg.DefinitionNamed(code)
	return d.Titel
}

// anteilSatz is "115 von 575 OZG-Leistungen (20 %)".
func anteilSatz(zaehler, nenner int, einheit string) string {
	return ozg.ZahlText(zaehler) + " von " + ozg.ZahlText(nenner) + " " + einheit + " (" + ozg.ProzentText(zaehler, nenner) + ")"
}
