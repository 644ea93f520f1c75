package views

import (
	"fmt"
	"html/template"
	"strconv"

	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// funktionen are the functions of the templates. They format; whatever counts or decides is Go.
var funktionen = template.FuncMap{
	"zahl":      ozg.ZahlText,
	"differenz": ozg.DifferenzText,
	"anteil":    ozg.AnteilText,
	"prozent":   ozg.ProzentText,
	"nr":        func(n ozg.Nr) string { return strconv.Itoa(int(n)) },
	"tage": func(n int) string {
		if n == 1 || n == -1 {
			return ozg.ZahlText(n) + "\u00a0Tag"
		}
		return ozg.ZahlText(n) + "\u00a0Tage"
	},
	"dict": func(paare ...any) (map[string]any, error) {
		if len(paare)%2 != 0 {
			return nil, fmt.Errorf("dict: odd number of arguments")
		}
		m := make(map[string]any, len(paare)/2)
		for i := 0; i < len(paare); i += 2 {
			name, ok := paare[i].(string)
			if !ok {
				return nil, fmt.Errorf("dict: name %v is no text", paare[i])
			}
			m[name] = paare[i+1]
		}
		return m, nil
	},
	"muster": func(code string) string {
		z, _ := ozg.ZustandCode(code)
		return charts.Muster(z)
	},
	"innen":     func(hoehe int) int { return hoehe - 2 }, // half a unit of border above and below a bar
	"zustaende": func() []ozg.Zustand { return ozg.Zustaende },
	"definition": func(code string) (ozg.Definition, error) {
		d, ok := ozg.DefinitionNamed(code)
		if !ok {
			return d, fmt.Errorf("no definition %q", code)
		}
		return d, nil
	},
}
