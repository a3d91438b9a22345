package document

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// Briefing composes the briefing sheet for the professional at a service that carries on (PG-1b, PG-6a to
// PG-6k): the guide's lines in their order and, each in its place, what was agreed with this service and
// those parts of the Closure Record that a professional is to have (PG-4j to PG-4n). Everything that it
// takes from the closure is named here one by one: a question that the guide gains is not in it.
// The error says why there is none for this service.
func Briefing(src Source, service model.Subject) (*Document, error) {
	d, err := briefed(src, service)
	if err != nil {
		return nil, err
	}
	c := src.Closure
	for _, name := range untold(src, service) {
		if at := where(d, name); at != "" {
			return nil, fmt.Errorf("“%s” says “%s”, and the family have not been told of that service: put it otherwise there, withhold that passage, or leave the section out", at, name)
		}
	}
	for _, name := range hiddenFrom(src, model.ReaderOf(service)) {
		if at := where(d, name); at != "" {
			return nil, fmt.Errorf("“%s” says “%s”, and there is a wish of %s's about that service: put it otherwise there, withhold that passage, or leave the section out", at, name, c.Child)
		}
	}
	for _, m := range c.WithheldFrom(service) {
		if at := repeated(d, m.Words); at != "" {
			return nil, fmt.Errorf("words that are withheld from %s stand under “%s” too: withhold them there as well, or leave that section out", c.Name(service), at)
		}
	}
	if err := unasked(src, model.ReaderOf(service)); err != nil {
		return nil, err
	}
	return d, nil
}

// untold lists what would give away the other services of which the family have not been told. A professional who
// reads it may let it slip.
func untold(src Source, service model.Subject) []string {
	c := src.Closure
	return givesAway(c, func(s model.Subject) bool { return s != service && model.FamilyNotTold(c, s) })
}

// briefed composes the sheet, whatever its words may give away.
func briefed(src Source, service model.Subject) (*Document, error) {
	c := src.Closure
	b := &briefing{src, service}
	if err := b.refused(); err != nil {
		return nil, err
	}
	d := &Document{
		Title: src.label("title.briefing"), Reference: c.Reference, Date: src.Today, Language: src.language(),
		Marking: Marking, Draft: draft(src), Reader: c.Name(service),
	}
	if who := b.say(itemContact, service); who != "" {
		d.Reader += ", " + who
	}
	d.Copy = b.mark(d.Draft != "")
	places := b.places()
	for _, it := range src.Guide.Items {
		if it.Form != guide.Line || it.Document != "briefing" {
			continue
		}
		p := Part{ID: it.ID, Title: it.Title}
		if b.applies(it) {
			ask, _ := it.Words(c.Nation())
			p.Blocks = append(p.Blocks, Para{model.Fill(ask, c, service)})
		}
		place := places[it.ID]
		delete(places, it.ID)
		if p.Blocks = append(p.Blocks, place.within...); len(p.Blocks) > 0 {
			d.Parts = append(d.Parts, p)
		}
		d.Parts = append(d.Parts, place.after...)
	}
	if len(places) > 0 { // what was agreed is never lost because a line has gone
		return nil, fmt.Errorf("the guide has no line %s, where a part of the briefing belongs", slices.Min(keys(places)))
	}
	return d, nil
}

// A briefing is being composed.
type briefing struct {
	src     Source
	service model.Subject
}

// mark says whose sheet it is, and when it was given: on the day for which it is asked, or on which the log has it as
// given while it is the sheet that they hold, or else today. A draft that nobody gave is to be given.
func (b *briefing) mark(draft bool) string {
	c := b.src.Closure
	on, when := cmp.Or(b.src.Given, b.src.Today), b.src.label("copy.given")
	g := c.LastCopy(b.service)
	switch held := g != nil && g.Holds() && g.Form == model.FormBriefing && g.Draft == draft; {
	case b.src.Given == "" && held && b.stands(g):
		on = g.On
	case draft:
		when = b.src.label("copy.to-be-given")
	}
	return fmt.Sprintf(b.src.label("copy.mark"), c.Name(b.service), fmt.Sprintf(when, on))
}

// stands reports whether nothing of which a sheet is made has changed since one was given. Its words are not kept: they
// are those of the closure, so that whatever was said or named later may have changed them.
func (b *briefing) stands(g *model.CopyGiven) bool {
	c := b.src.Closure
	if s, _ := c.CopyOf(); s != nil && s.Entry != g.Submission || !slices.Equal(g.Left, CopyLeft(b.src, model.ReaderOf(b.service))) {
		return false
	}
	for _, f := range c.Fields() {
		if strings.HasPrefix(f.Item, "share.") || f.Item == "service.sent" || f.Item == "service.received" { // the log of copies tells these
			continue
		}
		answers, texts := c.Said(f)
		if slices.ContainsFunc(slices.Concat(answers, texts), func(s model.Saying) bool { return s.At.After(g.At) }) {
			return false
		}
	}
	return !slices.ContainsFunc(c.Called(), func(t model.Thing) bool { return t.Added.After(g.At) })
}

