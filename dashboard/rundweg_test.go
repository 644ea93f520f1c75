package dashboard

import (
	"net/http"
	"net/url"
	"testing"

	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// The list of Leistungen, downloaded with all its columns and imported again, changes nothing: not with
// texts that look like formulas, and not by its derived columns.
func TestTheListImportedAgainChangesNothing(t *testing.T) {
	t.Parallel()
	st := storetest.Open(t, storetest.DSN(t, "sqlite"))
	s := dienstServer(t, st)
	felder := func(bemerkung string, weitere ozg.Felder) ozg.Felder {
		fs := ozg.Felder{ozg.FeldBemerkung: ozg.TextWert(bemerkung)}
		for f, w := range weitere {
			fs[f] = w
		}
		return fs
	}
	_, err := st.Annehmen(t.Context(), store.NeuerImport{
		Art: ozg.ImportPlan, Stichtag: tag("2021-06-30"), Datei: "plan.xlsx", Inhalt: []byte("plan"), SHA256: pruefsumme("plan"), Konto: "lokal", Am: jetzt,
		Meldungen: ozg.MeldungenAus([]ozg.Meldung{
			{OZGID: "10214", Felder: felder("=HYPERLINK(\"https://x.example\")", ozg.Felder{
				ozg.FeldStand: ozg.TextWert(ozg.StandFlaechendeckend), ozg.FeldLaender(2): ozg.TextWert(ozg.LandOnline), // a Widerspruch: derived is only online
				ozg.FeldWelle: ozg.ZahlWert(2), ozg.FeldModell: ozg.TextWert(ozg.ModellB), ozg.FeldBundesweitSoll: ozg.TagWert(tag("2022-12-31")), ozg.FeldBudget: ozg.ZahlWert(1_200_000),
			})},
			{OZGID: "10215", Felder: felder("- erstens; \"zweitens\"", ozg.Felder{
				ozg.FeldTyp: ozg.TextWert(ozg.Typ23), ozg.FeldReferenzIst: ozg.TagWert(tag("2021-03-01")), ozg.FeldUmsetzer: ozg.ListeWert("NI", "HE"), ozg.FeldRessort: ozg.ListeWert("BMG"),
				ozg.FeldFortschritt: ozg.ZahlWert(1), ozg.FeldReifegrad: ozg.ZahlWert(0), ozg.FeldWeg: ozg.TextWert(ozg.WegEigen), ozg.FeldPhase: ozg.TextWert(ozg.PhaseReferenz),
			})},
			{OZGID: "10237", Felder: felder("'=1+1", ozg.Felder{ozg.FeldStand: ozg.TextWert(ozg.StandZurueckgestellt), ozg.FeldProjekt: ozg.TextWert("@home")})},
			{OZGID: "10204", Felder: felder("'kurz' gesagt", ozg.Felder{ozg.FeldURL: ozg.TextWert("https://amt.example/?a=1&b=2"), ozg.FeldPrioritaet: ozg.ZahlWert(4)})},
		}),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.c.Dienst.Aktualisieren(t.Context()); err != nil {
		t.Fatal(err)
	}
	alle := url.Values{}
	for _, k := range listenSpalten {
		alle.Add(paramSpalte, k.code)
	}
	for _, weg := range []string{"/leistungen.csv", "/leistungen.xlsx", "/leistungen.csv?" + alle.Encode(), "/leistungen.xlsx?" + alle.Encode()} {
		a := hole(t, s, weg)
		if a.Status != http.StatusOK {
			t.Fatalf("%s: %d", weg[:16], a.Status)
		}
		datei := "liste-2021-06-30" + map[bool]string{true: ".csv", false: ".xlsx"}[weg[12] == 'c']
		v, err := s.c.Dienst.Vorschau(t.Context(), annahme.Auftrag{Datei: datei, Inhalt: []byte(a.Body), Konto: "lokal"})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range v.Aenderungen {
			t.Errorf("%s changes %s of %s: %q instead of %q (%q)", datei, x.Feld, x.OZGID, x.Feld.Anzeige(x.Neu), x.Feld.Anzeige(x.Alt), x.Herkunft.Text)
		}
		if v.Meldungen.Len() < 500 {
			t.Errorf("%s: only %d rows were read", datei, v.Meldungen.Len())
		}
	}
}
