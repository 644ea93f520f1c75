package ozg

import (
	"errors"
	"strings"
)

// Fehler is an error that is meant for a person: Code for programs, Text in German for people, saying
// what is wrong, where, and what to do.
type Fehler struct {
	Code string `json:"code"`
	Text string `json:"text"`
	Err  error  `json:"-"` // the cause, for the log only
}

// NeuerFehler makes a Fehler without a cause.
func NeuerFehler(code, text string) *Fehler { return &Fehler{Code: code, Text: text} }

// Error is the code and the German text.
func (f *Fehler) Error() string { return f.Code + ": " + f.Text }

// Unwrap gives the cause.
func (f *Fehler) Unwrap() error { return f.Err }

// FehlerCode is the code of a Fehler anywhere in err's chain, "" for nil, "intern" for everything else.
func FehlerCode(err error) string {
	if err == nil {
		return ""
	}
	if f, ok := errors.AsType[*Fehler](err); ok {
		return f.Code
	}
	return "intern"
}

// EingabeFehler is the Fehler in err's chain where what a person sent is to blame; ok is false for nil, for one
// of the database and for an internal one.
func EingabeFehler(err error) (f *Fehler, ok bool) {
	f, ok = errors.AsType[*Fehler](err)
	if !ok || f.Code == "intern" || strings.HasPrefix(f.Code, "datenbank") {
		return nil, false
	}
	return f, true
}

// FehlerText is the German text of a Fehler in err's chain; an internal error says nothing of its cause.
func FehlerText(err error) string {
	if err == nil {
		return ""
	}
	if f, ok := errors.AsType[*Fehler](err); ok {
		return f.Text
	}
	return "Das hat nicht geklappt. Ihre Daten sind unverändert."
}
