package document

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// A Source is what documents are composed from.
type Source struct {
	Closure *model.Closure
	Guide   *guide.Guide
	Today   model.Date
	Given   model.Date                  // the day on which a copy is to be given; empty for today
	Worker  string                      // the allocated worker, to whom the closure is made out
	Named   func(model.WorkerID) string // names who was at the keyboard; nil where nobody knows

	// Signer says whose key signed a decision; "" where nobody's did that is known here. Nil where nobody knows.
	Signer func(*model.Decision) string

	Keep     *model.Keep // how long the local copy stays after its transfer; nil for what is built in
	Language string      // the language of its labels; empty for English
}

// Record is the Closure Record as the council holds it. What lies with the manager, or is authorised, is the
// record as it was sent; what is being written is composed as it stands now: every section that applies, in the
// guide's order, those that are not written yet said so.
func Record(src Source) *Document {
	c := src.Closure
	broken := ""
	if s := c.Sent(); s != nil && len(model.Edited(c, src.Guide, s, src.Today)) == 0 {
		d, err := Sent(src, s)
		if err == nil {
			return d
		}
		broken = src.label("draft.unread")
	}
	d := composed(src)
	d.Draft, d.Reader = cmp.Or(broken, inForce(src)), src.label("reader.council")
	d.Parts = append(d.Parts, decision(src))
	return d
}

// composed is the record as it is written now, without what was decided on it.
func composed(src Source) *Document {
	c := src.Closure
	d := &Document{Title: src.label("title.record"), Reference: c.Reference, Date: src.Today, Language: src.language(), Marking: Marking}
	d.Parts = append(d.Parts, facts(src))
	for _, a := range model.Asked(c, src.Guide, guide.Summary, src.Today) {
		if a.Item.Form == guide.Section {
			d.Parts = append(d.Parts, section(src, a))
		}
	}
	return d
}

// PartID names the part of a section about a subject.
func PartID(a model.Ask) string {
	if a.Subject == model.TheClosure || a.Subject == model.TheChild {
		return a.Item.ID
	}
	return a.Item.ID + "/" + a.Subject.ID
}

// Heading is a section's heading in the record.
func Heading(c *model.Closure, a model.Ask) string {
	if a.Subject == model.TheClosure || a.Subject == model.TheChild {
		return a.Item.Title
	}
	return a.Item.Title + ": " + c.Name(a.Subject)
}

func section(src Source, a model.Ask) Part {
	c := src.Closure
	p := Part{ID: PartID(a), Title: Heading(c, a), Box: a.Item.Box}
	answer, text := c.Answer(a.Field()), strings.TrimSpace(c.Text(a.Field()))
	for _, para := range strings.Split(text, "\n") {
		if para = strings.TrimSpace(para); para != "" {
			p.Blocks = append(p.Blocks, Para{para})
		}
	}
	switch {
	case len(c.Apart(a.Field())) > 0:
		p.Blocks = append(p.Blocks, Note{src.label("section.apart")})
	case answer.Status == model.DoesNotApply && answer.Because != "":
		p.Blocks = append(p.Blocks, Para{src.label("section.not-applicable") + answer.Because})
	case answer.Because != "":
		p.Blocks = append(p.Blocks, Para{src.label("section.reason") + answer.Because})
	case text == "":
		p.Blocks = append(p.Blocks, Note{src.label("section.not-written")})
	}
	for _, from := range a.Item.From {
		if kind, ok := tables[from]; ok {
			if t, any := table(src, kind); any {
				p.Blocks = append(p.Blocks, t)
			}
		}
	}
	return p
}

// A tableOf says which things a table holds, and the labels of it and of its first column.
type tableOf struct {
	kind           model.Kind
	caption, first string
}

// tables are the tables that a section may be started from, and stand beneath its text.
var tables = map[string]tableOf{
	"services":        {model.KindService, "caption.services", "column.service"},
	"planned-actions": {model.KindAction, "caption.planned-actions", "column.action"},
}

