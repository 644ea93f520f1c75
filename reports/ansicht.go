package reports

import (
	"net/url"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// Ansicht is where the pages show the figures of the report, as path and query below the address of the
// program. It carries the number of the Wissensstand, so that it shows the same later on.
func (o Optionen) Ansicht(b ozg.Blick) string {
	q := url.Values{"stichtag": {b.Stichtag.String()}, "wissen": {strconv.Itoa(int(b.Wissen))}, "vergleich": {ozg.VergleichKein}}
	if o.Vergleich != nil {
		q.Set("vergleich", o.Vergleich.Stichtag.String())
	}
	pfad := "/"
	switch {
	case o.Art == Aenderungsbericht:
		pfad = "/aenderungen"
		o.setzeThemenfelder(q)
	case len(o.Themenfelder) == 0 && len(o.Laender) == 1:
		pfad = "/laender/" + strings.ToLower(o.Laender[0])
	case len(o.Themenfelder) == 1 && len(o.Laender) == 0:
		t, _ := ozg.ThemenfeldNamed(o.Themenfelder[0])
		pfad = "/themenfelder/" + t.Slug
	case len(o.Themenfelder)+len(o.Laender) > 0:
		pfad = "/leistungen"
		o.setzeThemenfelder(q)
		q["land"] = append([]string(nil), o.Laender...)
	}
	if len(q["land"]) == 0 {
		q.Del("land")
	}
	return pfad + "?" + q.Encode()
}

func (o Optionen) setzeThemenfelder(q url.Values) {
	for _, name := range o.Themenfelder {
		if t, ok := ozg.ThemenfeldNamed(name); ok {
			q.Add("themenfeld", t.Slug)
		}
	}
}

// Dateiname is the name of the file of the report at a Stichtag: no spaces, no umlauts.
func (o Optionen) Dateiname(stichtag ozg.Tag) string {
	teile := []string{"ozg-bericht"}
	if o.Art == Aenderungsbericht {
		teile[0] = "ozg-aenderungsbericht"
	}
	if len(o.Themenfelder) == 1 {
		t, _ := ozg.ThemenfeldNamed(o.Themenfelder[0])
		teile = append(teile, t.Slug)
	}
	if len(o.Laender) == 1 {
		teile = append(teile, strings.ToLower(o.Laender[0]))
	}
	if len(o.Themenfelder) > 1 || len(o.Laender) > 1 {
		teile = append(teile, "auswahl")
	}
	return strings.Join(teile, "-") + "-" + stichtag.String() + ".xlsx"
}
