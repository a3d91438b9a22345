package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"handover/model/guide"
	"handover/store"
	"handover/store/bolt"
	"handover/store/desk"
)

// folder returns the folder of the vault. One that --data names is taken as it is; the usual one
// must be fit to hold a vault.
func (s *settings) folder() (string, error) {
	if s.data != "" {
		return s.data, nil
	}
	dir, err := store.Folder()
	if err != nil {
		return "", couldNot(err, "name a folder with --data")
	}
	if why := store.Unfit(dir); why != "" {
		return "", couldNot(fmt.Errorf("%s: %s", dir, why), "name a folder with --data; one named so is taken as it is")
	}
	return dir, nil
}

// vaultFile returns the path of the vault's file, and whether there is one.
func (s *settings) vaultFile() (path string, there bool, err error) {
	dir, err := s.folder()
	if err != nil {
		return "", false, err
	}
	path = filepath.Join(dir, store.FileName)
	_, err = os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, false, nil
	case err != nil:
		return "", false, fmt.Errorf("look for the vault: %w", err)
	}
	return path, true, nil
}

// A counter is a desk with the vault beneath it, as a command works at it.
type counter struct {
	*desk.Desk
	vault *store.Vault
}

// Close puts everything away.
func (c *counter) Close() error { return c.vault.Close() }

// unlock opens the vault for a command. Without a vault it says so, unless the command makes one:
// then --passphrase-file must be given.
func (s *settings) unlock(makes bool) (*counter, error) {
	path, there, err := s.vaultFile()
	if err != nil {
		return nil, err
	}
	if !there && !makes {
		return nil, couldNot(fmt.Errorf("there is no vault in %s", filepath.Dir(path)),
			"open the program to make one, or name its folder with --data")
	}
	if !there && s.passphraseFile == "" {
		return nil, couldNot(fmt.Errorf("there is no vault in %s yet", filepath.Dir(path)),
			"open the program to make one, or name a file that holds a passphrase for it with --passphrase-file")
	}
	var engine *bolt.DB
	if there { // what is wrong with the file is said before anybody types a passphrase
		if engine, err = bolt.Open(path); err != nil {
			return nil, err
		}
	}
	passphrase, err := s.passphrase()
	if err != nil {
		return nil, errors.Join(err, shut(engine))
	}
	v, err := openVault(path, engine, passphrase, makes)
	if err != nil {
		return nil, err
	}
	g, err := guide.Load()
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	d, err := desk.New(v, g, time.Now)
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return &counter{d, v}, nil
}

// openVault unlocks the vault of an open file; where there is none, it makes both. Whatever goes
// wrong, the file is closed again.
func openVault(path string, engine *bolt.DB, passphrase []byte, makes bool) (*store.Vault, error) {
	ctx := context.Background()
	if engine == nil {
		return makeVault(ctx, path, passphrase)
	}
	again := append([]byte(nil), passphrase...) // Unlock wipes its own
	defer clear(again)
	v, err := store.Unlock(ctx, engine, passphrase)
	if makes && errors.Is(err, store.ErrUnfinished) && strong(again) == nil {
		v, err = store.Create(ctx, engine, again)
	}
	if err != nil {
		return nil, errors.Join(err, shut(engine))
	}
	return v, nil
}

// makeVault makes a vault and its file. A passphrase that is weak is refused, with the reason.
func makeVault(ctx context.Context, path string, passphrase []byte) (*store.Vault, error) {
	if err := strong(passphrase); err != nil {
		return nil, err
	}
	if err := bolt.Create(path); err != nil {
		return nil, err
	}
	engine, err := bolt.Open(path)
	if err != nil {
		return nil, err
	}
	v, err := store.Create(ctx, engine, passphrase)
	if err != nil {
		return nil, errors.Join(err, shut(engine))
	}
	return v, nil
}

// strong refuses a weak passphrase.
func strong(passphrase []byte) error {
	if why := store.Weakness(passphrase); why != "" {
		return couldNot(fmt.Errorf("this passphrase is too weak: %s", oneLine(why)), "words drawn by lot are easy to remember and hard to guess")
	}
	return nil
}

func shut(engine *bolt.DB) error {
	if engine == nil {
		return nil
	}
	return engine.Close()
}
