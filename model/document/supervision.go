package document

import (
	"errors"
	"fmt"
	"slices"
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
	d := &Document{Title: src.label("supervision.title"), Reference: c.Reference, Date: src.Today, Language: src.language(), Marking: Marking, Reader: src.label("reader.council")}
	if s.End == nil {
		d.Draft = src.label("supervision.open")
	}
	d.Parts = append(d.Parts, sat(src, s))
	var missed []string
	talked := Part{ID: "supervision.topics", Title: src.label("supervision.talked")}
	for _, t := range s.Topics {
		end := s.TopicEnd(t)
		if end == nil {
			missed = append(missed, model.TopicTitle(c, src.Guide, t))
			continue
		}
		talked.Blocks = append(talked.Blocks, Subheading{model.TopicTitle(c, src.Guide, t)}, ended(src, s, end))
	}
	if len(talked.Blocks) == 0 {
		talked.Blocks = []Block{Note{src.label("supervision.talked-none")}}
	}
	d.Parts = append(d.Parts, talked)
	var set []model.Action
	for _, a := range c.Actions() {
		if a.Session == s.Entry {
			set = append(set, a)
		}
	}
	if len(set) > 0 {
		d.Parts = append(d.Parts, Part{ID: "supervision.actions", Title: src.label("actions.part"), Blocks: []Block{actionTable(src, set)}})
	}
	if len(missed) > 0 {
		d.Parts = append(d.Parts, Part{ID: "supervision.missed", Title: src.label("supervision.not-reached"), Blocks: []Block{List{missed}}})
	}
	return d, nil
}

// sat says who sat together, when, and how far they came.
func sat(src Source, s *model.Session) Part {
	f := Facts{Rows: []Fact{{src.label("supervision.held"), model.DateOf(s.At).String()}}}
	for _, p := range s.Here {
		words := model.CapacityWords(p.As)
		f.Rows = append(f.Rows, Fact{capital(words), nameOf(src, p.Worker)})
	}
	done, of := s.Gone()
	f.Rows = append(f.Rows, Fact{src.label("supervision.gone"), fmt.Sprintf(src.label("supervision.gone-of"), done, of)})
	if s.End != nil {
		if s.End.Asked { // that it was asked is all that is ever kept, and the note says no more
			f.Rows = append(f.Rows, Fact{src.label("supervision.asked"), src.label("supervision.asked-yes")})
		}
		next := src.label("supervision.no-day")
		if s.End.Next != "" {
			next = s.End.Next.String()
		}
		f.Rows = append(f.Rows, Fact{src.label("supervision.next"), next})
	}
	return Part{ID: "supervision.sat", Title: src.label("supervision.about"), Blocks: []Block{f, Note{src.label("supervision.not-proved")}}}
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
		how = strings.NewReplacer("{how}", how, "{day}", e.Until.String()).Replace(src.label("supervision.until"))
	}
	add(src.label("supervision.ended"), how)
	add(src.label("supervision.why"), e.Why)
	add(src.label("supervision.how"), e.How)
	if e.End == model.EndChange {
		add(src.label("supervision.do"), strings.NewReplacer("{what}", stop(e.Do), "{who}", e.Owner, "{day}", e.By.String()).Replace(src.label("supervision.do-by")))
	}
	for _, v := range e.Voices {
		add(strings.ReplaceAll(src.label("supervision.view"), "{who}", nameOf(src, v.Worker)), v.Says)
	}
	add(src.label("supervision.guess-child"), e.Child)
	add(src.label("supervision.guess-parents"), e.Parents)
	add(src.label("supervision.wrong"), e.Wrong)
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
		Title: src.label("actions.title"), Reference: src.Closure.Reference, Date: src.Today, Language: src.language(), Marking: Marking, Reader: src.label("reader.council"),
		Parts: []Part{{ID: "supervision.actions", Title: src.label("actions.part"), Blocks: []Block{actionTable(src, inOrder(all))}}},
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
	t := Table{Caption: src.label("actions.caption"), Head: src.heads("actions.what", "actions.who", "actions.by", "actions.stands")}
	for _, a := range all {
		stands := src.label("actions.open")
		switch {
		case a.Done != nil:
			stands = src.label("actions.done")
			if a.Done.How != "" {
				stands = src.label("actions.done-how")
			}
			stands = strings.NewReplacer("{day}", a.Done.On.String(), "{how}", a.Done.How).Replace(stands)
		case a.Late(src.Today):
			stands = src.label("actions.open-late")
		}
		t.Rows = append(t.Rows, []string{a.Do, a.Owner, a.By.String(), stands})
	}
	return t
}

// supervisionFor is the note of the supervision that was held on the day that is asked for; without a day, of the newest
// that was held. One that goes on has only the draft of a note, which stands for it while none was held before.
func supervisionFor(src Source, _ model.Reader) (*Document, error) {
	all := src.Closure.Sessions()
	if len(all) == 0 {
		return nil, errors.New("there was no supervision of which a note could be written")
	}
	var days []string
	open := model.EntryID("")
	for _, s := range slices.Backward(all) {
		on := string(model.DateOf(s.At))
		switch {
		case src.Held != "" && on != string(src.Held):
			if !slices.Contains(days, model.Date(on).String()) {
				days = append(days, model.Date(on).String())
			}
		case s.End != nil:
			return SupervisionNote(src, s.Entry)
		case open == "":
			open = s.Entry
		}
	}
	if open == "" {
		return nil, fmt.Errorf("no supervision was held on %s; there were some on %s", src.Held, strings.Join(days, ", "))
	}
	return SupervisionNote(src, open)
}

// actionsFor is the list of what is to be done.
func actionsFor(src Source, _ model.Reader) (*Document, error) { return Actions(src) }
