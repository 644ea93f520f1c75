package ozg

import "errors"

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
