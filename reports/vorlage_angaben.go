package reports

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/vorlage"
)

// spalteVorlage is a column of the sheet to fill in.
type spalteVorlage struct {
	feld   ozg.Feld
	breite float64
	stil   stil
	kopf   stil
}

// The widths of columns that are not like the others of their kind, in characters.
var vorlageBreiten = map[ozg.Feld]float64{
	ozg.FeldBezeichnung: 40, ozg.FeldStand: 17, ozg.FeldPhase: 24, ozg.FeldBemerkung: 31, ozg.FeldTyp: 8, ozg.FeldWelle: 9,
	ozg.FeldModell: 19, ozg.FeldPrioritaet: 11, ozg.FeldFortschritt: 12, ozg.FeldReifegrad: 11, ozg.FeldReifegradZiel: 11, ozg.FeldRessort: 16, ozg.FeldLand: 20, ozg.FeldUmsetzer: 22, ozg.FeldLage: 24, ozg.FeldLabor: 22, ozg.FeldProjekt: 24,
	ozg.FeldWeg: 18, ozg.FeldURL: 36, ozg.FeldBudget: 14,
}

// vorlageFarben fill the headings, so that one finds one's way among sixty columns.
var vorlageFarben = map[string]string{
	vorlage.GruppeLeistung: farbeFlaeche, vorlage.GruppeStand: "E3ECFB", vorlage.GruppeTermine: "E9F3E6",
	vorlage.GruppeProjekt: "F6EEDF", vorlage.GruppeLaender: "ECE8F6", vorlage.GruppeSeit: "F3F3EA",
}

func vorlageSpalten() (out []spalteVorlage) {
	for _, g := range vorlage.Gruppen() {
		for _, f := range g.Felder {
			s := spalteVorlage{feld: f, breite: 15, stil: stilKnapp, kopf: stilKopf}
			s.kopf.flaeche = vorlageFarben[g.Titel]
			switch f.Art() {
			case ozg.ArtDatum:
				s.stil, s.kopf.rechts = stilTag, true
			case ozg.ArtZahl:
				s.stil, s.kopf.rechts = stilZahl, true
			case ozg.ArtText, ozg.ArtListe:
				s.stil = stilText.mit(formatText)
			case ozg.ArtCode:
				s.stil = stilKnapp.mit(formatText)
			}
			if b, ok := vorlageBreiten[f]; ok {
				s.breite = b
			}
			if vorlage.Gesperrt(f) {
				s.stil.flaeche, s.stil.umbruch = farbeFlaeche, true
			} else {
				s.stil.frei = true
			}
			if !s.stil.rechts && s.feld != ozg.FeldBezeichnung { // set off from a number on their left
				s.stil.einzug, s.kopf.einzug = 1, 1
			}
			out = append(out, s)
		}
	}
	return out
}

// schreibeAngaben writes the sheet to fill in. Its title names no day: that stands on the cover alone.
func schreibeAngaben(m *mappe, v Rueckmeldevorlage) error {
	spalten := vorlageSpalten()
	a := aufbau{name: vorlage.BlattAngaben, breiten: []float64{9}, fixiert: 2, druck: mitUmbruch}
	koepfe := []zelle{{vorlage.TitelOZGID, stilKopf}}
	for _, s := range spalten {
		a.breiten = append(a.breiten, s.breite)
		koepfe = append(koepfe, zelle{vorlage.Titel(s.feld), s.kopf})
	}
	a.kopfHoch = vorlageKopf - m.kopfzeilen()
	b := m.blatt(a)
	b.zeileHoch(24, zelle{v.Kopf.Titel, stilTitel})
	b.zeileHoch(normalHoehe, zelle{"Ändern Sie nur, was sich geändert hat. Graue Spalten sind gesperrt. Leeren einer Zelle nimmt die Angabe zurück. Mehr auf dem Blatt „" + vorlage.BlattAnleitung + "“.", stil{groesse: 10, farbe: farbeZweit}})
	hinweis := ""
	if v.Kopf.Beispieldaten {
		hinweis = hinweisBeispiel
	}
	b.zeileHoch(normalHoehe, zelle{hinweis, stil{groesse: 10, fett: true, farbe: farbeWarnung}})
	b.leer()
	b.zeileHoch(48, koepfe...)
	id := stilKnapp.mit(formatText)
	id.flaeche = farbeFlaeche
	for _, l := range v.Ausgang.Leistungen {
		zellen, hoehe := []zelle{{l.OZGID, id}}, float64(normalHoehe)
		for _, s := range spalten {
			z := zelle{vorlageWert(s.feld, l), s.stil}
			if t, ok := z.wert.(string); ok && s.stil.umbruch {
				hoehe = max(hoehe, min(vorlageHoechste, zeilenhoehe(t, s.breite, s.stil.groesse, false)))
			}
			zellen = append(zellen, z)
		}
		b.zeileHoch(hoehe, zellen...)
	}
	b.vorlageRahmen(spalten)
	return b.ende()
}

