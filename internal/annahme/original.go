package annahme

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
)

// maxGrund is the longest reason, in characters.
const maxGrund = 200

// grundFrist is the reason of originals that were deleted because their time was over.
const grundFrist = "Aufbewahrungsfrist abgelaufen"

// LoescheOriginal deletes the file of an import, for all imports of the same file; its checksum and what was read
// from it stay. The errors are those of store.DeleteOriginal and "grund_fehlt".
func (d *Dienst) LoescheOriginal(ctx context.Context, nr ozg.Nr, konto, grund string) (store.Geteilt, error) {
	grund, err := liesGrund(grund)
	if err != nil {
		return store.Geteilt{}, err
	}
	g, err := d.c.Store.DeleteOriginal(ctx, nr, store.Loeschung{Am: d.c.Jetzt(), Konto: konto, Grund: grund})
	if err != nil {
		return g, fmt.Errorf("delete original of import %d: %w", nr, err)
	}
	return g, nil
}

// LoescheAlteOriginale deletes the files of imports that were accepted so many months ago or earlier, and gives
// the imports.
func (d *Dienst) LoescheAlteOriginale(ctx context.Context, monate int, konto string) ([]ozg.Nr, error) {
	jetzt := d.c.Jetzt()
	nrs, err := d.c.Store.DeleteAlteOriginale(ctx, vorMonaten(jetzt, monate), store.Loeschung{Am: jetzt, Konto: konto, Grund: grundFrist})
	if err != nil {
		return nil, fmt.Errorf("delete old originals: %w", err)
	}
	return nrs, nil
}

// ImportNummern names imports for the trail and for people: "Import 3, 7".
func ImportNummern(importe []ozg.Nr) string {
	nrs := make([]string, len(importe))
	for i, nr := range importe {
		nrs[i] = strconv.Itoa(int(nr))
	}
	return "Import " + strings.Join(nrs, ", ")
}

// vorMonaten is the same day some months ago, or the last one of a shorter month.
func vorMonaten(t time.Time, monate int) time.Time {
	v := t.AddDate(0, -monate, 0)
	if v.Day() != t.Day() { // AddDate went on into the next month
		v = v.AddDate(0, 0, -v.Day())
	}
	return v
}

// liesGrund takes the reason of what cannot be undone, one line.
func liesGrund(grund string) (string, error) {
	grund = strings.TrimSpace(grund)
	if grund == "" || utf8.RuneCountInString(grund) > maxGrund || strings.ContainsFunc(grund, unicode.IsControl) {
		return "", ozg.NeuerFehler("grund_fehlt", fmt.Sprintf("Geben Sie an, warum gelöscht wird (höchstens %d Zeichen). Es wurde nichts geändert.", maxGrund))
	}
	return grund, nil
}
