//go:build unix

package main

import (
	"testing"
	"time"
)

// What changes on the screen by itself pulls at the eye, and is read out by a screen reader.
func TestNothingIsDrawnWhenNothingHappens(t *testing.T) {
	t.Parallel() // it does nothing but wait
	for _, c := range []struct {
		place string
		open  func(u *user, t testing.TB) *watch
	}{
		{"the caseload", func(u *user, t testing.TB) *watch {
			x := u.watchHandover(t)
			x.sees("DEMO-ENG-1")
			return x
		}},
		{"a question", (*user).atAQuestion},
		{"a section, after writing", func(u *user, t testing.TB) *watch {
			x := u.atASection(t)
			x.types(" Yes.")
			x.sees("ended it. Yes.", "saved ")
			return x
		}},
	} {
		t.Run(c.place, func(t *testing.T) {
			t.Parallel()
			x := c.open(withDemo(t), t)
			x.within(2 * time.Second) // what the last key brought may still come
			before := x.text()
			if n := x.within(3 * time.Second); n != 0 {
				t.Errorf("%d bytes were drawn. Before:\n%s\nafter:\n%s", n, before, x.text())
			}
		})
	}
}
