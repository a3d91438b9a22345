package document

import (
	"errors"
	"fmt"
	"strings"

	"handover/model"
)

// Stored says what is kept on this laptop about a child and a family, for those who answer requests to see it. It
// holds nothing of what was written, and no name of a service or of anybody in the family.
func Stored(src Source) *Document {
	d := forTheCouncil(src, "title.stored-council")
	d.Draft = "" // it is about what is kept, and not about what a manager authorises
	s := storing{src: src, stock: model.StockOf(src.Closure, src.Guide)}
	d.Parts = append(d.Parts, s.kinds(), s.writers(), s.sealed(), s.elsewhere(), s.stays(), s.asking())
	return d
}

// StoredFor says the same to the child or to a parent, in words to them. How many services or people are named is
// not in it: of one of them this reader may not know.
func StoredFor(src Source, to model.Subject) (*Document, error) {
	c := src.Closure
	switch {
	case to != model.TheChild && !c.IsParent(to), !c.Has(to):
		return nil, errors.New("what is stored is told to the child, or to an adult who cares for them or has parental responsibility")
	case to == model.TheChild && model.FlagUp(c, src.Guide, flagDied, model.TheClosure, src.Today):
		return nil, errors.New("after a death nothing is written to the child")
	case model.OfConcern(c, to):
		return nil, fmt.Errorf("there are concerns about %s: those in the council who answer such requests say what they may be told of what is stored", c.Name(to))
	}
	if err := model.MaySend(c, to); err != nil {
		return nil, err
	}
	title := "title.stored"
	if to != model.TheChild {
		title = "title.stored-family"
	}
	src = src.writtenTo(to)
	d := &Document{Title: src.label(title), Date: src.Today, Language: src.saidIn(title), Points: pointsFor(src, to)}
	s := storing{src: src, stock: model.StockOf(c, src.Guide), you: true, child: to == model.TheChild}
	d.Parts = append(d.Parts, s.kindsForYou(), s.writers(), s.sealed(), s.elsewhere(), s.stays(), s.asking())
	return d, nil
}

// A storing is a statement of what is stored that is being composed.
type storing struct {
	src   Source
	stock model.Stock
	you   bool // to somebody at home
	child bool // to the child
}

// say chooses words: to the council, to a parent, to the child; "" where a reader is told nothing of it.
func (s *storing) say(id string) string {
	switch {
	case s.child:
		return s.src.label(id + "-child")
	case s.you:
		return s.src.label(id + "-parent")
	}
	return s.src.label(id + "-council")
}

// fill chooses words, and puts days and the like into them.
func (s *storing) fill(id string, with ...string) string {
	return strings.NewReplacer(with...).Replace(s.say(id))
}

func (s *storing) part(id string, blocks ...Block) Part {
	title := s.src.label(id)
	if home := s.src.label(id + "-home"); s.you && home != "" {
		title = home
	}
	return Part{ID: id, Title: title, Blocks: blocks}
}

func (s *storing) paras(words ...string) []Block {
	var out []Block
	for _, w := range words {
		if w != "" {
			out = append(out, Para{w})
		}
	}
	return out
}

// kinds counts what is stored, by its kind.
func (s *storing) kinds() Part {
	l, n := s.src.label, s.stock
	stages := Table{Caption: l("stored.by-stage"), Head: s.src.heads("stored.stage", "stored.answers", "stored.texts")}
	for _, st := range n.Stages {
		stages.Rows = append(stages.Rows, []string{l("stage." + string(st.Stage)), fmt.Sprint(st.Answers), fmt.Sprint(st.Texts)})
	}
	people := Facts{}
	for _, t := range n.Things {
		people.Rows = append(people.Rows, Fact{l("kind." + string(t.Kind)), fmt.Sprint(t.N)})
	}
	rest := Facts{[]Fact{
		{l("stored.entries"), fmt.Sprint(n.Entries)}, {l("stored.since"), n.First.String()}, {l("stored.newest"), n.Last.String()},
		{l("stored.calls"), fmt.Sprint(n.Calls)}, {l("stored.lines"), fmt.Sprint(n.Lines)}, {l("stored.sent"), fmt.Sprint(n.Sent)},
		{l("stored.copies"), fmt.Sprint(n.Copies)}, {l("stored.signatures"), fmt.Sprint(n.Signatures)},
	}}
	if n.Unread > 0 {
		rest.Rows = append(rest.Rows, Fact{l("stored.unread"), fmt.Sprint(n.Unread)})
	}
	return s.part("stored.kinds",
		Para{s.say("stored.intro")},
		rest, stages, Subheading{l("stored.named")}, people)
}

