package xlsx

import (
	"fmt"
	"strings"
)

// Mappe is an open workbook. It holds the bytes it was opened with and its shared strings; rows are
// read from the bytes anew each time. It is not changed by reading, so several goroutines may read.
type Mappe struct {
	grenzen       Grenzen
	paket         *paket
	blaetter      []Blatt
	teile         []string // part of each sheet
	zeichenketten []string
	formate       []zahlformat // of each cell format
	datum1904     bool
}

// Open checks the zip directory of b and reads what all sheets share. The error is a *ozg.Fehler that
// says what kind of file it is instead, or what is broken; or it is the error of Grenzen.Abbruch.
func Open(b []byte, g Grenzen) (*Mappe, error) {
	g = g.mitVorgaben()
	if err := g.Abbruch(); err != nil {
		return nil, err
	}
	if err := pruefeFormat(b); err != nil {
		return nil, err
	}
	p, err := oeffnePaket(b, g)
	if err != nil {
		return nil, err
	}
	if err := p.pruefeArt(); err != nil {
		return nil, err
	}
	m := &Mappe{grenzen: g, paket: p}
	teil, err := p.hauptteil()
	if err != nil {
		return nil, err
	}
	verweise, err := p.liesBeziehungen(teil)
	if err != nil {
		return nil, err
	}
	if err := m.liesArbeitsmappe(teil, verweise); err != nil {
		return nil, fehler("Inhaltsverzeichnis der Arbeitsmappe", err)
	}
	if name, ok := finde(verweise, "styles"); ok {
		if err := m.liesFormate(name); err != nil {
			return nil, fehler("Formatvorlagen", err)
		}
	}
	if name, ok := finde(verweise, "sharedStrings"); ok {
		if err := m.liesZeichenketten(name); err != nil {
			return nil, fehler("Texte der Arbeitsmappe", err)
		}
	}
	return m, nil
}

// hauptteil is the name of the part that lists the sheets.
func (p *paket) hauptteil() (string, error) {
	verweise, err := p.liesBeziehungen("")
	if err != nil {
		return "", err
	}
	teil, ok := finde(verweise, "officeDocument")
	if !ok {
		teil = "xl/workbook.xml"
	}
	if !p.hat(teil) {
		return "", keineMappe("Die Datei enthält keine Excel-Arbeitsmappe.")
	}
	return teil, nil
}

// Blaetter lists the sheets in the order of the workbook.
func (m *Mappe) Blaetter() []Blatt { return m.blaetter }

// liesArbeitsmappe reads the list of sheets and the date system.
func (m *Mappe) liesArbeitsmappe(teil string, verweise []beziehung) error {
	namen, teile := map[string]bool{}, map[string]bool{}
	err := m.paket.liesTeil(teil, "workbook", func(x *xmlLeser) error {
		switch name, tiefe := string(x.name), len(x.offen); {
		case !x.haupt:
		case tiefe == 2 && name == "workbookPr":
			m.datum1904 = istWahr(x.attr("date1904"))
		case tiefe == 3 && name == "sheet":
			if len(m.blaetter) == m.grenzen.Blaetter {
				return grenzfehler(fmt.Sprintf("mehr als %d Blätter", m.grenzen.Blaetter))
			}
			blatt, blattTeil, err := m.liesBlatt(x, verweise)
			if err != nil {
				return err
			}
			name := strings.ToLower(blatt.Name)
			if namen[name] || teile[blattTeil] && blatt.Lesbar {
				return syntaxfehler(benenne(blatt.Name) + " steht zweimal darin")
			}
			namen[name], teile[blattTeil] = true, true
			m.blaetter, m.teile = append(m.blaetter, blatt), append(m.teile, blattTeil)
		}
		return nil
	})
	if err == nil && len(m.blaetter) == 0 {
		return syntaxfehler("sie hat kein Blatt")
	}
	return err
}

// liesBlatt reads one entry of the list of sheets.
func (m *Mappe) liesBlatt(x *xmlLeser, verweise []beziehung) (Blatt, string, error) {
	b := Blatt{Name: string(x.attr("name"))}
	zustand := string(x.attr("state"))
	b.Versteckt = zustand == "hidden" || zustand == "veryHidden"
	id := ""
	for _, a := range x.attribute {
		if string(a.name) == "id" && len(a.praefix) > 0 {
			id = string(a.wert)
		}
	}
	for _, v := range verweise {
		if v.id != id || id == "" {
			continue
		}
		switch strings.ToLower(v.art) {
		case "worksheet":
			b.Lesbar = true
			if !m.paket.hat(v.ziel) {
				return b, "", syntaxfehler(benenne(b.Name) + " fehlt")
			}
		case "chartsheet":
			b.Grund = "Diagrammblatt ohne Zellen"
		case "dialogsheet":
			b.Grund = "Dialogblatt"
		default:
			b.Grund = "Makroblatt"
		}
		return b, v.ziel, nil
	}
	return b, "", syntaxfehler(benenne(b.Name) + " fehlt")
}

// istWahr reads a truth value of XML Schema.
func istWahr(wert []byte) bool {
	return string(wert) == "1" || string(wert) == "true"
}
