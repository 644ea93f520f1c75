#!/usr/bin/env python3
"""Draws up further plans (see erzeugen.py), in layouts that the importer had not met when they were written:
free sentences as status, several Länder columns of two kinds, key and name in one cell, a row for each Leistung
and Land, codes with their words, an export with HTML entities, the status of two quarters side by side.
"""
import sys
from erzeugen import *


class Reihe(Plan):
    """A plan whose cells take the spellings of a list one after the other, so that each of them occurs."""

    def reihum(self, liste):
        self.zaehler = getattr(self, "zaehler", {})
        schluessel = repr(liste)
        n = self.zaehler.get(schluessel, 0)
        self.zaehler[schluessel] = n + 1
        return liste[n % len(liste)]

    def mit_text(self, kodierung="utf-8", trenner=","):
        with open(self.name + ".csv", "w", encoding=kodierung, newline="") as f:
            w = csv.writer(f, delimiter=trenner, lineterminator="\r\n")
            for z in self.blaetter[0]["zeilen"]:
                w.writerow(["" if v is None else v for v in z])

    def mit_text_cp1252(self):
        self.mit_text("cp1252", ";")

    def als(self, feld, *paare):
        """The next of (text, value) pairs of a field; None states nothing, a Zweifel is doubtful."""
        p = self.reihum(list(paare))
        if p is None:
            return None
        if isinstance(p, Zweifel):
            return p, {feld: 1}
        text, wert = p  # text may be a Zusatz
        return text, wert if isinstance(wert, dict) else {feld: wert}


def stand(s, phase=None):
    return {"stand": s, "phase": phase} if phase else {"stand": s}


