package ozg

import (
	"fmt"
	"time"
)

// datumFormen lists the forms in which dates are written and how each is read. n is a number of one or two
// digits, j a year, b eight digits, M a month, Q H W the words for quarter, half-year and week, R a roman
// number. The readers get the numbers in the order of the text.
var datumFormen = map[string]func(n []int) (zeitraum, *Zweifel){
	"n.n.j": tagMonatJahr, "n.n.n": tagMonatJahr, "nMj": tagMonatJahr, "nMn": tagMonatJahr, // 30.06.2021, 30. Juni 2021
	"j-n-n": jahrMonatTag, "j/n/n": jahrMonatTag, "j.n.n": jahrMonatTag, "b": achtZiffern, // 2021-06-30, 20210630
	"Mnj":   monatTagJahr,                                                                              // June 30, 2021
	"n/n/j": schraegstriche, "n/n/n": schraegstriche, "n-n-j": schraegstriche, "n-n-n": schraegstriche, // 30/06/2021

	"n/j": monatJahr, "n.j": monatJahr, "n-j": monatJahr, "n j": monatJahr, "Mj": monatJahr, "Mn": monatJahr, // 06/2021, Juni 2021, Jun 21
	"j-n": jahrMonat, "j/n": jahrMonat, "jM": jahrMonat, // 2021-06
	"n/n": monatKurzesJahr, "n.n": monatKurzesJahr, "n-n": monatKurzesJahr, // 06/21
	"j": ganzesJahr,

	"Qnj": quartal, "nQj": quartal, "Qnn": quartal, "nQn": quartal, "RQj": quartal, "QRj": quartal, "RQn": quartal, "Rj": quartal, // Q2/2021, II/2021
	"jQn": jahrQuartal, "jnQ": jahrQuartal, "jRQ": jahrQuartal, "jQR": jahrQuartal, "jR": jahrQuartal, // 2021 Q2
	"Hnj": halbjahr, "nHj": halbjahr, "Hnn": halbjahr, "nHn": halbjahr, "RHj": halbjahr, "HRj": halbjahr, // 1. Halbjahr 2022
	"jHn": jahrHalbjahr, "jnH": jahrHalbjahr, "jRH": jahrHalbjahr, "jHR": jahrHalbjahr,
	"Wnj": woche, "nWj": woche, "Wnn": woche, // KW 12/2022
	"jWn": jahrWoche, "jnW": jahrWoche,
}

// jahr completes a year of two digits; 51 to 99 become years that no plan speaks of.
func jahr(n int) int {
	switch {
	case n > 99:
		return n
	case n > 50:
		return 1900 + n
	}
	return 2000 + n
}

// genauerTag makes a day, and refuses one that the calendar does not have.
func genauerTag(tag, monat, j int) (zeitraum, *Zweifel) {
	j = jahr(j)
	t := NeuerTag(j, time.Month(monat), tag)
	if y, m, d := t.Zeit().Date(); y != j || int(m) != monat || d != tag {
		return zeitraum{}, fehler("datum_unlesbar", fmt.Sprintf("Den %d.%d.%d gibt es im Kalender nicht. %s", tag, monat, j, datumErlaubt), "")
	}
	return zeitraum{von: t, bis: t}, nil
}

// monate makes the period of whole months.
func monate(von, bis, j int) (zeitraum, *Zweifel) {
	if von < 1 || bis > 12 {
		return zeitraum{}, fehler("datum_unlesbar", "Ein Jahr hat 12 Monate, 4 Quartale und 2 Halbjahre. "+datumErlaubt, "")
	}
	return zeitraum{von: NeuerTag(jahr(j), time.Month(von), 1), bis: NeuerTag(jahr(j), time.Month(bis)+1, 0)}, nil
}

