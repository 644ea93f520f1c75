package reports

import "ozgtracker/internal/ozg"

// Methodik says what the numbers count, what they do not say, and both units side by side.
type Methodik struct {
	Definitionen []ozg.Definition
	Grenzen      []string // what the numbers do not say
	Katalog      []string // why 557 and not 575
	Einheiten    []Einheitenzeile
}

// Einheitenzeile is one count per OZG-Leistung and weighted by LeiKa-Leistungen.
type Einheitenzeile struct {
	Titel              string
	Leistungen, Umfang int
	LeiKa, LeiKaUmfang int
	HatLeiKa           bool
}

var grenzen = []string{
	"„Online“ sagt nichts darüber, wie oft ein Angebot genutzt wird, wie gut es ist und ob es ohne Medienbruch endet. Der Reifegrad steht als eigene Zahl daneben.",
	"„Online, irgendwo“ ist schon erfüllt, wenn ein einziges Land oder eine einzige Kommune das Angebot hat. Deshalb stehen Abdeckung und flächendeckend stets daneben.",
	"Alle Zahlen beruhen auf den Meldungen der Themenfelder in ihren Umsetzungsplänen. Sie sind nicht an den Angeboten selbst nachgeprüft.",
	"„keine Angabe“ heißt: nicht gemeldet. Es heißt weder offen noch nicht begonnen.",
	"Kommunen werden nicht einzeln erfasst. „Online“ in einem Land heißt: so für das Land gemeldet.",
	"Die Zahlen können fallen, wenn ein Angebot zurückgenommen oder eine Meldung berichtigt wird.",
	"Der aktuelle Plan allein verdeckt, dass Termine verschoben wurden. Deshalb steht der Erstplan daneben.",
	"Ein Termin wird nie dadurch zum Stand, dass Zeit vergeht: Ein Soll-Termin in der Vergangenheit gilt nicht als erreicht.",
	"Dieselbe Zahl kann sich bei gleichem Stichtag ändern, wenn später Meldungen hinzukommen oder zurückgenommen werden. Stichtag und Wissensstand zusammen legen sie fest.",
	"Mit veröffentlichten Zahlen anderer Stellen sind diese Zahlen nur vergleichbar, wenn die Definition dieselbe ist.",
}

var katalog = []string{
	"Der öffentlich zugängliche Auszug des OZG-Umsetzungskatalogs mit Stand Oktober 2019 enthält 557 OZG-Leistungen. Die meist genannte Zahl von rund 575 stammt aus dem Startkatalog von 2017.",
	"Der Katalog wird fortgeschrieben, Leistungen werden zusammengelegt, geteilt oder gestrichen; für März 2024 werden 582 genannt. Welche Leistungen den Unterschied von 18 ausmachen, lässt sich aus dem Auszug nicht bestimmen.",
	"Gezählt wird, was der Katalog nennt, dazu was Umsetzungspläne zuerst nennen. Der Umfang kann deshalb über 557 liegen.",
	"Den Typ führt der Katalog je LeiKa-Leistung. Ohne Angabe im Plan gilt der Typ, den die meisten LeiKa-Leistungen der OZG-Leistung haben; die Angabe eines Plans geht vor.",
}

// NeueMethodik works out the part Methodik alone, for the page of that name.
func NeueMethodik(s ozg.Sicht, o Optionen) Methodik {
	return neueAuswahl(s, o).methodik()
}

func (a auswahl) methodik() Methodik {
	m := Methodik{Definitionen: ozg.Definitionen, Grenzen: grenzen, Katalog: katalog}
	gewichtet := ozg.ZaehleGewichtet(a.umfang, func(id string) int {
		if n, ok := a.o.LeiKaAnzahl[id]; ok {
			return n
		}
		return 1
	})
	z := a.zahlen
	for _, e := range []struct {
		code string
		n, g int
	}{
		{"irgendwo", z.Irgendwo, gewichtet.Irgendwo},
		{"abdeckung", z.Entspricht(), gewichtet.Entspricht()},
		{"flaechendeckend", z.Flaechendeckend, gewichtet.Flaechendeckend},
		{"keine_angabe", z.KeineAngabe(), gewichtet.KeineAngabe()},
	} {
		m.Einheiten = append(m.Einheiten, Einheitenzeile{
			Titel: titel(e.code), Leistungen: e.n, Umfang: z.Umfang,
			LeiKa: e.g, LeiKaUmfang: gewichtet.Umfang, HatLeiKa: len(a.o.LeiKaAnzahl) > 0,
		})
	}
	return m
}
