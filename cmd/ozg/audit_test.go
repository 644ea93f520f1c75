package main

import (
	"regexp"
	"strings"
	"testing"

	"ozgtracker/internal/store/storetest"
)

var gliedMuster = regexp.MustCompile(`(vorgang|protokoll)=\d+:[0-9a-f]{64}`)

// Whoever cuts off the end of a chain and mends its end, or deletes a file, is found out by what was written down,
// or by the file that is missing.
func TestAuditVerifySeesWhatWasCutOff(t *testing.T) {
	t.Parallel()
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		aufruf(t, dsn, "import", datei(t, "plan.csv", planText), "--stichtag", "2021-06-30")
		if code, _, errs := aufrufMit(t, umgebung{stdin: strings.NewReader("vier woerter sind genug\n")}, dsn, "user", "add", "chefin", "--rolle", "administration"); code != codeGetan {
			t.Fatal(errs)
		}
		_, out, _ := aufruf(t, dsn, "audit", "verify")
		enden := gliedMuster.FindAllString(out, -1)
		if len(enden) != 2 {
			t.Fatalf("no ends to write down:\n%s", out)
		}
		pruefe := func(was string, code int, text string, ab ...string) {
			t.Helper()
			args := []string{"audit", "verify"}
			for _, a := range ab {
				args = append(args, "--ab", a)
			}
			if ist, out, errs := aufruf(t, dsn, args...); ist != code || !strings.Contains(out+errs, text) {
				t.Errorf("%s: code %d, want %d with %q\n%s%s", was, ist, code, text, out, errs)
			}
		}
		aufruf(t, dsn, "importe", "zuruecknehmen", "2")
		pruefe("the chains went on", codeGetan, "vorgang 2: liegt noch in der Kette", enden...)
		pruefe("nonsense", codeAufruf, "kein Glied", "vorgang=2")
		db := rohDB(t, dsn)
		for _, f := range []struct{ harm, want string }{
			{`UPDATE import SET zurueck_nr = NULL; DELETE FROM import WHERE nr > 1; DELETE FROM meldung WHERE import_nr > 1; DELETE FROM befund WHERE import_nr > 1;
				DELETE FROM vorgang WHERE nr > 1; UPDATE stand SET nr = 1, kette = (SELECT kette FROM vorgang WHERE nr = 1)`, "Vorgang 2 fehlt"},
			{`DELETE FROM protokoll_adresse; DELETE FROM protokoll; UPDATE protokoll_stand SET nr = 0, kette = ''`, "Eintrag"},
		} {
			if _, err := db.Exec(f.harm); err != nil {
				t.Fatal(err)
			}
			pruefe("cut off, and nothing written down", codeGetan, "unverändert")
			pruefe("cut off", codeBefunde, f.want, enden...)
		}
		aufruf(t, dsn, "import", datei(t, "anders.csv", planText+"10238;Anders;online\n"), "--stichtag", "2021-09-30")
		pruefe("another history", codeBefunde, "Vorgang 2 ist ein anderer", enden[0])
		if _, err := db.Exec(`DELETE FROM datei_teil WHERE sha256 = (SELECT sha256 FROM import WHERE nr = 2); DELETE FROM datei WHERE sha256 = (SELECT sha256 FROM import WHERE nr = 2)`); err != nil {
			t.Fatal(err)
		}
		pruefe("a file is gone", codeBefunde, "Die Datei von Import 2 fehlt")
	})
}
