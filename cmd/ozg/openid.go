package main

import (
	"os"
	"strings"
	"time"

	"ozgtracker/dashboard"
	"ozgtracker/internal/openid"
	"ozgtracker/internal/ozg"
)

// oidcFlags say how people log in at the OpenID provider of the house.
type oidcFlags struct {
	Issuer           string `env:"OZG_OIDC_ISSUER" placeholder:"ADRESSE" help:"Adresse des Anmeldedienstes (OpenID Connect), etwa https://sso.amt.example/realms/haus."`
	ClientID         string `env:"OZG_OIDC_CLIENT_ID" placeholder:"NAME" help:"Name, unter dem der Anmeldedienst dieses Programm kennt."`
	ClientSecret     string `env:"OZG_OIDC_CLIENT_SECRET" placeholder:"GEHEIMNIS" help:"Geheimnis dazu; besser als Datei oder Umgebungsvariable."`
	ClientSecretFile string `env:"OZG_OIDC_CLIENT_SECRET_FILE" placeholder:"DATEI" help:"Datei, in der das Geheimnis steht."`
	GruppenFeld      string `env:"OZG_OIDC_GRUPPEN_FELD" default:"groups" placeholder:"FELD" help:"Feld des ID-Tokens mit den Gruppen, etwa groups oder realm_access.roles."`
	Gruppen          string `env:"OZG_OIDC_GRUPPEN" placeholder:"ZUORDNUNG" help:"Welche Gruppe welche Rolle ist: ozg-admin=administration; ozg-gesundheit=federfuehrung:gesundheit,NI."`
}

// anbieter is the provider that the flags name, nil for none. basis is the public address of the program, which
// the provider must know.
func (f oidcFlags) anbieter(basis string) (*openid.Anbieter, error) {
	if f.Issuer == "" {
		return nil, nil
	}
	zuordnung, err := openid.LiesZuordnung(f.Gruppen)
	if err != nil {
		return nil, err
	}
	geheimnis := f.ClientSecret
	if f.ClientSecretFile != "" {
		b, err := os.ReadFile(f.ClientSecretFile)
		if err != nil {
			return nil, &ozg.Fehler{Code: "oidc_geheimnis", Err: err, Text: "Die Datei mit dem Geheimnis des Anmeldedienstes (--oidc-client-secret-file) lässt sich nicht lesen."}
		}
		geheimnis = strings.TrimSpace(string(b))
	}
	wurzel := strings.TrimRight(basis, "/")
	return openid.New(openid.Config{
		Issuer: f.Issuer, ClientID: f.ClientID, ClientSecret: geheimnis, Gruppen: f.GruppenFeld, Zuordnung: zuordnung,
		Rueckkehr: wurzel + dashboard.PfadRueckkehr, Ende: wurzel + "/", Jetzt: time.Now,
	})
}
