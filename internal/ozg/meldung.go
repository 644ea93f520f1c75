package ozg

import "encoding/json"

// Meldung is what one accepted row states about one Leistung. A field that is not in Felder is not
// stated; a cleared field is stated with LeererWert. Herkunft tells for each stated field the cell and
// its text as written; fields that hold for all rows (a Themenfeld in the title) name that cell.
type Meldung struct {
	Blatt    string            `json:"blatt"`
	Zeile    int               `json:"zeile"`
	OZGID    string            `json:"ozg_id"`
	Felder   Felder            `json:"felder"`
	Herkunft map[Feld]Herkunft `json:"herkunft"`
}

// Herkunft is the origin of a value inside a file. JSON: ["F6", "in Planung"].
type Herkunft struct {
	Zelle, Text string
}

// MarshalJSON writes the pair of the contract.
func (h Herkunft) MarshalJSON() ([]byte, error) { return json.Marshal([2]string{h.Zelle, h.Text}) }

// UnmarshalJSON reads the pair of the contract.
func (h *Herkunft) UnmarshalJSON(b []byte) error {
	var p [2]string
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	h.Zelle, h.Text = p[0], p[1]
	return nil
}
