package reports_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/reports"
)

// berlin stands in for the zone of the reader; a fixed one keeps the tests free of zone data.
var berlin = time.FixedZone("MEZ", 3600)

// geschichte builds a history in code: a catalogue of n Leistungen over all Themenfelder, then a plan
// per quarter in which more and more of them go online, some Soll dates move, some say nothing at all.
// It is the same for the same n.
func geschichte(tb testing.TB, n int) *ozg.Geschichte {
	tb.Helper()
	z := rand.New(rand.NewPCG(1, 2))
	a := (&ozg.Geschichte{}).Erweitern()
	nr := ozg.Nr(0)
	vorgang := func(am time.Time, i ozg.Import) int32 {
		nr++
		if err := a.Vorgang(ozg.Vorgang{Nr: nr, Am: am}); err != nil {
			tb.Fatal(err)
		}
		i.Nr, i.Am = nr, am
		imp, err := a.Import(i)
		if err != nil {
			tb.Fatal(err)
		}
		return imp
	}
	imp := vorgang(time.Date(2019, 6, 1, 8, 0, 0, 0, time.UTC), ozg.Import{Art: ozg.ImportKatalog, Stichtag: ozg.NeuerTag(2017, 8, 18), Datei: "ozg-leistungen-2019.csv"})
	for i := range n {
		fs := ozg.Felder{
			ozg.FeldBezeichnung: ozg.TextWert(bezeichnung(i)),
			ozg.FeldThemenfeld:  ozg.TextWert(ozg.Themenfelder[i%14].Name),
			ozg.FeldLage:        ozg.TextWert("Lage " + fmt.Sprint(i%9)),
			ozg.FeldTyp:         ozg.TextWert([]ozg.Typ{ozg.Typ23, ozg.Typ23, ozg.Typ1, ozg.Typ23, ozg.Typ4}[i%5]),
		}
		if i%37 == 36 {
			delete(fs, ozg.FeldTyp)
		}
		a.Meldung(imp, int32(i), id(i), fs)
	}
	for q := range 9 {
		stichtag := ozg.NeuerTag(2019, time.Month(6+3*q), 30).MonatsEnde()
		imp := vorgang(stichtag.Zeit().Add(20*24*time.Hour), ozg.Import{Art: ozg.ImportPlan, Stichtag: stichtag, Themenfeld: "", Datei: "plan-" + stichtag.String() + ".xlsx"})
		for i := range n {
			if i%11 == 10 {
				continue // never reported: keine Angabe
			}
			a.Meldung(imp, int32(i), id(i), meldung(z, i, q, stichtag))
		}
	}
	return a.Geschichte()
}

func id(i int) string { return fmt.Sprintf("%05d", 10000+i) }

func bezeichnung(i int) string {
	namen := []string{
		"Schwerbehindertenausweis", "Gesundheitsberatungen, -untersuchungen und -bescheinigungen einschließlich der Bescheinigungen nach dem Infektionsschutzgesetz", "Wohngeld",
		"Sterbeurkunde", "Kfz-Zulassung & Außerbetriebsetzung", "Anzeige \"einfach\" <gewerblich>", "Bauvorbescheid und Baugenehmigung",
	}
	return fmt.Sprintf("%s %d", namen[i%len(namen)], i)
}

func meldung(z *rand.Rand, i, q int, stichtag ozg.Tag) ozg.Felder {
	fs := ozg.Felder{}
	fortschritt := q + z.IntN(4) - i%6
	switch {
	case i%23 == 22:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandZurueckgestellt)
	case i%29 == 28 && q > 4:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandEntfallen)
	case fortschritt > 7:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandFlaechendeckend)
		fs[ozg.FeldBundesweitIst] = ozg.TagWert(stichtag - 10)
	case fortschritt > 4:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandOnline)
		if i%2 == 0 {
			for l := range 3 + fortschritt {
				fs[ozg.FeldLaender((l+i)%16)] = ozg.TextWert(ozg.LandOnline)
			}
			fs[ozg.FeldLaender((i+13)%16)] = ozg.TextWert(ozg.LandNichtZustaendig)
			fs[ozg.FeldLaender((i+14)%16)] = ozg.TextWert(ozg.LandGeplant)
		}
		if i%3 == 0 {
			fs[ozg.FeldReifegrad] = ozg.ZahlWert(1 + i%4)
		}
	case fortschritt > 2:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandUmsetzung)
	case fortschritt > 0:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandPlanung)
	default:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandOffen)
	}
	if i%9 != 0 {
		verschoben := ozg.Tag(0)
		if q > 3 && i%4 == 0 {
			verschoben = 184
		}
		fs[ozg.FeldBundesweitSoll] = ozg.TagWert(ozg.NeuerTag(2020, time.Month(3+(i*7)%34), 1).MonatsEnde() + verschoben)
	}
	if q == 0 {
		fs[ozg.FeldWelle] = ozg.ZahlWert(1 + i%4)
		if i%5 != 2 {
			fs[ozg.FeldModell] = ozg.TextWert([]ozg.Modell{ozg.ModellA, ozg.ModellA, ozg.ModellB, ozg.ModellC}[i%4])
		}
		if i%3 == 0 {
			fs[ozg.FeldRessort], fs[ozg.FeldLand] = ozg.ListeWert("BMG"), ozg.ListeWert("NI")
		}
	}
	return fs
}

// berichte are the kinds of reports.
func berichte() map[string]reports.Optionen {
	aenderungen := optionen()
	aenderungen.Art, aenderungen.Vergleich = reports.Aenderungsbericht, &ozg.Blick{Stichtag: ozg.NeuerTag(2020, 12, 31), Wissen: 8}
	land := optionen()
	land.Laender, land.Beispieldaten = []string{"NI"}, true
	auswahl := optionen()
	auswahl.Themenfelder, auswahl.Laender = []string{"Bildung", "Gesundheit", "Umwelt"}, []string{"HH", "HB"}
	auswahl.Blaetter = []string{"laender", "bruecke", "meilensteintrend", "leistungen"}
	return map[string]reports.Optionen{
		"all": optionen(), "changes": aenderungen, "one Land": land, "some": auswahl,
		"one Themenfeld": {Themenfelder: []string{"Gesundheit"}, Beispieldaten: true},
	}
}

// optionen are those of a report with everything in it.
func optionen() reports.Optionen {
	return reports.Optionen{
		Art: reports.Gesamtbericht, Vergleich: &ozg.Blick{Stichtag: ozg.NeuerTag(2021, 3, 31)}, Herausgeber: "Bundesministerium des Innern",
		Erstellt: time.Date(2021, 8, 5, 14, 32, 0, 0, berlin), Konto: "lokal", Adresse: "https://ozg.example.de/?stichtag=30.06.2021&wissen=10",
		LeiKaAnzahl: map[string]int{id(0): 3, id(1): 9, id(2): 12},
	}
}

var stichtag = ozg.NeuerTag(2021, 6, 30)
