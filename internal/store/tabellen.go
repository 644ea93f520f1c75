package store

// tabelle is one table of the schema, as a backup sees it.
type tabelle struct {
	name string
	// ohne is why a backup leaves the table out, "" where it holds it.
	ohne string
	// viele: many small rows, which go in packets; of the others a single row may be large, so they go one by one.
	viele bool
	// anfang: the migrations put a row into it, which a backup replaces.
	anfang bool
}

// tabellen lists every table of the migrations, in an order in which foreign keys let them be filled. A
// migration that adds a table adds it here.
var tabellen = [...]tabelle{
	{name: migrationTable, ohne: "the target has run its migrations itself"},
	{name: "stand", anfang: true},
	{name: "vorgang"},
	{name: "import"},
	{name: "original_geloescht"},
	{name: "meldung", viele: true},
	{name: "befund", viele: true},
	{name: "datei"},
	{name: "datei_teil"},
	{name: "entwurf"},
	{name: "merkmal"},
	{name: "zuordnung"},
	{name: "einstellung"},
	{name: "konto"},
	{name: "sitzung", ohne: "a login that ended since must not come back to life"},
	{name: "zugriffsschluessel", ohne: "a token that was ended since must not come back to life"},
	{name: "protokoll", viele: true},
	{name: "protokoll_adresse", viele: true},
	{name: "protokoll_stand", anfang: true},
	{name: "anmeldeversuch", ohne: "who had to wait then need not wait now"},
	{name: "bericht_auftrag"},
	{name: "bericht"},
	{name: "openid_verbraucht", ohne: "used logins are too old within minutes"},
}
