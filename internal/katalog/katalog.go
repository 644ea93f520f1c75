// Package katalog is the catalogue of the OZG-Leistungen as embedded data, and the figures that were
// published about their progress. The rows are facts of others; HERKUNFT.md says where each file comes
// from and what it lacks.
package katalog

import (
	"fmt"
	"strconv"

	"ozgtracker/internal/ozg"
)

// Datei names the file that the Meldungen of the catalogue come from.
const Datei = "ozg-leistungen-2019.csv"

// Stand is the state of the catalogue in words.
const Stand = "Oktober 2019"

// Stichtag is the day from which the catalogue speaks: the law came into force, so the statements of
// any plan win over it.
func Stichtag() ozg.Tag { return ozg.NeuerTag(2017, 8, 18) }

// Inhalt is the file of the catalogue as it is embedded, to be kept with Vorgang 1 like any other file.
// It panics if the file is not embedded, which a test rules out.
func Inhalt() []byte {
	b, err := dateien.ReadFile(Datei)
	if err != nil {
		panic(err)
	}
	return b
}

// Leistung is one line of the catalogue.
type Leistung struct {
	OZGID       string
	Bezeichnung string
	Themenfeld  string
	Lage        string  // Lebens- oder Geschäftslage, free text
	Typ         ozg.Typ // majority over the LeiKa-Leistungen; "" for the one without
	AnzahlLeiKa int     // LeiKa-Leistungen that belong to it
	Zeile       int     // line of the file; the header is line 1
}

// The columns of ozg-leistungen-2019.csv, in order.
const (
	spalteOZGID = iota
	spalteBezeichnung
	spalteThemenfeld
	spalteLage
	spalteTyp
	spalteAnzahl
)

var kopfLeistungen = []string{"OZG-ID", "OZG-Leistung", "Themenfeld", "Lebens-/Geschäftslage", "Typ", "Anzahl LeiKa-Leistungen"}

// Leistungen lists the catalogue in the order of the OZG-IDs. It reads the embedded file at each call;
// an error means that the program was built with a damaged file.
func Leistungen() ([]Leistung, error) {
	zeilen, err := lies(Datei, kopfLeistungen)
	if err != nil {
		return nil, err
	}
	out := make([]Leistung, len(zeilen))
	for i, z := range zeilen {
		if out[i], err = leistung(z); err != nil {
			return nil, fmt.Errorf("read %s, line %d: %w", Datei, z.nr, err)
		}
	}
	return out, nil
}

func leistung(z zeile) (Leistung, error) {
	l := Leistung{
		OZGID: z.felder[spalteOZGID], Bezeichnung: z.felder[spalteBezeichnung], Themenfeld: z.felder[spalteThemenfeld],
		Lage: z.felder[spalteLage], Typ: ozg.Typ(z.felder[spalteTyp]), Zeile: z.nr,
	}
	if n, err := strconv.Atoi(l.OZGID); err != nil || n < 10000 || n > 19999 {
		return l, fmt.Errorf("OZG-ID %q is not of the form 1xxxx", l.OZGID)
	}
	if _, ok := ozg.ThemenfeldNamed(l.Themenfeld); !ok {
		return l, fmt.Errorf("unknown Themenfeld %q", l.Themenfeld)
	}
	if l.Typ != "" && l.Typ.Gruppe() == ozg.TypGruppeKeine {
		return l, fmt.Errorf("unknown Typ %q", l.Typ)
	}
	var err error
	if l.AnzahlLeiKa, err = strconv.Atoi(z.felder[spalteAnzahl]); err != nil {
		return l, fmt.Errorf("count of LeiKa-Leistungen: %w", err)
	}
	return l, nil
}

// LeiKaAnzahl gives the number of LeiKa-Leistungen per OZG-ID, the weight of a count per LeiKa-Leistung.
// It panics if the embedded file is damaged, which a test rules out.
func LeiKaAnzahl() map[string]int {
	ls, err := Leistungen()
	if err != nil {
		panic(err)
	}
	m := make(map[string]int, len(ls))
	for _, l := range ls {
		m[l.OZGID] = l.AnzahlLeiKa
	}
	return m
}
