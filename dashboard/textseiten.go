package dashboard

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// textPage is one of the pages that the law asks of a public site. The texts are honest about what the
// program knows: who runs it must complete them.
type textPage struct {
	basePage
	Abschnitte []textAbschnitt
}

type textAbschnitt struct {
	Titel    string
	Absaetze []string
}

// textseite is the text of such a page.
type textseite struct {
	Titel      string
	Abschnitte []textAbschnitt
}

// texte is the one place from which the pages Impressum, Datenschutz and Barrierefreiheit read their text.
// What the operator wrote comes first; what the program itself keeps of people is told in any case.
func (s *Server) texte(name string) textseite {
	t, e := vorgabetexte[name], s.c.Einstellungen.Jetzt()
	eigen := map[string]string{"impressum": e.Impressum, "datenschutz": e.Datenschutz, "barrierefreiheit": e.Barrierefreiheit}[name]
	if eigen == "" {
		return t
	}
	t.Abschnitte = textAbschnitte(eigen, t.Titel)
	if name == "datenschutz" {
		t.Abschnitte = append(t.Abschnitte, speicherungen...)
	}
	return t
}

// textAbschnitte parts a typed text: an empty line ends a paragraph, a line that begins with # is a heading.
func textAbschnitte(text, titel string) (as []textAbschnitt) {
	as = []textAbschnitt{{Titel: titel}}
	for absatz := range strings.SplitSeq(text, "\n\n") {
		absatz = strings.TrimSpace(absatz)
		if ueberschrift, ok := strings.CutPrefix(absatz, "#"); ok {
			ueberschrift, absatz, _ = strings.Cut(ueberschrift, "\n")
			as = append(as, textAbschnitt{Titel: strings.TrimSpace(ueberschrift)})
		}
		if absatz != "" {
			as[len(as)-1].Absaetze = append(as[len(as)-1].Absaetze, absatz)
		}
	}
	if len(as) > 1 && len(as[0].Absaetze) == 0 {
		as = as[1:]
	}
	return as
}

// vorgabetexte hold as long as who runs the program has set nothing else.
var vorgabetexte = map[string]textseite{
	"impressum": {"Impressum", []textAbschnitt{
		{"Anbieter", []string{"Der Betreiber dieser Installation hat noch kein Impressum hinterlegt. Solange die Anwendung nur auf dem eigenen Rechner läuft, ist keines nötig; vor einer Veröffentlichung ist es zu ergänzen."}},
		{"Inhalte", []string{"Die Zahlen stammen aus den Umsetzungsplänen, die in diese Installation eingespielt wurden. Grundlage ist der OZG-Umsetzungskatalog (Auszug, Stand Oktober 2019). Diese Anwendung ist kein Angebot des Bundes oder eines Landes, solange der Betreiber nichts anderes angibt."}},
		{"Freie Software", []string{"Die Gestaltung beruht auf KERN UX (EUPL-1.2), die Schrift ist Fira Sans (OFL-1.1), die Diagramme zeichnet Apache ECharts (Apache-2.0)."}},
	}},
	"datenschutz": {"Datenschutz", slices.Concat(speicherungen, []textAbschnitt{
		{"Verantwortlich", []string{"Verantwortlich ist der Betreiber dieser Installation. Er hat noch keine Anschrift hinterlegt."}},
	})},
	"barrierefreiheit": {"Erklärung zur Barrierefreiheit", []textAbschnitt{
		{"Stand der Vereinbarkeit", []string{"Die Anwendung ist auf die Anforderungen der BITV 2.0 und der WCAG 2.2, Stufe AA, ausgelegt. Jede Seite wird mit einem automatischen Prüfwerkzeug in einem Browser geprüft, hell und dunkel, am Arbeitsplatz und auf dem Telefon. Eine Prüfung durch eine unabhängige Stelle gab es noch nicht."}},
		{"Wie es gemeint ist", []string{"Alle Seiten lassen sich mit der Tastatur bedienen. Kein Stand ist allein an der Farbe zu erkennen: Muster, Zeichen oder Wort stehen dabei. Zu jedem Diagramm gibt es eine Beschreibung und alle Werte als Tabelle. Ohne JavaScript bleiben Tabellen und Verweise."}},
		{"Barrieren melden", []string{"Der Betreiber dieser Installation hat noch keine Anschrift für Meldungen hinterlegt."}},
	}},
}

