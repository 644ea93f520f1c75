package ozg_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ozgtracker/internal/ozg"
)

// anyMeldung draws a Meldung in which every stated field has an origin, as the importer makes them.
func anyMeldung(texts *rapid.Generator[string]) *rapid.Generator[ozg.Meldung] {
	return rapid.Custom(func(t *rapid.T) ozg.Meldung {
		m := ozg.Meldung{
			Blatt: texts.Draw(t, "sheet"), Zeile: rapid.IntRange(1, 99).Draw(t, "row"), OZGID: "10214",
			Felder: ozg.Felder{}, Herkunft: map[ozg.Feld]ozg.Herkunft{},
		}
		for range rapid.IntRange(0, 6).Draw(t, "fields") {
			f := ozg.Feld(rapid.IntRange(0, int(ozg.AnzahlFelder)-1).Draw(t, "field"))
			m.Felder[f] = anyWert(t, f, texts)
			m.Herkunft[f] = ozg.Herkunft{Zelle: "F6", Text: texts.Draw(t, "text")}
		}
		return m
	})
}

func anyWert(t *rapid.T, f ozg.Feld, texts *rapid.Generator[string]) ozg.Wert {
	if rapid.Bool().Draw(t, "cleared") {
		return ozg.LeererWert()
	}
	switch f.Art() {
	case ozg.ArtZahl:
		return ozg.ZahlWert(rapid.Int().Draw(t, "number"))
	case ozg.ArtDatum:
		return ozg.TagWert(ozg.Tag(rapid.IntRange(0, 30000).Draw(t, "day")))
	case ozg.ArtListe:
		return ozg.ListeWert(append([]string{}, rapid.SliceOfN(texts, 0, 3).Draw(t, "list")...)...)
	}
	return ozg.TextWert(texts.Draw(t, "value"))
}

// boeseTexte hold all that JSON has to escape; the list must write what encoding/json writes.
func boeseTexte() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{"", "in Planung", `"\`, "\x00\t\n\x7f", "ü€😀\u2028\u2029", "\uFFFD", "</script>&"}), rapid.String())
}

func TestMeldungenHoldWhatWasAdded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(anyMeldung(boeseTexte()), 0, 5).Draw(t, "list")
		ms := ozg.MeldungenAus(want)
		got := []ozg.Meldung{}
		for i, m := range ms.Alle() {
			if d := cmp.Diff(m, ms.At(i)); d != "" {
				t.Errorf("At(%d) differs from Alle: %s", i, d)
			}
			got = append(got, m)
		}
		if d := cmp.Diff(want, got); d != "" || ms.Len() != len(want) {
			t.Errorf("%d of %d: %s", ms.Len(), len(want), d)
		}
	})
}

// A script reads the same JSON as if the list were a slice, and gets the list back from it.
func TestMeldungenJSONIsThatOfASlice(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ms := rapid.SliceOfN(anyMeldung(boeseTexte()), 0, 5).Draw(t, "list")
		want, err := json.Marshal(ms)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(ozg.MeldungenAus(ms))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(got)); d != "" {
			t.Fatal(d)
		}
		var back ozg.Meldungen
		if err := json.Unmarshal(got, &back); err != nil {
			t.Fatal(err)
		}
		if again, err := json.Marshal(back); err != nil || string(again) != string(got) {
			t.Errorf("read again: %s, %v; want %s", again, err, got)
		}
	})
}

// The store keeps what AppendFelder and AppendHerkunft write; encoding/json must read back what was meant.
func TestMeldungszeileWritesJSON(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyMeldung(rapid.OneOf(boeseTexte(), rapid.Just("kein \xff UTF-8"))).Draw(t, "Meldung")
		z := ozg.MeldungenAus([]ozg.Meldung{m})
		felder, err := m.Felder.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if got := string(z.Zeile(0).AppendFelder(nil)); got != string(felder) {
			t.Errorf("fields %s, want %s", got, felder)
		}
		h, want := map[ozg.Feld]ozg.Herkunft{}, map[ozg.Feld]ozg.Herkunft{}
		for f, o := range m.Herkunft {
			want[f] = ozg.Herkunft{Zelle: o.Zelle, Text: strings.ToValidUTF8(o.Text, "\uFFFD")}
		}
		if err := json.Unmarshal(z.Zeile(0).AppendHerkunft(nil), &h); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, h); d != "" {
			t.Error(d)
		}
	})
}

func TestMeldungenWithoutSomeFieldsAndRows(t *testing.T) {
	t.Parallel()
	var ms ozg.Meldungen
	eins, zwei := ozg.TextWert("eins"), ozg.ZahlWert(2)
	for i := range 3 {
		ms.Add(ozg.Meldungszeile{Blatt: "Plan", Zeile: i + 1, OZGID: "10214", Nennungen: []ozg.Nennung{
			{Feld: ozg.FeldWelle, Wert: &zwei}, {Feld: ozg.FeldLage, Wert: &eins, Herkunft: ozg.Herkunft{Zelle: "A1", Text: "eins"}},
		}})
	}
	ms.Streiche(2, func(n ozg.Nennung) bool { return n.Feld == ozg.FeldWelle })
	ms.Entferne(func(i int, z ozg.Meldungszeile) bool { return i == 1 && z.Zeile == 2 })
	got, err := json.Marshal(ms)
	const want = `[{"blatt":"Plan","zeile":1,"ozg_id":"10214","felder":{"lage":"eins","welle":2},"herkunft":{"lage":["A1","eins"]}},` +
		`{"blatt":"Plan","zeile":3,"ozg_id":"10214","felder":{"lage":"eins"},"herkunft":{"lage":["A1","eins"]}}]`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v\nwant %s", got, err, want)
	}
	if n, ok := ms.Zeile(0).Bei(ozg.FeldWelle); !ok || n.Wert.Zahl != 2 {
		t.Errorf("welle of the first: %v, %v", n, ok)
	}
	if _, ok := ms.Zeile(1).Bei(ozg.FeldWelle); ok {
		t.Error("a field taken out is still there")
	}
	if err := json.Unmarshal([]byte(`{"blatt":"Plan"}`), &ms); err == nil {
		t.Error("an object was read as a list")
	}
}
