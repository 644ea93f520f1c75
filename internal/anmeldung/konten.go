package anmeldung

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"strings"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// einrichtung stands for the first account where attempts are counted; no account can have this name.
const einrichtung = "erstes konto"

// merkmalEinrichtung is where the checksum of the code for the first account lies.
const merkmalEinrichtung = "ersteinrichtung"

// Lege adds an account. wer does it; passwort may be "" where the person logs in elsewhere (k.Fremd). The
// errors are those of zugang.Konto.Pruefe, "passwort_schwach" and "konto_doppelt".
func (d *Dienst) Lege(ctx context.Context, wer string, k zugang.Konto, passwort string, von Von) (zugang.Konto, error) {
	k, err := d.lege(ctx, k, passwort, false)
	if err != nil {
		return k, err
	}
	d.Vermerke(ctx, wer, EreignisKonto, store.Getan, k.ID+" angelegt: "+string(k.Rolle), von)
	return k, nil
}

func (d *Dienst) lege(ctx context.Context, k zugang.Konto, passwort string, nurErstes bool) (_ zugang.Konto, err error) {
	if k.Name, err = zugang.LiesName(k.Name); err != nil {
		return k, err
	}
	k.ID, k.Seit = zugang.NeueID(), d.c.Jetzt()
	if k.Anzeigename = strings.TrimSpace(k.Anzeigename); k.Anzeigename == "" {
		k.Anzeigename = k.Name
	}
	if err := k.Pruefe(); err != nil {
		return k, err
	}
	n := store.KontoMitPasswort{Konto: k}
	if passwort != "" || k.Fremd == "" {
		if err := d.pruefePasswort(ctx, passwort, k); err != nil {
			return k, err
		}
		if n.Passwort, err = d.hasher.Hash(ctx, passwort); err != nil {
			return k, fmt.Errorf("hash password: %w", err)
		}
	}
	if err := d.c.Store.AddKonto(ctx, n, nurErstes); err != nil {
		return k, fmt.Errorf("add account: %w", err)
	}
	return k, nil
}

// SetKonto changes role, Bereich, names or lock of an account. A lock or another role ends its sessions.
func (d *Dienst) SetKonto(ctx context.Context, wer string, k zugang.Konto, von Von) error {
	vorher, err := d.c.Store.Konto(ctx, k.ID)
	if err != nil {
		return fmt.Errorf("change account: %w", err)
	}
	if err := d.c.Store.SetKonto(ctx, k); err != nil {
		return fmt.Errorf("change account: %w", err)
	}
	if k.Gesperrt || k.Rolle != vorher.Rolle {
		if err := d.c.Store.DeleteSitzungen(ctx, k.ID, ""); err != nil {
			return fmt.Errorf("end sessions: %w", err)
		}
	}
	if k.Anzeigename != vorher.Anzeigename || k.Rolle != vorher.Rolle { // pages show them
		if err := d.c.Store.TellKonten(ctx, wer, d.c.Jetzt()); err != nil {
			return fmt.Errorf("change account: %w", err)
		}
	}
	d.Vermerke(ctx, wer, EreignisKonto, store.Getan, k.ID+" geändert: "+geaendert(vorher.Konto, k), von)
	return nil
}

func geaendert(a, b zugang.Konto) string {
	var teile []string
	if a.Rolle != b.Rolle {
		teile = append(teile, "Rolle "+string(a.Rolle)+" → "+string(b.Rolle))
	}
	bereich := func(k zugang.Konto) string {
		k.Gesperrt = false // the lock is told below
		return k.Bereich().Text()
	}
	if x, y := bereich(a), bereich(b); x != y {
		teile = append(teile, "Bereich "+x+" → "+y)
	}
	if a.Gesperrt != b.Gesperrt {
		teile = append(teile, map[bool]string{true: "gesperrt", false: "entsperrt"}[b.Gesperrt])
	}
	if a.Name != b.Name || a.Anzeigename != b.Anzeigename {
		teile = append(teile, "Name")
	}
	if len(teile) == 0 {
		return "nichts"
	}
	return strings.Join(teile, ", ")
}

// Einrichtungscode makes the one-time code that the first account needs, so that no stranger on the network
// can claim the program; it is printed where the program was started. "" if there is an account already.
func (d *Dienst) Einrichtungscode(ctx context.Context) (string, error) {
	n, err := d.c.Store.KontenAnzahl(ctx)
	if err != nil || n > 0 {
		return "", err
	}
	t := rand.Text()
	code := t[:5] + "-" + t[5:10] + "-" + t[10:15]
	if err := d.c.Store.SetMerkmal(ctx, merkmalEinrichtung, zugang.TokenSumme(code)); err != nil {
		return "", fmt.Errorf("keep code for the first account: %w", err)
	}
	return code, nil
}

// OhneKonten reports whether nobody can log in yet.
func (d *Dienst) OhneKonten(ctx context.Context) (bool, error) {
	n, err := d.c.Store.KontenAnzahl(ctx)
	return n == 0, err
}

// Einrichten adds the first account, with the role Administration, and logs it in. The errors are those of
// Lege, "einrichtung_code" and "konto_vorhanden".
func (d *Dienst) Einrichten(ctx context.Context, code, name, anzeigename, passwort string, von Von) (token string, err error) {
	bremsen, err := d.bremsen(ctx, einrichtung, von)
	if err != nil {
		return "", err
	}
	gelungen, err := d.bremse(ctx, bremsen)
	if err != nil {
		return "", err
	}
	summe, ok, err := d.c.Store.Merkmal(ctx, merkmalEinrichtung)
	if err != nil {
		return "", fmt.Errorf("read code for the first account: %w", err)
	}
	code = strings.ToUpper(strings.TrimSpace(code))
	if !ok || subtle.ConstantTimeCompare([]byte(summe), []byte(zugang.TokenSumme(code))) != 1 {
		d.Vermerke(ctx, "", EreignisKonto, store.Abgelehnt, "erstes Konto", von)
		return "", ozg.NeuerFehler("einrichtung_code", "Der Code stimmt nicht. Er steht in der Ausgabe des Programms, dort wo es zuletzt gestartet wurde.")
	}
	k, err := d.lege(ctx, zugang.Konto{Name: name, Anzeigename: anzeigename, Rolle: zugang.Administration}, passwort, true)
	if err != nil {
		return "", err
	}
	d.Vermerke(ctx, k.ID, EreignisKonto, store.Getan, k.ID+" angelegt: erstes Konto", von)
	if err := gelungen(); err != nil {
		return "", fmt.Errorf("forget attempts: %w", err)
	}
	return d.Beginne(ctx, k, von)
}

// Bereich is whose rows an account may state and take back; a locked or unknown one nobody's. What does
// something without a person has an id that no account can have, and may all.
func (d *Dienst) Bereich(ctx context.Context, konto string) (zugang.Bereich, error) {
	if zugang.IstProgramm(konto) {
		return zugang.Bereich{Alles: true}, nil
	}
	k, err := d.c.Store.Konto(ctx, konto)
	if ozg.FehlerCode(err) == "konto_unbekannt" {
		return zugang.Bereich{}, nil
	}
	if err != nil {
		return zugang.Bereich{}, err
	}
	return k.Bereich(), nil
}