const (
	vorlageKopf     = 5   // row of the headings
	vorlageHoechste = 110 // points; a novel as a remark must not fill the screen
)

// vorlageWert is a value as a cell: dates and numbers as such, all else as text.
func vorlageWert(f ozg.Feld, l *ozg.Leistung) any {
	w, ok := l.Wert(f)
	switch {
	case !ok:
		return nil
	case f.Art() == ozg.ArtDatum:
		return excelTag(w.Tag)
	case f.Art() == ozg.ArtZahl:
		return w.Zahl
	}
	return leerOder(vorlage.Text(f, l))
}

// vorlageRahmen adds what guides the person: filter, validations, comments, lock, pages.
func (b *blatt) vorlageRahmen(spalten []spalteVorlage) {
	if b.err != nil {
		return
	}
	f := b.m.f
	letzte := len(spalten) + 1
	b.tue(f.AutoFilter(b.name, zelladresse(1, vorlageKopf)+":"+zelladresse(letzte, b.zeile), nil))
	b.textzahlen(1, vorlageKopf+1)
	for i, s := range spalten {
		b.pruefung(s.feld, zelladresse(i+2, vorlageKopf+1)+":"+zelladresse(i+2, b.zeile))
		b.erlaeuterung(zelladresse(i+2, vorlageKopf), erlaeutere(s.feld))
	}
	b.erlaeuterung(zelladresse(1, vorlageKopf), "Schlüssel der OZG-Leistung. Gesperrt: Über ihn findet die Rückmeldung ihre Leistung wieder.")
	b.schutz()
	b.druckname("_xlnm.Print_Titles", fmt.Sprintf("$A:$B,'%s'!$%d:$%d", b.name, vorlageKopf, vorlageKopf))
	if b.err == nil {
		b.tue(f.SetHeaderFooter(b.name, vorlageKopfzeile(b.m.kopf)))
	}
	b.vorlageSeiten()
}

func vorlageKopfzeile(k Kopf) *excelize.HeaderFooterOptions {
	o := kopfUndFuss(k, vorlage.BlattAngaben)
	o.OddHeader = strings.Replace(o.OddHeader, "&RStichtag ", "&RBestand vom ", 1)
	return o
}

// vorlageSeiten begins a printed page with each part of the columns; key and name stand on every page. The
// widest part decides the scale.
func (b *blatt) vorlageSeiten() {
	schluessel := b.breiten[0]*7 + b.breiten[1]*7 + 10
	spalte, breiteste := 1, 0.0
	for i, g := range vorlage.Gruppen() {
		breite := 0.0
		if i > 1 && b.err == nil {
			b.tue(b.sw.InsertPageBreak(zelladresse(spalte+1, 1)))
		}
		for range g.Felder {
			breite += b.breiten[spalte]*7 + 5
			spalte++
		}
		breiteste = max(breiteste, breite)
	}
	b.massstab = massstabBreite(schluessel + breiteste)
}

// erlaeuterung puts a comment on a heading, large enough for its text.
func (b *blatt) erlaeuterung(adresse, text string) {
	if b.err != nil {
		return
	}
	zeilen := 0
	for z := range strings.SplitSeq(text, "\n") {
		zeilen += umbrueche(z, 44)
	}
	b.tue(b.m.f.AddComment(b.name, excelize.Comment{
		Cell: adresse, Author: "OZG-Umsetzungsstand", Width: 300, Height: uint(24 + 17*zeilen),
		Paragraph: []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Family: schrift, Size: 10}}},
	}))
}
