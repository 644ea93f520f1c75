package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// fundstelle is a Stichtag or a Themenfeld outside the rows of Leistungen, with where it stands.
type fundstelle[T comparable] struct {
	wert     T
	ort      string // German, "Blatt „Plan“, Zelle B2"
	herkunft ozg.Herkunft
	zeile    int
}

const monatsnamen = `jan(?:uar)?|feb(?:ruar)?|märz|mär|mrz|maerz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?`

var (
	datumText    = `(\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:\d{1,2}\.\s*)?(?:` + monatsnamen + `)\.?\s*\d{4}|\d{1,2}/\d{4}|Q[1-4]\s*[/. -]?\s*\d{4}|[1-4]\.\s*Quartal\s*\d{4}|\d{4}\s*[/ -]?\s*Q[1-4])`
	stichtagWort = `(?:stichtag|datenstand|berichtsstand|planungsstand|bearbeitungsstand|stand)`
	stichtagSatz = regexp.MustCompile(`(?i)(?:^|[^\pL])` + stichtagWort + `(?:\s+der\s+(?:daten|angaben)|\s+des\s+(?:plans|berichts))?\s*[:=]?\s*(?:vom|am|zum|per)?\s*` + datumText)
	stichtagFeld = regexp.MustCompile(`(?i)^` + stichtagWort + `(?:\s+der\s+(?:daten|angaben)|\s+des\s+(?:plans|berichts))?\s*(?:vom|am|zum|per)?\s*:?$`)
	datumVorn    = regexp.MustCompile(`(?i)^` + datumText)
	zumTag       = regexp.MustCompile(`(?i)(?:^|\s)(?:zum|per)\s+` + datumText)
)

// stichtage finds the dates of a sheet's title rows. "Stichtag" and "Stand" go before a mere "zum".
func stichtage(blatt string, zeilen []zeile) []fundstelle[ozg.Tag] {
	var klar, schwach []fundstelle[ozg.Tag]
	for _, z := range zeilen {
		for i, c := range z.zellen {
			f := fundstelle[ozg.Tag]{zeile: z.nr, ort: ort(blatt, c.adresse()), herkunft: ozg.Herkunft{Zelle: c.adresse(), Text: c.Text}}
			if len(c.Text) > 1000 {
				continue // a novel, no title
			}
			if m := stichtagSatz.FindStringSubmatch(c.Text); m != nil {
				if t, ok := tagAus(m[1]); ok {
					f.wert = t
					klar = append(klar, f)
				}
				continue
			}
			if stichtagFeld.MatchString(c.Text) && i+1 < len(z.zellen) {
				n := z.zellen[i+1]
				if t, ok := tagDaneben(n); ok {
					klar = append(klar, fundstelle[ozg.Tag]{t, ort(blatt, n.adresse()), ozg.Herkunft{Zelle: n.adresse(), Text: n.Text}, z.nr})
				}
				continue
			}
			if m := zumTag.FindStringSubmatch(c.Text); m != nil {
				if t, ok := tagAus(m[1]); ok {
					f.wert = t
					schwach = append(schwach, f)
				}
			}
		}
	}
	if len(klar) > 0 {
		return klar
	}
	return schwach
}

// tagDaneben reads the cell right of the word "Stichtag": a date, a text, or a date without format.
func tagDaneben(c zelle) (ozg.Tag, bool) {
	if t, ok := alsTag(c); ok {
		return t, true
	}
	if m := datumVorn.FindStringSubmatch(c.Text); c.Art == xlsx.Text && m != nil {
		return tagAus(m[1])
	}
	if c.Art == xlsx.Zahl {
		felder, _ := ozg.FeldBundesweitSoll.Lies(c.Text, umstand(&c, &spalte{ganz: "Stichtag"}, 0))
		w, ok := felder[ozg.FeldBundesweitSoll]
		return w.Tag, ok && !w.Leer
	}
	return 0, false
}

func tagAus(text string) (ozg.Tag, bool) {
	t, _, zweifel := ozg.LiesTag(text)
	return t, zweifel == nil || zweifel.Schwere != ozg.SchwereFehler && zweifel.Code != "ohne_angabe"
}

func ort(blatt, zelle string) string {
	if zelle == "" {
		return fmt.Sprintf("Blatt „%s“", blatt)
	}
	return fmt.Sprintf("Blatt „%s“, Zelle %s", blatt, zelle)
}

