package model

import (
	"strings"

	"handover/model/guide"
)

// OnSheet lists what a sheet asks about a subject now, in its order.
func OnSheet(c *Closure, g *guide.Guide, sheet string, s Subject, today Date) []Ask {
	var out []Ask
	for _, it := range g.Items {
		if it.Sheet == sheet && Applies(c, g, it, s, today) {
			out = append(out, Ask{it, s})
		}
	}
	return out
}

// Told reports whether anything at all is recorded in a field: an answer, or words.
func (c *Closure) Told(f Field) bool {
	return !c.Answer(f).Empty() || strings.TrimSpace(c.Text(f)) != ""
}
