package annahme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
)

// schluss tells what can only be told after the last row.
func (r *rueckmeldung) schluss() {
	if r.zellen > 0 {
		r.sage(ozg.SchwereHinweis, "vorlage_unveraendert", "", "", fmt.Sprintf("%s unverändert aus der Vorlage und %s nichts Neues.", ozg.AnzahlText(r.zellen, "Zelle steht", "Zellen stehen"), wenn(r.zellen == 1, "sagt", "sagen")))
	}
	if f := r.fehlend(); len(f) > 0 {
		ids := make([]string, len(f))
		for i := range f {
			ids[i] = f[i].OZGID
		}
		r.sage(ozg.SchwereHinweis, "vorlage_zeilen_fehlen", "", "", fmt.Sprintf("%s der Vorlage %s in der Datei: %s. An %s ändert sich nichts.",
			ozg.AnzahlText(len(f), "Leistung", "Leistungen"), wenn(len(f) == 1, "fehlt", "fehlen"), kurzeListe(ids), wenn(len(f) == 1, "ihr", "ihnen")))
	}
}

// fehlend are the Leistungen of the Vorlage without a row.
func (r *rueckmeldung) fehlend() (out []FehlendeLeistung) {
	for _, l := range r.ausgang.Leistungen {
		if _, ok := r.gesehen[l.OZGID]; !ok {
			out = append(out, FehlendeLeistung{OZGID: l.OZGID, Bezeichnung: l.Bezeichnung(), LetzterStichtag: r.ausgang.Stichtag})
		}
	}
	return out
}

func (r *rueckmeldung) lehneAb(zeile int, code, wert, text string) {
	adresse := ""
	for buchstaben, namen := range r.blatt.Spalten {
		if slices.Contains(namen, importer.ZielOZGID) {
			adresse = buchstaben + strconv.Itoa(zeile)
		}
	}
	r.sage(ozg.SchwereFehler, code, adresse, wert, text)
	r.blatt.Uebergangen[zeile] = "abgelehnt, siehe Befund"
	r.abgelehnt++
}

func (r *rueckmeldung) sage(s ozg.Schwere, code, zelle, wert, text string) {
	r.befunde[zelle] = append(r.befunde[zelle], ozg.Befund{Schwere: s, Code: code, Blatt: r.blatt.Name, Zelle: zelle, Wert: wert, Text: text})
}

// ordne lists the Befunde of the sheet by row and column, those of the whole sheet first.
func (r *rueckmeldung) ordne() (out []ozg.Befund) {
	for _, bs := range r.befunde {
		out = append(out, bs...)
	}
	slices.SortStableFunc(out, func(a, b ozg.Befund) int { return vergleicheZellen(a.Zelle, b.Zelle) })
	return out
}

// vergleicheZellen orders addresses by row, then column; "" comes first.
func vergleicheZellen(a, b string) int {
	sa, za := zerlege(a)
	sb, zb := zerlege(b)
	if za != zb {
		return za - zb
	}
	if len(sa) != len(sb) {
		return len(sa) - len(sb)
	}
	return strings.Compare(sa, sb)
}

func zerlege(adresse string) (spalte string, zeile int) {
	i := strings.IndexAny(adresse, "0123456789")
	if i < 0 {
		return adresse, 0
	}
	zeile, _ = strconv.Atoi(adresse[i:]) // an address of ours ends with digits
	return adresse[:i], zeile
}

func wenn(b bool, dann, sonst string) string {
	if b {
		return dann
	}
	return sonst
}
