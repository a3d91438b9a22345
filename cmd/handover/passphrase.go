package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/charmbracelet/x/term"

	"handover/store"
)

// passphrase reads the passphrase: from the file that --passphrase-file names, or else from the
// terminal, without showing it.
func (s *settings) passphrase() ([]byte, error) {
	if s.passphraseFile != "" {
		return passphraseFrom(s.passphraseFile)
	}
	if !s.onTerminal() {
		return nil, couldNot(errors.New("the passphrase is needed, and there is no terminal to ask for it"),
			"name a file that holds it with --passphrase-file")
	}
	return s.ask("Passphrase: ")
}

// with reads what opens the vault: the private key that --key-file names, or else the passphrase.
func (s *settings) with() (store.With, error) {
	if s.keyFile != "" {
		k, err := privateKeyFrom(s.keyFile)
		return store.With{Key: k}, err
	}
	passphrase, err := s.passphrase()
	return store.With{Passphrase: passphrase}, err
}

// again returns the same once more: who takes what opens a vault wipes it.
func again(w store.With) store.With {
	w.Passphrase = bytes.Clone(w.Passphrase)
	return w
}

// privateKeyFrom reads a private key from a file.
func privateKeyFrom(path string) (*store.PrivateKey, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, fmt.Errorf("the key file: %w", err)
	}
	defer f.Close()
	const most = 64 << 10
	b, err := io.ReadAll(io.LimitReader(f, most))
	defer clear(b)
	if err != nil {
		return nil, fmt.Errorf("the key file %s: %w", path, cause(err))
	}
	k, err := store.ReadPrivateKey(string(b))
	if err != nil {
		return nil, couldNot(fmt.Errorf("the key file %s: %w", path, err), `the private key is the file that "handover key" made, the one without .pub`)
	}
	return &k, nil
}

// openWithKey opens the vault for the screens with the private key in a file.
func (p *program) openWithKey(path string) error {
	if !p.there {
		return p.settings.noVault(p.place)
	}
	k, err := privateKeyFrom(path)
	if err != nil {
		return err
	}
	return p.Open(store.With{Key: k})
}

// passphraseFrom reads the first line of a file, without its line end.
func passphraseFrom(path string) ([]byte, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, fmt.Errorf("the passphrase file: %w", err)
	}
	defer f.Close()
	const most = 4096
	b, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return nil, fmt.Errorf("the passphrase file %s: %w", path, err)
	}
	b = bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")) // Notepad begins a file so
	line, _, ended := bytes.Cut(b, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	switch {
	case len(line) == 0:
		return nil, fmt.Errorf("the passphrase file %s has an empty first line", path)
	case len(b) == most && !ended:
		return nil, fmt.Errorf("the first line of the passphrase file %s is too long", path)
	}
	return line, nil
}

// onTerminal reports whether there is somebody to ask.
func (s *settings) onTerminal() bool {
	errFile, ok := s.err.(*os.File)
	return ok && term.IsTerminal(s.in.Fd()) && term.IsTerminal(errFile.Fd())
}

// ask asks for a passphrase on the terminal, which no longer shows what is typed when the question
// stands there. However it ends, the terminal shows again what is typed.
func (s *settings) ask(words string) ([]byte, error) {
	state, err := term.GetState(s.in.Fd())
	if err != nil {
		return nil, fmt.Errorf("ask for the passphrase: %w", err)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, endings...)
	defer signal.Stop(stop)
	quiet := *state
	withoutEcho(&quiet)
	if err := term.SetState(s.in.Fd(), &quiet); err != nil {
		return nil, fmt.Errorf("ask for the passphrase: %w", err)
	}
	defer term.Restore(s.in.Fd(), state)
	type answer struct {
		typed []byte
		err   error
	}
	answered := make(chan answer, 1)
	fmt.Fprint(s.err, words)
	go func() {
		typed, err := term.ReadPassword(s.in.Fd())
		answered <- answer{typed, err}
	}()
	defer fmt.Fprintln(s.err)
	select {
	case <-stop:
		return nil, errors.New("stopped")
	case a := <-answered:
		if a.err != nil {
			return nil, fmt.Errorf("no passphrase was typed: %w", a.err)
		}
		return a.typed, nil
	}
}
