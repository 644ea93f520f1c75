-- Reports that are made on a day of each month. angaben says which report, JSON that Go reads whole; tag is
-- the day of the month, the last one where a month is shorter. All due days up to bis are done: whoever
-- moves bis forward stores the report in the same transaction, so that it is stored once. fehler is why the
-- last attempt failed.
CREATE TABLE bericht_auftrag (
  id       TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
  name     TEXT NOT NULL CHECK (length(name) > 0),
  angaben  TEXT NOT NULL CHECK (angaben LIKE '{%}'),
  tag      INTEGER NOT NULL CHECK (tag BETWEEN 1 AND 31),
  konto    TEXT NOT NULL,
  angelegt TEXT NOT NULL CHECK (angelegt LIKE '____-__-__T__:__:__.______Z'),
  bis      TEXT NOT NULL CHECK (bis LIKE '____-__-__'),
  fehler   TEXT NOT NULL
) {{STRICT}};

-- Reports that were made and are kept; they outlive their auftrag, which is no foreign key. faellig is the
-- due day, NULL for one made by hand. name and konto are those of the auftrag at that time.
CREATE TABLE bericht (
  id        TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
  auftrag   TEXT NOT NULL,
  name      TEXT NOT NULL,
  faellig   TEXT CHECK (faellig LIKE '____-__-__'),
  stichtag  TEXT NOT NULL CHECK (stichtag LIKE '____-__-__'),
  wissen    INTEGER NOT NULL CHECK (wissen BETWEEN 0 AND 2147483647),
  am        TEXT NOT NULL CHECK (am LIKE '____-__-__T__:__:__.______Z'),
  konto     TEXT NOT NULL,
  dateiname TEXT NOT NULL,
  sha256    TEXT NOT NULL REFERENCES datei (sha256)
) {{STRICT}};
CREATE UNIQUE INDEX bericht_einmal ON bericht (auftrag, faellig);
CREATE INDEX bericht_datei ON bericht (sha256);
