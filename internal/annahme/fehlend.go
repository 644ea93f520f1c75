package annahme

import "ozgtracker/internal/ozg"

// FehlendeLeistung is a Leistung that the last plan of the Themenfeld had and this file lacks. Nothing of
// it changes; it may be forgotten, or out of scope.
type FehlendeLeistung struct {
	OZGID, Bezeichnung string
	LetzterStichtag    ozg.Tag // of the last plan that spoke of it
}
