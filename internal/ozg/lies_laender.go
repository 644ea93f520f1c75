package ozg

import "strings"

// landWorte are the words of a column per Land.
var landWorte = neueWortliste([]zeile[LandStand]{
	{LandOnline, "ja | j | x | xx | 1 | y | yes | wahr | true | angebunden | angeschlossen | ausgerollt | aktiv | im Betrieb"},
	{LandNein, "nein | n | no | 0 | offline | offen | noch offen | falsch | false | nicht online | nicht verfügbar | noch nicht verfügbar | noch nicht | kein Anschluss | nicht angebunden | kein Interesse | Kreuz"},
	{LandGeplant, "geplant | in Planung | in Umsetzung | in Vorbereitung | vorgesehen | angemeldet | in Anbindung | Anbindung | Anbindung läuft | Anschluss geplant | Letter of Intent | LoI | Vertrag | Vertrag geschlossen | beauftragt"},
	{LandNichtZustaendig, "nicht zuständig | n. zust. | n. zuständig | nz | n. z. | nicht relevant | nicht betroffen | entfällt | entfallen | entf. | nicht rel. | nicht anwendbar | nicht zutreffend | trifft nicht zu | keine Zuständigkeit | nicht erforderlich"},
})

// landAusStand says what a word for the stand means in a single Land.
var landAusStand = map[Stand]LandStand{
	StandOffen: LandNein, StandPlanung: LandGeplant, StandUmsetzung: LandGeplant, StandOnline: LandOnline,
	StandFlaechendeckend: LandOnline, StandEntfallen: LandNichtZustaendig, StandZurueckgestellt: LandNein,
}

// landWort reads a single word of a column per Land.
func landWort(gefaltet string) (LandStand, bool) {
	if s, ok := landWorte.wert[gefaltet]; ok {
		return s, true
	}
	if w, ok := standWorte.wert[gefaltet]; ok && w.stand != "" {
		return landAusStand[w.stand], true
	}
	return "", false
}

// liesLandStand reads laender.XX: a word, a date, or both ("online seit 03/2021"). A date up to the
// Stichtag means online since, a later one planned for.
func liesLandStand(z zelle) (Felder, *Zweifel) {
	if s, ok := landWort(z.falt); ok && !z.Datum {
		return z.mit(TextWert(s)), landZweifel(z, s)
	}
	d, zw := z.zeitraum()
	if zw == nil {
		s := LandOnline
		if d.geplant || d.bis > z.Stichtag {
			s = LandGeplant
		}
		d.geplant = false // the value says it
		return z.landSeit(s, d.bis), d.zweifel(z.text)
	}
	if zw.Code != "datum_unlesbar" {
		return nil, zw
	}
	if kopf, rest, ok := landUndDatum(z.text); ok {
		s, _ := landWort(Falte(kopf))
		if t, _, zw := LiesTag(rest); zw == nil && (s == LandOnline || s == LandGeplant) {
			if s == LandOnline && t > z.Stichtag {
				return z.landSeit(s, t), warnung("datum_nach_stichtag", "Der "+t.Deutsch()+" liegt nach dem Stichtag. Bis eine Meldung von diesem Tag an ihn bestätigt, zählt das Land als geplant.")
			}
			return z.landSeit(s, t), nil
		}
		if w, ok := landWort(Falte(rest)); ok && w == s {
			return z.mit(TextWert(s)), nil // "ja, online" says it twice
		}
		return z.mit(TextWert(s)), zusatz(CodeTitel(string(s)), rest)
	}
	return nil, fehler("laender_unbekannt", z.zitat()+" sagt nicht, ob die Leistung in "+Laender[z.landIndex()].Name+" online ist. Schreiben Sie online, geplant, nein oder nicht zuständig, oder das Datum des Starts.", landWorte.vorschlag(z.falt))
}

func landZweifel(z zelle, s LandStand) *Zweifel {
	switch w := standWorte.wert[z.falt]; {
	case z.falt == "kreuz" && !z.Haken:
		return warnung("kreuz_mehrdeutig", z.zitat()+" wird als nein gelesen. Schreiben Sie nein oder x für ja.")
	case w.frage == fragePilot:
		return hinweis(fragePilot, z.zitat()+" wird als geplant gelesen. Sind schon echte Anträge möglich, schreiben Sie online.")
	case w.frage == frageFertig:
		return warnung(frageFertig, z.zitat()+" wird als "+CodeTitel(string(s))+" gelesen. Schreiben Sie den Stand selbst, falls das nicht stimmt.")
	case w.stand == StandZurueckgestellt:
		return hinweis("laender_zurueckgestellt", z.zitat()+" wird als nein gelesen: die Leistung ist dort derzeit nicht vorgesehen.")
	}
	return nil
}

// landUndDatum splits "online seit 03/2021" and "geplant (Q4/2022)" after the word.
func landUndDatum(text string) (wort, rest string, ok bool) {
	if len(text) > 80 {
		return "", "", false
	}
	for i := range len(text) {
		if strings.IndexByte(" ,;:(-", text[i]) < 0 || i == 0 {
			continue
		}
		if _, ok = landWort(Falte(text[:i])); ok {
			wort, rest = text[:i], strings.Trim(text[i:], " ,;:()-–") // the longest word wins
		}
	}
	g := glieder(rest)
	return wort, rest, wort != "" && len(g) > 0 && !einschraenkend[g[0]]
}

func (z zelle) landIndex() int {
	i, _ := z.feld.Land()
	return i
}

func (z zelle) landSeit(s LandStand, t Tag) Felder {
	return Felder{z.feld: TextWert(s), FeldLaenderSeit(z.landIndex()): TagWert(t)}
}
