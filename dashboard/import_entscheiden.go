package dashboard

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// maxText bounds one text that a person types.
const maxText = 4000

func eingabeFalsch(text string) error { return ozg.NeuerFehler("eingabe_unbrauchbar", text) }

// entscheide changes the Eingaben of a draft and shows its Vorschau anew at a mark of the page. What would
// make the file unreadable is not kept; the page then says why.
func (s *Server) entscheide(c *fiber.Ctx, marke string, aendere func(*importer.Eingaben) error) error {
	a, err := s.anfrage(c)
	if err != nil {
		return err
	}
	id := c.Params("id")
	ctx, cancel := context.WithTimeout(c.UserContext(), importZeit)
	defer cancel()
	entwurf, err := s.c.Dienst.Entwurf(ctx, id)
	if err != nil {
		return s.entwurfWeg(c, id, err)
	}
	version := formularVersion(c, entwurf)
	if version != entwurf.Version {
		return s.zeigeAnderesFenster(c, a, id)
	}
	if err = aendere(&entwurf.Eingaben); err == nil {
		err = annahme.PruefeUmfang(entwurf.Eingaben)
	}
	if err == nil {
		err = s.bleibtBrauchbar(ctx, entwurf)
	}
	if err != nil {
		text, status, ok := dateiFehler(err)
		if !ok {
			return err
		}
		return s.zeigeEntwurf(c, a, id, status, entwurfHinweis{ablehnung: text})
	}
	switch err := s.c.Dienst.SetEingaben(ctx, id, version, entwurf.Eingaben); {
	case ozg.FehlerCode(err) == "entwurf_geaendert":
		return s.zeigeAnderesFenster(c, a, id)
	case err != nil:
		return err
	}
	return c.Redirect(s.link.zu("/importe/entwurf/"+id, nil)+"#"+marke, fiber.StatusSeeOther)
}

// bleibtBrauchbar reports why a file cannot be used after a decision. A header may be lacking only where it
// lacked before: it is chosen step by step.
func (s *Server) bleibtBrauchbar(ctx context.Context, e annahme.Entwurf) error {
	_, err := s.c.Dienst.Vorschau(ctx, e.Auftrag)
	if !offen(err) {
		return err
	}
	if ozg.FehlerCode(err) != importer.CodeKeinKopf {
		return nil
	}
	vorher, lesen := s.c.Dienst.Entwurf(ctx, e.ID)
	if lesen != nil {
		return lesen
	}
	if _, war := s.c.Dienst.Vorschau(ctx, vorher.Auftrag); ozg.FehlerCode(war) != importer.CodeKeinKopf {
		return err
	}
	return nil
}

// setze puts a value into a map that may not be there yet.
func setze[V any](m *map[string]V, schluessel string, wert V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[schluessel] = wert
}

// entscheideBlatt keeps the header rows and columns of one sheet, or that it is not to be read.
func (s *Server) entscheideBlatt(c *fiber.Ctx) error {
	return s.entscheide(c, "zuordnung", func(e *importer.Eingaben) error {
		name := c.FormValue("blatt")
		b := e.Blaetter[name]
		b.Uebergehen = c.FormValue("uebergehen") != ""
		kopf, err := liesKopf(c.FormValue("kopf_von"), c.FormValue("kopf_bis"))
		if err != nil {
			return err
		}
		if kopf != [2]int{} && (c.FormValue("kopf_von") != c.FormValue("war_von") || c.FormValue("kopf_bis") != c.FormValue("war_bis")) {
			b.Kopf, b.Spalten = kopf, nil     // other header rows make other columns
			if c.FormValue("war_von") == "" { // with the first header its columns are chosen as well
				if b.Spalten, err = geaenderteSpalten(c); err != nil {
					return err
				}
			}
		} else if spalten, err := geaenderteSpalten(c); err != nil {
			return err
		} else {
			for buchstabe, ziel := range spalten {
				setze(&b.Spalten, buchstabe, ziel)
			}
		}
		setze(&e.Blaetter, name, b)
		return nil
	})
}

// liesKopf reads the header rows; the last one alone, or none, may be left out.
func liesKopf(von, bis string) (k [2]int, err error) {
	for i, text := range []string{von, bis} {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		if k[i], err = strconv.Atoi(text); err != nil || k[i] < 1 || k[i] > 1<<20 {
			return k, eingabeFalsch("„" + kurz(text) + "“ ist keine Zeilennummer. Schreiben Sie die Nummer der Kopfzeile, wie sie links am Blatt steht.")
		}
	}
	if k[1] == 0 {
		k[1] = k[0]
	}
	if k[0] == 0 {
		k[0] = k[1]
	}
	if k[0] > k[1] {
		return k, eingabeFalsch("Die erste Kopfzeile liegt unter der letzten. Vertauschen Sie beide Nummern.")
	}
	return k, nil
}

