package ozg

// Themenfeld is one of the 14 fields that the OZG programme is divided into, each led by a tandem of
// Bundesressort and Land.
type Themenfeld struct {
	Name, Kurzname, Slug string
	Ressorts, Laender    []string // Federführung; several have equal role
}

// Themenfelder lists the 14 Themenfelder with the Federführung of about 2022 to 2024. The sources of
// each line stand in internal/katalog/themenfelder.csv; a test there holds both together.
var Themenfelder = []Themenfeld{
	{"Arbeit & Ruhestand", "Arbeit", "arbeit-ruhestand", []string{"BMAS"}, []string{"NW"}},
	{"Bauen & Wohnen", "Bauen", "bauen-wohnen", []string{"BMWSB"}, []string{"MV"}},
	{"Bildung", "Bildung", "bildung", []string{"BMBF"}, []string{"ST"}},
	{"Ein- & Auswanderung", "Ein-/Auswanderung", "ein-auswanderung", []string{"AA", "BMI"}, []string{"BB"}},
	{"Engagement & Hobby", "Engagement", "engagement-hobby", []string{"BMI"}, []string{"NW"}},
	{"Familie & Kind", "Familie", "familie-kind", []string{"BMFSFJ"}, []string{"HB"}},
	{"Forschung & Förderung", "Förderung", "forschung-foerderung", []string{"BMWK"}, []string{"BY"}},
	{"Gesundheit", "Gesundheit", "gesundheit", []string{"BMG"}, []string{"NI"}},
	{"Mobilität & Reisen", "Mobilität", "mobilitaet-reisen", []string{"BMDV"}, []string{"BW", "HE"}},
	{"Querschnitt", "Querschnitt", "querschnitt", []string{"BMI"}, []string{"BE"}},
	{"Recht & Ordnung", "Recht", "recht-ordnung", []string{"BMI", "BMJ"}, []string{"SN"}},
	{"Steuern & Zoll", "Steuern", "steuern-zoll", []string{"BMF"}, []string{"HE"}},
	{"Umwelt", "Umwelt", "umwelt", []string{"BMUV"}, []string{"RP", "SH"}},
	{"Unternehmensführung & -entwicklung", "Unternehmen", "unternehmensfuehrung-entwicklung", []string{"BMWK"}, []string{"HH"}},
}

// ThemenfeldNamed finds a Themenfeld by its exact name.
func ThemenfeldNamed(name string) (Themenfeld, bool) {
	for _, t := range Themenfelder {
		if t.Name == name {
			return t, true
		}
	}
	return Themenfeld{}, false
}

// ThemenfeldSlug finds a Themenfeld by the slug of its page.
func ThemenfeldSlug(slug string) (Themenfeld, bool) {
	for _, t := range Themenfelder {
		if t.Slug == slug {
			return t, true
		}
	}
	return Themenfeld{}, false
}
