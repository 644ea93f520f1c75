package dashboard

import (
	"encoding/json"
	"time"

	"ozgtracker/importer"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
)

// entwurfKurzJSON is a draft as the list shows it.
type entwurfKurzJSON struct {
	ID       string            `json:"id"`
	Version  int               `json:"version"`
	Datei    string            `json:"datei"`
	SHA256   string            `json:"sha256"`
	Konto    string            `json:"konto"`
	Ablauf   time.Time         `json:"ablauf"`
	Eingaben importer.Eingaben `json:"eingaben"`
}

type entwuerfeJSON struct {
	Entwuerfe []entwurfKurzJSON `json:"entwuerfe"`
}

func newEntwurfKurzJSON(e annahme.Entwurf) entwurfKurzJSON {
	return entwurfKurzJSON{e.ID, e.Version, e.Datei, e.SHA256, e.Konto, e.Ablauf.UTC(), e.Eingaben}
}

// entwurfJSON is a draft with all that its page shows: how the file was understood, what is asked, what it
// would change. Vorschau is null while it cannot be computed; Fehler then says why.
type entwurfJSON struct {
	entwurfKurzJSON
	Fehler          *ozg.Fehler            `json:"fehler"`
	Stichtag        *ozg.Tag               `json:"stichtag"`
	StichtagQuelle  string                 `json:"stichtag_quelle"`
	Themenfeld      string                 `json:"themenfeld"`
	Blaetter        []entwurfBlattJSON     `json:"blaetter"`
	Woerter         []unbekanntesWort      `json:"unbekannte_woerter"`
	Datumsfragen    []datumsfrageJSON      `json:"datumsfragen"`
	Gemerkt         importer.Eingaben      `json:"gemerkt"`
	Vorschau        *annahme.Zaehlung      `json:"vorschau"`
	Aenderungen     []wertAenderungJSON    `json:"aenderungen"`
	AenderungenZahl int                    `json:"aenderungen_zahl"`
	Fehlend         []fehlendeLeistungJSON `json:"fehlend"`
	Ungewoehnlich   []string               `json:"ungewoehnlich"`
	Befunde         []ozg.Befund           `json:"befunde"`
	Schon           ozg.Nr                 `json:"schon_angenommen"` // 0: it is not
	Pruefsumme      string                 `json:"pruefsumme"`
	Wissen          ozg.Nr                 `json:"wissen"`
}

// entwurfBlattJSON adds to a sheet of the contract what every column became, and why.
type entwurfBlattJSON struct {
	importer.BlattBericht
	Zuordnung []spalteJSON `json:"zuordnung"`
}

type spalteJSON struct {
	Spalte    string   `json:"spalte"`
	Titel     string   `json:"titel"`
	Ziele     []string `json:"ziele"`
	Grund     string   `json:"grund"`
	Beispiele []string `json:"beispiele"`
}

type unbekanntesWort struct {
	Feld       string `json:"feld"`
	Schluessel string `json:"schluessel"`
	Text       string `json:"text"`
	Anzahl     int    `json:"anzahl"`
	ErsteZelle string `json:"erste_zelle"`
	Grund      string `json:"grund"`
	Vorschlag  string `json:"vorschlag"`
}

type datumsfrageJSON struct {
	Blatt    string  `json:"blatt"`
	Spalte   string  `json:"spalte"`
	Titel    string  `json:"titel"`
	Anzahl   int     `json:"anzahl"`
	Beispiel string  `json:"beispiel"`
	Tag      ozg.Tag `json:"tag_zuerst"`
	Monat    ozg.Tag `json:"monat_zuerst"`
}

type fehlendeLeistungJSON struct {
	OZGID       string  `json:"ozg_id"`
	Bezeichnung string  `json:"bezeichnung"`
	Stichtag    ozg.Tag `json:"letzter_stichtag"`
}

// wertAenderungJSON is one value that would change. Alt is left out where nothing was stated; null is a
// value cleared on purpose.
type wertAenderungJSON struct {
	OZGID       string          `json:"ozg_id"`
	Bezeichnung string          `json:"bezeichnung"`
	Blatt       string          `json:"blatt"`
	Zeile       int             `json:"zeile"`
	Feld        string          `json:"feld"`
	Alt         json.RawMessage `json:"alt,omitempty"`
	Neu         json.RawMessage `json:"neu"`
	Herkunft    ozg.Herkunft    `json:"herkunft"`
	Auffaellig  string          `json:"auffaellig"`
}

// newEntwurfJSON takes a draft, its Vorschau and, where there is none, the German reason.
func newEntwurfJSON(e annahme.Entwurf, v annahme.Vorschau, fehler *ozg.Fehler) entwurfJSON {
	j := entwurfJSON{
		entwurfKurzJSON: newEntwurfKurzJSON(e), Fehler: fehler, Stichtag: v.Stichtag, StichtagQuelle: v.StichtagQuelle, Themenfeld: v.Themenfeld,
		Blaetter: []entwurfBlattJSON{}, Woerter: []unbekanntesWort{}, Datumsfragen: []datumsfrageJSON{}, Gemerkt: v.Gemerkt,
		Aenderungen: newWertAenderungen(v.Aenderungen), AenderungenZahl: v.AenderungenZahl, Fehlend: []fehlendeLeistungJSON{},
		Ungewoehnlich: append([]string{}, v.Ungewoehnlich...), Befunde: append([]ozg.Befund{}, v.Befunde...), Schon: v.SchonAngenommen, Pruefsumme: v.Pruefsumme, Wissen: v.Wissen,
	}
	if fehler == nil {
		j.Vorschau = &v.Zaehlung
	}
	for _, b := range v.Blaetter {
		j.Blaetter = append(j.Blaetter, newEntwurfBlattJSON(b))
	}
	for _, w := range v.UnbekannteWorte {
		j.Woerter = append(j.Woerter, unbekanntesWort(w))
	}
	for _, f := range v.Datumsfragen {
		j.Datumsfragen = append(j.Datumsfragen, datumsfrageJSON(f))
	}
	for _, f := range v.Fehlend {
		j.Fehlend = append(j.Fehlend, fehlendeLeistungJSON{f.OZGID, f.Bezeichnung, f.LetzterStichtag})
	}
	return j
}

func newEntwurfBlattJSON(b importer.BlattBericht) entwurfBlattJSON {
	j := entwurfBlattJSON{BlattBericht: b, Zuordnung: []spalteJSON{}}
	for _, s := range alleSpalten(b) {
		j.Zuordnung = append(j.Zuordnung, spalteJSON{
			Spalte: s, Titel: spaltenTitel(b, s), Ziele: append([]string{}, b.Spalten[s]...), Grund: b.Grund[s], Beispiele: append([]string{}, b.Beispiele[s]...),
		})
	}
	return j
}

func newWertAenderungen(as []annahme.Aenderung) []wertAenderungJSON {
	out := []wertAenderungJSON{}
	for _, a := range as {
		z := wertAenderungJSON{
			OZGID: a.OZGID, Bezeichnung: a.Bezeichnung, Blatt: a.Blatt, Zeile: a.Zeile, Feld: a.Feld.Name(),
			Neu: a.Feld.AppendJSON(nil, a.Neu), Herkunft: a.Herkunft, Auffaellig: a.Auffaellig,
		}
		if a.HatAlt {
			z.Alt = a.Feld.AppendJSON(nil, a.Alt)
		}
		out = append(out, z)
	}
	return out
}
