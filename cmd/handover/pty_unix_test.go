//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

func TestTheFirstRunLeadsFromANameToTheCaseload(t *testing.T) {
	u := newUser(t)
	x := u.open().sees("Welcome", "Your name")
	x.types("Noor Hale", enter, "social worker", enter, enter).sees("Choose the passphrase", "recovery code")
	x.types("password", enter).sees("Passphrase", "!") // what is weak is said
	x.types("\x15", esc).sees("Your name", "Noor Hale")
	x.types(tab, tab, enter).sees("Choose the passphrase")
	x.types(good, enter, wrong, enter, enter).sees("not the same")
	x.types("\x15", good, enter, enter).sees("Make a recovery code now?").types("2").sees("No closures yet", "Noor Hale")
	x.types(ctrlQ).ends(0)

	again := u.open().sees("Passphrase")
	again.types(wrong, enter).sees("That is not the passphrase")
	again.types(good, enter).sees("No closures yet", "Noor Hale")
	again.types(ctrlQ).ends(0)
}

func TestTheWordsThatAreOfferedOpenTheVaultLater(t *testing.T) {
	u := newUser(t)
	x := u.open().sees("Your name").types("Noor Hale", enter, "social worker", enter, enter).sees("drawn for you by lot")
	x.types(f2).sees("Write them on paper")
	_, after, _ := strings.Cut(x.text(), "Your words:")
	line, _, _ := strings.Cut(after, "\n")
	words := strings.Join(strings.Fields(line), " ")
	x.types(words, enter, enter).sees("Make a recovery code now?").types(esc).sees("No closures yet")
	x.types(ctrlQ).ends(0)
	u.open().sees("Passphrase").types(words, enter).sees("No closures yet").types(ctrlQ).ends(0)
}

func TestAVaultMadeByACommandAsksWhoIsThere(t *testing.T) {
	u := withVault(t)
	x := u.open().sees("Passphrase").types(good, enter).sees("Who is at the keyboard?", "Noor Hale, social worker", "Somebody else")
	x.types(enter).sees("ALDER-1")
	x.types(ctrlQ).ends(0)
	u.open().sees("Passphrase").types(good, enter).sees("ALDER-1").types(ctrlQ).ends(0)
}

func TestTheLockHidesEverythingUntilThePassphrase(t *testing.T) {
	u := withVault(t)
	x := u.open("--passphrase-file", u.pass).sees("Who is at the keyboard?").types(enter).sees("ALDER-1")
	x.types(ctrlL).sees("Locked", "Passphrase")
	if strings.Contains(x.text(), "ALDER-1") {
		t.Errorf("the lock hides nothing:\n%s", x.text())
	}
	x.types(wrong, enter).sees("That is not the passphrase")
	x.types(good, enter).sees("ALDER-1")
	x.types(ctrlQ).ends(0)
}

func TestTheDemoOpensWithoutAPassphraseAndLeavesNothing(t *testing.T) {
	u := newUser(t)
	x := u.openIn(100, 30, "demo").sees("DEMO-ENG-1")
	x.types(ctrlL).sees("Press Enter to go on")
	x.types(enter).sees("DEMO-ENG-1")
	x.types(ctrlQ).ends(0)
	u.nothingLeft()

	u.openIn(100, 30, "demo").sees("DEMO-ENG-1").signal(syscall.SIGTERM).ends(0)
	u.nothingLeft()
	u.openIn(100, 30, "demo").sees("DEMO-ENG-1").signal(syscall.SIGHUP).ends(0)
	u.nothingLeft()
}

func (u *user) nothingLeft() {
	u.t.Helper()
	left, err := filepath.Glob(filepath.Join(u.home, "handover-demo-*"))
	if err != nil || len(left) > 0 {
		u.t.Errorf("the demo left %v (%v)", left, err)
	}
	if _, err := os.Stat(u.data); !os.IsNotExist(err) {
		u.t.Error("the demo made the worker's own folder")
	}
}

func TestASecondWindowIsToldOfTheFirst(t *testing.T) {
	u := withVault(t)
	x := u.open().sees("Passphrase")
	u.run("list").fails(1, "already open in another window", "hint: ")
	u.open().ends(1).sees("already open in another window")
	x.types(ctrlQ).ends(0)
	u.run("list").done()
}

func TestATerminalThatCannotDrawIsToldSo(t *testing.T) {
	u := withVault(t)
	env := append(u.env(), "TERM=dumb")
	u.openWith(env, 80, 24, "--data", u.data).ends(2).sees("handover: ", "TERM is dumb", "hint: ")
	u.openWith(env, 80, 24, "demo").ends(2).sees("TERM is dumb")
}

func TestAWindowThatIsTooSmallSaysWhatIsNeeded(t *testing.T) {
	u := withVault(t)
	x := u.openIn(20, 5, "--data", u.data).sees("Window too", "40×10")
	x.types(ctrlQ).ends(0)
}

func TestACommandAsksForThePassphraseOnTheTerminal(t *testing.T) {
	u := withVault(t)
	x := u.open("list").sees("Passphrase:").echoes(false)
	x.types(good, enter).ends(0).sees("ALDER-1").echoes(true)
	if strings.Contains(x.text(), "amber") {
		t.Errorf("the passphrase is shown:\n%s", x.text())
	}
	u.open("list").sees("Passphrase:").types(wrong, enter).ends(1).sees("not the passphrase").echoes(true)
	u.open("list").sees("Passphrase:").types("\x03").ends(1).echoes(true)
}

// echoes checks whether the terminal itself shows what is typed.
func (x *terminal) echoes(want bool) *terminal {
	x.t.Helper()
	now, err := term.GetState(x.file.Fd())
	if err != nil {
		x.t.Fatal(err)
	}
	if got := now.Lflag&unix.ECHO != 0; got != want {
		x.t.Errorf("the terminal shows what is typed: %v, want %v", got, want)
	}
	return x
}

func TestATerminalIsNotGivenAFormThatItCannotShow(t *testing.T) {
	u := newUser(t)
	for _, format := range []string{"docx", "pdf"} {
		u.open("guide", "--document", "call-sheet", "--format", format).ends(2).sees("a terminal cannot show "+format, "hint: ", "--out form."+format)
	}
}
