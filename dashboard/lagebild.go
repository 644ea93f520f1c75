package dashboard

import (
	"ozgtracker/dashboard/charts"
	"ozgtracker/internal/ozg"
)

// lagebild is what the Überblick and the page of a Themenfeld share: the same questions asked of a set
// of Leistungen.
type lagebild struct {
	Zahlen      ozg.Zahlen
	Vergleich   vergleich
	Kennzahlen  []kennzahl
	BurnUp      charts.Chart
	OhneSoll    int
	HatDaten    bool // anything but the catalogue
	Typen       gliederung
	Wellen      gliederung
	Modelle     matrix
	Verspaetete verspaetete
	Schlechter  verschlechterungen
}

// Units of the bars: wide in tables over the whole page, narrow in half of it.
const (
	balkenBreit  = 352
	balkenSchmal = 220
	balkenHoehe  = 16
)

// newLagebild counts the Leistungen of the Bestand that belong; themenfeld is a slug, or "" for all, and
// goes into every link.
func newLagebild(base basePage, themenfeld string) (lagebild, error) {
	gehoert := gehoertZu(themenfeld)
	ls := filterVon(themenfeld).waehle(base.Bestand)
	l := lagebild{Zahlen: ozg.Zaehle(ls), HatDaten: base.Datenstand.HatPlan}
	treue := base.Bestand.Plantreue(ls, nil, ozg.MeilensteinBundesweit)
	v := newVergleich(base, themenfeld)
	l.Vergleich = v
	l.Kennzahlen = newKennzahlen(base, l.Zahlen, v, treue, themenfeld)
	b := base.Anfrage.Sicht.BurnUp(burnUpVon(base.Anfrage.Sicht), ozg.ZielFrist, gehoert)
	l.OhneSoll = b.OhneSoll
	var err error
	if l.BurnUp, err = newBurnUpBild(base, b, treue, v, themenfeld); err != nil {
		return l, err
	}
	l.Typen = newTypen(base, ls, themenfeld)
	l.Wellen = newWellen(base, ls, themenfeld)
	l.Modelle = newMatrix(base, ls, themenfeld)
	l.Verspaetete = newVerspaetete(base, ls, themenfeld)
	l.Schlechter = newVerschlechterungen(base, v, themenfeld)
	return l, nil
}

// filterVon is the filter that a link to a Themenfeld sets.
func filterVon(themenfeld string) filter {
	if themenfeld == "" {
		return filter{}
	}
	return filter{klassen: map[ozg.Dimension][]string{ozg.DimThemenfeld: {themenfeld}}}
}

// gehoertZu is the same choice for a burn-up, nil for all.
func gehoertZu(themenfeld string) func(*ozg.Leistung) bool {
	if themenfeld == "" {
		return nil
	}
	return func(l *ozg.Leistung) bool { return ozg.DimThemenfeld.Code(l) == themenfeld }
}

// listeVon is the address of the Leistungen of a Themenfeld ("" for all) with further filters.
func (p basePage) listeVon(themenfeld string, paare ...string) string {
	if themenfeld != "" {
		paare = append([]string{ozg.DimThemenfeld.Parameter(), themenfeld}, paare...)
	}
	return p.Liste(paare...)
}

// vergleich is what is known of the day compared with.
type vergleich struct {
	Hat    bool
	Tag    ozg.Tag
	Zahlen ozg.Zahlen
	Treue  ozg.Plantreue
	Leer   bool // nothing was stated yet at that day
}

func newVergleich(base basePage, themenfeld string) vergleich {
	if !base.Anfrage.HatVergleich {
		return vergleich{}
	}
	b := base.Davor()
	ls := filterVon(themenfeld).waehle(b)
	v := vergleich{Hat: true, Tag: base.Anfrage.Vergleich, Zahlen: ozg.Zaehle(ls), Treue: b.Plantreue(ls, nil, ozg.MeilensteinBundesweit)}
	v.Leer = v.Zahlen.Umfang == v.Zahlen.KeineAngabe()
	return v
}

// tag is the day for ozg.AussageFlaechendeckend.
func (v vergleich) tag() *ozg.Tag {
	if !v.Hat {
		return nil
	}
	return &v.Tag
}

// kennzahl is one of the three counts that always stand side by side.
type kennzahl struct {
	Code, Titel   string
	Vorsatz       string // "entspricht" before a count that is a sum of shares
	Zahl          int
	Umfang        int
	Adresse       string // list behind the number
	UmfangAdresse string
	Zusatz        string // further base: Angebote, plan
	Aenderung     string // "+48", "" without Vergleich
	Seit          string // "seit 31.03.2021"
}

