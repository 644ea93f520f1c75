package ozg

import "testing"

func TestLiesTag(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		want    string
		genau   bool
		zweifel string
		texte   []string
	}{
		{"2021-06-30", true, "", []string{"30.06.2021", "30.6.21", "30.06.21", "30. 6. 2021", "2021-06-30", "2021/06/30", "30/06/2021", "06/30/2021", "30-06-2021", "30. Juni 2021", "30 June 2021", "June 30, 2021", "30. Jun. 21", "Mi, 30.06.2021", "Mittwoch, 30. Juni 2021", "30.06.2021 00:00:00", "30.06.2021 12:30 Uhr", "2021-06-30T00:00:00Z", "2021-06-30 00:00:00", "am 30.06.2021", "20210630", "seit 30.06.2021", " 30.06.2021 ", "30.06.2021\n"}},
		{"2021-06-30", false, "", []string{"06/2021", "6/2021", "06.2021", "2021-06", "Juni 2021", "Jun 21", "Jun. 2021", "Juni '21", "Jun-21", "06 / 2021", "06/21", "Q2/2021", "Q2 2021", "Q 2 2021", "2. Quartal 2021", "II. Quartal 2021", "II/2021", "2021 Q2", "2021/Q2", "2021-Q2", "Q2-2021", "Q2/21", "2.Quartal 2021", "Quartal 2/2021", "2Q2021", "QII/2021", "1. Halbjahr 2021", "H1 2021", "HJ 1/2021", "1. HJ 2021", "I. Halbjahr 2021", "Mitte 2021", "Ende Juni 2021", "Ende Q2 2021", "Ende 2. Quartal 2021", "JUNI 2021"}},
		{"2022-12-31", false, "", []string{"2022", "Ende 2022", "Jahresende 2022", "Jahr 2022", "12/2022", "Dez 22", "Dezember 2022", "Q4/2022", "IV. Quartal 2022", "2. Halbjahr 2022", "H2/2022"}},
		{"2022-03-27", false, "", []string{"KW 12/2022", "KW12/2022", "KW 12 2022", "12. KW 2022", "2022-W12", "KW12/22"}},
		{"2021-01-03", false, "", []string{"KW 53/2020"}}, // 2020 is a year of 53 weeks
		{"2022-02-28", false, "", []string{"02/2022", "Feb 2022", "Februar 22"}},
		{"2024-02-29", false, "", []string{"02/2024"}},
		{"2024-02-29", true, "", []string{"29.02.2024"}},
		{"2021-03-31", false, "", []string{"Mrz 21", "März 2021", "Mär. 2021", "Maerz 2021", "Ma\u0308rz 2021"}},
		{"2022-03-31", false, "hinweis datum_ungenau", []string{"Anfang 2022", "Jahresbeginn 2022"}},
		{"2022-06-30", false, "hinweis datum_ungenau", []string{"bis 06/2022", "bis Ende 06/2022", "voraussichtlich Juni 2022", "vsl. Q2/2022", "ca. 06/2022", "spätestens Q2/2022", "06/2022 (geplant)", "Q2/2022?", "ab 06/2022"}},
		{"2022-06-30", true, "hinweis datum_ungenau", []string{"bis 30.06.2022", "bis zum 30.06.2022", "spätestens am 30.06.2022"}},
		{"2022-08-31", false, "hinweis datum_ungenau", []string{"Sommer 2022"}},
		{"2022-04-30", false, "hinweis datum_ungenau", []string{"Anfang Q2 2022"}},
		{"2022-05-31", false, "hinweis datum_ungenau", []string{"Mitte Q2 2022", "Frühjahr 2022"}},
	} {
		for _, text := range tc.texte {
			got, genau, z := LiesTag(text)
			zweifel := ""
			if z != nil {
				zweifel = string(z.Schwere) + " " + z.Code
				pruefeSatz(t, text, z.Text)
			}
			if got.String() != tc.want || genau != tc.genau || zweifel != tc.zweifel {
				t.Errorf("LiesTag(%q) = %v, %v, %q; want %v, %v, %q", text, got, genau, zweifel, tc.want, tc.genau, tc.zweifel)
			}
		}
	}
}

