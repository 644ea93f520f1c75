package ozg

import (
	"strings"
	"time"
	"unicode"
)

// datumWort says what a word of a date does.
type datumWort struct {
	art  byte // of the form: M month, Q quarter, H half-year, W week, R roman number; 0: does not belong to the form
	n    int  // number of the month, or of the roman number
	teil byte // a Anfang, m Mitte, e Ende
	plan bool // a plan, not a fact
	rund bool // rough
}

var datumWorte = func() map[string]datumWort {
	m := map[string]datumWort{}
	add := func(worte string, w datumWort) {
		for wort := range strings.FieldsSeq(worte) {
			m[wort] = w
		}
	}
	for i, namen := range []string{
		"januar jan jaenner january", "februar feb february", "maerz mrz maer mar march", "april apr", "mai may", "juni jun june",
		"juli jul july", "august aug", "september sep sept", "oktober okt october oct", "november nov", "dezember dez december dec",
	} {
		add(namen, datumWort{art: 'M', n: i + 1})
	}
	for i, zahlen := range []string{"i qi", "ii qii", "iii qiii", "iv qiv"} {
		add(zahlen, datumWort{art: 'R', n: i + 1})
	}
	add("q quartal qu quart quarter", datumWort{art: 'Q'})
	add("h hj halbjahr", datumWort{art: 'H'})
	add("kw kalenderwoche woche w", datumWort{art: 'W'})
	add("am im in zum zur den der dem des vom seit jahr jahres monat monats datum uhr erfolgt "+
		"mo di mi do fr sa so ja montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag", datumWort{})
	add("bis spaetestens geplant gepl plan verschoben auf neu voraussichtlich vorauss vsl vrsl vorr fruehestens ziel soll planmaessig erwartet", datumWort{plan: true})
	add("ca circa zirka etwa ungefaehr rund gegen ab vermutlich wohl", datumWort{rund: true})
	add("anfang jahresanfang jahresbeginn beginn", datumWort{teil: 'a'})
	add("mitte jahresmitte", datumWort{teil: 'm'})
	add("ende jahresende schluss", datumWort{teil: 'e'})
	add("fruehjahr fruehling", datumWort{teil: 'f', rund: true})
	add("sommer", datumWort{teil: 's', rund: true})
	add("herbst", datumWort{teil: 'h', rund: true})
	return m
}()

// jahreszeit is the last month of a season that lies within one year; a winter does not.
var jahreszeit = map[byte]time.Month{'f': time.May, 's': time.August, 'h': time.November}

// liesZeitraum reads a text as a period; the Zweifel is always a fehler. The text is clean and not blank.
func liesZeitraum(text string) (d zeitraum, z *Zweifel) {
	roh := ohneUhrzeit(text)
	if len(roh) > 60 {
		return d, datumUnlesbar(zitat(text))
	}
	var form string
	var zahlen []int
	var art datumWort // what the words around the date say
	if hatBuchstaben(roh) {
		form, zahlen, art = wortForm(glieder(roh))
		if strings.Trim(form, "njbx") == "" && form != "" { // words only around a date in figures
			form, zahlen = zifferForm(vonZifferBisZiffer(roh))
		}
	} else {
		form, zahlen = zifferForm(strings.Trim(roh, " ?(),;"))
	}
	lies, ok := datumFormen[form]
	if !ok {
		return d, keinDatum(text, form)
	}
	if d, z = lies(zahlen); z != nil {
		return zeitraum{}, z
	}
	if d.bis < ersterTag || d.von > letzterTag {
		return zeitraum{}, datumBereich(zitat(text))
	}
	d = d.teil(art.teil)
	d.geplant = art.plan
	d.ungenau = d.ungenau || art.rund || strings.Contains(roh, "?")
	return d, nil
}

// teil narrows a period to its beginning or middle, or a year to a season.
func (d zeitraum) teil(teil byte) zeitraum {
	jahr := d.von.Zeit().Year()
	dritte := int(d.bis-d.von+1) / 3
	ganzesJahr := dritte > 100
	switch {
	case d.von == d.bis:
	case teil == 'a' && ganzesJahr:
		d.bis, d.ungenau = NeuerTag(jahr, time.March, 31), true
	case teil == 'm' && ganzesJahr:
		d.bis = NeuerTag(jahr, time.June, 30)
	case teil == 'a' && dritte > 20: // quarter, half-year
		d.bis, d.ungenau = (d.von + Tag(dritte) - 5).MonatsEnde(), true
	case teil == 'm' && dritte > 20:
		d.bis, d.ungenau = (d.von + Tag(2*dritte) - 5).MonatsEnde(), true
	case teil == 'a':
		d.bis, d.ungenau = d.von+Tag(dritte)-1, true
	case teil == 'm':
		d.bis, d.ungenau = d.von+Tag(d.bis-d.von)/2, true
	case jahreszeit[teil] != 0 && ganzesJahr:
		d.von, d.bis = NeuerTag(jahr, jahreszeit[teil]-2, 1), NeuerTag(jahr, jahreszeit[teil]+1, 0)
	}
	return d
}

