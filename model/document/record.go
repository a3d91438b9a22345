package document

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"handover/model"
	"handover/model/guide"
)

// A Source is what documents are composed from.
type Source struct {
	Closure *model.Closure
	Guide   *guide.Guide
	Today   model.Date
	Given   model.Date                  // the day on which a copy is to be given; empty for today
	Held    model.Date                  // of which supervision the note is; empty for the newest that was held
	Worker  string                      // the allocated worker, to whom the closure is made out
	Named   func(model.WorkerID) string // names who was at the keyboard; nil where nobody knows

	// Signer says whose key signed a decision; "" where nobody's did that is known here. Nil where nobody knows.
	Signer func(*model.Decision) string

	Here     *time.Location // where the days of Today and Given begin and end; nil for as each time is kept
	Keep     *model.Keep    // how long the local copy stays after its transfer; nil for what is built in
	Language string         // the language of its labels; empty for the one that is recorded for its reader, or else English
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
			for _, t := range tablesOf(src, kind) {
				p.Blocks = append(p.Blocks, t)
			}
		}
	}
	return p
}

// cell is what a table says of one thing in one column: empty where it is not asked.
func cell(src Source, a model.Ask) string {
	if !model.Applies(src.Closure, src.Guide, a.Item, a.Subject, src.Today) {
		return ""
	}
	if said := src.answered(a); said != "" {
		return said
	}
	return src.label("cell.not-recorded")
}

// Said puts what was answered into words for a reader: the value, the date, the evidence. Empty
// where nothing was.
func Said(c *model.Closure, a model.Ask) string { return answeredIn(english, c, a) }

// answered is what Said gives, in the language of the document that is composed.
func (src Source) answered(a model.Ask) string { return answeredIn(src.language(), src.Closure, a) }

func answeredIn(language string, c *model.Closure, a model.Ask) string {
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
			add(label(language, "answer.not-yet"))
			break
		}
		add(strings.ReplaceAll(label(language, "answer.planned"), "{day}", ans.On.String()))
	case model.DoesNotApply:
		add(label(language, "answer.not-apply"))
	case model.ToDiscuss:
		add(label(language, "answer.to-discuss"))
	}
	if len(c.Apart(a.Field())) > 0 {
		add(label(language, "answer.apart"))
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
		add(src.label("fact.follows"), strings.NewReplacer("{reference}", f.Reference, "{day}", f.Ended.String(), "{because}", stop(f.Because),
			"{prompted}", stop(f.Prompted), "{who}", stop(f.DecidedBy)).Replace(src.label("follows.how")))
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
			add(it.Column, src.answered(a))
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
	add(g.Item(model.ItemClosed).Title, src.answered(model.Ask{Item: g.Item(model.ItemClosed), Subject: model.TheClosure}))
	return Part{ID: "decision", Title: src.label("part.decision"), Blocks: []Block{f, worth(src, c.Sent())}}
}

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
	g, by := src.Guide, func(id string, who model.WorkerID) string {
		if src.Named == nil {
			return ""
		}
		return strings.ReplaceAll(src.label(id), "{who}", src.Named(who))
	}
	out := []Fact{{g.Item(model.ItemSent).Title, model.DateOf(s.At).String() + by("recorded.sent", s.By)}}
	made := func(d *model.Decision) {
		words := model.ValueWords(src.Closure, g.Item(model.ItemDecision), model.Value{d.Decided.Decision})
		whose := by("recorded.decided", d.By)
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
		out = append(out, Fact{src.label("decision.taken-back"), model.DateOf(s.Back.At).String() + by("recorded.taken-back", s.Back.By) + ". " + s.Back.Because})
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
