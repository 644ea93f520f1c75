package store

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"iter"
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
	h := sha256.New()
	for _, teil := range []string{vorher, strconv.Itoa(int(v.nr)), v.art, zeitText(v.am), v.konto, v.inhalt} {
		netstring(h, teil)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// pruefsumme is the checksum of rows of texts and whole numbers, column by column as they are written. The
// first column, the number of the import, is left out: it is not known yet.
func pruefsumme(zeilen iter.Seq[[]any]) string {
	h := sha256.New()
	for z := range zeilen {
		for _, v := range z[1:] {
			if n, ok := v.(int); ok {
				v = strconv.Itoa(n)
			}
			netstring(h, v.(string))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// netstring writes the length before the text, so that no two lists of texts look the same.
func netstring(h hash.Hash, s string) {
	h.Write(strconv.AppendInt(nil, int64(len(s)), 10)) // a hash never fails to write
	io.WriteString(h, ":")
	io.WriteString(h, s)
}
