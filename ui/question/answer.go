package question

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store/desk"
	"handover/ui/kit"
)

// fill shows what is recorded in the fields, and over it what is still being typed, and what the part before
// this one had chosen and not saved.
func (p *part) fill(before *part) {
	if p.apart {
		return
	}
	it, a := p.ask.Item, p.shown
	value := p.field(fieldValue)
	switch {
	case value == nil:
	case it.Type == guide.DateType:
		value.SetDate(model.Date(a.Value.First()))
	case value.Typed():
		value.SetText(a.Value.First())
	default:
		value.Choose(a.Value...)
	}
	p.field(fieldEvidence).SetText(a.Evidence)
	if f := p.field(fieldBecause); f != nil {
		f.SetText(a.Because)
	}
	if f := p.field(fieldOn); f != nil {
		f.SetDate(a.On)
	}
	if f := p.field(fieldBy); f != nil {
		f.Choose(string(a.By))
	}
	if f := p.field(fieldStatus); f != nil && a.Status != model.Answered {
		f.Choose(string(a.Status))
	}
	for _, f := range p.fields {
		name := p.name(f)
		d, ok := p.waiting(name)
		if !ok || !f.Typed() || name == fieldText {
			continue
		}
		f.SetText(d.Text)
		if whose := anothers(p.r, d); whose != "" {
			p.lend(f, whose)
			continue
		}
		p.touched[name] = true
	}
	if before == nil || before.apart {
		return
	}
	for name := range before.touched {
		if was, f := before.field(name), p.field(name); was != nil && f != nil && !f.Typed() {
			f.Choose(was.Values()...)
			p.touched[name] = true
		}
	}
	p.showed = before.showed
}

// changed takes every change in a field: a choice is an answer at once, typed words are kept as a
// draft until the field is left.
func (p *part) changed(f *kit.Field) tea.Cmd {
	name := p.name(f)
	if name == fieldText {
		return tea.Batch(p.r.Saver.TypeLater(p.draft(model.PartText, ""), p.text.Later()), p.aid.Typed())
	}
	p.own(f)
	p.touched[name] = true
	p.showed = p.showed || name == fieldEvidence
	if f.Typed() {
		return p.r.Saver.Type(p.draft(name, f.Typing()))
	}
	value, status := p.field(fieldValue), p.field(fieldStatus)
	switch {
	case name == fieldValue && !f.Empty() && status != nil:
		status.Choose()
		p.touched[fieldStatus] = true
	case name == fieldStatus && !f.Empty() && f.Value() != string(model.ToDiscuss) && value != nil && !value.Typed():
		value.Choose()
		p.touched[fieldValue] = true
	}
	err := p.keep()
	if err == nil {
		return nil
	}
	if !errors.Is(err, desk.ErrNotSaved) { // refused: what is recorded stands
		for name := range p.touched {
			if !p.field(name).Typed() {
				delete(p.touched, name)
			}
		}
		p = p.page.again(p)
	}
	p.field(name).Fail(kit.Sentence(err))
	return nil
}

// answer is what is recorded with what was touched put in its place. A typed field that cannot be
// read yet, such as half a date, is left as it is recorded; its words stay a draft.
func (p *part) answer() model.Answer {
	a := p.closure().Answer(p.ask.Field())
	was := a.Status
	touched := func(name string) (*kit.Field, bool) {
		f := p.field(name)
		return f, f != nil && p.touched[name] && (!f.Typed() || f.Leave())
	}
	if f, ok := touched(fieldValue); ok {
		if p.moves(f.Value()) {
			a.On, a.By, a.Evidence, a.Because = "", "", "", "" // they were of the step before
		}
		a.Value = model.Value(f.Values())
		if f.Kind != kit.SeveralField {
			a.Value = model.Value{f.Value()}
		}
		if !f.Empty() && was != model.Answered {
			a.Status = model.Answered // an answer is more than "not yet"
		}
	}
	if f, ok := touched(fieldStatus); ok && !(f.Empty() && a.Status == model.Answered) {
		a.Status = model.Status(f.Value())
	}
	if f, ok := touched(fieldEvidence); ok {
		a.Evidence = f.Value()
	}
	if f, ok := touched(fieldOn); ok {
		a.On = f.Date()
	}
	if f, ok := touched(fieldBy); ok {
		a.By = model.PersonID(f.Value())
	}
	if f, ok := touched(fieldBecause); ok {
		a.Because = f.Value()
	} else if was == model.DoesNotApply && a.Status != was {
		a.Because = "" // it was the reason for something else
	}
	if was == model.NotYet && a.Status != was && !p.touched[fieldOn] {
		a.On = "" // it was a plan
	}
	if was == model.NotYet && a.Status == model.Answered && !p.showed {
		a.Evidence = "" // it told why it was not yet, and shows nothing
	}
	if a.Status == model.Unanswered && (a.On != "" || a.By != "") {
		a.Status = model.Answered
	}
	return a
}

// moves reports whether choosing an option is a step on from the one before, with a day of its own; or turns a
// need into a gap, or a gap into something else.
func (p *part) moves(option string) bool {
	was := p.closure().Answer(p.ask.Field()).Value.First()
	if was == "" || was == option {
		return false
	}
	if p.ask.Item.Area != "" && (was == guide.NeedGap || option == guide.NeedGap) {
		return true // who accepts a gap, why, and when it is looked at again is not who helps, and from when
	}
	o := p.ask.Item.Option(option)
	return o != nil && len(o.After) > 0
}

// keep makes what was touched an entry of the journal. Words that were being typed are no drafts
// any more, but for those that cannot be read yet.
func (p *part) keep() error {
	if len(p.touched) == 0 {
		return nil
	}
	was := p.closure().Answer(p.ask.Field())
	answer := p.answer()
	moved := p.moves(answer.Value.First())
	wrote, err := p.r.Keep(func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, p.r.Desk.Guide, p.ask.Field(), answer, p.r.Desk.Today())
	})
	if err != nil {
		return err
	}
	for _, f := range p.fields {
		name := p.name(f)
		if !p.touched[name] || f.Typed() && !f.Leave() {
			continue
		}
		delete(p.touched, name)
		if f.Typed() {
			if err := p.r.Saver.Drop(p.draft(name, "")); err != nil {
				return err
			}
		}
	}
	p.shown = p.closure().Answer(p.ask.Field())
	if wrote && (p.shown.Status != was.Status || moved) && len(p.touched) == 0 { // what can follow is another now
		p.page.again(p)
	}
	p.page.settle(p.ask) // what else is asked, and what is wrong with the answer, may have changed
	return nil
}

// enter makes the words an entry.
func (p *part) enter() error {
	if p.text == nil {
		return nil
	}
	if err := p.enterText(p.text); err != nil {
		return err
	}
	p.wrote = p.closure().Text(p.ask.Field())
	return nil
}