def saetze():
    """Status in whole sentences, units and soft hyphens in a wrapped header, footnotes."""
    p = Reihe("saetze_und_fussnoten", "Umsetzungsplanung A&R (Fortschreibung).xlsx", "2021-12-31", "openpyxl")
    b = p.blatt("Arbeit und Ruhestand")
    p.zeile(b, "Fortschreibung der Umsetzungsplanung im Themenfeld Arbeit & Ruhestand")
    p.zeile(b, "Berichtsstand: 4. Quartal 2021")
    p.zeile(b)
    p.zeile(b, "OZG-ID\n(Katalog)", "Leistungs\u00adbündel", "LeiKa-Typ\n[1, 2/3, 4, 5]", "Um\u00adsetzungs\u00adstand\n(Freitext)", "Fertig\u00adstellung\n[%]", "Reifegrad\n(0–4)", "Gesamt\u00adbudget\n[Mio. €]",
            "Feder\u00adführendes Ressort", "umsetzendes Bundes\u00adland", "geplanter Go-Live", "bundesweite Verfüg\u00adbarkeit (geplant)", "Sachstand / Anmerkungen")
    for z in wahl(p, "Arbeit & Ruhestand", 30):
        notiz = p.reihum(["Rechtsänderung nötig (§ 36a SGB I)", None, "Abstimmung mit BA läuft", "s. Fußnote 2", None])
        p.leistung(b, z[0], [
            p.als("_", (f"{z[0]}", {}), (int(z[0]), {}), (f"OZG {z[0]}", {}), (f"{z[0]}*", {})), name(z),
            p.z_typ(z[4]),
            p.als("stand",
                  ("Die Leistung befindet sich in der Umsetzung.", stand("umsetzung")), ("Umsetzung läuft", stand("umsetzung")), ("ist online verfügbar", stand("online")), ("noch nicht begonnen", stand("offen")),
                  ("befindet sich in Planung", stand("planung")), ("seit 01.03.2021 online", stand("online")), ("wurde zurückgestellt", stand("zurueckgestellt")), ("Konzeption läuft", stand("umsetzung", "konzeption")),
                  ("online¹", stand("online")), ("in Planung*", stand("planung")), ("Go-Live erfolgt", stand("online")), ("Leistung ist bundesweit verfügbar.", stand("flaechendeckend")), ("in Umsetzung (Konzeption)", stand("umsetzung", "konzeption")),
                  ("Rollout läuft", stand("online", "rollout")), ("bisher nicht begonnen", stand("offen")), ("Umsetzung hat begonnen", stand("umsetzung")), Zweifel("Umsetzung ab 2022 geplant"), Zweifel("noch nicht online"),
                  (Zusatz("kein OZG-Bedarf (reine Verwaltungsleistung)"), stand("entfallen")), ("Planung läuft", stand("planung")), ("flächendeckend verfügbar 2)", stand("flaechendeckend")), Zweifel("Umsetzung unklar")),
            p.als("fortschritt", (P(0.6), 60), ("60 Prozent", 60), (40, 40), ("75 v. H.", 75), ("100 %", 100), ("10%", 10), (P(0), 0)),
            p.als("reifegrad", (2, 2), ("3 – Online-Leistung", 3), ("Stufe 1", 1), ("RG3", 3), ("2 (Formular-Assistent)", 2), (0, 0)),
            p.als("budget", ("1,2", 1200000), (0.35, 350000), (2, 2000000), None, ("0,75", 750000)),
            p.als("ressort", ("BMAS", ["BMAS"]), ("BMAS*", ["BMAS"]), ("BMAS/BMG", ["BMAS", "BMG"]), ("Bundesministerium für Arbeit und Soziales", ["BMAS"]), (Zusatz("BMAS (Referat IVa4)"), ["BMAS"]), ("BMAS und BMF", ["BMAS", "BMF"])),
            p.als("umsetzer", ("NRW", ["NW"]), ("Land Niedersachsen", ["NI"]), ("NRW, Nds.", ["NW", "NI"]), ("Hessen¹", ["HE"]), ("Freistaat Sachsen", ["SN"]), ("BY u. BW", ["BY", "BW"]), ("HH\nSH", ["HH", "SH"]), ("Rheinland-Pfalz & Saarland", ["RP", "SL"])),
            p.als("referenz_soll", ("Ende 2022", "2022-12-31"), ("4. Quartal 2022", "2022-12-31"), ("Q3/21", "2021-09-30"), ("vsl. Q2/2022", "2022-06-30"), ("31.12.22", "2022-12-31"), ("Dez 22", "2022-12-31"), ("bis Ende 2022", "2022-12-31"), ("spätestens 30.09.2022", "2022-09-30"),
                  ("voraussichtlich März 2022", "2022-03-31"), ("Mitte 2022", "2022-06-30"), ("Q4-2022", "2022-12-31"), Zweifel("Herbst 2022"), ("12/22", "2022-12-31"), Zweifel("nach Klärung"), ("III. Quartal 2022", "2022-09-30")),
            p.als("bundesweit_soll", (tag(2022, 12, 31), "2022-12-31"), ("Jahresende 2022", "2022-12-31"), ("2. Hj. 2022", "2022-12-31"), ("30. Juni 2023", "2023-06-30"), ("Q1 23", "2023-03-31"), ("2023", "2023-12-31"), Zweifel("Q1/2022 oder Q2/2022")),
            (notiz, {"bemerkung": notiz}) if notiz else None,
        ], erbt=dict(themenfeld="Arbeit & Ruhestand"))
    p.zeile(b)
    p.zeile(b, "* vorbehaltlich Haushalt")
    p.zeile(b, "¹ Betaversion")
    p.zeile(b, "2) ohne Kommunen")
    return p


