//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A terminal is the built program in a pseudo-terminal, whose screen an emulator draws.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	file   *os.File
	screen *vt.SafeEmulator
	ended  chan struct{}
	exit   int
}

// openIn runs the program in a terminal of w columns and h lines.
func (u *user) openIn(w, h int, args ...string) *terminal {
	u.t.Helper()
	return u.openWith(u.env(), w, h, args...)
}

// open runs the program on the user's vault, in a terminal of a common size.
func (u *user) open(args ...string) *terminal {
	u.t.Helper()
	return u.openIn(100, 30, append([]string{"--data", u.data}, args...)...)
}

func (u *user) openWith(env []string, w, h int, args ...string) *terminal {
	u.t.Helper()
	x := &terminal{t: u.t, cmd: exec.Command(binary, args...), screen: vt.NewSafeEmulator(w, h), ended: make(chan struct{})}
	x.cmd.Dir, x.cmd.Env = u.home, env
	var err error
	if x.file, err = pty.StartWithSize(x.cmd, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		u.t.Fatal(err)
	}
	go func() { // what the emulator answers to the program's questions; unread, it would stop
		_, _ = io.Copy(x.file, x.screen)
	}()
	go func() {
		_, _ = io.Copy(x.screen, x.file) // ends with the program
		_ = x.cmd.Wait()                 // its status is read below
		x.exit = x.cmd.ProcessState.ExitCode()
		close(x.ended)
	}()
	u.t.Cleanup(func() {
		_ = x.cmd.Process.Kill() // it may have ended
		<-x.ended
		x.file.Close()
	})
	return x
}

// long is how long a screen may take to come: enough for a slow and busy machine.
const long = 30 * time.Second

// text is the screen as it is read.
func (x *terminal) text() string { return ansi.Strip(x.screen.Render()) }

// sees waits until all of the words are on the screen.
func (x *terminal) sees(words ...string) *terminal {
	x.t.Helper()
	x.until(strings.Join(words, ", "), func(text string) bool {
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	})
	return x
}

// until waits for a screen that is as wanted.
func (x *terminal) until(what string, wanted func(text string) bool) {
	x.t.Helper()
	for end := time.Now().Add(long); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if wanted(x.text()) {
			return
		}
		select {
		case <-x.ended:
			if !wanted(x.text()) {
				x.t.Fatalf("the program ended (exit %d) before the screen had %s:\n%s", x.exit, what, x.text())
			}
			return
		default:
		}
	}
	x.t.Fatalf("the screen never had %s:\n%s", what, x.text())
}

// types sends keys as a keyboard does.
func (x *terminal) types(keys ...string) *terminal {
	x.t.Helper()
	for _, k := range keys {
		if _, err := io.WriteString(x.file, k); err != nil {
			x.t.Fatalf("type %q: %v", k, err)
		}
	}
	return x
}

// The keys that are no letters.
const (
	enter = "\r"
	tab   = "\t"
	esc   = "\x1b"
	f2    = "\x1bOQ"
	down  = "\x1b[B"
	home  = "\x1b[H"
	ctrlE = "\x05"
	ctrlL = "\x0c"
	ctrlQ = "\x11"
)

// ends waits for the program to end with that status.
func (x *terminal) ends(exit int) *terminal {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(long):
		x.t.Fatalf("the program did not end:\n%s", x.text())
	}
	if x.exit != exit {
		x.t.Fatalf("the program ended with %d, want %d:\n%s", x.exit, exit, x.text())
	}
	return x
}

// signal sends the program a signal.
func (x *terminal) signal(s syscall.Signal) *terminal {
	x.t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		x.t.Fatal(err)
	}
	return x
}
