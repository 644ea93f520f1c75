package dashboard

import (
	"cmp"
	"slices"
	"strconv"

	"ozgtracker/internal/ozg"
)

// heatmap is Land × Themenfeld as a table, rows and columns ordered by value.
type heatmap struct {
	Titel   string
	Spalten []heatspalte
	Zeilen  []heatzeile
	Bund    heatzeile // Typ 1, for which no Land is zuständig
	CSV     string
}

// heatspalte is one Themenfeld over all Länder.
type heatspalte struct {
	Titel, Kurz string
	code        string
	leistungen  []*ozg.Leistung
	online, von int // Angebote
}

// heatzeile is one Land; the first cell is all Themenfelder together.
type heatzeile struct {
	Titel, Adresse string
	Zellen         []heatzelle
}

// heatzelle is one share. Wert is the percent as read, "–" where nobody is zuständig.
type heatzelle struct {
	Wert, Klasse, Name, Adresse string
}

func newHeatmap(base basePage, zs []landZeile, foederale, bund []*ozg.Leistung) heatmap {
	h := heatmap{Spalten: newHeatspalten(foederale), CSV: base.Link("/laender/themenfelder.csv")}
	for _, z := range zs {
		i := ozg.LandIndex(z.Code)
		zeile := heatzeile{Titel: z.Name, Adresse: z.Adresse, Zellen: []heatzelle{landzelle(base, z.Name, z.Code, heatspalte{Titel: "alle Themenfelder"}, z.Zahlen)}}
		for _, sp := range h.Spalten {
			zeile.Zellen = append(zeile.Zellen, landzelle(base, z.Name, z.Code, sp, ozg.ZaehleLand(sp.leistungen, i)))
		}
		h.Zeilen = append(h.Zeilen, zeile)
	}
	h.Bund = newBundzeile(base, h.Spalten, bund)
	h.Titel = aussageGefaelle(zs, h.Spalten)
	return h
}

// newHeatspalten orders the Themenfelder by their share over all Länder, the highest first.
func newHeatspalten(foederale []*ozg.Leistung) (hs []heatspalte) {
	for _, g := range ozg.Gruppiere(foederale, ozg.DimThemenfeld) {
		sp := heatspalte{Titel: g.Titel, Kurz: "keine Angabe", code: g.Code, leistungen: g.Leistungen}
		if len(g.Leistungen) > 0 && g.Code != ozg.CodeKeine {
			t, _ := g.Leistungen[0].ThemenfeldAmBlick()
			sp.Kurz = t.Kurzname
		}
		for i := range ozg.AnzahlLaender {
			z := ozg.ZaehleLand(g.Leistungen, i)
			sp.online, sp.von = sp.online+z.Online, sp.von+z.Zustaendig()
		}
		if len(g.Leistungen) > 0 {
			hs = append(hs, sp)
		}
	}
	slices.SortStableFunc(hs, func(x, y heatspalte) int { return cmp.Compare(y.online*x.von, x.online*y.von) })
	return hs
}

func landzelle(base basePage, name, code string, sp heatspalte, z ozg.LandZahlen) heatzelle {
	paare := []string{paramLand, code}
	if sp.code != "" {
		paare = append(paare, ozg.DimThemenfeld.Parameter(), sp.code)
	}
	if z.Online > 0 { // else the list shows what is missing
		paare = append(paare, paramLandstand, string(ozg.LandOnline))
	}
	return newHeatzelle(name+", "+sp.Titel, z.Online, z.Zustaendig(), base.Liste(paare...))
}

func newBundzeile(base basePage, spalten []heatspalte, bund []*ozg.Leistung) heatzeile {
	typ1 := []string{"typ", string(ozg.TypGruppe1)}
	zelle := func(titel string, ls []*ozg.Leistung, paare ...string) heatzelle {
		z := ozg.Zaehle(ls)
		if z.Flaechendeckend > 0 {
			paare = append(paare, "zustand", ozg.ZustandFlaechendeckend.Code())
		}
		return newHeatzelle("Bund, "+titel, z.Flaechendeckend, z.Umfang, base.Liste(append(paare, typ1...)...))
	}
	zeile := heatzeile{Titel: "Bund (Typ 1)", Adresse: base.Liste(typ1...), Zellen: []heatzelle{zelle("alle Themenfelder", bund)}}
	nach := map[string][]*ozg.Leistung{}
	for _, l := range bund {
		nach[ozg.DimThemenfeld.Code(l)] = append(nach[ozg.DimThemenfeld.Code(l)], l)
	}
	for _, sp := range spalten {
		zeile.Zellen = append(zeile.Zellen, zelle(sp.Titel, nach[sp.code], ozg.DimThemenfeld.Parameter(), sp.code))
	}
	return zeile
}

// newHeatzelle is a cell: what it shows, how it is coloured, and what a screen reader says.
func newHeatzelle(wo string, online, von int, adresse string) heatzelle {
	stufe, ok := ozg.Stufe(online, von)
	if !ok {
		return heatzelle{Wert: "–", Name: wo + ": keine Leistung"}
	}
	return heatzelle{
		Wert: strconv.Itoa(ozg.ProzentZahl(online, von)), Klasse: "a" + strconv.Itoa(stufe),
		Name: wo + ": " + ozg.AnteilText(online, von) + " online", Adresse: adresse,
	}
}

// aussageGefaelle compares the distance between the first and the last of both sides.
func aussageGefaelle(zs []landZeile, spalten []heatspalte) string {
	anteil := func(n, von int) float64 { return float64(n) / float64(max(von, 1)) }
	if len(spalten) < 2 {
		return "Abdeckung je Land und Themenfeld"
	}
	erstes, letztes := zs[0].Zahlen, zs[len(zs)-1].Zahlen
	laender := anteil(erstes.Online, erstes.Zustaendig()) - anteil(letztes.Online, letztes.Zustaendig())
	a, b := spalten[0], spalten[len(spalten)-1]
	felder := anteil(a.online, a.von) - anteil(b.online, b.von)
	switch {
	case felder > laender:
		return "Das Gefälle zwischen den Themenfeldern ist größer als das zwischen den Ländern"
	case felder < laender:
		return "Das Gefälle zwischen den Ländern ist größer als das zwischen den Themenfeldern"
	}
	return "Abdeckung je Land und Themenfeld"
}