// table lays out everything of a kind, with the questions of the guide that have a column.
func table(src Source, of tableOf) (t Table, any bool) {
	c := src.Closure
	t = Table{Caption: src.label(of.caption), Head: src.heads(of.first)}
	var columns []*guide.Item
	for _, it := range src.Guide.Items {
		if it.Column != "" && len(it.Each) == 1 && model.Kind(it.Each[0]) == of.kind {
			columns = append(columns, it)
			t.Head = append(t.Head, it.Column)
		}
	}
	for _, thing := range c.Of(of.kind) {
		row := []string{thing.Name}
		for _, it := range columns {
			row = append(row, cell(src, model.Ask{Item: it, Subject: thing.Subject}))
		}
		t.Rows = append(t.Rows, row)
	}
	return t, len(t.Rows) > 0
}

// cell is what a table says of one thing in one column: empty where it is not asked.
func cell(src Source, a model.Ask) string {
	if !model.Applies(src.Closure, src.Guide, a.Item, a.Subject, src.Today) {
		return ""
	}
	if said := Said(src.Closure, a); said != "" {
		return said
	}
	return src.label("cell.not-recorded")
}

// Said puts what was answered into words for a reader: the value, the date, the evidence. Empty
// where nothing was.
func Said(c *model.Closure, a model.Ask) string {
	ans := c.Answer(a.Field())
	var out []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, strings.TrimRight(s, "."))
		}
	}
	switch ans.Status {
	case model.NotYet:
		if ans.On == "" {
			add("Not yet")
			break
		}
		add("Not yet, planned for " + ans.On.String())
	case model.DoesNotApply:
		add("Does not apply")
	case model.ToDiscuss:
		add("To discuss")
	}
	if len(c.Apart(a.Field())) > 0 {
		add("Answered apart; one answer is to be chosen")
		return strings.Join(out, ". ")
	}
	if len(ans.Value) > 0 {
		add(model.ValueWords(c, a.Item, ans.Value))
	}
	add(c.Text(a.Field()))
	if ans.Status != model.NotYet && ans.On != "" {
		add(ans.On.String())
	}
	add(c.PersonName(ans.By))
	add(ans.Evidence)
	add(ans.Because)
	return strings.Join(out, ". ")
}

func facts(src Source) Part {
	c, g := src.Closure, src.Guide
	f := Facts{}
	add := func(label, value string) {
		if value != "" {
			f.Rows = append(f.Rows, Fact{label, value})
		}
	}
	add(src.label("fact.reference"), c.Reference)
	if f := c.Follows; f != nil {
		add(src.label("fact.follows"), f.Reference+", which ended on "+f.Ended.String()+". Reopened because: "+stop(f.Because)+" Prompted by: "+stop(f.Prompted)+" Decided by "+stop(f.DecidedBy))
	}
	add(src.label("fact.child"), c.Child)
	if born := model.Date(c.About(model.ItemBorn).Value.First()); born.Valid() {
		add(src.label("fact.born"), born.String())
	} else if years, known := c.Age(src.Today); known {
		add(src.label("fact.age"), strconv.Itoa(years))
	}
	for _, it := range g.Items {
		if it.Column == "" || it.Form != guide.Question || len(it.Each) > 0 {
			continue
		}
		a := model.Ask{Item: it, Subject: model.TheClosure}
		if model.Applies(c, g, it, a.Subject, src.Today) {
			add(it.Column, Said(c, a))
		}
	}
	add(src.label("fact.worker"), src.Worker)
	return Part{ID: "facts", Title: src.label("part.facts"), Blocks: []Block{f}}
}

// inForce is what is said at the head of the record while it is not authorised as it reads.
func inForce(src Source) string {
	if d := src.Closure.Standing(); d != nil && model.Void(src.Closure, src.Guide, src.Today) {
		return fmt.Sprintf(src.label("draft.edited"), model.DateOf(d.At))
	}
	return draft(src)
}

// decision is what was decided on the record, and on whose word.
func decision(src Source) Part {
	c, g := src.Closure, src.Guide
	f := Facts{Rows: []Fact{{src.label("decision.state"), string(model.State(c, g, src.Today))}}}
	add := func(label, said string) {
		if said == "" {
			said = src.label("decision.not-recorded")
		}
		f.Rows = append(f.Rows, Fact{label, said})
	}
	if s := c.Sent(); s != nil {
		f.Rows = append(f.Rows, outcome(src, s)...)
	} else {
		add(g.Item(model.ItemSent).Title, "")
		add(g.Item(model.ItemDecision).Title, "")
	}
	if model.Void(c, g, src.Today) {
		add(src.label("decision.not-in-force"), src.label("decision.reads-otherwise"))
	}
	add(g.Item(model.ItemClosed).Title, Said(c, model.Ask{Item: g.Item(model.ItemClosed), Subject: model.TheClosure}))
	return Part{ID: "decision", Title: src.label("part.decision"), Blocks: []Block{f, worth(src, c.Sent())}}
}

