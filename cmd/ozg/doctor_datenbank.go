package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ozgtracker/internal/einstellung"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

const (
	// uhrSpiel is how far a Vorgang may lie in the future: clocks of two machines are never quite the same.
	uhrSpiel = time.Minute
	// wenigPlatz is below what free disk space is a matter for worry, in bytes.
	wenigPlatz = 1 << 30
)

// pruefeDatenbank looks at everything that is stored, as far as the database can be read.
func (c *doctorCmd) pruefeDatenbank(ctx context.Context, d *doctor, global *cli) {
	dsn := global.db(dbDefault)
	if dsn == "sqlite::memory:" {
		d.melde(hinweis, "Datenbank", "Sie ist nur im Arbeitsspeicher: Mit dem Programm endet alles, was in ihr steht.", "Nennen Sie mit --db (OZG_DB) eine Datei oder einen Server.")
		return
	}
	st, err := store.OpenRead(ctx, dsn)
	if err != nil {
		d.fehler("Datenbank", err)
		// Of another version is within reach; code "datenbank_adresse" is no address at all.
		d.unerreichbar = ozg.FehlerCode(err) == "datenbank" || ozg.FehlerCode(err) == "datenbank_fehlt"
		return
	}
	u := untersuchung{d, st}
	u.version(ctx)
	u.eigentuemer(ctx, global.DBMigrate)
	u.schreibrecht(ctx, global.DBMigrate != "")
	u.ablage(ctx, store.Ablage(dsn))
	u.ketten(ctx)
	u.dateien(ctx)
	u.uhr(ctx)
	u.konten(ctx, c)
	u.oeffentlich(ctx, c)
	if err := st.Close(); err != nil {
		d.fehler("Datenbank", err)
	}
}

// untersuchung looks at a database that can be read.
type untersuchung struct {
	*doctor
	st *store.Store
}

func (u untersuchung) version(ctx context.Context) {
	v, err := u.st.Version(ctx)
	if err != nil {
		u.fehler("Datenbank", err)
		return
	}
	u.ok("Datenbank", map[string]string{"sqlite": "SQLite ", "postgres": "PostgreSQL "}[u.st.Engine()]+v+" antwortet, die Tabellen sind auf dem neuesten Stand.")
}

// eigentuemer looks whether the owner of the tables can log in, which the next update needs.
func (u untersuchung) eigentuemer(ctx context.Context, dsn string) {
	if dsn == "" {
		return
	}
	st, err := store.OpenRead(ctx, dsn)
	if err == nil {
		err = st.Close()
	}
	if err != nil {
		u.fehler("Eigentümer der Tabellen", err)
		return
	}
	u.ok("Eigentümer der Tabellen", "Kann sich anmelden.")
}

// schreibrecht: getrennt says that the tables belong to somebody else.
func (u untersuchung) schreibrecht(ctx context.Context, getrennt bool) {
	const name = "Schreibrecht"
	fehlt, zuviel, err := u.st.Beschreibbar(ctx)
	switch {
	case err != nil:
		u.fehler(name, err)
	case len(fehlt) > 0:
		u.melde(schaden, name, "Dem Datenbankkonto fehlen Rechte an "+strings.Join(fehlt, ", ")+".", "„ozg migrate“ mit --db-migrate (OZG_DB_MIGRATE) gibt sie ihm.")
	case len(zuviel) > 0 && getrennt:
		u.melde(schaden, name, "Das Datenbankkonto kann Geschehenes ändern: "+strings.Join(zuviel, ", ")+".", "Nennen Sie mit --db ein anderes Konto als den Eigentümer, entziehen Sie ihm weitere Rollen, und führen Sie „ozg migrate“ aus.")
	case len(zuviel) > 0:
		u.melde(hinweis, name, "Vorhanden. Das Datenbankkonto könnte auch Vorgänge und Protokoll ändern; es fiele in den Ketten auf.", "Mit --db-migrate (OZG_DB_MIGRATE) kann es das nicht mehr.")
	default:
		u.ok(name, "Vorhanden.")
	}
}

