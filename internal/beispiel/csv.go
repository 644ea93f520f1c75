package beispiel

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"

	"golang.org/x/text/encoding/charmap"

	"ozgtracker/internal/ozg"
)

// csvDatei writes a sheet as older office programs save it: semicolons, CRLF, Windows-1252.
func csvDatei(b blatt) ([]byte, error) {
	var buf bytes.Buffer
	w := csv.NewWriter(charmap.Windows1252.NewEncoder().Writer(&buf))
	w.Comma, w.UseCRLF = ';', true
	for _, z := range b.zeilen {
		felder := make([]string, len(z))
		for i, v := range z {
			felder[i] = csvText(v)
		}
		if err := w.Write(felder); err != nil {
			return nil, fmt.Errorf("write csv: %w", err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("write csv: %w", err)
	}
	return buf.Bytes(), nil
}

func csvText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case ozg.Tag:
		return v.Deutsch()
	case prozent:
		return strconv.Itoa(int(100*v+0.5)) + " %"
	case int:
		return strconv.Itoa(v)
	case titel:
		return string(v)
	case kopf:
		return string(v)
	case gruppe:
		return string(v)
	}
	return fmt.Sprint(v)
}
