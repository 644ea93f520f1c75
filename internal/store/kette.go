package store

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"slices"
	"strconv"
	"time"

	"ozgtracker/internal/ozg"
)

// vorgang is one row of the chain.
type vorgang struct {
	nr     ozg.Nr
	art    string
	am     time.Time
	konto  string
	inhalt string // JSON: what it did, with the checksums of the rows it wrote
}

// glied is the next link of the chain: sha256 over the link before and the whole row. Since inhalt holds
// checksums of the rows, a later change of any row, by whatever hand, does not fit its link any more.
func (v vorgang) glied(vorher string) string {
	var b []byte
	for _, teil := range []string{vorher, strconv.Itoa(int(v.nr)), v.art, zeitText(v.am), v.konto, v.inhalt} {
		b = appendNetstring(b, teil)
	}
	return sha256Hex(b)
}

// pruefsumme is the checksum of rows of texts and whole numbers, column by column as they are written. The
// first column, the number of the import, is left out: it is not known yet.
func pruefsumme(zeilen iter.Seq[[]any], spalten int) string {
	h := sha256.New()
	var b []byte
	for p := range imVoraus(zeilen, spalten) {
		b = b[:0]
		for z := range slices.Chunk(p, spalten) {
			b = appendZeile(b, z[1:])
		}
		h.Write(b) // a hash never fails to write
	}
	return hex.EncodeToString(h.Sum(nil))
}

// appendZeile appends the columns of one row as a checksum sees them.
func appendZeile(b []byte, spalten []any) []byte {
	for _, v := range spalten {
		if n, ok := v.(int); ok {
			v = strconv.Itoa(n)
		}
		b = appendNetstring(b, v.(string))
	}
	return b
}

func sha256Hex(b []byte) string {
	summe := sha256.Sum256(b)
	return hex.EncodeToString(summe[:])
}

// appendNetstring puts the length before the text, so that no two lists of texts look the same.
func appendNetstring(b []byte, s string) []byte {
	b = strconv.AppendInt(b, int64(len(s)), 10)
	return append(append(b, ':'), s...)
}
