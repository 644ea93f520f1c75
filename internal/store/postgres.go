package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"iter"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"ozgtracker/internal/ozg"
)

const (
	// Two pools, so that a transaction that waits for the lock on stand never keeps a reader waiting.
	postgresWriters = 4
	postgresReaders = 8

	// postgresSchemaLock is the key of the advisory lock around migrations; any number of one's own.
	postgresSchemaLock = `SELECT pg_advisory_xact_lock(71203344)`
)

type postgresEngine struct {
	dsn           string // complete, with the password: never printed
	host, datenbk string
}

func newPostgres(dsn string) (engine, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Opaque != "" { // the error quotes the address, so it is not kept
		return nil, adresseUnbrauchbar()
	}
	q := u.Query()
	host := u.Hostname()
	if h := q.Get("host"); h != "" {
		host = h
	}
	setDefault(q, "sslmode", sslmode(host))
	setDefault(q, "connect_timeout", "10") // seconds
	setDefault(q, "application_name", "ozg")
	setDefault(q, "binary_parameters", "yes") // files go as they are, not as hex, and a statement takes one round trip
	u.RawQuery = q.Encode()
	return postgresEngine{dsn: u.String(), host: host, datenbk: strings.TrimPrefix(u.Path, "/")}, nil
}

func setDefault(q url.Values, name, wert string) {
	if !q.Has(name) {
		q.Set(name, wert)
	}
}

// sslmode is the mode where the address names none: a socket needs no encryption, the own machine may
// have it, everything else must.
func sslmode(host string) string {
	switch ip := net.ParseIP(host); {
	case strings.HasPrefix(host, "/"):
		return "disable"
	case host == "" || host == "localhost" || ip != nil && ip.IsLoopback():
		return "prefer"
	}
	return "require"
}

func (e postgresEngine) name() string { return "postgres" }

func (e postgresEngine) ort() string {
	return "Die Datenbank „" + e.datenbk + "“ auf „" + e.host + "“"
}

func (e postgresEngine) open(anlegen bool) (schreiben, lesen *sqlx.DB, err error) {
	c, err := pq.NewConnector(e.dsn)
	if err != nil { // its text may quote the address
		return nil, nil, adresseUnbrauchbar()
	}
	pool := func(conns int) *sqlx.DB {
		db := sql.OpenDB(c)
		db.SetMaxOpenConns(conns)
		db.SetMaxIdleConns(conns)
		db.SetConnMaxIdleTime(5 * time.Minute) // firewalls forget silent connections
		return sqlx.NewDb(db, "postgres")
	}
	lesen = pool(postgresReaders)
	if !anlegen {
		return lesen, lesen, nil
	}
	return pool(postgresWriters), lesen, nil
}

func (e postgresEngine) snapshot() *sql.TxOptions {
	return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
}

func (e postgresEngine) token() *strings.Replacer {
	return strings.NewReplacer("{{STRICT}}", "", "{{BLOB}}", "BYTEA")
}

func (e postgresEngine) lockSchema(ctx context.Context, tx *sqlx.Tx) error {
	_, err := tx.ExecContext(ctx, postgresSchemaLock)
	return err
}

// nurAnfuegen are the tables that the application adds to and never changes: whoever takes over its account
// of the database cannot rewrite what happened.
const nurAnfuegen = "protokoll, vorgang"

// gewaehre lets the role of another address read and write all tables of the schema, but only read and add
// to nurAnfuegen. Names cannot be arguments of these statements, so they are quoted.
func (e postgresEngine) gewaehre(ctx context.Context, tx *sqlx.Tx, dsn string) error {
	u, err := url.Parse(dsn)
	if err != nil || u.User.Username() == "" {
		return adresseUnbrauchbar()
	}
	var schema string
	if err := get(ctx, tx, &schema, "SELECT current_schema()"); err != nil {
		return fmt.Errorf("find schema: %w", err)
	}
	rolle := pq.QuoteIdentifier(u.User.Username())
	schema = pq.QuoteIdentifier(schema)
	for _, query := range []string{
		"GRANT USAGE ON SCHEMA " + schema + " TO " + rolle,
		"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + schema + " TO " + rolle,
		"REVOKE UPDATE, DELETE, TRUNCATE ON " + nurAnfuegen + " FROM " + rolle,
		"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON " + migrationTable + " FROM " + rolle,
	} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return fmt.Errorf("grant: %w", err)
		}
	}
	return nil
}

func (e postgresEngine) hasTable() string {
	return `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?`
}

