package xlsx

import (
	"strconv"
	"strings"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/xmlstrom"
)

// zahlformat is how a cell shows its number, as far as it changes the meaning.
type zahlformat uint8

const (
	formatZahl zahlformat = iota
	formatDatum
	formatProzent
)

// liesFormate reads the number format of each cell format (cellXfs).
func (m *Mappe) liesFormate(teil string) error {
	eigene := map[int]zahlformat{}
	inZellformaten := false
	return m.paket.LiesTeil(teil, "styleSheet", func(x *xmlstrom.Leser) error {
		if !x.Haupt() {
			return nil
		}
		switch tiefe := x.Tiefe(); {
		case tiefe == 2:
			inZellformaten = string(x.Name()) == "cellXfs"
		case tiefe == 3 && string(x.Name()) == "numFmt":
			if len(eigene) == m.grenzen.Formate {
				return mangel.Grenze("zu viele Zahlenformate")
			}
			if id, err := strconv.Atoi(string(x.Attr("numFmtId"))); err == nil {
				eigene[id] = deuteFormat(string(x.Attr("formatCode")))
			}
		case tiefe == 3 && inZellformaten && string(x.Name()) == "xf":
			if len(m.formate) == m.grenzen.Formate {
				return mangel.Grenze("zu viele Zellformate")
			}
			id, _ := strconv.Atoi(string(x.Attr("numFmtId"))) // none stated: 0, the general format
			format, ok := eigene[id]
			if !ok {
				format = eingebautesFormat(id)
			}
			m.formate = append(m.formate, format)
		}
		return nil
	})
}

// eingebautesFormat is the meaning of the format numbers that a workbook need not spell out (ECMA-376
// part 1, 18.8.30; 27 to 36 and 50 to 58 are the dates of East Asian editions).
func eingebautesFormat(id int) zahlformat {
	switch {
	case id == 9, id == 10:
		return formatProzent
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return formatDatum
	}
	return formatZahl
}

// deuteFormat finds out what a format code shows: a date if it has a letter for day, month, year, hour
// or second that is not literal text; a percentage if it has a percent sign that is not literal.
func deuteFormat(code string) zahlformat {
	gefunden := formatZahl
	klein := strings.ToLower(code)
	for i := 0; i < len(klein); i++ {
		switch c := klein[i]; c {
		case '"':
			n := strings.IndexByte(klein[i+1:], '"')
			if n < 0 {
				return gefunden
			}
			i += n + 1
		case '\\', '_', '*': // the next character is literal, a width, or a filler
			i++
		case '[':
			n := strings.IndexByte(klein[i:], ']')
			if n < 0 {
				return gefunden
			}
			if istDauer(klein[i+1 : i+n]) {
				return formatDatum
			}
			i += n
		case 'd', 'm', 'y', 'h', 's':
			return formatDatum
		case 'g', 'e': // "General"; scientific "E+00" and "E-00"; else an era, thus a date
			switch {
			case strings.HasPrefix(klein[i:], "general"):
				i += len("general") - 1
			case c == 'e' && i+1 < len(klein) && (klein[i+1] == '+' || klein[i+1] == '-'):
				i++
			default:
				return formatDatum
			}
		case '%':
			gefunden = formatProzent
		}
	}
	return gefunden
}

// istDauer recognises elapsed time, "[h]" or "[mm]", between its brackets.
func istDauer(inhalt string) bool {
	return inhalt != "" && strings.Trim(inhalt, inhalt[:1]) == "" && strings.Contains("hms", inhalt[:1])
}