// ohneUhrzeit cuts a time of day: "30.06.2021 00:00:00", "2021-06-30T12:30:00Z".
func ohneUhrzeit(text string) string {
	i := strings.IndexByte(text, ':')
	if i < 9 {
		return text
	}
	kopf := strings.TrimRight(text[:i], "0123456789")
	if len(kopf) == i || kopf == "" || strings.Trim(text[i:], "0123456789:.+- ZzUhrTCMES") != "" {
		return text
	}
	return strings.TrimRight(kopf, " T,")
}

// wortForm gives the form of a date with words: one letter for each word or number that belongs to it, n
// for a number up to two digits, j for a year, ? for anything else; and what the other words say.
func wortForm(worte []string) (form string, zahlen []int, art datumWort) {
	var b [12]byte
	out := b[:0]
	for _, wort := range worte {
		w, bekannt := datumWorte[wort]
		switch {
		case wort[0] >= '0' && wort[0] <= '9':
			a, n := zifferArt(wort)
			w = datumWort{art: a, n: n}
		case !bekannt:
			return "?", nil, art
		}
		if w.art != 0 && len(out) == cap(out) {
			return "?", nil, art
		}
		if w.art != 0 {
			out = append(out, w.art)
		}
		if strings.IndexByte("njbMR", w.art) >= 0 {
			zahlen = append(zahlen, w.n)
		}
		if w.teil != 0 {
			art.teil = w.teil
		}
		art.plan, art.rund = art.plan || w.plan, art.rund || w.rund
	}
	return string(out), zahlen, art
}

// zifferForm gives the form of a date in figures, with its separators: "n.n.j" for 30.06.2021.
func zifferForm(text string) (form string, zahlen []int) {
	var b [12]byte
	out := b[:0]
	for i := 0; i < len(text); {
		if len(out) == cap(out) {
			return "?", nil
		}
		bis := i
		for bis < len(text) && text[bis] >= '0' && text[bis] <= '9' {
			bis++
		}
		if bis > i {
			a, n := zifferArt(text[i:bis])
			out, zahlen = append(out, a), append(zahlen, n)
			i = bis
			continue
		}
		trenner := strings.TrimLeft(text[i:], " ./-–'")
		zeichen := strings.Trim(strings.ReplaceAll(text[i:len(text)-len(trenner)], "–", "-"), " '")
		switch {
		case len(trenner) == len(text)-i || len(zeichen) > 1:
			return "?", nil
		case zeichen == "":
			zeichen = " "
		}
		out = append(out, zeichen[0])
		i = len(text) - len(trenner)
	}
	return string(out), zahlen
}

func zifferArt(ziffern string) (art byte, n int) {
	for _, z := range []byte(ziffern) {
		if z < '0' || z > '9' || len(ziffern) > 8 {
			return 'x', 0
		}
		n = 10*n + int(z-'0')
	}
	if len(ziffern) == 4 && n < 1000 {
		return 'x', 0
	}
	return [...]byte{'x', 'n', 'n', 'x', 'j', 'x', 'x', 'x', 'b'}[len(ziffern)], n
}

// jahreszahlen counts the numbers of four digits.
func jahreszahlen(text string) (n int) {
	for _, g := range glieder(text) {
		if len(g) == 4 && g[0] == '2' {
			n++
		}
	}
	return n
}

func hatBuchstaben(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }

func vonZifferBisZiffer(text string) string {
	const ziffern = "0123456789"
	i, j := strings.IndexAny(text, ziffern), strings.LastIndexAny(text, ziffern)
	if i < 0 || hatBuchstaben(text[i:j]) {
		return "?"
	}
	return text[i : j+1]
}

func keinDatum(text, form string) *Zweifel {
	switch {
	case form == "n.n" || form == "n.n." || form == "nM":
		return fehler("datum_unlesbar", "In "+zitat(text)+" fehlt das Jahr. "+datumErlaubt, "")
	case form == "x" && len(text) == 5:
		if t, ok := serienTag(text); ok {
			return fehler("datum_unlesbar", zitat(text)+" ist als Datum nicht lesbar; als Tageszahl einer Tabellenkalkulation wäre es der "+t.Deutsch()+".", t.Deutsch())
		}
	case jahreszahlen(text) > 1 || strings.Count(form, "Q")+strings.Count(form, "M")+strings.Count(form, "H") > 1:
		return fehler("datum_mehrdeutig", zitat(text)+" nennt mehr als einen Termin. Schreiben Sie einen davon, bei einem Zeitraum das Ende.", "")
	}
	return datumUnlesbar(zitat(text))
}
