//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A watch is a program in a pseudo-terminal whose every output is noted with its time. A terminal
// looks at its screen every few milliseconds; a watch knows when the bytes came, whatever drawing
// them here takes.
type watch struct {
	t      testing.TB
	cmd    *exec.Cmd
	file   *os.File
	screen *vt.SafeEmulator
	began  time.Time
	came   chan output // closed when the program has ended
}

// An output is what came from the program at one moment.
type output struct {
	at    time.Time
	bytes []byte
}

// watched starts a program in a terminal of 100 columns and 30 lines.
func (u *user) watched(t testing.TB, name string, args ...string) *watch {
	t.Helper()
	x := &watch{t: t, cmd: exec.Command(name, args...), screen: vt.NewSafeEmulator(100, 30), came: make(chan output, 4096)}
	x.cmd.Dir, x.cmd.Env = u.home, u.env()
	var err error
	x.began = time.Now()
	if x.file, err = pty.StartWithSize(x.cmd, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	go func() { // what the emulator answers to the program's questions
		_, _ = io.Copy(x.file, x.screen)
	}()
	go func() {
		defer close(x.came)
		for b := make([]byte, 64<<10); ; {
			n, err := x.file.Read(b)
			if n > 0 {
				x.came <- output{time.Now(), append([]byte(nil), b[:n]...)}
			}
			if err != nil { // the program has ended
				return
			}
		}
	}()
	t.Cleanup(x.stop)
	return x
}

// stop kills the program, which may have ended.
func (x *watch) stop() {
	if x.cmd.ProcessState != nil {
		return
	}
	_ = x.cmd.Process.Kill() // it may have ended
	for range x.came {
	}
	_ = x.cmd.Wait()
	x.file.Close()
}

// text is the screen as it is read.
func (x *watch) text() string { return ansi.Strip(x.screen.Render()) }

// sees waits until all of the words are on the screen, and returns when the last of them came.
func (x *watch) sees(words ...string) time.Time {
	x.t.Helper()
	return x.until(strings.Join(words, ", "), func() bool {
		text := x.text()
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	})
}

// until draws what comes until the screen is as wanted, and returns when the bytes came that made
// it so.
func (x *watch) until(what string, wanted func() bool) (at time.Time) {
	x.t.Helper()
	late := time.After(long)
	for !wanted() {
		select {
		case out, more := <-x.came:
			if !more {
				x.t.Fatalf("the program ended before the screen had %s:\n%s", what, x.text())
			}
			at = out.at
			_, _ = x.screen.Write(out.bytes) // the emulator takes everything
		case <-late:
			x.t.Fatalf("the screen never had %s:\n%s", what, x.text())
		}
	}
	return at
}

// quiet draws what comes until nothing has come for a while.
func (x *watch) quiet(while time.Duration) {
	x.t.Helper()
	for late := time.Now().Add(long); x.draws(time.After(while)) > 0; {
		if time.Now().After(late) {
			x.t.Fatalf("the screen never comes to rest:\n%s", x.text())
		}
	}
}

// draws waits for one output and draws it, and returns how many bytes it had; none when the time
// is up first.
func (x *watch) draws(up <-chan time.Time) int {
	x.t.Helper()
	select {
	case out, more := <-x.came:
		if !more {
			x.t.Fatalf("the program ended:\n%s", x.text())
		}
		_, _ = x.screen.Write(out.bytes) // the emulator takes everything
		return len(out.bytes)
	case <-up:
		return 0
	}
}

// within draws what comes within that time, and returns how many bytes it was.
func (x *watch) within(that time.Duration) (bytes int) {
	x.t.Helper()
	for up := time.After(that); ; {
		n := x.draws(up)
		if n == 0 {
			return bytes
		}
		bytes += n
	}
}

// types sends keys as a keyboard does, and returns when they were sent.
func (x *watch) types(keys ...string) time.Time {
	x.t.Helper()
	at := time.Now()
	for _, k := range keys {
		if _, err := io.WriteString(x.file, k); err != nil {
			x.t.Fatalf("type %q: %v", k, err)
		}
	}
	return at
}

// here is the line that the cursor is on.
func (x *watch) here() string {
	lines := strings.Split(x.text(), "\n")
	if y := x.screen.CursorPosition().Y; y < len(lines) {
		return lines[y]
	}
	return ""
}

// differs returns whether the screen is another than it is now, colours included.
func (x *watch) differs() func() bool {
	before := x.screen.Render()
	return func() bool { return x.screen.Render() != before }
}

// press presses a key that changes the screen, and waits until it has.
func (x *watch) press(key string) {
	x.t.Helper()
	changed := x.differs()
	x.types(key)
	x.until("what the key "+key+" changes", changed)
	x.quiet(settled)
}

// goTo goes down a list to the row with those words, and opens it.
func (x *watch) goTo(words string) {
	x.t.Helper()
	x.quiet(settled)
	for !strings.Contains(x.here(), words) {
		x.press(down)
	}
	x.press(enter)
}

// settled is how long nothing comes from a program that has drawn what it had to.
const settled = 60 * time.Millisecond
