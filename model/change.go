package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model/guide"
)

// Changes. Each takes what there is and gives the events that would change it; no events and no
// error where there is nothing to change. Screens, line mode, commands and import call these, and
// nothing else makes events.

// TheWorker is the allocated worker, to whom a closure is made out (PG-1a).
var TheWorker = Subject{Kind: KindTeam, ID: "worker"}

// Begin opens a closure, made out to the worker who opens it.
func Begin(g *guide.Guide, reference, child string, worker Worker) ([]Event, error) {
	opened, err := checked(g, Opened{Reference: CleanLine(reference), Child: CleanLine(child)})
	if err != nil {
		return nil, err
	}
	added, err := checked(g, Added{Subject: TheWorker, Name: CleanLine(worker.Name)})
	if err != nil {
		return nil, err
	}
	return append(opened, added...), nil
}

// Add puts a person, service, planned action or agreement into the closure under a new id.
func Add(c *Closure, g *guide.Guide, kind Kind, id, name string) ([]Event, error) {
	name = CleanLine(name)
	s := Subject{Kind: kind, ID: id}
	if err := stays(c, s); err != nil {
		return nil, err
	}
	if err := free(c, s, name); err != nil {
		return nil, err
	}
	if c.Has(s) || s.Person() && c.isPerson(id) && c.thing(s) == nil {
		return nil, fmt.Errorf("the id %q is taken in this closure", id)
	}
	return checked(g, Added{Subject: s, Name: name})
}

// stays refuses to change who is in a closure of which involvement has ended: what is left to share follows from them.
// A colleague or another professional may still come, or be called otherwise: somebody gives the copies.
func stays(c *Closure, s Subject) error {
	if !c.Frozen() || s.Kind == KindTeam || s.Kind == KindProfessional {
		return nil
	}
	return errors.New("involvement has ended, and the family and the services stay as they were; if it begins again, reopen it as a new closure")
}

// free refuses a name by which two of a kind could not be told apart.
func free(c *Closure, s Subject, name string) error {
	for _, t := range c.Of(s.Kind) {
		if t.Subject != s && strings.EqualFold(t.Name, name) {
			return fmt.Errorf("%s is here already; to add another, tell the two apart by name", t.Name)
		}
	}
	return nil
}

// Rename changes what a subject is called.
func Rename(c *Closure, g *guide.Guide, s Subject, name string) ([]Event, error) {
	name = CleanLine(name)
	if !c.Has(s) {
		return nil, fmt.Errorf("%s is not in this closure", c.Name(s))
	}
	if c.Name(s) == name {
		return nil, nil
	}
	if err := stays(c, s); err != nil {
		return nil, err
	}
	if err := free(c, s, name); err != nil {
		return nil, err
	}
	return checked(g, Renamed{Subject: s, Name: name})
}

// PutAside takes a subject out of the checklist. What was said about it is kept.
func PutAside(c *Closure, g *guide.Guide, s Subject) ([]Event, error) {
	if !c.Has(s) || s == TheClosure || s == TheChild {
		return nil, errors.New("only somebody or something that was added can be set aside")
	}
	if err := stays(c, s); err != nil {
		return nil, err
	}
	return checked(g, SetAside{Subject: s})
}

// Give answers a question.
func Give(c *Closure, g *guide.Guide, f Field, a Answer, today Date) ([]Event, error) {
	a.Evidence, a.Because = CleanLine(a.Evidence), CleanLine(a.Because)
	it := g.Item(f.Item)
	if it == nil {
		return nil, fmt.Errorf("the question %q: %w", f.Item, ErrNoItem)
	}
	if !c.Has(f.Subject) {
		return nil, fmt.Errorf("%s is not in this closure", c.Name(f.Subject))
	}
	if err := MayChange(c, it); err != nil {
		return nil, err
	}
	value := make(Value, 0, len(a.Value))
	for _, v := range a.Value {
		if it.Type == guide.Text {
			v = CleanLine(v)
		}
		if v != "" {
			value = append(value, v)
		}
	}
	if a.Value = value; len(value) == 0 {
		a.Value = nil
	}
	if it.Type == guide.Several { // in the order of the options, so that the same choice is the same answer
		slices.SortStableFunc(a.Value, func(x, y string) int { return optionIndex(it, x) - optionIndex(it, y) })
	}
	if a.Status == Unanswered && (len(a.Value) > 0 || a.Evidence != "" && it.Type != guide.LongText) {
		a.Status = Answered
	}
	if a.Status == Answered && len(a.Value) == 0 && a.Evidence == "" && a.On == "" && a.By == "" && it.Type != guide.LongText {
		a.Status = Unanswered
	}
	was := c.Answer(f)
	if a.Equal(was) && len(c.answersApart(f)) == 0 {
		return nil, nil
	}
	if why := ByHand(f.Item); why != "" && a.Status == Answered {
		return nil, errors.New("this is not answered by hand. " + why)
	}
	events, err := checked(g, AnswerGiven{Field: f, Answer: a})
	if err != nil {
		return nil, err
	}
	if err := notAhead(it, a, was, today); err != nil {
		return nil, err
	}
	if err := moves(c, it, f.Subject, a, was); err != nil {
		return nil, err
	}
	if err := guarded(c, g, f, a, today); err != nil {
		return nil, err
	}
	who := []PersonID{a.By}
	if it.Type == guide.Person {
		who = append(who, PersonID(a.Value.First()))
	}
	for _, id := range who {
		// Somebody who was chosen and has since been set aside may stay.
		service, isService := c.service(id)
		helps := it.Helper && isService && c.Has(service)
		if id != "" && id != was.By && !was.Value.Has(string(id)) && !c.inCast(id) && !helps {
			return nil, errors.New("choose who from the people in this closure, or add them first")
		}
	}
	return events, nil
}

