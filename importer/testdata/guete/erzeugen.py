#!/usr/bin/env python3
"""Draws up plans as different ministries would, with the rows that a person reads in them.

For each plan NAME there is NAME.soll.json (what a person reads) and the file itself, written by openpyxl,
XlsxWriter or LibreOffice; the plans for excelize are NAME.mappe.json, from which the test builds the workbook.
Spellings and their meaning are written down here by hand; nothing is asked of the importer. Needs openpyxl,
XlsxWriter and soffice; run it in this folder. What is committed is what the tests read.
"""
import calendar, csv, datetime, json, os, random, shutil, subprocess, sys, tempfile
import openpyxl, xlsxwriter
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter as buchstabe
from openpyxl.utils.datetime import CALENDAR_MAC_1904

KATALOG = list(csv.reader(open("../../../internal/katalog/ozg-leistungen-2019.csv", encoding="utf-8"), delimiter=";"))[1:]
NACH_FELD = {}
for z in KATALOG:
    NACH_FELD.setdefault(z[2], []).append(z)
LEIKA = list(csv.reader(open("../../../internal/katalog/leika-leistungen-2019.csv", encoding="utf-8"), delimiter=";"))[1:]
LAENDER = ["SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"]
NAMEN = dict(SH="Schleswig-Holstein", HH="Hamburg", NI="Niedersachsen", HB="Bremen", NW="Nordrhein-Westfalen", HE="Hessen",
             RP="Rheinland-Pfalz", BW="Baden-Württemberg", BY="Bayern", SL="Saarland", BE="Berlin", BB="Brandenburg",
             MV="Mecklenburg-Vorpommern", SN="Sachsen", ST="Sachsen-Anhalt", TH="Thüringen")
KURZ = dict(NW="NRW", MV="MeckPomm", RP="RLP", ST="LSA", BW="BaWü", NI="Nds.", SH="S-H", BY="Freistaat Bayern", HH="Freie und Hansestadt Hamburg")


class P(float):
    """A fraction shown as a percentage."""


class Formel:
    def __init__(self, text, wert=None):
        self.text, self.wert = text, wert


class Zweifel:
    """A cell that a person cannot read for sure, or that is misspelt: it must carry a Befund. felder: what it
    would say, or nothing."""
    def __init__(self, wert):
        self.wert = wert

    def __repr__(self):
        return f"{type(self).__name__}({self.wert!r})"


class Zusatz(Zweifel):
    """A cell that says more than its field takes: the value counts, and a Befund must name what was left."""


def tag(j, m, t):
    return datetime.date(j, m, t)


def ende(j, m):
    return tag(j, m, calendar.monthrange(j, m)[1])