def entitaeten():
    """An export of an intranet database: technical column names, HTML entities, NULL, times of day, lists with bars."""
    p = Reihe("html_export", "ozg_export_2022-03-31.csv", "2022-03-31", "text")
    b = p.blatt("CSV")
    p.zeile(b, "id", "ozg_id", "leistung", "themenfeld", "lebenslage", "leika_typ", "status", "reifegrad_ist", "reifegrad_soll", "nachnutzungsmodell", "budget_eur", "ressort", "land_ff", "umsetzende_laender", "go_live_plan", "go_live_ist", "rollout_plan", "onlinedienst_url", "bemerkung")
    html = lambda t: t.replace("&", "&amp;").replace("ä", "&auml;").replace("ö", "&ouml;").replace("ü", "&uuml;").replace("ß", "&szlig;").replace("„", "&bdquo;").replace("“", "&ldquo;")
    nr = 0
    for tf, ressort, land in [("Familie & Kind", "BMFSFJ", "HB"), ("Gesundheit", "BMG", "NI")]:
        for z in wahl(p, tf, 16, 4):
            nr += 1
            p.leistung(b, z[0], [
                str(nr), z[0], (html(z[1]), {"bezeichnung": z[1]}), (html(z[2]), {"themenfeld": z[2]}), (html(z[3]), {"lage": z[3]}), p.z_typ(z[4]),
                p.als("stand", ("IN_UMSETZUNG", stand("umsetzung")), ("GEPLANT", stand("planung")), ("ONLINE", stand("online")), ("OFFEN", stand("offen")), ("ZURUECKGESTELLT", stand("zurueckgestellt")), ("FLAECHENDECKEND", stand("flaechendeckend")), ("ENTFAELLT", stand("entfallen")), ("IN_PLANUNG", stand("planung"))),
                p.als("reifegrad", ("2", 2), ("3", 3), ("0", 0)), p.als("reifegrad_ziel", ("3", 3), ("4", 4)),
                p.als("modell", ("EFA", "A"), ("NACHNUTZBARE_SOFTWARE", "B"), ("FIM_EIGENENTWICKLUNG", "C"), ("Einer f&uuml;r Alle", "A")),
                p.als("budget", ("250000.00", 250000), ("1200000.00", 1200000), ("80000.00", 80000)), (ressort, {"ressort": [ressort]}), (land, {"land": [land]}),
                p.als("umsetzer", ("NI|HB", ["NI", "HB"]), ("NW", ["NW"]), ("BY|BW|HE", ["BY", "BW", "HE"]), ("Th&uuml;ringen", ["TH"])),
                p.als("referenz_soll", ("2021-12-31 00:00:00", "2021-12-31"), ("2022-06-30 00:00:00", "2022-06-30"), ("2022-09-15 00:00:00", "2022-09-15")),
                p.als("referenz_ist", ("2022-01-15 00:00:00", "2022-01-15"), None, ("2021-11-30T00:00:00", "2021-11-30"), None),
                p.als("bundesweit_soll", ("2022-12-31 00:00:00", "2022-12-31"), ("2023-03-31 00:00:00", "2023-03-31")),
                p.als("url", None, (f"https://portal.example.org/dienst?id={z[0]}&amp;lang=de", f"https://portal.example.org/dienst?id={z[0]}&lang=de")),
                p.als("bemerkung", ("Abstimmung &amp; Kl&auml;rung l&auml;uft", "Abstimmung & Klärung läuft"), None, ("MVP&nbsp;fertig", "MVP fertig")),
            ])
    return p


def rollout_lang():
    """Master data in one sheet, the rollout in another with a row for each Leistung and Land."""
    p = Reihe("rollout_je_zeile", "Bauen_Wohnen_30-06-2022.xlsx", "2022-06-30", "openpyxl")
    b, r, h = p.blatt("Leistungen"), p.blatt("Rollout"), p.blatt("Änderungshistorie")
    p.zeile(b, "Themenfeld: Bauen & Wohnen", None, None, "Datenstand 30.06.2022")
    p.zeile(b, "OZG-Nr", "Bezeichnung der Leistung", "Lebenslage", "Typ", "aktueller Status", "Nachnutzungsmodell (A/B/C)", "Umsetzungsprojekt", "Wer setzt um?", "Welle")
    zs = wahl(p, "Bauen & Wohnen", 24, 10)
    for z in zs:
        projekt = p.reihum(["Wohngeld Digital", "Digitale Baugenehmigung", "Breitband"])
        p.leistung(b, z[0], [
            int(z[0]), name(z), (z[3], {"lage": z[3]}), p.z_typ(z[4]),
            p.als("stand", ("im Rollout", stand("online", "rollout")), ("in der Umsetzung", stand("umsetzung")), ("in Konzeptionsphase", stand("umsetzung", "konzeption")), ("live", stand("online")), ("in Vorbereitung", stand("planung")), ("gestoppt", stand("zurueckgestellt")), ("noch offen", stand("offen")), (Zusatz("produktiv seit 2021"), stand("online"))),
            p.als("modell", ("A", "A"), ("EfA-Leistung", "A"), ("B", "B"), ("Modell C (Eigenentwicklung)", "C"), ("A/EfA", "A"), Zweifel("A oder B"), Zweifel("nicht anwendbar")),
            (projekt, {"projekt": projekt}),
            p.als("umsetzer", ("MV", ["MV"]), ("Land MV", ["MV"]), (Zusatz("Mecklenburg-Vorpommern (Lead)"), ["MV"]), ("SH, MV", ["SH", "MV"])),
            p.als("welle", ("erste Welle", 1), ("Welle 2", 2), (3, 3), ("W 2", 2), (Zusatz("2. Welle (2021)"), 2), ("zweite Welle", 2)),
        ], erbt=dict(themenfeld="Bauen & Wohnen"))
    p.zeile(r, "OZG-Nr", "Leistung", "Bundesland", "Rollout-Status", "online seit", "Bemerkung")
    for i, z in enumerate(zs[:12]):
        for code in p.zufall.sample(LAENDER, 3):
            w = p.reihum([("online", "online", tag(2022, 3, 1), "2022-03-01"), ("geplant", "geplant", None, None), ("nicht online", "nein", None, None), ("live", "online", "Q1/2022", "2022-03-31"), ("nicht zuständig", "nicht_zustaendig", None, None)])
            p.leistung(r, z[0], [int(z[0]), name(z), (p.reihum([code, NAMEN[code]]), {f"laender.{code}": w[1]}), w[0], (w[2], {f"laender_seit.{code}": w[3]}) if w[2] else None, None], erbt=dict(themenfeld="Bauen & Wohnen"))
    p.zeile(h, "Version", "Datum", "Bearbeitung", "Änderung")
    p.zeile(h, "0.9", tag(2022, 5, 2), "Referat 440", "Erstfassung")
    p.zeile(h, "1.0", tag(2022, 6, 30), "Referat 440", "Rollout ergänzt")
    return p


