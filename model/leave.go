package model

import (
	"errors"
	"fmt"

	"handover/model/guide"
)

// LeaveAsIs keeps in mind that the writer of a text saw what was pointed out in it, or offered to it, and left
// the text as it is.
func LeaveAsIs(c *Closure, g *guide.Guide, f Field, what string) ([]Event, error) {
	switch {
	case !c.Has(f.Subject):
		return nil, fmt.Errorf("%s is not in this closure", c.Name(f.Subject))
	case c.IsLeft(f, what):
		return nil, nil
	case what == "":
		return nil, errors.New("nothing was pointed out")
	}
	return checked(g, LeftAsIs{Field: f, What: what})
}

// IsLeft reports whether the writer of a text left it as it is although that was pointed out or offered.
func (c *Closure) IsLeft(f Field, what string) bool { return c.left[LeftAsIs{Field: f, What: what}] }

// Left lists what the writer of a text left as it is.
func (c *Closure) Left(f Field) map[string]bool {
	out := map[string]bool{}
	for l := range c.left {
		if l.Field == f {
			out[l.What] = true
		}
	}
	return out
}
