-- A draft counts its states, so that two windows never overwrite each other unseen. Files that came with
-- one upload share a Stapel; it stays with the imports they became, as the address of their joint report.
ALTER TABLE entwurf ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version BETWEEN 1 AND 2147483647);
ALTER TABLE entwurf ADD COLUMN stapel TEXT NOT NULL DEFAULT '';
CREATE INDEX entwurf_stapel ON entwurf (stapel);
CREATE INDEX entwurf_konto ON entwurf (konto);
ALTER TABLE import ADD COLUMN stapel TEXT NOT NULL DEFAULT '';
CREATE INDEX import_stapel ON import (stapel) WHERE stapel <> '';
