package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/store"
	"handover/store/bolt"
)

// A fault is an error with a hint and an exit status of its own.
type fault struct {
	err  error
	hint string
	exit int
}

func (f *fault) Error() string { return f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

// Exit statuses.
const (
	exitDone     = 0
	exitCouldNot = 1
	exitWrongUse = 2
)

func wrongUse(err error, hint string) error { return &fault{err, hint, exitWrongUse} }
func couldNot(err error, hint string) error { return &fault{err, hint, exitCouldNot} }

// report tells an error, and returns the exit status. An error from before the command began is
// one of use.
func report(w io.Writer, err error, running bool) int {
	if err == nil {
		return exitDone
	}
	exit, hint := exitCouldNot, hintFor(err)
	if !running {
		exit = exitWrongUse
	}
	var f *fault
	if errors.As(err, &f) {
		exit, hint = f.exit, f.hint
	}
	fmt.Fprintf(w, "handover: %s\n", oneLine(err.Error()))
	if hint != "" {
		fmt.Fprintf(w, "hint: %s\n", hint)
	}
	return exit
}

// oneLine makes words one line that begins with a small letter and ends without a full stop. What
// could move the cursor or hide words is shown as what it is.
func oneLine(words string) string {
	words = strings.NewReplacer(":\n", ": ", "\n", "; ").Replace(strings.TrimSpace(words))
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(words, "\uFFFD") {
		if unicode.IsGraphic(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "%U", r)
		}
	}
	words = strings.TrimSuffix(b.String(), ".")
	first, n := utf8.DecodeRuneInString(words)
	second, _ := utf8.DecodeRuneInString(words[n:])
	if unicode.IsUpper(first) && !unicode.IsUpper(second) {
		words = string(unicode.ToLower(first)) + words[n:]
	}
	return words
}

// hints say what to do about what the store found.
var hints = [...]struct {
	is   error
	hint string
}{
	{store.ErrPassphrase, "passphrases tell capitals from small letters; nothing was opened or changed"},
	{store.ErrNewer, "open it with the version of handover that wrote it, or a later one"},
	{store.ErrUnfinished, "open the program, and choose the passphrase again"},
	{bolt.ErrInUse, "close the other window of handover first"},
	{bolt.ErrReadOnly, "make the folder and the file writable for your user, or name another folder with --data"},
	{bolt.ErrEmpty, "put a copy of the vault in its place, or move the empty file away to begin anew"},
	{store.ErrNotVault, "name the folder of the vault with --data; the file that is there was not changed"},
	{store.ErrDamaged, "the file was not changed; keep it, and put a good copy in its place"},
	{bolt.ErrFull, "nothing more can be saved in it"},
}

func hintFor(err error) string {
	for _, h := range hints {
		if errors.Is(err, h.is) {
			return h.hint
		}
	}
	return ""
}