func tagMonatJahr(n []int) (zeitraum, *Zweifel) { return genauerTag(n[0], n[1], n[2]) }
func jahrMonatTag(n []int) (zeitraum, *Zweifel) { return genauerTag(n[2], n[1], n[0]) }
func monatTagJahr(n []int) (zeitraum, *Zweifel) { return genauerTag(n[1], n[0], n[2]) }
func achtZiffern(n []int) (zeitraum, *Zweifel)  { return genauerTag(n[0]%100, n[0]/100%100, n[0]/10000) }
func monatJahr(n []int) (zeitraum, *Zweifel)    { return monate(n[0], n[0], n[1]) }
func ganzesJahr(n []int) (zeitraum, *Zweifel)   { return monate(1, 12, n[0]) }
func quartal(n []int) (zeitraum, *Zweifel)      { return monate(3*n[0]-2, 3*n[0], n[1]) }
func jahrQuartal(n []int) (zeitraum, *Zweifel)  { return quartal([]int{n[1], n[0]}) }
func halbjahr(n []int) (zeitraum, *Zweifel)     { return monate(6*n[0]-5, 6*n[0], n[1]) }
func jahrHalbjahr(n []int) (zeitraum, *Zweifel) { return halbjahr([]int{n[1], n[0]}) }
func jahrWoche(n []int) (zeitraum, *Zweifel)    { return woche([]int{n[1], n[0]}) }

// jahrMonat reads 2021-06, and refuses 2021/22, which is two years.
func jahrMonat(n []int) (zeitraum, *Zweifel) {
	if jahr(n[1]) == n[0]+1 && n[1] > 12 {
		return zeitraum{}, fehler("datum_mehrdeutig", "Die Angabe nennt zwei Jahre. Schreiben Sie den Tag oder das Jahr, in dem der Zeitraum endet.", "")
	}
	return monate(n[1], n[1], n[0])
}

// schraegstriche reads 30/06/2021 and 06/30/2021, and refuses 03/04/2022, which is two days.
func schraegstriche(n []int) (zeitraum, *Zweifel) {
	switch {
	case n[0] > 12 || n[0] == n[1]:
		return genauerTag(n[0], n[1], n[2])
	case n[1] > 12:
		return genauerTag(n[1], n[0], n[2])
	}
	deutsch, z1 := genauerTag(n[0], n[1], n[2])
	englisch, z2 := genauerTag(n[1], n[0], n[2])
	if z1 != nil || z2 != nil { // day or month 0
		return zeitraum{}, z1
	}
	beide := deutsch.bis.Deutsch() + " oder " + englisch.bis.Deutsch()
	return zeitraum{}, fehler("datum_mehrdeutig", "Tag und Monat sind nicht zu unterscheiden: es kann der "+beide+" sein. Schreiben Sie das Datum mit Punkten.", beide)
}

// monatKurzesJahr reads 06/21; 06/12 could be a day without its year.
func monatKurzesJahr(n []int) (zeitraum, *Zweifel) {
	if n[1] > 12 {
		return monate(n[0], n[0], n[1])
	}
	return zeitraum{}, fehler("datum_mehrdeutig", "Es ist nicht zu erkennen, ob ein Tag ohne Jahr oder ein Monat mit Jahr gemeint ist. "+datumErlaubt, "")
}

// woche is the ISO week, Monday to Sunday.
func woche(n []int) (zeitraum, *Zweifel) {
	j := jahr(n[1])
	vierter := NeuerTag(j, time.January, 4) // always in week 1
	montag := vierter - Tag((vierter.Zeit().Weekday()+6)%7) + Tag(7*(n[0]-1))
	if wj, w := montag.Zeit().ISOWeek(); wj != j || w != n[0] {
		return zeitraum{}, fehler("datum_unlesbar", fmt.Sprintf("Eine Kalenderwoche %d hat das Jahr %d nicht. %s", n[0], j, datumErlaubt), "")
	}
	return zeitraum{von: montag, bis: montag + 6}, nil
}
