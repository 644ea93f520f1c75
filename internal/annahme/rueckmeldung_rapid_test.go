package annahme

import (
	"bytes"
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
	"ozgtracker/internal/vorlage"
	"ozgtracker/reports"
)

// seltsam are texts that programs like to change or to run.
var seltsam = []string{
	"=1+1", "+49 30 1234", "-5", "@SUMME(A1)", "=HYPERLINK(\"https://x.example\";\"hier\")", "'=1", "'", "0123", "1e5", "2/3", "01.02.2021", "1,5", "12 %",
	"k. A.", "–", "offen", "(leer)", "entfällt", "Summe", "TRUE", "#BEZUG!", "_x0041_", "Zeile 1\nZeile 2", "Zeile 1\r\nZeile 2", "Tab\there", "  außen  leer ",
	"\"Zitat\" & <b>fett</b>", "e\u0301 zerlegt", "geschütztes\u00a0Leerzeichen", "👩‍💻 Emoji", "\u202erückwärts", "Stand: 30.06.2021", "OZG-ID", "https://x.example/?a=1&b=2",
}

func zufallText(t *rapid.T) string {
	if rapid.Bool().Draw(t, "seltsam") {
		return rapid.SampledFrom(seltsam).Draw(t, "text")
	}
	return rapid.String().Draw(t, "text")
}

// zufallWert is any value that a field may hold, also one that no parser would read today.
func zufallWert(t *rapid.T, f ozg.Feld) ozg.Wert {
	switch f.Art() {
	case ozg.ArtCode:
		return ozg.TextWert(rapid.SampledFrom(f.Werte()).Draw(t, "code"))
	case ozg.ArtZahl:
		return ozg.ZahlWert(rapid.IntRange(0, 7).Draw(t, "zahl"))
	case ozg.ArtDatum:
		return ozg.TagWert(ozg.NeuerTag(2000, 1, 1) + ozg.Tag(rapid.IntRange(0, 18_000).Draw(t, "tag")))
	case ozg.ArtListe:
		return ozg.ListeWert(rapid.SliceOfN(rapid.SampledFrom([]string{"BMG", "NI", "HE", "Dataport, AöR", "BMVI", "Land und Kommune"}), 1, 3).Draw(t, "liste")...)
	}
	return ozg.TextWert(zufallText(t))
}

// zufallGeschichte states the catalogue and two plans of a few Leistungen; fields may be cleared, a plan
// taken back.
func zufallGeschichte(t *rapid.T) *ozg.Geschichte {
	ids := []string{"10214", "10237", "10204"}
	meldungen := func() (out []ozg.Meldung) {
		for _, id := range ids {
			m := ozgtest.Meldung(id, ozgtest.Themenfeld("Gesundheit"))
			for _, f := range vorlage.Felder() {
				switch rapid.IntRange(0, 5).Draw(t, "genannt") {
				case 0, 1:
					m.Felder[f] = zufallWert(t, f)
				case 2:
					m.Felder[f] = ozg.LeererWert()
				}
			}
			out = append(out, m)
		}
		return out
	}
	zweiter := ozgtest.Plan("2021-06-30", meldungen()...)
	zweiter.Zurueck = rapid.Bool().Draw(t, "zurueck")
	return ozgtest.Geschichte(ozgtest.Katalog("2017-08-18", ids...), ozgtest.Plan("2021-03-31", meldungen()...), zweiter)
}

