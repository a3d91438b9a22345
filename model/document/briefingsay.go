package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handover/model"
	"handover/model/guide"
)

// flag reports whether a flag is up, seen from s.
func (b *briefing) flag(id string, s model.Subject) bool {
	return model.FlagUp(b.src.Closure, b.src.Guide, id, s, b.src.Today)
}

// applies reports whether a line is so in this closure. A line that is not for each service is asked of the
// closure; its flags decide either way.
func (b *briefing) applies(it *guide.Item) bool {
	switch it.ID { // where two people answered that apart, it has not said yes
	case lineWelcome:
		return b.carries(b.service)
	case lineAsked:
		return !b.carries(b.service)
	}
	s := model.TheClosure
	if len(it.Each) > 0 {
		s = b.service
	}
	return model.Applies(b.src.Closure, b.src.Guide, it, s, b.src.Today)
}

// asked reports whether an item is asked about s now. What was said and is set aside stands in no briefing.
func (b *briefing) asked(item string, s model.Subject) bool {
	it := b.src.Guide.Item(item)
	return it != nil && model.Applies(b.src.Closure, b.src.Guide, it, s, b.src.Today)
}

// apart reports whether two people said two things, of which nobody has chosen yet: neither goes out.
func (b *briefing) apart(item string, s model.Subject) bool {
	return len(b.src.Closure.Apart(model.Field{Item: item, Subject: s})) > 0
}

// answer is the answer that stands, or the zero Answer.
func (b *briefing) answer(item string, s model.Subject) model.Answer {
	if a := b.src.Closure.Answer(model.Field{Item: item, Subject: s}); b.asked(item, s) && !b.apart(item, s) &&
		(a.Status == model.Answered || a.Status == model.DoesNotApply) {
		return a
	}
	return model.Answer{}
}

// say is what was answered or written, in words: never the evidence or the reasons beside it, which are the
// worker's and the manager's.
func (b *briefing) say(item string, s model.Subject) string {
	it := b.src.Guide.Item(item)
	switch {
	case !b.asked(item, s), b.apart(item, s):
		return ""
	case it.Form == guide.Section && b.service.Kind == model.KindService:
		text := b.src.Closure.Text(model.Field{Item: item, Subject: s})
		var places [][2]int
		for _, m := range b.src.Closure.WithheldFrom(b.service) {
			if m.Section == (model.Field{Item: item, Subject: s}) {
				places = append(places, model.FindPassage(text, m.Words)...)
			}
		}
		return strings.TrimSpace(withhold(text, places, b.src.label("copy.left-here")))
	case it.Form == guide.Section, it.Type == guide.LongText:
		return strings.TrimSpace(b.src.Closure.Text(model.Field{Item: item, Subject: s}))
	}
	a := b.answer(item, s)
	if a.Status != model.Answered {
		return ""
	}
	return strings.TrimSpace(model.ValueWords(b.src.Closure, it, a.Value))
}

// told gives what was answered or written, a paragraph each; where nothing was, a note says what is missing.
func (b *briefing) told(item string, s model.Subject, what string) []Block {
	var out []Block
	for _, para := range strings.Split(b.say(item, s), "\n") {
		if para = strings.TrimSpace(para); para != "" {
			if r, _ := utf8.DecodeLastRuneInString(para); unicode.IsLetter(r) || unicode.IsDigit(r) {
				para += "." // a line that was typed without one
			}
			out = append(out, Para{para})
		}
	}
	switch {
	case len(out) > 0, !b.asked(item, s):
		return out
	case b.apart(item, s):
		return []Block{Note{b.line("briefing.apart", what)}}
	}
	return []Block{b.notWritten(what)}
}

// labelled is told in one row behind a label.
func (b *briefing) labelled(item string, s model.Subject, label, what string) []Block {
	if said := b.say(item, s); said != "" {
		return []Block{Facts{[]Fact{{label, strings.Join(strings.Fields(said), " ")}}}}
	}
	return b.told(item, s, what)
}

// needs is the grid of what this child needs, active and to watch, and who helps (PG-6e). What anybody else
// needs does not stand in it.
func (b *briefing) needs() []Block {
	c := b.src.Closure
	t := Table{Caption: b.line("briefing.needs-caption"),
		Head: b.src.heads("briefing.need", "briefing.stands", "briefing.who-helps", "briefing.from-when")}
	looked := true
	for _, n := range model.Needs(c, b.src.Guide, b.src.Today) {
		if n.Subject != model.TheChild {
			continue
		}
		if n.Standing == "" || b.apart(n.Item.ID, n.Subject) {
			looked = false
			continue
		}
		row := []string{n.Item.Title, model.ValueWords(c, n.Item, model.Value{n.Standing}), b.helper(n), n.From.String()}
		switch n.Standing {
		case guide.NeedActive, guide.NeedWatch:
			t.Rows = append(t.Rows, row)
		case guide.NeedGap: // that the manager accepts it, and why, is not the reader's
			row[1], row[2], row[3] = b.line("briefing.gap"), "", ""
			t.Rows = append(t.Rows, row)
		}
	}
	var out []Block
	if len(t.Rows) > 0 {
		out = append(out, t)
	}
	for _, n := range model.Needs(c, b.src.Guide, b.src.Today) {
		if n.Subject == model.TheChild && b.helpedByConcern(n) && n.Standing != guide.NeedSettled {
			out = append(out, Note{b.line("briefing.helps-open", n.Item.Title)})
		}
	}
	if !looked {
		out = append(out, b.notWritten(b.line("briefing.ask-needs", c.Child)))
	}
	return out
}

