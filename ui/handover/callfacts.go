package handover

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/room"
)

// said is what was answered to a question about a service, in words; "" where nothing was or it is not
// asked now.
func said(r *room.Room, c *model.Closure, item string, s model.Subject) string {
	it := r.Desk.Guide.Item(item)
	if it == nil || !model.Applies(c, r.Desk.Guide, it, s, r.Desk.Today()) {
		return ""
	}
	return document.Said(c, model.Ask{Item: it, Subject: s})
}

// topWords say who is rung, on what number, and the few facts that are needed first. The first line leaves
// its right end to the clock.
func topWords(r *room.Room, c *model.Closure, service model.Subject, width int) []string {
	t := r.Theme()
	between := " " + t.Glyphs.Between + " "
	who := said(r, c, model.ItemContact, service)
	reach := said(r, c, model.ItemReach, service)
	if who == "" {
		who = t.Quiet.Render("who there is not recorded")
	}
	if reach == "" {
		reach = t.Quiet.Render("how to reach them is not recorded")
	}
	child := c.Child
	if years, known := c.Age(r.Desk.Today()); known && !model.FlagUp(c, r.Desk.Guide, "died", model.TheClosure, r.Desk.Today()) {
		child += fmt.Sprintf(", aged %d", years)
	}
	if purpose := said(r, c, model.ItemPurpose, service); purpose != "" {
		child += between + "for: " + purpose
	}
	out := []string{
		t.Heading.Render(c.Name(service)) + between + who,
		reach,
		child,
	}
	if kit.SideBySide(width) && kit.Width(out[0])+kit.Width(reach)+24 < width {
		out = []string{out[0] + between + reach, child}
	}
	if police := said(r, c, model.ItemPolice, model.TheClosure); police != "" {
		out = append(out, t.Quiet.Render("Police: ")+police)
	}
	return out
}

// keepWords say what must not be passed on, what the child wishes, and what the family know of what is
// shared (PR-12). They stay in sight for the whole of a call.
func keepWords(r *room.Room, c *model.Closure, service model.Subject, width int) []string {
	t := r.Theme()
	var out []string
	add := func(strong bool, label, words string) {
		if words == "" {
			return
		}
		for i, l := range kit.Hang(t.Glyphs.Overdue+" ", label+words, width) {
			if !strong {
				l = t.Quiet.Render(strings.Replace(l, t.Glyphs.Overdue, " ", 1))
			} else if i == 0 {
				mark := t.Glyphs.Overdue + " " + label
				l = t.Waits.Render(strings.TrimRight(mark, " ")) + " " + strings.TrimPrefix(l, mark)
			}
			out = append(out, l)
		}
	}
	if r.Desk.Torn() {
		add(true, "", "Part of this closure could not be read: what must be kept from others may be missing here.")
	}
	held := said(r, c, model.ItemNotPassedOn, service)
	if held == "" { // that nobody thought of it is no sign that there is nothing
		others := false
		for _, other := range c.Of(model.KindService) { // what is kept from others at one service may have to be kept at the next as well
			if other.Subject == service || c.Answer(model.Field{Item: model.ItemNotPassedOn, Subject: other.Subject}).Status == model.DoesNotApply {
				continue
			}
			if words := said(r, c, model.ItemNotPassedOn, other.Subject); words != "" {
				others = true
				add(true, "Not to be passed on, as recorded for another service: ", words)
			}
		}
		if !others {
			add(false, "Not to be passed on: ", "nothing is recorded. An address? A school? Words?")
		}
	}
	add(c.Answer(model.Field{Item: model.ItemNotPassedOn, Subject: service}).Status != model.DoesNotApply, "Not to be passed on: ", held)
	add(true, "The child's wish: ", said(r, c, model.ItemChildWish, service))
	for _, item := range []string{model.ItemNotPassedOn, model.ItemChildWish} {
		if len(c.Apart(model.Field{Item: item, Subject: service})) > 0 {
			for _, words := range model.Withheld(c, item, service) {
				add(true, "Keep to this too: ", words)
			}
		}
	}
	basis := c.Answer(model.Field{Item: model.ItemBasis, Subject: service})
	if len(c.Apart(model.Field{Item: model.ItemBasis, Subject: service})) > 0 {
		add(true, "The family: ", "whether they know was answered apart. Say nothing of this call to them until one answer is chosen.")
	} else if it := r.Desk.Guide.Item(model.ItemBasis); it != nil && len(basis.Value) > 0 {
		words := model.ValueWords(c, it, basis.Value)
		add(basis.Value.Has("not-told"), "", words+".")
	} else if basis.Because != "" {
		add(true, "The basis for sharing is open: ", basis.Because)
	}
	return out
}

// factLines are what is recorded for a line of the content, to be read out.
func factLines(r *room.Room, c *model.Closure, service model.Subject, l model.CallLine, width int) []string {
	t := r.Theme()
	var out []string
	if l.Say != "" {
		out = append(out, t.Quiet.Render(t.Clip("To be said in so many words:", width)))
		for _, line := range kit.Wrap("“"+l.Say+"”", width) {
			out = append(out, t.Heading.Render(line))
		}
	}
	needs := map[model.Field]model.Need{}
	for _, n := range model.Needs(c, r.Desk.Guide, r.Desk.Today()) {
		needs[n.Field()] = n
	}
	found := len(l.From) == 0
	for _, id := range l.From {
		it := r.Desk.Guide.Item(id)
		if it == nil {
			continue
		}
		for _, s := range model.Subjects(c, it) {
			if s.Kind == model.KindService && s != service || !model.Applies(c, r.Desk.Guide, it, s, r.Desk.Today()) {
				continue
			}
			a := model.Ask{Item: it, Subject: s}
			words := document.Said(c, a)
			if n, ok := needs[a.Field()]; ok {
				words = needWords(r, c, service, n)
			}
			if words == "" {
				continue
			}
			label := it.Title
			if s != model.TheClosure && s != model.TheChild && s != service {
				label += ", " + c.Name(s)
			}
			found = true
			if len(l.From) == 1 { // it needs no name beside the line's own
				out = append(out, kit.Wrap(words, width)...)
				continue
			}
			out = append(out, kit.Hang(t.Glyphs.Bullet+" ", label+": "+words, width)...)
		}
	}
	if !found {
		out = append(out, t.Quiet.Render(t.Clip("Nothing is recorded for this yet.", width)))
	}
	return out
}

// needWords say how a need stands, and who helps. A service that another may not know of is not named to it.
func needWords(r *room.Room, c *model.Closure, service model.Subject, n model.Need) string {
	a := c.Answer(n.Field())
	if len(a.Value) == 0 {
		return ""
	}
	words := model.ValueWords(c, n.Item, a.Value)
	if before, _, ok := strings.Cut(words, ":"); ok {
		words = before
	}
	helper := model.Subject{Kind: model.KindService, ID: string(a.By)}
	if slices.ContainsFunc(c.Things, func(t model.Thing) bool { return t.Subject == helper }) &&
		document.NotNamed(r.Desk.SourceOf(c), service, helper) != "" {
		return words + ", with somebody who is not to be named to them."
	}
	if n.Standing == guide.NeedGap { // who accepts it, and why, is not for them
		return "Active, and nobody gives support yet."
	}
	if n.Words != "" {
		return words + ". " + n.Words
	}
	if n.Helper != "" {
		words += ", with " + n.Helper
	}
	return words + "."
}
