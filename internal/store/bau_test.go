package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

var start = time.Date(2021, 7, 1, 10, 0, 0, 123456000, time.UTC)

// plan builds the i-th import with rows of about 15 fields, as a real plan has.
func plan(t testing.TB, i, zeilen int) store.NeuerImport {
	t.Helper()
	inhalt := []byte(fmt.Sprintf("plan %d", i))
	h := sha256.Sum256(inhalt)
	n := store.NeuerImport{
		Art: ozg.ImportPlan, Stichtag: ozg.NeuerTag(2019, 6, 30).PlusMonate(i), Themenfeld: "Gesundheit",
		Datei: fmt.Sprintf("plan-%d.xlsx", i), SHA256: hex.EncodeToString(h[:]), Konto: "lokal", Inhalt: inhalt,
		Am: start.Add(time.Duration(i) * time.Hour), Bericht: []byte(`{"blaetter":[]}`),
		Befunde: []ozg.Befund{
			{Schwere: ozg.SchwereFehler, Code: "typ_unbekannt", Blatt: "Gesundheit", Zelle: "F12", Wert: "7", Text: "„7“ ist kein Typ.", Vorschlag: "1"},
			{Schwere: ozg.SchwereWarnung, Code: "datum", Blatt: "Gesundheit", Zelle: "G3", Wert: "Ende\t'22 \\N", Text: "ungenau\nzweite Zeile"},
		},
	}
	for z := range zeilen {
		n.Meldungen.AddMeldung(meldung(i, z))
	}
	return n
}

var staende = []string{"offen", "planung", "umsetzung", "online", "flaechendeckend"}

func meldung(i, z int) ozg.Meldung {
	fs := ozg.Felder{
		ozg.FeldBezeichnung: ozg.TextWert(fmt.Sprintf("Leistung Nr. %d für Bürgerinnen und Bürger", z)),
		ozg.FeldThemenfeld:  ozg.TextWert("Gesundheit"), ozg.FeldTyp: ozg.TextWert("2/3"),
		ozg.FeldWelle: ozg.ZahlWert(z%5 + 1), ozg.FeldModell: ozg.TextWert("A"),
		ozg.FeldStand: ozg.TextWert(staende[(z*7+i)%5]), ozg.FeldPhase: ozg.LeererWert(),
		ozg.FeldFortschritt: ozg.ZahlWert((z*3 + i) % 101), ozg.FeldRessort: ozg.ListeWert("BMG"),
		ozg.FeldLand: ozg.ListeWert("NI", "BY"), ozg.FeldBundesweitSoll: ozg.TagWert(ozg.NeuerTag(2022, 12, 31) - ozg.Tag(z%90)),
		ozg.FeldReferenzSoll: ozg.TagWert(ozg.NeuerTag(2021, 12, 31) - ozg.Tag(z%60)),
		ozg.FeldLaender(3):   ozg.TextWert("online"), ozg.FeldLaender(9): ozg.TextWert("geplant"),
		ozg.FeldLaenderSeit(3): ozg.TagWert(ozg.NeuerTag(2021, 3, 31)),
	}
	h := map[ozg.Feld]ozg.Herkunft{}
	for f := range fs {
		h[f] = ozg.Herkunft{Zelle: fmt.Sprintf("%c%d", 'A'+int(f)%26, z+6), Text: "in Planung <\"ü\"> & \t"}
	}
	return ozg.Meldung{Blatt: "Gesundheit", Zeile: z + 6, OZGID: fmt.Sprintf("%05d", 10000+z), Felder: fs, Herkunft: h}
}

func accept(t testing.TB, s *store.Store, n store.NeuerImport) ozg.Nr {
	t.Helper()
	nr, err := s.Annehmen(t.Context(), n, nil)
	if err != nil {
		t.Fatalf("accept %s: %v", n.Datei, err)
	}
	return nr
}

func pruefsummeVon(inhalt []byte) string {
	h := sha256.Sum256(inhalt)
	return hex.EncodeToString(h[:])
}
