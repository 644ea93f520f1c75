package anmeldung

import (
	"context"
	"fmt"
	"net/netip"
	"time"

	"ozgtracker/internal/ozg"
	"ozgtracker/internal/store"
	"ozgtracker/internal/zugang"
)

// What may be tried without waiting, and how long one waits at most. Waiting, not locking out: nobody can
// keep somebody else out for good by guessing. Behind one address may sit a whole house.
const (
	freiKonto, wartenKonto     = 5, time.Minute
	freiAdresse, wartenAdresse = 30, 5 * time.Minute
)

// Warten is how long the next attempt must wait; it is the cause of "anmeldung_zu_schnell".
type Warten time.Duration

// Error says how long.
func (w Warten) Error() string { return "wait " + time.Duration(w).String() }

func falsch() error {
	return ozg.NeuerFehler("anmeldung_falsch", "Anmeldename oder Passwort stimmt nicht, oder das Konto ist gesperrt.")
}

func zuSchnell(warten time.Duration) error {
	warten = (warten + time.Second - 1).Truncate(time.Second)
	text := fmt.Sprintf("%d Sekunden", int(warten/time.Second))
	if warten == time.Second {
		text = "einer Sekunde"
	}
	return &ozg.Fehler{Code: "anmeldung_zu_schnell", Err: Warten(warten), Text: "Es gab zu viele Versuche. Versuchen Sie es in " + text + " noch einmal."}
}

// schluesselKonto names an account among the attempts by a checksum: people type passwords where the name
// belongs.
func schluesselKonto(name string) string { return "konto " + zugang.TokenSumme(name)[:32] }

// netzVon is whom an address belongs to: of IPv6 everybody has a whole network of 64 bits.
func netzVon(adresse string) string {
	ip, err := netip.ParseAddr(adresse)
	if err != nil || !ip.Is6() || ip.Is4In6() {
		return adresse
	}
	return netip.PrefixFrom(ip.WithZone(""), 64).Masked().String()
}

func schluesselAdresse(adresse string) string { return "adresse " + netzVon(adresse) }

// schluesselEigenes is the account as somebody who is logged in tries its password.
func schluesselEigenes(id string) string { return "passwort " + id }

// Anmelden checks name and password and starts a session. The errors are *ozg.Fehler: "anmeldung_falsch",
// the same whatever was wrong, and "anmeldung_zu_schnell".
func (d *Dienst) Anmelden(ctx context.Context, name, passwort string, von Von) (token string, k zugang.Konto, err error) {
	name, errName := zugang.LiesName(name)
	if errName != nil {
		name = "?" // nobody's; goes the same way
	}
	bremsen, err := d.bremsen(ctx, name, von)
	if err != nil {
		return "", k, err
	}
	gelungen, err := d.bremse(ctx, bremsen)
	if err != nil {
		return "", k, err
	}
	konto, err := d.c.Store.KontoNamed(ctx, name)
	if err != nil && ozg.FehlerCode(err) != "konto_unbekannt" {
		return "", k, fmt.Errorf("log in: %w", err)
	}
	stimmt, err := d.hasher.Stimmt(ctx, kuerze(passwort, zugang.MaxPasswort+1), konto.Passwort)
	if err != nil {
		return "", k, fmt.Errorf("log in: %w", err)
	}
	if !stimmt || konto.Gesperrt {
		d.Vermerke(ctx, konto.ID, EreignisAnmeldung, store.Abgelehnt, "", von)
		return "", k, falsch()
	}
	if err := gelungen(); err != nil {
		return "", k, fmt.Errorf("log in: %w", err)
	}
	token, err = d.Beginne(ctx, konto.Konto, von)
	return token, konto.Konto, err
}

