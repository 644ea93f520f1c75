package dashboard

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"ozgtracker/internal/ozg"
)

// CSV writes the table as German Excel opens it by a double click: UTF-8 with BOM, semicolons, dates as
// 30.06.2021. Unknown values are empty.
func (t tabelle) CSV() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	zeile := make([]string, len(t.kopf))
	for i, k := range t.kopf {
		zeile[i] = entschaerfe(k)
	}
	if err := w.Write(zeile); err != nil {
		return nil, fmt.Errorf("write csv %s: %w", t.name, err)
	}
	for _, z := range t.zeilen {
		for i, v := range z {
			zeile[i] = csvZelle(v)
		}
		if err := w.Write(zeile); err != nil {
			return nil, fmt.Errorf("write csv %s: %w", t.name, err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("write csv %s: %w", t.name, err)
	}
	return b.Bytes(), nil
}

func csvZelle(v any) string {
	switch v := v.(type) {
	case int:
		return strconv.Itoa(v)
	case ozg.Tag:
		return v.Deutsch()
	case string:
		return entschaerfe(v)
	}
	return ""
}

// entschaerfe keeps a spreadsheet from running a text as a formula: text of an uploaded plan comes from
// others. The apostrophe is what spreadsheets themselves use for "this is text". Some programs trim before
// they look, so blanks count for nothing; a text with an apostrophe of its own gets another, so that the
// importer, which takes one away, gives it back as it was.
func entschaerfe(s string) string {
	kern := strings.TrimLeft(s, "' \u00a0")
	if kern != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(kern)[0]) {
		return "'" + s
	}
	return s
}
