package store_test

import (
	"os"
	"testing"
)

// TestMain lets the test binary be the process that TestKilledProcessLeavesWholeImports kills.
func TestMain(m *testing.M) {
	if dsn := os.Getenv(kindDSN); dsn != "" {
		kind(dsn)
		return
	}
	os.Exit(m.Run())
}
