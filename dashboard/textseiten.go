package dashboard

import "github.com/gofiber/fiber/v2"

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
func (s *Server) texte(name string) textseite { return vorgabetexte[name] }

// vorgabetexte hold as long as who runs the program has set nothing else.
var vorgabetexte = map[string]textseite{
	"impressum": {"Impressum", []textAbschnitt{
		{"Anbieter", []string{"Der Betreiber dieser Installation hat noch kein Impressum hinterlegt. Solange die Anwendung nur auf dem eigenen Rechner läuft, ist keines nötig; vor einer Veröffentlichung ist es zu ergänzen."}},
		{"Inhalte", []string{"Die Zahlen stammen aus den Umsetzungsplänen, die in diese Installation eingespielt wurden. Grundlage ist der OZG-Umsetzungskatalog (Auszug, Stand Oktober 2019). Diese Anwendung ist kein Angebot des Bundes oder eines Landes, solange der Betreiber nichts anderes angibt."}},
		{"Freie Software", []string{"Die Gestaltung beruht auf KERN UX (EUPL-1.2), die Schrift ist Fira Sans (OFL-1.1), die Diagramme zeichnet Apache ECharts (Apache-2.0)."}},
	}},
	"datenschutz": {"Datenschutz", []textAbschnitt{
		{"Beim Lesen", []string{"Diese Seiten setzen keine Cookies, messen keine Besuche und laden nichts von anderen Servern. Das Protokoll des Servers enthält weder Ihre IP-Adresse noch Suchbegriffe, nur den Pfad der Seite, den Zeitpunkt, die Dauer und eine Vorgangsnummer."}},
		{"Beim Einspielen", []string{"Eingespielte Dateien werden aufbewahrt, damit jeder Wert bis zur Zelle zurückverfolgt werden kann. Enthalten sie Namen oder Telefonnummern, liegen diese in der Datenbank des Betreibers. In Auswertungen erscheinen Federführungen, nie Personen."}},
		{"Verantwortlich", []string{"Verantwortlich ist der Betreiber dieser Installation. Er hat noch keine Anschrift hinterlegt."}},
	}},
	"barrierefreiheit": {"Erklärung zur Barrierefreiheit", []textAbschnitt{
		{"Stand der Vereinbarkeit", []string{"Die Anwendung ist auf die Anforderungen der BITV 2.0 und der WCAG 2.2, Stufe AA, ausgelegt. Jede Seite wird mit einem automatischen Prüfwerkzeug in einem Browser geprüft, hell und dunkel, am Arbeitsplatz und auf dem Telefon. Eine Prüfung durch eine unabhängige Stelle gab es noch nicht."}},
		{"Wie es gemeint ist", []string{"Alle Seiten lassen sich mit der Tastatur bedienen. Kein Stand ist allein an der Farbe zu erkennen: Muster, Zeichen oder Wort stehen dabei. Zu jedem Diagramm gibt es eine Beschreibung und alle Werte als Tabelle. Ohne JavaScript bleiben Tabellen und Verweise."}},
		{"Barrieren melden", []string{"Der Betreiber dieser Installation hat noch keine Anschrift für Meldungen hinterlegt."}},
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
