package dashboard

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"ozgtracker/internal/zugang"
)

// The rights that routes ask for; package zugang says which role has them.
const (
	rolleAlle           = zugang.Offen // also programs that only look whether the server lives
	rolleBetrachter     = zugang.Lesen
	rolleOriginale      = zugang.Originale
	rolleAngemeldet     = zugang.Eigenes
	rolleLeitung        = zugang.Berichten
	rolleFederfuehrung  = zugang.Melden
	rolleAdministration = zugang.Verwalten
)

type route struct {
	methode string
	pfad    string
	recht   zugang.Recht
	handler fiber.Handler
}

// routen lists every address of the program. On pages what changes anything is a POST.
func (s *Server) routen() []route {
	const get, post, put, del = fiber.MethodGet, fiber.MethodPost, fiber.MethodPut, fiber.MethodDelete
	return append(s.tabellenRouten(), []route{
		{get, "/", rolleBetrachter, s.showUeberblick},
		{get, "/burnup.csv", rolleBetrachter, s.downloadBurnUp},
		{get, "/themenfelder", rolleBetrachter, s.showThemenfelder},
		{get, "/themenfelder/:slug", rolleBetrachter, s.showThemenfeld},
		{get, "/themenfelder/:slug/burnup.csv", rolleBetrachter, s.downloadBurnUpThemenfeld},

		{get, "/wellen", rolleBetrachter, s.showWellen},
		{get, "/wellen.csv", rolleBetrachter, s.downloadWellen},
		{get, "/nachnutzung", rolleBetrachter, s.showNachnutzung},
		{get, "/typen", rolleBetrachter, s.showTypen},
		{get, "/federfuehrung", rolleBetrachter, s.showFederfuehrung},

		{get, "/leistungen", rolleBetrachter, s.showLeistungen},
		{get, "/leistungen.csv", rolleBetrachter, s.downloadLeistungenCSV},
		{get, "/leistungen.xlsx", rolleBetrachter, s.downloadLeistungenExcel},
		{get, "/leistungen/:id", rolleBetrachter, s.showLeistung},
		{post, "/leistungen/:id/korrektur", rolleFederfuehrung, s.zeigeKorrektur},
		{post, "/leistungen/:id/korrektur/annehmen", rolleFederfuehrung, s.korrigieren},

		{get, "/laender", rolleBetrachter, s.showLaender},
		{get, "/laender.csv", rolleBetrachter, s.downloadLaender},
		{get, "/laender/themenfelder.csv", rolleBetrachter, s.downloadLaenderThemenfelder},
		{get, "/laender/verteilung.csv", rolleBetrachter, s.downloadVerteilung},
		{get, "/laender/:code", rolleBetrachter, s.showLand},
		{get, "/laender/:code/verlauf.csv", rolleBetrachter, s.downloadLandVerlauf},
		{get, "/meilensteine", rolleBetrachter, s.showMeilensteine},
		{get, "/meilensteine.csv", rolleBetrachter, s.downloadMeilensteine},
		{get, "/ausgeschieden", rolleBetrachter, s.showAusgeschieden},
		{get, "/diagramme/:name/:was", rolleBetrachter, s.showDiagramm},
		{get, "/diagramme/:name", rolleBetrachter, s.showDiagramm},
		{get, "/aenderungen", rolleBetrachter, s.showAenderungen},
		{get, "/aenderungen.csv", rolleBetrachter, s.downloadAenderungen},

		{get, "/importe", rolleBetrachter, s.showImporte},
		{post, "/importe", rolleFederfuehrung, s.hochladen},
		{get, "/importe/stapel/:stapel", rolleFederfuehrung, s.showStapel},
		{post, "/importe/stapel/:stapel/annehmen", rolleFederfuehrung, s.annehmenStapel},
		{get, "/importe/entwurf/:id", rolleFederfuehrung, s.showEntwurf},
		{post, "/importe/entwurf/:id", rolleFederfuehrung, s.saveEingaben},
		{post, "/importe/entwurf/:id/annehmen", rolleFederfuehrung, s.annehmen},
		{post, "/importe/entwurf/:id/verwerfen", rolleFederfuehrung, s.verwerfen},
		{post, "/importe/entwurf/:id/vergessen", rolleFederfuehrung, s.vergissEntscheidung},
		{post, "/importe/entwurf/:id/abwahl", rolleFederfuehrung, s.waehleAb},
		{post, "/importe/entwurf/:id/zelle", rolleFederfuehrung, s.entscheideZelle},
		{post, "/importe/entwurf/:id/datum", rolleFederfuehrung, s.entscheideDatum},
		{post, "/importe/entwurf/:id/wort", rolleFederfuehrung, s.entscheideWort},
		{post, "/importe/entwurf/:id/blatt", rolleFederfuehrung, s.entscheideBlatt},
		{get, "/importe/entwurf/:id/befunde.csv", rolleFederfuehrung, s.downloadEntwurfBefunde},
		{get, "/importe/entwurf/:id/aenderungen.csv", rolleFederfuehrung, s.downloadEntwurfAenderungen},
		{get, "/importe/entwurf/:id/anmerkungen", rolleFederfuehrung, s.downloadEntwurfAnmerkungen},
		{get, "/importe/:nr", rolleBetrachter, s.showImport},
		{get, "/importe/:nr/datei", rolleOriginale, s.downloadDatei},
		{get, "/importe/:nr/datei/loeschen", rolleAdministration, s.fragDateiLoeschen},
		{post, "/importe/:nr/datei/loeschen", rolleAdministration, s.dateiLoeschen},
		{get, "/importe/:nr/befunde.csv", rolleBetrachter, s.downloadImportBefunde},
		{get, "/importe/:nr/anmerkungen", rolleOriginale, s.downloadImportAnmerkungen},
		{get, "/importe/:nr/zuruecknehmen", rolleFederfuehrung, s.fragZuruecknehmen},
		{post, "/importe/:nr/zuruecknehmen", rolleFederfuehrung, s.zuruecknehmen},

		{get, "/berichte", rolleBetrachter, s.showBerichte},
		{get, "/berichte/gesamtbericht.xlsx", rolleBetrachter, s.downloadBericht},
		{get, "/berichte/rueckmeldevorlage.xlsx", rolleBetrachter, s.downloadVorlage},
		{get, "/berichte/aenderungsbericht.xlsx", rolleBetrachter, s.downloadAenderungsbericht},
		{get, "/anmeldung/openid", rolleAlle, s.beginneOpenID},
		{get, PfadRueckkehr, rolleAlle, s.kehreZurueck},
		{get, "/anmeldung/openid/ende", rolleAlle, s.endeOpenID},
		{get, "/ziele", rolleBetrachter, s.showZiele},
		{get, "/ziele/:code", rolleBetrachter, s.showZiel},
		{get, "/ziele/:code/burnup.csv", rolleBetrachter, s.downloadZiel},
		{get, "/verwaltung", rolleAdministration, s.showVerwaltung},
		{post, "/verwaltung/einstellungen", rolleAdministration, s.saveEinstellungen},
		{post, "/verwaltung/ziele", rolleAdministration, s.saveZiel},
		{post, "/verwaltung/themenfelder", rolleAdministration, s.saveThemenfeld},
		{get, "/akzent.css", rolleAlle, s.showAkzent},
		{get, "/berichte/regelmaessig", rolleBetrachter, s.showAuftraege},
		{post, "/berichte/regelmaessig", rolleLeitung, s.addAuftrag},
		{post, "/berichte/regelmaessig/:id/jetzt", rolleLeitung, s.makeJetzt},
		{post, "/berichte/regelmaessig/:id/loeschen", rolleLeitung, s.removeAuftrag},
		{get, "/berichte/abgelegt/:id", rolleBetrachter, s.downloadAbgelegt},
		{post, "/berichte/abgelegt/:id/loeschen", rolleLeitung, s.removeBericht},
		{get, "/methodik", rolleBetrachter, s.showMethodik},

		{get, "/api/v1/", rolleBetrachter, s.apiVerzeichnis},
		{get, "/api/v1/openapi.yaml", rolleBetrachter, s.apiBeschreibung},
		{get, "/api/v1/ueberblick", rolleBetrachter, s.apiUeberblick},
		{get, "/api/v1/themenfelder", rolleBetrachter, s.apiThemenfelder},
		{get, "/api/v1/burnup", rolleBetrachter, s.apiBurnUp},
		{get, "/api/v1/laender", rolleBetrachter, s.apiLaender},
		{get, "/api/v1/laender/:code", rolleBetrachter, s.apiLand},
		{get, "/api/v1/methodik", rolleBetrachter, s.apiMethodik},
		{get, "/api/v1/aenderungen", rolleBetrachter, s.apiAenderungen},
		{get, "/api/v1/wellen", rolleBetrachter, s.apiWellen},
		{get, "/api/v1/nachnutzung", rolleBetrachter, s.apiNachnutzung},
		{get, "/api/v1/typen", rolleBetrachter, s.apiTypen},
		{get, "/api/v1/federfuehrung", rolleBetrachter, s.apiFederfuehrung},
		{get, "/api/v1/leistungen", rolleBetrachter, s.apiLeistungen},
		{get, "/api/v1/leistungen/:id", rolleBetrachter, s.apiLeistung},
		{get, "/api/v1/importe", rolleBetrachter, s.apiImporte},
		{post, "/api/v1/importe", rolleFederfuehrung, s.apiEinspielen},
		{get, "/api/v1/importe/:nr", rolleBetrachter, s.apiImport},
		{get, "/api/v1/importe/:nr/datei", rolleOriginale, s.downloadDatei},
		{get, "/api/v1/importe/:nr/anmerkungen", rolleOriginale, s.downloadImportAnmerkungen},
		{get, "/api/v1/importe/:nr/ruecknahme", rolleFederfuehrung, s.apiRuecknahme},
		{post, "/api/v1/importe/:nr/ruecknahme", rolleFederfuehrung, s.apiZuruecknehmen},
		{get, "/api/v1/entwuerfe", rolleFederfuehrung, s.apiEntwuerfe},
		{post, "/api/v1/entwuerfe", rolleFederfuehrung, s.apiEntwerfen},
		{get, "/api/v1/entwuerfe/:id", rolleFederfuehrung, s.apiEntwurf},
		{del, "/api/v1/entwuerfe/:id", rolleFederfuehrung, s.apiVerwerfen},
		{put, "/api/v1/entwuerfe/:id/eingaben", rolleFederfuehrung, s.apiEntscheiden},
		{post, "/api/v1/entwuerfe/:id/annehmen", rolleFederfuehrung, s.apiAnnehmen},
		{get, "/api/v1/entwuerfe/:id/anmerkungen", rolleFederfuehrung, s.downloadEntwurfAnmerkungen},
		{post, "/api/v1/leistungen/:id/korrekturen", rolleFederfuehrung, s.apiKorrigieren},
		{get, "/api/v1/meldungen", rolleBetrachter, s.apiMeldungen},

		{get, "/anmeldung", rolleAlle, s.showAnmeldung},
		{post, "/anmeldung", rolleAlle, s.anmelden},
		{post, "/anmeldung/einrichten", rolleAlle, s.einrichten},
		{post, "/abmeldung", rolleAngemeldet, s.abmelden},

		{get, "/konto", rolleAngemeldet, s.showKonto},
		{post, "/konto/passwort", rolleAngemeldet, s.setEigenesPasswort},
		{post, "/konto/sitzungen/beenden", rolleAngemeldet, s.beendeSitzung},
		{post, "/konto/schluessel", rolleAngemeldet, s.neuerSchluessel},
		{post, "/konto/schluessel/beenden", rolleAngemeldet, s.beendeSchluessel},

		{get, "/verwaltung/konten", rolleAdministration, s.showKonten},
		{post, "/verwaltung/konten", rolleAdministration, s.legeKonto},
		{get, "/verwaltung/konten/:id", rolleAdministration, s.showKontoAendern},
		{post, "/verwaltung/konten/:id", rolleAdministration, s.kontoAendern},
		{post, "/verwaltung/konten/:id/passwort", rolleAdministration, s.kontoPasswort},
		{post, "/verwaltung/konten/:id/sitzungen", rolleAdministration, s.kontoSitzungen},
		{get, "/verwaltung/konten/:id/loeschen", rolleAdministration, s.fragKontoLoeschen},
		{post, "/verwaltung/konten/:id/loeschen", rolleAdministration, s.kontoLoeschen},
		{get, "/verwaltung/schwaerzung", rolleAdministration, s.showSchwaerzung},
		{post, "/verwaltung/schwaerzung", rolleAdministration, s.sucheSchwaerzung},
		{post, "/verwaltung/schwaerzung/ausfuehren", rolleAdministration, s.schwaerze},
		{get, "/verwaltung/protokoll", rolleAdministration, s.showProtokoll},
		{get, "/verwaltung/protokoll.csv", rolleAdministration, s.downloadProtokoll},

		{get, "/impressum", rolleAlle, s.showTextseite("impressum")},
		{get, "/datenschutz", rolleAlle, s.showTextseite("datenschutz")},
		{get, "/barrierefreiheit", rolleAlle, s.showTextseite("barrierefreiheit")},

		{get, "/static/*", rolleAlle, s.showDatei},
		{get, "/favicon.ico", rolleAlle, s.showFavicon},
		{get, "/healthz", rolleAlle, s.showHealth},
		{get, "/readyz", rolleAlle, s.showReady},
		{get, "/metrics", rolleBetrachter, s.showMetrik},
	}...)
}

// register puts the middleware and the table into the application, under / and, with a sub-path, also
// under it: some proxies strip the sub-path and some do not.
func (s *Server) register() {
	s.app.Use(s.protokolliere, s.setzeKopfzeilen, s.pruefeEindeutig, s.pruefeHost, s.pruefeHerkunft, s.siehEigenes)
	praefixe := []string{""}
	if s.link.praefix != "" {
		praefixe = append(praefixe, s.link.praefix)
	}
	for _, praefix := range praefixe {
		for _, r := range s.routen() {
			handler := s.handlerVon(r)
			s.app.Add(r.methode, praefix+r.pfad, handler...)
			if r.methode == fiber.MethodGet {
				s.app.Add(fiber.MethodHead, praefix+r.pfad, handler...)
			}
		}
	}
}

// handlerVon puts the check of rights before a handler, and before that of a draft whose it is.
func (s *Server) handlerVon(r route) []fiber.Handler {
	if strings.HasPrefix(r.pfad, "/importe/entwurf/:id") || strings.HasPrefix(r.pfad, "/api/v1/entwuerfe/:id") {
		return []fiber.Handler{s.erlaube(r), s.eigenerEntwurf, r.handler}
	}
	return []fiber.Handler{s.erlaube(r), r.handler}
}
