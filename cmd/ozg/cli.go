package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"ozgtracker/internal/store"
	"ozgtracker/reports"
)

// cli is the command line. Flags and environment agree: --db is OZG_DB, --addr is OZG_ADDR.
type cli struct {
	DB        string `name:"db" env:"OZG_DB" placeholder:"ORT" help:"Datenbank: sqlite:PFAD oder postgres://… (sonst sqlite:ozg.db, bei demo sqlite:ozg-demo.db)."`
	DBMigrate string `name:"db-migrate" env:"OZG_DB_MIGRATE" placeholder:"ORT" help:"Adresse des Eigentümers der Tabellen (PostgreSQL): serve und migrate legen sie damit an; --db darf Vorgänge und Protokoll dann nicht mehr ändern."`

	Serve       serveCmd       `cmd:"" help:"Startet das Programm für den Browser."`
	Demo        demoCmd        `cmd:"" help:"Startet das Programm mit Beispieldaten."`
	Import      importCmd      `cmd:"" help:"Spielt Umsetzungspläne ein (xlsx, xlsm, ods, csv)."`
	Importe     importeCmd     `cmd:"" help:"Zeigt übernommene Importe oder nimmt einen zurück."`
	Korrigieren korrigierenCmd `cmd:"" help:"Korrigiert einen einzelnen Wert einer Leistung."`
	Export      exportCmd      `cmd:"" help:"Schreibt einen Bericht als Excel-Arbeitsmappe."`
	Vorlage     vorlageCmd     `cmd:"" help:"Schreibt die Rückmeldevorlage eines Themenfeldes zum Ausfüllen."`
	Migrate     migrateCmd     `cmd:"" help:"Legt die Tabellen der Datenbank an oder bringt sie auf den neuesten Stand."`
	Backup      backupCmd      `cmd:"" help:"Sichert die ganze Datenbank in eine Datei; ein Server darf dabei laufen."`
	Restore     restoreCmd     `cmd:"" help:"Spielt eine Sicherung in eine leere oder neue Datenbank ein."`
	Doctor      doctorCmd      `cmd:"" help:"Prüft Konfiguration und Datenbank und sagt, was zu tun ist; ändert nichts."`
	User        userCmd        `cmd:"" help:"Konten: wer sich anmelden kann und was er darf."`
	Schwaerzen  schwaerzenCmd  `cmd:"" help:"Ersetzt einen Text überall durch „[geschwärzt]“; er wird gefragt oder von der Eingabe gelesen."`
	Audit       auditCmd       `cmd:"" help:"Prüft, ob Vorgänge und Protokoll unverändert sind."`
	Bereit      bereitCmd      `cmd:"" help:"Fragt ein laufendes Programm, ob es bereit ist; für Container."`
	Version     versionCmd     `cmd:"" help:"Nennt die Version."`
}

// run parses the arguments, runs the command and gives its exit code.
func run(ctx context.Context, args []string, u umgebung) int {
	var c cli
	ende := -1 // --help ends here
	parser, err := kong.New(&c,
		kong.Name("ozg"),
		kong.Description("Umsetzungsstand des Onlinezugangsgesetzes: Pläne einspielen, Stand zeigen, Berichte schreiben."),
		kong.Writers(u.stdout, u.stderr),
		kong.Exit(func(code int) { ende = code }),
		kong.Help(deutscheHilfe),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(u, &c),
		kong.Vars{"blaetter": reports.BlattCodes()},
	)
	if err != nil {
		fmt.Fprintf(u.stderr, "ozg: %v\n", err)
		return codeAufruf
	}
	k, err := parser.Parse(args)
	if ende >= 0 {
		return ende
	}
	if err != nil {
		fmt.Fprintf(u.stderr, "ozg: Der Aufruf ist so nicht möglich (%v).\nWas es gibt, zeigt: ozg --help\n", err)
		return codeAufruf
	}
	return exitCode(k.Run(), u.stderr)
}

// db is the database to use; each command has its own default.
func (c *cli) db(sonst string) string {
	if c.DB != "" {
		return c.DB
	}
	return sonst
}

// vorbereiten brings the tables up to date under their owner's address, where one is named.
func (c *cli) vorbereiten(ctx context.Context, dsn string) error {
	if c.DBMigrate == "" {
		return nil
	}
	if err := store.Prepare(ctx, c.DBMigrate, dsn); err != nil {
		return fmt.Errorf("prepare database: %w", err)
	}
	return nil
}

const dbDefault = "sqlite:ozg.db"

// deutscheHilfe is kong's help with its few English words replaced.
func deutscheHilfe(o kong.HelpOptions, k *kong.Context) error {
	var b bytes.Buffer
	out := k.Stdout
	k.Stdout = &b
	err := kong.DefaultHelpPrinter(o, k)
	k.Stdout = out
	if err != nil {
		return fmt.Errorf("print help: %w", err)
	}
	_, err = io.WriteString(out, hilfeWorte.Replace(b.String()))
	return err
}

var hilfeWorte = strings.NewReplacer(
	"Usage:", "Aufruf:", "Arguments:", "Angaben:", "Flags:", "Schalter:", "Commands:", "Befehle:",
	"[flags]", "[Schalter]", "<command>", "<Befehl>", "Show context-sensitive help.", "Zeigt diese Hilfe.",
	`Run "ozg <Befehl> --help" for more information on a command.`, `Mehr zu einem Befehl: ozg <Befehl> --help`,
	`Run "ozg <command> --help" for more information on a command.`, `Mehr zu einem Befehl: ozg <Befehl> --help`,
)