// geaenderteSpalten reads the choices "spalte.F" that differ from what the page showed ("war.F"). The
// choice "auto" lets the column be found by itself.
func geaenderteSpalten(c *fiber.Ctx) (map[string]string, error) {
	out := map[string]string{}
	form, err := formularWerte(c)
	if err != nil {
		return nil, err
	}
	for name, werte := range form {
		buchstabe, ok := strings.CutPrefix(name, "spalte.")
		if !ok || len(werte) == 0 {
			continue
		}
		switch ziel, war := werte[0], form["war."+buchstabe]; {
		case len(war) == 1 && war[0] == ziel:
		case ziel == "auto":
			out[buchstabe] = ""
		default:
			out[buchstabe] = ziel
		}
	}
	return out, nil
}

// formularWerte are all fields of a posted form, however the browser encoded it.
func formularWerte(c *fiber.Ctx) (map[string][]string, error) {
	if strings.HasPrefix(c.Get(fiber.HeaderContentType), fiber.MIMEMultipartForm) {
		f, err := c.MultipartForm()
		if err != nil {
			return nil, eingabeFalsch("Das Formular ist nicht zu verstehen.")
		}
		return f.Value, nil
	}
	out := map[string][]string{}
	for name, wert := range c.Context().PostArgs().All() {
		out[string(name)] = append(out[string(name)], string(wert))
	}
	return out, nil
}

// entscheideWort keeps what a word means in all cells of a field.
func (s *Server) entscheideWort(c *fiber.Ctx) error {
	return s.entscheide(c, "woerter", func(e *importer.Eingaben) error {
		ersatz := strings.TrimSpace(c.FormValue("ersatz"))
		if c.FormValue("nichts") != "" {
			ersatz = importer.ZielNichts
		}
		return setzeWort(e, c.FormValue("feld"), c.FormValue("wort"), ersatz)
	})
}

// setzeWort keeps the reading of a word after looking that the field can be read from it.
func setzeWort(e *importer.Eingaben, feld, wort, ersatz string) error {
	f, ok := wortfeld(feld)
	if !ok || wort == "" || len(wort) > maxText || len(ersatz) > maxText {
		return eingabeFalsch("Dieses Wort gibt es in der Datei nicht.")
	}
	if err := lesbar(f, ersatz); ersatz != importer.ZielNichts && err != nil {
		return err
	}
	if e.Woerter[feld] == nil {
		setze(&e.Woerter, feld, map[string]string{})
	}
	e.Woerter[feld][wort] = ersatz
	return nil
}

// lesbar reports in German why a text states no value of a field.
func lesbar(f ozg.Feld, text string) error {
	if text == "" {
		return eingabeFalsch("Es fehlt, was stattdessen gelesen werden soll. Wählen Sie einen Wert oder „sagt nichts aus“.")
	}
	if felder, zweifel := f.Lies(text, ozg.Umstand{Kopf: f.Titel()}); felder == nil && zweifel != nil {
		return eingabeFalsch("„" + kurz(text) + "“ lässt sich nicht als „" + f.Titel() + "“ lesen. " + zweifel.Text)
	}
	return nil
}

// entscheideDatum keeps the order of day and month of one column.
func (s *Server) entscheideDatum(c *fiber.Ctx) error {
	return s.entscheide(c, "woerter", func(e *importer.Eingaben) error {
		folge, blatt, spalte := c.FormValue("folge"), c.FormValue("blatt"), c.FormValue("spalte")
		if folge != importer.TagZuerst && folge != importer.MonatZuerst || spalte == "" {
			return eingabeFalsch("Wählen Sie, ob zuerst der Tag oder zuerst der Monat steht.")
		}
		setze(&e.Datumsfolge, blatt+"!"+spalte, folge)
		return nil
	})
}

// entscheideZelle repairs one cell, or all cells with the same text.
func (s *Server) entscheideZelle(c *fiber.Ctx) error {
	return s.entscheide(c, "befunde", func(e *importer.Eingaben) error {
		zelle, text := c.FormValue("zelle"), strings.TrimSpace(c.FormValue("text"))
		if len(text) > maxText || !strings.Contains(zelle, "!") {
			return eingabeFalsch("Diese Zelle gibt es in der Datei nicht.")
		}
		if c.FormValue("alle") != "" {
			return setzeWort(e, c.FormValue("feld"), importer.Wortschluessel(c.FormValue("wert")), text)
		}
		setze(&e.Zellen, zelle, text)
		return nil
	})
}

// waehleAb unticks the marked values, or the whole rows in which they stand.
func (s *Server) waehleAb(c *fiber.Ctx) error {
	return s.entscheide(c, "aenderungen", func(e *importer.Eingaben) error {
		form, err := formularWerte(c)
		if err != nil {
			return err
		}
		for _, ort := range form["ohne"] {
			i := strings.LastIndexByte(ort, '!')
			if i < 0 {
				return eingabeFalsch("Diese Zeile gibt es in der Datei nicht.")
			}
			if c.FormValue("zeilen") != "" {
				ort = ort[:i]
			}
			if !slices.Contains(e.Ohne, ort) {
				e.Ohne = append(e.Ohne, ort)
			}
		}
		if len(form["ohne"]) == 0 {
			return eingabeFalsch("Kreuzen Sie zuerst an, was Sie abwählen wollen.")
		}
		return nil
	})
}
