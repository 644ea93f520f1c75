// Package ozgtest builds Meldungen and histories for tests:
//
//	g := ozgtest.Geschichte(
//		ozgtest.Katalog("2017-08-18", "10214"),
//		ozgtest.Plan("2021-06-30", ozgtest.Meldung("10214", ozgtest.Stand("online"), ozgtest.Typ("1"))),
//	)
//
// The builders panic on values that the contract does not allow, since a test that wants such a value is
// wrong itself.
package ozgtest

import (
	"fmt"
	"time"

	"ozgtracker/internal/ozg"
)

// Option states one field of a Meldung.
type Option func(ozg.Felder)

// Meldung makes a row; Zeile and Blatt are set by Geschichte's order, not by the builder.
func Meldung(ozgID string, optionen ...Option) ozg.Meldung {
	m := ozg.Meldung{Blatt: "Plan", OZGID: ozgID, Felder: ozg.Felder{}, Herkunft: map[ozg.Feld]ozg.Herkunft{}}
	for _, o := range optionen {
		o(m.Felder)
	}
	return m
}

// Tag reads an ISO date.
func Tag(iso string) ozg.Tag {
	t, err := ozg.ParseISO(iso)
	if err != nil {
		panic(err)
	}
	return t
}

// Feld states any field by its name and its spelling, "welle", "2" or "laender.NI", "online".
func Feld(name, text string) Option {
	f, ok := ozg.FeldNamed(name)
	if !ok {
		panic("ozgtest: no field " + name)
	}
	fs, z := f.Lies(text, ozg.Umstand{})
	w, ok := fs[f]
	if !ok {
		panic(fmt.Sprintf("ozgtest: %s cannot be %q: %+v", name, text, z))
	}
	return func(fs ozg.Felder) { fs[f] = w }
}

// Leer clears a field on purpose.
func Leer(f ozg.Feld) Option { return func(fs ozg.Felder) { fs[f] = ozg.LeererWert() } }

// Bezeichnung states the name.
func Bezeichnung(text string) Option { return code(ozg.FeldBezeichnung, text) }

// Themenfeld states the Themenfeld by its exact name.
func Themenfeld(name string) Option { return code(ozg.FeldThemenfeld, name) }

// Typ states the Typ by its code.
func Typ(t ozg.Typ) Option { return code(ozg.FeldTyp, string(t)) }

// Modell states the Nachnutzungsmodell by its code.
func Modell(m ozg.Modell) Option { return code(ozg.FeldModell, string(m)) }

// Stand states the state by its code.
func Stand(s ozg.Stand) Option { return code(ozg.FeldStand, string(s)) }

// Welle states the Welle.
func Welle(n int) Option { return zahl(ozg.FeldWelle, n) }

// Reifegrad states the Reifegrad.
func Reifegrad(n int) Option { return zahl(ozg.FeldReifegrad, n) }

// Umsetzer states who builds.
func Umsetzer(namen ...string) Option {
	return func(fs ozg.Felder) { fs[ozg.FeldUmsetzer] = ozg.ListeWert(namen...) }
}

// Land states laender.XX by codes.
func Land(land string, s ozg.LandStand) Option {
	return code(ozg.FeldLaender(landIndex(land)), string(s))
}

// Laender states laender.XX for all 16 Länder.
func Laender(s ozg.LandStand) Option {
	return func(fs ozg.Felder) {
		for _, l := range ozg.Laender {
			Land(l.Code, s)(fs)
		}
	}
}

// LandSeit states laender_seit.XX.
func LandSeit(land, iso string) Option { return datum(ozg.FeldLaenderSeit(landIndex(land)), iso) }

// Soll states the planned date of a milestone.
func Soll(m ozg.Meilenstein, iso string) Option { return datum(m.Soll(), iso) }

// Ist states the date on which a milestone was reached.
func Ist(m ozg.Meilenstein, iso string) Option { return datum(m.Ist(), iso) }

func code(f ozg.Feld, text string) Option {
	return func(fs ozg.Felder) { fs[f] = ozg.TextWert(text) }
}

func zahl(f ozg.Feld, n int) Option {
	return func(fs ozg.Felder) { fs[f] = ozg.ZahlWert(n) }
}

func datum(f ozg.Feld, iso string) Option {
	t := Tag(iso)
	return func(fs ozg.Felder) { fs[f] = ozg.TagWert(t) }
}

func landIndex(land string) int {
	i := ozg.LandIndex(land)
	if i < 0 {
		panic("ozgtest: no Land " + land)
	}
	return i
}

// Import is a file to be accepted.
type Import struct {
	Art       ozg.ImportArt
	Stichtag  ozg.Tag
	Meldungen []ozg.Meldung
	Zurueck   bool // taken back by a Vorgang after all imports
}

// Plan makes a plan.
func Plan(stichtag string, ms ...ozg.Meldung) Import {
	return Import{Art: ozg.ImportPlan, Stichtag: Tag(stichtag), Meldungen: ms}
}

// Katalog makes a catalogue edition that names the Leistungen.
func Katalog(stichtag string, ozgIDs ...string) Import {
	i := Import{Art: ozg.ImportKatalog, Stichtag: Tag(stichtag)}
	for _, id := range ozgIDs {
		i.Meldungen = append(i.Meldungen, Meldung(id, Bezeichnung("Leistung "+id)))
	}
	return i
}

// Geschichte accepts the imports in the order given: Nr 1, 2, 3 …, one each day from 01.01.2024, 12:00 in
// UTC. The Stichtage need not rise.
func Geschichte(imports ...Import) *ozg.Geschichte {
	a := (&ozg.Geschichte{}).Erweitern()
	for i, imp := range imports {
		nr := ozg.Nr(i + 1)
		muss(a.Vorgang(ozg.Vorgang{Nr: nr, Am: Moment(nr)}))
		ort, err := a.Import(ozg.Import{Nr: nr, Art: imp.Art, Stichtag: imp.Stichtag, Am: Moment(nr)})
		muss(err)
		for lfd, m := range imp.Meldungen {
			a.Meldung(ort, int32(lfd+1), m.OZGID, m.Felder)
		}
	}
	g := a.Geschichte()
	for i, imp := range imports {
		if imp.Zurueck {
			var err error
			g, err = g.Ohne(ozg.Nr(i+1), ozg.Vorgang{Nr: g.Stand + 1, Am: Moment(g.Stand + 1)})
			muss(err)
		}
	}
	return g
}

// Moment is when Geschichte accepts the Vorgang.
func Moment(nr ozg.Nr) time.Time { return time.Date(2024, 1, int(nr), 12, 0, 0, 0, time.UTC) }

// Bestand is what holds at a Stichtag as known at present.
func Bestand(stichtag string, imports ...Import) *ozg.Bestand {
	return Geschichte(imports...).Sicht(ozg.Blick{Stichtag: Tag(stichtag)}).Bestand()
}

// Leistung is one Leistung of a Bestand; it panics if there is none.
func Leistung(b *ozg.Bestand, ozgID string) *ozg.Leistung {
	l, ok := b.Leistung(ozgID)
	if !ok {
		panic("ozgtest: no Leistung " + ozgID)
	}
	return l
}

func muss(err error) {
	if err != nil {
		panic(err)
	}
}
