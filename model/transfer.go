package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"handover/model/guide"
)

// The council's case system is the record; what is here is a working copy. It is transferred,
// perhaps held, and what the council's record still lacks is lodged there. Then it may go.

// A hold is one that was put on the local copy.
type hold struct {
	Held
	since time.Time
	index int
	ended bool // released, or taken back
}

// release ends the holds that the i-th entry follows, and reports whether it follows any, ended
// or not: two people may release one hold apart.
func (c *Closure) release(i int) bool {
	follows := false
	for j := range c.holds {
		if c.order.before(c.holds[j].index, i) {
			c.holds[j].ended, follows = true, true
		}
	}
	return follows
}

// Transfer returns when the closure was put into the council's record, and what it is called
// there, by the newest transfer that stands.
func (c *Closure) Transfer() (on Date, as string, ok bool) {
	if c.moved == nil {
		return "", "", false
	}
	t := c.moved.Event.(Transferred)
	return t.On, t.As, true
}

// Hold returns why the local copy is on hold, and since when. Where several holds stand, because
// two people put theirs on apart, all the reasons are given, and the first day.
func (c *Closure) Hold() (because string, since Date, ok bool) {
	var why []string
	for _, h := range c.holds {
		if h.ended {
			continue
		}
		if on := DateOf(h.since); !ok || on < since {
			since = on
		}
		if !slices.Contains(why, h.Because) {
			why = append(why, h.Because)
		}
		ok = true
	}
	return strings.Join(why, "; "), since, ok
}

// A Lodging is a Lodged that stands, and who said so when.
type Lodging struct {
	Lodged
	At time.Time
	By WorkerID
}

// Lodgings lists all that was said of where things lie in the council's record, in order.
func (c *Closure) Lodgings() []Lodging {
	var out []Lodging
	for _, e := range c.done {
		if l, ok := e.Event.(Lodged); ok {
			out = append(out, Lodging{l, e.At, e.By})
		}
	}
	return out
}

// TransferWords says in a sentence where the closure is in the council's record; "" while it is
// not there.
func TransferWords(c *Closure) string {
	on, as, ok := c.Transfer()
	if !ok {
		return ""
	}
	return "Transferred to the council's record on " + on.String() + " as “" + as + "”."
}

// HoldWords says in a sentence that the local copy is on hold, since when and why; "" where it is
// not.
func HoldWords(c *Closure) string {
	because, since, ok := c.Hold()
	if !ok {
		return ""
	}
	return "On hold since " + since.String() + ": " + strings.TrimRight(because, ".") + "."
}

// Transfer records that the closure was put into the council's record on a day, under a name or
// number. Another replaces it, and covers what came meanwhile.
func Transfer(c *Closure, g *guide.Guide, on Date, as string, today Date) ([]Event, error) {
	events, err := checked(g, Transferred{On: on, As: CleanLine(as)})
	if err != nil {
		return nil, err
	}
	if on > today {
		return nil, fmt.Errorf("%s is still to come: a transfer is recorded once it has been made", on)
	}
	if c.moved != nil && events[0] == c.moved.Event && len(c.afterTransfer()) == 0 {
		return nil, nil
	}
	return events, nil
}

// Hold keeps the local copy from going, with the reason.
func Hold(c *Closure, g *guide.Guide, because string) ([]Event, error) {
	if _, since, held := c.Hold(); held {
		return nil, fmt.Errorf("this copy is on hold already, since %s", since)
	}
	return checked(g, Held{Because: CleanLine(because)})
}

// Release ends the hold, with the reason.
func Release(c *Closure, g *guide.Guide, because string) ([]Event, error) {
	if _, _, held := c.Hold(); !held {
		return nil, errors.New("this copy is not on hold")
	}
	return checked(g, Released{Because: CleanLine(because)})
}

// Lodge says where in the council's record something lies that it still lacked, or why it is not
// needed there: one of the two. What is the id of a Lack.
func Lodge(c *Closure, g *guide.Guide, what, where, because string) ([]Event, error) {
	events, err := checked(g, Lodged{What: what, Where: CleanLine(where), Because: CleanLine(because)})
	if err != nil {
		return nil, err
	}
	lacking := func(l Lack) bool { return l.What == what }
	if !slices.ContainsFunc(Lacking(c, g), lacking) {
		return nil, fmt.Errorf("“%s” is not lacking: the council's record needs nothing more of it", Lodgeable[lodgeable(what)].Title)
	}
	return events, nil
}
