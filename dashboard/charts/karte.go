package charts

import (
	"encoding/json"
	"fmt"
	"strconv"

	echarts "github.com/go-echarts/go-echarts/v2/charts"

	"ozgtracker/internal/ozg"
)

// KartenLand is one Land of the map.
type KartenLand struct {
	Code, Name         string
	Online, Zustaendig int
	Adresse            string // where a click leads
}

// kartenreihe is the series of a map, with the settings that go-echarts does not know.
type kartenreihe struct {
	Type             string         `json:"type"`
	Map              string         `json:"map"`
	NameProperty     string         `json:"nameProperty"`
	AspectScale      float64        `json:"aspectScale"` // width of a degree to its height, at 51° north
	LayoutCenter     []string       `json:"layoutCenter"`
	LayoutSize       string         `json:"layoutSize"`
	Roam             bool           `json:"roam"`
	SelectedMode     bool           `json:"selectedMode"`
	ShowLegendSymbol bool           `json:"showLegendSymbol"`
	ItemStyle        map[string]any `json:"itemStyle"`
	Emphasis         map[string]any `json:"emphasis"`
	Label            map[string]any `json:"label"`
	Data             []kartenfeld   `json:"data"`
}

// kartenfeld is one Land. Kurz and Klein are for the formatter of the label: a city state has room for its
// code only.
type kartenfeld struct {
	Name      string         `json:"name"`
	Value     int            `json:"value"` // percent
	Kurz      string         `json:"kurz"`
	Klein     bool           `json:"klein"`
	Tipp      string         `json:"tipp"`
	Href      string         `json:"href"`
	ItemStyle map[string]any `json:"itemStyle"`
	Emphasis  map[string]any `json:"emphasis"`
	Label     map[string]any `json:"label"`
}

// etikettversatz moves the labels that would lie on another Land: Brandenburg around Berlin, Niedersachsen around
// Bremen. Unit: pixels.
var etikettversatz = map[string][2]int{"BB": {30, 42}, "NI": {30, 20}, "ST": {0, 6}, "SH": {-4, -8}, "BW": {0, 4}}

var stadtstaaten = map[string]bool{"BE": true, "HB": true, "HH": true, "SL": true}

// Karte draws the Länder in the steps of ozg.Stufe. The table with the values is the page's.
func Karte(id string, laender []KartenLand) (Chart, error) {
	r := kartenreihe{
		Type: "map", Map: "laender", NameProperty: "name", AspectScale: .66, LayoutCenter: []string{"50%", "50%"}, LayoutSize: "98%",
		ItemStyle: map[string]any{"borderColor": "var(--ozg-flaeche)", "borderWidth": 1.5, "areaColor": "var(--ozg-flaeche-2)"},
		Emphasis:  map[string]any{"itemStyle": map[string]any{"borderColor": "var(--ozg-text)", "borderWidth": 2}, "label": map[string]any{"show": true}},
		Label:     map[string]any{"show": true, "formatter": "fn:karte", "fontFamily": schrift, "fontSize": 12, "lineHeight": 14},
	}
	for _, l := range laender {
		r.Data = append(r.Data, newKartenfeld(l))
	}
	c := Chart{ID: id, Klasse: "ozg-chart--karte ozg-chart--halb", Beschreibung: "Karte der 16 Länder, gefärbt nach Abdeckung. Alle Werte stehen in der Tabelle daneben."}
	c.Tabelle = Tabelle{Titel: "Abdeckung je Land", Kopf: []string{"Land", "online, von zuständigen"}}
	for _, l := range laender {
		c.Tabelle.Zeilen = append(c.Tabelle.Zeilen, []string{l.Name, ozg.AnteilText(l.Online, l.Zustaendig)})
	}
	m := echarts.NewMap()
	m.SetGlobalOptions(echarts.WithAnimation(false))
	var err error
	if c.Option, err = optionJSON(m, []kartenreihe{r}, c.Beschreibung, "item", "fn:kartentip"); err != nil {
		return c, err
	}
	c.SchmalUnter = 420
	c.Schmal, err = schmaleKarte(r.Data)
	return c, err
}

// schmaleKarte is what differs where a Land has room for its code only.
func schmaleKarte(felder []kartenfeld) (json.RawMessage, error) {
	klein := make([]kartenfeld, len(felder))
	for i, f := range felder {
		v := etikettversatz[f.Kurz]
		f.Klein = true
		f.Label = map[string]any{"color": f.Label["color"], "offset": [2]int{v[0] / 2, v[1] / 2}}
		klein[i] = f
	}
	b, err := json.Marshal(map[string]any{"series": []any{map[string]any{"data": klein}}})
	if err != nil {
		return nil, fmt.Errorf("build map: %w", err)
	}
	return b, nil
}

func newKartenfeld(l KartenLand) kartenfeld {
	stufe, ok := ozg.Stufe(l.Online, l.Zustaendig)
	farbe, schriftfarbe := "var(--ozg-flaeche)", "var(--ozg-text)"
	if ok {
		farbe, schriftfarbe = "var(--ozg-abd-"+strconv.Itoa(stufe)+")", "var(--ozg-abd-text-hell)"
	}
	if stufe > 3 {
		schriftfarbe = "var(--ozg-abd-text-dunkel)"
	}
	return kartenfeld{
		Name: l.Name, Value: ozg.ProzentZahl(l.Online, l.Zustaendig), Kurz: l.Code, Klein: stadtstaaten[l.Code], Href: l.Adresse,
		Tipp:      l.Name + "\n" + ozg.AnteilText(l.Online, l.Zustaendig) + " online",
		ItemStyle: map[string]any{"areaColor": farbe},
		Emphasis:  map[string]any{"itemStyle": map[string]any{"areaColor": farbe}, "label": map[string]any{"color": schriftfarbe}},
		Label:     map[string]any{"color": schriftfarbe, "offset": etikettversatz[l.Code]},
	}
}
