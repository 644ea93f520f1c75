package importer

import (
	"slices"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// A rollout is often kept with a row for each Leistung and Land: OZG-ID, Land, Stand, since when. There the
// column "Land" is part of the key, and Stand and date are those of that Land.

const (
	grundLandDerZeile = "jede Zeile nennt ein anderes Land"
	grundJeLand       = "Angabe zum Land der Zeile"
)

// The names under which a report lists the columns of such a sheet.
const (
	nameLandDerZeile = "land_der_zeile"
	nameJeLand       = "laender"
	nameJeLandSeit   = "laender_seit"
)

var (
	landTitel       = menge("land|bundesland|nachnutzendesland|nachnutzendesbundesland|anschliessendesland|anschliessendesbundesland|rolloutland|landnachnutzung")
	landStandTitel  = menge("rolloutstatus|rolloutstand|statusrollout|standrollout|standdesrollouts|anbindungsstatus|anbindungsstand|statusanbindung|standderanbindung|anschlussstatus|standdesanschlusses|nachnutzungsstatus|standdernachnutzung|statusimland|standimland|onlinestatus|online")
	landSeitTitel   = menge("seit|onlineseit|liveseit|verfuegbarseit|seitwann|wann|datum|termin|golive|golivedatum|livegang|ab|seitab")
	landMuster      = 2 // Länder that one Leistung must have among the samples
	standOderDatum  = []ozg.Feld{ozg.FeldReferenzSoll, ozg.FeldReferenzIst, ozg.FeldBundesweitSoll, ozg.FeldBundesweitIst}
	jeLandUngewollt = []ozg.Feld{ozg.FeldBemerkung, ozg.FeldStand, ozg.FeldFortschritt, ozg.FeldPhase, ozg.FeldURL}
)

// sucheLandzeilen finds out whether the rows are those of Länder, and gives the columns their meaning. What
// else a row says of its Land has no field of its own and is not taken for the whole Leistung.
func (k *kopf) sucheLandzeilen(proben []zeile, melden melder) {
	land := k.titelIn(landTitel, ozg.FeldLand)
	if land == nil || k.rolle(rolleLeiKa) != nil {
		return
	}
	stand := k.titelIn(landStandTitel)
	eindeutig := stand != nil
	if stand == nil {
		stand = k.feld(ozg.FeldStand)
	}
	seit := k.titelIn(landSeitTitel, standOderDatum...)
	if stand == nil && seit == nil || stand != nil && stand.entschieden() || !k.nenntLaender(land, proben, eindeutig) {
		return
	}
	land.ziel, land.grund = ziel{rolle: rolleLandDerZeile}, grundLandDerZeile
	if stand != nil {
		stand.ziel, stand.grund, stand.jeLand = fuer(ozg.FeldLaender(0)), grundJeLand, true
	}
	if seit != nil {
		seit.ziel, seit.grund, seit.jeLand = fuer(ozg.FeldLaenderSeit(0)), grundJeLand, true
	}
	for i := range k.spalten {
		s := &k.spalten[i]
		if s.ziel.rolle == rolleFelder && !s.jeLand && !s.entschieden() && slices.Contains(jeLandUngewollt, s.ziel.felder[0]) {
			melden(*s, ozg.SchwereHinweis, "spalte_je_land", "Jede Zeile spricht von einem Land. „"+s.kopf+"“ gilt damit nur für dieses Land und nicht für die Leistung; die Spalte "+xlsx.Spaltenname(s.nr)+" wurde nicht gelesen.", "")
			s.verwerfe("gilt nur für das Land der Zeile")
		}
	}
}

// titelIn finds the undecided column with one of these own titles that is not read yet, or is read as one of
// the fields.
func (k *kopf) titelIn(titel map[string]bool, felder ...ozg.Feld) *spalte {
	for i := range k.spalten {
		s := &k.spalten[i]
		frei := s.ziel.rolle == rolleFremd || s.ziel.rolle == rolleFelder && len(s.ziel.felder) == 1 && slices.Contains(felder, s.ziel.felder[0])
		if frei && !s.entschieden() && titel[ozg.Falte(s.kopf)] {
			return s
		}
	}
	return nil
}

// nenntLaender says whether nearly all samples name one Land each, no Leistung the same one twice, and some Leistung
// several; with a title that speaks of the rollout in a Land, one is enough.
func (k *kopf) nenntLaender(land *spalte, proben []zeile, eindeutig bool) bool {
	id, name := k.rolle(rolleOZGID), k.feld(ozg.FeldBezeichnung)
	gesehen, laender := map[[2]string]bool{}, map[string]int{}
	meiste, gelesen, unlesbar := 0, 0, 0
	for _, z := range proben {
		c, leistung := z.bei(land.nr), ""
		for _, s := range []*spalte{name, id} {
			if s != nil && z.bei(s.nr) != nil {
				leistung = z.bei(s.nr).Text
			}
		}
		if c == nil || leistung == "" {
			continue
		}
		code, ok := ozg.LiesLand(c.liesText())
		switch {
		case !ok:
			unlesbar++
			continue
		case gesehen[[2]string{leistung, code}]:
			return false
		}
		gelesen++
		gesehen[[2]string{leistung, code}] = true
		laender[leistung]++
		meiste = max(meiste, laender[leistung])
	}
	if unlesbar*3 > gelesen {
		return false
	}
	return meiste >= landMuster || meiste == 1 && eindeutig
}

// landDerZeile reads the Land that a row speaks of; ok is false where it names none.
func (l *leser) landDerZeile(z *zeile) (i int, ok bool) {
	c := l.beiSpalte(z, l.land)
	if c == nil {
		return 0, false
	}
	code, ok := ozg.LiesLand(c.liesText())
	if !ok {
		_, zweifel := ozg.FeldLand.Lies(c.liesText(), ozg.Umstand{})
		if zweifel == nil {
			zweifel = &ozg.Zweifel{Schwere: ozg.SchwereFehler, Code: "land_mehrere", Text: "Hier muss ein einziges Land stehen. Die Angaben der Zeile wurden nicht übernommen."}
		}
		l.roh.befunde = append(l.roh.befunde, zweifel.Bei(l.bericht.Name, c.adresse(), c.anzeige()))
	}
	return ozg.LandIndex(code), ok
}

// fuerLand is a column as it is read in the rows of one Land.
func (l *leser) fuerLand(s *spalte, land int) *spalte {
	if l.jeLand == nil {
		l.jeLand = map[*spalte]*[ozg.AnzahlLaender]spalte{}
	}
	alle := l.jeLand[s]
	if alle == nil {
		alle = new([ozg.AnzahlLaender]spalte)
		for i := range alle {
			alle[i] = *s
			if alle[i].ziel = fuer(ozg.FeldLaender(i)); s.ziel.felder[0].Art() == ozg.ArtDatum {
				alle[i].ziel = fuer(ozg.FeldLaenderSeit(i))
			}
		}
		l.jeLand[s] = alle
	}
	return &alle[land]
}

// ohneLand tells a value whose Land the row does not name.
func (l *leser) ohneLand(c *zelle) {
	l.roh.befunde = append(l.roh.befunde, ozg.Zweifel{
		Schwere: ozg.SchwereFehler, Code: "land_fehlt", Text: "Die Zeile nennt kein Land, für das die Angabe gilt. Sie wurde nicht übernommen.",
	}.Bei(l.bericht.Name, c.adresse(), c.anzeige()))
}
