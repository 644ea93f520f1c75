package main

import (
	"context"
	"fmt"

	"ozgtracker/dashboard"
	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

// beispielkonten are the persons of the demo, one per role. Only a database that is marked as a demo ever
// gets them; nothing else has a password that was given by the program.
var beispielkonten = []dashboard.Beispielkonto{
	{
		Konto:    zugang.Konto{Name: "betrachter", Anzeigename: "Berta Betrachter", Rolle: zugang.Betrachter},
		Passwort: "nur-einmal-schauen", Darf: "alle Seiten, Berichte und Dateien sehen",
	},
	{
		Konto:    zugang.Konto{Name: "leitung", Anzeigename: "Leo Leitung", Rolle: zugang.Leitung},
		Passwort: "was-steht-heute-an", Darf: "dazu Berichte für alle ablegen",
	},
	{
		Konto:    zugang.Konto{Name: "federfuehrung", Anzeigename: "Feli Federführung", Rolle: zugang.Federfuehrung, Themenfelder: []string{"Gesundheit"}},
		Passwort: "plan-ist-fertig-jetzt", Darf: "dazu Pläne für das Themenfeld Gesundheit einspielen und zurücknehmen",
	},
	{
		Konto:    zugang.Konto{Name: "administration", Anzeigename: "Adda Administration", Rolle: zugang.Administration},
		Passwort: "alle-schluessel-am-bund", Darf: "alles, auch Konten, Einstellungen und Protokoll",
	},
}

// legeBeispielkonten adds the persons of the demo that are not there yet.
func legeBeispielkonten(ctx context.Context, app *app) error {
	for _, k := range beispielkonten {
		_, err := app.store.KontoNamed(ctx, k.Name)
		if ozg.FehlerCode(err) == "konto_unbekannt" {
			_, err = app.zugang.Lege(ctx, zugang.KontoBeispiel, k.Konto, k.Passwort, anmeldung.Von{})
		}
		if err != nil && ozg.FehlerCode(err) != "konto_doppelt" {
			return fmt.Errorf("add account %s of the demo: %w", k.Name, err)
		}
	}
	return nil
}
