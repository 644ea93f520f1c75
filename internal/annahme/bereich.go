package annahme

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// maxFremde is how many foreign rows a refusal names.
const maxFremde = 5

// bereich is whose rows the account of an order may state. It is looked up here, each time, so that no
// caller can forget it and a change of role holds at once.
func (d *Dienst) bereich(ctx context.Context, konto string) (zugang.Bereich, error) {
	if d.c.Bereich == nil {
		return zugang.Bereich{Alles: true}, nil
	}
	b, err := d.c.Bereich(ctx, konto)
	if err != nil {
		return zugang.Bereich{}, fmt.Errorf("look up whose rows %q may state: %w", konto, err)
	}
	return b, nil
}

// Bereichstext says in German whose rows an account may state now.
func (d *Dienst) Bereichstext(ctx context.Context, konto string) (string, error) {
	b, err := d.bereich(ctx, konto)
	return b.Text(), err
}

// pruefeBereich refuses a file with rows of others: what counts are its rows, not what it says of itself.
// A file without rows counts for the Themenfeld that it names.
func (d *Dienst) pruefeBereich(ctx context.Context, g *ozg.Geschichte, konto string, v Vorschau) error {
	b, err := d.bereich(ctx, konto)
	if err != nil || b.Alles {
		return err
	}
	neueste := g.Sicht(ozg.Blick{Stichtag: letzterTag})
	bekannt, damals := neueste.Bestand(), neueste.Am(*v.Stichtag).Bestand()
	var fremde []string
	for _, m := range v.Meldungen.Zeilen() {
		z := zugang.Zeile{OZGID: m.OZGID}
		kennen(&z, bekannt)
		if n, ok := m.Bei(ozg.FeldThemenfeld); ok {
			z.Nennt = n.Wert.Text
			if n.Wert.Leer && z.Themenfeld != "" { // else anybody could claim it next
				z.Nennt = zugang.OhneThemenfeld
			}
		}
		for _, n := range m.Nennungen {
			z.Felder = append(z.Felder, n.Feld)
		}
		z.Geaendert = func(f ozg.Feld) bool {
			n, _ := m.Bei(f)
			return aendert(damals, m.OZGID, f, n.Wert)
		}
		if !b.Erlaubt(z) {
			fremde = append(fremde, fremdeZeile(m.Blatt, m.Zeile, z))
		}
	}
	if v.Meldungen.Len() == 0 && !slices.Contains(b.Themenfelder, v.Themenfeld) {
		fremde = append(fremde, "die Datei insgesamt ("+oder(v.Themenfeld, "ohne Themenfeld")+")")
	}
	return fremd(b, "Diese Datei meldet", fremde, "Es wurde nichts gespeichert.")
}

// pruefeBereichRuecknahme refuses to take back what others stated of what is not one's own.
func (d *Dienst) pruefeBereichRuecknahme(ctx context.Context, g *ozg.Geschichte, konto string, nr ozg.Nr) error {
	b, err := d.bereich(ctx, konto)
	if err != nil || b.Alles {
		return err
	}
	imp, ok := g.Import(nr)
	if !ok {
		return nil // the refusal that there is none follows
	}
	r, err := ruecknahme(g, nr)
	if err != nil {
		return err
	}
	zurueck, danach := map[string]bool{}, map[string]string{} // what changes; the Themenfeld that a Leistung falls back to
	for _, x := range r.Zurueck {
		zurueck[x.OZGID+x.Feld.Name()] = true
		if x.Feld == ozg.FeldThemenfeld && x.HatDann {
			danach[x.OZGID] = x.Dann.Text
		}
	}
	felder := map[string][]ozg.Feld{}
	for id, f := range g.Genannt(nr) {
		felder[id] = append(felder[id], f)
	}
	bekannt := g.Sicht(ozg.Blick{Stichtag: letzterTag}).Bestand()
	var fremde []string
	for id, fs := range felder {
		z := zugang.Zeile{OZGID: id, Nennt: danach[id], Felder: fs, Geaendert: func(f ozg.Feld) bool { return zurueck[id+f.Name()] }}
		kennen(&z, bekannt)
		if !b.Erlaubt(z) {
			fremde = append(fremde, fremdeZeile("", 0, z))
		}
	}
	if len(felder) == 0 && !slices.Contains(b.Themenfelder, imp.Themenfeld) {
		fremde = append(fremde, "der Import insgesamt ("+oder(imp.Themenfeld, "ohne Themenfeld")+")")
	}
	slices.Sort(fremde)
	return fremd(b, "Dieser Import meldete", fremde, "Es wurde nichts geändert.")
}

// kennen adds what is known of a Leistung today: it decides whose it is, whatever a file says.
func kennen(z *zugang.Zeile, b *ozg.Bestand) {
	if l, ok := b.Leistung(z.OZGID); ok {
		z.Themenfeld, z.Land = l.Themenfeld(), l.Liste(ozg.FeldLand)
	}
}

func aendert(b *ozg.Bestand, id string, f ozg.Feld, neu *ozg.Wert) bool {
	l, ok := b.Leistung(id)
	if !ok {
		return true
	}
	a, ok := l.Angabe(f)
	return !ok || neu == nil || !a.Wert.Gleich(*neu)
}

func fremdeZeile(blatt string, zeile int, z zugang.Zeile) string {
	t := "OZG-ID " + z.OZGID + " (" + oder(z.Themenfeld, "ohne Themenfeld")
	if z.Nennt != "" && z.Nennt != z.Themenfeld {
		t += ", genannt " + z.Nennt
	}
	t += ")"
	if zeile > 0 {
		t = strings.TrimSpace(blatt+" Zeile "+strconv.Itoa(zeile)) + ": " + t
	}
	return t
}

func fremd(b zugang.Bereich, was string, fremde []string, folge string) error {
	if len(fremde) == 0 {
		return nil
	}
	t := was + " auch, was nicht zu Ihrem Bereich (" + b.Text() + ") gehört: " + strings.Join(fremde[:min(len(fremde), maxFremde)], "; ")
	if n := len(fremde) - maxFremde; n > 0 {
		t += fmt.Sprintf(" und %s weitere", ozg.ZahlText(n))
	}
	return ozg.NeuerFehler("bereich_fremd", t+". "+folge)
}

func oder(s, sonst string) string {
	if s == "" {
		return sonst
	}
	return s
}
