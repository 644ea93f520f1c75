package ozg

// The findings that pages and workbooks share. A sentence is made only of what holds: without a
// comparison, or before anything is known, it says less, never something untrue.

// AussageFlaechendeckend is the finding of the overview, such as „Am 30.06.2021 sind 115 von 575
// OZG-Leistungen flächendeckend verfügbar (20 %), 12 mehr als am 31.03.2021; zu 31 liegt keine Angabe
// vor.“ vergleich is the day compared with, nil for none; davor are its Zahlen.
func AussageFlaechendeckend(stichtag Tag, z Zahlen, vergleich *Tag, davor Zahlen) string {
	am := "Am " + stichtag.Deutsch() + zurFrist(stichtag)
	switch {
	case z.Umfang == 0:
		return am + " gehört noch keine OZG-Leistung zum Umfang."
	case z.KeineAngabe() == z.Umfang && z.Umfang == 1:
		return am + " liegt zu der einen OZG-Leistung des Umfangs noch keine Angabe vor."
	case z.KeineAngabe() == z.Umfang:
		return am + " liegt noch zu keiner der " + ZahlText(z.Umfang) + " OZG-Leistungen eine Angabe vor."
	}
	satz := am + verfuegbar(z)
	if vergleich != nil && *vergleich != stichtag {
		satz += gegenueber(*vergleich, z, davor)
	}
	switch n := z.KeineAngabe(); n {
	case 0:
		return satz + "."
	case 1:
		return satz + "; zu einer liegt keine Angabe vor."
	default:
		return satz + "; zu " + ZahlText(n) + " liegt keine Angabe vor."
	}
}

// verfuegbar is the middle of the finding: how many of how many.
func verfuegbar(z Zahlen) string {
	n, von := z.Flaechendeckend, z.Umfang
	switch {
	case von == 1 && n == 1:
		return " ist die eine OZG-Leistung des Umfangs flächendeckend verfügbar"
	case von == 1:
		return " ist die eine OZG-Leistung des Umfangs nicht flächendeckend verfügbar"
	case n == 0:
		return " ist keine der " + ZahlText(von) + " OZG-Leistungen flächendeckend verfügbar"
	}
	verb := " sind "
	if n == 1 {
		verb = " ist "
	}
	return verb + ZahlText(n) + " von " + ZahlText(von) + " OZG-Leistungen flächendeckend verfügbar (" + ProzentText(n, von) + ")"
}

// gegenueber is the comparison. Where the Umfang changed, the former base stands with it, because a
// difference of counts would hide it.
func gegenueber(vergleich Tag, z, davor Zahlen) string {
	tag := vergleich.Deutsch()
	if davor.Umfang == 0 || davor.KeineAngabe() == davor.Umfang {
		return ", am " + tag + " lag noch keine Angabe vor"
	}
	var satz string
	switch d := z.Flaechendeckend - davor.Flaechendeckend; {
	case d > 0:
		satz = ", " + ZahlText(d) + " mehr als am " + tag
	case d < 0:
		satz = ", " + ZahlText(-d) + " weniger als am " + tag
	default:
		satz = ", so viele wie am " + tag
		if z.Flaechendeckend == 0 || z.Umfang == 1 {
			satz = ", wie am " + tag
		}
	}
	if davor.Umfang != z.Umfang {
		satz += " (damals " + ZahlText(davor.Flaechendeckend) + " von " + ZahlText(davor.Umfang) + ")"
	}
	return satz
}

// zurFrist places a day on or after the Frist.
func zurFrist(stichtag Tag) string {
	switch d := int(stichtag - Frist); {
	case d < 0:
		return ""
	case d == 0:
		return ", dem Tag der Frist,"
	default:
		return ", " + tageText(d, "Tag", "Tage") + " nach der Frist,"
	}
}

// AussageFrist says how many days remain to the Frist, or how long ago it passed.
func AussageFrist(stichtag Tag) string {
	frist := Frist.Deutsch()
	switch d := int(Frist - stichtag); {
	case d == 1:
		return "Bis zur Frist am " + frist + " ist es noch 1 Tag."
	case d > 1:
		return "Bis zur Frist am " + frist + " sind es noch " + tageText(d, "Tag", "Tage") + "."
	case d == 0:
		return "Die Frist endet an diesem Tag, dem " + frist + "."
	default:
		return "Die Frist am " + frist + " ist seit " + tageText(-d, "Tag", "Tagen") + " verstrichen."
	}
}

func tageText(n int, einer, viele string) string {
	if n == 1 {
		return "1 " + einer
	}
	return ZahlText(n) + " " + viele
}
