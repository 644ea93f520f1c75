package dashboard

import "ozgtracker/internal/ozg"

// vollstaendigkeit says how complete the whole picture is: who handed in a plan, how old it is, and how
// much of the Umfang no plan speaks of.
type vollstaendigkeit struct {
	Titel       string
	MitPlan     int
	Felder      int
	Aeltester   planstand
	Alte        []planstand // plans older than ozg.AltAb
	Ohne        []planstand // Themenfelder without any plan
	Umfang      zahlLink
	NieGenannt  zahlLink // Leistungen that no plan speaks of
	Ganz        zahlLink // Leistungen with a complete row
	KeineAngabe zahlLink
	Weg         zahlLink // what has left the Umfang
}

// planstand is a Themenfeld with the day of its newest plan.
type planstand struct {
	Name, Adresse, Stichtag string
	Tage                    int
}

func newVollstaendigkeit(base basePage, z ozg.Zahlen) vollstaendigkeit {
	d := base.Datenstand
	v := vollstaendigkeit{MitPlan: d.MitPlan, Felder: len(d.Felder)}
	stand := func(f ozg.Datenstand) planstand {
		p := planstand{Name: f.Themenfeld.Name, Adresse: base.Link("/themenfelder/" + f.Themenfeld.Slug), Tage: f.AlterTage}
		if f.HatPlan {
			p.Stichtag = f.Stichtag.Deutsch()
		}
		return p
	}
	v.Aeltester = stand(d.Aeltester)
	ganz, nie := 0, 0
	for _, f := range d.Felder {
		switch {
		case !f.HatPlan:
			v.Ohne = append(v.Ohne, stand(f))
		case f.AlterTage > ozg.AltAb:
			v.Alte = append(v.Alte, stand(f))
		}
	}
	for _, l := range base.Bestand.Umfang() {
		if l.Vollstaendig() {
			ganz++
		}
		if !l.Gemeldet(base.Bestand.Sicht) {
			nie++
		}
	}
	v.Umfang = zahlLink{"Leistungen", z.Umfang, base.Liste()}
	v.NieGenannt = zahlLink{"in keinem Plan", nie, base.Liste("gemeldet", "nein")}
	v.Ganz = zahlLink{"vollständige Angaben", ganz, base.Liste("vollstaendig", "ja")}
	v.KeineAngabe = zahlLink{"keine Angabe", z.KeineAngabe(), base.Liste("zustand", ozg.ZustandKeineAngabe.Code())}
	v.Weg = zahlLink{"ausgeschieden", len(base.Bestand.Ausgeschieden()), base.Link("/ausgeschieden")}
	v.Titel = aussageDatenstand(d)
	return v
}
