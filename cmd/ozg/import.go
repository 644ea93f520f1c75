package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"ozgtracker/importer"
	"ozgtracker/internal/anmeldung"
	"ozgtracker/internal/annahme"
	"ozgtracker/internal/ozg"
	"ozgtracker/internal/zugang"
)

type importCmd struct {
	Dateien    []string `arg:"" name:"datei" help:"Umsetzungspläne; mehrere werden in der Folge ihrer Stichtage übernommen."`
	Stichtag   string   `placeholder:"TAG" help:"Zu welchem Tag die Pläne gelten (30.06.2021 oder 2021-06-30); sonst sagt es die Datei."`
	Themenfeld string   `placeholder:"NAME" help:"Gilt für Zeilen, die kein Themenfeld nennen."`
	Eingaben   string   `type:"existingfile" placeholder:"DATEI" help:"JSON mit dem, was zu den Dateien festgelegt ist: Spalten, Wörter, Zellen, abgewählte Zeilen (wie in der Schnittstelle)."`
	DryRun     bool     `name:"dry-run" help:"Zeigt nur, was geschähe; speichert nichts."`
	JSON       bool     `name:"json" help:"Gibt je Datei eine Zeile JSON aus."`
	Grenzen    grenzen  `embed:""`
}

// speicherGrenze keeps a plan of 50,000 rows and twenty columns, which holds some 95 MB, below 200 MB with the
// program and the database: near it the garbage collector works harder.
const speicherGrenze = 176 << 20

// Run reads all files, then accepts them one by one in the order of their Stichtage. A file that cannot
// be used does not keep the others from being accepted; the highest exit code wins.
func (c *importCmd) Run(ctx context.Context, u umgebung, global *cli) error {
	debug.SetMemoryLimit(speicherGrenze)
	debug.SetGCPercent(200) // far from the limit, memory is cheaper than collecting it
	eingaben, err := c.eingaben()
	if err != nil {
		return err
	}
	lauf := importLauf{u: u, json: c.JSON, grenzen: c.Grenzen.importer()}
	if c.DryRun {
		err = lauf.vorschau(ctx, global.db(dbDefault), c.Dateien, eingaben)
	} else {
		err = lauf.annehmen(ctx, global.db(dbDefault), c.Dateien, eingaben)
	}
	if err != nil {
		return err
	}
	if !c.JSON && len(c.Dateien) > 1 {
		lauf.zusammen(len(c.Dateien), c.DryRun)
	}
	return lauf.ergebnis()
}

func (c *importCmd) eingaben() (e importer.Eingaben, err error) {
	if c.Eingaben != "" {
		b, err := os.ReadFile(c.Eingaben)
		if err != nil {
			return e, &ozg.Fehler{Code: "eingaben_unlesbar", Err: err, Text: "Die Eingaben „" + c.Eingaben + "“ lassen sich nicht lesen."}
		}
		if e, err = annahme.LiesEingaben(b); err != nil {
			return e, err
		}
	}
	if c.Stichtag != "" {
		t, err := parseStichtag(c.Stichtag)
		if err != nil {
			return e, err
		}
		e.Stichtag = &t
	}
	if c.Themenfeld != "" {
		name, ok := ozg.LiesThemenfeld(c.Themenfeld)
		if !ok {
			return e, ozg.NeuerFehler("themenfeld_unbekannt", themenfeldUnbekannt(c.Themenfeld))
		}
		e.Themenfeld = name
	}
	return e, nil
}

// importLauf is one call of the command: it prints as it goes and remembers the highest exit code.
type importLauf struct {
	u       umgebung
	json    bool
	code    int
	grenzen importer.Grenzen
	summe   summe
}

func (l *importLauf) ergebnis() error {
	if l.code != codeGetan {
		return errGemeldet(l.code)
	}
	return nil
}

func (l *importLauf) vorschau(ctx context.Context, dsn string, dateien []string, e importer.Eingaben) error {
	app, err := openReadMit(ctx, dsn, l.grenzen)
	if err != nil {
		return err
	}
	defer app.close()
	pruefe := func(a annahme.Auftrag) (annahme.Vorschau, error) {
		v, err := app.dienst.Vorschau(ctx, a)
		v.SchonAngenommen = 0 // a preview is shown also of a file that is accepted already
		return v, err
	}
	for _, a := range l.ordnen(dateien, e, pruefe) {
		v, err := pruefe(a)
		if ozg.FehlerCode(err) == "stichtag_fehlt" && l.fragen(&a) {
			v, err = pruefe(a)
		}
		if err != nil {
			l.fehlgeschlagen(a.Datei, err)
			continue
		}
		l.zeigen(a, v, 0, true)
	}
	return nil
}

