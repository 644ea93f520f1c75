package openid

import (
	"slices"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// Zuordnung says what a group of the house is to this program.
type Zuordnung struct {
	Gruppe       string
	Rolle        zugang.Rolle
	Themenfelder []string // names
	Laender      []string // codes
}

// LiesZuordnung reads the mapping of groups: "ozg-admins=administration; gesundheit=federfuehrung:gesundheit,NI".
// Entries are parted by semicolons or lines; after a colon stand Themenfelder (slugs) and Länder (codes). The
// error is the *ozg.Fehler "oidc_gruppen".
func LiesZuordnung(text string) (zs []Zuordnung, err error) {
	for _, eintrag := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		eintrag = strings.TrimSpace(eintrag)
		if eintrag == "" {
			continue
		}
		i := strings.LastIndexByte(eintrag, '=') // names of groups may hold one
		if i <= 0 {
			return nil, zuordnungFalsch(eintrag)
		}
		z := Zuordnung{Gruppe: strings.TrimSpace(eintrag[:i])}
		rolle, bereich, _ := strings.Cut(eintrag[i+1:], ":")
		var ok bool
		if z.Rolle, ok = zugang.LiesRolle(strings.TrimSpace(rolle)); !ok {
			return nil, zuordnungFalsch(eintrag)
		}
		for _, b := range strings.Split(bereich, ",") {
			switch b = strings.TrimSpace(b); {
			case b == "":
			case ozg.LandIndex(strings.ToUpper(b)) >= 0:
				z.Laender = append(z.Laender, strings.ToUpper(b))
			default:
				t, ok := ozg.ThemenfeldSlug(b)
				if !ok {
					return nil, zuordnungFalsch(eintrag)
				}
				z.Themenfelder = append(z.Themenfelder, t.Name)
			}
		}
		zs = append(zs, z)
	}
	return zs, nil
}

func zuordnungFalsch(eintrag string) error {
	return ozg.NeuerFehler("oidc_gruppen", "Die Zuordnung „"+eintrag+"“ (--oidc-gruppen) ist nicht zu verstehen. Schreiben Sie gruppe=rolle, bei der Federführung gruppe=federfuehrung:themenfeld,LAND.")
}

// rolleAus joins what the groups of a person give: the role with the most rights, and all Themenfelder and
// Länder. ok is false where no group is mapped: then the person may not come in.
func rolleAus(zs []Zuordnung, gruppen []string) (p Zuordnung, ok bool) {
	rollen := zugang.Rollen()
	for _, z := range zs {
		if !slices.Contains(gruppen, z.Gruppe) {
			continue
		}
		if !ok || slices.Index(rollen, z.Rolle) > slices.Index(rollen, p.Rolle) {
			p.Rolle = z.Rolle
		}
		ok = true
		p.Themenfelder = vereint(p.Themenfelder, z.Themenfelder)
		p.Laender = vereint(p.Laender, z.Laender)
	}
	return p, ok
}

func vereint(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	slices.Sort(a)
	return a
}
