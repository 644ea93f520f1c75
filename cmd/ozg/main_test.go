package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// alsBefehl makes the test binary the command itself, so that a test can kill it and a benchmark can
// measure it; the value says what to print at the end.
const alsBefehl = "OZG_TEST_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(alsBefehl) == "" {
		os.Exit(m.Run())
	}
	code := run(context.Background(), os.Args[1:], umgebung{stdin: strings.NewReader(""), stdout: os.Stdout, stderr: os.Stderr})
	if os.Getenv(alsBefehl) == "memory" {
		fmt.Fprintln(os.Stderr, spitze())
	}
	os.Exit(code)
}

// befehl is a process that runs a command line on a database.
func befehl(dsn string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], append([]string{"--db", dsn}, args...)...)
	cmd.Env = append(os.Environ(), alsBefehl+"=quiet")
	return cmd
}

// spitze is the line of Linux that tells the most memory the process ever held, "" elsewhere. The rusage
// of a child would not do: it begins with the memory of its parent.
func spitze() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	for zeile := range strings.Lines(string(b)) {
		if strings.HasPrefix(zeile, "VmHWM:") {
			return strings.TrimSpace(zeile)
		}
	}
	return ""
}
