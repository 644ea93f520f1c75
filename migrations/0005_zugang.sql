-- People, sessions, API tokens, the audit trail, and what slows down guessing.

-- Who may log in. id stands on Vorgänge and in the trail and is never given twice; a person who leaves is
-- erased by emptying the names, the row stays. passwort is a PHC string, '' where the house's OpenID provider
-- checks (fremd: "issuer subject"). themenfelder and laender are JSON lists: where a Federführung may write.
CREATE TABLE konto (
  id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
  name         TEXT NOT NULL CHECK (length(name) > 0),
  anzeigename  TEXT NOT NULL,
  rolle        TEXT NOT NULL CHECK (rolle IN ('betrachter', 'leitung', 'federfuehrung', 'administration')),
  themenfelder TEXT NOT NULL CHECK (themenfelder LIKE '[%]'),
  laender      TEXT NOT NULL CHECK (laender LIKE '[%]'),
  gesperrt     INTEGER NOT NULL CHECK (gesperrt IN (0, 1)),
  passwort     TEXT NOT NULL,
  fremd        TEXT NOT NULL,
  seit         TEXT NOT NULL CHECK (seit LIKE '____-__-__T__:__:__.______Z')
) {{STRICT}};
CREATE UNIQUE INDEX konto_name ON konto (name);
CREATE UNIQUE INDEX konto_fremd ON konto (fremd) WHERE fremd <> '';

-- Who is logged in. token is the checksum of the secret in the cookie; id names the session on pages.
CREATE TABLE sitzung (
  token    TEXT NOT NULL PRIMARY KEY CHECK (length(token) = 64),
  id       TEXT NOT NULL CHECK (length(id) > 0),
  konto    TEXT NOT NULL REFERENCES konto (id),
  seit     TEXT NOT NULL CHECK (seit LIKE '____-__-__T__:__:__.______Z'),
  gesehen  TEXT NOT NULL CHECK (gesehen LIKE '____-__-__T__:__:__.______Z'),
  ablauf   TEXT NOT NULL CHECK (ablauf LIKE '____-__-__T__:__:__.______Z'),
  adresse  TEXT NOT NULL,
  geraet   TEXT NOT NULL
) {{STRICT}};
CREATE UNIQUE INDEX sitzung_id ON sitzung (id);
CREATE INDEX sitzung_konto ON sitzung (konto);

-- Secrets for programs, each with what it may do and an end. token is a checksum, the secret is shown once.
CREATE TABLE zugriffsschluessel (
  token   TEXT NOT NULL PRIMARY KEY CHECK (length(token) = 64),
  id      TEXT NOT NULL CHECK (length(id) > 0),
  konto   TEXT NOT NULL REFERENCES konto (id),
  name    TEXT NOT NULL CHECK (length(name) > 0),
  umfang  TEXT NOT NULL CHECK (umfang IN ('lesen', 'melden')),
  seit    TEXT NOT NULL CHECK (seit LIKE '____-__-__T__:__:__.______Z'),
  gesehen TEXT NOT NULL CHECK (gesehen = '' OR gesehen LIKE '____-__-__T__:__:__.______Z'),
  ablauf  TEXT NOT NULL CHECK (ablauf LIKE '____-__-__T__:__:__.______Z')
) {{STRICT}};
CREATE UNIQUE INDEX zugriffsschluessel_id ON zugriffsschluessel (id);
CREATE INDEX zugriffsschluessel_konto ON zugriffsschluessel (konto);

-- The audit trail: who did what, when, to what, with what outcome. Rows are only ever added; kette is sha256
-- over the link before and the row. spur is the checksum of the network address with a salt: the address
-- itself lies in protokoll_adresse and is deleted after a while without breaking the chain.
CREATE TABLE protokoll (
  nr         INTEGER NOT NULL PRIMARY KEY CHECK (nr BETWEEN 1 AND 2147483647),
  am         TEXT NOT NULL CHECK (am LIKE '____-__-__T__:__:__.______Z'),
  konto      TEXT NOT NULL,
  ereignis   TEXT NOT NULL CHECK (length(ereignis) > 0),
  ergebnis   TEXT NOT NULL CHECK (ergebnis IN ('getan', 'abgelehnt')),
  gegenstand TEXT NOT NULL,
  spur       TEXT NOT NULL,
  kette      TEXT NOT NULL CHECK (length(kette) = 64)
) {{STRICT}};
CREATE INDEX protokoll_konto ON protokoll (konto);
CREATE INDEX protokoll_ereignis ON protokoll (ereignis);
CREATE TABLE protokoll_adresse (
  nr      INTEGER NOT NULL PRIMARY KEY REFERENCES protokoll (nr),
  adresse TEXT NOT NULL,
  salz    TEXT NOT NULL
) {{STRICT}};

-- One row, like stand: number and last link of the trail.
CREATE TABLE protokoll_stand (
  eins  INTEGER NOT NULL PRIMARY KEY CHECK (eins = 1),
  nr    INTEGER NOT NULL CHECK (nr BETWEEN 0 AND 2147483647),
  kette TEXT NOT NULL CHECK (length(kette) IN (0, 64))
) {{STRICT}};
INSERT INTO protokoll_stand (eins, nr, kette) VALUES (1, 0, '');

-- Failed logins of an account (schluessel "konto NAME") or from an address ("adresse IP"): the next attempt
-- is only looked at from frei on. Rows are as good as gone a day after the last attempt.
CREATE TABLE anmeldeversuch (
  schluessel TEXT NOT NULL PRIMARY KEY CHECK (length(schluessel) > 0),
  anzahl     INTEGER NOT NULL CHECK (anzahl BETWEEN 0 AND 2147483647),
  zuletzt    TEXT NOT NULL CHECK (zuletzt LIKE '____-__-__T__:__:__.______Z'),
  frei       TEXT NOT NULL CHECK (frei LIKE '____-__-__T__:__:__.______Z')
) {{STRICT}};
