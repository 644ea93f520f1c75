package main

import (
	"strings"

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
