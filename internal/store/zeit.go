package store

import (
	"database/sql/driver"
	"fmt"
	"time"

	"ozgtracker/internal/ozg"
)

// zeitForm is ISO 8601 in UTC with microseconds, which both engines compare as text.
const zeitForm = "2006-01-02T15:04:05.000000Z"

// zeit is a moment as a column. An empty column (a withdrawal that has not happened) is the zero time.
type zeit struct{ time.Time }

// Value writes the text.
func (z zeit) Value() (driver.Value, error) { return zeitText(z.Time), nil }

// Scan reads the text, or NULL.
func (z *zeit) Scan(v any) error {
	text, err := spaltenText(v)
	if err != nil || text == "" {
		z.Time = time.Time{}
		return err
	}
	t, err := time.Parse(zeitForm, text)
	if err != nil {
		return fmt.Errorf("read moment: %w", err)
	}
	z.Time = t
	return nil
}

func zeitText(t time.Time) string { return t.UTC().Format(zeitForm) }

// datum is a day as a column.
type datum ozg.Tag

// Value writes the ISO text.
func (d datum) Value() (driver.Value, error) { return ozg.Tag(d).String(), nil }

// Scan reads the ISO text.
func (d *datum) Scan(v any) error {
	text, err := spaltenText(v)
	if err != nil {
		return err
	}
	t, err := ozg.ParseISO(text)
	if err != nil {
		return fmt.Errorf("read day: %w", err)
	}
	*d = datum(t)
	return nil
}

func spaltenText(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return "", fmt.Errorf("read column: text expected, not %T", v)
}
