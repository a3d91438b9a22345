package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"handover/model/guide"
	"handover/store"
	"handover/store/bolt"
	"handover/store/desk"
	"handover/store/policy"
)

// inForce returns the policy that the council's IT department set, or what is built in. A policy with a
// mistake in it opens nothing.
func (s *settings) inForce() (*policy.Policy, error) {
	if s.policy != nil {
		return s.policy, nil
	}
	found, err := policy.InForce(func(key string) error {
		_, err := store.ReadPublicKey(key)
		return err
	})
	if err != nil {
		return nil, couldNot(err, "only whoever looks after this computer can mend it; nothing was opened or changed")
	}
	s.policy = found
	return found, nil
}

// folder returns the folder of the vault. One that --data names is taken as it is, unless the policy
// names one; the usual one must be fit to hold a vault.
func (s *settings) folder() (string, error) {
	p, err := s.inForce()
	if err != nil {
		return "", err
	}
	switch {
	case s.data != "" && p.DataFolder != "" && filepath.Clean(s.data) != filepath.Clean(p.DataFolder):
		return "", couldNot(fmt.Errorf("the policy of this computer keeps the vault in %s", p.DataFolder), "leave --data out")
	case s.data != "":
		return s.data, nil
	}
	dir := p.DataFolder
	if dir == "" {
		if dir, err = store.Folder(); err != nil {
			return "", couldNot(err, "name a folder with --data")
		}
	}
	if why := store.Unfit(dir); why != "" {
		if p.DataFolder != "" {
			return "", couldNot(fmt.Errorf("%s: %s", dir, why), "the policy of this computer names this folder: whoever looks after it can name another")
		}
		return "", couldNot(fmt.Errorf("%s: %s", dir, why), "name a folder with --data; one named so is taken as it is")
	}
	return dir, nil
}

// files are the vault's engine: bbolt.
var files = store.Files{
	Create: bolt.Create,
	Open: func(path string) (store.Engine, error) {
		db, err := bolt.Open(path)
		if err != nil {
			return nil, err // and not an engine that is nil
		}
		return db, nil
	},
}

// place returns the folder of the vault with all that belongs to one, and whether there is a vault.
func (s *settings) place() (place *store.Place, there bool, err error) {
	dir, err := s.folder()
	if err != nil {
		return nil, false, err
	}
	p, err := s.inForce()
	if err != nil {
		return nil, false, err
	}
	o := store.Options{Now: now, Backups: p.BackupFolder, Days: p.BackupDays, Weeks: p.BackupWeeks}
	if p.EscrowKey != "" {
		key, err := store.ReadPublicKey(p.EscrowKey)
		if err != nil {
			return nil, false, err
		}
		o.Escrow = &key
	}
	place = store.At(dir, files, o)
	there, err = place.Exists()
	return place, there, err
}

// A counter is a desk with the vault beneath it, as a command works at it.
type counter struct {
	*desk.Desk
	vault *store.Vault
	tell  func(words ...string)
}

// Close puts everything away. What the vault's file did not take is told: it is saved, in one place alone.
func (c *counter) Close() error {
	if c.vault.Kept() {
		if err := c.vault.Settle(context.Background()); err != nil {
			c.tell("kept in the rescue log, and not yet in the vault's file, which takes nothing at present: " + err.Error())
		}
	}
	return c.vault.Close()
}

// ready finds the vault for a command, and opens its file: what is wrong with that is said before anybody
// types a passphrase. Without a vault it says so, unless the command makes one: then --passphrase-file must
// be given. It returns the place beside what is wrong there.
func (s *settings) ready(makes bool) (place *store.Place, there bool, err error) {
	place, there, err = s.place()
	if err != nil {
		return place, there, err
	}
	switch {
	case there:
		return place, true, place.Open()
	case !makes:
		return place, false, s.noVault(place)
	case s.passphraseFile == "":
		return place, false, couldNot(fmt.Errorf("there is no vault in %s yet", place.Dir()),
			"open the program to make one, or name a file that holds a passphrase for it with --passphrase-file")
	}
	return place, false, nil
}

// noVault says that there is none.
func (s *settings) noVault(place *store.Place) error {
	return couldNot(fmt.Errorf("there is no vault in %s", place.Dir()),
		"open the program to make one, or name its folder with --data")
}

// unlock opens the vault for a command.
func (s *settings) unlock(makes bool) (*counter, error) {
	place, there, err := s.ready(makes)
	if err != nil {
		return nil, err
	}
	with, err := s.with()
	if err != nil {
		return nil, errors.Join(err, place.Close())
	}
	return s.enter(place, there, with, makes)
}

// enter unlocks the vault of a place, tells what that found, and lays it on a desk.
func (s *settings) enter(place *store.Place, there bool, with store.With, makes bool) (*counter, error) {
	v, err := s.openVault(place, there, with, makes)
	if err != nil {
		return nil, errors.Join(err, place.Close())
	}
	s.tell(v.Found().Told...)
	s.tell(damageWords(v.Found().Damage)...)
	g, err := guide.Load()
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	d, err := desk.New(v, g, now)
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	if keep, err := s.keep(); err == nil { // a policy with a mistake was refused before
		d.Stay = &keep
	}
	return &counter{d, v, s.tell}, nil
}

// tell says on standard error what is worth knowing.
func (s *settings) tell(words ...string) {
	for _, w := range words {
		fmt.Fprintf(s.err, "handover: %s\n", oneLine(w))
	}
}

// openVault unlocks the vault of a place; where there is none, it makes one.
func (s *settings) openVault(place *store.Place, there bool, with store.With, makes bool) (*store.Vault, error) {
	ctx := context.Background()
	if !there {
		return s.makeVault(ctx, place, with.Passphrase)
	}
	again := bytes.Clone(with.Passphrase) // Unlock wipes its own
	defer clear(again)
	v, err := place.Unlock(ctx, with)
	if makes && errors.Is(err, store.ErrUnfinished) && with.Key == nil {
		return s.makeVault(ctx, place, again)
	}
	return v, notCode(err, again)
}

// notCode says of a passphrase that is wrong where it reads like a recovery code: no command takes one.
func notCode(err error, passphrase []byte) error {
	if errors.Is(err, store.ErrPassphrase) && store.LooksLikeCode(passphrase) {
		return couldNot(err, "it reads like a recovery code: that opens the vault on the screen alone, where a new passphrase can be chosen")
	}
	return err
}

// makeVault makes a vault. A passphrase that is weak is refused, with the reason.
func (s *settings) makeVault(ctx context.Context, place *store.Place, passphrase []byte) (*store.Vault, error) {
	if err := s.strong(passphrase); err != nil {
		return nil, err
	}
	return place.Create(ctx, passphrase)
}

// strong refuses a weak passphrase.
func (s *settings) strong(passphrase []byte) error {
	least, err := s.strength()
	if err != nil {
		return err
	}
	if why := least.Weakness(passphrase); why != "" {
		return couldNot(fmt.Errorf("this passphrase is too weak: %s", oneLine(why)), "words drawn by lot are easy to remember and hard to guess")
	}
	return nil
}

// strength is what a passphrase needs here.
func (s *settings) strength() (store.Strength, error) {
	p, err := s.inForce()
	if err != nil {
		return store.Strength{}, err
	}
	return store.Strength{Characters: p.PassphraseLength, Different: p.PassphraseWords}, nil
}
