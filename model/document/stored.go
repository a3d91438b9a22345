package document

import (
	"errors"
	"fmt"

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
	d := &Document{Title: src.label(title), Date: src.Today, Language: src.language(), Points: pointsFor(src, to)}
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

// say chooses words: to the council, to a parent, to the child.
func (s *storing) say(council, parent, child string) string {
	switch {
	case s.child:
		return child
	case s.you:
		return parent
	}
	return council
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
		Para{"This is what this laptop keeps to end social care's involvement with one child. It counts what is there and repeats none of it. Every earlier version of an answer or a text is kept and counted too, and so is what was taken back. Words that are still being typed wait beside it, sealed, and are not counted."},
		rest, stages, Subheading{l("stored.named")}, people)
}

// kindsForYou says what kinds of things are stored. They are the same for everybody, whatever there is of them.
func (s *storing) kindsForYou() Part {
	n := s.stock
	return s.part("stored.kinds",
		Para{s.say("", "Your social worker uses a program on a work laptop to plan how our work with you ends. This page says what the program keeps about your family. It does not repeat what was written.",
			"Your social worker uses a laptop to plan how our work with you ends. This page says what kinds of things the laptop keeps about you. It does not say what was written.")},
		List{[]string{
			s.say("", "Answers to questions about how things are for the child and the family, and about what happens when we stop.", "Answers to questions about how things are for you, and what happens when we stop."),
			s.say("", "What you and others said, where it was written down.", "What you said, and what other people said, where it was written down."),
			s.say("", "Names of people in the family, of people who work with you, and how they are reached.", "Names of people in your family and of people who work with you."),
			s.say("", "Notes of telephone calls and talks.", "Notes of phone calls and talks."),
			s.say("", "The record of our work, letters, and a list of who was given what.", "The record of our work, letters, and a list of who got them."),
			s.say("", "Earlier versions of all this, as it was put at the time.", "Older versions of all this, too."),
		}},
		Para{fmt.Sprintf("%s %s %s %s.", s.say("", "The first of it was written on", "The first of it was written on"), n.First, s.say("", "and the newest on", "and the newest on"), n.Last)})
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
	return s.part("stored.writers", t, Para{s.say(
		"The names are as they were said at the keyboard. On a laptop nobody's identity is proved.",
		"These are the names that were given at the keyboard.",
		"These are the names that were typed in at the laptop.")})
}

// sealed says how it is locked away, and claims no more than SECURITY.md does.
func (s *storing) sealed() Part {
	return s.part("stored.sealed", s.paras(
		s.say("Everything that is typed is sealed (encrypted) before it is written to the disk. It opens with the passphrase; with a recovery code or a key of a manager's or the council's, if one was made. After some minutes without a key pressed it locks by itself.",
			"What is typed is sealed before it is saved. While it is locked, whoever finds the laptop needs the passphrase to read it, or one of the few other keys to it. After some minutes it locks by itself.",
			"What is typed is locked before it is saved. While it is locked, somebody who finds the laptop needs the secret words to read it, or one of the few other keys."),
		s.say("Without the passphrase it can be seen that something is kept, how much of it there is and when it was saved, and no word of it.", "", ""),
		s.say("Each entry, reading, copy and purge is noted in a chain of lines that shows where one is changed or missing.",
			"The program keeps a list of who opened it and when.", "The laptop keeps a list of who opened it, and when."),
		s.say("It does not protect against somebody who knows the passphrase, against harmful software at work while it is open, or against whoever administers the laptop then.",
			"It cannot keep out somebody who knows the passphrase, or harmful software at work while it is open.", ""),
	)...)
}

// elsewhere says where else it is.
func (s *storing) elsewhere() Part {
	words := s.say("Not transferred: nothing here says that this is in the council's record yet.",
		"It is not noted yet that this was put into the council's own record.",
		"It is not noted yet that this was put into the council's own record of you.")
	if on, as, ok := s.src.Closure.Transfer(); ok {
		words = s.say(fmt.Sprintf("In the council's record since %s, as “%s”.", on, as),
			fmt.Sprintf("It was put into the council's own record on %s.", on), fmt.Sprintf("It was put into the council's own record on %s.", on))
	}
	return s.part("stored.elsewhere", s.paras(
		s.say("The council's case system is the record. What is here is a working copy.", "The council's own record is the one that counts, and it is kept for longer. What is on the laptop is a working copy.",
			"The council has its own record of you, and that one is kept for longer. What is on the laptop is a copy to work with."),
		words,
		s.say("Backups on this laptop are sealed in the same way. Where somebody took one elsewhere, gave the closure to a colleague's laptop, or wrote a document or a list out, that is not in this program's power: what was written out is not sealed, and is wherever it was put.",
			"What was printed, sent or saved as a file is outside the program. The laptop can neither find it nor delete it.",
			"What was printed or sent is somewhere else as well. The laptop cannot delete it there."),
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
		add(s.say(fmt.Sprintf("On hold since %s: nothing is deleted while it is. The reason is kept with it.", since),
			fmt.Sprintf("It is being kept for a reason since %s, and nothing is deleted until that is over. You can ask why.", since),
			fmt.Sprintf("It is being kept for a reason since %s. You can ask why.", since)))
	case !goes:
		add(s.say(fmt.Sprintf("Not on hold. It stays until it is in the council's record, and for %s after that.", keep),
			fmt.Sprintf("It stays until it is in the council's own record, and for %s after that.", keep),
			fmt.Sprintf("It stays until it is in the council's own record, and for %s after that.", keep)))
	case on < s.src.Today:
		add(s.say(fmt.Sprintf("Not on hold. It was due to go on %s, %s after its transfer, and is still here.", on, keep),
			fmt.Sprintf("It should have been deleted on %s, and it is still here. You can ask why.", on),
			fmt.Sprintf("It should have been deleted on %s, and it is still here. You can ask why.", on)))
	default:
		add(s.say(fmt.Sprintf("Not on hold. It is due to go on %s, %s after its transfer.", on, keep),
			fmt.Sprintf("It is to be deleted from the laptop on %s.", on), fmt.Sprintf("It is to be deleted from the laptop on %s.", on)))
	}
	add(s.say("Nothing is deleted by itself: a worker does it. The key of this closure and its entries are then destroyed, here and in the backups that the program keeps. What a solid-state disk still holds of old blocks, backups that were taken elsewhere, what was written out and colleagues' copies are out of its reach.",
		"Nothing is deleted by itself: a worker does it. The council's own record stays.",
		"A worker has to delete it. The council's own record of you stays."))
	p := s.part("stored.stays", s.paras(words...)...)
	if s.you { // what would have to be put there first can tell that somebody did not agree
		p.Blocks = append(p.Blocks, Para{s.say("", "Before that, everything that has to be kept is put into the council's own record.", "First, everything that has to be kept is put into the council's own record.")})
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
		s.say("The child, and others whom it is about, can ask the council to see what is kept about them. Those in the council who answer such requests decide what each may see: most of what is here is about several people. A hold keeps it from being deleted meanwhile: put it on before anything else.",
			"You can ask to see what is written about you. Ask your social worker, or the council's data protection officer. You can ask in writing or just say it, and you need not say why.",
			"You can ask to see what is written about you, now or when you are older. Ask your social worker, or anybody else at children's social care. An adult you trust can help you to ask."),
		s.say("", "Some of it is about other people as well. They may leave that out, and should tell you so.", "Some of it is about other people too, so you may not get to see all of it."),
		s.say("", "If something is wrong, you can ask for it to be put right.", "If something is wrong, you can say so, and ask for it to be put right."),
	)...)
}
