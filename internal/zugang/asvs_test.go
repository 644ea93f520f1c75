package zugang_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	genannterTest = regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9_]+)`")
	jederTest     = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)[A-Za-z0-9_]+)\(`)
)

// A checklist that names a test which is gone proves nothing any more.
func TestChecklistNamesTestsThatExist(t *testing.T) {
	t.Parallel()
	liste, err := os.ReadFile("ASVS.md")
	if err != nil {
		t.Fatal(err)
	}
	gibt := map[string]bool{}
	err = filepath.WalkDir("../..", func(pfad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(pfad, "_test.go") {
			return err
		}
		b, err := os.ReadFile(pfad)
		for _, m := range jederTest.FindAllSubmatch(b, -1) {
			gibt[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	genannt := genannterTest.FindAllSubmatch(liste, -1)
	if len(genannt) < 40 {
		t.Errorf("only %d tests are named", len(genannt))
	}
	for _, m := range genannt {
		if !gibt[string(m[1])] {
			t.Errorf("ASVS.md names %s, which does not exist", m[1])
		}
	}
}
