//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"handover/store"
)

// How quick the program is, as it is felt: from the start or a key to what is seen. Each figure
// stands beside that of the least Bubble Tea program (testdata/bare), taken in turns with it, since
// the machine may be busy. Nothing here fails for being slow.
//
//	go test -run '^$' -bench 'FirstFrame|KeyToFrame' -benchtime 60x ./cmd/handover

// times are how long the same thing took, again and again.
type times []time.Duration

// of returns what so many in a hundred stay within, in milliseconds.
func (ts times) of(percent int) float64 {
	sorted := slices.Sorted(slices.Values(ts))
	return float64(sorted[(len(sorted)-1)*percent/100].Microseconds()) / 1000
}

// against reports both programs' times, and how many times as long ours took.
func (ts times) against(b *testing.B, bare times) {
	b.ReportMetric(0, "ns/op") // the pauses between are no part of it
	for _, p := range []struct {
		percent int
		name    string
	}{{50, "p50"}, {95, "p95"}} {
		b.ReportMetric(ts.of(p.percent), p.name+"-ms")
		b.ReportMetric(bare.of(p.percent), "bare-"+p.name+"-ms")
		b.ReportMetric(ts.of(p.percent)/bare.of(p.percent), p.name+"-ratio")
	}
}

// beside builds the programs that ours is measured against, once.
var beside = sync.OnceValues(func() (dir string, err error) {
	dir = filepath.Dir(binary) + string(filepath.Separator)
	out, err := exec.Command("go", "build", "-o", dir, "./testdata/bare", "./testdata/unlocking").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return dir, err
})

// least starts the least program.
func (u *user) least(b *testing.B) *watch {
	b.Helper()
	dir, err := beside()
	if err != nil {
		b.Fatal(err)
	}
	return u.watched(b, dir+"bare")
}

// bareFrame is what the least program shows first.
const bareFrame = "The last key:"

// demoVault makes a vault with the three fictional closures, once.
var demoVault = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(filepath.Dir(binary), "demo")
	words := filepath.Join(filepath.Dir(binary), "words") // the passphrase, as the first vault has it
	out, err := exec.Command(binary, "demo", "--keep", "--data", dir, "--passphrase-file", words).CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return dir, err
})

// withDemo returns somebody whose vault holds the fictional closures, and who has said who they
// are.
func withDemo(t testing.TB) *user {
	t.Helper()
	vault, err := demoVault()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	u := &user{home: home, data: filepath.Join(home, "data"), pass: filepath.Join(filepath.Dir(binary), "words")}
	if err := os.CopyFS(u.data, os.DirFS(vault)); err != nil {
		t.Fatal(err)
	}
	return u
}

func (u *user) watchHandover(t testing.TB) *watch {
	t.Helper()
	return u.watched(t, binary, "--data", u.data, "--passphrase-file", u.pass)
}

// unlocking is how long the vault takes to unlock, which the program cannot hurry.
func (u *user) unlocking(b *testing.B) time.Duration {
	b.Helper()
	dir, err := beside()
	if err != nil {
		b.Fatal(err)
	}
	out, err := exec.Command(dir+"unlocking", filepath.Join(u.data, store.FileName), u.pass).Output()
	if err != nil {
		b.Fatal(err)
	}
	took, err := time.ParseDuration(strings.TrimSpace(string(out)) + "ns")
	if err != nil {
		b.Fatal(err)
	}
	return took
}

// starts times the start of our program and of the least one by turns.
func starts(b *testing.B, u *user, ours func() time.Duration) (handover, least times) {
	b.Helper()
	for b.Loop() {
		x := u.least(b)
		least = append(least, x.sees(bareFrame).Sub(x.began))
		x.stop()
		handover = append(handover, ours())
	}
	return handover, least
}

// BenchmarkFirstFrameOfThePassphrase is from the start of the process to the first screen.
func BenchmarkFirstFrameOfThePassphrase(b *testing.B) {
	u := withDemo(b)
	handover, least := starts(b, u, func() time.Duration {
		x := u.watched(b, binary, "--data", u.data)
		defer x.stop()
		return x.sees("Passphrase", "F1").Sub(x.began)
	})
	handover.against(b, least)
}

// BenchmarkFirstFrameOfTheCaseload is from the start of the process, with the passphrase in a file,
// to the first useful screen. The unlocking is timed apart, and its median taken off the whole: it
// varies more than all the rest together.
func BenchmarkFirstFrameOfTheCaseload(b *testing.B) {
	u := withDemo(b)
	var unlocking times
	handover, least := starts(b, u, func() time.Duration {
		unlocking = append(unlocking, u.unlocking(b))
		x := u.watchHandover(b)
		defer x.stop()
		return x.sees("Your closures", "DEMO-ENG-1", "DEMO-WAL-1", "F1").Sub(x.began)
	})
	beside := handover.of(50) - unlocking.of(50)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(least.of(50), "bare-p50-ms")
	b.ReportMetric(beside, "p50-ms")
	b.ReportMetric(beside/least.of(50), "p50-ratio")
	b.ReportMetric(unlocking.of(50), "unlocking-p50-ms")
	b.ReportMetric(handover.of(50), "with-unlocking-p50-ms")
	b.ReportMetric(handover.of(95), "with-unlocking-p95-ms")
}

