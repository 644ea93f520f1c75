package importer

import (
	"strconv"
	"strings"

	"ozgtracker/importer/xlsx"
	"ozgtracker/internal/ozg"
)

// vorgabe is what the Eingaben say of one sheet, made ready for reading it.
type vorgabe struct {
	blatt   string
	von     Eingaben
	eingabe BlattEingabe
	spalten map[int]ziel    // decided for this file
	selbst  map[int]bool    // columns for which nothing remembered holds
	titel   map[string]ziel // remembered, by merkform

	zellen    map[zellort]string // repaired cells
	ohneZeile map[int]bool
	ohneFeld  map[int][]ozg.Feld
}

// zellort is a cell of a sheet.
type zellort struct{ spalte, zeile int }

// vorgabeFuer picks what concerns one sheet. The error names what cannot be meant.
func (e Eingaben) vorgabeFuer(blatt string) (vorgabe, error) {
	v := vorgabe{
		blatt: blatt, von: e, eingabe: e.Blaetter[blatt],
		spalten: map[int]ziel{}, selbst: map[int]bool{}, titel: map[string]ziel{},
		zellen: map[zellort]string{}, ohneZeile: map[int]bool{}, ohneFeld: map[int][]ozg.Feld{},
	}
	for titel, name := range e.Titel {
		if z, ok := zielNamed(name); ok { // a field that this program does not know any more is forgotten
			v.titel[titel] = z
		}
	}
	for buchstaben, name := range v.eingabe.Spalten {
		nr, ok := spaltenNr(buchstaben)
		z, bekannt := zielNamed(name)
		switch {
		case !ok:
			return vorgabe{}, eingabeUnbrauchbar("Auf dem Blatt „%s“ gibt es keine Spalte „%s“.", blatt, buchstaben)
		case name == "":
			v.selbst[nr] = true
		case !bekannt:
			return vorgabe{}, eingabeUnbrauchbar("Ein Feld „%s“ gibt es nicht.", name)
		default:
			v.spalten[nr] = z
		}
	}
	for stelle, text := range e.Zellen {
		if name, adresse, ok := schneideAb(stelle); ok && name == blatt {
			o, ok := ortVon(adresse)
			if !ok {
				return vorgabe{}, eingabeUnbrauchbar("Auf dem Blatt „%s“ gibt es keine Zelle „%s“.", blatt, adresse)
			}
			v.zellen[o] = strings.TrimSpace(text)
		}
	}
	for _, stelle := range e.Ohne {
		v.waehleAb(stelle)
	}
	return v, nil
}

// waehleAb notes one entry of Eingaben.Ohne: a row "Blatt!12", or a value of it "Blatt!12!stand".
func (v *vorgabe) waehleAb(stelle string) {
	name, letztes, ok := schneideAb(stelle)
	if !ok {
		return
	}
	if nr, err := strconv.Atoi(letztes); err == nil && name == v.blatt {
		v.ohneZeile[nr] = true
		return
	}
	if name, zeile, ok := schneideAb(name); ok && name == v.blatt {
		nr, err := strconv.Atoi(zeile)
		if f, bekannt := ozg.FeldNamed(letztes); err == nil && bekannt {
			v.ohneFeld[nr] = append(v.ohneFeld[nr], f)
		}
	}
}

// zielNamed reads what Eingaben call a target: a field (or several with blanks between), a key,
// ZielNichts.
func zielNamed(name string) (ziel, bool) {
	switch name {
	case ZielOZGID:
		return ziel{rolle: rolleOZGID}, true
	case ZielLeiKa:
		return ziel{rolle: rolleLeiKa}, true
	case ZielNichts:
		return ziel{}, true
	}
	z := ziel{rolle: rolleFelder}
	for n := range strings.FieldsSeq(name) {
		f, ok := ozg.FeldNamed(n)
		if !ok {
			return ziel{}, false
		}
		z.felder = append(z.felder, f)
	}
	return z, len(z.felder) > 0
}

// schneideAb parts "Blatt!F12" at its last "!": the name of a sheet may hold one as well.
func schneideAb(stelle string) (vorn, hinten string, ok bool) {
	i := strings.LastIndexByte(stelle, '!')
	if i < 0 {
		return "", "", false
	}
	return stelle[:i], stelle[i+1:], true
}

// spaltenNr reads the letters of a column.
func spaltenNr(buchstaben string) (int, bool) {
	nr := 0
	for _, b := range []byte(buchstaben) {
		if b < 'A' || b > 'Z' || len(buchstaben) > 3 {
			return 0, false
		}
		nr = 26*nr + int(b-'A') + 1
	}
	return nr, nr > 0
}

// ortVon reads an address like "F12".
func ortVon(adresse string) (zellort, bool) {
	buchstaben := spalteVon(adresse)
	spalte, ok := spaltenNr(buchstaben)
	zeile, err := strconv.Atoi(adresse[len(buchstaben):])
	return zellort{spalte, zeile}, ok && err == nil && zeile > 0
}

func (o zellort) adresse() string { return xlsx.Adresse(o.spalte, o.zeile) }

func eingabeUnbrauchbar(format string, args ...any) *ozg.Fehler {
	return ablehnen("eingabe_unbrauchbar", format, args...)
}
