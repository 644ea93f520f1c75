// Package zugang says who may do what: accounts, roles, the table of rights, whose rows somebody may
// state, passwords and tokens. It does no I/O; the caller keeps accounts and sessions.
package zugang

// Rolle is what a person is to this program.
type Rolle string

// The roles, by what they may do.
const (
	Betrachter     Rolle = "betrachter"
	Leitung        Rolle = "leitung"
	Federfuehrung  Rolle = "federfuehrung"
	Administration Rolle = "administration"
)

// Recht is something that one may do; several are joined with |.
type Recht uint8

// The rights. Offen needs none.
const (
	Offen     Recht = 0
	Lesen     Recht = 1 << (iota - 1) // see pages, figures, reports; may be everybody's, by a setting
	Originale                         // fetch uploaded files: they may name people, so this needs an account
	Eigenes                           // have an account: change the password, end sessions, make tokens
	Berichten                         // keep reports for everybody
	Melden                            // upload, accept and take back plans, correct values; of which rows says Bereich
	Verwalten                         // people, settings, catalogue, audit trail
)

// Alle is what may be done where nobody logs in at all.
const Alle = Lesen | Originale | Eigenes | Berichten | Melden | Verwalten

// Hat reports whether all of r are among the rights.
func (rechte Recht) Hat(r Recht) bool { return rechte&r == r }

// rollen is the one table that says who may do what.
var rollen = [...]struct {
	rolle  Rolle
	titel  string
	rechte Recht
}{
	{Betrachter, "Betrachter", Lesen | Originale | Eigenes},
	{Leitung, "Leitung", Lesen | Originale | Eigenes | Berichten},
	{Federfuehrung, "Federführung", Lesen | Originale | Eigenes | Berichten | Melden},
	{Administration, "Administration", Lesen | Originale | Eigenes | Berichten | Melden | Verwalten},
}

// Rollen lists the roles, the one with the fewest rights first.
func Rollen() []Rolle {
	out := make([]Rolle, len(rollen))
	for i, z := range rollen {
		out[i] = z.rolle
	}
	return out
}

// LiesRolle reads the name of a role as the database and the command line write it.
func LiesRolle(s string) (Rolle, bool) {
	for _, z := range rollen {
		if string(z.rolle) == s {
			return z.rolle, true
		}
	}
	return "", false
}

// Rechte are what the role may do; an unknown one may do nothing.
func (r Rolle) Rechte() Recht {
	for _, z := range rollen {
		if z.rolle == r {
			return z.rechte
		}
	}
	return Offen
}

// Titel is the German name.
func (r Rolle) Titel() string {
	for _, z := range rollen {
		if z.rolle == r {
			return z.titel
		}
	}
	return string(r)
}

// Umfang is what an API token may do, at most: never more than its account.
type Umfang string

// The scopes of API tokens.
const (
	UmfangLesen  Umfang = "lesen"
	UmfangMelden Umfang = "melden" // also upload, accept and take back
)

// Rechte are what the scope leaves; a token never changes accounts, settings or itself.
func (u Umfang) Rechte() Recht {
	switch u {
	case UmfangLesen:
		return Lesen | Originale
	case UmfangMelden:
		return Lesen | Originale | Melden
	}
	return Offen
}