// vorlageAus writes the Vorlage of a history, with changes.
func vorlageAus(t fataler, g *ozg.Geschichte, aendere func(*excelize.File)) []byte {
	v, err := reports.NeueVorlage(g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-30")}), reports.Optionen{Themenfelder: []string{"Gesundheit"}, Erstellt: time.Date(2021, 7, 1, 9, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := reports.WriteVorlage(&b, v); err != nil {
		t.Fatal(err)
	}
	if aendere == nil {
		return b.Bytes()
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	aendere(f)
	var neu bytes.Buffer
	if err := f.Write(&neu); err != nil {
		t.Fatal(err)
	}
	return neu.Bytes()
}

type fataler interface{ Fatal(...any) }

// zurueckgelesen reads a Vorlage that came back and compares it with the history.
func zurueckgelesen(t fataler, g *ozg.Geschichte, datei string, inhalt []byte) lesung {
	e, err := importer.Read(context.Background(), datei, inhalt, importer.Eingaben{}, verzeichnis(g, nil), importer.Standardgrenzen())
	if err != nil {
		t.Fatal(err)
	}
	l := lesung{Ergebnis: e}
	if l.Vorlage == nil {
		t.Fatal("the file is not recognised")
	}
	if err := l.vergleicheVorlage(g, importer.Eingaben{}); err != nil {
		t.Fatal(err)
	}
	return l
}

func TestVorlageUntouchedChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := zufallGeschichte(t)
		l := zurueckgelesen(t, g, "v.xlsx", vorlageAus(t, g, nil))
		for _, m := range l.Meldungen.Alle() {
			t.Errorf("stated of %s: %v", m.OZGID, m.Felder)
		}
		for _, b := range l.Befunde {
			if b.Code != "vorlage_unveraendert" {
				t.Errorf("Befund %+v", b)
			}
		}
		if l.unveraendert != 3 {
			t.Errorf("%d of 3 Leistungen are unchanged", l.unveraendert)
		}
	})
}

func TestOneChangedCellIsOneChangedField(t *testing.T) {
	t.Parallel()
	felder := vorlage.Felder()
	rapid.Check(t, func(t *rapid.T) {
		g := zufallGeschichte(t)
		zeile := rapid.IntRange(0, 2).Draw(t, "zeile")
		spalte := rapid.IntRange(1, len(felder)-1).Draw(t, "spalte") // the first one is the name
		f := felder[spalte]
		l, _ := g.Sicht(ozg.Blick{Stichtag: ozgtest.Tag("2021-06-30")}).Bestand().Leistung([]string{"10204", "10214", "10237"}[zeile])
		vorher, da := l.Wert(f)
		neu, wert := neuerInhalt(t, f)
		if rapid.Bool().Draw(t, "leeren") {
			neu, wert = ozg.LeererWert(), nil
		}
		if da && vorher.Gleich(neu) || !da && neu.Leer || da && neu.Leer && vorlage.Gleich(vorlage.Text(f, l), "") {
			t.Skip("nothing changes")
		}
		b := vorlageAus(t, g, func(x *excelize.File) {
			adresse, _ := excelize.CoordinatesToCellName(spalte+2, zeile+6)
			_ = x.SetCellValue(vorlage.BlattAngaben, adresse, wert)
		})
		r := zurueckgelesen(t, g, "v.xlsx", b)
		if r.Meldungen.Len() != 1 {
			t.Fatalf("%d Meldungen; Befunde %+v", r.Meldungen.Len(), r.Befunde)
		}
		m := r.Meldungen.At(0)
		if got, ok := m.Felder[f]; m.OZGID != l.OZGID || len(m.Felder) != 1 || !ok || !got.Gleich(neu) {
			t.Errorf("changed %s of %s to %+v, stated of %s: %v", f, l.OZGID, neu, m.OZGID, m.Felder)
		}
	})
}

// neuerInhalt is a value with the content of the cell that means it.
func neuerInhalt(t *rapid.T, f ozg.Feld) (ozg.Wert, any) {
	switch f.Art() {
	case ozg.ArtCode:
		w := ozg.TextWert(rapid.SampledFrom(f.Werte()).Draw(t, "code"))
		return w, ozg.CodeTitel(w.Text)
	case ozg.ArtZahl:
		n := rapid.IntRange(1, 4).Draw(t, "zahl")
		return ozg.ZahlWert(n), n
	case ozg.ArtDatum:
		tag := ozg.NeuerTag(2018, 1, 1) + ozg.Tag(rapid.IntRange(0, 1200).Draw(t, "tag"))
		return ozg.TagWert(tag), rapid.SampledFrom([]any{int(tag) + 25569, tag.Deutsch(), tag.String()}).Draw(t, "form")
	case ozg.ArtListe:
		if f == ozg.FeldRessort {
			return ozg.ListeWert("BMI", "BMF"), "BMI, BMF"
		}
		return ozg.ListeWert("SH", "TH"), "Schleswig-Holstein, Thüringen"
	}
	if f == ozg.FeldURL {
		return ozg.TextWert("https://amt.example/antrag"), "https://amt.example/antrag"
	}
	text := "Text " + strconv.Itoa(rapid.IntRange(0, 9).Draw(t, "text"))
	return ozg.TextWert(text), text
}
