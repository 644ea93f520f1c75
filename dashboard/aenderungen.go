package dashboard

import (
	"context"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// aenderungenPage is all that changed between the compared day and the Stichtag, grouped by kind.
type aenderungenPage struct {
	basePage
	Befund        string
	Facetten      []facettePage
	Erhalten      []parameter
	Gruppen       []aenderungsgruppe
	Wahl          seitenwahl
	CSV           string
	Bericht       string // the same as a workbook; it knows the Themenfelder, not the kinds
	Zuruecksetzen string
}

// aenderungsgruppe is what of one kind stands on the shown page of the list.
type aenderungsgruppe struct {
	Titel  string
	Anzahl int // of all pages
	Zeilen []aenderungEintrag
}

// aenderungEintrag is one row.
type aenderungEintrag struct {
	OZGID, Name, Themenfeld, Adresse string
	Alt, Neu                         ozg.Zustand
	Gewechselt                       bool // the derived state is another
	Werte                            []wertwechsel
	Weitere                          int // values that are not shown
}

// wertwechsel is one value, old and new, with the origin of the new one.
type wertwechsel struct {
	Titel, Alt, Neu string
	Tage            string // by how many days a date moved, "+184 Tage"
	Quelle          quellenangabe
}

// quellenangabe is where a value comes from. Nr 0: nothing is stated any more.
type quellenangabe struct {
	Nr           ozg.Nr
	Datei, Zelle string
	Adresse      string
}

func (s *Server) showAenderungen(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeSeite(c, a, "aenderungen", func() (any, error) {
		return newAenderungenPage(s.basePage(a, "Änderungen", "/aenderungen"))
	})
}

// felderPaare are the chosen Themenfelder as parameters of a link.
func felderPaare(a anfrage) (paare []string) {
	for _, code := range a.Filter.Gewaehlt(ozg.DimThemenfeld) {
		if code != ozg.CodeKeine {
			paare = append(paare, ozg.DimThemenfeld.Parameter(), code)
		}
	}
	return paare
}

// fundstellen are the places in files that changes come from, read at once for all that are shown.
type fundstellen map[store.Stelle]store.Herkunftszeile

// zellenVon reads where the new values of the changes come from; without a database nothing is known.
func (s *Server) zellenVon(sicht ozg.Sicht, zeilen []aenderungsZeile) (fundstellen, error) {
	if s.c.Store == nil {
		return nil, nil
	}
	var stellen []store.Stelle
	gesehen := map[store.Stelle]bool{}
	for _, z := range zeilen {
		for _, f := range z.Aenderungsteil.Felder {
			if f.Neu.Wert == nil {
				continue
			}
			if st := stelleVon(sicht, f.Neu); !gesehen[st] {
				gesehen[st] = true
				stellen = append(stellen, st)
			}
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), leseZeit) // others may wait for the same page
	defer cancel()
	return s.c.Store.Herkuenfte(ctx, stellen)
}

func stelleVon(s ozg.Sicht, a ozg.Angabe) store.Stelle {
	return store.Stelle{ImportNr: s.Import(a).Nr, Lfd: a.Lfd}
}

// werteGezeigt is how many values of a row are shown; the page of the Leistung has all.
const werteGezeigt = 4

func newAenderungenPage(base basePage) (aenderungenPage, error) {
	a := base.Anfrage
	p := aenderungenPage{
		basePage: base, CSV: base.s.link.zu("/aenderungen.csv", mit(a.werte(), paramSeite, "")),
		Zuruecksetzen: base.Link("/aenderungen"),
	}
	if !a.HatVergleich {
		p.Befund = aussageAenderungen(a, aenderungswahl{})
		return p, nil
	}
	p.Bericht = base.Link("/berichte/aenderungsbericht.xlsx", felderPaare(a)...)
	w := newAenderungswahl(base.Davor(), base.Bestand, a)
	p.Befund = aussageAenderungen(a, w)
	p.Facetten = []facettePage{{"Art", paramArt, w.arten}, {ozg.DimThemenfeld.Titel(), ozg.DimThemenfeld.Parameter(), w.felder}}
	for name, werte := range a.Ansicht() {
		p.Erhalten = append(p.Erhalten, parameter{name, werte[0]})
	}
	slices.SortFunc(p.Erhalten, func(x, y parameter) int { return strings.Compare(x.Name, y.Name) })
	zeilen, wahl := blaettere(w.zeilen, a.Seite, "Änderungen", func(seite int) string { return base.Hier(paramSeite, seitenText(seite)) })
	p.Wahl = wahl
	woher, err := base.s.zellenVon(a.Sicht, zeilen)
	if err != nil {
		return p, err
	}
	for i, z := range zeilen {
		if i == 0 || zeilen[i-1].Art != z.Art {
			p.Gruppen = append(p.Gruppen, aenderungsgruppe{Titel: z.Art.Titel(), Anzahl: w.jeArt[z.Art]})
		}
		g := &p.Gruppen[len(p.Gruppen)-1]
		g.Zeilen = append(g.Zeilen, newAenderungEintrag(base, z, woher))
	}
	return p, nil
}

func newAenderungEintrag(base basePage, z aenderungsZeile, woher fundstellen) aenderungEintrag {
	l := z.Leistung()
	e := aenderungEintrag{
		OZGID: z.OZGID, Name: nameOderStrich(l.Bezeichnung()), Themenfeld: nameOderStrich(l.Themenfeld()), Adresse: base.Link("/leistungen/" + z.OZGID),
		Alt: z.AlterZustand(), Neu: z.NeuerZustand(),
	}
	e.Gewechselt = e.Alt != e.Neu && z.Art < ozg.AenderungLaender
	felder := z.Aenderungsteil.Felder
	if z.Art == ozg.AenderungUmfangNeu || z.Art == ozg.AenderungUmfangWeg { // all values at once say little
		felder = slices.DeleteFunc(slices.Clone(felder), func(f ozg.Feldaenderung) bool { return f.Feld != ozg.FeldStand })
	}
	e.Weitere = max(len(felder)-werteGezeigt, 0)
	for _, f := range felder[:len(felder)-e.Weitere] {
		w := newWertwechsel(base.Anfrage.Sicht, f, woher)
		if w.Quelle.Nr > 0 {
			w.Quelle.Adresse = base.Link("/importe/" + nrText(w.Quelle.Nr))
		}
		e.Werte = append(e.Werte, w)
	}
	return e
}

func newWertwechsel(s ozg.Sicht, f ozg.Feldaenderung, woher fundstellen) wertwechsel {
	w := wertwechsel{Titel: f.Feld.Titel(), Alt: angabeText(f.Feld, f.Alt), Neu: angabeText(f.Feld, f.Neu)}
	if n, ok := f.Tage(); ok {
		w.Tage = ozg.DifferenzText(n) + " Tage"
		if n == 1 || n == -1 {
			w.Tage = ozg.DifferenzText(n) + " Tag"
		}
	}
	if f.Neu.Wert != nil {
		imp := s.Import(f.Neu)
		w.Quelle = quellenangabe{Nr: imp.Nr, Datei: imp.Datei}
		if z, ok := woher[stelleVon(s, f.Neu)]; ok {
			w.Quelle.Zelle = zelleText(z.Blatt, z.Herkunft[f.Feld].Zelle, z.Zeile)
		}
	}
	return w
}

func angabeText(f ozg.Feld, a ozg.Angabe) string {
	if a.Wert == nil {
		return "nicht gemeldet"
	}
	return anzeige(f, *a.Wert)
}

func (s *Server) downloadAenderungen(c *fiber.Ctx) error {
	return s.sendeTabelle(c, "ozg-aenderungen", s.aenderungenTabelle)
}

// aenderungenTabelle has one row per value; a move without a value of its own has one row without.
func (s *Server) aenderungenTabelle(a anfrage) (tabelle, error) {
	t := tabelle{name: "aenderungen", kopf: []string{"Art", "OZG-ID", "Leistung", "Themenfeld", "Stand bisher", "Stand neu", "Feld", "bisher", "neu", "Tage", "Import", "Datei", "Zelle"}}
	if !a.HatVergleich {
		return t, nil
	}
	w := newAenderungswahl(a.Sicht.Am(a.Vergleich).Bestand(), a.Sicht.Bestand(), a)
	woher, err := s.zellenVon(a.Sicht, w.zeilen)
	if err != nil {
		return t, err
	}
	for _, z := range w.zeilen {
		l := z.Leistung()
		anfang := []any{z.Art.Titel(), z.OZGID, textZelle(l.Bezeichnung()), textZelle(l.Themenfeld()), z.AlterZustand().Titel(), z.NeuerZustand().Titel()}
		if len(z.Aenderungsteil.Felder) == 0 {
			t.zeilen = append(t.zeilen, append(anfang, nil, nil, nil, nil, nil, nil, nil))
			continue
		}
		for _, f := range z.Aenderungsteil.Felder {
			x := newWertwechsel(a.Sicht, f, woher)
			var tage, nr any
			if n, ok := f.Tage(); ok {
				tage = n
			}
			if x.Quelle.Nr > 0 {
				nr = int(x.Quelle.Nr)
			}
			t.zeilen = append(t.zeilen, append(slices.Clone(anfang), x.Titel, x.Alt, x.Neu, tage, nr, textZelle(x.Quelle.Datei), textZelle(x.Quelle.Zelle)))
		}
	}
	return t, nil
}
