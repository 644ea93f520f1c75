package annahme

import (
	"fmt"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// Konflikt is a value of a Vorlage that somebody else reported anew since it left, and that the person
// changed to something else. The word of the person counts, as that of whoever reports last, unless it is
// unticked; nothing of it is silent: each is a Befund and marks its change.
type Konflikt struct {
	Vorher, Jetzt       ozg.Wert // as it left; as it stands now, both Leer where nothing is stated
	HatVorher, HatJetzt bool
	Import              ozg.Import // who stated Jetzt; zero where what was stated was taken back
}

// konfliktOrt is a field of a row.
type konfliktOrt struct {
	zeile int
	feld  ozg.Feld
}

// findeKonflikte compares the Bestand, against which the file is shown, with what the Vorlage held.
func (v *Vorschau) findeKonflikte(b *ozg.Bestand, a *vorlage.Ausgang) {
	if a == nil {
		return
	}
	for _, z := range v.Meldungen.Zeilen() {
		damals, bekannt := a.Leistung(z.OZGID)
		heute, da := b.Leistung(z.OZGID)
		if !bekannt || !da {
			continue
		}
		for _, n := range z.Nennungen {
			k := Konflikt{}
			k.Vorher, k.HatVorher = damals.Wert(n.Feld)
			k.Jetzt, k.HatJetzt = heute.Wert(n.Feld)
			gleich := k.HatVorher == k.HatJetzt && k.Vorher.Gleich(k.Jetzt)
			einig := k.HatJetzt && k.Jetzt.Gleich(*n.Wert) || !k.HatJetzt && n.Wert.Leer
			if gleich || einig {
				continue
			}
			if jetzt, ok := heute.Angabe(n.Feld); ok {
				k.Import = b.Sicht.Import(jetzt)
			}
			if v.Konflikte == nil {
				v.Konflikte = map[konfliktOrt]Konflikt{}
			}
			v.Konflikte[konfliktOrt{z.Zeile, n.Feld}] = k
			v.Befunde = append(v.Befunde, ozg.Befund{
				Schwere: ozg.SchwereWarnung, Code: "vorlage_konflikt", Blatt: z.Blatt, Zelle: n.Herkunft.Zelle, Wert: n.Herkunft.Text,
				Text: fmt.Sprintf("%s, „%s“: %s Es gilt Ihre Angabe „%s“, wenn Sie sie nicht abwählen.", z.OZGID, n.Feld.Titel(), k.Satz(n.Feld), n.Feld.Anzeige(*n.Wert)),
			})
		}
	}
}

// Satz says in German what happened since the Vorlage left.
func (k Konflikt) Satz(f ozg.Feld) string {
	vorher, jetzt := "nichts", "Die Angabe wurde zurückgenommen."
	if k.HatVorher {
		vorher = "„" + f.Anzeige(k.Vorher) + "“"
	}
	if k.HatJetzt {
		jetzt = fmt.Sprintf("Inzwischen meldete „%s“ (Vorgang %d, Stichtag %s) „%s“.", k.Import.Datei, k.Import.Nr, k.Import.Stichtag.Deutsch(), f.Anzeige(k.Jetzt))
	}
	return "In der Vorlage stand " + vorher + ". " + jetzt
}
