-- What a Federführung decided about its files, so that the next one asks nothing: which title is which
-- field (titel), which rows are the header (kopf), which sheet is no plan (blatt), what a word of a field
-- means (wort, quelle "stand:in abstimmung"), the order of day and month in a column (datumsfolge).
-- traeger is the Themenfeld of the file, '' where it speaks of several. It moves no number: the files are
-- kept, and what was accepted stands in meldung.
CREATE TABLE zuordnung (
  traeger TEXT NOT NULL,
  art     TEXT NOT NULL CHECK (art IN ('titel', 'kopf', 'blatt', 'wort', 'datumsfolge')),
  quelle  TEXT NOT NULL CHECK (length(quelle) > 0),
  ziel    TEXT NOT NULL CHECK (length(ziel) > 0),
  am      TEXT NOT NULL CHECK (am LIKE '____-__-__T__:__:__.______Z'),
  konto   TEXT NOT NULL,
  PRIMARY KEY (traeger, art, quelle)
) {{STRICT}};