// speicherungen say what the program keeps of people, for how long, and how it is erased.
var speicherungen = []textAbschnitt{
	{"Beim Lesen", []string{"Wer nur liest, bekommt kein Cookie; Besuche werden nicht gemessen, und nichts wird von anderen Servern geladen. Das Betriebsprotokoll des Servers enthält weder IP-Adresse noch Namen noch Suchbegriffe, nur das Muster der Adresse, Zeitpunkt, Dauer und eine Vorgangsnummer."}},
	{"Konto und Anmeldung", []string{
		"Zu einem Konto sind gespeichert: Anmeldename, angezeigter Name, Rolle, Themenfelder und Länder, für die es melden darf, und eine nicht umkehrbare Prüfsumme des Passworts (argon2id). Wer sich über den Anmeldedienst des Hauses anmeldet, hat hier kein Passwort; gespeichert ist dann die Kennung, die der Dienst nennt.",
		"Die Anmeldung setzt ein Cookie. Es enthält eine Zufallszahl, endet mit dem Schließen des Browsers und gilt höchstens 12 Stunden, ohne Anfrage 30 Minuten. Zu einer Sitzung sind Beginn, letzte Anfrage, Netzadresse und der Name des Browsers gespeichert; Sie sehen sie unter „Konto“ und können sie dort beenden.",
		"Wer sich mit einem Passwort anmeldet, bekommt ein zweites Cookie, das nur die Anmeldung auswertet. Es endet mit dem Schließen des Browsers und gilt höchstens 30 Tage. Es enthält eine Zufallszahl, sein Ende und eine Unterschrift, und niemand speichert es. An ihm erkennt die Anmeldung den Browser wieder, damit fremde Versuche, Ihr Passwort zu erraten, Sie nicht warten lassen. Nach einer Änderung merkt sich der Browser bis zum Schließen deren Nummer, damit Sie sie sogleich sehen.",
	}},
	{"Protokoll der Änderungen", []string{"Wer was wann geändert, hochgeladen, heruntergeladen oder vergeblich versucht hat, steht in einem Protokoll, das nur ergänzt werden kann. Es nennt die Kennung des Kontos, nie das Passwort. Die Netzadresse liegt getrennt davon, damit sie nach 90 Tagen gelöscht wird, ohne dass der Nachweis der Vollständigkeit leidet."}},
	{"Eingespielte Dateien", []string{"Eingespielte Dateien werden aufbewahrt, damit jeder Wert bis zur Zelle zurückverfolgt werden kann. Enthalten sie Namen oder Telefonnummern, liegen diese in der Datenbank des Betreibers. In Auswertungen erscheinen Federführungen, nie Personen. Ein hochgeladener, aber nicht übernommener Entwurf wird nach seinem Ablauf gelöscht."}},
	{"Löschen", []string{
		"Verlässt jemand das Haus, löscht die Administration das Konto: Anmeldename, angezeigter Name, Passwort oder Kennung beim Anmeldedienst, Rolle und Bereich, Sitzungen, Zugriffsschlüssel und offene Entwürfe. Die Kennung des Kontos bleibt, weil an ihr die Vorgänge hängen; sie sagt nicht, wer es war.",
		"Eine eingespielte Datei löscht die Administration auf der Seite ihres Imports. Was aus ihr übernommen wurde, und ihre Prüfsumme bleiben; anstelle der Datei steht, wer sie wann und warum gelöscht hat. Auf Wunsch des Betreibers verschwinden alle Dateien einige Monate nach ihrer Übernahme von selbst. Sicherungen, die der Betreiber vorher angelegt hat, enthalten sie noch.",
		"Nennt ein Plan eine Person, ersetzt die Administration den Text überall durch „[geschwärzt]“: in Werten, im Wortlaut der Zellen, in Befunden, Dateinamen und Entscheidungen, auch für frühere Wissensstände. Dateien und gespeicherte Berichte, in denen er steht, werden gelöscht. Der Vorgang nennt Zeitpunkt, Grund und die geänderten Zeilen, nie den Text.",
	}},
}

// showTextseite shows one of the pages.
func (s *Server) showTextseite(name string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		a, err := s.anfrage(c)
		if err != nil {
			return err
		}
		return s.zeigeSeite(c, a, "textseite", func() (any, error) {
			t := s.texte(name)
			p := textPage{basePage: s.basePage(a, t.Titel, ""), Abschnitte: t.Abschnitte}
			p.OhneSteuerung = true
			return p, nil
		})
	}
}
