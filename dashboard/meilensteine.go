package dashboard

import (
	"cmp"
	"slices"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// The parameters of the list of milestones.
const (
	paramMeilenstein = "meilenstein"
	paramTermin      = "termin"
)

// The classes of a milestone by its date.
const (
	terminUeberfaellig = "ueberfaellig"
	terminHeute        = "heute"
	terminBald         = "bald" // within termineTage
	terminSpaeter      = "spaeter"
	terminErreicht     = "erreicht"
)

var terminKlassen = []klasse{
	{terminUeberfaellig, "überfällig"},
	{terminHeute, "am Stichtag fällig"},
	{terminBald, "in den nächsten 90 Tagen"},
	{terminSpaeter, "später oder zurückgestellt"},
	{terminErreicht, "erreicht"},
	{ozg.CodeKeine, "kein Soll-Termin"},
}

func meilensteinKlassen() (ks []klasse) {
	for _, m := range ozg.Meilensteine {
		ks = append(ks, klasse{m.Code(), m.Titel()})
	}
	return ks
}

// terminKlasse agrees with Bestand.Ueberfaellige and Bestand.Faellige. A Soll on the Stichtag itself is not
// late yet and not ahead any more: a class of its own.
func terminKlasse(t ozg.Termin, stichtag ozg.Tag) string {
	ruht := t.Leistung.Zustand == ozg.ZustandZurueckgestellt
	switch {
	case t.Erreicht:
		return terminErreicht
	case !t.HatSoll:
		return ozg.CodeKeine
	case t.Soll < stichtag && !ruht:
		return terminUeberfaellig
	case t.Soll == stichtag && !ruht:
		return terminHeute
	case t.Soll > stichtag && int(t.Soll-stichtag) <= termineTage && !ruht:
		return terminBald
	}
	return terminSpaeter
}

// meilensteinePage lists each milestone of each Leistung with its Soll, Erstplan and what was reached.
type meilensteinePage struct {
	basePage
	Befund        string
	Facetten      []facettePage
	Auswahl       []auswahlfeld // Themenfeld and Welle
	Erhalten      []parameter
	Zeilen        []meilensteinZeile
	Wahl          seitenwahl
	CSV           string
	Zuruecksetzen string
}

type meilensteinZeile struct {
	ozg.Termin
	Klasse, KlasseTitel       string
	Name, Adresse, Themenfeld string
	SollText, Erstplan, Ist   string
	Projekt                   string
	Spaet                     bool
}

func (s *Server) showMeilensteine(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "meilensteine", func() (any, error) {
		return newMeilensteinePage(s.basePage(a, "Meilensteine", "/wellen")), nil
	})
}

func newMeilensteinePage(base basePage) meilensteinePage {
	a := base.Anfrage
	w := newMeilensteinwahl(base.Bestand, a)
	p := meilensteinePage{
		basePage: base, Befund: aussageMeilensteine(w), Facetten: w.facetten(a), Zuruecksetzen: base.Link("/meilensteine"),
		CSV: base.s.link.zu("/meilensteine.csv", mit(a.werte(), paramSeite, "")), Auswahl: wellenAuswahl(base),
		Erhalten: versteckte(mit(a.werte(), paramSeite, "", paramTermin, "", paramMeilenstein, "", ozg.DimThemenfeld.Parameter(), "", ozg.DimWelle.Parameter(), "")),
	}
	termine, wahl := blaettere(w.termine, a.Seite, "Meilensteine", func(seite int) string { return base.Hier(paramSeite, seitenText(seite)) })
	p.Wahl = wahl
	for _, t := range termine {
		p.Zeilen = append(p.Zeilen, newMeilensteinZeile(base, t))
	}
	return p
}

func newMeilensteinZeile(base basePage, t ozg.Termin) meilensteinZeile {
	l := t.Leistung
	z := meilensteinZeile{
		Termin: t, Klasse: terminKlasse(t, base.Stichtag()), Name: nameVon(l), Adresse: base.Link("/leistungen/" + l.OZGID), Themenfeld: oderStrich(l.Themenfeld()),
		SollText: datumText(t.Soll, t.HatSoll), Ist: "–", Projekt: oderStrich(l.Text(ozg.FeldProjekt)),
	}
	z.KlasseTitel = klassenWort(terminKlassen, z.Klasse)
	z.Spaet = z.Klasse == terminUeberfaellig
	if t.HatErstplan && (!t.HatSoll || t.Erstplan != t.Soll) {
		z.Erstplan = t.Erstplan.Deutsch()
	}
	if t.Erreicht {
		z.Ist = t.Am.Deutsch()
		if t.Spaetestens {
			z.Ist = "spätestens " + z.Ist
		}
	}
	return z
}

func klassenWort(ks []klasse, code string) string {
	for _, k := range ks {
		if k.code == code {
			return k.titel
		}
	}
	return ""
}

// meilensteinwahl is what the filters leave, the open ones first and each part by Soll, with the counts of
// the facets.
type meilensteinwahl struct {
	termine                   []ozg.Termin
	alle                      int
	jeMeilenstein, jeTermin   map[string]int
	ueberfaellig, inNaechsten int
}

