package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestBereitAsksTheRunningProgram(t *testing.T) {
	t.Parallel()
	status := http.StatusOK
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/ozg/readyz" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		w.WriteHeader(status)
	}))
	addr := "0.0.0.0:" + strings.TrimPrefix(server.URL, "http://127.0.0.1:")
	frage := func() (int, string) {
		code, out, errs := aufruf(t, "sqlite::memory:", "bereit", "--addr", addr, "--basis", "https://amt.example/ozg")
		return code, out + errs
	}
	if code, out := frage(); code != codeGetan || out != "bereit\n" {
		t.Errorf("ready: %d %s", code, out)
	}
	status = http.StatusServiceUnavailable
	if code, out := frage(); code != codeDatenbank || !strings.Contains(out, "Datenbank antwortet nicht") {
		t.Errorf("without database: %d %s", code, out)
	}
	server.Close()
	if code, out := frage(); code != codeDatenbank || !strings.Contains(out, "antwortet kein Programm") {
		t.Errorf("not running: %d %s", code, out)
	}
}
