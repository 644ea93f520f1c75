package ozg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

func TestFaellig(t *testing.T) {
	t.Parallel()
	for _, fall := range []struct {
		name      string
		tag       int
		nach, bis string
		will      []string
	}{
		{"the same month", 15, "2022-01-10", "2022-01-20", []string{"2022-01-15"}},
		{"the day itself is not after", 15, "2022-01-15", "2022-02-14", nil},
		{"up to and with the last day", 15, "2022-01-15", "2022-02-15", []string{"2022-02-15"}},
		{"short months", 31, "2022-01-31", "2022-05-30", []string{"2022-02-28", "2022-03-31", "2022-04-30"}},
		{"a leap year", 30, "2024-01-31", "2024-02-29", []string{"2024-02-29"}},
		{"over the end of a year", 1, "2021-11-02", "2022-01-01", []string{"2021-12-01", "2022-01-01"}},
		{"nothing between", 1, "2022-01-02", "2022-01-02", nil},
	} {
		var got []string
		for _, d := range ozg.Faellig(fall.tag, ozgtest.Tag(fall.nach), ozgtest.Tag(fall.bis)) {
			got = append(got, d.String())
		}
		if d := cmp.Diff(fall.will, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", fall.name, d)
		}
	}
}
