package dashboard

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whoever misspells a parameter must not take the whole for the part that he asked for.
func TestAnUnknownParameterIsNamed(t *testing.T) {
	t.Parallel()
	s := testServer(t, kleineGeschichte(t))
	for adresse, satz := range map[string]string{
		"/leistungen?zustandd=online": "Den Parameter „zustandd“ in der Adresse gibt es hier nicht; er hat keine Wirkung auf die Zahlen. Meinten Sie „zustand“?",
		"/?stichtg=2021-03-31":        "Meinten Sie „stichtag“?",
		"/wellen?xyzzy=1":             "Den Parameter „xyzzy“ in der Adresse gibt es hier nicht; er hat keine Wirkung auf die Zahlen.<",
	} {
		enthaeltAlle(t, adresse, hole(t, s, adresse), http.StatusOK, satz)
	}
	for _, adresse := range []string{"/?xyzzy=<script>", "/"} { // out of the cache the other way round
		if a := hole(t, s, adresse); strings.Contains(a.Body, "xyzzy") != (adresse != "/") || strings.Contains(a.Body, "<script>alert") {
			t.Errorf("%s shows the hint of another address, or none", adresse)
		}
	}
	for _, adresse := range []string{"/api/v1/leistungen?zustandd=online", "/api/v1/laender?typ=1", "/api/v1/ueberblick?seite=2"} {
		enthaeltAlle(t, adresse, hole(t, s, adresse), http.StatusBadRequest, `"parameter_unbekannt"`, "gibt es hier nicht")
	}
}

// The document names every parameter that is understood, and no other.
func TestTheAPIUnderstandsWhatItsDocumentSays(t *testing.T) {
	t.Parallel()
	doc := ausYAML(t)
	for pfad := range doc.objekt("paths") {
		get := doc.objekt("paths", pfad, "get")
		if get == nil {
			continue
		}
		var beschrieben []string
		liste, _ := get["parameters"].([]any)
		for _, p := range liste {
			k := p.(knoten)
			if ref, ok := k["$ref"].(string); ok {
				k = doc.objekt(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
			}
			if k["in"] == "query" {
				beschrieben = append(beschrieben, k["name"].(string))
			}
		}
		// The three of the Ansicht are understood everywhere, but mean nothing for an import.
		beschrieben = slices.DeleteFunc(beschrieben, func(n string) bool { return slices.Contains(ansichtParameter, n) })
		slices.Sort(beschrieben)
		versteht := apiParameter("/api/v1" + pfad)
		slices.Sort(versteht)
		if d := cmp.Diff(strings.Join(versteht, " "), strings.Join(beschrieben, " ")); d != "" {
			t.Errorf("%s (-understood +described):\n%s", pfad, d)
		}
	}
}
