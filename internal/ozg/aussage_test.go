package ozg_test

import (
	"testing"

	"ozgtracker/internal/ozg"
)

// gezaehlt makes Zahlen with what the finding reads.
func gezaehlt(flaechendeckend, umfang, keine int) (z ozg.Zahlen) {
	z.Umfang, z.Flaechendeckend = umfang, flaechendeckend
	z.Zustaende[ozg.ZustandFlaechendeckend] = flaechendeckend
	z.Zustaende[ozg.ZustandKeineAngabe] = keine
	z.Zustaende[ozg.ZustandOffen] = umfang - flaechendeckend - keine
	return z
}

func TestAussageFlaechendeckend(t *testing.T) {
	t.Parallel()
	juni, maerz := ozg.NeuerTag(2021, 6, 30), ozg.NeuerTag(2021, 3, 31)
	for _, c := range []struct {
		name      string
		stichtag  ozg.Tag
		z         ozg.Zahlen
		vergleich *ozg.Tag
		davor     ozg.Zahlen
		want      string
	}{
		{"plain", juni, gezaehlt(115, 575, 31), nil, ozg.Zahlen{}, "Am 30.06.2021 sind 115 von 575 OZG-Leistungen flächendeckend verfügbar (20\u00a0%); zu 31 liegt keine Angabe vor."},
		{"more", juni, gezaehlt(115, 575, 31), &maerz, gezaehlt(103, 575, 40), "Am 30.06.2021 sind 115 von 575 OZG-Leistungen flächendeckend verfügbar (20\u00a0%), 12 mehr als am 31.03.2021; zu 31 liegt keine Angabe vor."},
		{"fewer, all known", juni, gezaehlt(115, 575, 0), &maerz, gezaehlt(126, 575, 0), "Am 30.06.2021 sind 115 von 575 OZG-Leistungen flächendeckend verfügbar (20\u00a0%), 11 weniger als am 31.03.2021."},
		{"equal", juni, gezaehlt(115, 575, 1), &maerz, gezaehlt(115, 575, 0), "Am 30.06.2021 sind 115 von 575 OZG-Leistungen flächendeckend verfügbar (20\u00a0%), so viele wie am 31.03.2021; zu einer liegt keine Angabe vor."},
		{"other Umfang", juni, gezaehlt(115, 575, 0), &maerz, gezaehlt(110, 560, 0), "Am 30.06.2021 sind 115 von 575 OZG-Leistungen flächendeckend verfügbar (20\u00a0%), 5 mehr als am 31.03.2021 (damals 110 von 560)."},
		{"nothing known then", juni, gezaehlt(115, 575, 0), &maerz, gezaehlt(0, 557, 557), "Am 30.06.2021 sind 115 von 575 OZG-Leistungen flächendeckend verfügbar (20\u00a0%), am 31.03.2021 lag noch keine Angabe vor."},
		{"compared with itself", juni, gezaehlt(115, 575, 0), &juni, gezaehlt(115, 575, 0), "Am 30.06.2021 sind 115 von 575 OZG-Leistungen flächendeckend verfügbar (20\u00a0%)."},
		{"one", juni, gezaehlt(1, 575, 0), nil, ozg.Zahlen{}, "Am 30.06.2021 ist 1 von 575 OZG-Leistungen flächendeckend verfügbar (1\u00a0%)."},
		{"none", juni, gezaehlt(0, 575, 31), &maerz, gezaehlt(0, 575, 0), "Am 30.06.2021 ist keine der 575 OZG-Leistungen flächendeckend verfügbar, wie am 31.03.2021; zu 31 liegt keine Angabe vor."},
		{"fell to none", juni, gezaehlt(0, 575, 0), &maerz, gezaehlt(3, 575, 0), "Am 30.06.2021 ist keine der 575 OZG-Leistungen flächendeckend verfügbar, 3 weniger als am 31.03.2021."},
		{"thousands", juni, gezaehlt(1234, 5000, 1000), nil, ozg.Zahlen{}, "Am 30.06.2021 sind 1.234 von 5.000 OZG-Leistungen flächendeckend verfügbar (25\u00a0%); zu 1.000 liegt keine Angabe vor."},
		{"nothing known yet", juni, gezaehlt(0, 557, 557), &maerz, gezaehlt(0, 557, 557), "Am 30.06.2021 liegt noch zu keiner der 557 OZG-Leistungen eine Angabe vor."},
		{"no Umfang", juni, ozg.Zahlen{}, nil, ozg.Zahlen{}, "Am 30.06.2021 gehört noch keine OZG-Leistung zum Umfang."},
		{"Umfang of one, yes", juni, gezaehlt(1, 1, 0), nil, ozg.Zahlen{}, "Am 30.06.2021 ist die eine OZG-Leistung des Umfangs flächendeckend verfügbar."},
		{"Umfang of one, no", juni, gezaehlt(0, 1, 0), &maerz, gezaehlt(0, 1, 0), "Am 30.06.2021 ist die eine OZG-Leistung des Umfangs nicht flächendeckend verfügbar, wie am 31.03.2021."},
		{"Umfang of one, unknown", juni, gezaehlt(0, 1, 1), nil, ozg.Zahlen{}, "Am 30.06.2021 liegt zu der einen OZG-Leistung des Umfangs noch keine Angabe vor."},
		{"on the Frist", ozg.Frist, gezaehlt(105, 575, 0), nil, ozg.Zahlen{}, "Am 31.12.2022, dem Tag der Frist, sind 105 von 575 OZG-Leistungen flächendeckend verfügbar (18\u00a0%)."},
		{"a day after", ozg.Frist + 1, gezaehlt(105, 575, 0), nil, ozg.Zahlen{}, "Am 01.01.2023, 1 Tag nach der Frist, sind 105 von 575 OZG-Leistungen flächendeckend verfügbar (18\u00a0%)."},
		{"long after", ozg.NeuerTag(2025, 9, 30), gezaehlt(575, 575, 0), nil, ozg.Zahlen{}, "Am 30.09.2025, 1.004 Tage nach der Frist, sind 575 von 575 OZG-Leistungen flächendeckend verfügbar (100\u00a0%)."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := ozg.AussageFlaechendeckend(c.stichtag, c.z, c.vergleich, c.davor); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAussageFrist(t *testing.T) {
	t.Parallel()
	for tag, want := range map[ozg.Tag]string{
		ozg.NeuerTag(2021, 6, 30): "Bis zur Frist am 31.12.2022 sind es noch 549 Tage.",
		ozg.Frist - 1:             "Bis zur Frist am 31.12.2022 ist es noch 1 Tag.",
		ozg.Frist:                 "Die Frist endet an diesem Tag, dem 31.12.2022.",
		ozg.Frist + 1:             "Die Frist am 31.12.2022 ist seit 1 Tag verstrichen.",
		ozg.Frist + 181:           "Die Frist am 31.12.2022 ist seit 181 Tagen verstrichen.",
	} {
		if got := ozg.AussageFrist(tag); got != want {
			t.Errorf("%s\n got %s\nwant %s", tag, got, want)
		}
	}
}
