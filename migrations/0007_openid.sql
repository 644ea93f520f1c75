-- A login at the house's OpenID provider that has begun. state and browser (of a cookie) are checksums; the row
-- is good once, for the browser that began it, and for a few minutes.
CREATE TABLE openid_versuch (
  state    TEXT NOT NULL PRIMARY KEY CHECK (length(state) = 64),
  browser  TEXT NOT NULL CHECK (length(browser) = 64),
  nonce    TEXT NOT NULL CHECK (length(nonce) > 0),
  verifier TEXT NOT NULL CHECK (length(verifier) > 0),
  weiter   TEXT NOT NULL,
  ablauf   TEXT NOT NULL CHECK (ablauf LIKE '____-__-__T__:__:__.______Z')
) {{STRICT}};
