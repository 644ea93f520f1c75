package ozg

// Schwere is the severity of a Befund.
type Schwere string

// The severities: a fehler is not taken (the rest of the row is), a warnung is taken but doubtful, a
// hinweis only tells.
const (
	SchwereFehler  Schwere = "fehler"
	SchwereWarnung Schwere = "warnung"
	SchwereHinweis Schwere = "hinweis"
)

// Befund is a finding about one place of a file. Zelle is an address like "F12"; a Befund on a column
// names its header cell. Wert is the text as written.
type Befund struct {
	Schwere   Schwere `json:"schwere"`
	Code      string  `json:"code"`
	Blatt     string  `json:"blatt"`
	Zelle     string  `json:"zelle"`
	Wert      string  `json:"wert"`
	Text      string  `json:"text"`
	Vorschlag string  `json:"vorschlag"`
}

// Zweifel is why a text could not, or not surely, be read as a value: a Befund without its place.
// With SchwereFehler there is no value.
type Zweifel struct {
	Schwere   Schwere
	Code      string
	Text      string
	Vorschlag string
}

// Bei makes the Befund for a place.
func (z Zweifel) Bei(blatt, zelle, wert string) Befund {
	return Befund{Schwere: z.Schwere, Code: z.Code, Blatt: blatt, Zelle: zelle, Wert: wert, Text: z.Text, Vorschlag: z.Vorschlag}
}