// notAhead refuses a date in the future for what was done, and one in the past for what is planned.
func notAhead(it *guide.Item, a, was Answer, today Date) error {
	if a.Status == Answered && a.On > today && !it.Ahead {
		return fmt.Errorf("%s is still to come: answer “not yet”, with this as the planned date", a.On)
	}
	if a.Status == NotYet && a.On != "" && a.On != was.On && a.On < today {
		return fmt.Errorf("%s is past: plan a day to come, or answer the question if it was done then", a.On)
	}
	if it.Past && len(a.Value) > 0 && Date(a.Value[0]) > today {
		return fmt.Errorf("%s is still to come, and this asks for something that has happened", Date(a.Value[0]))
	}
	return nil
}

// optionIndex is the place of an option; what is offered beside the options comes behind them.
func optionIndex(it *guide.Item, id string) int {
	if i := slices.IndexFunc(it.Options, func(o guide.Option) bool { return o.ID == id }); i >= 0 {
		return i
	}
	return len(it.Options)
}

// Choose lets one of several sayings that stand apart hold. The others stay in the journal.
func Choose(c *Closure, g *guide.Guide, f Field, entry EntryID) ([]Event, error) {
	for _, s := range c.answersApart(f) {
		if s.Entry == entry {
			return checked(g, AnswerGiven{Field: f, Answer: s.Answer})
		}
	}
	for _, s := range c.textsApart(f) {
		if s.Entry == entry {
			return checked(g, Written{Field: f, Text: s.Text})
		}
	}
	return nil, errors.New("that is not one of those to choose between")
}

// Write replaces the text of a section or of a long answer. What was "not yet" is so no more once
// there are words.
func Write(c *Closure, g *guide.Guide, f Field, text string) ([]Event, error) {
	if !c.Has(f.Subject) {
		return nil, fmt.Errorf("%s is not in this closure", c.Name(f.Subject))
	}
	if it := g.Item(f.Item); it != nil {
		if err := MayChange(c, it); err != nil {
			return nil, err
		}
	}
	text = Clean(text)
	if text == c.Text(f) && len(c.textsApart(f)) == 0 {
		return nil, nil
	}
	events, err := checked(g, Written{Field: f, Text: text})
	it := g.Item(f.Item)
	if a := c.Answer(f); err == nil && !it.Planned && a.Status == NotYet && strings.TrimSpace(text) != "" {
		a.Status, a.On = Unanswered, ""
		events = append(events, AnswerGiven{Field: f, Answer: a})
	}
	return events, err
}

// Try records an attempt to reach a service.
func Try(c *Closure, g *guide.Guide, t Tried, today Date) ([]Event, error) {
	t.Who, t.Note = CleanLine(t.Who), CleanLine(t.Note)
	if !c.Has(t.Service) {
		return nil, fmt.Errorf("%s is not in this closure", c.Name(t.Service))
	}
	if t.On > today {
		return nil, fmt.Errorf("%s is still to come: an attempt is recorded when it was made", t.On)
	}
	if t.Again != "" && t.Again < today {
		return nil, fmt.Errorf("%s is past: to try again, give a day to come", t.Again)
	}
	return checked(g, t)
}

func checked(g *guide.Guide, ev Event) ([]Event, error) {
	if err := Check(g, ev); err != nil {
		return nil, err
	}
	return []Event{ev}, nil
}
