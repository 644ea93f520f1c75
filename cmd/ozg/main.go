// Command ozg tracks how far the Leistungen of the Onlinezugangsgesetz are: it imports
// Umsetzungspläne, shows dashboards and writes Excel reports.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // days end at midnight in Berlin, also where the system has no time zones
)

// version is set when a release is built.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], umgebung{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, fragen: istTerminal(os.Stdin)})
	stop()
	os.Exit(code)
}

// umgebung is what a command sees of the world outside, so that a test can run it in process.
type umgebung struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	fragen         bool // somebody sits there and can answer
}

// terminal is where somebody types.
func terminal() io.Reader { return os.Stdin }

func istTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
