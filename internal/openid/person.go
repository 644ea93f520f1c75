package openid

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/coreos/go-oidc/v3/oidc"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// Person is who logged in, with the role that its groups give.
type Person struct {
	Kennung      string // "issuer subject": what names the person for ever
	Name         string // wish for the name to log in with, in its one form
	Anzeigename  string
	Rolle        zugang.Rolle
	Themenfelder []string
	Laender      []string
}

// maxAnzeige is how much of a name is kept, in characters.
const maxAnzeige = 120

func (a *Anbieter) person(id *oidc.IDToken) (Person, error) {
	var claims map[string]any
	if err := id.Claims(&claims); err != nil {
		return Person{}, abgelehnt(fmt.Errorf("read id token: %w", err))
	}
	kennung := id.Issuer + " " + id.Subject
	z, ok := rolleAus(a.c.Zuordnung, gruppenAus(claims, a.c.Gruppen))
	if !ok {
		return Person{Kennung: kennung}, ozg.NeuerFehler("oidc_gruppe", "Sie sind angemeldet, gehören aber zu keiner Gruppe, die hier zugelassen ist. Bitten Sie die Administration Ihres Hauses um die Aufnahme in eine davon.")
	}
	text := func(name string) string { s, _ := claims[name].(string); return s }
	p := Person{Kennung: kennung, Rolle: z.Rolle, Themenfelder: z.Themenfelder, Laender: z.Laender}
	for _, wunsch := range []string{text("preferred_username"), text("email"), "oidc-" + zugang.TokenSumme(p.Kennung)[:12]} {
		if name, err := zugang.LiesName(wunsch); err == nil {
			p.Name = name
			break
		}
	}
	if p.Anzeigename = sauber(text("name")); p.Anzeigename == "" {
		p.Anzeigename = p.Name
	}
	return p, nil
}

// gruppenAus reads a claim that is a text or a list of texts; a path leads into objects.
func gruppenAus(claims map[string]any, pfad string) (gruppen []string) {
	var wert any = claims
	if direkt, ok := claims[pfad]; ok {
		wert = direkt // names of claims may hold dots: "https://amt.example/gruppen"
	} else {
		for teil := range strings.SplitSeq(pfad, ".") {
			objekt, _ := wert.(map[string]any)
			wert = objekt[teil]
		}
	}
	switch w := wert.(type) {
	case string:
		return []string{w}
	case []any:
		for _, x := range w {
			if s, ok := x.(string); ok {
				gruppen = append(gruppen, s)
			}
		}
	}
	return gruppen
}

// sauber drops what must not stand on a page: control and invisible characters; it bounds the length.
func sauber(name string) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "")))
	if r := []rune(name); len(r) > maxAnzeige {
		name = string(r[:maxAnzeige])
	}
	return name
}
