package share

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/ui/kit"
)

// fill lists everybody who should get a copy.
func (s *Screen) fill() {
	c, t := s.r.Desk.Closure(), s.r.Theme()
	if c == nil {
		return
	}
	s.who, s.of = map[string]model.Subject{}, s.ofWords(c)
	var rows []kit.Row
	add := func(heading string, who []model.Subject) {
		for i, w := range who {
			if i == 0 {
				rows = append(rows, kit.Row{Heading: true, Words: heading})
			}
			id := rowID(w)
			s.who[id] = w
			state, words, under := s.stands(c, w)
			rows = append(rows, kit.Row{ID: id, Mark: t.Mark(state), Words: name(c, w), Right: t.Words(state, words), Under: under})
		}
	}
	var family, services []model.Subject
	for _, w := range model.CopyReaders(c, s.r.Desk.Guide, s.r.Desk.Today()) {
		if w.Kind == model.KindService {
			services = append(services, w)
		} else {
			family = append(family, w)
		}
	}
	add("The child and the parents", family)
	add("The services that carry on", services)
	add("The council", []model.Subject{model.TheClosure})
	first := true
	for _, o := range c.Odd {
		if words := oddWords(o.Entry.Event); words != "" {
			if first {
				rows = append(rows, kit.Row{Heading: true, Words: "Kept, and not followed"})
			}
			first = false
			rows = append(rows, kit.Row{ID: string(o.Entry.ID), Mark: t.Mark(kit.Overdue), Words: words + " of " + model.DateOf(o.Entry.At).Short(), Under: kit.Sentence(fmt.Errorf("%s", o.Why))})
		}
	}
	s.list.SetRows(rows)
}

func rowID(who model.Subject) string { return string(who.Kind) + "/" + who.ID }

func name(c *model.Closure, who model.Subject) string {
	if who == model.TheClosure {
		return "The council's own record"
	}
	return c.Name(who)
}

// stands says how it stands with somebody's copy, and with their signature.
func (s *Screen) stands(c *model.Closure, who model.Subject) (state kit.State, words, under string) {
	g, today := s.r.Desk.Guide, s.r.Desk.Today()
	if who == model.TheClosure {
		stored := c.About("decide.stored")
		if stored.Status != model.Answered {
			return kit.Open, "not stored yet", ""
		}
		return kit.Settled, "stored " + stored.On.Short(), stored.Value.First()
	}
	item := model.ItemCopy
	if who.Kind == model.KindService {
		item = model.ItemSharedWith
	}
	last := c.LastCopy(who)
	why := model.MayHaveCopy(c, g, who, today)
	a := model.Ask{Item: g.Item(item), Subject: who}
	switch {
	case last == nil && why != nil:
		state, words, under = kit.Waits, "no copy", kit.Sentence(why)
	case last == nil:
		state, words = kit.Open, "not given yet"
	case !last.Given():
		state, words, under = kit.Settled, "not given", last.Because
	default:
		state, words, under = kit.Settled, "given "+last.On.Short(), given(c, last)
		if model.Open(c, g, a.Item, who, today) {
			state = kit.Waits
			if !c.Answer(a.Field()).Value.Has("not-known") { // which is said already
				under = join(model.Wrong(c, g, a, today), under)
			}
		}
	}
	return state, words, join(under, s.signed(c, who))
}

// given says how a copy was given.
func given(c *model.Closure, g *model.CopyGiven) string {
	words := low(model.CopyWayWords(g.How))
	if g.To.Kind == model.KindService {
		form := "the briefing"
		if g.Form == model.FormRecord {
			form = "the record"
		}
		words = form + ", " + words
	}
	if n := c.Version(g.Submission); n > 0 {
		words += fmt.Sprintf(", version %d", n)
	}
	if g.Draft {
		words += ", a draft"
	}
	if g.Language != "" {
		words += ", in " + g.Language
	}
	switch {
	case g.Received != nil:
		words += ", received " + g.Received.On.Short()
	case g.Holds() && g.How != model.CopyByHand:
		words += ", no receipt yet"
	}
	return words
}

// signed says how it stands with somebody's signature.
func (s *Screen) signed(c *model.Closure, who model.Subject) string {
	if who.Kind == model.KindService {
		return ""
	}
	sig := c.LastSignature(who)
	if sig == nil {
		return "not offered to sign yet (s)"
	}
	words := low(s.signWords(sig.How)) + " " + sig.On.Short()
	if of, _ := c.CopyOf(); sig.Submission != "" && of != nil && sig.Submission != of.Entry {
		words += fmt.Sprintf(" on version %d, which is an earlier one", c.Version(sig.Submission))
	}
	return words
}

// signWords are the guide's words for a way of signing.
func (s *Screen) signWords(how string) string {
	if it := s.r.Desk.Guide.Item(model.ItemSignature); it != nil && it.Option(how) != nil {
		return it.Option(how).Words
	}
	return how
}

// oddWords say what an entry about copies was that could not be followed; "" for any other.
func oddWords(ev model.Event) string {
	switch ev.(type) {
	case model.Copied:
		return "A copy"
	case model.CopyReceived:
		return "A receipt"
	case model.Signed:
		return "A signature"
	case model.PassageShown:
		return "A passage shown again"
	case model.PassageWithheld:
		return "A passage withheld"
	case model.SectionInCopy, model.CopyForm:
		return "A choice of what a copy holds"
	}
	return ""
}

func join(words ...string) string {
	var out []string
	for _, w := range words {
		if w = strings.TrimRight(w, ". "); w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, "; ")
}

func low(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToLower(words[:1]) + words[1:]
}
