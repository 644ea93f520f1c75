-- What was erased on purpose: an account loses all that says who it was and keeps its id, which stands on
-- Vorgänge and in the trail; the original file of an import goes, its checksum in import stays. Both say when, the
-- file also who and why. konto is the id of an account.
ALTER TABLE konto ADD COLUMN geloescht TEXT NOT NULL DEFAULT '' CHECK (geloescht = '' OR geloescht LIKE '____-__-__T__:__:__.______Z');
CREATE TABLE original_geloescht (
  import_nr INTEGER NOT NULL PRIMARY KEY REFERENCES import (nr),
  am        TEXT NOT NULL CHECK (am LIKE '____-__-__T__:__:__.______Z'),
  konto     TEXT NOT NULL,
  grund     TEXT NOT NULL CHECK (length(grund) > 0)
) {{STRICT}};
