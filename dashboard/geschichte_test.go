package dashboard

import (
	"math/rand/v2"
	"strconv"
	"sync"
	"testing"
	"time"

	"ozgtracker/internal/katalog"
	"ozgtracker/internal/ozg"
)

// zeile is one row of a small test plan.
type zeile struct {
	id     string
	felder ozg.Felder
}

// plan is one import of a test history.
type plan struct {
	art        ozg.ImportArt
	stichtag   ozg.Tag
	themenfeld string
	zeilen     []zeile
}

// baueGeschichte accepts plans in the given order, each ten days after its Stichtag.
func baueGeschichte(t testing.TB, plaene ...plan) *ozg.Geschichte {
	t.Helper()
	a := (&ozg.Geschichte{}).Erweitern()
	var am time.Time
	for i, p := range plaene {
		nr := ozg.Nr(i + 1)
		if m := p.stichtag.Zeit().AddDate(0, 0, 10); m.After(am) {
			am = m
		}
		if err := a.Vorgang(ozg.Vorgang{Nr: nr, Am: am}); err != nil {
			t.Fatal(err)
		}
		imp, err := a.Import(ozg.Import{Nr: nr, Art: p.art, Stichtag: p.stichtag, Themenfeld: p.themenfeld, Datei: "plan-" + strconv.Itoa(i) + ".xlsx", Am: am})
		if err != nil {
			t.Fatal(err)
		}
		for lfd, z := range p.zeilen {
			a.Meldung(imp, int32(lfd+1), z.id, z.felder)
		}
	}
	return a.Geschichte()
}

func tag(s string) ozg.Tag {
	t, err := ozg.ParseISO(s)
	if err != nil {
		panic(err)
	}
	return t
}

// kleineGeschichte is small enough to be counted by hand. On 30.06.2021 there are five Leistungen in the
// Umfang: 10001 flächendeckend (Typ 1), 10002 online in 4 of 16 Länder, 10003 in Planung and 31 days
// late, 10004 without any statement, 10005 zurückgestellt. On 31.03.2021 none was online.
func kleineGeschichte(t testing.TB) *ozg.Geschichte {
	t.Helper()
	k := func(id, name, themenfeld, typ string) zeile {
		return zeile{id, ozg.Felder{
			ozg.FeldBezeichnung: ozg.TextWert(name), ozg.FeldThemenfeld: ozg.TextWert(themenfeld), ozg.FeldTyp: ozg.TextWert(typ),
		}}
	}
	online := ozg.Felder{
		ozg.FeldStand: ozg.TextWert(ozg.StandOnline), ozg.FeldModell: ozg.TextWert(ozg.ModellA), ozg.FeldWelle: ozg.ZahlWert(1),
		ozg.FeldBundesweitSoll: ozg.TagWert(tag("2022-12-31")),
	}
	for i := range ozg.AnzahlLaender {
		wert := ozg.LandNein
		if i < 4 {
			wert = ozg.LandOnline
		}
		online[ozg.FeldLaender(i)] = ozg.TextWert(wert)
	}
	return baueGeschichte(t,
		plan{ozg.ImportKatalog, tag("2017-08-18"), "", []zeile{
			k("10001", "Kindergeld", "Familie & Kind", "1"), k("10002", "Wohngeld", "Bauen & Wohnen", "2/3"),
			k("10003", "Bauvorbescheid und Baugenehmigung", "Bauen & Wohnen", "4/5"), k("10004", "Fischereischein", "Engagement & Hobby", "2/3"),
			k("10005", "Jagdschein", "Engagement & Hobby", "2/3"),
		}},
		plan{ozg.ImportPlan, tag("2021-03-31"), "", []zeile{
			{"10001", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandUmsetzung), ozg.FeldBundesweitSoll: ozg.TagWert(tag("2021-04-30"))}},
			{"10003", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandPlanung), ozg.FeldBundesweitSoll: ozg.TagWert(tag("2021-03-31"))}},
		}},
		plan{ozg.ImportPlan, tag("2021-06-30"), "", []zeile{
			{"10001", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandOnline), ozg.FeldWelle: ozg.ZahlWert(1)}},
			{"10002", online},
			{"10003", ozg.Felder{ozg.FeldBundesweitSoll: ozg.TagWert(tag("2021-05-30")), ozg.FeldModell: ozg.TextWert(ozg.ModellC), ozg.FeldWelle: ozg.ZahlWert(2)}},
			{"10005", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandZurueckgestellt), ozg.FeldBundesweitSoll: ozg.TagWert(tag("2020-12-31"))}},
		}},
	)
}

