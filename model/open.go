package model

import (
	"strings"

	"handover/model/guide"
)

// MerelyOpen lists what is open and stands in nobody's way: the prompts that nobody has thought about yet.
// They belong to the time before the record goes to the manager; before any other step there are none.
func MerelyOpen(c *Closure, g *guide.Guide, step guide.Step, today Date) []Blocker {
	if step != guide.Submit {
		return nil
	}
	var out []Blocker
	for _, stage := range guide.Stages {
		for _, a := range Asked(c, g, stage, today) {
			if a.Item.Kind != guide.Prompt || Settled(c, g, a.Item, a.Subject, today) {
				continue
			}
			if c.Answer(a.Field()).Because != "" && strings.TrimSpace(c.Text(a.Field())) == "" {
				continue // it was thought about
			}
			out = append(out, blocker(c, g, a, today))
		}
	}
	return out
}