// ablage looks at the file of the database and the disk that it is on.
func (u untersuchung) ablage(ctx context.Context, pfad string) {
	const name = "Ablage"
	maengel, err := u.st.PruefeAblage(ctx)
	switch {
	case err != nil:
		u.fehler(name, err)
	case len(maengel) > 0:
		u.melde(schaden, name, "Die Datei der Datenbank ist beschädigt ("+strings.Join(maengel, "; ")+").", "Halten Sie das Programm an, heben Sie die Datei auf, und spielen Sie die letzte Sicherung ein: ozg restore.")
	case pfad != "":
		u.ok(name, "Die Datei "+pfad+" ist unversehrt.")
	}
	info, err := os.Stat(pfad)
	frei, ok := freierPlatz(filepath.Dir(pfad))
	if err != nil || !ok {
		return
	}
	if frei < max(wenigPlatz, info.Size()) {
		u.melde(warnung, "Platz", "Auf dem Datenträger der Datenbank sind nur noch "+groesseText(frei)+" frei.", "Schaffen Sie Platz, bevor er ausgeht.")
		return
	}
	u.ok("Platz", groesseText(frei)+" frei, die Datenbank hat "+groesseText(info.Size())+".")
}

func (u untersuchung) ketten(ctx context.Context) {
	for _, k := range ketten(u.st) {
		n, err := k.pruefe(ctx)
		switch {
		case ozg.FehlerCode(err) == "kette_gebrochen":
			u.melde(schaden, k.name, ozg.FehlerText(err), "Vergleichen Sie mit einer Sicherung, und klären Sie, wer Zugang zur Datenbank hat.")
		case err != nil:
			u.fehler(k.name, err)
		default:
			u.ok(k.name, "Unverändert ("+ozg.ZahlText(n)+" geprüft).")
		}
	}
}

func (u untersuchung) dateien(ctx context.Context) {
	const name = "Bestand der Dateien"
	l, err := u.st.Dateienlage(ctx)
	if err != nil {
		u.fehler(name, err)
		return
	}
	vorher := len(u.Pruefungen)
	for _, f := range []struct {
		n             int
		e             ergebnis
		text, abhilfe string
	}{
		{l.OhneTeile, schaden, "Dateien ohne Inhalt", "Spielen Sie eine Sicherung ein, die sie noch hat."},
		{l.OhneDatei, schaden, "Dateien, deren Inhalt zu keinem Eintrag gehört", "Klären Sie, wer Zugang zur Datenbank hat."},
		{l.OhneOriginal, schaden, "Importe, deren Datei fehlt, obwohl niemand sie gelöscht hat", "Die Werte gelten weiter; die Datei gibt es noch in einer Sicherung."},
		{l.Unbenutzt, hinweis, "Dateien, die kein Import, Entwurf oder Bericht braucht", "Sie stören nicht."},
	} {
		if f.n > 0 {
			u.melde(f.e, name, ozg.ZahlText(f.n)+" "+f.text+".", f.abhilfe)
		}
	}
	if len(u.Pruefungen) == vorher {
		u.ok(name, ozg.ZahlText(l.Dateien)+" Dateien, keine fehlt.")
	}
}

func (u untersuchung) uhr(ctx context.Context) {
	am, err := u.st.Juengster(ctx)
	switch {
	case err != nil:
		u.fehler("Uhr", err)
	case am.After(time.Now().Add(uhrSpiel)):
		u.melde(schaden, "Uhr", "Der jüngste Vorgang ist vom "+am.UTC().Format("02.01.2006, 15:04 Uhr (UTC)")+", also aus der Zukunft.", "Stellen Sie die Uhr dieses Rechners; geht sie richtig, ging sie damals vor.")
	default:
		u.ok("Uhr", "Kein Vorgang liegt in der Zukunft.")
	}
}

// oeffentlich looks at reading without login where others can reach the program.
func (u untersuchung) oeffentlich(ctx context.Context, c *doctorCmd) {
	e, err := einstellung.New(ctx, u.st)
	if err != nil {
		u.fehler("Lesen ohne Anmeldung", err)
		return
	}
	if e.Jetzt().LesenOhneLogin && (c.Basis != "" || !c.nurHier()) {
		u.melde(hinweis, "Lesen ohne Anmeldung", "Wer das Programm erreicht, sieht alle Zahlen.", "So ist es unter Verwaltung, Einstellungen gewählt.")
	}
}
