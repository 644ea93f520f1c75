package reports

import (
	"cmp"
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
)

// Gliederung breaks the Umfang down by one dimension. The Klassen add up to Gesamt; "keine Angabe" is a
// class of its own.
type Gliederung struct {
	Titel   string
	Satz    string // the finding, or a plain heading where none holds
	Klassen []Klasse
	Gesamt  Klasse
}

// Klasse is one row of a Gliederung.
type Klasse struct {
	Titel        string
	Erlaeuterung string
	Zahlen       ozg.Zahlen
}

func (a auswahl) gliederung(d ozg.Dimension) Gliederung {
	g := Gliederung{Titel: "Stand je " + d.Titel(), Gesamt: Klasse{Titel: "gesamt", Zahlen: a.zahlen}}
	for _, k := range ozg.Gruppiere(a.umfang, d) {
		erlaeuterung := k.Erlaeuterung
		if d == ozg.DimThemenfeld {
			erlaeuterung = federfuehrung(a.sicht.Themenfeld(k.Code))
		}
		titel := k.Titel
		if d == ozg.DimModell && k.Code != ozg.CodeKeine {
			titel = "Modell " + k.Code + " " + titel
		}
		g.Klassen = append(g.Klassen, Klasse{Titel: titel, Erlaeuterung: erlaeuterung, Zahlen: k.Zahlen})
	}
	if d == ozg.DimThemenfeld {
		nachAnteil(g.Klassen)
	}
	g.Satz = weitester(g.Klassen)
	if g.Satz == "" {
		g.Satz = "Stand der OZG-Leistungen je " + d.Titel()
	}
	return g
}

// nachAnteil sorts by the share the finding speaks of; keine Angabe stays last.
func nachAnteil(ks []Klasse) {
	slices.SortStableFunc(ks, func(x, y Klasse) int {
		return cmp.Or(
			cmp.Compare(klassenrang(x), klassenrang(y)),
			-cmp.Compare(x.Zahlen.Flaechendeckend*max(y.Zahlen.Umfang, 1), y.Zahlen.Flaechendeckend*max(x.Zahlen.Umfang, 1)),
			-cmp.Compare(x.Zahlen.Irgendwo*max(y.Zahlen.Umfang, 1), y.Zahlen.Irgendwo*max(x.Zahlen.Umfang, 1)),
		)
	})
}

func klassenrang(k Klasse) int {
	switch {
	case k.Titel == titelKeine:
		return 2
	case k.Zahlen.Umfang == 0:
		return 1
	}
	return 0
}

const titelKeine = "keine Angabe"

// weitester is the finding of a Gliederung, "" where nothing is flächendeckend or two are level.
func weitester(ks []Klasse) string {
	var beste Klasse
	gleichauf := false
	for _, k := range ks {
		if k.Zahlen.Umfang == 0 || k.Titel == titelKeine {
			continue
		}
		switch d := k.Zahlen.Flaechendeckend*max(beste.Zahlen.Umfang, 1) - beste.Zahlen.Flaechendeckend*k.Zahlen.Umfang; {
		case d > 0:
			beste, gleichauf = k, false
		case d == 0:
			gleichauf = true
		}
	}
	if beste.Zahlen.Flaechendeckend == 0 || gleichauf || len(ks) < 2 {
		return ""
	}
	z := beste.Zahlen
	return "Am weitesten ist " + beste.Titel + " mit " + ozg.ZahlText(z.Flaechendeckend) + " von " + ozg.ZahlText(z.Umfang) + " OZG-Leistungen flächendeckend (" + ozg.ProzentText(z.Flaechendeckend, z.Umfang) + ")"
}

// federfuehrung names Ressorts and Länder that lead a Themenfeld.
func federfuehrung(t ozg.Themenfeld, ok bool) string {
	if !ok {
		return ""
	}
	return strings.Join(t.Ressorts, ", ") + " · " + landNamen(t.Laender)
}

func landNamen(codes []string) string {
	namen := make([]string, len(codes))
	for i, c := range codes {
		namen[i] = ozg.LandName(c)
	}
	return strings.Join(namen, ", ")
}

// Nachnutzung is the matrix Entwicklung × Betrieb and the stand per Modell. The fourth cell of the
// matrix does not exist.
type Nachnutzung struct {
	Satz       string
	A, B, C    int
	OhneAngabe int
	Umfang     int
	Stand      Gliederung
}

func (a auswahl) nachnutzung() Nachnutzung {
	n := Nachnutzung{Umfang: a.zahlen.Umfang, Stand: a.gliederung(ozg.DimModell)}
	for _, l := range a.umfang {
		switch l.Modell() {
		case ozg.ModellA:
			n.A++
		case ozg.ModellB:
			n.B++
		case ozg.ModellC:
			n.C++
		default:
			n.OhneAngabe++
		}
	}
	n.Satz = "Ein Nachnutzungsmodell ist gemeldet zu " + anteilSatz(n.Umfang-n.OhneAngabe, n.Umfang, einheitLeistungen)
	return n
}
