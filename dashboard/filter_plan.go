package dashboard

import "ozgtracker/internal/ozg"

// The parameters by which Plantreue links to its lists. Both speak of the milestone bundesweite
// Verfügbarkeit.
const (
	paramPlan     = "plan"
	paramErstplan = "erstplan"
)

// The classes of what was due by the Stichtag.
const (
	faelligErreicht = "erreicht"
	faelligOffen    = "offen"
)

func gibtFaelligkeit(code string) bool { return faelligkeitWort(code) != "" }

func faelligkeitWort(code string) string {
	switch code {
	case faelligErreicht:
		return "erreicht"
	case faelligOffen:
		return "noch nicht erreicht"
	}
	return ""
}

// faelligkeit agrees with Bestand.Plantreue; what was not due by then has the code keine Angabe.
func faelligkeit(soll func(ozg.Termin) (ozg.Tag, bool)) func(*ozg.Bestand, *ozg.Leistung) []string {
	return func(b *ozg.Bestand, l *ozg.Leistung) []string {
		t := b.Termin(l, ozg.MeilensteinBundesweit)
		am, ok := soll(t)
		switch {
		case !ok || am > b.Sicht.Stichtag:
			return nil
		case t.Erreicht:
			return []string{faelligErreicht}
		}
		return []string{faelligOffen}
	}
}

// treue are the two readings of Plantreue with the lists behind each number.
type treue struct {
	ozg.Plantreue
	FaelligURL, ErreichtURL                 string
	FaelligErstplanURL, ErreichtErstplanURL string
	VerschobenURL                           string
}

// newTreue counts a set; filter are the pairs of the list behind it. ausgeschieden are those of the set
// that left the Umfang.
func newTreue(base basePage, ls, ausgeschieden []*ozg.Leistung, filter ...string) treue {
	liste := func(paare ...string) string { return base.Liste(append(append([]string{}, filter...), paare...)...) }
	return treue{
		Plantreue:  base.Bestand.Plantreue(ls, ausgeschieden, ozg.MeilensteinBundesweit),
		FaelligURL: liste(paramPlan, faelligErreicht, paramPlan, faelligOffen), ErreichtURL: liste(paramPlan, faelligErreicht),
		FaelligErstplanURL: liste(paramErstplan, faelligErreicht, paramErstplan, faelligOffen), ErreichtErstplanURL: liste(paramErstplan, faelligErreicht),
		VerschobenURL: liste("verschoben", "ja"),
	}
}
