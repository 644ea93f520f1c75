package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
)

const (
	sqlVerbraucheOpenID = `INSERT INTO openid_verbraucht (state, ablauf) VALUES (?, ?) ON CONFLICT (state) DO NOTHING`
	sqlAltesOpenID      = `DELETE FROM openid_verbraucht WHERE ablauf <= ?`
)

// VerbraucheOpenID notes that somebody came back from an OpenID provider with a state, of which state is the checksum;
// ok is false where it was used before. After ablauf the state is good for nothing anyway and is forgotten.
func (s *Store) VerbraucheOpenID(ctx context.Context, state string, ablauf, jetzt time.Time) (ok bool, err error) {
	err = s.schreibe(ctx, "end login at OpenID provider", func(tx *sqlx.Tx) error {
		if _, err := exec(ctx, tx, sqlAltesOpenID, zeit{jetzt}); err != nil {
			return err
		}
		res, err := exec(ctx, tx, sqlVerbraucheOpenID, state, zeit{ablauf})
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		ok = n > 0
		return err
	})
	return ok && err == nil, err
}
