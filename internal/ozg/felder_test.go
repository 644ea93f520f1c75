package ozg_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/ozg/ozgtest"
)

func TestFelderJSON(t *testing.T) {
	t.Parallel()
	fs := ozgtest.Meldung("10214", ozgtest.Typ("2/3"), ozgtest.Leer(ozg.FeldWelle), ozgtest.Umsetzer("NI", "Dataport, \"AöR\""), ozgtest.Land("NI", "online"),
		ozgtest.Soll(ozg.MeilensteinBundesweit, "2022-12-31"), ozgtest.Bezeichnung("a\\\"}]{,:")).Felder
	b, err := fs.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"bezeichnung":"a\\\"}]{,:","typ":"2/3","welle":null,"umsetzer":["NI","Dataport, \"AöR\""],"bundesweit_soll":"2022-12-31","laender.NI":"online"}`
	if string(b) != want {
		t.Errorf("JSON = %s\nwant   %s", b, want)
	}
	var wieder ozg.Felder
	if err := wieder.UnmarshalJSON(b); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(fs, wieder); d != "" {
		t.Errorf("read again (-want +got):\n%s", d)
	}
	if err := wieder.UnmarshalJSON([]byte(" { } ")); err != nil || len(wieder) != 0 {
		t.Errorf("no fields = %v, %v", wieder, err)
	}
	for _, kaputt := range []string{"", "{", "[]", `{"stand"}`, `{"stand":}`, `{"stand":"x" "typ":"1"}`, `{"welle":"x"}`, `{"welle":1.5}`, `{"bundesweit_soll":"2021-02-31"}`, `{"umsetzer":["a"}`, `{"nie":1}`, `{"stand":"x}`} {
		if err := wieder.UnmarshalJSON([]byte(kaputt)); err == nil {
			t.Errorf("read %q without an error", kaputt)
		}
	}
}

// FuzzFelderJSON: stored text never panics, and what was read once is written and read the same.
func FuzzFelderJSON(f *testing.F) {
	for _, s := range []string{`{"typ":"2/3","welle":null,"umsetzer":["NI"],"laender.NI":"online","budget":-1}`, `{"bezeichnung":"\\\"\u00e4"}`, `{`, `{"umsetzer":["\"]"]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var fs ozg.Felder
		if fs.UnmarshalJSON(b) != nil {
			return
		}
		erst, err := fs.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var wieder ozg.Felder
		if err := wieder.UnmarshalJSON(erst); err != nil {
			t.Fatalf("%s: %v", erst, err)
		}
		zweit, err := wieder.MarshalJSON()
		if err != nil || !bytes.Equal(erst, zweit) {
			t.Errorf("%q is written as %s and then as %s, %v", b, erst, zweit, err)
		}
	})
}
