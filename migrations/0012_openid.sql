-- A login at the OpenID provider that has begun is sealed into what the browser brings back. Only what came back is
-- kept until it is too old, so that it is good once; a stranger who begins logins writes nothing.
DROP TABLE openid_versuch;
CREATE TABLE openid_verbraucht (
  state  TEXT NOT NULL PRIMARY KEY CHECK (length(state) = 64),
  ablauf TEXT NOT NULL CHECK (ablauf LIKE '____-__-__T__:__:__.______Z')
) {{STRICT}};
