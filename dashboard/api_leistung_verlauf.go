package dashboard

import "ozgtracker/internal/ozg"

// meilensteinJSON is one of the four milestones, against the current plan and the Erstplan.
type meilensteinJSON struct {
	Code           string   `json:"code"`
	Soll           *ozg.Tag `json:"soll"`
	Erstplan       *ozg.Tag `json:"erstplan"`
	Nachgereicht   bool     `json:"erstplan_nachgereicht"`
	Erreicht       *ozg.Tag `json:"erreicht"`
	Spaetestens    bool     `json:"spaetestens"` // erreicht is the first Stichtag of a state that implies it
	Verzug         *int     `json:"verzug_tage"` // null without Soll
	VerzugErstplan *int     `json:"verzug_erstplan_tage"`
	Verschiebungen int      `json:"verschiebungen"`
	VerschobenTage int      `json:"verschoben_tage"`
}

func newMeilensteineJSON(b *ozg.Bestand, l *ozg.Leistung) (ms []meilensteinJSON) {
	for _, m := range ozg.Meilensteine {
		t := b.Termin(l, m)
		j := meilensteinJSON{Code: m.Code(), Nachgereicht: t.Nachgereicht, Spaetestens: t.Spaetestens, Verschiebungen: t.Verschiebungen, VerschobenTage: t.VerschobenTage}
		if t.HatSoll {
			j.Soll, j.Verzug = &t.Soll, &t.Verzug
		}
		if t.HatErstplan {
			j.Erstplan, j.VerzugErstplan = &t.Erstplan, &t.VerzugErstplan
		}
		if t.Erreicht {
			j.Erreicht = &t.Am
		}
		ms = append(ms, j)
	}
	return ms
}

// verlaufJSON is what one import said of a Leistung.
type verlaufJSON struct {
	Import      ozg.Nr            `json:"import"`
	Datei       string            `json:"datei"`
	Stichtag    ozg.Tag           `json:"stichtag"`
	Satz        string            `json:"satz"`
	Aenderungen []verlaufFeldJSON `json:"aenderungen"`
	Bestaetigt  int               `json:"bestaetigt"` // values stated anew as they were
}

// verlaufFeldJSON is one value as people read it, with the cell that states it.
type verlaufFeldJSON struct {
	Feld   ozg.Feld `json:"feld"`
	Bisher string   `json:"bisher"` // "" where nothing was stated
	Neu    string   `json:"neu"`
	Zelle  string   `json:"zelle"`
	Text   string   `json:"text"`
}

func newVerlaufJSON(es []verlaufEintrag) []verlaufJSON {
	vs := make([]verlaufJSON, 0, len(es))
	for _, e := range es {
		v := verlaufJSON{e.Import.Nr, e.Import.Datei, e.Import.Stichtag, e.Satz, []verlaufFeldJSON{}, e.Bestaetigt}
		for _, x := range e.Aenderungen {
			v.Aenderungen = append(v.Aenderungen, verlaufFeldJSON{x.Feld, x.Alt, x.Neu, x.Zelle, x.Text})
		}
		vs = append(vs, v)
	}
	return vs
}