func newKennzahlen(base basePage, z ozg.Zahlen, v vergleich, treue ozg.Plantreue, themenfeld string) []kennzahl {
	online := base.listeVon(themenfeld, "zustand", ozg.ZustandFlaechendeckend.Code(), "zustand", ozg.ZustandOnline.Code())
	umfang := base.listeVon(themenfeld)
	ks := []kennzahl{
		{Code: "irgendwo", Titel: "online, irgendwo", Zahl: z.Irgendwo, Adresse: online},
		{
			Code: "abdeckung", Titel: "Abdeckung", Vorsatz: "entspricht", Zahl: z.Entspricht(), Adresse: online,
			Zusatz: ozg.ZahlText(z.Angebote) + " von " + ozg.ZahlText(z.Moeglich) + " Angeboten",
		},
		{
			Code: "flaechendeckend", Titel: "flächendeckend", Zahl: z.Flaechendeckend,
			Adresse: base.listeVon(themenfeld, "zustand", ozg.ZustandFlaechendeckend.Code()),
		},
	}
	if z.OhneLaender > 0 {
		ks[1].Zusatz += ", " + ozg.ZahlText(z.OhneLaender) + " ohne Länderangabe"
	}
	if treue.Faellig > 0 {
		ks[2].Zusatz = "Plan: " + ozg.ZahlText(treue.Faellig)
	}
	damals := []int{v.Zahlen.Irgendwo, v.Zahlen.Entspricht(), v.Zahlen.Flaechendeckend}
	for i := range ks {
		ks[i].Umfang, ks[i].UmfangAdresse = z.Umfang, umfang
		ks[i].setzeAenderung(v, damals[i])
	}
	return ks
}

// setzeAenderung states the change; where the Umfang changed too, the former base stands with it.
func (k *kennzahl) setzeAenderung(v vergleich, damals int) {
	switch {
	case !v.Hat:
	case v.Leer:
		k.Seit = "am " + v.Tag.Deutsch() + " lag noch keine Angabe vor"
	default:
		k.Aenderung = ozg.DifferenzText(k.Zahl - damals)
		k.Seit = "seit " + v.Tag.Deutsch()
		if v.Zahlen.Umfang != k.Umfang {
			k.Seit += " (damals " + ozg.ZahlText(damals) + " von " + ozg.ZahlText(v.Zahlen.Umfang) + ")"
		}
	}
}

// burnUpMonate is how far a burn-up looks back at most; more would make the lines too steep to read.
const burnUpMonate = 48

// burnUpVon is the first month of a burn-up: that of the first plan, at most four years before the
// Stichtag, and at least half a year before it.
func burnUpVon(s ozg.Sicht) ozg.Tag {
	von := s.Stichtag.PlusMonate(-18)
	if erster, ok := s.ErsterPlan(); ok {
		von = erster
	}
	return min(max(von, s.Stichtag.PlusMonate(-burnUpMonate)), s.Stichtag.PlusMonate(-6))
}

func newBurnUpBild(base basePage, b ozg.BurnUp, treue ozg.Plantreue, v vergleich, themenfeld string) (charts.Chart, error) {
	c, err := charts.BurnUp("burnup", b)
	if err != nil {
		return c, err
	}
	n := b.Punkte[len(b.Punkte)-1].Zahlen
	c.Titel = aussagePlan(n, treue, v)
	c.Messung = "Anzahl Leistungen je Monatsende. Abdeckung: Summe der Anteile der zuständigen Länder, als Anzahl Leistungen zu lesen."
	if b.OhneSoll > 0 {
		c.Messung += " Der Plan kann " + ozg.AnzahlText(b.OhneSoll, "Leistung", "Leistungen") + " ohne Soll-Termin nicht erreichen."
	}
	c.Quelle = base.Quelle()
	c.CSV, c.Bild = base.Link("/burnup.csv"), base.diagrammLink(diagrammBurnUp)
	if themenfeld != "" {
		c.Bild = base.diagrammLink(diagrammBurnUp, ozg.DimThemenfeld.Parameter(), themenfeld)
		c.CSV = base.Link("/themenfelder/" + themenfeld + "/burnup.csv")
	}
	return c, nil
}

// aussagePlan is the finding of a burn-up: how far what is flächendeckend lies behind the current plan,
// and whether the distance grew.
func aussagePlan(n ozg.Zahlen, treue ozg.Plantreue, v vergleich) string {
	fehlen := treue.Faellig - n.Flaechendeckend
	switch {
	case treue.Faellig == 0 && n.Flaechendeckend == 0:
		return "Der Weg zur Frist"
	case treue.Faellig == 0:
		return "Der Weg zur Frist: " + ozg.ZahlText(n.Flaechendeckend) + " von " + ozg.ZahlText(n.Umfang) + " Leistungen sind flächendeckend"
	case fehlen == 0:
		return "Der Plan ist eingehalten: " + ozg.ZahlText(n.Flaechendeckend) + " Leistungen sind flächendeckend"
	case fehlen < 0:
		return "Der Plan ist übertroffen: " + ozg.ZahlText(n.Flaechendeckend) + " statt " + ozg.ZahlText(treue.Faellig) + " Leistungen sind flächendeckend"
	}
	satz := "Hinter dem Plan zurück: " + ozg.ZahlText(n.Flaechendeckend) + " statt " + ozg.ZahlText(treue.Faellig) + " Leistungen sind flächendeckend"
	if !v.Hat || v.Leer || v.Treue.Faellig == 0 {
		return satz
	}
	damals := v.Treue.Faellig - v.Zahlen.Flaechendeckend
	if damals <= 0 {
		return satz
	}
	switch d := fehlen - damals; {
	case d > 0:
		satz += "; der Abstand wuchs seit dem " + v.Tag.Deutsch() + " um " + ozg.ZahlText(d)
	case d < 0:
		satz += "; der Abstand sank seit dem " + v.Tag.Deutsch() + " um " + ozg.ZahlText(-d)
	}
	return satz
}
