package ods

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestLengthsOfTime(t *testing.T) {
	t.Parallel()
	for text, soll := range map[string]float64{
		"PT12H": 0.5, "PT08H30M00S": 8.5 / 24, "P1D": 1, "P1DT12H": 1.5, "PT0.5S": 0.5 / 86_400, "-PT6H": -0.25, "PT36H00M00S": 1.5, "-PT0S": 0,
	} {
		if ist, ok := liesDauer([]byte(text)); !ok || ist != soll {
			t.Errorf("%q is %v, %v, want %v", text, ist, ok, soll)
		}
	}
	for _, text := range []string{"", "P", "PT", "P1", "PT5", "T5H", "P5H", "P1Y", "P1M", "PT1D", "P1DT", "PTT5H", "PT5HT5M", "PT-5H", "PT1e5H", "PTxH", "--PT5H", "08:30"} {
		if ist, ok := liesDauer([]byte(text)); ok {
			t.Errorf("%q was read as %v days", text, ist)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		h, m, s := rapid.IntRange(0, 99).Draw(t, "hours"), rapid.IntRange(0, 59).Draw(t, "minutes"), rapid.IntRange(0, 59).Draw(t, "seconds")
		ist, ok := liesDauer(fmt.Appendf(nil, "PT%02dH%02dM%02dS", h, m, s))
		if soll := float64(h*3600+m*60+s) / 86_400; !ok || ist != soll {
			t.Fatalf("%d:%d:%d is %v, %v, want %v", h, m, s, ist, ok, soll)
		}
	})
}
