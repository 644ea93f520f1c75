-- meldung and befund lose their foreign key to import, which PostgreSQL checks row by row: it took half of
-- the time in which a large plan is stored. Their rows are written in the one transaction that also writes
-- their import, before it; nothing deletes an import; and the checksums in the chain, which cover number and
-- text of every row, show one that is missing or should not be there (audit verify).
--
-- SQLite cannot drop a constraint, so both tables are written anew.
ALTER TABLE meldung RENAME TO meldung_alt;
CREATE TABLE meldung (
  import_nr INTEGER NOT NULL CHECK (import_nr BETWEEN 1 AND 2147483647),
  lfd       INTEGER NOT NULL CHECK (lfd BETWEEN 1 AND 2147483647),
  ozg_id    TEXT NOT NULL CHECK (length(ozg_id) = 5),
  felder    TEXT NOT NULL CHECK (felder LIKE '{%}'),
  blatt     TEXT NOT NULL,
  zeile     INTEGER NOT NULL CHECK (zeile BETWEEN 0 AND 2147483647),
  herkunft  TEXT NOT NULL CHECK (herkunft LIKE '{%}'),
  PRIMARY KEY (import_nr, lfd)
) {{STRICT}};
INSERT INTO meldung SELECT import_nr, lfd, ozg_id, felder, blatt, zeile, herkunft FROM meldung_alt ORDER BY import_nr, lfd;
DROP TABLE meldung_alt;
CREATE INDEX meldung_leistung ON meldung (ozg_id);

ALTER TABLE befund RENAME TO befund_alt;
CREATE TABLE befund (
  import_nr INTEGER NOT NULL CHECK (import_nr BETWEEN 1 AND 2147483647),
  lfd       INTEGER NOT NULL CHECK (lfd BETWEEN 1 AND 2147483647),
  schwere   TEXT NOT NULL CHECK (schwere IN ('fehler', 'warnung', 'hinweis')),
  code      TEXT NOT NULL,
  blatt     TEXT NOT NULL,
  zelle     TEXT NOT NULL,
  wert      TEXT NOT NULL,
  text      TEXT NOT NULL,
  vorschlag TEXT NOT NULL,
  PRIMARY KEY (import_nr, lfd)
) {{STRICT}};
INSERT INTO befund SELECT import_nr, lfd, schwere, code, blatt, zelle, wert, text, vorschlag FROM befund_alt ORDER BY import_nr, lfd;
DROP TABLE befund_alt;
