package dashboard

import (
	"net/url"
	"slices"

	"ozgtracker/internal/ozg"
)

// merkmal is a property by which other pages link to a list. It has no facet, only a chip that removes
// it. Codes of one Merkmal widen, Merkmale narrow.
type merkmal struct {
	parameter, titel string
	codes            func(*ozg.Bestand, *ozg.Leistung) []string // none means keine Angabe
	gibt             func(code string) bool                     // nil: any text, since names are free
	wort             func(code string) string                   // nil: the code itself
}

// maxName is the longest name that a filter takes, in bytes; a plan has no longer ones.
const maxName = 500

// The places of the two Merkmale that are one question: what holds in the chosen Länder; and of the one
// that also asks for what has left the Umfang.
const (
	merkmalLand      = 0
	merkmalLandstand = 1
	merkmalErstplan  = 19
)

var merkmale = [...]merkmal{
	merkmalLand:      {parameter: paramLand, titel: "Land", gibt: func(code string) bool { return ozg.LandIndex(code) >= 0 }, wort: ozg.LandName},
	merkmalLandstand: {parameter: paramLandstand, titel: "im Land", gibt: gibtLandstand, wort: landstandWort},
	{
		parameter: paramAbdeckung, titel: "Abdeckung", codes: func(_ *ozg.Bestand, l *ozg.Leistung) []string { return []string{l.AbdeckungsKlasse()} },
		gibt: func(code string) bool { return abdeckungWort(code) != "" }, wort: abdeckungWort,
	},
	{parameter: paramUmsetzer, titel: ozg.FeldUmsetzer.Titel(), codes: func(_ *ozg.Bestand, l *ozg.Leistung) []string { return l.Liste(ozg.FeldUmsetzer) }, wort: ozg.LandName},
	{parameter: "projekt", titel: ozg.FeldProjekt.Titel(), codes: feldCodes(ozg.FeldProjekt)},
	{parameter: "labor", titel: ozg.FeldLabor.Titel(), codes: feldCodes(ozg.FeldLabor)},
	codeMerkmal(ozg.FeldFIMLeistung), codeMerkmal(ozg.FeldFIMDatenfelder), codeMerkmal(ozg.FeldFIMProzess),
	{
		parameter: "eigenbau", titel: "allein umgesetzt von", codes: func(_ *ozg.Bestand, l *ozg.Leistung) []string { return []string{l.Eigenbau()} },
		gibt: func(code string) bool { return code == ozg.EigenbauMehrere || ozg.LandIndex(code) >= 0 },
		wort: func(code string) string {
			if code == ozg.EigenbauMehrere {
				return "mehreren Ländern gemeinsam"
			}
			return ozg.LandName(code)
		},
	},
	{parameter: "ff_land", titel: "Federführung Land", codes: ohneBestand((*ozg.Leistung).LaenderFederfuehrung), wort: ozg.LandName},
	{parameter: "ff_ressort", titel: "Federführung Ressort", codes: ohneBestand((*ozg.Leistung).Ressorts)},
	codeMerkmal(ozg.FeldPhase),
	{parameter: paramStand, titel: "gemeldeter Stand", codes: feldCodes(ozg.FeldStand), gibt: func(code string) bool { return slices.Contains(ozg.FeldStand.Werte(), code) }, wort: ozg.CodeTitel},
	jaNein("widerspruch", "Widerspruch", func(_ *ozg.Bestand, l *ozg.Leistung) bool { return l.Widerspruch() != "" }),
	jaNein("vollstaendig", "vollständige Angaben", func(_ *ozg.Bestand, l *ozg.Leistung) bool { return l.Vollstaendig() }),
	jaNein("gemeldet", "in einem Plan genannt", func(b *ozg.Bestand, l *ozg.Leistung) bool { return l.Gemeldet(b.Sicht) }),
	jaNein("verschoben", "Soll-Termin verschoben", func(b *ozg.Bestand, l *ozg.Leistung) bool {
		return b.Termin(l, ozg.MeilensteinBundesweit).Verschiebungen > 0
	}),
	{parameter: paramPlan, titel: "fällig nach aktuellem Plan", codes: faelligkeit(ozg.Termin.SollTag), gibt: gibtFaelligkeit, wort: faelligkeitWort},
	merkmalErstplan: {parameter: paramErstplan, titel: "fällig nach Erstplan", codes: faelligkeit(ozg.Termin.ErstplanTag), gibt: gibtFaelligkeit, wort: faelligkeitWort},
	{parameter: paramZiel, titel: "Ziel", codes: zielCodes, gibt: gibtZiel},
}