// bremse counts an attempt and refuses it where there were too many. gelungen is called when it was right: the first
// Bremse, of the account or the browser, is forgotten, and of the others, which many share, this one attempt is.
func (d *Dienst) bremse(ctx context.Context, bremsen []store.Bremse) (gelungen func() error, err error) {
	am := d.c.Jetzt()
	warten, err := d.c.Store.NimmVersuch(ctx, am, bremsen...)
	if err != nil {
		return nil, fmt.Errorf("count attempt: %w", err)
	}
	if warten > 0 {
		return nil, zuSchnell(warten)
	}
	return func() error {
		for _, b := range bremsen[1:] {
			if err := d.c.Store.GibVersuch(ctx, am, b); err != nil {
				return err
			}
		}
		return d.c.Store.LoeseVersuche(ctx, bremsen[0].Schluessel)
	}, nil
}

// SetEigenesPasswort changes the password of who asks, who must know the present one; all other sessions
// end. The errors are those of Anmelden and "passwort_schwach".
func (d *Dienst) SetEigenesPasswort(ctx context.Context, w Wer, alt, neu string, von Von) error {
	// Counted apart from logins: who guesses outside must not keep the owner, who is inside, from a new password.
	gelungen, err := d.bremse(ctx, []store.Bremse{{Schluessel: schluesselEigenes(w.Konto.ID), Frei: freiKonto, Hoechstens: wartenKonto}})
	if err != nil {
		return err
	}
	konto, err := d.c.Store.Konto(ctx, w.Konto.ID)
	if err != nil {
		return fmt.Errorf("change password: %w", err)
	}
	stimmt, err := d.hasher.Stimmt(ctx, kuerze(alt, zugang.MaxPasswort+1), konto.Passwort)
	if err != nil {
		return fmt.Errorf("change password: %w", err)
	}
	if !stimmt {
		d.Vermerke(ctx, w.Konto.ID, EreignisPasswort, store.Abgelehnt, w.Konto.ID, von)
		return ozg.NeuerFehler("passwort_falsch", "Das bisherige Passwort stimmt nicht.")
	}
	if err := d.setPasswort(ctx, konto.Konto, neu, w.Sitzung.Token); err != nil {
		return err
	}
	if err := gelungen(); err != nil {
		return fmt.Errorf("change password: %w", err)
	}
	d.Vermerke(ctx, w.Konto.ID, EreignisPasswort, store.Getan, w.Konto.ID, von)
	return nil
}

// SetPasswort gives somebody a new password; all sessions and API tokens of the account end. Who logs in at the provider of the
// house gets none, for it would be a way around that: *ozg.Fehler "passwort_fremd".
func (d *Dienst) SetPasswort(ctx context.Context, wer string, k zugang.Konto, neu string, von Von) error {
	if k.Fremd != "" {
		return ozg.NeuerFehler("passwort_fremd", "Dieses Konto meldet sich über den Anmeldedienst des Hauses an und hat hier kein Passwort.")
	}
	if err := d.setPasswort(ctx, k, neu, ""); err != nil {
		return err
	}
	if err := d.c.Store.DeleteAlleSchluessel(ctx, k.ID); err != nil { // who needs a new password may have lost more
		return fmt.Errorf("end API tokens: %w", err)
	}
	d.Vermerke(ctx, wer, EreignisPasswort, store.Getan, k.ID, von)
	return nil
}

func (d *Dienst) setPasswort(ctx context.Context, k zugang.Konto, neu, dieseSitzung string) error {
	if err := d.pruefePasswort(ctx, neu, k); err != nil {
		return err
	}
	phc, err := d.hasher.Hash(ctx, neu)
	if err != nil {
		return fmt.Errorf("hash password: %w", err)
	}
	if err := d.c.Store.SetPasswort(ctx, k.ID, phc); err != nil {
		return fmt.Errorf("set password: %w", err)
	}
	if err := d.c.Store.DeleteSitzungen(ctx, k.ID, dieseSitzung); err != nil {
		return fmt.Errorf("end other sessions: %w", err)
	}
	return nil
}

// pruefePasswort refuses a weak password; how the house is called, by the settings, is known to everybody.
func (d *Dienst) pruefePasswort(ctx context.Context, passwort string, k zugang.Konto) error {
	haus, _, err := d.c.Store.Einstellungen(ctx)
	if err != nil {
		return fmt.Errorf("read name of the house: %w", err)
	}
	return zugang.PruefePasswort(passwort, k.Name, k.Anzeigename, haus["ministerium"], haus["logotext"])
}
