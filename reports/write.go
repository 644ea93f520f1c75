package reports

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Write writes the workbook of an Inhalt. The same Inhalt gives the same bytes.
func Write(w io.Writer, in Inhalt) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // nothing was opened from disk
	if err := f.SetCellStr("Sheet1", "A1", in.Titel); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}