// grosseGeschichte has the real catalogue and an invented plan per Themenfeld and quarter from 2019-Q2 to
// 2022-Q4, like the demo. It is made once; a history is immutable.
var grosseGeschichte = sync.OnceValue(func() *ozg.Geschichte {
	ls, err := katalog.Meldungen()
	if err != nil {
		panic(err)
	}
	a := (&ozg.Geschichte{}).Erweitern()
	nr := ozg.Nr(0)
	accept := func(art ozg.ImportArt, stichtag ozg.Tag, themenfeld string, am time.Time) int32 {
		nr++
		if err := a.Vorgang(ozg.Vorgang{Nr: nr, Am: am}); err != nil {
			panic(err)
		}
		imp, err := a.Import(ozg.Import{Nr: nr, Art: art, Stichtag: stichtag, Themenfeld: themenfeld, Datei: "plan.xlsx", Am: am})
		if err != nil {
			panic(err)
		}
		return imp
	}
	imp := accept(ozg.ImportKatalog, katalog.Stichtag(), "", time.Date(2019, 5, 1, 8, 0, 0, 0, time.UTC))
	for i, m := range ls {
		a.Meldung(imp, int32(i+1), m.OZGID, m.Felder)
	}
	for q := ozg.NeuerTag(2019, 6, 30); q <= ozg.NeuerTag(2022, 12, 31); q = q.PlusMonate(3) {
		for t, tf := range ozg.Themenfelder {
			if tf.Slug == "querschnitt" && q == ozg.NeuerTag(2022, 12, 31) {
				continue // one Themenfeld is late
			}
			imp := accept(ozg.ImportPlan, q, tf.Name, q.Zeit().AddDate(0, 0, 5).Add(time.Duration(t)*time.Hour))
			lfd := int32(0)
			for i, m := range ls {
				if m.Felder[ozg.FeldThemenfeld].Text == tf.Name {
					lfd++
					if fs := erfunden(i, t, q, m); fs != nil {
						a.Meldung(imp, lfd, m.OZGID, fs)
					}
				}
			}
		}
	}
	return a.Geschichte()
})

// erfunden is what the plan of a quarter states of the i-th Leistung of the catalogue; nil for the few
// that nobody ever speaks of.
func erfunden(i, themenfeld int, q ozg.Tag, m ozg.Meldung) ozg.Felder {
	r := rand.New(rand.NewPCG(uint64(i), 7)) // the same life in every quarter
	if r.IntN(18) == 0 {
		return nil
	}
	welle := 1 + r.IntN(4)
	beginn := 4*welle + r.IntN(8) + themenfeld%5 // months after 2019-01
	dauer := 8 + r.IntN(40)
	soll := ozg.NeuerTag(2019, 1, 31).PlusMonate(beginn + 12 + r.IntN(10))
	verschoben := r.IntN(3)
	monat := (q.Zeit().Year()-2019)*12 + int(q.Zeit().Month())
	fs := ozg.Felder{ozg.FeldWelle: ozg.ZahlWert(welle)}
	if r.IntN(8) > 0 && m.Felder[ozg.FeldTyp].Text != "1" {
		fs[ozg.FeldModell] = ozg.TextWert(ozg.Modelle[r.IntN(3)])
	}
	if r.IntN(9) > 0 {
		fs[ozg.FeldBundesweitSoll] = ozg.TagWert(min(soll.PlusMonate(verschoben*max(0, (monat-24)/4)), ozg.NeuerTag(2023, 3, 31)))
	}
	schritt := monat - beginn
	switch zurueck := r.IntN(30) == 0; {
	case zurueck && monat > 30:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandZurueckgestellt)
	case schritt < 0:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandOffen)
	case schritt < 6:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandPlanung)
	case schritt < dauer:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandUmsetzung)
	default:
		fs[ozg.FeldStand] = ozg.TextWert(ozg.StandOnline)
		for land := range ozg.AnzahlLaender {
			wert := ozg.LandNein
			if land*2 < schritt-dauer+2 || r.IntN(6) == 0 {
				wert = ozg.LandOnline
			}
			fs[ozg.FeldLaender(land)] = ozg.TextWert(wert)
		}
	}
	return fs
}
