package reports

import (
	"time"

	"ozgtracker/internal/ozg"
)

// Datenstand says how current the reports are, from which files they come, and what left the Umfang.
type Datenstand struct {
	Satz          string
	Themenfelder  []ozg.Datenstand
	Quellen       []Quelle
	Ausgeschieden []Ausgeschieden
}

// Quelle is a valid import up to the Stichtag.
type Quelle struct {
	Nr         ozg.Nr
	Art        string
	Stichtag   ozg.Tag
	Themenfeld string // "" for several
	Datei      string
	Am         time.Time
}

// Ausgeschieden is a Leistung that does not count any more.
type Ausgeschieden struct {
	OZGID, Bezeichnung, Themenfeld, Grund string
}

func (a auswahl) datenstand() Datenstand {
	var d Datenstand
	alt := 0
	for i, t := range a.bestand.Datenstaende() {
		if !a.zumThemenfeld(ozg.Themenfelder[i].Name) {
			continue
		}
		d.Themenfelder = append(d.Themenfelder, t)
		if t.Umfang > 0 && (!t.HatPlan || t.AlterTage > ozg.AltAb) {
			alt++
		}
	}
	for imp := range a.sicht.Importe() {
		if imp.Themenfeld == "" || a.zumThemenfeld(imp.Themenfeld) {
			d.Quellen = append(d.Quellen, Quelle{Nr: imp.Nr, Art: importArt(imp.Art), Stichtag: imp.Stichtag, Themenfeld: imp.Themenfeld, Datei: imp.Datei, Am: imp.Am})
		}
	}
	for _, l := range a.ausgeschieden {
		grund := "nicht mehr im Katalog"
		if l.Zustand == ozg.ZustandEntfallen {
			grund = "als entfallen gemeldet"
		}
		d.Ausgeschieden = append(d.Ausgeschieden, Ausgeschieden{OZGID: l.OZGID, Bezeichnung: l.Bezeichnung(), Themenfeld: l.Themenfeld(), Grund: grund})
	}
	d.Satz = datenstandSatz(alt, len(d.Themenfelder))
	return d
}

func datenstandSatz(alt, von int) string {
	switch {
	case alt == 0:
		return "Von jedem Themenfeld liegt ein Plan vor, der höchstens 100 Tage vor dem Stichtag liegt"
	case von == 1:
		return "Der letzte Plan des Themenfeldes liegt mehr als 100 Tage vor dem Stichtag oder fehlt"
	}
	return "Von " + ozg.ZahlText(alt) + " der " + ozg.ZahlText(von) + " Themenfelder ist der letzte Plan älter als 100 Tage oder fehlt"
}

func importArt(a ozg.ImportArt) string {
	switch a {
	case ozg.ImportKatalog:
		return "Katalog"
	case ozg.ImportPlan:
		return "Umsetzungsplan"
	case ozg.ImportVorlage:
		return "Rückmeldevorlage"
	case ozg.ImportKorrektur:
		return "Korrektur"
	}
	return string(a)
}
