package dashboard

import (
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// korrekturFormular corrects one value of a Leistung without a file.
type korrekturFormular struct {
	Adresse  string // where the Vorschau is
	Feld     string // name
	Titel    string
	Wert     string // to begin with
	Werte    []auswahlOption
	Stichtag string // the one shown
	Hat      bool   // there is a value that can be withdrawn
}

// korrekturPage shows what a correction would change, before anything is stored.
type korrekturPage struct {
	basePage
	Pfad       []pfadGlied
	Satz       string
	OZGID      string
	Name       string
	Eingabe    korrekturEingabe
	Formular   korrekturFormular
	Fehler     string // German: why there is no Vorschau
	Veraltet   bool
	Gleich     bool // the value holds already
	Aenderung  *aenderungZeile
	Hinweise   []string
	Pruefsumme string
	Senden     string // target of the form that accepts
	Abbruch    string
}

// korrekturEingabe is what a person typed.
type korrekturEingabe struct {
	Feld, Wert, Grund, Stichtag string
	Zuruecknehmen               bool
}

func newKorrekturFormular(base basePage, id string, f ozg.Feld, wert string, hat bool) korrekturFormular {
	k := korrekturFormular{
		Adresse: base.Adresse("/leistungen/" + id + "/korrektur"), Feld: f.Name(), Titel: f.Titel(), Wert: wert, Stichtag: base.Stichtag().Deutsch(), Hat: hat,
	}
	for _, code := range f.Werte() {
		text := f.Anzeige(ozg.TextWert(code))
		k.Werte = append(k.Werte, auswahlOption{text, text, text == wert})
	}
	return k
}

// liesKorrektur reads the form of a correction.
func liesKorrektur(c *fiber.Ctx) (k annahme.Korrektur, e korrekturEingabe, err error) {
	e = korrekturEingabe{
		Feld: c.FormValue("feld"), Wert: strings.TrimSpace(c.FormValue("wert")), Grund: strings.TrimSpace(c.FormValue("grund")),
		Stichtag: strings.TrimSpace(c.FormValue("stichtag")), Zuruecknehmen: c.FormValue("zuruecknehmen") != "",
	}
	k, err = neueKorrektur(c.Params("id"), e)
	k.Konto, k.Pruefsumme = kontoVon(c), c.FormValue("pruefsumme")
	return k, e, err
}

// neueKorrektur reads what was typed.
func neueKorrektur(id string, e korrekturEingabe) (annahme.Korrektur, error) {
	k := annahme.Korrektur{OZGID: id, Text: e.Wert, Zuruecknehmen: e.Zuruecknehmen, Grund: e.Grund}
	var ok bool
	if k.Feld, ok = ozg.FeldNamed(e.Feld); !ok {
		return k, ozg.NeuerFehler("feld_unbekannt", "Dieses Feld gibt es nicht.")
	}
	if len(e.Wert) > maxText || len(e.Grund) > maxText {
		return k, ozg.NeuerFehler("text_zu_lang", "Der Text ist zu lang. Kürzen Sie ihn auf höchstens "+ozg.ZahlText(maxText)+" Zeichen.")
	}
	t, _, zweifel := ozg.LiesTag(e.Stichtag)
	if zweifel != nil {
		return k, ozg.NeuerFehler("stichtag_falsch", "„"+kurz(e.Stichtag)+"“ ist kein Tag. Schreiben Sie den Stichtag als TT.MM.JJJJ, zum Beispiel 30.06.2021.")
	}
	k.Stichtag = t
	return k, nil
}

// zeigeKorrektur shows the Vorschau of a correction.
func (s *Server) zeigeKorrektur(c *fiber.Ctx) error {
	k, e, err := liesKorrektur(c)
	return s.sendeKorrektur(c, fiber.StatusOK, k, e, err, false)
}

// sendeKorrektur answers with the Vorschau of a correction, or with the form and the reason why there is
// none.
func (s *Server) sendeKorrektur(c *fiber.Ctx, status int, k annahme.Korrektur, e korrekturEingabe, err error, veraltet bool) error {
	a, aerr := s.anfrage(c)
	if aerr != nil {
		return aerr
	}
	if ozg.FehlerCode(err) == "feld_unbekannt" {
		return err
	}
	base := s.importBase(a, "Wert korrigieren")
	base.Bereich = "/leistungen"
	bestand := s.geschichte().Sicht(ozg.Blick{Stichtag: max(a.Neuester, s.heute())}).Bestand()
	l, ok := bestand.Leistung(k.OZGID)
	if !ok {
		return leistungUnbekannt(k.OZGID, bestand.Sicht.Stichtag)
	}
	pfad := "/leistungen/" + k.OZGID
	name := nameOderStrich(l.Bezeichnung())
	p := korrekturPage{
		basePage: base, OZGID: k.OZGID, Name: name, Eingabe: e, Veraltet: veraltet, Satz: "Korrektur: „" + k.Feld.Titel() + "“ von " + name,
		Senden: base.Adresse(pfad + "/korrektur/annehmen"), Abbruch: base.Adresse(pfad), Formular: newKorrekturFormular(base, k.OZGID, k.Feld, e.Wert, true),
		Pfad: []pfadGlied{{"Leistungen", base.Adresse("/leistungen")}, {k.OZGID, base.Adresse(pfad)}, {"Korrektur", ""}},
	}
	p.Formular.Stichtag = e.Stichtag
	var v annahme.Vorschau
	if err == nil {
		v, err = s.c.Dienst.VorschauKorrektur(c.UserContext(), k)
	}
	if err != nil {
		text, fehlerStatus, ok := dateiFehler(err)
		if !ok {
			return err
		}
		p.Fehler = text
		return s.zeigeFrisch(c, max(status, fehlerStatus), "korrektur", p)
	}
	p.fuelle(v)
	return s.zeigeFrisch(c, status, "korrektur", p)
}

// fuelle adds what the Vorschau says.
func (p *korrekturPage) fuelle(v annahme.Vorschau) {
	p.Pruefsumme, p.Gleich, p.Hinweise = v.Pruefsumme, len(v.Aenderungen) == 0, v.Ungewoehnlich
	for _, b := range v.Befunde {
		p.Hinweise = append(p.Hinweise, b.Text)
	}
	for _, a := range v.Aenderungen {
		z := newAenderungZeile(a, func(string) string { return "" })
		p.Aenderung = &z
		if a.Auffaellig != "" {
			p.Hinweise = append(p.Hinweise, a.Auffaellig+".")
		}
	}
}

// korrigieren accepts the correction that was shown, and no other.
func (s *Server) korrigieren(c *fiber.Ctx) error {
	k, e, err := liesKorrektur(c)
	if err != nil {
		return err
	}
	if k.Pruefsumme == "" {
		return ozg.NeuerFehler("pruefsumme_fehlt", "Die Anfrage nennt die Vorschau nicht, die Sie gesehen haben. Öffnen Sie die Leistung noch einmal. Es wurde nichts gespeichert.")
	}
	beleg, err := s.c.Dienst.Korrigieren(c.UserContext(), k)
	switch {
	case ozg.FehlerCode(err) == "vorschau_veraltet":
		return s.sendeKorrektur(c, fiber.StatusConflict, k, e, nil, true)
	case err != nil:
		return err
	}
	return s.leiteWeiter(c, "/importe/"+strconv.Itoa(int(beleg.Nr)), nil)
}
