package dashboard

import (
	"context"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

type leistungenJSON struct {
	blickJSON
	Anzahl     anzahl         `json:"anzahl"` // found, of the Umfang
	Sortierung string         `json:"sortierung"`
	Seite      int            `json:"seite"`
	Seiten     int            `json:"seiten"`
	Naechste   *string        `json:"naechste"` // address of the next page, or null
	Leistungen []leistungJSON `json:"leistungen"`
}

// leistungJSON is one Leistung at the Blick. Felder holds what is stated, with the names of the contract;
// a cleared field is null, an unstated one is missing.
type leistungJSON struct {
	OZGID         string      `json:"ozg_id"`
	Zustand       ozg.Zustand `json:"zustand"`
	Abdeckung     anzahl      `json:"abdeckung"`
	OhneLaender   bool        `json:"ohne_laenderangabe"`
	Widerspruch   *string     `json:"widerspruch"`
	Termin        terminJSON  `json:"bundesweit"`
	LetzteMeldung *ozg.Tag    `json:"letzte_meldung"`
	Felder        ozg.Felder  `json:"felder"`
}

type terminJSON struct {
	Soll       *ozg.Tag `json:"soll"`
	Erstplan   *ozg.Tag `json:"erstplan"`
	Erreicht   *ozg.Tag `json:"erreicht"`
	VerzugTage *int     `json:"verzug_tage"`
}

func (s *Server) apiLeistungen(c *fiber.Ctx) error {
	a, sort, err := s.listenAnfrage(c)
	if err != nil {
		return err
	}
	return s.zeigeJSON(c, a, func() (any, error) {
		w := newAuswahl(a.Sicht.Bestand(), s.suche, a.Filter, sort)
		naechste := func(seite int) string {
			return s.link.absolut("/api/v1/leistungen", mit(a.werte(), paramSeite, seitenText(seite)))
		}
		return newLeistungenJSON(s.blickJSON(a), w, a.Seite, naechste), nil
	})
}

func newLeistungenJSON(blick blickJSON, w auswahl, seite int, adresse func(int) string) leistungenJSON {
	zeilen, wahl := blaettere(w.zeilen, seite, "Leistungen", adresse)
	j := leistungenJSON{
		blickJSON: blick, Anzahl: anzahl{len(w.zeilen), w.umfang, einheitOZG}, Sortierung: w.sort.String(),
		Seite: wahl.Seite, Seiten: wahl.Seiten, Leistungen: []leistungJSON{},
	}
	if wahl.Naechste != "" {
		j.Naechste = &wahl.Naechste
	}
	for _, z := range zeilen {
		j.Leistungen = append(j.Leistungen, newLeistungJSON(z))
	}
	return j
}

func newLeistungJSON(z *leistungZeile) leistungJSON {
	j := leistungJSON{
		OZGID: z.OZGID, Zustand: z.Zustand, Abdeckung: anzahl{z.Angebote, z.Moeglich, "zuständige Gebietskörperschaften"}, OhneLaender: z.OhneLaender,
		Felder: ozg.Felder{},
		Termin: terminJSON{VerzugTage: z.verzugTage()},
	}
	if z.Widerspruch != "" {
		j.Widerspruch = &z.Widerspruch
	}
	if z.HatMeldung {
		j.LetzteMeldung = &z.Letzte
	}
	if z.Termin.HatSoll {
		j.Termin.Soll = &z.Termin.Soll
	}
	if z.Termin.HatErstplan {
		j.Termin.Erstplan = &z.Termin.Erstplan
	}
	if z.Termin.Erreicht {
		j.Termin.Erreicht = &z.Termin.Am
	}
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		if a, ok := z.Angabe(f); ok {
			j.Felder[f] = *a.Wert
		}
	}
	return j
}

// leistungEinzelnJSON adds to a Leistung where each value comes from, and its LeiKa-Leistungen.
type leistungEinzelnJSON struct {
	blickJSON
	leistungJSON
	ImUmfang bool                      `json:"im_umfang"`
	Termine  []meilensteinJSON         `json:"meilensteine"`
	Verlauf  []verlaufJSON             `json:"verlauf"` // newest first
	Herkunft map[ozg.Feld]herkunftJSON `json:"herkunft"`
	LeiKa    []leikaJSON               `json:"leika"`
}

type herkunftJSON struct {
	Import   ozg.Nr  `json:"import"`
	Datei    string  `json:"datei"`
	Stichtag ozg.Tag `json:"stichtag"`
	Zelle    string  `json:"zelle"` // with the sheet, "Plan!F12"
	Text     string  `json:"text"`  // as written
	Konto    string  `json:"konto"`
}

type leikaJSON struct {
	LeiKaID         string `json:"leika_id"`
	Bezeichnung     string `json:"bezeichnung"`
	Typ             string `json:"typ"`
	Rechtsgrundlage string `json:"rechtsgrundlage"`
}

func (s *Server) apiLeistung(c *fiber.Ctx) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	id := c.Params("id")
	return s.zeigeJSON(c, a, func() (any, error) {
		b := a.Sicht.Bestand()
		l, ok := b.Leistung(id)
		if !ok {
			return nil, leistungUnbekannt(id, a.Sicht.Stichtag)
		}
		ctx, cancel := context.WithTimeout(context.Background(), leseZeit)
		defer cancel()
		ak, err := s.akte(ctx, a.Sicht, id)
		if err != nil {
			return nil, err
		}
		j := leistungEinzelnJSON{
			blickJSON: s.blickJSON(a), leistungJSON: newLeistungJSON(newLeistungZeile(b, l)),
			Termine: newMeilensteineJSON(b, l), Verlauf: newVerlaufJSON(ak.Eintraege),
			ImUmfang: ausgeschiedenText(b, l) == "", Herkunft: map[ozg.Feld]herkunftJSON{}, LeiKa: []leikaJSON{},
		}
		for f, h := range ak.herkunft {
			j.Herkunft[f] = herkunftJSON{h.Import.Nr, h.Import.Datei, h.Import.Stichtag, h.Zelle, h.Text, h.Konto}
		}
		for _, e := range s.leika[id] {
			j.LeiKa = append(j.LeiKa, leikaJSON{e.LeiKaID, e.Bezeichnung, e.Typ, e.Rechtsgrundlage})
		}
		return j, nil
	})
}
