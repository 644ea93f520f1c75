package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"
)

const (
	sqlMerkmal    = `SELECT wert FROM merkmal WHERE name = ?`
	sqlSetMerkmal = `INSERT INTO merkmal (name, wert) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET wert = excluded.wert`
	sqlAddMerkmal = `INSERT INTO merkmal (name, wert) VALUES (?, ?) ON CONFLICT (name) DO NOTHING`
)

// Merkmal reads what is noted of the database itself: "beispieldaten" = "ja" marks a demo.
func (s *Store) Merkmal(ctx context.Context, name string) (wert string, ok bool, err error) {
	err = get(ctx, s.lesen, &wert, sqlMerkmal, name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return wert, err == nil, s.fehler(ctx, "read Merkmal", err)
}

// SetMerkmal notes something of the database itself. It moves no number and is no Vorgang.
func (s *Store) SetMerkmal(ctx context.Context, name, wert string) error {
	return s.schreibe(ctx, "set Merkmal", func(tx *sqlx.Tx) error {
		_, err := exec(ctx, tx, sqlSetMerkmal, sauber(name), sauber(wert))
		return err
	})
}

// MerkmalOder reads what is noted, and notes neu first where nothing is; of several processes one wins.
func (s *Store) MerkmalOder(ctx context.Context, name, neu string) (string, error) {
	if wert, ok, err := s.Merkmal(ctx, name); ok || err != nil {
		return wert, err
	}
	if err := s.aendere(ctx, "set Merkmal", sqlAddMerkmal, sauber(name), sauber(neu)); err != nil {
		return "", err
	}
	wert, _, err := s.Merkmal(ctx, name)
	return wert, err
}
