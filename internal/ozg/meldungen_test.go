package ozg_test

import (
	"encoding/json"
	"fmt"
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
			h := ozg.Herkunft{Zelle: rapid.SampledFrom([]string{"F6", "F", "", "Plan!B3", fmt.Sprint("AB", m.Zeile)}).Draw(t, "cell"), Text: texts.Draw(t, "text")}
			if rapid.Bool().Draw(t, "written like the value") {
				h.Text = m.Felder[f].Text
			}
			if h != (ozg.Herkunft{}) { // that is none
				m.Herkunft[f] = h
			}
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

// The store keeps what AppendFelder and AppendHerkunft write; what was meant must be read back.
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
		want := map[ozg.Feld]ozg.Herkunft{}
		for f, o := range m.Herkunft {
			want[f] = ozg.Herkunft{Zelle: o.Zelle, Text: strings.ToValidUTF8(o.Text, "\uFFFD")}
		}
		h, err := ozg.LiesHerkunft(felder, z.Zeile(0).AppendHerkunft(nil), m.Zeile)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, h); d != "" {
			t.Error(d)
		}
	})
}

func TestOriginsAsStored(t *testing.T) {
	t.Parallel()
	const felder = `{"bezeichnung":"Elterngeld","typ":"2/3","welle":2,"laender.NI":"online"}`
	nds, _ := ozg.FeldNamed("laender.NI")
	welle, typ, name, ni := ozg.ZahlWert(2), ozg.TextWert("2/3"), ozg.TextWert("Elterngeld"), ozg.TextWert("online")
	z := ozg.Meldungszeile{Zeile: 12, Nennungen: []ozg.Nennung{
		{Feld: ozg.FeldBezeichnung, Wert: &name, Herkunft: ozg.Herkunft{Zelle: "B12", Text: "Elterngeld"}},
		{Feld: ozg.FeldTyp, Wert: &typ, Herkunft: ozg.Herkunft{Zelle: "C11", Text: "Typ 2/3"}},
		{Feld: ozg.FeldWelle, Wert: &welle, Herkunft: ozg.Herkunft{Zelle: "D12", Text: "2"}},
		{Feld: nds, Wert: &ni},
	}}
	want := map[ozg.Feld]ozg.Herkunft{
		ozg.FeldBezeichnung: {Zelle: "B12", Text: "Elterngeld"}, ozg.FeldTyp: {Zelle: "C11", Text: "Typ 2/3"}, ozg.FeldWelle: {Zelle: "D12", Text: "2"},
	}
	const kurz, lang = `{"kurz":["B",null,"C11","Typ 2/3","D","2",null,null]}`, `{"bezeichnung":["B12","Elterngeld"],"typ":["C11","Typ 2/3"],"welle":["D12","2"]}`
	if got := string(z.AppendHerkunft(nil)); got != kurz {
		t.Errorf("stored %s, want %s", got, kurz)
	}
	for _, gespeichert := range []string{kurz, lang} { // imports of earlier versions hold the long form
		got, err := ozg.LiesHerkunft([]byte(felder), []byte(gespeichert), 12)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", gespeichert, d)
		}
	}
	for _, falsch := range []string{`{"kurz":["B",null]}`, `{"kurz":["B",null,"C",null,"D",null,"E",null,"F",null]}`, `{"kurz":["B",1]}`, `{"sonst":["B","x"]}`} {
		if got, err := ozg.LiesHerkunft([]byte(felder), []byte(falsch), 12); err == nil {
			t.Errorf("%s: read as %v", falsch, got)
		}
	}
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
