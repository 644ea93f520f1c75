package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

type backupCmd struct {
	Out   string `required:"" placeholder:"DATEI" help:"Wohin die Sicherung geschrieben wird, etwa ozg-2026-11-24.backup."`
	Force bool   `help:"Ersetzt eine vorhandene Datei."`
}

// Run writes a backup, looks at it once more, and gives it its name only then. A server may run meanwhile.
func (c *backupCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	dsn := global.db(dbDefault)
	if err := c.pruefeZiel(dsn); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(c.Out), ".ozg-*.backup") // readable by its owner only, since it holds accounts
	if err != nil {
		return ausgabeFehler(c.Out, err)
	}
	defer os.Remove(f.Name()) // gone already after the rename
	inhalt, err := store.Sichern(ctx, dsn, f.Name())
	if err != nil {
		return errors.Join(fmt.Errorf("back up: %w", err), f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return ausgabeFehler(c.Out, err)
	}
	ganz, err := pruefeSicherung(ctx, u.stdout, f.Name())
	if err != nil {
		return err
	}
	if err := benenne(f.Name(), c.Out); err != nil {
		return ausgabeFehler(c.Out, err)
	}
	fmt.Fprintf(u.stdout, "%s geschrieben: %s.\n", c.Out, inhaltText(inhalt, c.Out))
	if !ganz {
		fmt.Fprintln(u.stdout, "Die Sicherung gibt die Datenbank wieder, wie sie ist; dort stimmt etwas nicht. Was, zeigt auch: ozg doctor")
		return errGemeldet(codeBefunde)
	}
	return nil
}

// pruefeZiel keeps what is there, and the database itself whatever is asked for.
func (c *backupCmd) pruefeZiel(dsn string) error {
	ziel, err := os.Stat(c.Out)
	if err != nil {
		return nil // most likely not there; writing will tell
	}
	if db, err := os.Stat(store.Ablage(dsn)); err == nil && os.SameFile(db, ziel) {
		return ozg.NeuerFehler("ausgabe", "Die Datei "+c.Out+" ist die Datenbank selbst. Nennen Sie mit --out eine andere.")
	}
	if !c.Force || !ziel.Mode().IsRegular() {
		return ozg.NeuerFehler("ausgabe", "Die Datei "+c.Out+" gibt es schon. Nennen Sie eine andere, oder ersetzen Sie sie mit --force.")
	}
	return nil
}

// pruefeSicherung checks a backup as audit verify checks a database. Of a database of an older program this is
// left to the restore, which brings it up to date first.
func pruefeSicherung(ctx context.Context, w io.Writer, pfad string) (ganz bool, err error) {
	st, err := store.OpenRead(ctx, "sqlite:"+pfad)
	if ozg.FehlerCode(err) == "datenbank_aelter" {
		fmt.Fprintln(w, "Die Datenbank gehört zu einer älteren Programmversion; ihre Ketten prüft erst ozg restore.")
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("open backup: %w", err)
	}
	maengel, err := st.PruefeAblage(ctx)
	if err == nil {
		ganz, err = pruefeKetten(ctx, w, st)
	}
	for _, m := range maengel {
		fmt.Fprintf(w, "Ablage: %s\n", m)
	}
	return ganz && len(maengel) == 0, errors.Join(err, st.Close())
}

// benenne renames and makes sure that the new name survives a power cut too.
func benenne(von, nach string) error {
	if err := os.Rename(von, nach); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(nach))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// inhaltText tells in one line what a backup holds.
func inhaltText(i store.Inhalt, pfad string) string {
	groesse := ""
	if info, err := os.Stat(pfad); err == nil {
		groesse = ", " + groesseText(info.Size())
	}
	n := func(name string) string { return ozg.ZahlText(i.Zeilen(name)) }
	return fmt.Sprintf("%s Vorgänge, %s Meldungen, %s Befunde, %s Dateien, %s Entwürfe, %s Konten, %s Einträge im Protokoll%s",
		n("vorgang"), n("meldung"), n("befund"), n("datei"), n("entwurf"), n("konto"), n("protokoll"), groesse)
}

// groesseText writes a size with one decimal: "12,3 MB", "1,4 GB".
func groesseText(b int64) string {
	einheit := " MB"
	if b >= 1<<30 {
		b, einheit = b>>10, " GB"
	}
	zehntel := (b*10 + 1<<19) >> 20
	return fmt.Sprintf("%s,%d%s", ozg.ZahlText(int(zehntel/10)), zehntel%10, einheit)
}
