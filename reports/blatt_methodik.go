package reports

// schreibeMethodik writes every definition with its version, what the numbers do not say, and both units.
func schreibeMethodik(m *mappe, in Inhalt) error {
	me := in.Methodik
	b := m.blatt(aufbau{name: blattMethodik, breiten: []float64{24, 44, 64, 46, 10}, druck: mitUmbruch})
	b.titelblock("Methodik: was die Zahlen bedeuten")
	b.leer()
	b.satz("Was die Zahlen nicht sagen", stilAbschnitt)
	for _, g := range me.Grenzen {
		b.satz("•  "+g, stilFliess)
	}
	b.leer()
	b.satz("Warum der Katalog 557 und nicht 575 OZG-Leistungen hat", stilAbschnitt)
	for _, g := range me.Katalog {
		b.satz("•  "+g, stilFliess)
	}
	b.leer()
	b.einheiten(me.Einheiten)
	b.umbruch()
	b.satz("Definitionen", stilAbschnitt)
	b.zeileHoch(20, kopfzelle("Kennzahl"), kopfzelle("Was sie zählt"), kopfzelle("Regel"), kopfzelle("Beispiel"), kopfzelle("Fassung"))
	for _, d := range me.Definitionen {
		fett, weiter := stilOben, eingezogen(stilOben)
		fett.fett = true
		b.schreibe(zelle{d.Titel, fett}, zelle{d.Kurz, stilOben}, zelle{d.Formel, weiter}, zelle{d.Beispiel, weiter}, zelle{d.Fassung, weiter})
	}
	return b.ende()
}

// einheiten shows the counts per OZG-Leistung and weighted by LeiKa-Leistungen.
func (b *blatt) einheiten(es []Einheitenzeile) {
	b.satz("Beide Einheiten nebeneinander", stilAbschnitt)
	b.zeileHoch(20, kopfzelle("Kennzahl"), kopfzelle("in OZG-Leistungen"), kopfzelle("gewichtet nach LeiKa-Leistungen"))
	for _, e := range es {
		leika := "nicht verfügbar"
		if e.HatLeiKa {
			leika = anteilSatz(e.LeiKa, e.LeiKaUmfang, "LeiKa-Leistungen")
		}
		b.schreibe(text(e.Titel), text(anteilSatz(e.Leistungen, e.Umfang, einheitLeistungen)), text(leika))
	}
}
