package dashboard

import (
	"fmt"
	"net/url"
	"strings"
)

// linker builds every address that leaves the program: links, forms, assets, redirects. It knows the
// sub-path under which a proxy shows the program.
type linker struct {
	praefix string // "/ozg", or ""
	host    string // host of the public address, or ""
	wurzel  string // "https://host", or ""
}

func newLinker(basis string) (linker, error) {
	if basis == "" {
		return linker{}, nil
	}
	u, err := url.Parse(basis)
	if err != nil {
		return linker{}, fmt.Errorf("read public address: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return linker{}, fmt.Errorf("read public address %q: not of the form https://host/path", basis)
	}
	praefix := strings.TrimRight(u.EscapedPath(), "/")
	if strings.ContainsAny(praefix, ":*+%") { // they mean something in a route
		return linker{}, fmt.Errorf("read public address %q: the path may hold letters, digits, - and _ only", basis)
	}
	return linker{praefix: praefix, host: u.Host, wurzel: u.Scheme + "://" + u.Host}, nil
}

// PruefeBasis checks a public address (Config.Basis) without building anything.
func PruefeBasis(basis string) error {
	_, err := newLinker(basis)
	return err
}

// zu is the address of a path of the program, relative to the host.
func (l linker) zu(pfad string, q url.Values) string {
	if len(q) == 0 {
		return l.praefix + pfad
	}
	return l.praefix + pfad + "?" + q.Encode()
}

// absolut is zu with scheme and host, where the public address is known.
func (l linker) absolut(pfad string, q url.Values) string { return l.wurzel + l.zu(pfad, q) }

// ohnePraefix is the path as the route table writes it.
func (l linker) ohnePraefix(pfad string) string {
	if rest, ok := strings.CutPrefix(pfad, l.praefix); ok && (rest == "" || rest[0] == '/') {
		if rest == "" {
			return "/"
		}
		return rest
	}
	return pfad
}

// mit gives a copy of q with some parameters replaced: mit(q, "typ", "1"). A name that comes twice gets
// both values; an empty value takes the parameter away.
func mit(q url.Values, paare ...string) url.Values {
	out := make(url.Values, len(q)+len(paare)/2)
	for name, werte := range q {
		out[name] = werte
	}
	for i := 0; i+1 < len(paare); i += 2 {
		out[paare[i]] = nil
	}
	for i := 0; i+1 < len(paare); i += 2 {
		if paare[i+1] != "" {
			out[paare[i]] = append(out[paare[i]], paare[i+1])
		}
	}
	for i := 0; i+1 < len(paare); i += 2 {
		if len(out[paare[i]]) == 0 {
			delete(out, paare[i])
		}
	}
	return out
}
