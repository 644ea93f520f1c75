package annahme

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ozgtracker/importer"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/vorlage"
	"ozgtracker/internal/zugang"
)

// Remembered decisions belong to a Träger: the Themenfeld of a file or, for accounts that are not in charge of it
// (a Land), their own Bereich. What one Federführung calls "Lage der Dinge" means nothing for the files of another.

// lesung is a file as it was read with what is remembered.
type lesung struct {
	importer.Ergebnis
	gemerkt importer.Eingaben
	traeger string // whose decisions read it, and get what is decided about it

	// Of a Rückmeldevorlage that came back:
	ausgang      *vorlage.Ausgang   // what it held when it left; nil: the file is none
	unveraendert int                // its Leistungen of which nothing was changed
	gleich       int                // its filled cells that were not touched
	fehlend      []FehlendeLeistung // its Leistungen without a row
}

// lesen reads the file with what is remembered for its Träger below what the person decided. Whose file
// it is often stands in the file only, so it is read before anything can be looked up, and again only if
// something is remembered. Beside an error the lesung holds what is known.
func (d *Dienst) lesen(ctx context.Context, g *ozg.Geschichte, a Auftrag) (l lesung, err error) {
	v := verzeichnis(g, d.c.LeiKa)
	grenzen := d.c.Grenzen()
	lesezeit, fertig := grenzen.Frist(ctx)
	defer fertig()
	read := func(gemerkt importer.Eingaben) (importer.Ergebnis, error) {
		return importer.Read(lesezeit, a.Datei, a.Inhalt, unterlegt(a.Eingaben, gemerkt), v, grenzen)
	}
	bereich, err := d.bereich(ctx, a.Konto)
	if err != nil {
		return l, err
	}
	name, genannt := ozg.LiesThemenfeld(a.Eingaben.Themenfeld)
	l.traeger = bereich.Traeger(name)
	if !genannt {
		l.Ergebnis, err = read(importer.Eingaben{})
		if l.Vorlage != nil { // of it nothing is guessed, so nothing is remembered
			l.traeger = bereich.Traeger(l.Vorlage.Themenfeld)
			return l, err
		}
		if err != nil && ozg.FehlerCode(err) != importer.CodeKeinKopf {
			return l, err
		}
		themenfeld := themenfeldVon(l.Ergebnis, v)
		l.traeger = bereich.Traeger(themenfeld)
		if err != nil && themenfeld == "" {
			var sucheErr error
			if l.traeger, sucheErr = d.traegerDesKopfes(ctx, bereich, read); sucheErr != nil {
				return l, sucheErr
			}
		}
	}
	zs, sucheErr := d.c.Store.Zuordnungen(ctx, l.traeger)
	if sucheErr != nil {
		return l, fmt.Errorf("look for remembered decisions: %w", sucheErr)
	}
	if len(zs) == 0 && !genannt {
		return l, err
	}
	l.gemerkt = alsEingaben(zs)
	l.Ergebnis, err = read(l.gemerkt)
	l.traeger = bereich.Traeger(themenfeldVon(l.Ergebnis, v))
	return l, err
}

// traegerDesKopfes finds out whose file it is by a header that somebody once chose by hand, as far as it can be the
// account's; as of a file of several Themenfelder if nobody did, or several.
func (d *Dienst) traegerDesKopfes(ctx context.Context, bereich zugang.Bereich, read func(importer.Eingaben) (importer.Ergebnis, error)) (string, error) {
	zs, err := d.c.Store.ZuordnungenDerArt(ctx, store.ZuordnungKopf)
	zs = slices.DeleteFunc(zs, func(z store.Zuordnung) bool {
		_, themenfeld := ozg.ThemenfeldNamed(z.Traeger)
		return bereich.Traeger(z.Traeger) != z.Traeger || bereich.Alles && !themenfeld && z.Traeger != ""
	})
	if err != nil || len(zs) == 0 {
		return bereich.Traeger(""), err
	}
	e, _ := read(alsEingaben(zs)) // fails again for want of columns; the sheets tell which header they have
	var gefunden []string
	for _, b := range e.Blaetter {
		for _, z := range zs {
			if z.Quelle == b.Kopftext && !slices.Contains(gefunden, z.Traeger) {
				gefunden = append(gefunden, z.Traeger)
			}
		}
	}
	if len(gefunden) != 1 {
		return bereich.Traeger(""), nil
	}
	return gefunden[0], nil
}

// themenfeldVon is the Themenfeld of a file: the one that it states for all its rows or, where it states none, the
// one to which all its Leistungen belong; "" where it speaks of several.
func themenfeldVon(e importer.Ergebnis, v importer.Verzeichnis) string {
	if e.Themenfeld != "" {
		return e.Themenfeld
	}
	themenfeld := ""
	for _, z := range e.Meldungen.Zeilen() {
		name := v.Themenfelder[z.OZGID]
		if n, ok := z.Bei(ozg.FeldThemenfeld); ok {
			name = n.Wert.Text
		}
		switch {
		case name == "" || name == themenfeld:
		case themenfeld != "":
			return ""
		default:
			themenfeld = name
		}
	}
	return themenfeld
}

// nichts is the Ziel of what is to be passed over.
const nichts = importer.ZielNichts

// alsEingaben makes Eingaben of what is remembered.
func alsEingaben(zs []store.Zuordnung) importer.Eingaben {
	e := importer.Eingaben{
		Blaetter: map[string]importer.BlattEingabe{}, Titel: map[string]string{}, Koepfe: map[string]bool{},
		Woerter: map[string]map[string]string{}, Datumsfolge: map[string]string{},
	}
	for _, z := range zs {
		switch z.Art {
		case store.ZuordnungTitel:
			e.Titel[z.Quelle] = z.Ziel
		case store.ZuordnungKopf:
			e.Koepfe[z.Quelle] = true
		case store.ZuordnungBlatt:
			e.Blaetter[z.Quelle] = importer.BlattEingabe{Uebergehen: true}
		case store.ZuordnungDatumsfolge:
			e.Datumsfolge[z.Quelle] = z.Ziel
		case store.ZuordnungWort:
			feld, wort, _ := strings.Cut(z.Quelle, ":")
			if e.Woerter[feld] == nil {
				e.Woerter[feld] = map[string]string{}
			}
			e.Woerter[feld][wort] = z.Ziel
		}
	}
	return e
}

// unterlegt puts what is remembered below what was decided for this file.
func unterlegt(e, gemerkt importer.Eingaben) importer.Eingaben {
	e.Blaetter = darunter(e.Blaetter, gemerkt.Blaetter)
	e.Titel = darunter(e.Titel, gemerkt.Titel)
	e.Koepfe = darunter(e.Koepfe, gemerkt.Koepfe)
	e.Datumsfolge = darunter(e.Datumsfolge, gemerkt.Datumsfolge)
	woerter := maps.Clone(gemerkt.Woerter)
	for feld, eigene := range e.Woerter {
		if woerter == nil {
			woerter = map[string]map[string]string{}
		}
		woerter[feld] = darunter(eigene, gemerkt.Woerter[feld])
	}
	e.Woerter = woerter
	return e
}

// darunter merges two maps; the first one wins.
func darunter[V any](oben, unten map[string]V) map[string]V {
	if len(unten) == 0 {
		return oben
	}
	m := maps.Clone(unten)
	maps.Copy(m, oben)
	return m
}
