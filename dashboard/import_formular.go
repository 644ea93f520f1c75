package dashboard

import (
	"strings"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// eingabenFormular is what a person can say about a file: both fields are optional.
type eingabenFormular struct {
	Adresse      string // of the form
	MaxMB        int64  // the largest file
	Stichtag     string // as typed
	Themenfeld   string // slug
	Themenfelder []auswahlOption
	Fehler       string // about the file, German
	StichtagFehl string // about the Stichtag, German
	NachStichtag bool   // the file states none: ask for it
}

// auswahlOption is one choice of a list.
type auswahlOption struct {
	Wert, Text string
	Gewaehlt   bool
}

func newEingabenFormular(adresse string, e importer.Eingaben, g importer.Grenzen) eingabenFormular {
	f := eingabenFormular{Adresse: adresse, MaxMB: g.Datei >> 20}
	if e.Stichtag != nil {
		f.Stichtag = e.Stichtag.Deutsch()
	}
	if t, ok := ozg.ThemenfeldNamed(e.Themenfeld); ok {
		f.Themenfeld = t.Slug
	}
	f.Themenfelder = themenfeldOptionen(f.Themenfeld)
	return f
}

func themenfeldOptionen(gewaehlt string) (os []auswahlOption) {
	for _, t := range ozg.Themenfelder {
		os = append(os, auswahlOption{t.Slug, t.Name, t.Slug == gewaehlt})
	}
	return os
}

// parseEingaben reads what was typed: a day (also a month, quarter or year, whose last day is meant) and
// the slug or the name of a Themenfeld.
func parseEingaben(stichtag, themenfeld string) (e importer.Eingaben, err error) {
	if themenfeld = strings.TrimSpace(themenfeld); themenfeld != "" {
		t, ok := ozg.ThemenfeldSlug(themenfeld)
		if !ok {
			if t, ok = ozg.ThemenfeldNamed(themenfeld); !ok {
				return e, ozg.NeuerFehler("themenfeld_falsch", "Das Themenfeld „"+themenfeld+"“ gibt es nicht. Wählen Sie eines der 14 Themenfelder aus der Liste.")
			}
		}
		e.Themenfeld = t.Name
	}
	if stichtag = strings.TrimSpace(stichtag); stichtag == "" {
		return e, nil
	}
	t, _, zweifel := ozg.LiesTag(stichtag)
	if zweifel != nil {
		return e, ozg.NeuerFehler("stichtag_falsch", "„"+stichtag+"“ ist kein Tag. Schreiben Sie den Stichtag als TT.MM.JJJJ, zum Beispiel 30.06.2021.")
	}
	e.Stichtag = &t
	return e, nil
}
