package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"handover/model/guide"
)

// Everybody has a right to read what is recorded about them, and not what would harm somebody or is somebody else's
// alone. These entries say what is left out of what is disclosed and who looked through it, and log what was disclosed to
// whom.
type (
	// AccessWithheld leaves an entry out of what is disclosed, or where Words are given only these. They are kept as
	// the words themselves: once they are no longer found there, nothing is disclosed until they are marked again.
	AccessWithheld struct {
		Entry   EntryID `json:"entry"`
		Words   string  `json:"words,omitempty"`
		Because string  `json:"because"`
		Agreed  string  `json:"agreed"` // who agreed
	}

	// AccessShown ends what one AccessWithheld began.
	AccessShown struct {
		Mark    EntryID `json:"mark"`
		Because string  `json:"because"`
		Agreed  string  `json:"agreed"`
	}

	// AccessRead says that somebody looked through every line there was then, as somebody else would read it. What
	// comes after it has not been looked through.
	AccessRead struct {
		Who   string `json:"who"` // who looked through it
		On    Date   `json:"on"`
		Lines int    `json:"lines,omitempty"` // how many lines there were
	}

	// Disclosed says that what is recorded was given to somebody who asked to see it.
	Disclosed struct {
		To       string `json:"to"` // who asked, and their standing
		On       Date   `json:"on"`
		How      string `json:"how"`                // one of CopyWays, of those that give it
		Whole    bool   `json:"whole,omitempty"`    // all of it was given, what is left out for others too
		Lines    int    `json:"lines,omitempty"`    // how many lines it had
		Left     int    `json:"left,omitempty"`     // how many of them were left out
		Passages int    `json:"passages,omitempty"` // how many passages were left out of the others
		Because  string `json:"because,omitempty"`  // why all of it, or anything to note
		Agreed   string `json:"agreed"`             // who decided that it may go
	}
)

func (AccessWithheld) kind() string { return "access-withheld" }
func (AccessShown) kind() string    { return "access-shown" }
func (AccessRead) kind() string     { return "access-read" }
func (Disclosed) kind() string      { return "disclosed" }

func checkAccessWithheld(w AccessWithheld) error {
	return cmp.Or(checkID(w.Entry), CheckText(w.Words), checkAgreed(w.Because, w.Agreed))
}

func checkAccessShown(s AccessShown) error {
	return cmp.Or(checkID(s.Mark), checkAgreed(s.Because, s.Agreed))
}

func checkAccessRead(r AccessRead) error {
	switch {
	case !r.On.Valid():
		return fmt.Errorf("the date %q: %w", string(r.On), ErrDate)
	case r.Lines < 0:
		return errors.New("lines are counted from none")
	}
	return checkLine("who looked through it", r.Who, true)
}

func checkDisclosed(d Disclosed) error {
	switch {
	case !Copied{How: d.How}.Given():
		return fmt.Errorf("%q is not a way in which something is given", d.How)
	case !d.On.Valid():
		return fmt.Errorf("the date %q: %w", string(d.On), ErrDate)
	case d.Lines < 0 || d.Left < 0 || d.Passages < 0 || d.Left > d.Lines:
		return errors.New("what was left out of a disclosure is counted from none to as many lines as there were")
	case d.Whole && (d.Left > 0 || d.Passages > 0):
		return errors.New("where all of it was given, nothing was left out")
	}
	return cmp.Or(checkLine("who asked", d.To, true), checkLine("why all of it was given", d.Because, d.Whole), checkLine("who decided", d.Agreed, true))
}

// WithholdAccess leaves a line out of what is disclosed, or words of it. The words have to stand there.
func WithholdAccess(c *Closure, g *guide.Guide, ev AccessWithheld) ([]Event, error) {
	ev.Words, ev.Because, ev.Agreed = trimmed(Clean(ev.Words)), CleanLine(ev.Because), CleanLine(ev.Agreed)
	var lines []AccessLine
	for _, l := range Everything(c, g) {
		if l.Entry == ev.Entry {
			lines = append(lines, l)
		}
	}
	switch {
	case len(lines) == 0:
		return nil, errors.New("that line is not in this closure")
	case ev.Words != "" && !slices.ContainsFunc(lines, func(l AccessLine) bool { return l.Holds(ev.Words) }):
		return nil, errors.New("these words do not stand in that line; type them as they stand there")
	}
	for _, m := range c.WithheldIn(ev.Entry) {
		if m.Words == ev.Words {
			return nil, nil
		}
	}
	return checked(g, ev)
}

// ShowAccess ends the leaving out of a line or a passage.
func ShowAccess(c *Closure, g *guide.Guide, ev AccessShown) ([]Event, error) {
	ev.Because, ev.Agreed = CleanLine(ev.Because), CleanLine(ev.Agreed)
	m := c.accessMark(ev.Mark)
	switch {
	case m == nil:
		return nil, errors.New("that is not left out")
	case m.Shown != nil:
		return nil, nil
	}
	return checked(g, ev)
}

// ReadAccess notes that somebody looked through every line that there is now.
func ReadAccess(c *Closure, g *guide.Guide, ev AccessRead, today Date) ([]Event, error) {
	ev.Who = CleanLine(ev.Who)
	if ev.On > today {
		return nil, fmt.Errorf("%s is still to come: note it once every line has been looked through", ev.On)
	}
	ev.Lines = len(Everything(c, g))
	return checked(g, ev)
}

// Disclose notes that what is recorded was given to somebody who asked. How much was left out follows from what is
// left out now.
func Disclose(c *Closure, g *guide.Guide, ev Disclosed, today Date) ([]Event, error) {
	ev.To, ev.Because, ev.Agreed = CleanLine(ev.To), CleanLine(ev.Because), CleanLine(ev.Agreed)
	if ev.On > today {
		return nil, fmt.Errorf("%s is still to come: note it once it has been given", ev.On)
	}
	lines := Everything(c, g)
	ev.Lines, ev.Left, ev.Passages = len(lines), 0, 0
	if !ev.Whole {
		ev.Left, ev.Passages = c.LeftOut(lines)
	}
	return checked(g, ev)
}
