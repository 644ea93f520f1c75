package xlsx

import (
	"fmt"
	"strings"

	"ozgtracker/importer/mangel"
	"ozgtracker/importer/paket"
	"ozgtracker/importer/xmlstrom"
)

// Mappe is an open workbook. It holds the bytes it was opened with and its shared strings; rows are
// read from the bytes anew each time. It is not changed by reading, so several goroutines may read.
type Mappe struct {
	grenzen       Grenzen
	paket         *paket.Paket
	blaetter      []Blatt
	teile         []string // part of each sheet
	zeichenketten []string
	formate       []zahlformat // of each cell format
	datum1904     bool
}

// Open checks the zip directory of b and reads what all sheets share. The error is a *ozg.Fehler that
// says what kind of file it is instead, or what is broken; or it is the error of Grenzen.Abbruch.
func Open(b []byte, g Grenzen) (*Mappe, error) {
	g = g.MitVorgaben()
	if err := g.Abbruch(); err != nil {
		return nil, err
	}
	if err := pruefeFormat(b); err != nil {
		return nil, err
	}
	p, err := paket.Oeffne(b, g)
	if err != nil {
		return nil, rat.Fehler("", err)
	}
	if err := pruefeArt(p); err != nil {
		return nil, err
	}
	m := &Mappe{grenzen: g, paket: p}
	teil, err := hauptteil(p)
	if err != nil {
		return nil, err
	}
	verweise, err := liesBeziehungen(p, teil)
	if err != nil {
		return nil, err
	}
	if err := m.liesArbeitsmappe(teil, verweise); err != nil {
		return nil, rat.Fehler("Inhaltsverzeichnis der Arbeitsmappe", err)
	}
	if name, ok := finde(verweise, "styles"); ok {
		if err := m.liesFormate(name); err != nil {
			return nil, rat.Fehler("Formatvorlagen", err)
		}
	}
	if name, ok := finde(verweise, "sharedStrings"); ok {
		if err := m.liesZeichenketten(name); err != nil {
			return nil, rat.Fehler("Texte der Arbeitsmappe", err)
		}
	}
	return m, nil
}

// hauptteil is the name of the part that lists the sheets.
func hauptteil(p *paket.Paket) (string, error) {
	verweise, err := liesBeziehungen(p, "")
	if err != nil {
		return "", err
	}
	teil, ok := finde(verweise, "officeDocument")
	if !ok {
		teil = "xl/workbook.xml"
	}
	if !p.Hat(teil) {
		return "", keineMappe("Die Datei enthält keine Excel-Arbeitsmappe.")
	}
	return teil, nil
}

// Blaetter lists the sheets in the order of the workbook.
func (m *Mappe) Blaetter() []Blatt { return m.blaetter }

// liesArbeitsmappe reads the list of sheets and the date system.
func (m *Mappe) liesArbeitsmappe(teil string, verweise []beziehung) error {
	namen, teile := map[string]bool{}, map[string]bool{}
	err := m.paket.LiesTeil(teil, "workbook", func(x *xmlstrom.Leser) error {
		switch name, tiefe := string(x.Name()), x.Tiefe(); {
		case !x.Haupt():
		case tiefe == 2 && name == "workbookPr":
			m.datum1904 = istWahr(x.Attr("date1904"))
		case tiefe == 3 && name == "sheet":
			if len(m.blaetter) == m.grenzen.Blaetter {
				return mangel.Grenze(fmt.Sprintf("mehr als %d Blätter", m.grenzen.Blaetter))
			}
			blatt, blattTeil, err := m.liesBlatt(x, verweise)
			if err != nil {
				return err
			}
			name := strings.ToLower(blatt.Name)
			if namen[name] || teile[blattTeil] && blatt.Lesbar {
				return mangel.Syntax(mangel.Blatt(blatt.Name) + " steht zweimal darin")
			}
			namen[name], teile[blattTeil] = true, true
			m.blaetter, m.teile = append(m.blaetter, blatt), append(m.teile, blattTeil)
		}
		return nil
	})
	if err == nil && len(m.blaetter) == 0 {
		return mangel.Syntax("sie hat kein Blatt")
	}
	return err
}

// liesBlatt reads one entry of the list of sheets.
func (m *Mappe) liesBlatt(x *xmlstrom.Leser, verweise []beziehung) (Blatt, string, error) {
	b := Blatt{Name: string(x.Attr("name"))}
	zustand := string(x.Attr("state"))
	b.Versteckt = zustand == "hidden" || zustand == "veryHidden"
	id := ""
	for _, a := range x.Attribute() {
		if string(a.Name) == "id" && len(a.Praefix) > 0 {
			id = string(a.Wert)
		}
	}
	for _, v := range verweise {
		if v.id != id || id == "" {
			continue
		}
		switch strings.ToLower(v.art) {
		case "worksheet":
			b.Lesbar = true
			if !m.paket.Hat(v.ziel) {
				return b, "", mangel.Syntax(mangel.Blatt(b.Name) + " fehlt")
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
	return b, "", mangel.Syntax(mangel.Blatt(b.Name) + " fehlt")
}

// istWahr reads a truth value of XML Schema.
func istWahr(wert []byte) bool {
	return string(wert) == "1" || string(wert) == "true"
}