// A place is what stands at a line of the guide: within its part, and in parts of their own after it.
type place struct {
	within []Block
	after  []Part
}

// The questions and sections that a briefing draws on, beside the grid of needs.
const (
	itemPurpose   = "service.purpose"
	itemContact   = "service.contact"
	itemBasis     = "service.basis"
	itemKeep      = "service.not-passed-on"
	itemWish      = "service.child-wish"
	itemKnows     = "service.family-knows"
	itemRing      = "service.whom-to-ring"
	itemStep      = "service.first-step"
	itemStepBy    = "service.first-step-by"
	itemTrusted   = "trusted.person"
	itemMeans     = "communication.means"
	itemIfThen    = "plan.if-then"
	itemReturns   = "plan.concern-returns"
	itemLead      = "plan.lead"
	itemPolice    = "criminal.stands"
	itemHeld      = "record.chronology"
	flagPolice    = "police"
	flagDied      = "died"
	flagStays     = "other-child-stays"
	flagUntold    = "sharing-not-told"
	flagChoseNot  = "service-chose-not"
	flagDeclined  = "service-declined"
	flagSaidYes   = "service-said-yes"
	flagUnspoken  = "communication"
	sectionWorry  = "record.concerns"
	sectionHarm   = "record.other-harm"
	sectionAction = "record.action"
	sectionWhy    = "record.why-now"
	sectionChild  = "record.needs-child"
	sectionFamily = "record.needs-family"
)

// refused says why there is no briefing for a service.
func (b *briefing) refused() error {
	c, name := b.src.Closure, b.src.Closure.Name(b.service)
	switch {
	case b.service.Kind != model.KindService:
		return errors.New("a briefing sheet is for a service that carries on, and for nobody else")
	case !c.Has(b.service):
		return fmt.Errorf("%s is no service of this closure now, so there is no briefing sheet for it", name)
	case b.flag(flagChoseNot, b.service):
		return fmt.Errorf("the family chose not to go to %s, so there is no briefing sheet for it: nothing of theirs goes there", name)
	case b.flag(flagDeclined, b.service):
		return fmt.Errorf("%s declined, so there is no briefing sheet for it: nothing of the family's goes there", name)
	}
	for _, m := range c.WithheldFrom(b.service) {
		here := slices.Contains([]string{sectionWorry, sectionHarm, sectionAction, sectionWhy, sectionChild, sectionFamily}, m.Section.Item)
		if here && !b.leavesOut(m.Section.Item) && len(model.FindPassage(c.Text(m.Section), m.Words)) == 0 {
			return fmt.Errorf("words that are withheld from %s under “%s” no longer stand there as they were marked: look at that section, and mark them again", name, b.src.Guide.Item(m.Section.Item).Title)
		}
	}
	return model.MaySend(c, b.service)
}

// leavesOut reports whether somebody chose that this service does not get a section of the record: it stands in
// no sheet either.
func (b *briefing) leavesOut(section string) bool {
	return b.src.Closure.SectionChoice(b.service, model.Field{Item: section, Subject: model.TheClosure}).How == model.SectionOut
}

// The first words to a service that carries on, and to one that was asked and has not said yes.
const (
	lineWelcome = "briefing.welcome"
	lineAsked   = "briefing.asked"
)

// places says what stands at which line.
func (b *briefing) places() map[string]place {
	return map[string]place{
		lineWelcome:                   {after: []Part{b.keep(), b.agreed()}},
		"briefing.what-to-know":       {after: b.fourThings()},
		"briefing.someone-to-talk-to": {within: b.toTalkTo()},
		"briefing.needs":              {within: b.needs()},
		"briefing.siblings":           {within: b.otherChildren()},
		"briefing.new-worry":          {after: b.ifThen()},
		"briefing.signs":              {after: []Part{b.beside(), b.chronology(), b.guides()}},
	}
}

