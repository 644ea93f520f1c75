-- The same file for the same Stichtag and Themenfeld may be accepted again where it is read otherwise (other columns,
-- other rows): whether it then states anything new is no question for an index. What states nothing new is refused
-- by the program, which holds the lock on stand.
DROP INDEX import_einmal;
CREATE INDEX import_datei ON import (sha256, stichtag, themenfeld) WHERE zurueck_nr IS NULL;
