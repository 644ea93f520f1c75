package dashboard

import (
	"testing"

	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

// Network addresses leave the audit trail after their time; what happened stays, and so does what is newer.
func TestAddressesAreForgotten(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h := mitAnmeldung(t, st)
		vermerke := func(adresse string) {
			h.zugang.Vermerke(t.Context(), "", anmeldung.EreignisAnmeldung, store.Abgelehnt, "", anmeldung.Von{Adresse: adresse})
		}
		vermerke("192.0.2.1")
		h.uhr.vor(anmeldung.AdressenFrist)
		vermerke("192.0.2.2")
		if err := h.zugang.VergissAdressen(t.Context()); err != nil {
			t.Fatal(err)
		}
		adressen := map[string]int{}
		err := st.Protokoll(t.Context(), store.ProtokollFilter{}, func(e store.Eintrag) error { adressen[e.Adresse]++; return nil })
		if err != nil || adressen["192.0.2.1"] != 0 || adressen["192.0.2.2"] != 1 || adressen[""] == 0 {
			t.Errorf("addresses of the trail: %v, %v", adressen, err)
		}
		if _, err := st.PruefeProtokoll(t.Context()); err != nil {
			t.Errorf("the chain: %v", err)
		}
	})
}
