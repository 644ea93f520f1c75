package main

import (
	"bufio"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"text/tabwriter"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

type userCmd struct {
	Add      userAddCmd      `cmd:"" help:"Legt ein Konto an; das Passwort wird gefragt oder von der Eingabe gelesen."`
	List     userListCmd     `cmd:"" help:"Listet die Konten."`
	Passwd   userPasswdCmd   `cmd:"" help:"Setzt das Passwort eines Kontos und beendet dessen Sitzungen."`
	Rolle    userRolleCmd    `cmd:"" help:"Gibt einem Konto eine andere Rolle oder einen anderen Bereich."`
	Sperren  userSperrenCmd  `cmd:"" help:"Sperrt ein Konto oder gibt es wieder frei."`
	Loeschen userLoeschenCmd `cmd:"" help:"Löscht ein Konto: Namen, Passwort, Sitzungen, Schlüssel; seine Kennung bleibt auf Vorgängen stehen."`
}

type userAddCmd struct {
	Name        string   `arg:"" help:"Anmeldename."`
	Rolle       string   `required:"" enum:"betrachter,leitung,federfuehrung,administration" help:"betrachter, leitung, federfuehrung oder administration."`
	Anzeigename string   `help:"Name, der auf den Seiten erscheint."`
	Themenfeld  []string `sep:"none" help:"Themenfeld, für das eine Federführung einspielt; mehrmals möglich."`
	Land        []string `help:"Land (NI), für das eine Federführung einspielt; mehrmals möglich."`
}

// Run adds an account.
func (c *userAddCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	k := zugang.Konto{Name: c.Name, Anzeigename: c.Anzeigename, Rolle: zugang.Rolle(c.Rolle)}
	if err := setzeBereich(&k, c.Themenfeld, c.Land); err != nil {
		return err
	}
	return mitZugang(ctx, global, func(app *app) error {
		passwort, err := liesPasswort(u)
		if err != nil {
			return err
		}
		k, err := app.zugang.Lege(ctx, zugang.KontoBefehlszeile, k, passwort, anmeldung.Von{})
		if err != nil {
			return err
		}
		fmt.Fprintf(u.stdout, "Konto „%s“ angelegt (%s).\n", k.Name, k.Rolle.Titel())
		return nil
	})
}

type userListCmd struct{}

// Run prints the accounts.
func (c *userListCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	app, err := openRead(ctx, global.db(dbDefault))
	if err != nil {
		return err
	}
	defer app.close()
	konten, err := app.store.Konten(ctx)
	if err != nil {
		return fmt.Errorf("list accounts: %w", err)
	}
	tab := tabwriter.NewWriter(u.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "Anmeldename\tName\tRolle\tspielt ein für\t")
	for _, k := range konten {
		bereich, gesperrt := "–", ""
		if !k.Bereich().Leer() {
			bereich = k.Bereich().Text()
		}
		switch {
		case !k.Geloescht.IsZero():
			fmt.Fprintf(tab, "–\t%s\t–\t–\t\n", k.Anzeigename)
			continue
		case k.Gesperrt:
			gesperrt = "gesperrt"
		}
		fmt.Fprintf(tab, "%s\t%s\t%s\t%s\t%s\n", k.Name, k.Anzeigename, k.Rolle.Titel(), bereich, gesperrt)
	}
	return tab.Flush()
}

type userPasswdCmd struct {
	Name string `arg:"" help:"Anmeldename."`
}

// Run sets a password.
func (c *userPasswdCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	return mitKonto(ctx, global, c.Name, func(app *app, k zugang.Konto) error {
		passwort, err := liesPasswort(u)
		if err != nil {
			return err
		}
		if err := app.zugang.SetPasswort(ctx, zugang.KontoBefehlszeile, k, passwort, anmeldung.Von{}); err != nil {
			return err
		}
		fmt.Fprintf(u.stdout, "Das Passwort von „%s“ ist gesetzt. Alle Sitzungen und Zugriffsschlüssel des Kontos sind beendet.\n", k.Name)
		return nil
	})
}

type userRolleCmd struct {
	Name       string   `arg:"" help:"Anmeldename."`
	Rolle      string   `arg:"" enum:"betrachter,leitung,federfuehrung,administration" help:"betrachter, leitung, federfuehrung oder administration."`
	Themenfeld []string `sep:"none" help:"Themenfeld, für das eine Federführung einspielt; mehrmals möglich."`
	Land       []string `help:"Land (NI), für das eine Federführung einspielt; mehrmals möglich."`
}

// Run changes role and Bereich; without any named the Bereich is empty.
func (c *userRolleCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	return mitKonto(ctx, global, c.Name, func(app *app, k zugang.Konto) error {
		k.Rolle, k.Themenfelder, k.Laender = zugang.Rolle(c.Rolle), nil, nil
		if err := setzeBereich(&k, c.Themenfeld, c.Land); err != nil {
			return err
		}
		if err := app.zugang.SetKonto(ctx, zugang.KontoBefehlszeile, k, anmeldung.Von{}); err != nil {
			return err
		}
		fmt.Fprintf(u.stdout, "„%s“: %s, spielt ein für: %s.\n", k.Name, k.Rolle.Titel(), k.Bereich().Text())
		return nil
	})
}

type userSperrenCmd struct {
	Name     string `arg:"" help:"Anmeldename."`
	Aufheben bool   `help:"Gibt das Konto wieder frei."`
}

// Run locks an account, which ends its sessions, or unlocks it.
func (c *userSperrenCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	return mitKonto(ctx, global, c.Name, func(app *app, k zugang.Konto) error {
		k.Gesperrt = !c.Aufheben
		if err := app.zugang.SetKonto(ctx, zugang.KontoBefehlszeile, k, anmeldung.Von{}); err != nil {
			return err
		}
		wie := "gesperrt; seine Sitzungen sind beendet"
		if c.Aufheben {
			wie = "wieder frei"
		}
		fmt.Fprintf(u.stdout, "Das Konto „%s“ ist %s.\n", k.Name, wie)
		return nil
	})
}

type userLoeschenCmd struct {
	Name string `arg:"" help:"Anmeldename."`
	Ja   bool   `help:"Ohne Rückfrage."`
}

// Run erases an account.
func (c *userLoeschenCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	return mitKonto(ctx, global, c.Name, func(app *app, k zugang.Konto) error {
		if err := bestaetige(u, c.Ja, "Das Konto „"+k.Name+"“ löschen?"); err != nil {
			return err
		}
		if err := app.zugang.Loesche(ctx, zugang.KontoBefehlszeile, k, anmeldung.Von{}); err != nil {
			return err
		}
		fmt.Fprintf(u.stdout, "Das Konto ist gelöscht. Auf Vorgängen und im Protokoll heißt es jetzt „%s“.\n", anmeldung.GeloeschtName(k.ID))
		return nil
	})
}

func setzeBereich(k *zugang.Konto, themenfelder, laender []string) error {
	for _, t := range themenfelder {
		name, ok := ozg.LiesThemenfeld(t)
		if !ok {
			return ozg.NeuerFehler("themenfeld_unbekannt", themenfeldUnbekannt(t))
		}
		k.Themenfelder = append(k.Themenfelder, name)
	}
	for _, l := range laender {
		k.Laender = append(k.Laender, strings.ToUpper(strings.TrimSpace(l)))
	}
	return nil
}

func mitZugang(ctx context.Context, global *cli, f func(app *app) error) error {
	app, err := openApp(ctx, global.db(dbDefault), oeffnen{einmalig: true})
	if err != nil {
		return err
	}
	defer app.close()
	return f(app)
}

func mitKonto(ctx context.Context, global *cli, name string, f func(app *app, k zugang.Konto) error) error {
	return mitZugang(ctx, global, func(app *app) error {
		name, err := zugang.LiesName(name)
		if err != nil {
			return err
		}
		k, err := app.store.KontoNamed(ctx, name)
		if err != nil {
			return fmt.Errorf("look for account: %w", err)
		}
		return f(app, k.Konto)
	})
}

// liesPasswort asks for a password, without showing it where somebody types, or reads the first line of the
// input. It never comes from the arguments, which every process of the machine can read.
func liesPasswort(u umgebung) (string, error) {
	if u.fragen {
		fmt.Fprint(u.stderr, "Passwort (mindestens 12 Zeichen, wird nicht angezeigt): ")
		defer fmt.Fprintln(u.stderr)
		if stty("-echo") == nil {
			defer stty("echo")
		}
	}
	zeile, err := bufio.NewReader(u.stdin).ReadString('\n')
	if zeile = strings.TrimRight(zeile, "\r\n"); zeile == "" {
		return "", &ozg.Fehler{Code: "passwort_fehlt", Err: err, Text: "Es wurde kein Passwort angegeben. Tippen Sie es ein, oder geben Sie es als erste Zeile auf der Standardeingabe."}
	}
	return zeile, nil
}

// stty switches the echo of the terminal. Where there is no such program, the password is seen.
func stty(was string) error {
	cmd := exec.Command("stty", was)
	cmd.Stdin = terminal()
	return cmd.Run()
}