class Plan:
    def __init__(self, name, datei, stichtag, hand, **mehr):
        self.name, self.datei, self.stichtag, self.hand = name, datei, stichtag, hand
        self.blaetter, self.soll, self.zweifel, self.zusatz, self.abgelehnt = [], [], [], [], []
        self.d1904 = mehr.get("d1904", False)
        self.endung = mehr.get("endung", "xlsx")
        self.zufall = random.Random(name)

    def blatt(self, name, versteckt=False):
        b = dict(name=name, zeilen=[], verbunden=[], versteckte_zeilen=[], versteckt=versteckt)
        self.blaetter.append(b)
        return b

    def zeile(self, b, *werte):
        """Adds a row and gives its number."""
        b["zeilen"].append(list(werte))
        return len(b["zeilen"])

    def leistung(self, b, oid, zellen, erbt=None):
        """A row of a Leistung: zellen are (value, fields that it states) pairs; Zweifel mark doubtful ones."""
        nr = len(b["zeilen"]) + 1
        felder, werte = dict(erbt or {}), []
        for i, z in enumerate(zellen):
            wert, stellt = z if isinstance(z, tuple) else (z, {})
            if isinstance(wert, Zusatz):
                self.zusatz.append(dict(blatt=b["name"], zelle=f"{buchstabe(i + 1)}{nr}"))
                wert = wert.wert
            elif isinstance(wert, Zweifel):
                self.zweifel.append(dict(blatt=b["name"], zelle=f"{buchstabe(i + 1)}{nr}", felder=sorted(stellt)))
                werte.append(wert.wert)
                continue
            werte.append(wert)
            for f, w in stellt.items():
                felder[f] = w
        b["zeilen"].append(werte)
        self.soll.append(dict(blatt=b["name"], zeile=nr, ozg_id=oid, felder=felder))
        return nr

    def wahl(self, liste):
        return self.zufall.choice(liste)

    # What a field looks like, and what it says.
    def stand(self):
        return self.wahl([
            ("offen", "offen"), ("nicht begonnen", "offen"), ("noch nicht gestartet", "offen"), ("Neu", "offen"), ("Offen", "offen"),
            ("in Planung", "planung"), ("Geplant", "planung"), ("geplant", "planung"), ("Themenfeldplanung", "planung"), ("Vorbereitung", "planung"), ("i. P. (in Planung)", "planung"),
            ("im Labor", "planung", "labor"), ("Laborphase", "planung", "labor"), ("Labor abgeschlossen", "planung", "labor"),
            ("in Umsetzung", "umsetzung"), ("In Bearbeitung", "umsetzung"), ("in Entwicklung", "umsetzung"), ("Umsetzung", "umsetzung"), ("in Umsetzung ", "umsetzung"), ("in  Umsetzung", "umsetzung"),
            ("Konzeption", "umsetzung", "konzeption"), ("in Konzeption", "umsetzung", "konzeption"), ("Konzeption abgeschlossen", "umsetzung", "konzeption"), ("Konzeptionsphase", "umsetzung", "konzeption"),
            ("Referenzimplementierung", "umsetzung", "referenz"), ("in Realisierung", "umsetzung", "referenz"), ("Testbetrieb", "umsetzung", "referenz"),
            ("Go-Live", "online"), ("live", "online"), ("umgesetzt", "online"), ("online", "online"), ("verfügbar", "online"), ("produktiv", "online"), ("ONLINE", "online"), ("bereits online", "online"), ("Online verfügbar", "online"),
            ("Start Roll-out", "online", "rollout"), ("Start bundesweiter Roll-out", "online", "rollout"), ("Rollout", "online", "rollout"), ("in der Fläche", "online", "rollout"), ("Nachnutzung", "online", "rollout"),
            ("flächendeckend", "flaechendeckend"), ("bundesweit", "flaechendeckend"), ("bundesweit verfügbar", "flaechendeckend"), ("vollständig ausgerollt", "flaechendeckend"), ("flaechendeckend", "flaechendeckend"),
            ("zurückgestellt", "zurueckgestellt"), ("pausiert", "zurueckgestellt"), ("ruht", "zurueckgestellt"), ("depriorisiert", "zurueckgestellt"), ("nach 2022", "zurueckgestellt"), ("zurückgest.", "zurueckgestellt"),
            ("entfällt", "entfallen"), ("kein OZG-Bedarf", "entfallen"), ("nicht OZG-relevant", "entfallen"), ("gestrichen", "entfallen"), ("zusammengelegt mit 10204", "entfallen"),
        ])

    def z_stand(self, mit_phase=True):
        s = self.stand()
        felder = {"stand": s[1]}
        if len(s) > 2 and mit_phase:
            felder["phase"] = s[2]
        return s[0], felder

    def z_typ(self, t):
        formen = {
            "2/3": ["2/3", "2/3", "Typ 2/3", "2+3", "2-3", "2 / 3", "Typ2/3", "2,3", "II/III", "2 und 3", "2 u. 3"],
            "1": ["1", "Typ 1", "I", "1 ", 1, "Typ1"], "4": ["4", "Typ 4", "IV", 4], "5": ["5", "Typ 5", "V", 5], "4/5": ["4/5", "Typ 4/5", "IV/V", "4 + 5"],
        }
        if t not in formen:
            return None
        return self.wahl(formen[t]), {"typ": t}

    def z_modell(self):
        w = self.wahl([("A", "A"), ("EfA", "A"), ("Einer für Alle", "A"), ("Einer-für-Alle", "A"), ("Modell A", "A"), ("A (EfA)", "A"), ("EFA", "A"), ("Einer für Alle (EfA)", "A"), ("A – Einer für Alle", "A"),
                       ("B", "B"), ("Nachnutzbare Software", "B"), ("nachnutzbare Software dezentral betrieben", "B"), ("Modell B", "B"), ("C", "C"), ("FIM-basierte Eigenentwicklung", "C"), ("Eigenentwicklung", "C"), ("Modell C", "C")])
        return w[0], {"modell": w[1]}

    def z_welle(self):
        n = self.zufall.randint(1, 4)
        return self.wahl([n, str(n), f"{n}. Welle", f"Welle {n}", f"W{n}", ["I", "II", "III", "IV"][n - 1], f"Welle {['I', 'II', 'III', 'IV'][n - 1]}"]), {"welle": n}

    def z_datum(self, feld, von=2019, bis=2022, echt=None, grenze=None):
        """A day up to grenze: as a date cell or written in one of many ways."""
        while True:
            j, m = self.zufall.randint(von, bis), self.zufall.randint(1, 12)
            t = self.zufall.randint(1, 28)
            q = (m - 1) // 3 + 1
            rom = ["I", "II", "III", "IV"][q - 1]
            monat = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"][m - 1]
            kurz = ["Jan.", "Feb.", "Mrz.", "Apr.", "Mai", "Jun.", "Jul.", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."][m - 1]
            qe = ende(j, 3 * q)
            formen = [
                (tag(j, m, t), tag(j, m, t)), (tag(j, m, t), tag(j, m, t)), (f"{t:02}.{m:02}.{j}", tag(j, m, t)), (f"{t}.{m}.{j % 100}", tag(j, m, t)), (f"{j}-{m:02}-{t:02}", tag(j, m, t)), (f"{t}. {monat} {j}", tag(j, m, t)),
                (f"{m:02}/{j}", ende(j, m)), (f"{m}/{j}", ende(j, m)), (f"{monat} {j}", ende(j, m)), (f"{kurz} {j}", ende(j, m)), (f"{m:02}.{j}", ende(j, m)), (f"Ende {monat} {j}", ende(j, m)), (f"{kurz} {j % 100:02}", ende(j, m)),
                (f"Q{q}/{j}", qe), (f"Q{q} {j}", qe), (f"{q}. Quartal {j}", qe), (f"{rom}/{j}", qe), (f"{j} Q{q}", qe), (f"{q}. Q. {j}", qe), (f"{rom}. Quartal {j}", qe), (f"Q{q} / {j}", qe), (f"Ende Q{q}/{j}", qe),
                (f"{1 if m < 7 else 2}. HJ {j}", ende(j, 6 if m < 7 else 12)), (f"H{1 if m < 7 else 2}/{j}", ende(j, 6 if m < 7 else 12)), (f"{1 if m < 7 else 2}. Halbjahr {j}", ende(j, 6 if m < 7 else 12)),
                (f"Ende {j}", ende(j, 12)), (f"{j}", ende(j, 12)), (j, ende(j, 12)),
            ]
            w, d = self.wahl(formen if echt is None else formen[:6] if not echt else formen[:2])
            if grenze is None or d <= grenze:
                return w, {feld: d.isoformat()}

    def z_reifegrad(self, feld):
        n = self.zufall.randint(0, 4)
        return self.wahl([n, n, str(n), f"RG {n}", f"Stufe {n}", f"{n} ({['Offline', 'Information', 'Formular-Assistent', 'Online-Leistung', 'Online-Transaktion'][n]})", f"Reifegrad {n}"]), {feld: n}

    def z_land(self, n=None):
        codes = self.zufall.sample(LAENDER, n or self.wahl([1, 1, 1, 2, 3]))
        def wort(c):
            return self.wahl([c, NAMEN[c], KURZ.get(c, c)])
        return self.wahl([", ", "/", "; ", ",", " und ", " / "]).join(wort(c) for c in codes), codes

    def z_umsetzer(self):
        text, codes = self.z_land()
        return text, {"umsetzer": codes}

    def z_ff(self, ressorts, land):
        trenner = self.wahl([" / ", "/", ", ", " und ", "\n"])
        l = self.wahl([land, NAMEN[land]])
        r = trenner.join(ressorts) if trenner != "\n" else ", ".join(ressorts)
        return self.wahl([r + trenner + l, l + trenner + r]), {"ressort": ressorts, "land": [land]}

    def z_fim(self, feld):
        w = self.wahl([("fertig", "fertig"), ("abgeschlossen", "fertig"), ("liegt vor", "fertig"), ("vorhanden", "fertig"), ("in Arbeit", "in_arbeit"), ("in Bearbeitung", "in_arbeit"), ("i. A.", "in_arbeit"), ("in Erstellung", "in_arbeit"), ("offen", "offen"), ("nein", "offen"), ("nicht begonnen", "offen"), ("ja", "fertig"), ("x", "fertig")])
        return w[0], {feld: w[1]}

    def z_landzelle(self, code):
        f, s = f"laender.{code}", f"laender_seit.{code}"
        w = self.wahl([("x", "online"), ("X", "online"), ("ja", "online"), ("✓", "online"), ("online", "online"), ("live", "online"), ("✔", "online"), ("ja, online", "online"), ("Ja", "online"),
                       ("nein", "nein"), ("Nein", "nein"), ("nicht online", "nein"), ("offline", "nein"), ("geplant", "geplant"), ("in Planung", "geplant"), ("in Vorbereitung", "geplant"), ("n. z.", "nicht_zustaendig"), ("nicht zuständig", "nicht_zustaendig"), ("nicht betroffen", "nicht_zustaendig"),
                       ("online seit 01.03.2021", "online", "2021-03-01"), ("seit 03/2021", "online", "2021-03-31"), ("geplant Q4/2021", "geplant", "2021-12-31"), ("ab 2022 geplant", "geplant", None), None, None])
        if w is None:
            return None
        felder = {f: w[1]}
        if len(w) > 2 and w[2]:
            felder[s] = w[2]
        if len(w) > 2 and w[2] is None:
            return ("geplant", {f: "geplant"})
        return w[0], felder

    def z_fortschritt(self):
        n = self.wahl([0, 5, 10, 25, 30, 50, 60, 75, 80, 95, 100])
        return self.wahl([P(n / 100), f"{n} %", f"{n}%", P(n / 100)]), {"fortschritt": n}

    def z_bemerkung(self):
        t = self.wahl(["Abstimmung mit den Ländern läuft", "siehe Protokoll der AG vom 12.05.", "MVP im 3. Quartal, danach Ausbau", "wartet auf Rechtsänderung (§ 6)", "Ansprechpartnerin wechselt", "Förderung bewilligt; Vertrag in Prüfung", "1. Workshop durchgeführt", "-> Eskalation an Lenkungskreis", "Schnittstelle FIT-Connect", "Budget reicht bis 12/2022"])
        return t, {"bemerkung": t}

    # Writers.
    def schreibe(self):
        soll = dict(datei=self.datei, stichtag=self.stichtag, von=self.hand, zeilen=self.soll, zweifel=self.zweifel, **(dict(zusatz=self.zusatz) if self.zusatz else {}), abgelehnt=self.abgelehnt)
        with open(self.name + ".soll.json", "w", encoding="utf-8") as f:
            f.write(json.dumps(soll, ensure_ascii=False, indent=None, separators=(",", ":")).replace('},{"blatt"', '},\n{"blatt"') + "\n")
        getattr(self, "mit_" + self.hand)()

    def mit_openpyxl(self, ziel=None):
        wb = openpyxl.Workbook()
        wb.remove(wb.active)
        if self.d1904:
            wb.epoch = CALENDAR_MAC_1904
        for b in self.blaetter:
            ws = wb.create_sheet(b["name"])
            for r, z in enumerate(b["zeilen"], 1):
                for c, v in enumerate(z, 1):
                    if v is None:
                        continue
                    zelle = ws.cell(r, c)
                    zelle.value = "=" + v.text if isinstance(v, Formel) else float(v) if isinstance(v, P) else v
                    if isinstance(v, P):
                        zelle.number_format = "0%"
                    elif isinstance(v, datetime.date):
                        zelle.number_format = "DD.MM.YYYY"
            for v in b["verbunden"]:
                ws.merge_cells(v)
            for r in b["versteckte_zeilen"]:
                ws.row_dimensions[r].hidden = True
            for c in b.get("versteckte_spalten", []):
                ws.column_dimensions[c].hidden = True
            if b["versteckt"]:
                ws.sheet_state = "hidden"
            for c in ws[1]:
                c.font = Font(bold=True)
            ws.freeze_panes = "C4"
        wb.save(ziel or self.name + ".xlsx")

    def mit_xlsxwriter(self):
        wb = xlsxwriter.Workbook(self.name + ".xlsx", {"strings_to_numbers": False, "strings_to_urls": False})
        datum, anteil, kopf = wb.add_format({"num_format": "dd.mm.yyyy"}), wb.add_format({"num_format": "0%"}), wb.add_format({"bold": True, "text_wrap": True, "border": 1})
        leer = wb.add_format({"bg_color": "#EEEEEE"})
        for b in self.blaetter:
            ws = wb.add_worksheet(b["name"])
            for v in b["verbunden"]:
                a, z = v.split(":")
                from openpyxl.utils.cell import coordinate_from_string, column_index_from_string
                (s1, r1), (s2, r2) = coordinate_from_string(a), coordinate_from_string(z)
                ws.merge_range(r1 - 1, column_index_from_string(s1) - 1, r2 - 1, column_index_from_string(s2) - 1, "", kopf)
            for r, z in enumerate(b["zeilen"]):
                for c, v in enumerate(z):
                    if v is None:
                        if not b["verbunden"]:
                            ws.write_blank(r, c, None, leer)
                    elif isinstance(v, Formel):
                        ws.write_formula(r, c, "=" + v.text, None, v.wert)
                    elif isinstance(v, P):
                        ws.write_number(r, c, float(v), anteil)
                    elif isinstance(v, datetime.date):
                        ws.write_datetime(r, c, datetime.datetime(v.year, v.month, v.day), datum)
                    elif isinstance(v, str):
                        ws.write_string(r, c, v, kopf if r < 2 else None)
                    else:
                        ws.write(r, c, v)
            for r in b["versteckte_zeilen"]:
                ws.set_row(r - 1, None, None, {"hidden": True})
            if b["versteckt"]:
                ws.hide()
            ws.set_column(0, 30, 16)
        wb.close()

    def soffice(self, endung, filter_=None):
        with tempfile.TemporaryDirectory() as d:
            quelle = os.path.join(d, self.name + ".xlsx")
            self.mit_openpyxl(quelle)
            subprocess.run(["soffice", "-env:UserInstallation=file://" + d + "/profil", "--headless", "--convert-to", filter_ or endung, "--outdir", d + "/aus", quelle], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.move(f"{d}/aus/{self.name}.{endung}", f"{self.name}.{endung}")

    def mit_libreoffice(self):
        if self.endung == "csv":
            self.soffice("csv", "csv:Text - txt - csv (StarCalc):59,34,1,1")
        else:
            self.soffice(self.endung)

    def mit_excel_text(self):
        """As Excel saves "Unicode-Text": UTF-16 with tabs."""
        with open(self.name + ".csv", "w", encoding="utf-16", newline="") as f:
            w = csv.writer(f, delimiter="\t", lineterminator="\r\n")
            for z in self.blaetter[0]["zeilen"]:
                w.writerow([v.strftime("%d.%m.%Y") if isinstance(v, datetime.date) else f"{round(v * 100)} %" if isinstance(v, P) else "" if v is None else v for v in z])

    def mit_excelize(self):
        def wert(v):
            if isinstance(v, Formel):
                return {"formel": v.text}
            if isinstance(v, P):
                return {"anteil": float(v)}
            if isinstance(v, datetime.date):
                return {"tag": v.isoformat()}
            return v
        mappe = [dict(b, zeilen=[[wert(v) for v in z] for z in b["zeilen"]]) for b in self.blaetter]
        with open(self.name + ".mappe.json", "w", encoding="utf-8") as f:
            f.write(json.dumps(mappe, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[") + "\n")


def wahl(p, tf, n, start=0):
    return NACH_FELD[tf][start:start + n]


def name(z):
    return z[1], {"bezeichnung": z[1]}


def oid(p, z, formen=("{}", "int")):
    f = p.wahl(formen)
    return int(z[0]) if f == "int" else f.format(z[0])


def gruppenplan():
    """Group headings over the whole width, subtotals, column numbers, legend above and notes below."""
    p = Plan("gruppen", "Umsetzungsplan_Gesundheit.xlsx", "2021-06-30", "openpyxl")
    b = p.blatt("Umsetzungsplan")
    p.zeile(b, "Umsetzungsplan Themenfeld Gesundheit")
    p.zeile(b, "Stand: 30.06.2021 – Entwurf, nicht zur Weitergabe bestimmt")
    p.zeile(b, "Legende: EfA = Einer für Alle, RG = Reifegrad", None, None, None, "Ansprechpartner: Referat 12")
    p.zeile(b)
    p.zeile(b, "OZG-Leistung", None, "Klassifikation", None, None, "Federführung", "Umsetzung", None, "Konzeption", None, "Referenzimplementierung", None, "bundesweite Verfügbarkeit", None, "Anmerkungen")
    p.zeile(b, "ID", "Bezeichnung", "Typ", "Welle", "Modell", None, "Status", "umsetzendes Land", "Soll", "Ist", "Soll", "Ist", "Soll", "Ist")
    for v in ["A5:B5", "C5:E5", "F5:F6", "G5:H5", "I5:J5", "K5:L5", "M5:N5", "O5:O6", "A1:O1"]:
        b["verbunden"].append(v)
    p.zeile(b, *range(1, 16))
    lagen = {}
    for z in NACH_FELD["Gesundheit"]:
        lagen.setdefault(z[3], []).append(z)
    for lage, zs in list(lagen.items())[:5]:
        nr = p.zeile(b, f"Lebenslage: {lage}" if p.wahl([0, 1]) else lage)
        b["verbunden"].append(f"A{nr}:O{nr}")
        for z in zs[:14]:
            erreicht = p.wahl([True, False])
            grenze = tag(2021, 6, 30)
            p.leistung(b, z[0], [
                oid(p, z, ["{}", "int", " {}", "OZG-{}", "{}.0"]), name(z), p.z_typ(z[4]), p.z_welle(), p.z_modell() if z[4] != "1" else None,
                p.z_ff(["BMG"], "NI"), p.z_stand(), p.z_umsetzer(),
                p.z_datum("konzeption_soll"), p.z_datum("konzeption_ist", 2019, 2021, grenze=grenze) if erreicht else None,
                p.z_datum("referenz_soll"), p.z_datum("referenz_ist", 2020, 2021, grenze=grenze) if erreicht and p.wahl([0, 1]) else None,
                p.z_datum("bundesweit_soll", 2021, 2023), None, p.z_bemerkung() if p.wahl([0, 0, 1]) else None,
            ], erbt=dict(themenfeld="Gesundheit", lage=lage))
        p.zeile(b, "Zwischensumme", f"{len(zs[:14])} Leistungen", None, None, None, None, None, None, None, None, None, None, len(zs))
    p.zeile(b)
    p.zeile(b, "Gesamt", "Leistungen", 62)
    p.zeile(b)
    p.zeile(b, "Hinweise:")
    p.zeile(b, "* Termine ohne Gewähr")
    p.zeile(b, "** nur nach Rechtsänderung, vgl. Protokoll vom 12.05.2021")
    return p


def tausend():
    """One wrapped header row with numbering, T€, percentages, hidden rows, a statistics sheet and lists before it."""
    p = Plan("tausend_euro", "2021-03-31_UfE_Umsetzungsplanung.xlsx", "2021-03-31", "xlsxwriter")
    s = p.blatt("Übersicht")
    p.zeile(s, "Auswertung Unternehmensführung & -entwicklung")
    p.zeile(s, "Status", "OZG-Leistungen", "Anteil")
    for w, n in [("offen", 20), ("in Planung", 31), ("online", 27)]:
        p.zeile(s, w, n, P(n / 78))
    l = p.blatt("Listen", versteckt=True)
    p.zeile(l, "Werte Status")
    for w in ["offen", "in Planung", "in Umsetzung", "online"]:
        p.zeile(l, w)
    b = p.blatt("Plan UfE")
    p.zeile(b, "(1)\nlfd. Nr.", "(2)\nOZG-Nr.", "(3)\nName der OZG-Leistung", "(4)\nThemenfeld", "(5)\nLebens-/\nGeschäftslage", "(6)\nLeiKa-\nTypisierung", "(7)\nProjekt-\nstatus", "(8)\nFortschritt\nin %", "(9)\nReifegrad\n(Ist)", "(10)\nReifegrad\n(Soll)", "(11)\nBudget\n(T€)", "(12)\nPrio", "(13)\nFF Bund", "(14)\nFF Land", "(15)\nUmsetzungs-\nprojekt", "(16)\nGo-Live\n(geplant)", "(17)\nE-Mail")
    for i, z in enumerate(wahl(p, "Unternehmensführung & -entwicklung", 60)):
        geld = p.wahl([(250, 250000), (12.5, 12500), ("1.234,5", 1234500), (Formel(f"100+{i}", 100 + i), (100 + i) * 1000), ("80", 80000), (1200, 1200000), ("2.500", 2500000)])
        land = p.wahl([("HH", ["HH"]), ("Hamburg", ["HH"]), ("Freie und Hansestadt Hamburg", ["HH"])])
        prio = p.zufall.randint(1, 4)
        projekt = p.wahl(["Wirtschafts-Service-Portal", "Gewerbe-Service", "Unternehmensregister", "Projekt „Handwerk digital“"])
        nr = p.leistung(b, z[0], [
            i + 1, oid(p, z), name(z), p.wahl([("UfE", {"themenfeld": z[2]}), (z[2], {"themenfeld": z[2]}), ("Unternehmensführung und –entwicklung", {"themenfeld": z[2]})]),
            (z[3], {"lage": z[3]}), p.z_typ(z[4]), p.z_stand(), p.z_fortschritt(), p.z_reifegrad("reifegrad"), p.z_reifegrad("reifegrad_ziel"),
            (geld[0], {"budget": geld[1]}), p.wahl([(prio, {"prioritaet": prio}), (f"Prio {prio}", {"prioritaet": prio}), (str(prio), {"prioritaet": prio})]),
            p.wahl([("BMWi", {"ressort": ["BMWi"]}), ("BMWi, BMF", {"ressort": ["BMWi", "BMF"]})]), (land[0], {"land": land[1]}), (projekt, {"projekt": projekt}),
            p.z_datum("referenz_soll", 2021, 2022), "max.muster@example.org",
        ])
        if i % 17 == 5:
            b["versteckte_zeilen"].append(nr)
    return p


def laendermatrix():
    """A column per Land below a group header, codes and names mixed, a column of sums."""
    p = Plan("laendermatrix", "Nachnutzung Länder Bauen und Wohnen, Stand Juni 2021.xlsx", "2021-06-30", "xlsxwriter")
    b = p.blatt("Anbindung")
    p.zeile(b, "Themenfeld Bauen & Wohnen: Stand der Anbindung in den Ländern")
    codes = LAENDER[:]
    p.zeile(b, "OZG-ID", "OZG-Leistung", "Umsetzendes Bundesland", "Online verfügbar in", *[None] * 15, "Anzahl Länder")
    p.zeile(b, None, None, None, *[p.wahl([c, NAMEN[c], c]) for c in codes])
    b["verbunden"] += ["A2:A3", "B2:B3", "C2:C3", "D2:S2", "T2:T3"]
    for z in wahl(p, "Bauen & Wohnen", 45):
        p.leistung(b, z[0], [oid(p, z), name(z), p.z_umsetzer(), *[p.z_landzelle(c) for c in codes], p.zufall.randint(0, 16)], erbt=dict(themenfeld="Bauen & Wohnen"))
    p.zeile(b, "Summe", None, None, *[p.zufall.randint(3, 30) for _ in codes], 210)
    return p


def verbunden():
    """Values merged over rows, roman numerals, quarters, a header repeated for print; an .ods."""
    p = Plan("verbundene_zeilen", "Umweltplan_Q2_2021.ods", "2021-06-30", "libreoffice", endung="ods")
    b = p.blatt("TF Umwelt")
    kopf = ["Geschäftslage", "OZG-ID", "OZG-Leistungsbündel", "Vollzugstyp", "Tranche", "Umsetzungsmodell", "Stand der Umsetzung", "Umsetzung durch", "Zeitplan Pilotierung", "Zeitplan bundesweiter Roll-out", "Digitalisierungslabor", "Bemerkung"]
    p.zeile(b, *kopf)
    lagen = {}
    for z in NACH_FELD["Umwelt"]:
        lagen.setdefault(z[3], []).append(z)
    for i, (lage, zs) in enumerate(lagen.items()):
        erste = None
        for j, z in enumerate(zs[:12]):
            werte = [(lage, {"lage": lage}) if j == 0 else None, oid(p, z), name(z), p.z_typ(z[4]), p.z_welle(), p.z_modell(), p.z_stand(), p.z_umsetzer(),
                     p.z_datum("referenz_soll"), p.z_datum("bundesweit_soll", 2021, 2023), p.wahl([("Labor Umwelt", {"labor": "Labor Umwelt"}), None]), p.z_bemerkung() if p.wahl([0, 1]) else None]
            nr = p.leistung(b, z[0], werte, erbt=dict(themenfeld="Umwelt", lage=lage))
            erste = erste or nr
        if nr > erste:
            b["verbunden"].append(f"A{erste}:A{nr}")
        if i % 2:
            p.zeile(b, *kopf)
    return p


def ausfuhr():
    """An export of a database as Excel in German saves it: Windows-1252, semicolons, German decimals, k. A."""
    p = Plan("ausfuhr_csv", "export-20211231.csv", "2021-12-31", "libreoffice", endung="csv")
    b = p.blatt("CSV")
    p.zeile(b, "OZG-Leistungs-ID", "Leistungsbezeichnung", "OZG-Themenfeld", "Lage", "LeiKa-Typ", "Umsetzungsstatus", "Phase", "Fertigstellungsgrad", "Reifegrad aktuell", "Zielreifegrad", "Budget in €", "Federführung", "Live-Termin", "bundesweit verfügbar (Ist)", "Link zum Onlinedienst", "Sachbearbeiter", "Kommentar")
    nichts = lambda p, w: (Zweifel(p.wahl(["k. A.", "–", "n/a", "tbd", "?"])), {}) if p.zufall.random() < 0.04 else w
    for tf, ressorts, land in [("Bildung", ["BMBF"], "ST"), ("Familie & Kind", ["BMFSFJ"], "HB"), ("Steuern & Zoll", ["BMF"], "HE")]:
        for z in wahl(p, tf, 25):
            euro = p.zufall.randint(1, 900) * 1000
            geld = p.wahl([f"{euro:,}".replace(",", ".") + " €", f"{euro:,}".replace(",", "."), str(euro), f"{euro:,}".replace(",", ".") + ",00", f"{euro // 1000} T€", f"{euro / 1e6:.3f} Mio. €".replace(".", ",", 1)])
            phase = p.wahl([("Konzeption", "konzeption"), ("Labor", "labor"), ("Referenzimplementierung", "referenz"), ("Rollout", "rollout"), ("Referenz", "referenz")])
            url = f"https://service.example.org/{z[0]}"
            st = p.z_stand(mit_phase=False)
            p.leistung(b, z[0], [
                oid(p, z), name(z), (z[2], {"themenfeld": z[2]}), (z[3], {"lage": z[3]}), p.z_typ(z[4]), nichts(p, st), (phase[0], {"phase": phase[1]}),
                nichts(p, (f"{(n := p.wahl([5, 10, 40, 55, 100]))},0 %" if p.wahl([0, 1]) else f"{(n := p.wahl([5, 12, 40]))} %", {"fortschritt": n})), p.z_reifegrad("reifegrad"), nichts(p, p.z_reifegrad("reifegrad_ziel")),
                (geld, {"budget": euro}), p.z_ff(ressorts, land), nichts(p, p.z_datum("referenz_soll", 2021, 2022, echt=False)), p.z_datum("bundesweit_ist", 2020, 2021, echt=False, grenze=tag(2021, 12, 31)) if p.wahl([0, 0, 1]) else None,
                (url, {"url": url}) if p.wahl([0, 1]) else None, "Referat Z", p.z_bemerkung(),
            ])
    return p


def mac():
    """The 1904 date system, keys in an odd column, dates as dates only."""
    p = Plan("datum_1904", "Planung Mobilität.xlsx", "2022-03-31", "openpyxl", d1904=True)
    b = p.blatt("Mobilität & Reisen")
    p.zeile(b, "Stichtag", tag(2022, 3, 31))
    p.zeile(b)
    p.zeile(b, "Leistung", "Welle", "Typ", "Status der Umsetzung", "Steckbrief Soll", "Steckbrief Ist", "Konzept Soll", "Konzept Ist", "Go-Live Soll", "Go-Live Ist", "Rollout Ende", "Nr. OZG", "Umsetzer", "Nachnutzung", "Notizen")
    for z in wahl(p, "Mobilität & Reisen", 50):
        grenze = tag(2022, 3, 31)
        mal = lambda feld, v=2019, b=2022: p.z_datum(feld, v, b, echt=True)
        p.leistung(b, z[0], [
            name(z), p.z_welle(), p.z_typ(z[4]), p.z_stand(), mal("steckbrief_soll", 2019, 2020), p.z_datum("steckbrief_ist", 2019, 2020, echt=True, grenze=grenze), mal("konzeption_soll", 2020, 2021),
            p.z_datum("konzeption_ist", 2020, 2021, echt=True, grenze=grenze) if p.wahl([0, 1]) else None, mal("referenz_soll", 2021), p.z_datum("referenz_ist", 2021, 2022, echt=True, grenze=grenze) if p.wahl([0, 0, 1]) else None, mal("bundesweit_soll", 2022, 2023),
            int(z[0]), p.z_umsetzer(), p.z_modell(), p.z_bemerkung() if p.wahl([0, 1]) else None,
        ], erbt=dict(themenfeld="Mobilität & Reisen"))
    return p


def zwei_blaetter():
    """A cover with Themenfeld and Stichtag, master data on one sheet, the rollout by Länder on another, joined by OZG-ID."""
    p = Plan("stammdaten_und_rollout", "Planungsstand.xlsx", "2021-09-30", "excelize")
    d = p.blatt("Deckblatt")
    p.zeile(d, "Umsetzungsplan Themenfeld Familie & Kind")
    p.zeile(d, "Stand", "30.09.2021")
    p.zeile(d, "Erstellt von", "Senatorin für Soziales")
    b, r = p.blatt("Stammdaten"), p.blatt("Rollout")
    p.zeile(b, "OZG-ID", "OZG-Leistung", "Lebenslage", "Typ", "Nachnutzungsmodell", "Umsetzungsstand", "Federführung", "Weg", "Bemerkungen")
    codes = p.zufall.sample(LAENDER, 16)
    p.zeile(r, "OZG-ID", "Leistung", *codes)
    for z in wahl(p, "Familie & Kind", 37):
        weg = p.wahl([("Integration bestehender Lösungen", "bestand"), ("Digitalisierungslabor", "labor"), ("bestehende Lösung", "bestand"), ("Eigenentwicklung", "eigen"), ("Labor", "labor")])
        p.leistung(b, z[0], [oid(p, z), name(z), (z[3], {"lage": z[3]}), p.z_typ(z[4]), p.z_modell(), p.z_stand(), p.z_ff(["BMFSFJ"], "HB"), (weg[0], {"weg": weg[1]}), p.z_bemerkung() if p.wahl([0, 1]) else None], erbt=dict(themenfeld="Familie & Kind"))
    for z in wahl(p, "Familie & Kind", 30):
        p.leistung(r, z[0], [oid(p, z), name(z), *[p.z_landzelle(c) for c in codes]], erbt=dict(themenfeld="Familie & Kind"))
    return p


def ohne_id():
    """No OZG-ID at all: exact names find the Leistung, misspelt ones are refused with what may be meant."""
    p = Plan("nur_namen", "Engagement u. Hobby 30.06.2022.xlsx", "2022-06-30", "xlsxwriter")
    b = p.blatt("Plan")
    p.zeile(b, "lfd. Nr.", "Leistung", "Lebenslage", "Typ", "Sachstand", "Umsetzungsverantwortliches Land", "Zieltermin", "Bemerkung")
    for i, z in enumerate(wahl(p, "Engagement & Hobby", 40)):
        doppelt = [y for y in KATALOG if y[1].strip().lower() == z[1].strip().lower()]
        if len(doppelt) > 1:
            continue
        zellen = [i + 1, (p.wahl([z[1], z[1].upper(), z[1] + " ", z[1].replace("-", " - ") if " " not in z[1] else z[1]]), {"bezeichnung": None}), (z[3], {"lage": z[3]}), p.z_typ(z[4]), p.z_stand(), p.z_umsetzer(), p.z_datum("bundesweit_soll", 2022, 2024), p.z_bemerkung()]
        zellen[1] = (zellen[1][0], {"bezeichnung": " ".join(zellen[1][0].split())})
        if i % 13 == 7:
            falsch = z[1][:3] + z[1][4:]
            nr = p.zeile(b, *[falsch if k == 1 else (c[0] if isinstance(c, tuple) else c) for k, c in enumerate(zellen)])
            p.abgelehnt.append(dict(blatt="Plan", zeile=nr))
            continue
        p.leistung(b, z[0], zellen, erbt=dict(themenfeld="Engagement & Hobby"))
    return p


def zweifelhaft():
    """A plan with what cannot be known: ambiguous dates, words that do not say which step is finished, Land "SA",
    typos in closed lists, error cells, formulas nobody computed, a Typ that became a date."""
    p = Plan("zweifelhaft", "plan-arbeit-2021-12-31.xlsx", "2021-12-31", "excelize")
    b = p.blatt("Arbeit & Ruhestand")
    p.zeile(b, "OZG-ID", "OZG-Leistung", "Typ", "Welle", "Umsetzungsstatus", "Reifegrad", "bundesweit verfügbar (Soll)", "Umsetzendes Land", "Budget (T€)", "Prio")
    zs = wahl(p, "Arbeit & Ruhestand", 30)
    faelle = {
        2: (4, "abgeschlossen", {"stand": 1}), 4: (4, "grün", {"stand": 1}), 5: (4, "Pilotierung", {"stand": 1, "phase": 1}), 7: (6, "03/04/2022", {"bundesweit_soll": 1}), 8: (6, "11/12/2022", {"bundesweit_soll": 1}),
        10: (4, "in Planug", {"stand": 1}), 11: (7, "SA", {"umsetzer": 1}), 13: (2, tag(2021, 3, 2), {"typ": 1}), 14: (8, "#REF!", {"budget": 1}), 16: (8, Formel("A2*2"), {"budget": 1}),
        17: (5, "9", {"reifegrad": 1}), 19: (4, "fertig", {"stand": 1}), 20: (2, "7", {"typ": 1}), 23: (3, "x9", {"welle": 1}), 25: (9, "hoch", {"prioritaet": 1}), 26: (6, "demnächst", {"bundesweit_soll": 1}), 28: (4, "in Abstimmung", {"stand": 1}),
    }
    for i, z in enumerate(zs):
        prio = p.zufall.randint(1, 4)
        zellen = [oid(p, z), name(z), p.z_typ(z[4]), p.z_welle(), p.z_stand(), p.z_reifegrad("reifegrad"), p.z_datum("bundesweit_soll", 2021, 2023), p.z_umsetzer(), (300, {"budget": 300000}), (prio, {"prioritaet": prio})]
        if i in faelle:
            nr, wert, felder = faelle[i]
            zellen[nr] = (Zweifel(wert), felder)
        p.leistung(b, z[0], zellen, erbt=dict(themenfeld="Arbeit & Ruhestand"))
    return p


def unicode_text():
    """Excel's "Unicode-Text": UTF-16 with tabs, title lines above."""
    p = Plan("unicode_text", "TF Recht und Ordnung_31.12.2020.txt.csv", "2020-12-31", "excel_text", endung="csv")
    b = p.blatt("CSV")
    p.zeile(b, "Themenfeld:", "Recht & Ordnung")
    p.zeile(b)
    p.zeile(b, "OZG ID", "Leistungsname", "Umsetzungswelle", "Typisierung", "Umsetzungs-Status", "Umsetzende Länder", "Termin für Go-Live", "Hinweise")
    for z in wahl(p, "Recht & Ordnung", 15) + wahl(p, "Querschnitt", 0):
        p.leistung(b, z[0], [oid(p, z), name(z), p.z_welle(), p.z_typ(z[4]), p.z_stand(), p.z_umsetzer(), p.z_datum("referenz_soll", 2020, 2022), p.z_bemerkung()], erbt=dict(themenfeld="Recht & Ordnung"))
    return p


def je_themenfeld():
    """One sheet per Themenfeld, each with columns of its own; saved again by LibreOffice."""
    p = Plan("blatt_je_themenfeld", "Gesamtplanung Stand 2022-09-30.xlsx", "2022-09-30", "libreoffice")
    koepfe = [
        ("Bildung", ["OZG-ID", "OZG-Leistung", "Typ", "Status", "EfA", "Zieltermin"]),
        ("Ein- & Auswanderung", ["Nr.", "ID", "Leistungsbündel", "Bearbeitungsstand", "Reifegrad Ist", "Umsetzendes Land", "Livegang geplant"]),
        ("Forschung & Förderung", ["Leistung", "OZG-Schlüssel", "Wellenplanung", "Umsetzungsstand", "Inbetriebnahme (Soll)", "Inbetriebnahme (Ist)", "Notiz"]),
    ]
    for tf, kopf in koepfe:
        b = p.blatt({"Ein- & Auswanderung": "E&A", "Forschung & Förderung": "Forschung & Förderung"}.get(tf, tf))
        p.zeile(b, *kopf)
        for i, z in enumerate(wahl(p, tf, 20)):
            erbt = dict(themenfeld=tf)
            if tf == "Bildung":
                p.leistung(b, z[0], [oid(p, z), name(z), p.z_typ(z[4]), p.z_stand(), p.z_modell(), p.z_datum("bundesweit_soll", 2022, 2023)], erbt=erbt)
            elif tf.startswith("Ein"):
                p.leistung(b, z[0], [i + 1, oid(p, z), name(z), p.z_stand(), p.z_reifegrad("reifegrad"), p.z_umsetzer(), p.z_datum("referenz_soll", 2022, 2023)], erbt=erbt)
            else:
                p.leistung(b, z[0], [name(z), oid(p, z), p.z_welle(), p.z_stand(), p.z_datum("referenz_soll", 2021, 2023), p.z_datum("referenz_ist", 2020, 2022, grenze=tag(2022, 9, 30)) if p.wahl([0, 1]) else None, p.z_bemerkung()], erbt=erbt)
    return p


def meilensteine():
    """Three header rows: group, milestone, Soll and Ist; a group of FIM-Bausteine; formulas nobody computed."""
    p = Plan("drei_kopfzeilen", "Plan Steuern&Zoll.xlsx", "2021-12-31", "openpyxl")
    b = p.blatt("Tabelle1")
    p.zeile(b, None, "Umsetzungsplanung Steuern & Zoll")
    p.zeile(b, None, "Datenstand:", tag(2021, 12, 31))
    p.zeile(b)
    p.zeile(b, None, "Leistung", None, "Meilensteine", None, None, None, None, None, "FIM-Bausteine", None, None, "Status", "Summe")
    p.zeile(b, None, "OZG-ID", "OZG-Leistung", "Konzeption", None, "Referenzimplementierung", None, "bundesweit verfügbar", None, "Leistung", "Datenfelder", "Prozess")
    p.zeile(b, None, None, None, "Soll", "Ist", "Soll", "Ist", "Soll", "Ist")
    b["verbunden"] += ["B4:C4", "D4:I4", "J4:L4", "M4:M6", "N4:N6", "B5:B6", "C5:C6", "D5:E5", "F5:G5", "H5:I5", "J5:J6", "K5:K6", "L5:L6"]
    grenze = tag(2021, 12, 31)
    for i, z in enumerate(wahl(p, "Steuern & Zoll", 35)):
        nr = len(b["zeilen"]) + 1
        p.leistung(b, z[0], [
            None, oid(p, z), name(z), p.z_datum("konzeption_soll"), p.z_datum("konzeption_ist", 2019, 2021, grenze=grenze) if p.wahl([0, 1]) else None, p.z_datum("referenz_soll"), p.z_datum("referenz_ist", 2019, 2021, grenze=grenze) if p.wahl([0, 0, 1]) else None,
            p.z_datum("bundesweit_soll", 2022, 2023), None, p.z_fim("fim_leistung"), p.z_fim("fim_datenfelder"), p.z_fim("fim_prozess"), p.z_stand(), Formel(f"COUNTA(D{nr}:I{nr})"),
        ], erbt=dict(themenfeld="Steuern & Zoll"))
    return p


def katalogform():
    """One row per LeiKa-Leistung, the OZG-ID repeated: what agrees is stated once, at the first row."""
    p = Plan("katalogform", "Katalog Oktober 2019.xlsx", "2019-10-31", "openpyxl")
    b = p.blatt("Umsetzungskatalog")
    p.zeile(b, "Themenfeld", "Lage", "OZG-Leistungen", "OZG-ID", "LeiKa-Bezeichnung", "LeiKa-Schlüssel", "LeiKa-Typ", "Rechtsgrundlage(n)", "SDG1-Relevanz")
    je = {}
    for l in LEIKA:
        je.setdefault(l[0], []).append(l)
    for z in wahl(p, "Gesundheit", 25):
        zs = [l for l in je.get(z[0], []) if l[3] in ("1", "2/3", "4", "5")][:12]
        if not zs:
            continue
        typen = {l[3] for l in zs}
        for j, l in enumerate(zs):
            nr = len(b["zeilen"]) + 1
            zellen = [z[2], z[3], z[1], z[0], l[2], int(l[1]) if l[1] else None, l[3], l[4] or None, p.wahl(["ja", "nein"])]
            if j:
                p.zeile(b, *zellen)
                continue
            felder = {"themenfeld": z[2], "lage": z[3], "bezeichnung": z[1]}
            if len(typen) == 1:
                felder["typ"] = l[3]
            else:
                zellen[6] = Zweifel(l[3])
            p.leistung(b, z[0], zellen, erbt=felder)
    return p


if __name__ == "__main__":
    for f in [gruppenplan, tausend, laendermatrix, verbunden, ausfuhr, mac, zwei_blaetter, ohne_id, zweifelhaft, unicode_text, je_themenfeld, meilensteine, katalogform]:
        p = f()
        if len(sys.argv) < 2 or p.name in sys.argv[1:]:
            p.schreibe()
            print(p.name, len(p.soll), "rows", sum(len(z["felder"]) for z in p.soll), "values", len(p.zweifel), "doubtful")
