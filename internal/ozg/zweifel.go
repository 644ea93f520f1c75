package ozg

import "unicode/utf8"

func fehler(code, text, vorschlag string) *Zweifel {
	return &Zweifel{Schwere: SchwereFehler, Code: code, Text: text, Vorschlag: vorschlag}
}

func warnung(code, text string) *Zweifel {
	return &Zweifel{Schwere: SchwereWarnung, Code: code, Text: text}
}

func hinweis(code, text string) *Zweifel {
	return &Zweifel{Schwere: SchwereHinweis, Code: code, Text: text}
}

// ohneAngabe: the text states nothing on purpose.
func ohneAngabe(text string) *Zweifel {
	return hinweis("ohne_angabe", zitat(text)+" sagt nichts aus. Der bisherige Wert bleibt; um ihn zu leeren, schreiben Sie (leer).")
}

// zweifelFehlerwert: a formula failed, or a number was printed too wide for its column.
func zweifelFehlerwert(text string) *Zweifel {
	return fehler("fehlerwert", "Die Zelle enthält den Fehlerwert "+zitat(text)+". Berichtigen Sie die Formel oder schreiben Sie den Wert von Hand.", "")
}

// zusatz: the value is taken, a part of the text is not.
func zusatz(wert, rest string) *Zweifel {
	return hinweis("zusatz", "Übernommen wird "+zitat(wert)+", nicht der Zusatz "+zitat(rest)+". Schreiben Sie den Zusatz in die Bemerkung.")
}

// zitat puts the text in German quotation marks and cuts it to the length of a sentence.
func zitat(text string) string {
	const laenge = 60
	if utf8.RuneCountInString(text) > laenge {
		text = string([]rune(text)[:laenge-1]) + "…"
	}
	return "„" + text + "“"
}
