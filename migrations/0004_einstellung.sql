-- Settings that move no number: name of the ministry, colours, texts, whether everybody may read. Settings
-- that do move one are Vorgänge. fassung rises with every change, so that each process sees that there is one;
-- who changed what to what stands in the audit trail.
CREATE TABLE einstellung (
  name    TEXT NOT NULL PRIMARY KEY CHECK (length(name) > 0),
  wert    TEXT NOT NULL,
  fassung INTEGER NOT NULL CHECK (fassung BETWEEN 1 AND 2147483647),
  am      TEXT NOT NULL CHECK (am LIKE '____-__-__T__:__:__.______Z'),
  konto   TEXT NOT NULL
) {{STRICT}};
