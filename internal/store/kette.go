package store

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
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
	var b []byte
	for _, teil := range []string{vorher, strconv.Itoa(int(v.nr)), v.art, zeitText(v.am), v.konto, v.inhalt} {
		b = appendNetstring(b, teil)
	}
	return sha256Hex(b)
}

// summe is the checksum of rows of texts and whole numbers, column by column as they are written. The first
// column, the number of the import, is left out.
type summe struct {
	hash hash.Hash
	b    []byte
}

func neueSumme() *summe { return &summe{hash: sha256.New()} }

// ueber adds the rows as they pass, so that they are made once for checksum and table.
func (s *summe) ueber(zeilen iter.Seq[[]any]) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for z := range zeilen {
			s.b = appendZeile(s.b[:0], z[1:])
			s.hash.Write(s.b) // a hash never fails to write
			if !yield(z) {
				return
			}
		}
	}
}

func (s *summe) hex() string { return hex.EncodeToString(s.hash.Sum(nil)) }

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