func (e postgresEngine) insert(ctx context.Context, tx *sqlx.Tx, tabelle string, spalten []string, zeilen iter.Seq[[]any]) (err error) {
	stmt, err := tx.PrepareContext(ctx, "COPY "+tabelle+" ("+strings.Join(spalten, ",")+") FROM STDIN")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stmt.Close()) }()
	for p := range imVoraus(zeilen, len(spalten)) {
		for z := range slices.Chunk(p, len(spalten)) {
			if _, err := stmt.ExecContext(ctx, z...); err != nil {
				return err
			}
		}
	}
	_, err = stmt.ExecContext(ctx) // sends what is left and waits for the server's verdict
	return err
}

// vergiss has nothing to do: old versions of rows go when the server cleans up (VACUUM).
func (e postgresEngine) vergiss() string { return "" }

func (e postgresEngine) stoerung(err error) string {
	if f, ok := errors.AsType[*pq.Error](err); ok {
		return e.serverstoerung(string(f.Code))
	}
	if errors.Is(err, pq.ErrSSLNotSupported) {
		return e.ort() + " bietet keine verschlüsselte Verbindung an. Schalten Sie sie auf dem Server ein, oder hängen Sie in einem vertrauenswürdigen Netz „?sslmode=disable“ an die Adresse an."
	}
	_, netz := errors.AsType[net.Error](err)
	if netz || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return e.ort() + " ist nicht erreichbar. Prüfen Sie, ob der Server läuft und ob die Adresse in --db (OZG_DB) stimmt."
	}
	return ""
}

// serverstoerung goes by SQLSTATE (PostgreSQL manual, appendix A), never by message text.
func (e postgresEngine) serverstoerung(code string) string {
	switch {
	case code == "3D000":
		return fmt.Sprintf("Auf „%s“ gibt es keine Datenbank „%s“. Legen Sie sie an, oder nennen Sie mit --db (OZG_DB) eine andere.", e.host, e.datenbk)
	case strings.HasPrefix(code, "28"):
		return e.ort() + " lehnt die Anmeldung ab. Prüfen Sie Nutzername und Passwort in --db (OZG_DB)."
	case code == "25006" || code == "42501":
		return e.ort() + " ist für dieses Datenbankkonto nicht beschreibbar. Geben Sie ihm die Rechte, oder nennen Sie den Server, der schreiben darf."
	case strings.HasPrefix(code, "53") || strings.HasPrefix(code, "58") || strings.HasPrefix(code, "XX"):
		return e.ort() + " kann gerade nicht arbeiten: Dem Server fehlen Platz oder freie Verbindungen, oder ein Datenträger ist gestört."
	case strings.HasPrefix(code, "08") || strings.HasPrefix(code, "57P"):
		return e.ort() + " ist nicht erreichbar: Der Server startet gerade oder wurde beendet."
	case code == "55P03" || code == "40P01" || code == "40001":
		return e.ort() + " ist belegt, weil gerade jemand anderes schreibt. Versuchen Sie es in einigen Sekunden noch einmal."
	}
	return ""
}

// pruefe: a server looks after its own files.
func (e postgresEngine) pruefe(context.Context, queryer) ([]string, error) { return nil, nil }

func (e postgresEngine) version() string { return `SELECT current_setting('server_version')` }

// postgresRechte is what the account may do with each table of the schema.
const postgresRechte = `SELECT c.relname AS name, has_table_privilege(c.oid, 'SELECT') AS lesen, has_table_privilege(c.oid, 'INSERT') AS anfuegen,
	has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE') AS aendern,
	has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE') OR pg_has_role(c.relowner, 'USAGE') AS umschreiben
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') ORDER BY 1`

// beschreibbar asks the server, which also may be a copy that only reads.
func (e postgresEngine) beschreibbar(ctx context.Context, q queryer) (fehlt, zuviel []string, err error) {
	var nurLesen bool
	if err := get(ctx, q, &nurLesen, `SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on'`); err != nil {
		return nil, nil, fmt.Errorf("ask whether the server takes changes: %w", err)
	}
	if nurLesen {
		return nil, nil, &ozg.Fehler{Code: codeDatenbank, Text: e.serverstoerung("25006")}
	}
	var rechte []struct {
		Name                                  string
		Lesen, Anfuegen, Aendern, Umschreiben bool
	}
	if err := selectAll(ctx, q, &rechte, postgresRechte); err != nil {
		return nil, nil, fmt.Errorf("ask for rights: %w", err)
	}
	for _, r := range rechte {
		anfuegen := slices.Contains(strings.Split(nurAnfuegen, ", "), r.Name)
		darf := r.Lesen && (r.Name == migrationTable || r.Anfuegen && (anfuegen || r.Aendern))
		if !darf {
			fehlt = append(fehlt, r.Name)
		}
		if anfuegen && r.Umschreiben {
			zuviel = append(zuviel, r.Name)
		}
	}
	return fehlt, zuviel, nil
}