def eine_zelle():
    """Key and name in one cell, group rows for the Lebenslage with counts, notes to the right; an .ods."""
    p = Reihe("schluessel_im_namen", "Bildung Planungsstand Dezember 2021.ods", "2021-12-31", "libreoffice", endung="ods")
    b = p.blatt("Bildung")
    p.zeile(b, "Themenfeld Bildung", None, None, None, None, None, "nur für den Dienstgebrauch im Referat")
    p.zeile(b)
    p.zeile(b, "OZG-Leistung (ID und Bezeichnung)", "Status", "Reifegrad heute", "Zielreifegrad", "umsetzungsverantw. Land", "Konzept fertig (Plan)", "Konzept fertig (Ist)", "Pilot/Referenz fertig (Plan)", "bundesweit (Plan)", "Prio (1–4)")
    lagen = {}
    for z in NACH_FELD["Bildung"]:
        lagen.setdefault(z[3], []).append(z)
    for lage, zs in lagen.items():
        zs = zs[:8]
        nr = p.zeile(b, p.reihum([f"Lebenslage {lage} ({len(zs)} Leistungen)", f"{lage}", f"▼ {lage}"]))
        b["verbunden"].append(f"A{nr}:J{nr}")
        for z in zs:
            p.leistung(b, z[0], [
                (p.reihum([f"{z[0]} – {z[1]}", f"{z[0]} {z[1]}", f"{z[1]} ({z[0]})", f"{z[0]}: {z[1]}"]), {"bezeichnung": z[1]}),
                p.als("stand", ("in Umsetzung – Referenzimplementierung", stand("umsetzung", "referenz")), ("Labor läuft", stand("planung", "labor")), (Zusatz("geplant für 2022"), stand("planung")), (Zusatz("online (Pilotkommune)"), stand("online")), ("Start geplant", stand("planung")), ("umgesetzt und online", stand("online")), ("Umsetzungsphase", stand("umsetzung")), ("Planungsphase", stand("planung"))),
                p.als("reifegrad", ("1", 1), ("Reifegrad 2", 2), ("0 = offline", 0), (3, 3)), p.als("reifegrad_ziel", (3, 3), ("RG 4", 4), ("mind. 3", 3)),
                p.als("umsetzer", ("ST", ["ST"]), ("Sachsen-Anhalt", ["ST"]), ("LSA", ["ST"]), ("Bayern, Sachsen-Anhalt", ["BY", "ST"])),
                p.als("konzeption_soll", ("Q1/2021", "2021-03-31"), ("1. Halbjahr 2021", "2021-06-30"), (tag(2021, 5, 31), "2021-05-31"), ("Ende Q3 2021", "2021-09-30")),
                p.als("konzeption_ist", (tag(2021, 4, 15), "2021-04-15"), None, ("15.06.2021 (erfolgt)", "2021-06-15"), None, Zweifel("erledigt")),
                p.als("referenz_soll", ("Q2/2022", "2022-06-30"), ("Juni 2022", "2022-06-30"), ("verschoben auf Q3/2022", "2022-09-30"), ("2022-Q4", "2022-12-31")),
                p.als("bundesweit_soll", ("Ende 2022", "2022-12-31"), ("12/2022", "2022-12-31"), ("31.12.2022", "2022-12-31"), Zweifel("offen")),
                p.als("prioritaet", (1, 1), ("2", 2), ("Prio 3", 3), (Zusatz("1 (hoch)"), 1)),
            ], erbt=dict(themenfeld="Bildung", lage=lage))
    return p


