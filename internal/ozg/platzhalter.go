package ozg

import "strings"

// platzhalter are words that state nothing, whatever the column.
var platzhalter = neueWortliste([]zeile[bool]{
	{true, "k. A. | k. Ang. | keine Angabe | keine Angaben | ohne Angabe | o. A. | noch keine Angabe | Angabe fehlt | fehlt | fehlt noch"},
	{true, "n. a. | n/a | N. N. | n. v. | nicht angegeben | nicht bekannt | unbekannt | leer"},
	{true, "tbd | t. b. d. | tba | t. b. a. | to be defined | to be determined | tbc | wird nachgereicht | wird noch nachgereicht | folgt | folgt noch | wird ergänzt"},
	{true, "unklar | noch unklar | ungeklärt | zu klären | noch zu klären | in Klärung | wird geklärt | offen/unklar | steht noch nicht fest | noch nicht bekannt | nicht festgelegt | noch nicht festgelegt | noch festzulegen | noch nicht absehbar | nicht absehbar"},
	{true, "null | none | nil | undefined | undef | leer lassen"},
})

// offenesWort are words that state nothing in a date, a number, a list or a name, but do in a stand.
var offenesWort = neueWortliste([]zeile[bool]{
	{true, "offen | noch offen | entfällt | entfallen | nicht relevant | nicht anwendbar | n. anw. | nicht zutreffend | trifft nicht zu | nicht erforderlich | nicht geplant | noch nicht geplant | in Planung | in Abstimmung | keine | keiner | keines | kein | ohne | nein"},
})

// zeichenWort are signs that mean a word.
var zeichenWort = map[string]string{
	"✓": "ja", "✔": "ja", "✔️": "ja", "☑": "ja", "☒": "ja", "🗸": "ja", "√": "ja", "✅": "ja", "þ": "ja",
	"☐": "nein", "✗": "kreuz", "✘": "kreuz", "❌": "kreuz", "✖": "kreuz", "×": "x", "(x)": "klammerkreuz",
	"🟢": "gruen", "🟡": "gelb", "🔴": "rot", "🟠": "orange",
}

// fehlerwerte are the error values of spreadsheets, English and German.
var fehlerwerte = map[string]bool{
	"#REF!": true, "#BEZUG!": true, "#N/A": true, "#NV": true, "#VALUE!": true, "#WERT!": true, "#DIV/0!": true,
	"#NAME?": true, "#NULL!": true, "#NUM!": true, "#ZAHL!": true, "#SPILL!": true, "#ÜBERLAUF!": true, "#CALC!": true, "#KALK!": true,
}

// istFehlerwert reports an error value, or a number that an export printed as "####".
func istFehlerwert(text string) bool {
	return text[0] == '#' && (fehlerwerte[strings.ToUpper(text)] || strings.Trim(text, "#") == "")
}

// nurSatzzeichen reports a text of dashes, dots, question marks and the like.
func nurSatzzeichen(text string) bool {
	return strings.Trim(text, "-–—−‐‑_./\\?*…,;:'\"()[]~ ·") == ""
}
