package beispiel

import (
	"ozgtracker/internal/ozg"
)

// angaben is what the Federführung knows of the Leistung at the Stichtag of a quarter; a layout tells
// those for which it has a column. Ist dates and Länder never lie after the Stichtag.
func (l *leben) angaben(q int) ozg.Felder {
	s := stichtag(q)
	fs := ozg.Felder{
		ozg.FeldBezeichnung: ozg.TextWert(l.bezeichnung),
		ozg.FeldThemenfeld:  ozg.TextWert(l.themenfeld),
		ozg.FeldLage:        ozg.TextWert(l.lage),
		ozg.FeldTyp:         ozg.TextWert(l.typ),
		ozg.FeldPrioritaet:  ozg.ZahlWert(l.prio),
	}
	t, _ := ozg.ThemenfeldNamed(l.themenfeld)
	fs[ozg.FeldRessort] = ozg.ListeWert(ressorts(t, s)...)
	fs[ozg.FeldLand] = ozg.ListeWert(t.Laender...)
	l.projektAngaben(fs, q)
	if l.stumm {
		return fs
	}
	stand, phase := l.stand(q)
	fs[ozg.FeldStand] = ozg.TextWert(stand)
	if phase != "" {
		fs[ozg.FeldPhase] = ozg.TextWert(phase)
	}
	if stand == ozg.StandEntfallen {
		return fs
	}
	fs[ozg.FeldFortschritt] = ozg.ZahlWert(l.fortschritt(stand, phase))
	if l.bemerkung != "" && q%4 == l.nr%4 {
		fs[ozg.FeldBemerkung] = ozg.TextWert(l.bemerkung)
	}
	if stand == ozg.StandOnline && l.nr%3 == 0 {
		fs[ozg.FeldURL] = ozg.TextWert("https://service.example.de/" + l.ozgID) // a host that exists nowhere
	}
	l.terminAngaben(fs, q)
	l.landAngaben(fs, q)
	l.reifeAngaben(fs, q)
	return fs
}

// projektAngaben states what the Leistung has from its project.
func (l *leben) projektAngaben(fs ozg.Felder, q int) {
	p := l.projekt
	if p.welle > 0 {
		fs[ozg.FeldWelle] = ozg.ZahlWert(p.welle)
	}
	if p.modell != "" && !l.bund() && q >= p.modellAb {
		fs[ozg.FeldModell] = ozg.TextWert(p.modell)
	}
	if len(l.umsetzer) > 0 {
		fs[ozg.FeldUmsetzer] = ozg.ListeWert(l.umsetzer...)
	}
	fs[ozg.FeldProjekt] = ozg.TextWert(p.name)
	fs[ozg.FeldWeg] = ozg.TextWert(l.weg)
	if p.labor != "" && l.weg == ozg.WegLabor {
		fs[ozg.FeldLabor] = ozg.TextWert(p.labor)
	}
	if l.budget > 0 {
		fs[ozg.FeldBudget] = ozg.ZahlWert(1000 * l.budget)
	}
}

// faellt reports whether a check has taken the Leistung offline at a quarter.
func (l *leben) faellt(q int) bool { return q >= l.faelltVon && q < l.faelltBis }

// stand is the state and the finer step that the Federführung reports at a quarter.
func (l *leben) stand(q int) (ozg.Stand, ozg.Phase) {
	s := stichtag(q)
	switch {
	case q >= l.entfaellt:
		return ozg.StandEntfallen, ""
	case q >= l.ruhtVon && q < l.ruhtBis:
		return ozg.StandZurueckgestellt, ""
	case l.faellt(q):
		return ozg.StandUmsetzung, ozg.PhaseReferenz
	case l.bund() && s >= l.online():
		return ozg.StandOnline, ""
	case s >= l.ist[ozg.MeilensteinBundesweit], l.voreilig && q >= quartal(2022, 3):
		return ozg.StandFlaechendeckend, ""
	case s >= l.online()+150:
		return ozg.StandOnline, ozg.PhaseRollout
	case s >= l.online():
		return ozg.StandOnline, ""
	case s >= l.ist[ozg.MeilensteinKonzeption]:
		return ozg.StandUmsetzung, ozg.PhaseReferenz
	case s >= l.ist[ozg.MeilensteinSteckbrief]:
		return ozg.StandUmsetzung, ozg.PhaseKonzeption
	case s >= l.beginn && l.weg == ozg.WegLabor:
		return ozg.StandPlanung, ozg.PhaseLabor
	case s >= l.beginn:
		return ozg.StandPlanung, ""
	}
	return ozg.StandOffen, ""
}

