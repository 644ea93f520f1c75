-- When the house's OpenID provider last said who this is and which groups it has; '' for local accounts. Sessions
-- and API tokens of people who left the house end by it.
ALTER TABLE konto ADD COLUMN bestaetigt TEXT NOT NULL DEFAULT '' CHECK (bestaetigt = '' OR bestaetigt LIKE '____-__-__T__:__:__.______Z');