// The forms of a date in a file name; a month, quarter or year-month means its last day.
var (
	nameISO     = regexp.MustCompile(`(?:^|\D)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:\D|$)`)
	nameDeutsch = regexp.MustCompile(`(?:^|\D)(0?[1-9]|[12]\d|3[01])[-_.](0?[1-9]|1[0-2])[-_.](20\d{2})(?:\D|$)`)
	nameMonat   = regexp.MustCompile(`(?i)(?:^|[^\pL])(` + monatsnamen + `)[-_. ]*(20\d{2})(?:\D|$)`)
	nameMonat2  = regexp.MustCompile(`(?i)(?:^|\D)(20\d{2})[-_. ]*(` + monatsnamen + `)(?:[^\pL]|$)`)
	nameQuartal = regexp.MustCompile(`(?i)(?:^|[^\pL])Q([1-4])[-_. ]*(20\d{2})(?:\D|$)`)
	nameQuart2  = regexp.MustCompile(`(?i)(?:^|\D)(20\d{2})[-_. ]*Q([1-4])(?:\D|$)`)
	nameJahrMon = regexp.MustCompile(`(?:^|\D)(20\d{2})[-_.](0[1-9]|1[0-2])(?:\D|$)`)
)

// stichtagImNamen reads the date in the name of a file.
func stichtagImNamen(datei string) (ozg.Tag, bool) {
	zahl := func(s string) int { n, _ := strconv.Atoi(s); return n } // the pattern allows digits only
	if m := nameISO.FindStringSubmatch(datei); m != nil {
		t, err := ozg.ParseISO(m[1] + "-" + m[2] + "-" + m[3])
		return t, err == nil
	}
	if m := nameDeutsch.FindStringSubmatch(datei); m != nil {
		t, err := ozg.ParseISO(fmt.Sprintf("%s-%02d-%02d", m[3], zahl(m[2]), zahl(m[1])))
		return t, err == nil
	}
	if m := nameMonat.FindStringSubmatch(datei); m != nil {
		return tagAus(m[1] + " " + m[2])
	}
	if m := nameMonat2.FindStringSubmatch(datei); m != nil {
		return tagAus(m[2] + " " + m[1])
	}
	if m := nameQuartal.FindStringSubmatch(datei); m != nil {
		return ozg.NeuerTag(zahl(m[2]), time.Month(3*zahl(m[1])), 1).MonatsEnde(), true
	}
	if m := nameQuart2.FindStringSubmatch(datei); m != nil {
		return ozg.NeuerTag(zahl(m[1]), time.Month(3*zahl(m[2])), 1).MonatsEnde(), true
	}
	if m := nameJahrMon.FindStringSubmatch(datei); m != nil {
		return ozg.NeuerTag(zahl(m[1]), time.Month(zahl(m[2])), 1).MonatsEnde(), true
	}
	return 0, false
}

// stichtagWaehlen decides what day the file speaks of: the person's word, else the sheets, which must
// agree, else the file name. What is overruled is said.
func stichtagWaehlen(datei string, e Eingaben, genannt []fundstelle[ozg.Tag]) (tag *ozg.Tag, quelle string, befunde []ozg.Befund, err error) {
	imNamen, hatNamen := stichtagImNamen(datei)
	switch {
	case e.Stichtag != nil:
		tag, quelle = e.Stichtag, "Angabe beim Einspielen"
	case len(genannt) > 0:
		if i := slices.IndexFunc(genannt, func(f fundstelle[ozg.Tag]) bool { return f.wert != genannt[0].wert }); i > 0 {
			a, b := genannt[0], genannt[i]
			return nil, "", nil, ablehnen("stichtag_widerspruch", "Die Datei nennt verschiedene Stichtage: den %s (%s) und den %s (%s). Geben Sie an, welcher für die ganze Datei gilt, oder teilen Sie sie auf.",
				a.wert.Deutsch(), a.ort, b.wert.Deutsch(), b.ort)
		}
		tag, quelle = &genannt[0].wert, genannt[0].ort
	case hatNamen:
		return &imNamen, "Dateiname", nil, nil
	default:
		return nil, "", nil, nil
	}
	abweichend := func(was string, t ozg.Tag) {
		befunde = append(befunde, ozg.Befund{
			Schwere: ozg.SchwereHinweis, Code: "stichtag_abweichend", Wert: t.Deutsch(),
			Text: fmt.Sprintf("Eingespielt wird zum Stichtag %s (%s). %s nennt den %s.", tag.Deutsch(), quelle, was, t.Deutsch()),
		})
	}
	var schon []ozg.Tag
	for _, f := range genannt {
		if f.wert != *tag && !slices.Contains(schon, f.wert) {
			schon = append(schon, f.wert)
			abweichend(f.ort, f.wert)
		}
	}
	if hatNamen && imNamen != *tag {
		abweichend("Der Dateiname", imNamen)
	}
	return tag, quelle, befunde, nil
}

// ohneEndung is the name of a file without its extension.
func ohneEndung(datei string) string {
	if i := strings.LastIndexByte(datei, '.'); i > 0 {
		return datei[:i]
	}
	return datei
}
