package beispiel

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"

	"ozgtracker/internal/ozg"
)

// leben is the way of one Leistung from 2019 to 2022, as it really went in the invented world. Plans
// only tell of it, as of their Stichtag.
type leben struct {
	ozgID, bezeichnung, themenfeld, lage string
	typ                                  ozg.Typ
	nr                                   int // the OZG-ID as a number
	projekt                              *projekt
	ab                                   int  // quarter of the first row
	stumm                                bool // no plan ever tells how far it is

	// Quarters, from included to excluded; quartale means never.
	entfaellt            int
	ruhtVon, ruhtBis     int
	faelltVon, faelltBis int // a check found that it was not online after all

	beginn    ozg.Tag                    // planning starts; before, it is offen
	ist       [4]ozg.Tag                 // by ozg.Meilenstein; nie where not reached
	soll      [quartale][4]ozg.Tag       // as the plan of that quarter states it; 0: not stated
	laender   [ozg.AnzahlLaender]ozg.Tag // online there since; nie
	fremd     [ozg.AnzahlLaender]bool    // nicht zuständig
	mitLand   bool                       // the plans tell the Länder
	nurOnline bool                       // Länder not online are left empty, not "nein"
	voreilig  bool                       // reported as flächendeckend although a Land is missing

	weg       ozg.Weg
	umsetzer  []string
	reif      [3]ozg.Tag // since when at Reifegrad 2, 3, 4; nie
	reifZiel  int
	ohneReif  bool // the plans tell no Reifegrad
	budget    int  // thousand euro, 0: not stated
	prio      int
	bemerkung string
}

// kueste are the Länder with a coast; some Leistungen concern only them.
var kueste = []string{"SH", "HH", "NI", "HB", "MV"}

func (l *leben) bund() bool { return l.typ == ozg.Typ1 }

// online is since when the Leistung can be used in at least one place.
func (l *leben) online() ozg.Tag { return l.ist[ozg.MeilensteinReferenz] }

// welt makes the lives of all Leistungen of the catalogue and of the additional ones, by OZG-ID.
func welt(kat []ozg.Meldung) []*leben {
	var ls []*leben
	for _, m := range kat {
		fs := m.Felder
		ls = append(ls, neuesLeben(zusatz{m.OZGID, fs[ozg.FeldBezeichnung].Text, fs[ozg.FeldThemenfeld].Text, fs[ozg.FeldLage].Text, ozg.Typ(fs[ozg.FeldTyp].Text), 0}))
	}
	for _, z := range zusaetze {
		ls = append(ls, neuesLeben(z))
	}
	slices.SortFunc(ls, func(a, b *leben) int { return cmp.Compare(a.ozgID, b.ozgID) })
	bilde(ls)
	schicksale(ls)
	for _, l := range ls {
		r := zufall(zweckLeistung, l.nr)
		l.eigenes(r)
		l.rollout(r)
		l.termine(r)
	}
	return ls
}

func neuesLeben(z zusatz) *leben {
	nr, _ := strconv.Atoi(z.ozgID) // 0 for a foreign ID: still deterministic
	l := &leben{
		ozgID: z.ozgID, bezeichnung: z.bezeichnung, themenfeld: z.themenfeld, lage: z.lage, typ: z.typ, ab: z.ab, nr: nr,
		entfaellt: quartale, ruhtVon: quartale, ruhtBis: quartale, faelltVon: quartale, faelltBis: quartale,
	}
	for m := range l.ist {
		l.ist[m] = nie
	}
	return l
}

// eigenes draws what belongs to the Leistung alone.
func (l *leben) eigenes(r *rand.Rand) {
	l.weg = l.projekt.weg
	if l.online() < stichtag(0) || l.online() < stichtag(quartal(2020, 3)) && r.IntN(2) == 0 {
		l.weg = ozg.WegBestand
	}
	l.umsetzer = l.projekt.umsetzer
	if l.bund() {
		l.umsetzer = nil
		if r.IntN(3) == 0 {
			l.umsetzer = []string{"ITZBund"}
		}
	}
	l.mitLand = !l.bund() && r.IntN(100) < 62
	l.nurOnline = r.IntN(5) == 0
	l.prio = 1 + min(r.IntN(6)/2+r.IntN(2), 3)
	if r.IntN(3) == 0 {
		l.budget = 50 + 25*r.IntN(60)
	}
	if r.IntN(25) == 0 {
		l.bemerkung = bemerkungen[r.IntN(len(bemerkungen))]
	}
	l.ohneReif = r.IntN(5) == 0
	l.reifZiel = 3 + r.IntN(7)/6 // a seventh aims at Once-Only
	l.reifen(r)
}

// reifen draws since when the Leistung has which Reifegrad; about a third of those online reach 3.
func (l *leben) reifen(r *rand.Rand) {
	l.reif = [3]ozg.Tag{l.online(), nie, nie}
	if l.online() == nie {
		return
	}
	if n := r.IntN(100); l.bund() && n < 45 || n < 22 {
		l.reif[1] = l.online()
	} else if n < 55 {
		l.reif[1] = l.online() + ozg.Tag(200+r.IntN(900))
	}
	if l.reif[1] != nie && r.IntN(12) == 0 {
		l.reif[2] = l.reif[1] + ozg.Tag(100+r.IntN(500))
	}
}

var bemerkungen = []string{
	"Rechtsänderung erforderlich", "Abstimmung mit den Ländern läuft", "bestehende Lösung wird integriert",
	"Vergabe läuft", "Schriftformerfordernis wird geprüft", "Anbindung der Fachverfahren offen",
	"Finanzierung über das Konjunkturpaket", "Bündelung mit weiteren Leistungen wird geprüft",
}
