package katalog

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
)

//go:embed *.csv
var dateien embed.FS

// zeile is a record of a file and the line it starts on.
type zeile struct {
	nr     int
	felder []string
}

// lies reads an embedded file strictly: the header must be as written here, and each record as long.
func lies(datei string, kopf []string) ([]zeile, error) {
	f, err := dateien.Open(datei)
	if err != nil {
		return nil, fmt.Errorf("open embedded catalogue: %w", err)
	}
	defer f.Close()
	return liesCSV(f, datei, kopf)
}

func liesCSV(in io.Reader, datei string, kopf []string) ([]zeile, error) {
	r := csv.NewReader(in)
	r.Comma = ';'
	r.FieldsPerRecord = len(kopf)
	got, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("read header of %s: %w", datei, err)
	}
	if !slices.Equal(got, kopf) {
		return nil, fmt.Errorf("read %s: header is %q, want %q", datei, got, kopf)
	}
	var out []zeile
	for {
		felder, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", datei, err)
		}
		nr, _ := r.FieldPos(0)
		out = append(out, zeile{nr, felder})
	}
}