// notProved is what a decision is worth that was made on a laptop.
var notProved = Note{label(english, "decision.not-proved")}

// decided is what came of a record that was sent before the one that stands now.
func decided(src Source, s *model.Submission) Part {
	return Part{ID: "decision", Title: src.label("part.decision"), Blocks: []Block{Facts{outcome(src, s)}, worth(src, s)}}
}

// signedBy says whose key signed a decision; "" where that is not known here.
func signedBy(src Source, d *model.Decision) string {
	if src.Signer == nil {
		return ""
	}
	return src.Signer(d)
}

// worth is what a decision is worth that was made on a laptop: less where nobody signed it.
func worth(src Source, s *model.Submission) Note {
	if s != nil && s.Decision != nil && !s.Apart && signedBy(src, s.Decision) != "" {
		return Note{src.label("decision.signed")}
	}
	return Note{src.label("decision.not-proved")}
}

// outcome says when a record was sent, and what came of it.
func outcome(src Source, s *model.Submission) []Fact {
	g, by := src.Guide, func(does string, who model.WorkerID) string {
		if src.Named == nil {
			return ""
		}
		return ". Recorded as " + does + " by " + src.Named(who)
	}
	out := []Fact{{g.Item(model.ItemSent).Title, model.DateOf(s.At).String() + by("sent", s.By)}}
	made := func(d *model.Decision) {
		words := model.ValueWords(src.Closure, g.Item(model.ItemDecision), model.Value{d.Decided.Decision})
		whose := by("decided", d.By)
		if signed := signedBy(src, d); signed != "" {
			whose = ". " + signed
		}
		out = append(out, Fact{g.Item(model.ItemDecision).Title, words + ". " + model.DateOf(d.At).String() + whose}, Fact{src.label("decision.own-words"), d.Because})
	}
	switch {
	case s.Apart && s.Decision != nil && s.Other != nil:
		made(s.Decision)
		made(s.Other)
		out = append(out, Fact{src.label("decision.two"), src.label("decision.apart")})
	case s.Decision != nil:
		made(s.Decision)
	case s.Back == nil:
		out = append(out, Fact{g.Item(model.ItemDecision).Title, src.label("decision.not-recorded")})
	}
	if s.Back != nil {
		out = append(out, Fact{src.label("decision.taken-back"), model.DateOf(s.Back.At).String() + by("taken back", s.Back.By) + ". " + s.Back.Because})
	}
	return out
}

// Start gives words to start a section from: what is recorded, as plain lines for the writer to
// make their own. It is empty where nothing that belongs in the section is recorded. A letter is started
// from its first draft.
func Start(src Source, a model.Ask) string {
	if slices.Contains(a.Item.From, guide.FromLetter) {
		return LetterDraft(src, a)
	}
	var out []string
	for _, from := range a.Item.From {
		if _, isTable := tables[from]; isTable {
			continue // it stands beneath the words by itself
		}
		for _, f := range recorded(src, from, a.Subject) {
			out = append(out, f.line)
		}
	}
	return strings.Join(out, "\n")
}

// A fact is one thing that is recorded, as a line that a section may be started from.
type fact struct {
	field       model.Field
	label, line string
}

// recorded lists what is recorded in answer to a question, as a section about somebody may be started from it.
func recorded(src Source, id string, about model.Subject) []fact {
	c := src.Closure
	it := src.Guide.Item(id)
	if it == nil {
		return nil
	}
	var out []fact
	for _, s := range model.Subjects(c, it) {
		if s.Kind == about.Kind && about != model.TheClosure && s != about {
			continue // what one parent said is no start for another's views
		}
		said := Said(c, model.Ask{Item: it, Subject: s})
		if said == "" || !model.Applies(c, src.Guide, it, s, src.Today) {
			continue
		}
		label := it.Title
		if s != model.TheClosure && s != model.TheChild {
			label += ", " + c.Name(s)
		}
		out = append(out, fact{model.Field{Item: id, Subject: s}, label, label + ": " + said + "."})
	}
	return out
}
