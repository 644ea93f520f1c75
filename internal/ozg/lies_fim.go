package ozg

// bausteine are the words for the state of a FIM-Baustein.
var bausteine = neueWortliste([]zeile[Baustein]{
	{BausteinOffen, "offen | noch offen | nein | 0 | nicht begonnen | noch nicht begonnen | nicht gestartet | ausstehend | nicht vorhanden | liegt nicht vor | falsch | false | no"},
	{BausteinInArbeit, "in Arbeit | i. A. | in Arb. | in Bearbeitung | i. B. | in Erstellung | in Entwicklung | in Umsetzung | in Abstimmung | in Prüfung | in QS | Entwurf | im Entwurf | begonnen | angefangen | teilweise | läuft | bronze | in Planung"},
	{BausteinFertig, "fertig | ja | x | xx | 1 | abgeschlossen | erledigt | vorhanden | vorh. | liegt vor | erstellt | fertiggestellt | freigegeben | fachlich freigegeben | fachlich freigegeben (silber) | fachlich freigegeben (gold) | veröffentlicht | silber | gold | vollständig | umgesetzt | wahr | true | yes | 100 %"},
})

// liesBaustein reads the state of one of the three FIM-Bausteine.
func liesBaustein(z zelle) (Felder, *Zweifel) {
	if z.Datum {
		return nil, fehler(z.feld.Name()+"_unbekannt", "Hier steht das Datum "+z.zitat()+". Erwartet wird offen, in Arbeit oder fertig.", "")
	}
	f := bausteine.finde(z.text, z.falt, gleich)
	switch {
	case f.ok && !f.uneindeut && f.zusatz != "":
		return z.mit(TextWert(f.wert)), zusatz(CodeTitel(string(f.wert)), f.zusatz)
	case f.ok && !f.uneindeut:
		return z.mit(TextWert(f.wert)), nil
	case offenesWort.wert[z.falt]:
		return nil, ohneAngabe(z.text)
	}
	return nil, fehler(z.feld.Name()+"_unbekannt", z.zitat()+" sagt nicht, wie weit der FIM-Baustein ist. Schreiben Sie offen, in Arbeit oder fertig.", bausteine.vorschlag(z.falt))
}

// wege are the words for how a Leistung comes to its solution.
var wege = neueWortliste([]zeile[Weg]{
	{WegBestand, "Bestand | bestehende Lösung | bestehende Lösungen | bestehende Lösung wird integriert | Integration bestehender Lösungen | Integration bestehender Lösung | Integration einer bestehenden Lösung | Integration | Bestandslösung | Nachnutzung bestehender Lösung | vorhandene Lösung"},
	{WegLabor, "Labor | Digitalisierungslabor | DigiLab | im Labor | aus Labor | Laborleistung | mit Labor | Schaffen neuer Angebote in einem Digitalisierungslabor | neues Angebot | neue Angebote | neues Angebot aus Digitalisierungslabor"},
	{WegEigen, "eigen | eigene Umsetzung | eigene Lösung | Eigenentwicklung | Neuentwicklung | ohne Labor | kein Labor | verteiltes Vorgehen | sonstige | sonstige Umsetzung | anderer Weg"},
})

// liesWeg reads whether an existing solution is integrated, a Labor made it, or it is built otherwise.
func liesWeg(z zelle) (Felder, *Zweifel) {
	f := wege.finde(z.text, z.falt, gleich)
	switch {
	case f.ok && !f.uneindeut && f.zusatz != "":
		return z.mit(TextWert(f.wert)), zusatz(CodeTitel(string(f.wert)), f.zusatz)
	case f.ok && !f.uneindeut:
		return z.mit(TextWert(f.wert)), nil
	case offenesWort.wert[z.falt]:
		return nil, ohneAngabe(z.text)
	}
	return nil, fehler("weg_unbekannt", z.zitat()+" nennt keinen Weg zur Lösung. Schreiben Sie bestehende Lösung, Digitalisierungslabor oder eigene Umsetzung.", wege.vorschlag(z.falt))
}
