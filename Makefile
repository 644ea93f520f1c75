# Everything a developer needs; CI calls the same targets.
TOOL    := go tool -modfile=internal/tools/go.mod
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)

.PHONY: run build test lint bench vendor

# The demo: embedded database, real catalogue, a made-up history.
run:
	@echo "Building ozg; the first time this takes one to two minutes …"
	@go build -o bin/ozg ./cmd/ozg
	@./bin/ozg demo

build:
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o bin/ozg ./cmd/ozg

# All tests under the race detector, on SQLite and on a real PostgreSQL, in a real browser and with LibreOffice.
test:
	@sh internal/tools/testbedarf.sh
	$(TOOL) gotestsum --format pkgname-and-test-fails -- -race -timeout 20m ./...

lint:
	go vet ./...
	@out=$$($(TOOL) gofumpt -l $$(git ls-files '*.go')); if [ -n "$$out" ]; then echo "gofumpt would change:"; echo "$$out"; exit 1; fi
	$(TOOL) staticcheck ./...

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Fetches the browser libraries at their pinned versions; the results are committed, see static/vendor/README.md.
vendor:
	sh internal/tools/vendor.sh
