//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// rounds is how often the program is killed: a few times here, and as often as HANDOVER_ROUNDS says
// where somebody has the time.
func rounds(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("HANDOVER_ROUNDS"))
	if err != nil {
		n = 3
	}
	t.Logf("%d rounds; HANDOVER_ROUNDS sets another number", n)
	return n
}

// A spot is a place where words are typed.
type spot struct {
	name string
	goTo func(u *user)     // leaves the program there: that is where it then opens
	sees string            // what stands on the screen there
	in   func(x *terminal) // goes to the end of the words
	// A vault takes so many words and rounds, so that all of the words stay on screen.
	words, rounds int
}

const ctrlEnd = "\x1b[1;5F"

var spots = [...]spot{
	{"a section", (*user).goToTheFirstSection, "Reason for involvement", func(x *terminal) { x.types(ctrlEnd) }, 1000, 8},
	{"the evidence of an answer", (*user).goToTheFirstQuestion, "What shows it", func(x *terminal) {
		x.types(tab, ctrlE) // the question is answered: Tab goes past “Or, as it stands”
	}, 9, 3},
}

func TestWhatWasShownAsSavedSurvivesAKill(t *testing.T) {
	for _, s := range spots {
		t.Run(s.name, func(t *testing.T) { s.killed(t, rounds(t)) })
	}
}

// killed types there and kills the program, again and again.
func (s spot) killed(t *testing.T, all int) {
	var u *user
	var typed, kept []string // in this vault: the words typed, and those shown as saved
	shown, lost := 0, 0
	for round := range all {
		if round%s.rounds == 0 || len(kept) >= s.words {
			u, typed, kept = withVault(t), nil, nil
			s.goTo(u)
		}
		x := u.open("--passphrase-file", u.pass).sees(s.sees)
		x.until("everything that was shown as saved", func(string) bool {
			_, words := x.section()
			return len(words) >= len(kept)
		})
		_, words := x.section()
		for i, w := range kept {
			if words[i] != w {
				lost++
				t.Errorf("round %d: word %d was shown as saved as %q and is now %q", round, i+1, w, words[i])
			}
		}
		if len(words) > len(typed) {
			t.Fatalf("round %d: there are more words than were typed:\n%s", round, x.text())
		}
		typed = typed[:len(words)] // what was not saved in time is gone
		s.in(x)
		if len(words) > 0 {
			x.types(" ")
		}
		if round == 0 { // whatever the lot says, this much is tried
			typed = append(typed, "W0-1000")
			x.types("W0-1000. ")
			x.until("that the first word is saved", func(string) bool {
				saved, words := x.section()
				return saved && len(words) == 1
			})
		}
		fresh := len(kept)
		kept = x.typeUntilKilled(round, s.words, &typed)
		shown += max(0, len(kept)-fresh)
	}
	if shown == 0 {
		t.Error("nothing was ever shown as saved, so nothing was tried")
	}
	t.Logf("%d words were shown as saved before a kill, %d of them lost", shown, lost)
}

// goToTheFirstSection leaves the program in the first section of the closing summary.
func (u *user) goToTheFirstSection() {
	u.t.Helper()
	x := u.open("--passphrase-file", u.pass).sees("Who is at the keyboard?").types(enter).sees("ALDER-1")
	x.types(enter).sees("Closing summary").types(down, down, down, enter).sees("Reason for involvement", "The decision")
	x.types(enter).sees("0 words").types(ctrlQ).ends(0)
}

// goToTheFirstQuestion leaves the program in the first question of the readiness check.
func (u *user) goToTheFirstQuestion() {
	u.t.Helper()
	x := u.open("--passphrase-file", u.pass).sees("Who is at the keyboard?").types(enter).sees("ALDER-1")
	x.types(enter).sees("Closing summary").types(enter).sees("England or Wales")
	x.types(home, enter).sees("What shows it").types(ctrlQ).ends(0)
}

var typedWord = regexp.MustCompile(`\bW\d+-\d+\b`)

// section reads the place that is open: whether it is shown as saved, and its words.
func (x *terminal) section() (saved bool, words []string) {
	text := x.text()
	head, _, _ := strings.Cut(text, "\n")
	words = typedWord.FindAllString(text, -1)
	return strings.Contains(head, "saved ") && !strings.Contains(head, "NOT SAVED"), words
}

// typeUntilKilled types words with pauses of many lengths, as many as there is room for, and kills
// the program at a moment drawn by lot. It returns the words that were last shown as saved. A word
// counts once the space behind it is there: before that it is still being typed.
func (x *terminal) typeUntilKilled(round, room int, typed *[]string) (kept []string) {
	x.t.Helper()
	look := func() {
		if saved, words := x.section(); saved {
			if n := len(words); n > len(*typed) {
				x.t.Fatalf("there are more words than were typed:\n%s", x.text())
			} else if n > 0 && words[n-1] != (*typed)[n-1] {
				words = words[:n-1]
			}
			kept = words
		}
	}
	look()
	end := time.Now().Add(time.Duration(rand.IntN(3500)) * time.Millisecond)
	for i := 0; time.Now().Before(end); i++ {
		if len(*typed) < room {
			word := fmt.Sprintf("W%d-%d", round, i)
			*typed = append(*typed, word)
			for _, key := range word + ". " { // a sentence each: a long one is told beside the text, in its own words
				x.types(string(key))
				time.Sleep(time.Duration(rand.IntN(12)) * time.Millisecond)
				look()
			}
			if rand.IntN(3) > 0 {
				continue
			}
		}
		for pause := time.Now().Add(time.Duration(rand.IntN(1400)) * time.Millisecond); time.Now().Before(pause) && time.Now().Before(end); {
			time.Sleep(5 * time.Millisecond)
			look()
		}
	}
	look()
	x.signal(syscall.SIGKILL)
	<-x.ended
	return kept
}

func TestWhatWasTypedSurvivesEveryOrderlyEnd(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(x *terminal)
	}{
		{"quit", func(x *terminal) { x.types(ctrlQ).ends(0) }},
		{"the system shuts down", func(x *terminal) { x.signal(syscall.SIGTERM).ends(0) }},
		{"the terminal hangs up", func(x *terminal) { x.signal(syscall.SIGHUP).ends(0) }},
		{"the window is closed", func(x *terminal) {
			x.file.Close()
			<-x.ended
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := withVault(t)
			u.goToTheFirstSection()
			x := u.open("--passphrase-file", u.pass).sees("Reason for involvement", "0 words")
			x.types("w0-0 w0-1 w0-2").sees("w0-0 w0-1 w0-2")
			c.end(x)
			u.run("export", "ALDER-1", "--format", "json").done().says("w0-0 w0-1 w0-2") // they are an entry, no draft
			u.open("--passphrase-file", u.pass).sees("w0-0 w0-1 w0-2").types(ctrlQ).ends(0)
		})
	}
}
