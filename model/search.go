package model

import (
	"cmp"
	"slices"
	"strings"

	"handover/model/guide"
)

// A Found is one piece of words in a closure in which something was found that somebody looked for.
type Found struct {
	In      Shelf
	Stage   guide.Stage // the stage that it belongs to; "" for what belongs to the whole closure
	Subject Subject     // whom or what it is about; of a copy, whose it is
	Field   Field       // the answer or text that holds it; of a point, its section; the zero Field for none
	Part    string      // which part of an answer holds it: PartText, PartValue, PartBy …; "" elsewhere
	Point   int         // of InPoint: its place among the points of its decision, from 0
	Open    bool        // of InPoint: the decision is the last one, so the point waits for its answer or has it
	Mark    *Mark       // of InTimeline: what has the day; nil for a gap
	Aside   bool        // it is kept, and not asked or not counted now

	Title  string   // where it stands, in a few words, without whom it is about
	Text   string   // the words, whole
	Places [][2]int // where in Text they stand, in order, none over another: byte offsets
}

// A Shelf is a kind of place in a closure where words are kept.
type Shelf string

// The shelves.
const (
	InSection  Shelf = "section"  // a section of the record
	InLetter   Shelf = "letter"   // a letter
	InPlanned  Shelf = "planned"  // words that are planned to be said
	InAnswer   Shelf = "answer"   // an answer, with what shows it and its reason
	InContact  Shelf = "contact"  // an attempt to reach a service, or a line of a call
	InDecision Shelf = "decision" // why the manager decided, or why the record was taken back
	InPoint    Shelf = "point"    // a point of the manager's, and its answer
	InCopies   Shelf = "copies"   // the log of copies and signatures, and what copies leave out
	InCast     Shelf = "cast"     // somebody's name, or that of a service, action or agreement
	InTimeline Shelf = "timeline" // a day of the timeline, or a gap
	InKeeping  Shelf = "keeping"  // the transfer to the council's record, holds, and where things lie there
	InReopened Shelf = "reopened" // why this closure follows an earlier one
)

// The parts of an answer in which something can be found beside those that a draft may hold.
const (
	PartBy     = "by"
	PartStatus = "status"
)

// Search lists where words stand in a closure as it is now, stage by stage in the guide's order, and last what belongs
// to the whole. It looks at everything that is held there, also at what is set aside, and not at what it once was: an
// answer that was changed since, a name before another.
//
// Capitals, accents and the kind of quotation mark or dash make no difference. Of several words all must stand in the same answer,
// with what shows it and its reason, in any order; or in the same line of a log. A phrase in quotes is looked for as
// it is. Each piece of words is found once, with every place in it.
func Search(c *Closure, g *guide.Guide, words string, today Date) []Found {
	s := search{c: c, g: g, today: today, words: soughtIn(words)}
	if len(s.words) == 0 {
		return nil
	}
	fields := s.order(c.Fields())
	for _, stage := range guide.Stages {
		for len(fields) > 0 && fields[0].stage == stage {
			s.field(fields[0])
			fields = fields[1:]
		}
		switch stage {
		case guide.Handover:
			s.contacts()
		case guide.Summary:
			s.decisions()
			s.copies()
		}
	}
	s.cast()
	s.timeline()
	s.keeping()
	for _, f := range fields { // of a checklist that is not this one
		s.field(f)
	}
	return s.found
}

// A search is under way.
type search struct {
	c     *Closure
	g     *guide.Guide
	today Date
	words []sought
	found []Found
}

// A piece is words that are kept together in one part of something.
type piece struct{ part, text string }

// look finds the words in something that holds pieces: all of them must be there, in whichever of the pieces.
func (s *search) look(at Found, pieces ...piece) {
	var kept [8]plainText // most have no more
	plain := kept[:0]
	for _, p := range pieces {
		plain = append(plain, plainly(p.text))
	}
	for _, w := range s.words {
		if !slices.ContainsFunc(plain, func(p plainText) bool { return p.holds(w) }) {
			return
		}
	}
	for i, p := range pieces {
		places := plain[i].places(s.words)
		if len(places) == 0 {
			continue
		}
		at.Part, at.Text, at.Places = p.part, p.text, places
		s.found = append(s.found, at)
	}
}

// A stand is a field and where it stands in the guide.
type stand struct {
	Field
	it    *guide.Item // nil where this checklist has no such question
	stage guide.Stage
	key   int64 // less for what stands before
}

