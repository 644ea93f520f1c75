package dashboard

import (
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// ruecknahmePage asks before an import is taken back, and shows what every value falls back to.
type ruecknahmePage struct {
	basePage
	Pfad       []pfadGlied
	Zeile      importZeile
	Satz       string
	Wirkung    string
	Zeilen     []rueckfallZeile
	Wahl       seitenwahl
	Senden     string // target of the form
	Abbruch    string
	Pruefsumme string // of what is shown
	Veraltet   bool   // another import changed it meanwhile
}

type rueckfallZeile struct {
	OZGID, Bezeichnung, Href string
	Feld, Bisher, Danach     string
	Import                   int // where the value after comes from, 0: nobody states it any more
}

// ruecknahmeText says what taking an import back does, in one sentence each.
func ruecknahmeText(r annahme.Ruecknahme) string {
	ohne := 0
	for _, x := range r.Zurueck {
		if !x.HatDann || x.Dann.Leer {
			ohne++
		}
	}
	t := "Kein Wert ändert sich."
	switch n := len(r.Zurueck); {
	case n == 0:
	case ohne == n:
		t = ozg.AnzahlText(n, "Wert fällt", "Werte fallen") + " auf „keine Angabe“ zurück."
	case ohne == 0:
		t = ozg.AnzahlText(n, "Wert fällt", "Werte fallen") + " auf frühere Meldungen zurück."
	default:
		t = ozg.AnzahlText(n, "Wert fällt", "Werte fallen") + " auf frühere Meldungen zurück, " + ozg.ZahlText(ohne) + " davon auf „keine Angabe“."
	}
	if r.Bleibt > 0 {
		t += " " + ozg.AnzahlText(r.Bleibt, "Wert bleibt, da ein späterer Import ihn", "Werte bleiben, da spätere Importe sie") + " neu gemeldet " + ozg.Mehrzahl(r.Bleibt, "hat", "haben") + "."
	}
	if r.Gleich > 0 {
		t += " " + ozg.AnzahlText(r.Gleich, "Wert bleibt gleich, da er", "Werte bleiben gleich, da sie") + " schon vorher so gemeldet " + ozg.Mehrzahl(r.Gleich, "war", "waren") + "."
	}
	return t
}

// fragZuruecknehmen asks before an import is taken back.
func (s *Server) fragZuruecknehmen(c *fiber.Ctx) error {
	return s.zeigeRuecknahme(c, fiber.StatusOK, false)
}

// zeigeRuecknahme shows what taking an import back would change; veraltet says that this is not what the
// person saw before.
func (s *Server) zeigeRuecknahme(c *fiber.Ctx, status int, veraltet bool) error {
	a, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	r, err := s.c.Dienst.VorschauRuecknahme(c.UserContext(), nr)
	if err != nil {
		return err
	}
	name := "Import " + strconv.Itoa(int(nr))
	base := s.importBase(a, name+" zurücknehmen")
	pfad := "/importe/" + strconv.Itoa(int(nr))
	p := ruecknahmePage{
		basePage: base, Zeile: newImportZeile(base, r.Import), Satz: name + " zurücknehmen?", Wirkung: ruecknahmeText(r), Veraltet: veraltet,
		Senden: base.Adresse(pfad + "/zuruecknehmen"), Abbruch: base.Adresse(pfad), Pruefsumme: r.Pruefsumme,
		Pfad: []pfadGlied{{"Importe", base.Adresse("/importe")}, {name, base.Adresse(pfad)}, {"Zurücknehmen", ""}},
	}
	teil, wahl := blaettere(r.Zurueck, a.Seite, "Werte", func(seite int) string { return base.Hier(paramSeite, seitenText(seite)) })
	for _, x := range teil {
		p.Zeilen = append(p.Zeilen, newRueckfallZeile(base, x))
	}
	p.Wahl = wahl
	return s.zeigeFrisch(c, status, "import_zuruecknehmen", p)
}

func newRueckfallZeile(base basePage, x annahme.Rueckfall) rueckfallZeile {
	z := rueckfallZeile{
		OZGID: x.OZGID, Bezeichnung: nameOderStrich(x.Bezeichnung), Href: base.Adresse("/leistungen/" + x.OZGID),
		Feld: x.Feld.Titel(), Bisher: anzeige(x.Feld, x.Jetzt), Danach: "keine Angabe", Import: int(x.DannImport),
	}
	if x.HatDann {
		z.Danach = anzeige(x.Feld, x.Dann)
	}
	return z
}

// zuruecknehmen takes an import back, if that does what the person was shown.
func (s *Server) zuruecknehmen(c *fiber.Ctx) error {
	_, nr, err := s.importAnfrage(c)
	if err != nil {
		return err
	}
	summe := c.FormValue("pruefsumme")
	if summe == "" {
		return ozg.NeuerFehler("pruefsumme_fehlt", "Die Anfrage nennt nicht, was Sie vor dem Zurücknehmen gesehen haben. Öffnen Sie die Seite des Imports noch einmal. Es wurde nichts geändert.")
	}
	_, err = s.c.Dienst.ZuruecknehmenGeprueft(c.UserContext(), nr, kontoVon(c), time.Time{}, summe)
	switch {
	case ozg.FehlerCode(err) == "vorschau_veraltet":
		return s.zeigeRuecknahme(c, fiber.StatusConflict, true)
	case err != nil:
		return err
	}
	return s.leiteWeiter(c, "/importe/"+strconv.Itoa(int(nr)), nil)
}
