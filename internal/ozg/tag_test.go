package ozg_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
)

func TestTag(t *testing.T) {
	t.Parallel()
	if ozg.Frist.String() != "2022-12-31" || ozg.Frist.Deutsch() != "31.12.2022" {
		t.Errorf("the Frist is %s, %s", ozg.Frist, ozg.Frist.Deutsch())
	}
	if n := ozg.ZielFrist.TageBis(ozg.NeuerTag(2022, 12, 1)); n != 30 {
		t.Errorf("from 01.12.2022 it is %d days to the Frist; want 30", n)
	}
	if n := ozg.ZielFrist.TageBis(ozg.NeuerTag(2023, 1, 2)); n != -2 {
		t.Errorf("on 02.01.2023 the Frist is %d days away; want -2", n)
	}
	if got := ozg.TagVon(time.Date(2021, 6, 30, 23, 30, 0, 0, time.FixedZone("MESZ", 7200))); got.String() != "2021-06-30" {
		t.Errorf("half past eleven in Berlin is on %s; want 2021-06-30", got)
	}
	for _, tc := range []struct {
		tag    string
		monate int
		want   string
	}{
		{"2021-01-31", 0, "2021-01-31"}, {"2021-01-15", 0, "2021-01-31"}, {"2021-01-31", 1, "2021-02-28"}, {"2023-11-30", 3, "2024-02-29"}, {"2021-03-31", -1, "2021-02-28"}, {"2021-12-31", 12, "2022-12-31"},
	} {
		tag, err := ozg.ParseISO(tc.tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := tag.PlusMonate(tc.monate).String(); got != tc.want {
			t.Errorf("%s plus %d months = %s; want %s", tc.tag, tc.monate, got, tc.want)
		}
		if tc.monate == 0 && tag.MonatsEnde().String() != tc.want {
			t.Errorf("the month of %s ends on %s; want %s", tc.tag, tag.MonatsEnde(), tc.want)
		}
	}
}

func TestParseISORefusesOtherForms(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "2021-6-30", "30.06.2021", "2021-02-29", "2021-13-01", "2021-00-10", "2021-06-00", "2021-06-31", "2021-06-30T00", "abcd-ef-gh", "+021-06-30", "2021--6-30", "2021-+6-30"} {
		if got, err := ozg.ParseISO(s); err == nil {
			t.Errorf("ParseISO(%q) = %v; want an error", s, got)
		}
	}
}

func TestTagTextRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		tag := ozg.Tag(rapid.Int32Range(-700000, 2900000).Draw(t, "Tag")) // the years 53 to 9900
		b, err := tag.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var wieder ozg.Tag
		if err := wieder.UnmarshalText(b); err != nil || wieder != tag {
			t.Fatalf("%d is written %s and read %d, %v", tag, b, wieder, err)
		}
		if ozg.TagVon(tag.Zeit()) != tag {
			t.Fatalf("%s at midnight is on %s", tag, ozg.TagVon(tag.Zeit()))
		}
	})
}
