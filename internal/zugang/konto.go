package zugang

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ozgtracker/internal/ozg"
)

// Konto is somebody who may log in.
type Konto struct {
	ID           string // stands on Vorgänge and in the trail; never given twice
	Name         string // to log in with, lower case, unique
	Anzeigename  string // what pages show
	Rolle        Rolle
	Themenfelder []string // names; where a Federführung may write
	Laender      []string // codes; where a Federführung may write
	Gesperrt     bool     // may not log in
	Fremd        string   // who the person is at an OpenID provider ("issuer subject"), "" for a local account
	Seit         time.Time
	Geloescht    time.Time // when all that says who it was was erased; zero: not
}

// Rechte are what the account may do now.
func (k Konto) Rechte() Recht {
	if k.Gesperrt || k.ID == "" {
		return Offen
	}
	return k.Rolle.Rechte()
}

// Bereich is whose rows the account may state and take back.
func (k Konto) Bereich() Bereich {
	switch {
	case !k.Rechte().Hat(Melden):
		return Bereich{}
	case k.Rechte().Hat(Verwalten):
		return Bereich{Alles: true}
	}
	return Bereich{Themenfelder: k.Themenfelder, Laender: k.Laender}
}

// Limits of what is typed about a person.
const (
	maxName        = 60
	maxAnzeigename = 120
)

// LiesName brings a name to log in with into its one form: no blanks around it, lower case. The error is
// the *ozg.Fehler "konto_name".
func LiesName(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	gut := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".-_@+", r)
	}
	if s == "" || utf8.RuneCountInString(s) > maxName || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !gut(r) }) {
		return "", ozg.NeuerFehler("konto_name", "Der Anmeldename darf höchstens 60 Buchstaben, Ziffern und die Zeichen . - _ @ + enthalten, ohne Leerzeichen.")
	}
	return s, nil
}

// Pruefe reports what is wrong with an account that is to be kept, as *ozg.Fehler: "konto_name",
// "konto_anzeigename", "konto_rolle" or "konto_bereich".
func (k Konto) Pruefe() error {
	name, err := LiesName(k.Name)
	if err != nil {
		return err
	}
	if name != k.Name {
		return ozg.NeuerFehler("konto_name", "Der Anmeldename ist nicht in seiner Grundform.")
	}
	if n := utf8.RuneCountInString(k.Anzeigename); n == 0 || n > maxAnzeigename || strings.ContainsFunc(k.Anzeigename, unicode.IsControl) {
		return ozg.NeuerFehler("konto_anzeigename", "Geben Sie den Namen an, der auf den Seiten erscheint (höchstens 120 Zeichen).")
	}
	if _, ok := LiesRolle(string(k.Rolle)); !ok {
		return ozg.NeuerFehler("konto_rolle", "Die Rolle „"+string(k.Rolle)+"“ gibt es nicht. Es gibt: betrachter, leitung, federfuehrung, administration.")
	}
	for _, t := range k.Themenfelder {
		if _, ok := ozg.ThemenfeldNamed(t); !ok {
			return ozg.NeuerFehler("konto_bereich", "Das Themenfeld „"+t+"“ gibt es nicht.")
		}
	}
	for _, l := range k.Laender {
		if !slices.ContainsFunc(ozg.Laender[:], func(x ozg.Land) bool { return x.Code == l }) {
			return ozg.NeuerFehler("konto_bereich", "Das Land „"+l+"“ gibt es nicht. Schreiben Sie zwei Buchstaben, etwa NI.")
		}
	}
	return nil
}

// Ids that are no account's: they stand on what the program did without anybody logged in.
const (
	KontoBefehlszeile = "cli"      // the command line of the machine
	KontoProgramm     = "ozg"      // the first catalogue
	KontoBeispiel     = "beispiel" // the demo
	KontoLokal        = "lokal"    // pages that ask for no login
)

// IstProgramm reports whether an id stands for the program itself, which no Bereich limits.
func IstProgramm(konto string) bool {
	return konto == KontoBefehlszeile || konto == KontoProgramm || konto == KontoBeispiel
}
