package main

import (
	"bufio"
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
)

// bestaetige asks before something that cannot be undone; --ja answers beforehand, where nobody sits.
func bestaetige(u umgebung, ja bool, frage string) error {
	if ja {
		return nil
	}
	if !u.fragen {
		return ozg.NeuerFehler("bestaetigung_fehlt", "Das lässt sich nicht rückgängig machen. Wenn Sie es wollen, nennen Sie --ja. Es wurde nichts geändert.")
	}
	fmt.Fprint(u.stderr, frage+" Das lässt sich nicht rückgängig machen (ja/nein): ")
	zeile, _ := bufio.NewReader(u.stdin).ReadString('\n') // an input that ends is no yes
	if strings.ToLower(strings.TrimSpace(zeile)) != "ja" {
		return ozg.NeuerFehler("bestaetigung_fehlt", "Es wurde nichts geändert.")
	}
	return nil
}
