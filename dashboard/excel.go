package dashboard

import (
	"bytes"

	"ozgtracker/reports"
)

// Excel writes the table as a workbook.
func (t tabelle) Excel() ([]byte, error) {
	var b bytes.Buffer
	err := reports.WriteListe(&b, reports.Liste{Blatt: t.blatt, Kopf: t.kopf, Breiten: t.breite, Zeilen: t.zeilen, Angaben: t.fuss})
	return b.Bytes(), err
}