// fortschritt is a percentage as a project office would put it.
func (l *leben) fortschritt(stand ozg.Stand, phase ozg.Phase) int {
	plus := 5 * (l.nr % 3)
	switch {
	case stand == ozg.StandFlaechendeckend:
		return 100
	case stand == ozg.StandOnline && phase == ozg.PhaseRollout:
		return 80 + plus
	case stand == ozg.StandOnline:
		return 70 + plus
	case phase == ozg.PhaseReferenz:
		return 45 + plus
	case stand == ozg.StandUmsetzung:
		return 25 + plus
	case stand == ozg.StandPlanung:
		return 5 + plus
	}
	return 0
}

// terminAngaben states the Soll dates of the quarter and the Ist dates reached by then.
func (l *leben) terminAngaben(fs ozg.Felder, q int) {
	for _, m := range ozg.Meilensteine {
		if t := l.soll[q][m]; t != 0 {
			fs[m.Soll()] = ozg.TagWert(t)
		}
		gemeldet := l.ist[m] <= stichtag(q)
		if m != ozg.MeilensteinBundesweit {
			gemeldet = gemeldet && l.weg != ozg.WegBestand && !(m == ozg.MeilensteinReferenz && (l.bund() || l.faellt(q)))
		}
		if gemeldet {
			fs[m.Ist()] = ozg.TagWert(l.ist[m])
		}
	}
}

// landAngaben states the Länder, from the day on which the first of them is online.
func (l *leben) landAngaben(fs ozg.Felder, q int) {
	s := stichtag(q)
	if !l.mitLand || l.online() > s {
		return
	}
	for i, seit := range l.laender {
		f := ozg.FeldLaender(i)
		if seit <= s+300 && !l.fremd[i] && !l.faellt(q) {
			fs[ozg.FeldLaenderSeit(i)] = ozg.TagWert(seit)
		}
		switch {
		case l.fremd[i]:
			fs[f] = ozg.TextWert(ozg.LandNichtZustaendig)
		case seit <= s && l.faellt(q):
			fs[f] = ozg.TextWert(ozg.LandGeplant)
		case seit <= s:
			fs[f] = ozg.TextWert(ozg.LandOnline)
		case seit <= s+300:
			fs[f] = ozg.TextWert(ozg.LandGeplant)
		case !l.nurOnline:
			fs[f] = ozg.TextWert(ozg.LandNein)
		}
	}
}

// reifeAngaben states Reifegrad and FIM-Bausteine.
func (l *leben) reifeAngaben(fs ozg.Felder, q int) {
	s := stichtag(q)
	if !l.ohneReif {
		grad := l.nr % 2 // not online: offline, or information only
		for i, seit := range l.reif {
			if seit <= s && !l.faellt(q) {
				grad = i + 2
			}
		}
		fs[ozg.FeldReifegrad] = ozg.ZahlWert(grad)
		fs[ozg.FeldReifegradZiel] = ozg.ZahlWert(max(grad, l.reifZiel))
	}
	for i, f := range []ozg.Feld{ozg.FeldFIMLeistung, ozg.FeldFIMDatenfelder, ozg.FeldFIMProzess} {
		fertig := l.ist[ozg.MeilensteinKonzeption] + ozg.Tag(60*i+l.nr%5*40)
		switch {
		case s >= fertig:
			fs[f] = ozg.TextWert(ozg.BausteinFertig)
		case s >= fertig-240:
			fs[f] = ozg.TextWert(ozg.BausteinInArbeit)
		case l.nr%3 > 0: // the others leave it empty
			fs[f] = ozg.TextWert(ozg.BausteinOffen)
		}
	}
}

// ressorts is the federal side of the Federführung under the names of its day: the government of
// December 2021 renamed several ministries and made one for building.
func ressorts(t ozg.Themenfeld, s ozg.Tag) []string {
	out := make([]string, len(t.Ressorts))
	for i, r := range t.Ressorts {
		out[i] = r
		if s < ozg.NeuerTag(2021, 12, 31) {
			if t.Slug == "forschung-foerderung" {
				out[i] = "BMI"
			} else if alt, ok := vorher[r]; ok {
				out[i] = alt
			}
		}
	}
	return out
}

var vorher = map[string]string{"BMWSB": "BMI", "BMWK": "BMWi", "BMDV": "BMVI", "BMUV": "BMU", "BMJ": "BMJV"}