def zwei_je_land():
    """Two columns per Land below the merged name of the Land, and the signs ✓, ✗ and –."""
    p = Reihe("zwei_spalten_je_land", "2022-06-30 Umwelt Länderabfrage.xlsx", "2022-06-30", "xlsxwriter")
    b = p.blatt("Länderabfrage")
    p.zeile(b, "Länderabfrage Themenfeld Umwelt")
    codes = ["SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW"]
    k1, k2 = ["OZG-ID", "Leistungsbündel"], [None, None]
    for c in codes:
        k1 += [p.reihum([c, NAMEN[c], f"{NAMEN[c]} ({c})"]), None]
        k2 += [p.reihum(["Stand", "Status"]), p.reihum(["seit / ab", "Datum", "seit wann"])]
    p.zeile(b, *k1, "Anzahl online", "Hinweis")
    p.zeile(b, *k2)
    b["verbunden"] += ["A2:A3", "B2:B3", "S2:S3", "T2:T3"] + [f"{buchstabe(3 + 2 * i)}2:{buchstabe(4 + 2 * i)}2" for i in range(len(codes))]
    for z in wahl(p, "Umwelt", 25, 5):
        zellen, n = [int(z[0]), name(z)], 0
        for c in codes:
            f, s = f"laender.{c}", f"laender_seit.{c}"
            w, d = p.reihum([(("✓", {f: "online"}), (tag(2022, 1, 1), {s: "2022-01-01"})), (("✗", {f: "nein"}), None), (("geplant", {f: "geplant"}), ("Q4/2022", {s: "2022-12-31"})), (None, None), (("online", {f: "online"}), ("03/2022", {s: "2022-03-31"})),
                             (("ja", {f: "online"}), None), (("nein", {f: "nein"}), None), (("nicht relevant", {f: "nicht_zustaendig"}), None), ((Zweifel("?"), {f: 1}), None), (("☑", {f: "online"}), None), (("☐", {f: "nein"}), None)])
            zellen += [w, d]
        p.leistung(b, z[0], zellen + [3, None], erbt=dict(themenfeld="Umwelt"))
    return p


def mehrere():
    """A cover, a list of contents, a sheet per Themenfeld with numbered names, codes with their words, the status of
    the last quarter beside that of this one, hidden columns, a sheet of codes."""
    p = Reihe("codes_und_vorquartal", "Controlling_OZG.xlsx", "2022-06-30", "openpyxl")
    d = p.blatt("Deckblatt")
    p.zeile(d, "Controlling OZG-Umsetzung")
    p.zeile(d, "Stichtag:", "30.06.2022")
    p.zeile(d, "Inhalt")
    p.zeile(d, "1", "Ein- & Auswanderung")
    p.zeile(d, "2", "Forschung & Förderung")
    for i, tf in enumerate(["Ein- & Auswanderung", "Forschung & Förderung"], 1):
        b = p.blatt(f"{i:02} {tf}")
        b["versteckte_spalten"] = ["D"]
        p.zeile(b, f"{i}. {tf}")
        p.zeile(b)
        p.zeile(b, "Nr.", "OZG-ID", "OZG-Leistung", "alte OZG-ID", "Status\n31.03.2022", "Status\n30.06.2022", "Reifegrad\n30.06.2022", "Typ", "Prio", "FF Ressort", "FF Land", "Referenzimpl.\nPlan", "Referenzimpl.\nIst", "bundesweit\nPlan", "Bemerkungen / offene Punkte")
        for j, z in enumerate(wahl(p, tf, 14), 1):
            b_ = p.reihum(["LOI unterschrieben", None, "Anbindung BundID offen"])
            p.leistung(b, z[0], [
                f"{i}.{j}", int(z[0]), name(z), 9000 + j,
                p.reihum(["1 - offen", "2 - in Planung", "3 - in Umsetzung"]),
                p.als("stand", ("2 - in Planung", stand("planung")), ("3 - in Umsetzung", stand("umsetzung")), ("4 - online", stand("online")), ("5 - flächendeckend", stand("flaechendeckend")), ("1 - offen", stand("offen")), ("6 - zurückgestellt", stand("zurueckgestellt"))),
                p.als("reifegrad", (2, 2), (3, 3), ("2", 2)), p.z_typ(z[4]), p.als("prioritaet", ("P1", 1), ("P2", 2), (3, 3)),
                p.als("ressort", ("AA, BMI", ["AA", "BMI"]), ("BMI", ["BMI"]), (Zusatz("BMI (Z II 3)"), ["BMI"])) if i == 1 else p.als("ressort", (Zusatz("BMWK (ehem. BMWi)"), ["BMWK"]), ("BMWK", ["BMWK"])),
                p.als("land", ("BB", ["BB"]), ("Brandenburg", ["BB"])) if i == 1 else ("BY", {"land": ["BY"]}),
                p.als("referenz_soll", (tag(2022, 3, 31), "2022-03-31"), ("06/2022", "2022-06-30"), ("Q4 2022", "2022-12-31")), p.als("referenz_ist", None, (tag(2022, 4, 4), "2022-04-04"), ("erfolgt am 02.05.2022", "2022-05-02")),
                p.als("bundesweit_soll", ("31.12.2022", "2022-12-31"), ("Ende 2023", "2023-12-31"), ("2022", "2022-12-31")), (b_, {"bemerkung": b_}) if b_ else None,
            ], erbt=dict(themenfeld=tf))
    c = p.blatt("Schlüssel")
    p.zeile(c, "Code", "Status")
    for n, w in enumerate(["offen", "in Planung", "in Umsetzung", "online", "flächendeckend", "zurückgestellt"], 1):
        p.zeile(c, n, w)
    return p


