package dashboard

import (
	"strings"

	"ozgtracker/internal/ozg"
)

// schlimmste is how many changes for the worse a page names in words.
const schlimmste = 3

// verschlechterungen names what became worse since the compared day, the gravest of each kind first.
type verschlechterungen struct {
	Zeigen     bool // there is a day to compare with, and something was known then
	Titel      string
	Zeilen     []verschlechterung
	Betroffen  string // the Themenfeld with most of them, in words; "" where none stands out
	BetroffenA string // its list of changes
}

// verschlechterung is one sentence: the Leistung, then what became of it.
type verschlechterung struct {
	Name, Adresse, Themenfeld string
	Satz                      string // goes on after the name
	Alle                      string // "Alle zurückgefallenen: 12 Änderungen", "" where it stands above
	AlleAdresse               string
}

func newVerschlechterungen(base basePage, v vergleich, themenfeld string) verschlechterungen {
	if !v.Hat || v.Leer || v.Tag > base.Stichtag() {
		return verschlechterungen{}
	}
	davor := base.Davor()
	var as []ozg.Aenderung
	jeArt := map[ozg.Aenderungsart]int{} // of all changes: the length of the linked list
	for _, a := range ozg.Aenderungen(davor, base.Bestand) {
		if themenfeld != "" && ozg.DimThemenfeld.Code(a.Leistung()) != themenfeld {
			continue
		}
		as = append(as, a)
		for _, teil := range a.Teile() {
			jeArt[teil.Art]++
		}
	}
	alle := ozg.Verschlechterungen(as, len(as))
	p := verschlechterungen{Zeigen: true, Titel: aussageVerschlechterungen(v.Tag, alle)}
	genannt := map[ozg.Aenderungsart]bool{}
	for _, x := range alle[:min(len(alle), schlimmste)] {
		z := newVerschlechterung(base, x, themenfeld, jeArt[x.Art])
		if genannt[x.Art] { // the way to all of a kind stands once
			z.Alle = ""
		}
		genannt[x.Art] = true
		p.Zeilen = append(p.Zeilen, z)
	}
	if slug, n := meistbetroffen(alle); themenfeld == "" && n > 1 {
		p.Betroffen = "Am stärksten betroffen ist " + base.themenfeldName(slug) + " mit " + ozg.ZahlText(n) + " der " + ozg.ZahlText(len(alle)) + " verschlechterten Leistungen."
		p.BetroffenA = base.Link("/aenderungen", ozg.DimThemenfeld.Parameter(), slug)
	}
	return p
}

func newVerschlechterung(base basePage, x ozg.Verschlechterung, themenfeld string, alle int) verschlechterung {
	l := x.Leistung()
	art := []string{paramArt, x.Art.Code()}
	if themenfeld != "" {
		art = append(art, ozg.DimThemenfeld.Parameter(), themenfeld)
	}
	return verschlechterung{
		Name: nameVon(l), Adresse: base.Link("/leistungen/" + l.OZGID), Themenfeld: l.Themenfeld(), Satz: verschlechterungSatz(x),
		Alle: alleDerArt(x.Art) + ": " + ozg.AnzahlText(alle, "Änderung", "Änderungen"), AlleAdresse: base.Link("/aenderungen", art...),
	}
}

// alleDerArt names the list behind a sentence: it holds every change of the kind, for the better too.
func alleDerArt(art ozg.Aenderungsart) string {
	switch art {
	case ozg.AenderungZurueck:
		return "Alle zurückgefallenen"
	case ozg.AenderungLaender:
		return "Alle geänderten Länderangaben, auch neue"
	}
	return "Alle geänderten Soll-Termine, auch vorgezogene"
}

// verschlechterungSatz says what became of the Leistung, to be read after its name.
func verschlechterungSatz(x ozg.Verschlechterung) string {
	switch x.Art {
	case ozg.AenderungZurueck:
		return "ist von „" + x.Alt.Zustand.Titel() + "“ auf „" + x.Neu.Zustand.Titel() + "“ zurückgefallen"
	case ozg.AenderungLaender:
		return "ist in " + ozg.AnzahlText(x.Laender, "Land", "Ländern") + " nicht mehr online: jetzt " + ozg.ZahlText(x.Neu.Angebote) + " von " + ozg.ZahlText(x.Neu.Moeglich) + ", zuvor " + ozg.ZahlText(x.Alt.Angebote)
	}
	if x.Gestrichen {
		return "hat keinen Soll-Termin mehr; zuvor war es der " + x.SollAlt.Deutsch()
	}
	return "soll " + tageText(x.Tage) + " später bundesweit verfügbar sein: am " + x.SollNeu.Deutsch() + " statt am " + x.SollAlt.Deutsch()
}

// aussageVerschlechterungen counts what became worse, by kind.
func aussageVerschlechterungen(seit ozg.Tag, vs []ozg.Verschlechterung) string {
	jeArt, verschoben := map[ozg.Aenderungsart]int{}, " nach hinten verschoben"
	for _, v := range vs {
		jeArt[v.Art]++
		if v.Gestrichen {
			verschoben = " nach hinten verschoben oder gestrichen"
		}
	}
	var teile []string
	if n := jeArt[ozg.AenderungZurueck]; n > 0 {
		teile = append(teile, ozg.AnzahlText(n, "Leistung", "Leistungen")+" zurückgefallen")
	}
	if n := jeArt[ozg.AenderungLaender]; n > 0 {
		teile = append(teile, ozg.AnzahlText(n, "Leistung", "Leistungen")+" in weniger Ländern online")
	}
	if n := jeArt[ozg.AenderungSoll]; n > 0 {
		teile = append(teile, ozg.AnzahlText(n, "Soll-Termin", "Soll-Termine")+verschoben)
	}
	if len(teile) == 0 {
		return "Seit dem " + seit.Deutsch() + " hat sich an keiner Leistung etwas verschlechtert"
	}
	return "Seit dem " + seit.Deutsch() + ": " + strings.Join(teile, ", ")
}

// meistbetroffen is the Themenfeld that has more of them than any other; n is 0 where none stands out.
func meistbetroffen(vs []ozg.Verschlechterung) (slug string, n int) {
	je := map[string]int{}
	for _, v := range vs {
		if code := ozg.DimThemenfeld.Code(v.Leistung()); code != ozg.CodeKeine {
			je[code]++
		}
	}
	zweiter := 0
	for _, tf := range ozg.Themenfelder {
		switch m := je[tf.Slug]; {
		case m > n:
			slug, n, zweiter = tf.Slug, m, n
		case m > zweiter:
			zweiter = m
		}
	}
	if n == zweiter {
		return "", 0
	}
	return slug, n
}

// themenfeldName is the name that the Themenfeld has at the Blick.
func (p basePage) themenfeldName(slug string) string {
	for _, f := range p.Datenstand.Felder {
		if f.Themenfeld.Slug == slug {
			return f.Themenfeld.Name
		}
	}
	return slug
}
