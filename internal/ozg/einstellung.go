package ozg

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Einstellung is what one Vorgang of the kind "einstellung" changed. It moves a number, so it is part of the
// Geschichte: a Blick shows what held then. Exactly one part is set.
type Einstellung struct {
	Nr         Nr                     `json:"-"`
	Ziel       *ZielEinstellung       `json:"ziel,omitempty"`
	Themenfeld *ThemenfeldEinstellung `json:"themenfeld,omitempty"`
}

// ZielEinstellung adds a Ziel, changes the one of the same Code, or with Entfaellt takes it off the list.
type ZielEinstellung struct {
	Code       string   `json:"code"` // "" for a new one: its Vorgang names it
	Name       string   `json:"name"`
	Tag        string   `json:"tag"` // ISO
	Zaehlung   Zaehlung `json:"zaehlung"`
	Themenfeld string   `json:"themenfeld,omitempty"` // slug; "" for all
	Leistungen []string `json:"leistungen,omitempty"` // OZG-IDs; empty for all
	Entfaellt  bool     `json:"entfaellt,omitempty"`
}

// ThemenfeldEinstellung says who leads a Themenfeld, and how it is called, from a day on. What it says is
// said whole; the last one of the same day holds.
type ThemenfeldEinstellung struct {
	Slug     string   `json:"slug"`
	Ab       string   `json:"ab"` // ISO
	Name     string   `json:"name"`
	Ressorts []string `json:"ressorts"`
	Laender  []string `json:"laender"` // codes
}

// Limits of what a person may type.
const (
	maxName       = 80
	maxLeistungen = 1000
	maxFuehrende  = 6
)

// Pruefe reports what is wrong with a setting, as a *Fehler for the person who typed it.
func (e Einstellung) Pruefe() error {
	switch {
	case e.Ziel != nil && e.Themenfeld == nil:
		return e.Ziel.pruefe()
	case e.Themenfeld != nil && e.Ziel == nil:
		return e.Themenfeld.pruefe()
	}
	return NeuerFehler("einstellung_leer", "Diese Einstellung sagt nichts. Es wurde nichts geändert.")
}

func (z *ZielEinstellung) pruefe() error {
	if z.Code == "" && z.Entfaellt || z.Code != "" && !istZielCode(z.Code) {
		return NeuerFehler("ziel_unbekannt", "Dieses Ziel kann nicht geändert werden.")
	}
	if z.Entfaellt {
		return nil
	}
	if err := pruefeName(z.Name, "Das Ziel"); err != nil {
		return err
	}
	if t, err := ParseISO(z.Tag); err != nil || t < ersterTag || t > letzterTag {
		return NeuerFehler("ziel_tag", "Das Ziel braucht einen Tag, bis zu dem es erreicht sein soll. Schreiben Sie ihn als TT.MM.JJJJ, etwa 31.12.2022.")
	}
	if !slices.Contains(Zaehlungen, z.Zaehlung) {
		return NeuerFehler("ziel_zaehlung", "Wählen Sie, was für das Ziel zählt: online irgendwo, Abdeckung oder flächendeckend.")
	}
	if _, ok := ThemenfeldSlug(z.Themenfeld); !ok && z.Themenfeld != "" {
		return NeuerFehler("themenfeld_unbekannt", "Dieses Themenfeld gibt es nicht.")
	}
	if len(z.Leistungen) > maxLeistungen {
		return NeuerFehler("ziel_leistungen", "Ein Ziel kann höchstens "+ZahlText(maxLeistungen)+" Leistungen einzeln nennen.")
	}
	for _, id := range z.Leistungen {
		if gelesen, ok := LiesOZGID(id); !ok || gelesen != id {
			return NeuerFehler("ziel_leistungen", "„"+kuerze(id, 20)+"“ ist keine OZG-ID. Schreiben Sie fünf Ziffern, etwa 10214.")
		}
	}
	return nil
}

