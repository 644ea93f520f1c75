package ozg

// Ziel is something to be reached by a day: which Leistungen, until when. What counts is
// flächendeckend.
type Ziel struct {
	Name    string
	Tag     Tag
	Gehoert func(*Leistung) bool // nil: all Leistungen of the Umfang
}

// ZielFrist is the goal of the law: all Leistungen, flächendeckend, by 31.12.2022.
var ZielFrist = Ziel{Name: "Frist des Onlinezugangsgesetzes", Tag: Frist}

// TageBis is the number of days from the Stichtag to the day of the Ziel; negative once it has passed.
func (z Ziel) TageBis(stichtag Tag) int { return int(z.Tag - stichtag) }
