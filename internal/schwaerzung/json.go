package schwaerzung

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"ozgtracker/internal/ozg"
)

// Zeile is a stored Meldung, but for its key.
type Zeile struct {
	Felder, Blatt string
	Nr            int // of the row in its sheet
	Herkunft      string
}

// Stelle is a place of a row where the text stood, with all of that text.
type Stelle struct {
	Feld     ozg.Feld
	Blatt    bool   // it is the name of the sheet; Feld says nothing then
	Herkunft string // the cell, where it stood in the origin of the value; "" for the value itself
	Text     string
}

// SchwaerzeZeile overwrites the text in a row: in its values that are texts, in their origins and in the name of its sheet.
// What is coded (a stand, a date, a Land) is no text. Without any place nothing has changed.
func (g Gesucht) SchwaerzeZeile(z Zeile) (neu Zeile, stellen []Stelle, err error) {
	m := ozg.Meldung{Zeile: z.Nr}
	if err := json.Unmarshal([]byte(z.Felder), &m.Felder); err != nil {
		return z, nil, fmt.Errorf("read fields: %w", err)
	}
	if m.Herkunft, err = ozg.LiesHerkunft([]byte(z.Felder), []byte(z.Herkunft), z.Nr); err != nil {
		return z, nil, err
	}
	neu = z
	if blatt, ok := g.Schwaerze(z.Blatt); ok {
		stellen, neu.Blatt = append(stellen, Stelle{Blatt: true, Text: z.Blatt}), blatt
	}
	in := len(stellen)
	for f := range ozg.Feld(ozg.AnzahlFelder) {
		if w, ok := g.schwaerzeWert(f, m.Felder[f]); ok {
			stellen = append(stellen, Stelle{Feld: f, Text: f.Anzeige(m.Felder[f])})
			m.Felder[f] = w
		}
		h := m.Herkunft[f]
		if text, ok := g.Schwaerze(h.Text); ok {
			stellen = append(stellen, Stelle{Feld: f, Herkunft: orDash(h.Zelle), Text: h.Text})
			h.Text = text
			m.Herkunft[f] = h
		}
	}
	if len(stellen) == in {
		return neu, stellen, nil
	}
	zeile := ozg.MeldungenAus([]ozg.Meldung{m}).Zeile(0)
	neu.Felder, neu.Herkunft = string(zeile.AppendFelder(nil)), string(zeile.AppendHerkunft(nil))
	return neu, stellen, nil
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// schwaerzeWert overwrites in a value that is a text. An address goes whole, since what is left of it would still be a link.
func (g Gesucht) schwaerzeWert(f ozg.Feld, w ozg.Wert) (ozg.Wert, bool) {
	switch {
	case f == ozg.FeldURL:
		if g.Steht(w.Text) {
			return ozg.TextWert(Ersatz), true
		}
	case f.Art() == ozg.ArtText:
		text, ok := g.Schwaerze(w.Text)
		return ozg.TextWert(text), ok
	case f == ozg.FeldUmsetzer: // codes of Länder, or names of others
		liste, ok := slices.Clone(w.Liste), false
		for i, s := range liste {
			if slices.ContainsFunc(ozg.Laender[:], func(l ozg.Land) bool { return l.Code == s }) {
				continue
			}
			if text, da := g.Schwaerze(s); da {
				liste[i], ok = text, true
			}
		}
		return ozg.ListeWert(liste...), ok
	}
	return w, false
}

// SchwaerzeJSON overwrites the text in the strings of a JSON document, not in its names. What stands under one of the names ohne is
// coded and stays. stellen are the strings as they stood.
func (g Gesucht) SchwaerzeJSON(roh string, ohne ...string) (neu string, stellen []string, err error) {
	if !g.Vielleicht(roh) {
		return roh, nil, nil
	}
	d := json.NewDecoder(bytes.NewReader([]byte(roh)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return roh, nil, fmt.Errorf("read JSON: %w", err)
	}
	v = g.schwaerzeBaum(v, ohne, &stellen)
	if len(stellen) == 0 {
		return roh, nil, nil
	}
	b, err := json.Marshal(v)
	return string(b), stellen, err
}

func (g Gesucht) schwaerzeBaum(v any, ohne []string, stellen *[]string) any {
	switch v := v.(type) {
	case string:
		if neu, ok := g.Schwaerze(v); ok {
			*stellen = append(*stellen, v)
			return neu
		}
	case []any:
		for i := range v {
			v[i] = g.schwaerzeBaum(v[i], ohne, stellen)
		}
	case map[string]any:
		namen := make([]string, 0, len(v))
		for name := range v {
			namen = append(namen, name)
		}
		slices.Sort(namen) // the places come in one order
		for _, name := range namen {
			if !slices.Contains(ohne, name) {
				v[name] = g.schwaerzeBaum(v[name], ohne, stellen)
			}
		}
	}
	return v
}

// StehtInJSON reports whether the text stands in a string or a name of a JSON document.
func (g Gesucht) StehtInJSON(roh string) bool {
	if !g.Vielleicht(roh) {
		return false
	}
	d := json.NewDecoder(bytes.NewReader([]byte(roh)))
	for {
		t, err := d.Token()
		if err != nil {
			return false
		}
		if s, ok := t.(string); ok && g.Steht(s) {
			return true
		}
	}
}
