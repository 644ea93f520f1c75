// Package migrations holds the database schema as numbered SQL files, forward only, one set for both
// engines. Two tokens stand where the engines differ: {{STRICT}} becomes STRICT on SQLite and nothing on
// PostgreSQL; {{BLOB}} becomes BLOB or BYTEA. A file that was released is never changed again: the
// program refuses a database whose recorded checksum differs.
package migrations

import "embed"

// FS holds the files 0001_….sql and up, at its root.
//
//go:embed *.sql
var FS embed.FS