func TestLiesTagRefusesWhatItCannotKnow(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldBundesweitSoll, juni2021, []liesFall{
		{"03/04/2022", "", "fehler datum_mehrdeutig → 03.04.2022 oder 04.03.2022"},
		{"3-4-22", "", "fehler datum_mehrdeutig → 03.04.2022 oder 04.03.2022"},
		{"04/04/2022", `{"bundesweit_soll":"2022-04-04"}`, ""},
		{"44377", "", "fehler datum_unlesbar → 30.06.2021"},
	})
	pruefeLies(t, FeldBundesweitSoll, juni2021, ohneWert("fehler datum_mehrdeutig",
		"06/12", "Q1-Q2 2021", "01.01.2021 - 30.06.2021", "2021/22", "2021-2022", "Q1/2021, Q2/2021", "Juni/Juli 2021", "30.06.2021; 31.07.2021"))
	pruefeLies(t, FeldBundesweitSoll, juni2021, ohneWert("fehler datum_unlesbar",
		"31.02.2021", "30.02.2024", "29.02.2021", "31.04.2021", "00.01.2021", "0.0.2021", "00/00/2021", "13/2021", "Q5/2021", "3. Halbjahr 2021", "KW 53/2021", "KW 0/2021", "KW 54/2021",
		"30.06.", "30. Juni", "Juni", "bald", "nach 2022", "Winter 2022", "siehe Plan", "abc 2021", "1.2.3.4", "12", "30.06.2021 abc", "202106", "V/2021", "01.01.0001"))
	pruefeLies(t, FeldBundesweitSoll, juni2021, ohneWert("fehler datum_bereich", "30.06.1999", "1999", "2051", "30.06.2121", "30.06.99", "9999", "Q1/1900"))
	pruefeLies(t, FeldBundesweitSoll, juni2021, ohneWert("hinweis ohne_angabe", "offen", "entfällt", "k. A.", "n. a.", "tbd", "–", "noch offen", "in Planung"))
}

func TestDateCells(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldKonzeptionSoll, Umstand{Datum: true, Tag: NeuerTag(2021, 6, 30)}, gleicherWert(`{"konzeption_soll":"2021-06-30"}`, "2021-06-30", "", "Jun 21", "30.06.2021 12:00"))
	pruefeLies(t, FeldKonzeptionSoll, Umstand{Datum: true, Tag: NeuerTag(1900, 1, 1)}, ohneWert("fehler datum_bereich", "1900-01-01"))
	pruefeLies(t, FeldKonzeptionSoll, Umstand{Zahl: true}, []liesFall{
		{"44377", `{"konzeption_soll":"2021-06-30"}`, ""},
		{"44377.5", `{"konzeption_soll":"2021-06-30"}`, ""},
		{"36526", `{"konzeption_soll":"2000-01-01"}`, ""},
		{"2022", `{"konzeption_soll":"2022-12-31"}`, ""},
		{"12.2022", `{"konzeption_soll":"2022-12-31"}`, ""},
		{"99999", "", "fehler datum_unlesbar"},
		{"0.5", "", "fehler datum_unlesbar"},
		{"12.202", "", "fehler datum_unlesbar"}, // 12.2020 lost its last digit in a number cell
	})
}

// TestIstDatesAfterTheStichtag: nothing becomes true because time passes, so the reader is told.
func TestIstDatesAfterTheStichtag(t *testing.T) {
	t.Parallel()
	for _, f := range []Feld{FeldSteckbriefIst, FeldKonzeptionIst, FeldReferenzIst, FeldBundesweitIst} {
		pruefeLies(t, f, juni2021, []liesFall{
			{"30.06.2021", `{"` + f.Name() + `":"2021-06-30"}`, ""},
			{"01.07.2021", `{"` + f.Name() + `":"2021-07-01"}`, "warnung datum_nach_stichtag"},
		})
	}
	pruefeLies(t, FeldBundesweitSoll, juni2021, []liesFall{{"01.07.2021", `{"bundesweit_soll":"2021-07-01"}`, ""}})
	pruefeLies(t, FeldBundesweitIst, juni2021, []liesFall{{"ja, 02.04.2021", `{"bundesweit_ist":"2021-04-02"}`, ""}, {"vsl. 02.04.2021", `{"bundesweit_ist":"2021-04-02"}`, "hinweis datum_ungenau"}})
}

// TestPlannedIsNoDoubtInASoll: that a Soll is planned says its column already; only what is rough is told.
func TestPlannedIsNoDoubtInASoll(t *testing.T) {
	t.Parallel()
	pruefeLies(t, FeldBundesweitSoll, juni2021, gleicherWert(`{"bundesweit_soll":"2022-06-30"}`, "vsl. Q2/2022", "bis 06/2022", "spätestens 30.06.2022", "voraussichtlich Juni 2022", "verschoben auf Q2/2022"))
	pruefeLies(t, FeldBundesweitSoll, juni2021, []liesFall{{"ca. Q2/2022", `{"bundesweit_soll":"2022-06-30"}`, "hinweis datum_ungenau"}})
}
