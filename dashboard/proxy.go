package dashboard

import (
	"net/netip"
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/ozg"
)

// PruefeProxys refuses what is neither address nor network; *ozg.Fehler "proxy_ungueltig".
func PruefeProxys(angaben []string) error {
	_, err := liesNetze(angaben)
	return err
}

// liesNetze reads addresses and networks: "10.0.0.7", "10.0.0.0/8".
func liesNetze(angaben []string) (netze []netip.Prefix, err error) {
	for _, a := range angaben {
		netz, err := netip.ParsePrefix(strings.TrimSpace(a))
		if err != nil {
			ip, ipErr := netip.ParseAddr(strings.TrimSpace(a))
			if ipErr != nil {
				return nil, ozg.NeuerFehler("proxy_ungueltig", "„"+a+"“ (--proxys) ist weder die Adresse noch das Netz eines Proxys. Schreiben Sie etwa 10.0.0.7 oder 10.0.0.0/8.")
			}
			netz = netip.PrefixFrom(ip, ip.BitLen())
		}
		netze = append(netze, netz.Masked())
	}
	return netze, nil
}

// gegenstelle is the address of who asks. A proxy of the house adds to X-Forwarded-For whom it heard, so the
// last entry that is no such proxy is true; what stands before it is the claim of a stranger.
func (s *Server) gegenstelle(c *fiber.Ctx) string {
	naechster := c.Context().RemoteIP().String()
	var eintraege []string // a proxy may add a header of its own instead of lengthening the one it got
	for _, zeile := range c.Request().Header.PeekAll(fiber.HeaderXForwardedFor) {
		eintraege = append(eintraege, strings.Split(string(zeile), ",")...)
	}
	for i := len(eintraege) - 1; i >= 0 && s.istProxy(naechster); i-- {
		ip, err := netip.ParseAddr(strings.TrimSpace(eintraege[i]))
		if err != nil {
			break
		}
		naechster = ip.Unmap().String()
	}
	return naechster
}

func (s *Server) istProxy(adresse string) bool {
	ip, err := netip.ParseAddr(adresse)
	if err != nil {
		return false
	}
	for _, netz := range s.proxys {
		if netz.Contains(ip.Unmap()) {
			return true
		}
	}
	return false
}
