package document

import (
	"errors"
	"fmt"
	"strings"

	"handover/model"
)

// SupervisionNote is the note of one supervision, for the record: who sat together, how each topic ended, with why and
// how, what is to be done, where they did not agree, and what was not reached. What they guessed that others would say
// is called a guess. The error says that there was none.
func SupervisionNote(src Source, session model.EntryID) (*Document, error) {
	c := src.Closure
	s := c.Session(session)
	if s == nil {
		return nil, errors.New("there was no supervision of which a note could be written")
	}
	d := &Document{Title: "Supervision note", Reference: c.Reference, Date: src.Today, Language: "en-GB", Marking: Marking, Reader: "Council record"}
	if s.End == nil {
		d.Draft = "Draft: this supervision is still open."
	}
	d.Parts = append(d.Parts, sat(src, s))
	var missed []string
	talked := Part{ID: "supervision.topics", Title: "What was talked through"}
	for _, t := range s.Topics {
		end := s.TopicEnd(t)
		if end == nil {
			missed = append(missed, model.TopicTitle(c, src.Guide, t))
			continue
		}
		talked.Blocks = append(talked.Blocks, Subheading{model.TopicTitle(c, src.Guide, t)}, ended(src, s, end))
	}
	if len(talked.Blocks) == 0 {
		talked.Blocks = []Block{Note{"Nothing was talked through yet."}}
	}
	d.Parts = append(d.Parts, talked)
	var set []model.Action
	for _, a := range c.Actions() {
		if a.Session == s.Entry {
			set = append(set, a)
		}
	}
	if len(set) > 0 {
		d.Parts = append(d.Parts, Part{ID: "supervision.actions", Title: "What is to be done", Blocks: []Block{actionTable(src, set)}})
	}
	if len(missed) > 0 {
		d.Parts = append(d.Parts, Part{ID: "supervision.missed", Title: "Not reached", Blocks: []Block{List{missed}}})
	}
	return d, nil
}

// sat says who sat together, when, and how far they came.
func sat(src Source, s *model.Session) Part {
	f := Facts{Rows: []Fact{{"Held on", model.DateOf(s.At).String()}}}
	for _, p := range s.Here {
		words := model.CapacityWords(p.As)
		f.Rows = append(f.Rows, Fact{capital(words), nameOf(src, p.Worker)})
	}
	done, of := s.Gone()
	f.Rows = append(f.Rows, Fact{"Talked through", fmt.Sprintf("%d of %d", done, of)})
	if s.End != nil {
		asked := "No"
		if s.End.Asked {
			asked = "Yes. What was said stays with them"
		}
		f.Rows = append(f.Rows, Fact{"The worker was asked how they are", asked})
		next := "No day was set"
		if s.End.Next != "" {
			next = s.End.Next.String()
		}
		f.Rows = append(f.Rows, Fact{"Next supervision", next})
	}
	return Part{ID: "supervision.sat", Title: "About this supervision", Blocks: []Block{f, notProved}}
}

// nameOf names somebody who was at the keyboard, or sat beside it.
func nameOf(src Source, who model.WorkerID) string {
	if src.Named == nil {
		return string(who)
	}
	return src.Named(who)
}

// ended says how one topic ended.
func ended(src Source, s *model.Session, e *model.TopicEnd) Facts {
	var f Facts
	add := func(label, words string) {
		if words = strings.TrimSpace(words); words != "" {
			f.Rows = append(f.Rows, Fact{label, words})
		}
	}
	how := model.EndWords(e.End)
	if e.End == model.EndDeferred {
		how += " until " + e.Until.String()
	}
	add("How it ended", how)
	add("Why", e.Why)
	add("How", e.How)
	if e.End == model.EndChange {
		add("To be done", stop(e.Do)+" "+e.Owner+", by "+e.By.String())
	}
	for _, v := range e.Voices {
		add("The view of "+nameOf(src, v.Worker), v.Says)
	}
	add("Our guess: what the child would say", e.Child)
	add("Our guess: what the parents would say", e.Parents)
	add("What would make this wrong", e.Wrong)
	return f
}

// Actions is the short list of what is to be done after supervision, for whoever does it: what is open first, by its
// day, and then what is done. The error says that there is nothing.
func Actions(src Source) (*Document, error) {
	all := src.Closure.Actions()
	if len(all) == 0 {
		return nil, errors.New("nothing was set to be done in supervision")
	}
	return &Document{
		Title: "To do after supervision", Reference: src.Closure.Reference, Date: src.Today, Language: "en-GB", Marking: Marking, Reader: "Council record",
		Parts: []Part{{ID: "supervision.actions", Title: "What is to be done", Blocks: []Block{actionTable(src, inOrder(all))}}},
	}, nil
}

// inOrder puts what is open first, what is due sooner before what is due later.
func inOrder(all []model.Action) []model.Action {
	var open, done []model.Action
	for _, a := range all {
		if a.Done != nil {
			done = append(done, a)
			continue
		}
		at := len(open)
		for at > 0 && open[at-1].By > a.By {
			at--
		}
		open = append(open[:at], append([]model.Action{a}, open[at:]...)...)
	}
	return append(open, done...)
}

// actionTable lays out what is to be done.
func actionTable(src Source, all []model.Action) Table {
	t := Table{Caption: "To be done", Head: []string{"What", "Who", "By when", "How it stands"}}
	for _, a := range all {
		stands := "Open"
		switch {
		case a.Done != nil:
			stands = "Done on " + a.Done.On.String()
			if a.Done.How != "" {
				stands += ": " + a.Done.How
			}
		case a.Late(src.Today):
			stands = "Open, and its day has passed"
		}
		t.Rows = append(t.Rows, []string{a.Do, a.Owner, a.By.String(), stands})
	}
	return t
}

// supervisionFor is the note of the newest supervision.
func supervisionFor(src Source, _ model.Reader) (*Document, error) {
	all := src.Closure.Sessions()
	if len(all) == 0 {
		return nil, errors.New("there was no supervision of which a note could be written")
	}
	return SupervisionNote(src, all[len(all)-1].Entry)
}

// actionsFor is the list of what is to be done.
func actionsFor(src Source, _ model.Reader) (*Document, error) { return Actions(src) }
