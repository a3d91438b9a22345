package model

import (
	"errors"
	"fmt"
	"slices"

	"handover/model/guide"
)

// guarded refuses an answer that takes a step which something stands in the way of.
func guarded(c *Closure, g *guide.Guide, f Field, a Answer, today Date) error {
	if !a.dated() || slices.Equal(a.Value, c.Answer(f).Value) && c.Answer(f).dated() {
		return nil
	}
	switch {
	case f.Item == ItemClosed:
		if len(a.Value) == 0 {
			return errors.New("the day itself is needed here: involvement ends on it; where it stands in the case record can be noted beside it")
		}
		// The date is the council's, and is recorded even where a query is still open: gates alone
		// hold it back.
		open := slices.DeleteFunc(Outstanding(c, g, guide.Close, today), func(b Blocker) bool {
			return b.Kind != guide.Gate || b.Field.Item == ItemClosed
		})
		if err := unhindered(open, "the closing date cannot be recorded yet"); err != nil {
			return err
		}
		if State(c, g, today) != Authorised {
			return errors.New("the closing date cannot be recorded yet: the record is not authorised here as it reads")
		}
		if sent := c.About(ItemSent).On; sent != "" && Date(a.Value.First()) < sent {
			return fmt.Errorf("%s is before the record went to the manager, on %s", Date(a.Value.First()), sent)
		}
	}
	return nil
}

// unhindered refuses a step while anything stands in its way, and names the first few.
func unhindered(open []Blocker, refusal string) error {
	if len(open) == 0 {
		return nil
	}
	const named = 3
	words := ""
	for i, b := range open {
		if i == named {
			words += fmt.Sprintf(" and %d more", len(open)-named)
			break
		}
		if i > 0 {
			words += ", "
		}
		words += "“" + b.Title + "”"
	}
	stand := "stand"
	if len(open) == 1 {
		stand = "stands"
	}
	return fmt.Errorf("%s: %s %s in the way; the page What stands in the way leads to each", refusal, words, stand)
}
