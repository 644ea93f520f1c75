-- Old attempts are swept with every new one: without an index that reads them all.
CREATE INDEX anmeldeversuch_zuletzt ON anmeldeversuch (zuletzt);
