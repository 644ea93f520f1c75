package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// erlaubt is the architecture: which package of this module may import which. Adding an arrow means
// changing this table.
var erlaubt = map[string][]string{
	"cmd/ozg":                    {"dashboard", "importer", "reports", "internal/anmeldung", "internal/annahme", "internal/beispiel", "internal/einstellung", "internal/katalog", "internal/openid", "internal/ozg", "internal/store", "internal/zugang"},
	"dashboard":                  {"dashboard/charts", "dashboard/views", "importer", "importer/tabelle", "reports", "static", "internal/anmeldung", "internal/annahme", "internal/einstellung", "internal/katalog", "internal/openid", "internal/ozg", "internal/store", "internal/zugang"},
	"dashboard/charts":           {"internal/ozg"},
	"dashboard/views":            {"dashboard/charts", "internal/ozg"},
	"importer":                   {"importer/ods", "importer/xlsx", "internal/fliessband", "internal/ozg", "internal/vorlage"},
	"importer/xlsx":              {"importer/mangel", "importer/paket", "importer/tabelle", "importer/xmlstrom", "internal/ozg"},
	"importer/ods":               {"importer/mangel", "importer/paket", "importer/tabelle", "importer/xmlstrom", "internal/ozg"},
	"importer/paket":             {"importer/mangel", "importer/tabelle", "importer/xmlstrom"},
	"importer/xmlstrom":          {"importer/mangel"},
	"importer/tabelle":           {"importer/mangel", "internal/ozg"},
	"importer/mangel":            {"internal/ozg"},
	"reports":                    {"internal/ozg", "internal/vorlage"},
	"static":                     {},
	"migrations":                 {},
	"internal/ozg":               {},
	"internal/ozg/ozgtest":       {"internal/ozg"},
	"internal/store":             {"internal/fliessband", "internal/ozg", "internal/schwaerzung", "internal/zugang", "migrations"},
	"internal/schwaerzung":       {"internal/ozg"},
	"internal/store/storetest":   {"internal/store", "internal/pgtest"},
	"internal/pgtest":            {},
	"internal/fliessband":        {},
	"internal/annahme":           {"importer", "internal/ozg", "internal/schwaerzung", "internal/store", "internal/vorlage", "internal/zugang"},
	"internal/vorlage":           {"internal/ozg"},
	"internal/anmeldung":         {"internal/ozg", "internal/store", "internal/zugang"},
	"internal/zugang":            {"internal/ozg"},
	"internal/openid":            {"internal/ozg", "internal/zugang"},
	"internal/openid/openidtest": {},
	"internal/einstellung":       {"importer", "internal/ozg", "internal/store"},
	"internal/katalog":           {"internal/ozg"},
	"internal/beispiel":          {"internal/ozg"},
}

// fremd is which third-party modules the pure and narrow packages may import; the others are free.
var fremd = map[string][]string{
	"internal/ozg":         {},
	"internal/katalog":     {},
	"internal/annahme":     {},
	"internal/vorlage":     {"golang.org/x/text"},
	"internal/schwaerzung": {"golang.org/x/text/unicode/norm"},
	"importer/xlsx":        {},
	"importer/ods":         {},
	"importer/paket":       {},
	"importer/xmlstrom":    {},
	"importer/tabelle":     {},
	"importer/mangel":      {},
	"static":               {"github.com/klauspost/compress", "github.com/valyala/fasthttp"},
	"migrations":           {},
	"internal/store":       {"github.com/jmoiron/sqlx", "github.com/lib/pq", "modernc.org/sqlite"},
	"reports":              {"github.com/xuri/excelize/v2"},
	"dashboard":            {"github.com/gofiber/fiber/v2", "github.com/valyala/fasthttp"},
	"dashboard/charts":     {"github.com/go-echarts/go-echarts/v2"},
	"internal/anmeldung":   {},
	"internal/einstellung": {},
	"internal/openid":      {"github.com/coreos/go-oidc/v3", "golang.org/x/oauth2"},
	"internal/zugang":      {"golang.org/x/crypto/argon2", "golang.org/x/text/unicode/norm"},
}

func TestArrowsPointOneWay(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}: {{join .Imports \" \"}}", "ozgtracker/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, zeile := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		paket, importe, _ := strings.Cut(zeile, ": ")
		paket = strings.TrimPrefix(paket, "ozgtracker/")
		ziele, bekannt := erlaubt[paket]
		if !bekannt {
			t.Errorf("package %s has no place in the architecture; give it one in this table", paket)
			continue
		}
		for _, imp := range strings.Fields(importe) {
			if eigen, ok := strings.CutPrefix(imp, "ozgtracker/"); ok {
				if !slices.Contains(ziele, eigen) {
					t.Errorf("%s imports %s: no such arrow", paket, eigen)
				}
				continue
			}
			module, eng := fremd[paket]
			if eng && strings.Contains(strings.Split(imp, "/")[0], ".") && !slices.ContainsFunc(module, func(m string) bool { return imp == m || strings.HasPrefix(imp, m+"/") }) {
				t.Errorf("%s imports %s: this package does without it", paket, imp)
			}
		}
	}
}
