package dashboard

import (
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// phase is one row of the table Soll and Ist.
type phase struct {
	Titel        string
	Erstplan     string // "–" where unknown
	Nachgereicht bool
	Soll         string
	Ist          string
	Spaetestens  bool // Ist is the first Stichtag of a state that implies it
	Abweichung   string
	Spaet        bool // shown in red: late and not reached, or reached late
	Verschoben   string
}

func newPhasen(b *ozg.Bestand, l *ozg.Leistung) (ps []phase, ts []ozg.Termin) {
	for _, m := range ozg.Meilensteine {
		t := b.Termin(l, m)
		p := phase{
			Titel: m.Titel(), Erstplan: datumText(t.Erstplan, t.HatErstplan), Soll: datumText(t.Soll, t.HatSoll), Ist: datumText(t.Am, t.Erreicht),
			Nachgereicht: t.Nachgereicht, Spaetestens: t.Spaetestens, Abweichung: "–",
		}
		if t.HatSoll && (t.Erreicht || t.Verzug > 0) {
			p.Abweichung = tageMitVorzeichen(t.Verzug)
			p.Spaet = t.Verzug > 0 && (t.Erreicht || l.Zustand != ozg.ZustandZurueckgestellt)
		}
		if t.Verschiebungen > 0 {
			p.Verschoben = ozg.ZahlText(t.Verschiebungen) + " ×, zusammen " + tageMitVorzeichen(t.VerschobenTage)
		}
		ps, ts = append(ps, p), append(ts, t)
	}
	return ps, ts
}

func datumText(t ozg.Tag, ok bool) string {
	if !ok {
		return "–"
	}
	return t.Deutsch()
}

func tageMitVorzeichen(n int) string {
	if n == 1 || n == -1 {
		return ozg.DifferenzText(n) + " Tag"
	}
	return ozg.DifferenzText(n) + " Tage"
}

// balken is the drawing of the phases: plan above as outline, what was reached below, delay in red.
// Positions are percents of the width, so that the labels keep their size on every screen.
type balken struct {
	Beschreibung    string
	Jahre           []jahr
	Soll, Ist       []rechteck
	Verzug          *rechteck
	Stichtag, Frist string // x
	FristText       marke
	StichtagText    *marke // nil where it would lie on that of the Frist
}

// marke is a label beside a line, on the side where there is room.
type marke struct{ X, Abstand, Anker string }

func newMarke(x float64) marke {
	if x > 50 {
		return marke{prozent(x), "-4", "end"}
	}
	return marke{prozent(x), "4", "start"}
}

type jahr struct{ X, Text string }

type rechteck struct{ Klasse, Muster, X, Breite string }

// achse maps days to the drawing.
type achse struct{ von, bis ozg.Tag }

func (a achse) x(t ozg.Tag) float64 {
	return 100 * float64(min(max(t, a.von), a.bis)-a.von) / float64(a.bis-a.von)
}

func (a achse) rechteck(klasse, muster string, von, bis ozg.Tag) rechteck {
	x := a.x(von)
	return rechteck{klasse, muster, prozent(x), prozent(max(a.x(bis)-x-0.15, 0.2))} // a little page colour parts neighbours
}

func prozent(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + "%" }

// newBalken draws the four milestones; ok is false where no date is known.
func newBalken(ts []ozg.Termin, stichtag ozg.Tag) (b balken, ok bool) {
	a := newAchse(ts, stichtag)
	if a == (achse{}) {
		return balken{}, false
	}
	b = balken{Beschreibung: balkenText(ts), Stichtag: prozent(a.x(stichtag)), Frist: prozent(a.x(ozg.Frist))}
	for j := a.von.Zeit().Year(); ozg.NeuerTag(j, 1, 1) < a.bis; j++ {
		b.Jahre = append(b.Jahre, jahr{prozent(a.x(ozg.NeuerTag(j, 1, 1))), strconv.Itoa(j)})
	}
	b.FristText = newMarke(a.x(ozg.Frist))
	if d := a.x(ozg.Frist) - a.x(stichtag); d < -14 || d > 14 {
		m := newMarke(a.x(stichtag))
		b.StichtagText = &m
	}
	b.plan(a, ts)
	b.erreicht(a, ts, stichtag)
	for _, t := range ts {
		if t.Ueberfaellig() {
			r := a.rechteck("g-verzug", "", t.Soll, stichtag)
			b.Verzug = &r
			break
		}
	}
	return b, true
}

func newAchse(ts []ozg.Termin, stichtag ozg.Tag) achse {
	var a achse
	bekannt := false
	mit := func(t ozg.Tag, ok bool) {
		if ok {
			if !bekannt || t < a.von {
				a.von = t
			}
			a.bis, bekannt = max(a.bis, t), true
		}
	}
	for _, t := range ts {
		mit(t.Soll, t.HatSoll)
		mit(t.Am, t.Erreicht)
	}
	if !bekannt {
		return achse{}
	}
	mit(stichtag, true)
	mit(ozg.Frist, true)
	return achse{ozg.NeuerTag(a.von.Zeit().Year(), 1, 1), a.bis.PlusMonate(6)}
}

// plan outlines the time between two planned dates; the first one is a mark of its own.
func (b *balken) plan(a achse, ts []ozg.Termin) {
	vorher, hat := ozg.Tag(0), false
	for _, t := range ts {
		if !t.HatSoll {
			continue
		}
		if hat && t.Soll > vorher {
			b.Soll = append(b.Soll, a.rechteck("g-soll", "", vorher, t.Soll))
		} else if !hat {
			b.Soll = append(b.Soll, a.rechteck("g-soll", "", t.Soll-10, t.Soll))
		}
		vorher, hat = t.Soll, true
	}
}

// nachMeilenstein is the state in which a Leistung is once the milestone is reached.
var nachMeilenstein = [...]ozg.Zustand{ozg.ZustandPlanung, ozg.ZustandUmsetzung, ozg.ZustandOnline, ozg.ZustandFlaechendeckend}

func (b *balken) erreicht(a achse, ts []ozg.Termin, stichtag ozg.Tag) {
	for i, t := range ts {
		if !t.Erreicht {
			continue
		}
		bis := stichtag
		for _, n := range ts[i+1:] {
			if n.Erreicht {
				bis = n.Am
				break
			}
		}
		if bis < t.Am {
			continue
		}
		z := nachMeilenstein[t.Meilenstein]
		muster := ""
		if z == ozg.ZustandPlanung || z == ozg.ZustandUmsetzung {
			muster = "d-" + z.Code()
		}
		b.Ist = append(b.Ist, a.rechteck("s-"+z.Code(), muster, t.Am, bis))
	}
}

func balkenText(ts []ozg.Termin) string {
	var teile []string
	for _, t := range ts {
		teile = append(teile, t.Meilenstein.Titel()+": Soll "+datumText(t.Soll, t.HatSoll)+", Ist "+datumText(t.Am, t.Erreicht))
	}
	return strings.Join(teile, "; ")
}
