package ozg

// Land is one of the 16 Länder. Code is the two-letter code that plans and maps use (NW, not NRW);
// AGS is the first two digits of the Amtlicher Gemeindeschlüssel.
type Land struct {
	Code, Name, AGS string
}

// AnzahlLaender is the number of Länder.
const AnzahlLaender = 16

// Laender lists the Länder in the order of their AGS.
var Laender = [AnzahlLaender]Land{
	{"SH", "Schleswig-Holstein", "01"},
	{"HH", "Hamburg", "02"},
	{"NI", "Niedersachsen", "03"},
	{"HB", "Bremen", "04"},
	{"NW", "Nordrhein-Westfalen", "05"},
	{"HE", "Hessen", "06"},
	{"RP", "Rheinland-Pfalz", "07"},
	{"BW", "Baden-Württemberg", "08"},
	{"BY", "Bayern", "09"},
	{"SL", "Saarland", "10"},
	{"BE", "Berlin", "11"},
	{"BB", "Brandenburg", "12"},
	{"MV", "Mecklenburg-Vorpommern", "13"},
	{"SN", "Sachsen", "14"},
	{"ST", "Sachsen-Anhalt", "15"},
	{"TH", "Thüringen", "16"},
}

// LandIndex is the place of a code in Laender, or -1.
func LandIndex(code string) int {
	for i := range Laender {
		if Laender[i].Code == code {
			return i
		}
	}
	return -1
}

// LandName is the name of a code; an unknown code is given back as it is.
func LandName(code string) string {
	if i := LandIndex(code); i >= 0 {
		return Laender[i].Name
	}
	return code
}