// helper names who helps with a need. A service is named once it has said yes, and where it may be named.
func (b *briefing) helper(n model.Need) string {
	c := b.src.Closure
	by := model.Subject{Kind: model.KindService, ID: string(c.Answer(n.Field()).By)}
	isService := slices.ContainsFunc(c.Of(model.KindService), func(t model.Thing) bool { return t.Subject == by })
	switch {
	case b.helpedByConcern(n):
		return b.line("briefing.help-open")
	case n.Helper == "", n.Standing == guide.NeedActive && !n.Covered, isService && !b.carries(by):
		return b.line("briefing.nobody")
	case by == b.service:
		return b.line("briefing.you")
	case isService && b.private(by) != "":
		return b.line("briefing.somebody")
	}
	return n.Helper
}

// helpedByConcern reports whether a person of concern is named as whoever helps with a need.
func (b *briefing) helpedByConcern(n model.Need) bool {
	return model.OfConcern(b.src.Closure, model.Subject{Kind: model.KindAdult, ID: string(b.src.Closure.Answer(n.Field()).By)})
}

// otherChildren says that somebody looks after the other children's needs, and no more about them (PG-6g).
func (b *briefing) otherChildren() []Block {
	c := b.src.Closure
	if len(c.Of(model.KindOtherChild)) == 0 {
		return nil
	}
	if b.flag(flagStays, model.TheClosure) {
		return []Block{Para{b.line("briefing.stays", c.Child)}}
	}
	seen := 0
	for _, n := range model.Needs(c, b.src.Guide, b.src.Today) {
		if n.Subject.Kind != model.KindOtherChild {
			continue
		}
		if n.Standing == "" || n.Active && !n.Covered || n.Standing == guide.NeedGap || b.apart(n.Item.ID, n.Subject) {
			return []Block{b.notWritten(b.line("briefing.ask-others"))}
		}
		seen++
	}
	if seen == 0 {
		return nil
	}
	return []Block{Para{b.line("briefing.others")}}
}

// carries reports whether a service has said yes, or is there already.
func (b *briefing) carries(service model.Subject) bool {
	return b.flag(flagSaidYes, service) && !b.apart(model.ItemReferral, service)
}

// NotNamed says why a service is not named to the one that is told of this closure; "" where it may be.
func NotNamed(src Source, to, other model.Subject) string {
	b := &briefing{src, to}
	return b.private(other)
}

// private says why another service is not named in this briefing; "" where it may be. A service that the
// child may want kept from others, and one of which the family must not learn by accident, is named to
// nobody else. Where two people answered that apart it is kept as either of them has it.
func (b *briefing) private(other model.Subject) string {
	wish := model.Field{Item: itemWish, Subject: other}
	switch {
	case other == b.service:
		return ""
	case model.FamilyNotTold(b.src.Closure, other):
		return "the family have not been told what is shared with it"
	case !b.src.Closure.Answer(wish).Empty(), b.apart(itemWish, other):
		return "there is a wish of " + b.src.Closure.Child + "'s about it"
	}
	return ""
}

// beside is who carries on beside the reader: a name and what for, and nothing of whom to find there.
func (b *briefing) beside() Part {
	c := b.src.Closure
	p := Part{ID: "briefing.beside", Title: b.line("briefing.beside")}
	switch lead := b.say(itemLead, model.TheClosure); {
	case concernIn(c, lead) != "":
		p.Blocks = append(p.Blocks, Note{b.line("briefing.lead-open")})
	case lead != "":
		p.Blocks = append(p.Blocks, Facts{[]Fact{{b.line("briefing.lead"), lead}}})
	}
	var names []string
	for _, t := range c.Of(model.KindService) {
		if t.Subject == b.service || b.private(t.Subject) != "" || !b.carries(t.Subject) {
			continue
		}
		words := t.Name
		if what := b.say(itemPurpose, t.Subject); what != "" {
			words += ": " + what
		}
		names = append(names, words)
	}
	if len(names) > 0 {
		p.Blocks = append(p.Blocks, List{names})
	}
	if len(p.Blocks) == 0 {
		p.Blocks = []Block{Para{b.line("briefing.no-other")}}
	}
	return p
}
