package handover

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store/desk"
	"handover/ui/kit"
)

// draft is where the words of a part wait until they are an answer.
func (e *End) draft(p *part, text string) model.Draft {
	d := e.call.draft(p.id, text)
	if p.id == partOutcome || p.id == partAgain {
		d.Item = model.FormPrefix + "end of call"
		return d
	}
	d.Item, d.Part = p.id, model.PartValue
	if p.text != nil {
		d.Part = model.PartText
	}
	return d
}

// recorded is what the journal holds of a part.
func (e *End) recorded(p *part) string {
	c, f := e.call.closure(), e.draft(p, "").Field
	switch {
	case p.text != nil:
		return c.Text(f)
	case p.id == model.ItemFirstStepBy:
		return model.Date(c.Answer(f).Value.First()).String()
	}
	return c.Answer(f).Value.First()
}

// recall fills the parts with what is recorded, and over it what was still being typed.
func (e *End) recall() {
	r := e.call.r
	kept, err := r.Desk.FormDrafts(r.Desk.OpenID())
	if err != nil {
		r.Wrong(err)
	}
	for _, p := range e.parts {
		if p.id == partDone || p.id == partNext {
			continue
		}
		d := e.draft(p, "")
		words, waits := e.recorded(p), false
		for _, k := range kept {
			if k.Field == d.Field && k.Part == d.Part {
				words, waits = k.Text, true
			}
		}
		if k, ok := r.Desk.Left(d.Field, d.Part); ok {
			words, waits = k.Text, true
		}
		if k, ok := r.Saver.Typed(d); ok {
			words, waits = k.Text, true
		}
		p.set(words)
		p.touched = waits
	}
}

// enter makes the words of a part an answer to its question.
func (e *End) enter(p *part) error {
	if !p.touched || !p.typed() || p.id == partAgain {
		return nil
	}
	r, today := e.call.r, e.call.r.Desk.Today()
	d := e.draft(p, p.words())
	_, err := r.Keep(func(c *model.Closure) ([]model.Event, error) {
		if p.text != nil {
			return model.Write(c, r.Desk.Guide, d.Field, p.words())
		}
		a, words := c.Answer(d.Field), strings.TrimSpace(p.words())
		if p.id == model.ItemFirstStepBy {
			day, err := model.ParseAhead(words, today)
			if err != nil {
				return nil, err
			}
			words = string(day)
		}
		if words == "" && len(a.Value) == 0 {
			return nil, nil
		}
		a.Value = nil
		if words != "" {
			if a.Status != model.Answered {
				a.Status, a.On, a.Because = model.Answered, "", ""
			}
			a.Value = model.Value{words}
			if p.id == model.ItemReadbackWho {
				a.On = today
			}
		} else {
			a.On = ""
		}
		return model.Give(c, r.Desk.Guide, d.Field, a, today)
	})
	if err != nil {
		p.wrong = kit.Sentence(err)
		return err
	}
	p.touched, p.wrong = false, ""
	if p.id == model.ItemFirstStepBy {
		p.line.SetText(e.recorded(p))
	}
	return r.Saver.Drop(d)
}

// finish ends the call: it says that they were spoken with, and logs how it ended and how long it took.
func (e *End) finish(next bool) tea.Cmd {
	r, today := e.call.r, e.call.r.Desk.Today()
	for i, p := range e.parts {
		if err := e.enter(p); err != nil {
			e.at = i
			return nil
		}
	}
	outcome, again := e.part(partOutcome), e.part(partAgain)
	day, err := model.ParseAhead(again.words(), today)
	switch {
	case outcome.chosen == "":
		outcome.wrong = "Choose what came of it: 1 or 2."
		e.at = 0
		return nil
	case err != nil:
		e.fail(again, err)
		return nil
	}
	spoken := func(c *model.Closure) ([]model.Event, error) {
		f := model.Field{Item: model.ItemSpoken, Subject: e.call.service}
		a := c.Answer(f)
		if outcome.chosen != "spoke" || a.Status == model.Answered && a.Value.Has("yes") && a.On != "" {
			return nil, nil
		}
		return model.Give(c, r.Desk.Guide, f, model.Answer{Status: model.Answered, Value: model.Value{"yes"}, On: today, Evidence: a.Evidence, By: a.By}, today)
	}
	who := strings.TrimSpace(e.part(model.ItemReadbackWho).words())
	if err := e.call.over(model.Tried{Outcome: outcome.chosen, Again: day, Who: who}, spoken); err != nil {
		e.fail(again, err)
		return nil
	}
	words := "Logged: " + e.call.logged(outcome.chosen) + "."
	for _, p := range []*part{outcome, again} {
		if err := r.Saver.Drop(e.draft(p, "")); err != nil {
			r.Wrong(err)
		}
		p.set("")
	}
	e.call.after = goBack
	if next {
		e.call.after = goOn
	}
	cmd := r.Back()
	r.Say(words)
	return cmd
}

func (e *End) fail(p *part, err error) {
	p.wrong = kit.Sentence(err)
	for i := range e.parts {
		if e.parts[i] == p {
			e.at = i
		}
	}
}

// Leave makes what was typed an answer before the screen goes. What cannot be one yet waits as a draft.
func (e *End) Leave() error {
	if e.gone || e.call.closure() == nil || !e.call.closure().Has(e.call.service) {
		return nil
	}
	for _, p := range e.parts {
		err := e.enter(p)
		if errors.Is(err, desk.ErrNotSaved) {
			return err
		}
		if err != nil {
			e.call.r.Fail("“" + p.label + "” keeps what you typed: " + err.Error() + ".")
		}
	}
	return nil
}
