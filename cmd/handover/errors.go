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

// Faults are several that are told one after another, each with its hint. The exit status is the first's.
type faults []*fault

func (fs faults) Error() string {
	var all []string
	for _, f := range fs {
		all = append(all, f.Error())
	}
	return strings.Join(all, "; ")
}

// report tells an error, and returns the exit status. An error from before the command began is
// one of use.
func report(w io.Writer, err error, running bool) int {
	if err == nil {
		return exitDone
	}
	var several faults
	if errors.As(err, &several) {
		for _, f := range several {
			report(w, f, running)
		}
		return several[0].exit
	}
	exit, hint := exitCouldNot, hintFor(err)
	if !running {
		exit = exitWrongUse
	}
	var f *fault
	if errors.As(err, &f) {
		exit, hint = f.exit, f.hint
	}
	fmt.Fprintf(w, "handover: %s\n", onLine(err.Error())) // an error begins small; where it does not, it begins with a name
	if hint != "" {
		fmt.Fprintf(w, "hint: %s\n", hint)
	}
	return exit
}

// oneLine makes words one line that begins with a small letter and ends without a full stop. What
// could move the cursor or hide words is shown as what it is.
func oneLine(words string) string {
	words = onLine(words)
	first, n := utf8.DecodeRuneInString(words)
	second, _ := utf8.DecodeRuneInString(words[n:])
	if unicode.IsUpper(first) && !unicode.IsUpper(second) {
		words = string(unicode.ToLower(first)) + words[n:]
	}
	return words
}

// onLine makes words one line that ends without a full stop.
func onLine(words string) string {
	words = strings.NewReplacer(":\n", ": ", "\n", "; ").Replace(strings.TrimSpace(words))
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(words, "\uFFFD") {
		if unicode.IsGraphic(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "%U", r)
		}
	}
	return strings.TrimSuffix(b.String(), ".")
}

// hints say what to do about what the store found.
var hints = [...]struct {
	is   error
	hint string
}{
	{store.ErrPassphrase, "passphrases tell capitals from small letters; nothing was opened or changed"},
	{store.ErrCode, "it is five groups of five signs, as it was printed; nothing was opened or changed"},
	{store.ErrKey, "the public half of it has to be a way into this vault; nothing was opened or changed"},
	{store.ErrNewer, "open it with the version of handover that wrote it, or a later one"},
	{store.ErrUnfinished, "open the program, and choose the passphrase again"},
	{store.ErrReadOnly, `"handover verify" says what is wrong, and "handover restore" puts back the last good state`},
	{store.ErrPurged, "what was purged does not come back into this vault; nothing was changed"},
	{store.ErrGood, "nothing was changed; to replace it all the same, add --force and --yes: it is then kept among the backups"},
	{store.ErrNothing, `if you have a backup somewhere else, name it: handover restore FILE`},
	{bolt.ErrInUse, "close the other window of handover first"},
	{bolt.ErrReadOnly, "make the folder and the file writable for your user, or name another folder with --data"},
	{bolt.ErrEmpty, `"handover restore" puts back the last good state; where there never was one, move the empty file away to begin anew`},
	{store.ErrNotVault, "name the folder of the vault with --data; the file that is there was not changed"},
	{store.ErrDamaged, `the file was not changed; "handover verify" says what can be saved, and "handover restore" puts back the last good state`},
	{bolt.ErrFull, "nothing more can be saved in it"},
}

func hintFor(err error) string {
	var throttled *store.Throttled
	if errors.As(err, &throttled) {
		return "nothing was tried, opened or changed; waiting is all that helps, and ending the program does not shorten it"
	}
	for _, h := range hints {
		if errors.Is(err, h.is) {
			return h.hint
		}
	}
	return ""
}