func newMeilensteinwahl(b *ozg.Bestand, a anfrage) meilensteinwahl {
	w := meilensteinwahl{jeMeilenstein: map[string]int{}, jeTermin: map[string]int{}}
	passt := func(parameter, code string) bool {
		return len(a.Seitenfilter[parameter]) == 0 || slices.Contains(a.Seitenfilter[parameter], code)
	}
	for _, l := range a.Filter.waehle(b) {
		for _, t := range b.Termine(l) {
			w.alle++
			klasse, meilenstein := terminKlasse(t, b.Sicht.Stichtag), t.Meilenstein.Code()
			passtTermin, passtMeilenstein := passt(paramTermin, klasse), passt(paramMeilenstein, meilenstein)
			if passtTermin {
				w.jeMeilenstein[meilenstein]++
			}
			if passtMeilenstein {
				w.jeTermin[klasse]++
			}
			if !passtTermin || !passtMeilenstein {
				continue
			}
			w.termine = append(w.termine, t)
			switch klasse {
			case terminUeberfaellig:
				w.ueberfaellig++
			case terminBald:
				w.inNaechsten++
			}
		}
	}
	slices.SortStableFunc(w.termine, func(x, y ozg.Termin) int {
		return cmp.Or(vergleicheBool(x.Erreicht, y.Erreicht), vergleicheBool(!x.HatSoll, !y.HatSoll), cmp.Compare(x.Soll, y.Soll), cmp.Compare(x.Leistung.OZGID, y.Leistung.OZGID), cmp.Compare(x.Meilenstein, y.Meilenstein))
	})
	return w
}

// facetten are the two lists of the page; Themenfeld and Welle are chosen beside them.
func (w meilensteinwahl) facetten(a anfrage) []facettePage {
	werte := func(parameter string, ks []klasse, anzahl map[string]int) (ws []facettenwert) {
		for _, k := range ks {
			ws = append(ws, facettenwert{k.code, k.titel, anzahl[k.code], slices.Contains(a.Seitenfilter[parameter], k.code)})
		}
		return ws
	}
	return []facettePage{
		{"Termin", paramTermin, werte(paramTermin, terminKlassen, w.jeTermin)},
		{"Meilenstein", paramMeilenstein, werte(paramMeilenstein, meilensteinKlassen(), w.jeMeilenstein)},
	}
}

func aussageMeilensteine(w meilensteinwahl) string {
	if len(w.termine) == w.alle && w.jeTermin[ozg.CodeKeine] == w.alle {
		return "Noch hat kein Meilenstein einen Soll-Termin"
	}
	satz := ozg.AnzahlText(len(w.termine), "Meilenstein", "Meilensteine")
	if len(w.termine) < w.alle {
		satz = ozg.ZahlText(len(w.termine)) + " von " + ozg.AnzahlText(w.alle, "Meilenstein", "Meilensteinen")
	}
	n := len(w.termine)
	switch {
	case n > 1 && w.ueberfaellig == n:
		return satz + ", alle überfällig"
	case n > 1 && w.inNaechsten == n:
		return satz + ", alle in den nächsten 90 Tagen fällig"
	case w.ueberfaellig > 0 && w.inNaechsten > 0:
		return satz + ", davon " + ozg.ZahlText(w.ueberfaellig) + " überfällig und " + ozg.ZahlText(w.inNaechsten) + " in den nächsten 90 Tagen fällig"
	case w.ueberfaellig > 0:
		return satz + ", davon " + ozg.ZahlText(w.ueberfaellig) + " überfällig"
	case w.inNaechsten > 0:
		return satz + ", davon " + ozg.ZahlText(w.inNaechsten) + " in den nächsten 90 Tagen fällig"
	}
	return satz
}

func (s *Server) downloadMeilensteine(c *fiber.Ctx) error {
	return s.sendeTabelle(c, "ozg-meilensteine", func(a anfrage) (tabelle, error) { return meilensteinTabelle(a), nil })
}

func meilensteinTabelle(a anfrage) tabelle {
	t := tabelle{name: "meilensteine", kopf: []string{"OZG-ID", "Leistung", "Themenfeld", "Umsetzungsprojekt", "Welle", "Meilenstein", "Termin", "Soll", "Erstplan", "erreicht am", "spätestens", "Verzug (Tage)", "Verschiebungen"}}
	for _, x := range newMeilensteinwahl(a.Sicht.Bestand(), a).termine {
		l := x.Leistung
		var verzug, spaetestens any
		if x.HatSoll {
			verzug = x.Verzug
		}
		if x.Spaetestens {
			spaetestens = "ja"
		}
		t.zeilen = append(t.zeilen, []any{
			l.OZGID, nameVon(l), textZelle(l.Themenfeld()), textZelle(l.Text(ozg.FeldProjekt)), textZelle(welleText(l.Welle())), x.Meilenstein.Titel(), klassenWort(terminKlassen, terminKlasse(x, a.Sicht.Stichtag)),
			tagZelle(x.Soll, x.HatSoll), tagZelle(x.Erstplan, x.HatErstplan), tagZelle(x.Am, x.Erreicht), spaetestens, verzug, x.Verschiebungen,
		})
	}
	return t
}