// kindsForYou says what kinds of things are stored. They are the same for everybody, whatever there is of them.
func (s *storing) kindsForYou() Part {
	n := s.stock
	return s.part("stored.kinds",
		Para{s.say("stored.intro")},
		List{[]string{
			s.say("stored.list-answers"),
			s.say("stored.list-said"),
			s.say("stored.list-names"),
			s.say("stored.list-calls"),
			s.say("stored.list-record"),
			s.say("stored.list-earlier"),
		}},
		Para{s.fill("stored.days", "{first}", n.First.String(), "{newest}", n.Last.String())})
}

// writers says who wrote in it.
func (s *storing) writers() Part {
	t := Table{Caption: s.src.label("stored.writers-caption"), Head: s.src.heads("stored.who", "stored.from", "stored.until")}
	if !s.you {
		t.Head = append(t.Head, s.src.label("stored.entries"))
	}
	for _, w := range s.stock.Writers {
		name := s.src.label("stored.not-said")
		if w.ID != "" {
			name = s.src.label("stored.not-known")
			if s.src.Named != nil && s.src.Named(w.ID) != string(w.ID) {
				name = s.src.Named(w.ID)
			}
		}
		row := []string{name, w.First.String(), w.Last.String()}
		if !s.you {
			row = append(row, fmt.Sprint(w.Entries))
		}
		t.Rows = append(t.Rows, row)
	}
	return s.part("stored.writers", t, Para{s.say("stored.writers-are")})
}

// sealed says how it is locked away, and claims no more than SECURITY.md does.
func (s *storing) sealed() Part {
	return s.part("stored.sealed", s.paras(
		s.say("stored.sealed-how"),
		s.say("stored.sealed-seen"),
		s.say("stored.sealed-chain"),
		s.say("stored.sealed-not"),
	)...)
}

// elsewhere says where else it is.
func (s *storing) elsewhere() Part {
	words := s.say("stored.not-transferred")
	if on, as, ok := s.src.Closure.Transfer(); ok {
		words = s.fill("stored.transferred", "{day}", on.String(), "{as}", as)
	}
	return s.part("stored.elsewhere", s.paras(
		s.say("stored.working-copy"),
		words,
		s.say("stored.outside"),
	)...)
}

// stays says how long it stays, and what happens then.
func (s *storing) stays() Part {
	c, keep := s.src.Closure, model.DefaultKeep()
	if s.src.Keep != nil {
		keep = *s.src.Keep
	}
	var h model.Header
	h.Transferred, _, _ = c.Transfer()
	_, since, held := c.Hold()
	h.Held = held
	on, goes := model.Goes(h, keep)
	var words []string
	add := func(w string) { words = append(words, w) }
	switch {
	case held:
		add(s.fill("stored.on-hold", "{since}", since.String()))
	case !goes:
		add(s.fill("stored.stays-until", "{keep}", keep.String()))
	case on < s.src.Today:
		add(s.fill("stored.overdue", "{day}", on.String(), "{keep}", keep.String()))
	default:
		add(s.fill("stored.due", "{day}", on.String(), "{keep}", keep.String()))
	}
	add(s.say("stored.by-worker"))
	p := s.part("stored.stays", s.paras(words...)...)
	if s.you { // what would have to be put there first can tell that somebody did not agree
		p.Blocks = append(p.Blocks, Para{s.say("stored.before")})
		return p
	}
	var first []string
	for _, b := range model.MayPurge(c, s.src.Guide, s.src.Today) {
		switch {
		case b.Lack != "":
			first = append(first, b.Title+". "+b.What)
		case b.Title != model.OnHold: // why stays here
			first = append(first, b.What)
		}
	}
	if len(first) > 0 {
		p.Blocks = append(p.Blocks, Subheading{s.src.label("stored.first")}, List{first})
	}
	return p
}

// asking says how to ask to see it.
func (s *storing) asking() Part {
	return s.part("stored.asking", s.paras(
		s.say("stored.ask-how"),
		s.say("stored.ask-others"),
		s.say("stored.ask-right"),
	)...)
}
