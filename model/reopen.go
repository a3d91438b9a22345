package model

import (
	"cmp"
	"errors"
	"fmt"

	"handover/model/guide"
)

// Reopened says that a closure follows another, which had ended: involvement has begun again. The earlier one
// stays as it was.
type Reopened struct {
	From      ClosureID `json:"from,omitempty"` // the earlier closure; none where it is not here any more
	Reference string    `json:"reference"`      // the earlier one's
	Ended     Date      `json:"ended"`          // when it ended
	Because   string    `json:"because"`        // why it is reopened
	Prompted  string    `json:"prompted"`       // what prompted it
	DecidedBy string    `json:"decided_by"`     // who decided, by name
}

func (Reopened) kind() string { return "reopened" }

func checkReopened(r Reopened) error {
	if r.From != "" && !hexID.MatchString(string(r.From)) {
		return fmt.Errorf("the closure's id %q is not 32 hex digits", r.From)
	}
	if !r.Ended.Valid() {
		return fmt.Errorf("the day on which it ended, %q: %w", string(r.Ended), ErrDate)
	}
	return cmp.Or(checkLine("the earlier reference", r.Reference, true), checkLine("why it is reopened", r.Because, true),
		checkLine("what prompted it", r.Prompted, true), checkLine("who decided", r.DecidedBy, true))
}

// MayReopen says why a closure cannot be reopened; nil where it can. Only what has ended is: before that it is
// open already, or goes on.
func MayReopen(c *Closure) error {
	if !c.Frozen() {
		return errors.New("only a closure of which involvement has ended is reopened; this one is still open")
	}
	return nil
}

// Reopen begins a new closure that follows an earlier one, made out to the worker who opens it. The earlier one is
// not touched.
func Reopen(g *guide.Guide, reference, child string, worker Worker, r Reopened, today Date) ([]Event, error) {
	r.Reference, r.Because, r.Prompted, r.DecidedBy = CleanLine(r.Reference), CleanLine(r.Because), CleanLine(r.Prompted), CleanLine(r.DecidedBy)
	if r.Ended > today {
		return nil, fmt.Errorf("%s is still to come: only what has ended is reopened", r.Ended)
	}
	begun, err := Begin(g, reference, child, worker)
	if err != nil {
		return nil, err
	}
	follows, err := checked(g, r)
	if err != nil {
		return nil, err
	}
	return append(begun, follows...), nil
}

// EndedOn is the day on which involvement ended: the council's date, or else the day on which it was noted that it
// had; none while it has not.
func (c *Closure) EndedOn() Date {
	if !c.Frozen() {
		return ""
	}
	a := c.About(ItemClosed)
	if on := Date(a.Value.First()); on.Valid() {
		return on
	}
	if a.On.Valid() {
		return a.On
	}
	return DateOf(last(c.answers[Field{ItemClosed, TheClosure}]).At)
}
