package main

import (
	"strings"
	"testing"

	"ozgtracker/internal/store"
	"ozgtracker/internal/store/storetest"
)

func TestAccountsFromTheCommandLine(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		for _, f := range []struct {
			eingabe string
			args    []string
			code    int
			text    string
		}{
			{"", []string{"user", "add", "chefin", "--rolle", "administration"}, codeAufruf, "kein Passwort"},
			{"passwort1234\n", []string{"user", "add", "chefin", "--rolle", "administration"}, codeAufruf, "häufigsten"},
			{"vier woerter sind genug\n", []string{"user", "add", "chefin", "--rolle", "kaiser"}, codeAufruf, ""},
			{"vier woerter sind genug\n", []string{"user", "add", "Chefin", "--rolle", "administration"}, codeGetan, "„chefin“ angelegt"},
			{"vier woerter sind genug\n", []string{"user", "add", "chefin", "--rolle", "leitung"}, codeAufruf, "gibt es schon"},
			{"vier woerter sind genug\n", []string{"user", "add", "feli", "--rolle", "federfuehrung", "--themenfeld", "gesundheit", "--land", "ni"}, codeGetan, ""},
			{"", []string{"user", "list"}, codeGetan, "Gesundheit; Niedersachsen"},
			{"", []string{"user", "sperren", "chefin"}, codeAufruf, "das letzte Konto"},
			{"", []string{"user", "rolle", "chefin", "betrachter"}, codeAufruf, "das letzte Konto"},
			{"", []string{"user", "rolle", "feli", "leitung"}, codeGetan, "keines"},
			{"", []string{"user", "sperren", "feli"}, codeGetan, "gesperrt"},
			{"ein ganz anderer satz\n", []string{"user", "passwd", "feli"}, codeGetan, "ist gesetzt"},
			{"ein ganz anderer satz\n", []string{"user", "passwd", "niemand"}, codeAufruf, "gibt es nicht"},
			{"", []string{"user", "loeschen", "feli"}, codeAufruf, "--ja"},
			{"", []string{"user", "loeschen", "chefin", "--ja"}, codeAufruf, "das letzte Konto"},
			{"", []string{"user", "loeschen", "feli", "--ja"}, codeGetan, "„gelöschtes Konto "},
			{"", []string{"user", "loeschen", "feli", "--ja"}, codeAufruf, "gibt es nicht"},
			{"", []string{"user", "list"}, codeGetan, "–            gelöschtes Konto "},
			{"", []string{"audit", "verify"}, codeGetan, "Dateien: unverändert (1 geprüft)\nProtokoll: unverändert"},
		} {
			code, out, errs := aufrufMit(t, umgebung{stdin: strings.NewReader(f.eingabe)}, dsn, f.args...)
			if code != f.code || !strings.Contains(out+errs, f.text) {
				t.Errorf("%v: code %d, want %d with %q\n%s%s", f.args, code, f.code, f.text, out, errs)
			}
			if strings.Contains(out+errs, "vier woerter") {
				t.Errorf("%v prints the password", f.args)
			}
		}
		s := storetest.Open(t, dsn)
		n := 0
		if err := s.Protokoll(t.Context(), store.ProtokollFilter{Ereignis: "konto"}, func(e store.Eintrag) error { n++; return nil }); err != nil || n != 5 {
			t.Errorf("%d entries about accounts, %v", n, err)
		}
	})
}