// rest waits until a program has nothing more to draw, and then a while that no clock can foresee.
func (x *watch) rest() {
	x.quiet(settled + time.Duration(rand.IntN(17000))*time.Microsecond)
}

// shown is from a key to the change that it makes on the screen.
func (x *watch) shown(key string, changed func() bool) time.Duration {
	x.t.Helper()
	x.rest()
	pressed := x.types(key)
	return x.until("what the key "+key+" changes", changed).Sub(pressed)
}

// turns presses keys in our program and in the least one by turns.
func turns(b *testing.B, u *user, ours func(i int) time.Duration) {
	b.Helper()
	least := u.least(b)
	least.sees(bareFrame)
	var handover, bare times
	for i := 0; b.Loop(); i++ {
		key := string(rune('a' + i%26))
		bare = append(bare, least.shown(key, func() bool { return strings.Contains(least.text(), bareFrame+" "+key) }))
		handover = append(handover, ours(i))
	}
	handover.against(b, bare)
}

// typed returns whether the letter stands where the cursor is now.
func (x *watch) typed(letter string) func() bool {
	at := x.screen.CursorPosition()
	return func() bool {
		cell := x.screen.CellAt(at.X, at.Y)
		return cell != nil && cell.Content == letter && x.screen.CursorPosition() != at
	}
}

// writes types a letter, times it, and takes it back.
func (x *watch) writes(i int) time.Duration {
	x.rest()
	letter := string(rune('a' + i%26))
	took := x.shown(letter, x.typed(letter))
	x.types("\x7f")
	return took
}

func BenchmarkKeyToFrameInTheCaseload(b *testing.B) {
	u := withDemo(b)
	x := u.watchHandover(b)
	x.sees("DEMO-ENG-1")
	turns(b, u, func(i int) time.Duration {
		x.rest()
		return x.shown([]string{down, "\x1b[A"}[i%2], x.differs())
	})
}

// atAQuestion opens a question of yes and no.
func (u *user) atAQuestion(t testing.TB) *watch {
	t.Helper()
	x := u.watchHandover(t)
	x.sees("DEMO-ENG-1")
	x.goTo("DEMO-ENG-1")
	x.goTo("Readiness")
	x.goTo("A planned ending")
	x.sees("(•) Yes", "What shows it")
	return x
}

func BenchmarkKeyToFrameInAQuestion(b *testing.B) {
	u := withDemo(b)
	x := u.atAQuestion(b)
	for !strings.Contains(x.text(), "› What shows it") {
		x.press(tab)
	}
	turns(b, u, x.writes)
}

// BenchmarkKeyToFrameOfAnAnswer is from the key that chooses an answer to the answer on the screen, which
// comes once it is on disk. At the end the power fails, and the last answer must be there.
func BenchmarkKeyToFrameOfAnAnswer(b *testing.B) {
	u := withDemo(b)
	x := u.atAQuestion(b)
	last := ""
	turns(b, u, func(i int) time.Duration {
		key, words := "n", "(•) No"
		if i%2 == 1 {
			key, words = "y", "(•) Yes"
		}
		last = words
		return x.shown(key, func() bool { return strings.Contains(x.text(), words) })
	})
	x.stop()
	u.watchHandover(b).sees("A planned ending", last)
}

// atASection opens a section of the closing summary that has about a thousand characters.
func (u *user) atASection(t testing.TB) *watch {
	t.Helper()
	x := u.watchHandover(t)
	x.sees("DEMO-ENG-1")
	x.goTo("DEMO-ENG-1")
	x.goTo("Closing summary")
	x.goTo("Reason for involvement")
	x.sees("words")
	return x
}

func BenchmarkKeyToFrameIn20000Characters(b *testing.B) {
	for _, c := range []struct{ name, words string }{
		{"paragraphs", strings.Repeat(strings.Repeat("She said how it was. ", 29)+"\n", 30)},
		{"one-line", strings.Repeat("She said how it was. ", 880)},
	} {
		b.Run(c.name, func(b *testing.B) {
			u := withDemo(b)
			x := u.atASection(b)
			x.types("\x1b[200~" + c.words + "\x1b[201~")
			x.sees("more characters") // which is said once there is little room
			turns(b, u, x.writes)
		})
	}
}