def leika_schluessel():
    """No OZG-ID, but a LeiKa key for each row; yes/no columns; milestones numbered; T€ in the group header."""
    p = Reihe("leika_und_meilensteine", "Mobilitaet_Meilensteinplan.xlsx", "2021-09-30", "xlsxwriter")
    b = p.blatt("MS-Plan")
    p.zeile(b, "Meilensteinplan Mobilität & Reisen", None, None, None, None, None, None, None, None, "Stand: 30. September 2021")
    p.zeile(b, "Leistung", None, "Projekt", None, "MS 1: Steckbrief übergeben", None, "MS 2: Konzeption abgeschlossen", None, "MS 3: Referenzimplementierung (Go-Live)", None, "MS 4: bundesweiter Rollout", None, "Kosten in T€", "FIM", None, None)
    p.zeile(b, "Leistungsschlüssel", "Name", "Umsetzungsprojekt", "Umsetzer", "geplant", "erreicht", "geplant", "erreicht", "geplant", "erreicht", "geplant", "erreicht", None, "Stammtext", "Datenfelder", "Prozesse")
    b["verbunden"] += ["A2:B2", "C2:D2", "E2:F2", "G2:H2", "I2:J2", "K2:L2", "M2:M3", "N2:P2"]
    je = {}
    for l in LEIKA:
        if l[0] and l[1]:
            je.setdefault(l[0], []).append(l)
    namen = {z[0]: z for z in KATALOG}
    for z in [z for z in NACH_FELD["Mobilität & Reisen"] if z[0] in je][:24]:
        k = je[z[0]][0][1]
        schluessel = p.reihum([k, int(k), f"{k[:2]} {k[2:5]} {k[5:8]} {k[8:11]} {k[11:]}", k])
        projekt = p.reihum(["i-Kfz", "Führerschein digital", "Parken"])
        p.leistung(b, z[0], [
            schluessel, z[1], (projekt, {"projekt": projekt}), p.als("umsetzer", ("BW", ["BW"]), ("Baden-Württemberg / Hessen", ["BW", "HE"]), ("HE", ["HE"])),
            p.als("steckbrief_soll", (tag(2020, 3, 31), "2020-03-31"), ("I/2020", "2020-03-31"), ("1. Q 2020", "2020-03-31")), p.als("steckbrief_ist", (tag(2020, 4, 2), "2020-04-02"), ("ja, 02.04.2020", "2020-04-02"), ("April 2020", "2020-04-30")),
            p.als("konzeption_soll", ("IV. Quartal 2020", "2020-12-31"), ("Dez. 2020", "2020-12-31"), ("2020/Q4", "2020-12-31")), p.als("konzeption_ist", (tag(2021, 1, 15), "2021-01-15"), None),
            p.als("referenz_soll", ("Sept. 2021", "2021-09-30"), ("Q4 '21", "2021-12-31"), ("Ende September 2021", "2021-09-30"), ("30.9.21", "2021-09-30")), p.als("referenz_ist", None, (tag(2021, 9, 1), "2021-09-01"), ("1.9.2021", "2021-09-01")),
            p.als("bundesweit_soll", ("2022", "2022-12-31"), ("IV/2022", "2022-12-31"), ("Ende des Jahres 2022", "2022-12-31")), None,
            p.als("budget", (250, 250000), ("1.250", 1250000), ("80,5", 80500), ("1 250", 1250000)),
            p.als("fim_leistung", ("vorhanden", "fertig"), ("liegt vor", "fertig"), ("in Erstellung", "in_arbeit")), p.als("fim_datenfelder", ("Entwurf", "in_arbeit"), ("fertiggestellt", "fertig"), Zweifel("fehlt")), p.als("fim_prozess", ("nein", "offen"), ("in Arbeit", "in_arbeit"), ("✓", "fertig")),
        ], erbt=dict(themenfeld="Mobilität & Reisen"))
    return p


