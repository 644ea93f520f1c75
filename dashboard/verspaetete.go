package dashboard

import "ozgtracker/internal/ozg"

// verspaetetGezeigt is how many late Leistungen stand on a page; the rest is behind the link.
const verspaetetGezeigt = 8

// verspaetete are the Leistungen whose bundesweit_soll has passed, the longest delay first.
type verspaetete struct {
	Titel   string
	Anzahl  int
	Zeilen  []verspaetung
	Adresse string // all of them
	CSV     string // the same list to download

	MitThemenfeld bool // the list speaks of several
}

// verspaetung is one of them. The Erstplan stands beside the current plan where it differs, because the
// current plan alone hides that a date moved.
type verspaetung struct {
	OZGID, Bezeichnung, Themenfeld string
	Adresse                        string
	Zustand                        ozg.Zustand
	Soll                           ozg.Tag
	Erstplan                       string // "" where it is the current plan
	Verzug                         int    // days
}

func newVerspaetete(base basePage, ls []*ozg.Leistung, themenfeld string) verspaetete {
	termine := base.Bestand.Ueberfaellige(ls, ozg.MeilensteinBundesweit)
	v := verspaetete{
		Anzahl: len(termine), Titel: aussageVerspaetete(len(termine)), Adresse: base.listeVon(themenfeld, paramVerzug, "ja"),
		CSV: base.Link("/leistungen.csv", ozg.DimThemenfeld.Parameter(), themenfeld, paramVerzug, "ja"), MitThemenfeld: themenfeld == "",
	}
	for _, t := range termine[:min(len(termine), verspaetetGezeigt)] {
		z := verspaetung{
			OZGID: t.Leistung.OZGID, Bezeichnung: t.Leistung.Bezeichnung(), Themenfeld: t.Leistung.Themenfeld(),
			Adresse: base.Link("/leistungen/" + t.Leistung.OZGID), Zustand: t.Leistung.Zustand, Soll: t.Soll, Verzug: t.Verzug,
		}
		if z.Bezeichnung == "" {
			z.Bezeichnung = "OZG-Leistung " + z.OZGID
		}
		if t.HatErstplan && t.Erstplan != t.Soll {
			z.Erstplan = t.Erstplan.Deutsch()
		}
		v.Zeilen = append(v.Zeilen, z)
	}
	return v
}

func aussageVerspaetete(n int) string {
	switch n {
	case 0:
		return "Keine Leistung hat ihren Soll-Termin überschritten"
	case 1:
		return "Eine Leistung hat ihren Soll-Termin überschritten"
	}
	return ozg.ZahlText(n) + " Leistungen haben ihren Soll-Termin überschritten"
}
