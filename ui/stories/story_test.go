// Package stories plays the program as a worker would: real rooms over a real vault, in memory, on
// a clock of its own.
package stories

import (
	"strings"
	"testing"

	"handover/model/plain"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
	"handover/ui/uitest/first"
)

const worker = "Ana Lopez"

// A laptop is worked on by Ana.
type laptop struct {
	*uitest.Laptop
	words *plain.Lists // what the reading aid reads by; nil is no aid
}

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{}
	l.Laptop = uitest.NewLaptop(t, func(r *room.Room) kit.Screen {
		r.Words = l.words
		return first.Caseload(r)
	})
	l.Sits(worker, "social worker")
	return l
}

// begin opens a closure through the screens, and leaves the robot at its first question.
func begin(r *uitest.Robot, reference, child string) {
	r.T.Helper()
	r.Press("n")
	r.Type(reference)
	r.Press("tab")
	r.Type(child)
	r.Press("tab", "enter")
	r.See("England or Wales")
}

// choose moves to the option with these words and chooses it.
func choose(r *uitest.Robot, words string) {
	r.T.Helper()
	for range 12 {
		r.Press("up")
	}
	for range 60 {
		for _, line := range r.Lines() {
			if strings.Contains(line, "› (") || strings.Contains(line, "› [") {
				if strings.Contains(line, words) {
					r.Press("space")
					return
				}
			}
		}
		r.Press("down")
	}
	r.T.Fatalf("cannot choose %q on\n%s", words, r.Screen())
}
