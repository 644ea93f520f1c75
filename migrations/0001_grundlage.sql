-- The storage of the one idea: Meldungen are immutable facts in the order of numbered Vorgänge.
--
-- STRICT and the CHECKs make SQLite refuse what PostgreSQL refuses: wrong types, numbers beyond 32 bits,
-- texts that are no date. Days are ISO text, moments ISO text in UTC with microseconds; both sort as text.
-- konto is the id of an account, never a name. JSON is read whole by Go, so it is plain text here.

-- One row. A Vorgang begins with UPDATE stand SET nr = nr + 1: the row lock makes number order commit
-- order on both engines, which a sequence does not. kette is the last link of the chain in vorgang.
CREATE TABLE stand (
  eins  INTEGER NOT NULL PRIMARY KEY CHECK (eins = 1),
  nr    INTEGER NOT NULL CHECK (nr BETWEEN 0 AND 2147483647),
  kette TEXT NOT NULL CHECK (length(kette) IN (0, 64))
) {{STRICT}};
INSERT INTO stand (eins, nr, kette) VALUES (1, 0, '');

-- Everything that can move a number. inhalt says what it did (JSON, with checksums of the rows it wrote);
-- kette is sha256 over the link before and this row, so that a later change of any row shows.
-- 'einstellung' and 'schwaerzung' are listed now because SQLite cannot change a CHECK later.
CREATE TABLE vorgang (
  nr     INTEGER NOT NULL PRIMARY KEY CHECK (nr BETWEEN 1 AND 2147483647),
  art    TEXT NOT NULL CHECK (art IN ('import', 'ruecknahme', 'einstellung', 'schwaerzung')),
  am     TEXT NOT NULL CHECK (am LIKE '____-__-__T__:__:__.______Z'),
  konto  TEXT NOT NULL,
  inhalt TEXT NOT NULL CHECK (inhalt LIKE '{%}'),
  kette  TEXT NOT NULL CHECK (length(kette) = 64)
) {{STRICT}};

-- An accepted file, a catalogue edition or a correction. zurueck_nr is the Vorgang that took it back.
-- The counts are written once with the rows they count, so that lists need no aggregates. sha256 names
-- the file in datei, without a foreign key: an original can be deleted on its own, its checksum stays.
CREATE TABLE import (
  nr         INTEGER NOT NULL PRIMARY KEY REFERENCES vorgang (nr),
  zurueck_nr INTEGER REFERENCES vorgang (nr) CHECK (zurueck_nr > nr),
  art        TEXT NOT NULL CHECK (art IN ('katalog', 'plan', 'vorlage', 'korrektur')),
  stichtag   TEXT NOT NULL CHECK (stichtag LIKE '____-__-__'),
  themenfeld TEXT NOT NULL,
  dateiname  TEXT NOT NULL,
  sha256     TEXT CHECK (length(sha256) = 64),
  zeilen     INTEGER NOT NULL CHECK (zeilen BETWEEN 0 AND 2147483647),
  fehler     INTEGER NOT NULL CHECK (fehler BETWEEN 0 AND 2147483647),
  warnungen  INTEGER NOT NULL CHECK (warnungen BETWEEN 0 AND 2147483647),
  hinweise   INTEGER NOT NULL CHECK (hinweise BETWEEN 0 AND 2147483647),
  bericht    TEXT NOT NULL CHECK (bericht LIKE '{%}')
) {{STRICT}};

-- The same file for the same Stichtag and Themenfeld counts once, until it is taken back.
CREATE UNIQUE INDEX import_einmal ON import (sha256, stichtag, themenfeld) WHERE zurueck_nr IS NULL;

-- One accepted row. felder is the flat JSON of the contract, herkunft names cell and text per field.
-- herkunft stands last: the bulk load reads the columns before it and skips the rest.
CREATE TABLE meldung (
  import_nr INTEGER NOT NULL REFERENCES import (nr),
  lfd       INTEGER NOT NULL CHECK (lfd BETWEEN 1 AND 2147483647),
  ozg_id    TEXT NOT NULL CHECK (length(ozg_id) = 5),
  felder    TEXT NOT NULL CHECK (felder LIKE '{%}'),
  blatt     TEXT NOT NULL,
  zeile     INTEGER NOT NULL CHECK (zeile BETWEEN 0 AND 2147483647),
  herkunft  TEXT NOT NULL CHECK (herkunft LIKE '{%}'),
  PRIMARY KEY (import_nr, lfd)
) {{STRICT}};
CREATE INDEX meldung_leistung ON meldung (ozg_id);

-- What the importer found at one place of a file.
CREATE TABLE befund (
  import_nr INTEGER NOT NULL REFERENCES import (nr),
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

-- Files under their checksum, once, shared by drafts and imports. Parts of at most 1 MiB keep a single
-- row, and the memory of a single statement, small on both engines.
CREATE TABLE datei (
  sha256  TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  groesse INTEGER NOT NULL CHECK (groesse BETWEEN 0 AND 2147483647)
) {{STRICT}};
CREATE TABLE datei_teil (
  sha256 TEXT NOT NULL REFERENCES datei (sha256),
  teil   INTEGER NOT NULL CHECK (teil BETWEEN 0 AND 2147483647),
  inhalt {{BLOB}} NOT NULL CHECK (length(inhalt) BETWEEN 1 AND 1048576),
  PRIMARY KEY (sha256, teil)
) {{STRICT}};

-- An uploaded file that nobody has accepted yet. Vorschau and Zuordnung are computed from it, not stored.
CREATE TABLE entwurf (
  id        TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
  konto     TEXT NOT NULL,
  sha256    TEXT NOT NULL REFERENCES datei (sha256),
  dateiname TEXT NOT NULL,
  eingaben  TEXT NOT NULL CHECK (eingaben LIKE '{%}'),
  ablauf    TEXT NOT NULL CHECK (ablauf LIKE '____-__-__T__:__:__.______Z')
) {{STRICT}};
CREATE INDEX entwurf_datei ON entwurf (sha256);

-- What is true of the database itself and moves no number: beispieldaten = ja marks a demo.
CREATE TABLE merkmal (
  name TEXT NOT NULL PRIMARY KEY CHECK (length(name) > 0),
  wert TEXT NOT NULL
) {{STRICT}};
