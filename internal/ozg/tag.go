package ozg

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Tag is a date without clock or zone: days since 1970-01-01.
type Tag int32

// Frist is the day until which the law (§ 1 Abs. 1 OZG, first version) wanted all Leistungen online.
var Frist = NeuerTag(2022, 12, 31)

// NeuerTag makes a Tag; a day beyond the month runs over as in time.Date.
func NeuerTag(jahr int, monat time.Month, tag int) Tag {
	return Tag(time.Date(jahr, monat, tag, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// TagVon gives the date that t shows on a clock in t's own location.
func TagVon(t time.Time) Tag { return NeuerTag(t.Date()) }

// ParseISO reads a full ISO date, "2021-06-30".
func ParseISO(s string) (Tag, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || strings.Contains(s, "+") { // Atoi takes a sign
		return 0, fmt.Errorf("parse date %q: not of the form 2006-01-02", s)
	}
	jahr, errJ := strconv.Atoi(s[:4])
	monat, errM := strconv.Atoi(s[5:7])
	tag, errT := strconv.Atoi(s[8:])
	if errJ != nil || errM != nil || errT != nil || monat < 1 || monat > 12 {
		return 0, fmt.Errorf("parse date %q: not of the form 2006-01-02", s)
	}
	t := NeuerTag(jahr, time.Month(monat), tag)
	if t.Zeit().Day() != tag || tag < 1 {
		return 0, fmt.Errorf("parse date %q: no such day", s)
	}
	return t, nil
}

// Zeit is midnight UTC of the day.
func (t Tag) Zeit() time.Time { return time.Unix(int64(t)*86400, 0).UTC() }

// String is the ISO form, "2021-06-30".
func (t Tag) String() string { return t.Zeit().Format("2006-01-02") }

// Deutsch is the German form, "30.06.2021".
func (t Tag) Deutsch() string { return t.Zeit().Format("02.01.2006") }

// MonatsEnde is the last day of the month of t.
func (t Tag) MonatsEnde() Tag {
	j, m, _ := t.Zeit().Date()
	return NeuerTag(j, m+1, 0)
}

// PlusMonate is the last day of the month that lies n months after the month of t.
func (t Tag) PlusMonate(n int) Tag {
	j, m, _ := t.Zeit().Date()
	return NeuerTag(j, m+time.Month(n)+1, 0)
}

// MarshalText writes the ISO form.
func (t Tag) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the ISO form.
func (t *Tag) UnmarshalText(b []byte) error {
	v, err := ParseISO(string(b))
	if err != nil {
		return err
	}
	*t = v
	return nil
}
