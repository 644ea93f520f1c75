package dashboard

import (
	"slices"

	"ozgtracker/internal/ozg"
)

// The parameters of the filters by which the pages of the Länder link to lists.
const (
	paramLand      = "land"
	paramLandstand = "landstand"
	paramAbdeckung = "abdeckung"
	paramUmsetzer  = "umsetzer"
)

// landstaende are the codes of paramLandstand; keine Angabe is ozg.CodeKeine.
var landstaende = []ozg.LandStand{ozg.LandOnline, ozg.LandGeplant, ozg.LandNein, ozg.LandNichtZustaendig}

func gibtLandstand(code string) bool { return slices.Contains(landstaende, ozg.LandStand(code)) }

func landstandWort(code string) string {
	if code == string(ozg.LandNein) {
		return "noch nicht online"
	}
	return ozg.CodeTitel(code)
}

// abdeckungWort is the name of a class of coverage, "" for another code.
func abdeckungWort(code string) string {
	for _, k := range ozg.AbdeckungsKlassen {
		if k.Code == code {
			return k.Titel
		}
	}
	return ""
}

// passtLand reports whether in one of the chosen Länder (all, if none is chosen) one of the chosen states
// holds (if none is chosen: the Land is zuständig). Without any choice everything passes.
func passtLand(l *ozg.Leistung, laender, staende []string) bool {
	if len(laender) == 0 && len(staende) == 0 {
		return true
	}
	for i, land := range ozg.Laender {
		if len(laender) > 0 && !slices.Contains(laender, land.Code) {
			continue
		}
		s, ok := l.ImLand(i)
		switch {
		case !ok:
			return false // Typ 1
		case len(staende) == 0 && s != ozg.LandNichtZustaendig, slices.Contains(staende, landstandCode(s)):
			return true
		}
	}
	return false
}

func landstandCode(s ozg.LandStand) string {
	if s == "" {
		return ozg.CodeKeine
	}
	return string(s)
}