// keep is what must not be passed on, in a part of its own so that nobody reads past it (PR-12).
func (b *briefing) keep() Part {
	p := Part{ID: "briefing.keep", Title: b.src.label("briefing.keep")}
	c := b.src.Closure
	if b.flag(flagUntold, b.service) {
		p.Blocks = append(p.Blocks, Para{b.line("briefing.untold")})
	}
	if b.answer(itemKeep, b.service).Status == model.DoesNotApply {
		p.Blocks = append(p.Blocks, Para{b.line("briefing.nothing-kept")})
		return p
	}
	what := b.line("briefing.ask-keep")
	if b.asked(itemWish, b.service) {
		what += b.line("briefing.ask-wish", c.Child)
	}
	p.Blocks = append(p.Blocks, b.told(itemKeep, b.service, what)...)
	return p
}

// agreed is what a reader with a minute needs: what this service and we have agreed, and whom they can ring.
func (b *briefing) agreed() Part {
	c := b.src.Closure
	f := Facts{}
	var missing []Block
	add := func(label, value, what string) {
		switch {
		case value != "":
			f.Rows = append(f.Rows, Fact{label, value})
		case what != "":
			missing = append(missing, b.notWritten(what))
		}
	}
	add(b.src.label("briefing.about"), c.Child, "")
	add(b.src.label("briefing.your-part"), b.say(itemPurpose, b.service), b.line("briefing.ask-part", c.Name(b.service)))
	step := b.say(itemStep, b.service)
	if by := b.say(itemStepBy, b.service); step != "" && by != "" {
		step = b.line("briefing.step-by", step, by)
	}
	add(b.src.label("briefing.first-step"), step, b.line("briefing.ask-step"))
	add(b.src.label("briefing.first-appointment"), b.say(model.ItemFirst, b.service), "")
	switch knows := b.answer(itemKnows, b.service); {
	case !b.asked(itemKnows, b.service): // said in the part above, where they were not told
	case knows.Value.Has("yes"):
		know := b.line("briefing.they-know")
		if knows.On != "" {
			know = b.line("briefing.they-know-since", knows.On)
		}
		add(b.src.label("briefing.family-know"), know, "")
	case knows.Value.Has("no"):
		add(b.src.label("briefing.family-know"), b.line("briefing.know-not"), "")
	default:
		add("", "", b.line("briefing.ask-know"))
	}
	add(b.src.label("briefing.questions"), b.say(itemRing, b.service), b.line("briefing.ask-ring"))
	add(b.src.label("briefing.danger"), b.src.label("briefing.ring"), "")
	if b.src.Worker != "" {
		add(b.src.label("briefing.from"), b.line("briefing.from-us", b.src.Worker), "")
	}
	return Part{ID: "briefing.agreed", Title: b.src.label("briefing.at-a-glance"), Blocks: append([]Block{f}, missing...)}
}

// fourThings are what was worrying at the start, what was done, why we stop and what is still needed, as the
// record has them (PG-4j to PG-4n, PG-6b): those sections, and no other.
func (b *briefing) fourThings() []Part {
	var out []Part
	add := func(section, title string, more ...Block) {
		if b.asked(section, model.TheClosure) && !b.leavesOut(section) {
			p := Part{ID: section, Title: title, Blocks: b.told(section, model.TheClosure, b.line("briefing.ask-section", b.src.Guide.Item(section).Title))}
			p.Blocks = append(p.Blocks, more...)
			out = append(out, p)
		}
	}
	add(sectionWorry, b.src.label("briefing.worry"))
	add(sectionHarm, b.src.label("briefing.harm"))
	add(sectionAction, b.src.label("briefing.done"), b.police()...)
	add(sectionWhy, b.src.label("briefing.why"))
	add(sectionChild, b.line("briefing.child-need", b.src.Closure.Child))
	add(sectionFamily, b.src.label("briefing.family-need"))
	return out
}

// ifThen is what is done when things change, and by whom.
func (b *briefing) ifThen() []Part {
	out := []Part{{ID: "briefing.if-then", Title: b.src.label("briefing.if-then"),
		Blocks: b.told(itemIfThen, model.TheClosure, b.line("briefing.ask-if-then"))}}
	if b.asked(itemReturns, model.TheClosure) {
		out = append(out, Part{ID: "briefing.returns", Title: b.src.label("briefing.returns"),
			Blocks: b.told(itemReturns, model.TheClosure, b.line("briefing.ask-returns"))})
	}
	return out
}

// draft is what is said of a document until a manager has authorised the record; empty from then on.
func draft(src Source) string {
	switch model.State(src.Closure, src.Guide, src.Today) {
	case model.Authorised, model.ClosedLife, model.ClosedAllShared:
		return ""
	}
	return src.label("draft.not-authorised")
}

// stop ends words with a full stop.
func stop(words string) string { return strings.TrimRight(words, ". ") + "." }

func keys(m map[string]place) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}
