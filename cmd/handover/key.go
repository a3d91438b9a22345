package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"handover/store"
)

func newKey(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "key FILE",
		Short: "Make a pair of keys, for a manager or the council",
		Long: `key makes a pair of keys with which somebody else can open a vault: a manager,
or the council for all of its workers. FILE is the private key, and FILE.pub the
public one. Neither replaces anything. No vault is needed.`,
		Args: arguments(1),
		RunE: func(_ *cobra.Command, args []string) error { return makeKey(s, args[0]) },
	}
}

// makeKey writes a pair of keys, the public one first: that one alone does no harm should the other fail.
func makeKey(s *settings, path string) error {
	public := path + ".pub"
	for _, p := range []string{path, public} {
		if _, err := os.Lstat(p); !errors.Is(err, fs.ErrNotExist) {
			return thereAlready(p)
		}
	}
	k, err := store.NewPrivateKey()
	if err != nil {
		return err
	}
	words, err := k.Text()
	if err != nil {
		return err
	}
	if err := writeFile(public, []byte(k.Public().Text()+"\n"), false); err != nil {
		return err
	}
	if err := writeFile(path, []byte(words+"\n"), false); err != nil {
		return errors.Join(err, os.Remove(public))
	}
	if err := os.Chmod(public, 0o644); err != nil { // a policy's key has to be read by everybody
		return fmt.Errorf("let everybody read %s: %w", public, cause(err))
	}
	_, err = fmt.Fprintf(s.out, `A pair of keys is made.

%s is the private key. Whoever has it opens every vault that has the
public key as a way in. Keep it where nobody else can read it and not on the
worker's laptop, and keep a second copy: nobody can make it again.

%s is the public key, which is no secret. Give it to the worker, who
adds it in the program as a way into the vault; or, for every vault, to whoever
looks after the computers, to be named in policy.toml as escrow_key_file.

Its fingerprint, to be compared by eye before it is added:
    %s

To open a vault with the private key: handover list --key-file FILE
`, path, public, k.Public().Fingerprint())
	return err
}

// thereAlready refuses to replace a file where no flag could make it.
func thereAlready(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return couldNot(fmt.Errorf("%s is a folder", path), "type the name of a file in it")
	}
	return couldNot(fmt.Errorf("%s is there already", path), "choose another name: it is never replaced")
}