func (t *ThemenfeldEinstellung) pruefe() error {
	if _, ok := ThemenfeldSlug(t.Slug); !ok {
		return NeuerFehler("themenfeld_unbekannt", "Dieses Themenfeld gibt es nicht.")
	}
	if ab, err := ParseISO(t.Ab); err != nil || ab < ersterTag || ab > letzterTag {
		return NeuerFehler("themenfeld_ab", "Die Federführung braucht den Tag, ab dem sie gilt. Schreiben Sie ihn als TT.MM.JJJJ, etwa 01.01.2023.")
	}
	if err := pruefeName(t.Name, "Das Themenfeld"); err != nil {
		return err
	}
	if len(t.Ressorts)+len(t.Laender) == 0 || len(t.Ressorts) > maxFuehrende || len(t.Laender) > maxFuehrende {
		return NeuerFehler("themenfeld_federfuehrung", "Nennen Sie ein bis sechs Ressorts oder Länder, die das Themenfeld führen.")
	}
	for _, r := range t.Ressorts {
		if !slices.ContainsFunc(ressorts, func(z zeile[string]) bool { return z.wert == r }) {
			return NeuerFehler("ressort_unbekannt", "Das Ressort „"+kuerze(r, 20)+"“ gibt es nicht. Schreiben Sie die Abkürzung, etwa BMI.")
		}
	}
	for _, l := range t.Laender {
		if LandIndex(l) < 0 {
			return NeuerFehler("land_unbekannt", "Das Land „"+kuerze(l, 20)+"“ gibt es nicht. Schreiben Sie die Abkürzung aus zwei Buchstaben, etwa NI.")
		}
	}
	return nil
}

func pruefeName(name, was string) error {
	if n := utf8.RuneCountInString(name); n == 0 || n > maxName || sauber(name) != name {
		return NeuerFehler("name_ungueltig", was+" braucht einen Namen von höchstens "+ZahlText(maxName)+" Zeichen.")
	}
	return nil
}

// ZielCode is the code of the Ziel that a Vorgang brought.
func ZielCode(nr Nr) string { return "ziel-" + strconv.Itoa(int(nr)) }

// istZielCode reports a code as ZielCode makes it.
func istZielCode(code string) bool {
	ziffern, ok := strings.CutPrefix(code, "ziel-")
	return ok && ziffern != "" && len(ziffern) < 10 && strings.Trim(ziffern, "0123456789") == ""
}

func kuerze(text string, zeichen int) string {
	if r := []rune(text); len(r) > zeichen {
		return string(r[:zeichen]) + "…"
	}
	return text
}

// Einstellung adds the setting that a Vorgang made, in the order of Nr. Its Vorgang is added by Vorgang.
func (a *Aufbau) Einstellung(nr Nr, inhalt []byte) error {
	e := Einstellung{Nr: nr}
	if err := json.Unmarshal(inhalt, &e); err != nil {
		return fmt.Errorf("extend history: setting of Vorgang %d: %w", nr, err)
	}
	if n := len(a.g.einstellungen); n > 0 && a.g.einstellungen[n-1].Nr >= nr {
		return fmt.Errorf("extend history: setting %d after %d", nr, a.g.einstellungen[n-1].Nr)
	}
	a.g.einstellungen = append(slices.Clip(a.g.einstellungen), e)
	return nil
}

// Einstellungen lists all settings ever made, in the order of their Nr. The slice must not be changed.
func (g *Geschichte) Einstellungen() []Einstellung { return g.einstellungen }

// einstellungen lists the settings known at the Wissensstand.
func (s Sicht) einstellungen() []Einstellung {
	if s.g == nil {
		return nil
	}
	n, _ := slices.BinarySearchFunc(s.g.einstellungen, s.Wissen+1, func(e Einstellung, nr Nr) int { return int(e.Nr - nr) })
	return s.g.einstellungen[:n]
}

// Themenfelder lists the 14 Themenfelder in the order of the list of that name, with the names and the
// Federführung that hold at the Blick. Statements name a Themenfeld by its name in that list, whatever it is
// called now, so Slug is what both have in common. The slice must not be changed.
func (s Sicht) Themenfelder() []Themenfeld {
	var out []Themenfeld
	ab := map[string]Tag{}
	for _, e := range s.einstellungen() {
		t := e.Themenfeld
		if t == nil {
			continue
		}
		tag, err := ParseISO(t.Ab)
		i := slices.IndexFunc(Themenfelder, func(f Themenfeld) bool { return f.Slug == t.Slug })
		if err != nil || i < 0 || tag > s.Stichtag || tag < ab[t.Slug] {
			continue
		}
		if out == nil {
			out = slices.Clone(Themenfelder)
		}
		ab[t.Slug] = tag
		if out[i].Kurzname = t.Name; t.Name == Themenfelder[i].Name {
			out[i].Kurzname = Themenfelder[i].Kurzname
		}
		out[i].Name, out[i].Ressorts, out[i].Laender = t.Name, t.Ressorts, t.Laender
	}
	if out == nil {
		return Themenfelder
	}
	return out
}

// Themenfeld finds a Themenfeld by its slug, as it holds at the Blick.
func (s Sicht) Themenfeld(slug string) (Themenfeld, bool) {
	for _, t := range s.Themenfelder() {
		if t.Slug == slug {
			return t, true
		}
	}
	return Themenfeld{}, false
}
