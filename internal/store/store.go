// Package store keeps Meldungen, Befunde, files and drafts in one of two engines.
package store

import (
	"context"
	"errors"
	"time"

	"ozgtracker/internal/ozg"
)

var errTodo = errors.New("store: not implemented yet")

// Store is an open database.
type Store struct{ engine string }

func Open(ctx context.Context, dsn string) (*Store, error)     { return nil, errTodo }
func OpenRead(ctx context.Context, dsn string) (*Store, error) { return nil, errTodo }
func (s *Store) Close() error                                  { return errTodo }
func (s *Store) Ping(ctx context.Context) error                { return errTodo }
func (s *Store) Engine() string                                { return s.engine }
func (s *Store) Stand(ctx context.Context) (ozg.Nr, error)     { return 0, errTodo }
func (s *Store) Load(ctx context.Context) (*ozg.Geschichte, error) {
	return nil, errTodo
}
func (s *Store) Extend(ctx context.Context, g *ozg.Geschichte) (*ozg.Geschichte, error) {
	return nil, errTodo
}
func (s *Store) Annehmen(ctx context.Context, n NeuerImport, pruefen func(vorher ozg.Nr) error) (ozg.Nr, error) {
	return 0, errTodo
}
func (s *Store) Zuruecknehmen(ctx context.Context, nr ozg.Nr, konto string, am time.Time) (ozg.Nr, error) {
	return 0, errTodo
}
func (s *Store) Gueltig(ctx context.Context, sha256 string, stichtag ozg.Tag, themenfeld string) (nr ozg.Nr, ok bool, err error) {
	return 0, false, errTodo
}
func (s *Store) Importe(ctx context.Context) ([]ImportZeile, error) { return nil, errTodo }
func (s *Store) Import(ctx context.Context, nr ozg.Nr) (ImportZeile, error) {
	return ImportZeile{}, errTodo
}
func (s *Store) Befunde(ctx context.Context, nr ozg.Nr) ([]ozg.Befund, error) { return nil, errTodo }
func (s *Store) Zeilen(ctx context.Context, ozgID string) ([]GespeicherteMeldung, error) {
	return nil, errTodo
}
func (s *Store) Datei(ctx context.Context, sha256 string) ([]byte, error)     { return nil, errTodo }
func (s *Store) SaveEntwurf(ctx context.Context, e Entwurf) error             { return errTodo }
func (s *Store) Entwurf(ctx context.Context, id string) (Entwurf, error)      { return Entwurf{}, errTodo }
func (s *Store) DeleteEntwurf(ctx context.Context, id string) error           { return errTodo }
func (s *Store) DeleteAbgelaufene(ctx context.Context, jetzt time.Time) error { return errTodo }
func (s *Store) Merkmal(ctx context.Context, name string) (wert string, ok bool, err error) {
	return "", false, errTodo
}
func (s *Store) SetMerkmal(ctx context.Context, name, wert string) error { return errTodo }