def ansprechpartner():
    """A long list with contacts, addresses and comments of others among the columns; a German CSV with a preamble."""
    p = Reihe("kontakte_und_vorspann", "Querschnitt.csv", "2021-03-31", "text_cp1252")
    b = p.blatt("CSV")
    p.zeile(b, "Senatskanzlei Berlin")
    p.zeile(b, "Umsetzungsstand Themenfeld Querschnitt zum 31.03.2021")
    p.zeile(b, "erstellt am 12.04.2021")
    p.zeile(b)
    p.zeile(b, "Lfd.", "OZG Leistungs ID", "Titel der OZG-Leistung", "Leistungstyp", "Bearbeitungsstatus", "Grad der Umsetzung in %", "Federführung (Bund/Land)", "umsetzende Stelle", "Start", "Go live", "Kontakt", "Telefon", "Rückmeldung Länder", "Kommentar FITKO", "Kosten")
    for i, z in enumerate(wahl(p, "Querschnitt", 18), 1):
        p.leistung(b, z[0], [
            f"{i}.", p.als("_", (f"{z[0]}", {}), (f"{z[0][:2]}.{z[0][2:]}", {}), (f"ID {z[0]}", {})), (z[1], {"bezeichnung": z[1]}), p.z_typ(z[4]),
            p.als("stand", ("in Bearb.", stand("umsetzung")), ("noch nicht gestartet", stand("offen")), (Zusatz("in Planung (Q2)"), stand("planung")), ("Live", stand("online")), ("Umsetzung gestartet", stand("umsetzung")), ("ruhend", stand("zurueckgestellt")), Zweifel("abgeschlossen"), ("bereits live", stand("online"))),
            p.als("fortschritt", ("20", 20), ("45 %", 45), ("0", 0), ("100", 100)),
            p.als("_", ("BMI / Berlin", {"ressort": ["BMI"], "land": ["BE"]}), ("BMI, BE", {"ressort": ["BMI"], "land": ["BE"]}), ("BMI / Land Berlin", {"ressort": ["BMI"], "land": ["BE"]})),
            p.als("umsetzer", ("BE", ["BE"]), ("FITKO", ["FITKO"]), ("Dataport", ["Dataport"]), ("Land Berlin", ["BE"])), p.reihum(["01.01.2020", "Q1/2020"]),
            p.als("referenz_soll", ("30.06.2021", "2021-06-30"), ("2. Quartal 2021", "2021-06-30"), ("Juli 2021", "2021-07-31"), ("H1/2021", "2021-06-30")),
            "Frau Muster", "030 123-456", "keine Einwände", "ok", p.als("budget", ("120.000,00 €", 120000), ("85 TEUR", 85000), ("0,4 Mio. EUR", 400000), ("250.000,- €", 250000)),
        ], erbt=dict(themenfeld="Querschnitt"))
    return p


if __name__ == "__main__":
    for f in [saetze, entitaeten, rollout_lang, eine_zelle, zwei_je_land, mehrere, leika_schluessel, ansprechpartner]:
        p = f()
        if len(sys.argv) < 2 or p.name in sys.argv[1:]:
            p.schreibe()
            print(p.name, len(p.soll), "rows", sum(len(z["felder"]) for z in p.soll), "values", len(p.zweifel), "doubtful")
