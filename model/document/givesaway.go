package document

import (
	"slices"
	"strings"

	"handover/model"
)

// givesAway lists what would give away the services that are kept from a reader: every name that they ever had, those
// set aside too, and the people there now and before, unless another service of which the reader may hear has that
// name or those people as well; and the shorter ways in which people say the names.
func givesAway(c *model.Closure, kept func(service model.Subject) bool) []string {
	contacts := func(s model.Subject) (out []string) {
		answers, _ := c.Said(model.Field{Item: itemContact, Subject: s})
		for _, a := range answers {
			name, _, _ := strings.Cut(a.Answer.Value.First(), ",")
			out = append(out, strings.TrimSpace(name))
		}
		return out
	}
	var open []string
	for _, t := range c.Things {
		if t.Subject.Kind == model.KindService && !kept(t.Subject) {
			open = append(append(open, t.Name), contacts(t.Subject)...)
		}
	}
	var out []string
	for _, t := range c.Called() {
		if t.Subject.Kind != model.KindService || !kept(t.Subject) {
			continue
		}
		if t.Name == c.Name(t.Subject) || !slices.Contains(open, t.Name) {
			out = append(out, t.Name)
		}
		for _, who := range contacts(t.Subject) {
			if strings.Contains(who, " ") && !slices.Contains(open, who) && !slices.Contains(out, who) {
				out = append(out, who)
			}
		}
	}
	return withShort(out, open)
}