func (l *importLauf) annehmen(ctx context.Context, dsn string, dateien []string, e importer.Eingaben) error {
	app, err := openApp(ctx, dsn, oeffnen{einmalig: true, grenzen: l.grenzen})
	if err != nil {
		return err
	}
	defer app.close()
	pruefe := func(a annahme.Auftrag) (annahme.Vorschau, error) { return app.dienst.Vorschau(ctx, a) }
	auftraege := l.ordnen(dateien, e, pruefe)
	for _, a := range auftraege {
		beleg, err := app.dienst.Annehmen(ctx, a, "")
		if ozg.FehlerCode(err) == "stichtag_fehlt" && l.fragen(&a) {
			beleg, err = app.dienst.Annehmen(ctx, a, "")
		}
		if err != nil {
			l.fehlgeschlagen(a.Datei, err)
			continue
		}
		if beleg.SchonAngenommen == 0 {
			app.vermerke(ctx, anmeldung.EreignisAnnahme, beleg.Nr)
		}
		l.zeigen(a, beleg.Vorschau, beleg.Nr, false)
	}
	return nil
}

// ordnen reads the files and puts them in the order of their Stichtage. A single file needs no order.
func (l *importLauf) ordnen(dateien []string, e importer.Eingaben, pruefe func(annahme.Auftrag) (annahme.Vorschau, error)) []annahme.Auftrag {
	type geordnet struct {
		annahme.Auftrag
		stichtag ozg.Tag
	}
	var alle []geordnet
	for _, datei := range dateien {
		if len(dateien) == 1 {
			a, err := auftrag(datei, e)
			if err != nil {
				l.fehlgeschlagen(datei, err)
				return nil
			}
			return []annahme.Auftrag{a}
		}
		a, v, err := l.lesen(datei, e, pruefe)
		if err != nil {
			l.fehlgeschlagen(datei, err)
			continue
		}
		alle = append(alle, geordnet{a, *v.Stichtag})
	}
	slices.SortStableFunc(alle, func(a, b geordnet) int { return cmp.Compare(a.stichtag, b.stichtag) })
	out := make([]annahme.Auftrag, len(alle))
	for i := range alle {
		out[i] = alle[i].Auftrag
	}
	return out
}

// lesen reads one file and looks what it would change, asking for the Stichtag where somebody can answer.
func (l *importLauf) lesen(datei string, e importer.Eingaben, pruefe func(annahme.Auftrag) (annahme.Vorschau, error)) (annahme.Auftrag, annahme.Vorschau, error) {
	a, err := auftrag(datei, e)
	if err != nil {
		return a, annahme.Vorschau{}, err
	}
	v, err := pruefe(a)
	if ozg.FehlerCode(err) == "stichtag_fehlt" && l.fragen(&a) {
		v, err = pruefe(a)
	}
	return a, v, err
}

func auftrag(datei string, e importer.Eingaben) (annahme.Auftrag, error) {
	b, err := os.ReadFile(datei)
	if err != nil {
		return annahme.Auftrag{}, &ozg.Fehler{
			Code: "datei_unlesbar", Err: err,
			Text: "Die Datei " + datei + " lässt sich nicht öffnen. Prüfen Sie Namen und Rechte. Es wurde nichts gespeichert.",
		}
	}
	return annahme.Auftrag{Datei: filepath.Base(datei), Inhalt: b, Eingaben: e, Konto: zugang.KontoBefehlszeile}, nil
}

// fragen asks for the Stichtag of a file that states none; false if nobody is there or the answer is none.
func (l *importLauf) fragen(a *annahme.Auftrag) bool {
	if !l.u.fragen {
		return false
	}
	fmt.Fprintf(l.u.stderr, "%s nennt keinen Stichtag. Zu welchem Tag gilt der Plan (TT.MM.JJJJ)? ", a.Datei)
	antwort, _ := bufio.NewReader(l.u.stdin).ReadString('\n') // an end of input is an empty answer
	t, err := parseStichtag(antwort)
	if err != nil {
		return false
	}
	a.Eingaben.Stichtag = &t
	return true
}
