package store

import "strings"

// sauber makes a text that both engines take: PostgreSQL refuses bytes that are no UTF-8 and the
// character NUL, SQLite would keep them.
func sauber(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.ReplaceAll(s, "\x00", "\uFFFD")
}