// order puts fields into the order of the checklist: group by group, and within a group all that is asked about one
// person or service together. What this checklist does not have comes last.
func (s *search) order(fields []Field) []*stand {
	groups, subjects := map[string]int{}, map[Subject]int{}
	for i, group := range s.g.Groups {
		groups[group.ID] = i
	}
	for i, t := range s.c.Things {
		subjects[t.Subject] = i + 1
	}
	type spot struct{ run, at int }
	spots := map[*guide.Item]spot{}
	last := map[string]*guide.Item{}
	for i, it := range s.g.Items {
		before := last[it.Group]
		run := i
		if before != nil && slices.Equal(before.Each, it.Each) {
			run = spots[before].run
		}
		spots[it], last[it.Group] = spot{run, i}, it
	}
	place := func(stage guide.Stage) int {
		if i := slices.Index(guide.Stages[:], stage); i >= 0 {
			return i
		}
		return len(guide.Stages)
	}
	key := func(parts ...int) (key int64) {
		for _, n := range parts {
			key = key<<14 | int64(min(n, 1<<14-1))
		}
		return key
	}
	out := make([]*stand, len(fields))
	for i, f := range fields {
		at := &stand{Field: f, it: s.g.Item(f.Item)}
		about := subjects[Subject{Kind: f.Subject.Kind, ID: f.Subject.ID}]
		if at.it != nil {
			at.stage = at.it.Stage
			at.key = key(place(at.stage)<<8|groups[at.it.Group], spots[at.it].run, about, spots[at.it].at)
		} else {
			at.key = key(place("")<<8, 0, about, 0)
		}
		out[i] = at
	}
	slices.SortStableFunc(out, func(a, b *stand) int { return cmp.Compare(a.key, b.key) })
	return out
}

// field looks into an answer and its text. Where two people wrote apart it looks into what each of them wrote.
func (s *search) field(f *stand) {
	if ByHand(f.Item) != "" {
		return // what it follows from is looked into itself
	}
	at := Found{In: InAnswer, Stage: f.stage, Subject: f.Subject, Field: f.Field}
	if f.it == nil {
		at.Title = "A question that this checklist does not have"
	} else {
		at.Title = f.it.Title
		switch {
		case f.it.Form == guide.Section:
			at.In = InSection
		case slices.Contains(f.it.From, guide.FromLetter):
			at.In = InLetter
		}
	}
	before := len(s.found)
	defer func() {
		if f.it != nil && len(s.found) > before { // which asks much, so only of what is found
			aside := !Applies(s.c, s.g, f.it, f.Subject, s.today)
			for i := range s.found[before:] {
				s.found[before+i].Aside = aside
			}
		}
	}()
	answers, texts := s.c.answersApart(f.Field), s.c.textsApart(f.Field)
	if len(answers) == 0 && len(texts) == 0 {
		s.said(at, f.it, s.c.Answer(f.Field), s.c.Text(f.Field))
		return
	}
	if len(answers) == 0 {
		answers = []Saying{{Answer: s.c.Answer(f.Field)}}
	}
	if len(texts) == 0 {
		texts = []Saying{{Text: s.c.Text(f.Field)}}
	}
	for i := range max(len(answers), len(texts)) {
		var a Answer
		text := ""
		if i < len(answers) {
			a = answers[i].Answer
		}
		if i < len(texts) {
			text = texts[i].Text
		}
		s.said(at, f.it, a, text)
	}
}

// said looks into an answer and the text beside it.
func (s *search) said(at Found, it *guide.Item, a Answer, text string) {
	var pieces [7]piece
	all := pieces[:0]
	add := func(part, words string) {
		if words != "" {
			all = append(all, piece{part, words})
		}
	}
	if it != nil {
		add(PartValue, s.value(it, a.Value, at.Subject))
	} else {
		for _, v := range a.Value {
			add(PartValue, v)
		}
	}
	add(PartText, text)
	add(PartEvidence, a.Evidence)
	add(PartBecause, a.Because)
	add(PartOn, a.On.String())
	add(PartBy, s.c.PersonName(a.By))
	if a.Status != Answered {
		add(PartStatus, string(a.Status))
	}
	n := len(s.found)
	s.look(at, all...)
	if it == nil || !it.Planned {
		return
	}
	for i := range s.found[n:] {
		if found := &s.found[n+i]; found.Part == PartText {
			found.In = InPlanned
		}
	}
}

// value is what was answered, as it reads on the page.
func (s *search) value(it *guide.Item, v Value, about Subject) string {
	words := ValueWords(s.c, it, v)
	if strings.Contains(words, "{") {
		return Fill(words, s.c, about)
	}
	return words
}
