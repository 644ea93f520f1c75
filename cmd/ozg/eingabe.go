package main

import (
	"strconv"
	"strings"
	"time"

	"ozgtracker/internal/ozg"
)

// parseStichtag reads a day as people write it; a period ("06/2021") means its last day.
func parseStichtag(s string) (ozg.Tag, error) {
	t, _, z := ozg.LiesTag(s)
	if z != nil || strings.TrimSpace(s) == "" || t == 0 {
		return 0, ozg.NeuerFehler("stichtag_unlesbar", "„"+strings.TrimSpace(s)+"“ ist kein Tag. Schreiben Sie den Stichtag als 30.06.2021 oder 2021-06-30.")
	}
	return t, nil
}

// parseWissen reads a Wissensstand: a number of a Vorgang, or a day up to whose end in Berlin everything counts.
func parseWissen(g *ozg.Geschichte, s string) (ozg.Nr, error) {
	if s == "" {
		return 0, nil
	}
	if nr, err := strconv.ParseInt(s, 10, 32); err == nil && nr > 0 && len(s) < 8 {
		if ozg.Nr(nr) > g.Stand {
			return 0, ozg.NeuerFehler("wissen_unlesbar", "Einen Vorgang "+s+" gibt es nicht; der neueste ist "+strconv.Itoa(int(g.Stand))+".")
		}
		return ozg.Nr(nr), nil
	}
	t, err := parseStichtag(s)
	if err != nil {
		return 0, ozg.NeuerFehler("wissen_unlesbar", "„"+s+"“ ist weder die Nummer eines Vorgangs noch ein Tag.")
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return 0, err
	}
	j, m, tag := t.Zeit().Date()
	nr := g.WissenAm(time.Date(j, m, tag+1, 0, 0, 0, 0, berlin).Add(-time.Nanosecond))
	if nr == 0 {
		return 0, ozg.NeuerFehler("wissen_unlesbar", "Bis zum "+t.Deutsch()+" war noch nichts übernommen.")
	}
	return nr, nil
}

func themenfeldUnbekannt(s string) string {
	namen := make([]string, len(ozg.Themenfelder))
	for i, t := range ozg.Themenfelder {
		namen[i] = t.Name
	}
	text := "Das Themenfeld „" + s + "“ gibt es nicht."
	if name, ok := ozg.Aehnlich(s, namen); ok {
		return text + " Meinten Sie „" + name + "“?"
	}
	return text + " Es gibt: " + strings.Join(namen, "; ") + "."
}
