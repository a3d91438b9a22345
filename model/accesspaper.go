package model

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"handover/model/guide"
)

// PaperSafe says what came of asking somebody whether one paper is safe for them to hold, of the paper itself and not
// of a letter.
type PaperSafe struct {
	Paper string  `json:"paper"` // the id of the kind of document
	To    Subject `json:"to"`    // who was asked: the child or an adult
	How   string  `json:"how"`   // PaperHeld or PaperBack
	On    Date    `json:"on"`
}

// What can come of asking whether a paper is safe to hold.
const (
	PaperHeld = "safe" // they said that it is
	PaperBack = "back" // it is read together and taken back
)

// paperAccess is the paper that is everything in date order. Whether that is safe to hold is said of what is
// disclosed, and kept beside it as who looked through it is: as a line of it, it would have to be looked through
// before the paper can be written out in another format.
const paperAccess = "subject-access"

func (PaperSafe) kind() string { return "paper-safe" }

// A PaperNote is what was said of a paper.
type PaperNote struct {
	PaperSafe
	Entry EntryID
	At    time.Time
	By    WorkerID // who was at the keyboard

	index int
}

func checkPaperSafe(p PaperSafe) error {
	switch {
	case len(p.Paper) > MaxLine || !itemID.MatchString(p.Paper):
		return fmt.Errorf("%q cannot be the id of a kind of document", p.Paper)
	case p.To.Kind != KindChild && p.To.Kind != KindAdult:
		return errors.New("only the child or an adult can be asked whether a paper is safe for them to hold")
	case p.How != PaperHeld && p.How != PaperBack:
		return fmt.Errorf("%q does not say whether a paper is safe to hold", p.How)
	case !p.On.Valid():
		return fmt.Errorf("the date %q: %w", string(p.On), ErrDate)
	}
	return checkSubject(p.To)
}

// SayPaperSafe notes what came of asking whether a paper is safe to hold. Said again on one day, it is one note.
func SayPaperSafe(c *Closure, g *guide.Guide, ev PaperSafe, today Date) ([]Event, error) {
	if ev.On > today {
		return nil, fmt.Errorf("%s is still to come: note it once they were asked", ev.On)
	}
	if n := c.PaperSaid(ev.Paper, ev.To); n != nil && n.PaperSafe == ev {
		return nil, nil
	}
	return checked(g, ev)
}

// paperSafe takes in what was said of a paper, or says why it can have no effect.
func (c *Closure) paperSafe(e Entry, ev PaperSafe, i int) string {
	if ev.To != TheChild && c.thing(ev.To) == nil {
		return oddSubject
	}
	c.access.papers = append(c.access.papers, &PaperNote{PaperSafe: ev, Entry: e.ID, At: e.At, By: e.By, index: i})
	return ""
}

// PaperSaid is what was said last of whether a paper is safe for somebody to hold; nil where nothing was. Of what two
// people noted apart, the one that holds it back counts.
func (c *Closure) PaperSaid(paper string, to Subject) *PaperNote {
	all := slices.DeleteFunc(slices.Clone(c.access.papers), func(n *PaperNote) bool { return n.Paper != paper || n.To != to })
	var last *PaperNote
	for _, n := range all {
		if slices.ContainsFunc(all, func(o *PaperNote) bool { return o != n && c.order.before(n.index, o.index) }) {
			continue
		}
		if last == nil || last.How != PaperBack {
			last = n
		}
	}
	if last == nil {
		return nil
	}
	n := *last
	return &n
}

// OtherwiseSince reports whether a question was answered with anything but a value since something was said of a paper,
// or apart from it.
func (c *Closure) OtherwiseSince(n *PaperNote, f Field, value string) bool {
	answers, _ := c.Said(f)
	return slices.ContainsFunc(answers, func(s Saying) bool {
		return !s.Answer.Value.Has(value) && !c.order.before(s.index, n.index)
	})
}

// PaperWords name a paper that somebody may be asked about, within a sentence.
func PaperWords(paper string) string {
	switch paper {
	case "record":
		return "the copy of the record"
	case "stored":
		return "the statement of what is stored"
	case paperAccess:
		return "everything in date order"
	}
	return "a paper"
}
