package annahme

import (
	"ozgtracker/importer"
)

// Bericht is what is kept of an import beside its Meldungen and Befunde: how the file was understood and
// what it changed when it was accepted.
type Bericht struct {
	Blaetter       []importer.BlattBericht `json:"blaetter"`
	Zaehlung       Zaehlung                `json:"vorschau"`
	StichtagQuelle string                  `json:"stichtag_quelle"`
}