func ohneBestand(codes func(*ozg.Leistung) []string) func(*ozg.Bestand, *ozg.Leistung) []string {
	return func(_ *ozg.Bestand, l *ozg.Leistung) []string { return codes(l) }
}

// jaNein is a Merkmal that holds or does not.
func jaNein(parameter, titel string, gilt func(*ozg.Bestand, *ozg.Leistung) bool) merkmal {
	return merkmal{
		parameter: parameter, titel: titel, gibt: func(code string) bool { return code == "ja" || code == "nein" },
		codes: func(b *ozg.Bestand, l *ozg.Leistung) []string {
			if gilt(b, l) {
				return []string{"ja"}
			}
			return []string{"nein"}
		},
	}
}

func feldCodes(f ozg.Feld) func(*ozg.Bestand, *ozg.Leistung) []string {
	return func(_ *ozg.Bestand, l *ozg.Leistung) []string { return []string{l.Text(f)} }
}

// codeMerkmal filters by a field with a closed list.
func codeMerkmal(f ozg.Feld) merkmal {
	return merkmal{
		parameter: f.Name(), titel: f.Titel(), codes: feldCodes(f), wort: ozg.CodeTitel,
		gibt: func(code string) bool { return slices.Contains(f.Werte(), code) },
	}
}

// liesMerkmale reads the chosen codes; a misspelt one is an error, as with the dimensions.
func (f *filter) liesMerkmale(q url.Values) error {
	for i, m := range merkmale {
		for _, code := range q[m.parameter] {
			if code == "" || slices.Contains(f.merkmale[i], code) {
				continue
			}
			if code != ozg.CodeKeine && m.gibt != nil && !m.gibt(code) || len(code) > maxName {
				return ozg.NeuerFehler("filter_unbekannt", "Die Auswahl „"+kurz(code)+"“ gibt es bei "+m.titel+" nicht. Wählen Sie in der Liste der Leistungen neu aus.")
			}
			if f.merkmale == nil {
				f.merkmale = map[int][]string{}
			}
			f.merkmale[i] = append(f.merkmale[i], code)
		}
		slices.Sort(f.merkmale[i])
	}
	return nil
}

// passtMerkmale reports whether a Leistung has a chosen code of each Merkmal.
func (f filter) passtMerkmale(b *ozg.Bestand, l *ozg.Leistung) bool {
	if !passtLand(l, f.merkmale[merkmalLand], f.merkmale[merkmalLandstand]) {
		return false
	}
	for i, gewaehlt := range f.merkmale {
		if i == merkmalLand || i == merkmalLandstand {
			continue
		}
		if !slices.ContainsFunc(gewaehlt, func(code string) bool { return merkmale[i].hat(b, l, code) }) {
			return false
		}
	}
	return true
}

func (m merkmal) hat(b *ozg.Bestand, l *ozg.Leistung, code string) bool {
	codes := m.codes(b, l)
	if code == ozg.CodeKeine && (len(codes) == 0 || codes[0] == "") {
		return true
	}
	return slices.Contains(codes, code)
}

// chip is one chosen code in words.
func (m merkmal) chip(code string) string {
	switch {
	case code == ozg.CodeKeine && m.parameter != paramAbdeckung: // there it is „ohne Länderangabe“
		code = "keine Angabe"
	case m.wort != nil:
		code = m.wort(code)
	}
	return m.titel + ": " + code
}

// ohneMerkmal is the filter without one code, for the chip that removes itself.
func (f filter) ohneMerkmal(i int, code string) filter {
	neu := map[int][]string{}
	for j, codes := range f.merkmale {
		for _, c := range codes {
			if j != i || c != code {
				neu[j] = append(neu[j], c)
			}
		}
	}
	f.merkmale = neu
	return f
}

// mitMerkmalen puts the chosen codes into an address.
func (f filter) mitMerkmalen(q url.Values) {
	for i, codes := range f.merkmale {
		if len(codes) > 0 {
			q[merkmale[i].parameter] = codes
		}
	}
}
