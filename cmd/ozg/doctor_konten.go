package main

import (
	"context"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// konten looks who may log in.
func (u untersuchung) konten(ctx context.Context, c *doctorCmd) {
	const name = "Konten"
	konten, err := u.st.Konten(ctx)
	if err != nil {
		u.fehler(name, err)
		return
	}
	offen, verwalten := 0, 0
	for _, k := range konten {
		if k.Rechte() != zugang.Offen {
			offen++
		}
		if k.Rechte().Hat(zugang.Verwalten) {
			verwalten++
		}
	}
	switch {
	case c.OhneAnmeldung:
		u.melde(hinweis, name, "Niemand meldet sich an, und alle dürfen alles.", "So verlangt es --ohne-anmeldung.")
	case verwalten > 0:
		u.ok(name, "Anmelden können sich "+ozg.ZahlText(offen)+", verwalten "+ozg.ZahlText(verwalten)+".")
	case strings.Contains(c.OIDC.Gruppen, string(zugang.Administration)):
		u.ok(name, "Verwalten darf, wem der Anmeldedienst die Gruppe dafür gibt.")
	case len(konten) == 0:
		u.melde(warnung, name, "Noch kann sich niemand anmelden.", "Legen Sie das erste Konto an: ozg user add NAME --rolle administration")
	default:
		u.melde(schaden, name, "Kein Konto, das sich anmelden kann, darf verwalten.", "Geben Sie eines frei, oder legen Sie eines an: ozg user add NAME --rolle administration")
	}
	if err := u.beispielkonten(ctx, konten); err != nil {
		u.fehler(name, err)
	}
}

// beispielkonten finds accounts of the demo with the passwords that everybody can read, where it is none.
func (u untersuchung) beispielkonten(ctx context.Context, konten []zugang.Konto) error {
	_, demo, err := u.st.Merkmal(ctx, merkmalBeispiel)
	if err != nil || demo {
		return err
	}
	hasher := zugang.NewHasher(1, zugang.Standardkosten())
	for _, k := range konten {
		for _, b := range beispielkonten {
			if k.Name != b.Konto.Name || k.Rechte() == zugang.Offen {
				continue
			}
			mit, err := u.st.Konto(ctx, k.ID)
			if err != nil {
				return err
			}
			if gleich, err := hasher.Stimmt(ctx, b.Passwort, mit.Passwort); err == nil && gleich {
				u.melde(schaden, "Beispielkonten", "Das Konto „"+k.Name+"“ hat das Passwort der Vorführung, das jeder nachlesen kann.", "Ändern oder sperren Sie es: ozg user passwd "+k.Name)
			}
		}
	}
	return nil
}
