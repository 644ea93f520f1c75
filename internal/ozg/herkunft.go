package ozg

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// kurz is the key of origins in their short form; no field has this name.
const kurz = `{"kurz":[`

// AppendHerkunft appends the origins of the row as the store keeps them, for LiesHerkunft: cell and text of
// each field in the order of AppendFelder, {"kurz":["F","in Planung","G",null]}. A cell without a number stands
// in the row of the Meldung; null is no origin or, for a text, the text of the value itself. That is less than
// half of what the names of the fields and whole addresses would take, and most of what an import stores.
func (z Meldungszeile) AppendHerkunft(b []byte) []byte {
	zeile := strconv.Itoa(z.Zeile)
	anfang := len(b)
	b = append(b, kurz...)
	for i := range z.Nennungen {
		n := &z.Nennungen[i]
		if i > 0 {
			b = append(b, ',')
		}
		if n.Herkunft == (Herkunft{}) {
			b = append(b, "null,null"...)
			continue
		}
		spalte, hier := strings.CutSuffix(n.Herkunft.Zelle, zeile)
		switch {
		case istSpalte(n.Herkunft.Zelle): // no address at all, but it would be read as one
			return z.appendHerkunftLang(b[:anfang])
		case hier && istSpalte(spalte):
			b = append(append(append(b, '"'), spalte...), '"')
		default:
			b = appendText(b, n.Herkunft.Zelle)
		}
		b = append(b, ',')
		if n.Feld.textlich() && !n.Wert.Leer && n.Wert.Text == n.Herkunft.Text {
			b = append(b, "null"...)
		} else {
			b = appendText(b, n.Herkunft.Text)
		}
	}
	return append(b, "]}"...)
}

// appendHerkunftLang appends the origins with the names of their fields, {"stand":["F6","in Planung"]}, as they
// were kept before there was a short form.
func (z Meldungszeile) appendHerkunftLang(b []byte) []byte {
	b = append(b, '{')
	anfang := len(b)
	for i := range z.Nennungen {
		n := &z.Nennungen[i]
		if n.Herkunft == (Herkunft{}) {
			continue
		}
		if len(b) > anfang {
			b = append(b, ',')
		}
		b = appendText(append(append(b, jsonSchluessel[n.Feld]...), '['), n.Herkunft.Zelle)
		b = append(appendText(append(b, ','), n.Herkunft.Text), ']')
	}
	return append(b, '}')
}

// LiesHerkunft reads stored origins of a row of which felder is the JSON of the fields.
func LiesHerkunft(felder, herkunft []byte, zeile int) (map[Feld]Herkunft, error) {
	out := map[Feld]Herkunft{}
	if !bytes.HasPrefix(herkunft, []byte(kurz)) {
		if err := json.Unmarshal(herkunft, &out); err != nil {
			return nil, fmt.Errorf("read origins: %w", err)
		}
		return out, nil
	}
	var paare struct {
		Kurz []*string `json:"kurz"`
	}
	if err := json.Unmarshal(herkunft, &paare); err != nil {
		return nil, fmt.Errorf("read origins: %w", err)
	}
	rest := paare.Kurz
	err := scanFelder(felder, func(f Feld, roh []byte) error {
		if len(rest) < 2 {
			return fmt.Errorf("no origin of field %s", f)
		}
		zelle, text := rest[0], rest[1]
		rest = rest[2:]
		if zelle == nil {
			return nil
		}
		h := Herkunft{Zelle: *zelle}
		if istSpalte(h.Zelle) {
			h.Zelle += strconv.Itoa(zeile)
		}
		if text != nil {
			h.Text = *text
		} else {
			w, err := f.parseJSON(roh)
			if err != nil {
				return err
			}
			h.Text = w.Text
		}
		out[f] = h
		return nil
	})
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%d texts too many", len(rest))
	}
	if err != nil {
		return nil, fmt.Errorf("read origins: %w", err)
	}
	return out, nil
}

// textlich says whether the value of the field is its Text.
func (f Feld) textlich() bool {
	switch f.Art() {
	case ArtZahl, ArtDatum, ArtListe:
		return false
	}
	return true
}

// istSpalte says whether a text is what stands for a column: capital letters only.
func istSpalte(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return s != ""
}
