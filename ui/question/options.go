package question

import (
	"slices"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
)

// options lists what is offered now, and what was chosen before, even when it is not offered since.
func (p *part) options() []guide.Option {
	c, it, chosen := p.closure(), p.ask.Item, p.shown.Value
	var lines []guide.Helpline
	if it.OptionsOf == guide.OptionsLeft {
		var err error
		if lines, err = guide.Helplines(); err != nil {
			p.r.Wrong(err)
		}
	}
	offered := model.OptionsOf(c, p.r.Desk.Guide, it, p.ask.Subject, lines, p.r.Desk.Today())
	in := func(options []guide.Option, id string) int {
		return slices.IndexFunc(options, func(o guide.Option) bool { return o.ID == id })
	}
	var out []guide.Option
	for _, o := range it.Options {
		if i := in(offered, o.ID); i >= 0 {
			out = append(out, offered[i])
		} else if chosen.Has(o.ID) {
			out = append(out, o)
		}
	}
	for _, o := range offered {
		if it.Option(o.ID) == nil {
			out = append(out, o)
		}
	}
	if it.OptionsOf != "" {
		for _, id := range chosen {
			if in(out, id) < 0 {
				out = append(out, guide.Option{ID: id, Words: model.ValueWords(c, it, model.Value{id})})
			}
		}
	}
	return out
}

// offers reports whether the answer's options are those that would be offered now.
func (p *part) offers() bool {
	it := p.ask.Item
	value := p.field(fieldValue)
	if value == nil || it.Type != guide.One && it.Type != guide.Several {
		return true
	}
	now := p.options()
	return len(now) == len(value.Options) && !slices.ContainsFunc(now, func(o guide.Option) bool {
		return !slices.ContainsFunc(value.Options, func(k kit.Option) bool { return k.ID == o.ID })
	})
}

// cast offers the grown-ups in the closure, as no child answers for what is done here, and whoever was chosen before, even when set aside since.
func (p *part) cast(chosen model.PersonID) []kit.Option {
	var out []kit.Option
	people := p.closure().Cast()
	if p.ask.Item.Helper {
		people = p.helpers()
	}
	if p.ask.Item.Stage == guide.Messages { // what goes home is nearly always said by one of us
		slices.SortStableFunc(people, func(a, b model.Thing) int { return ours(a) - ours(b) })
	}
	for _, t := range people {
		if t.Subject.Kind == model.KindChild || t.Subject.Kind == model.KindOtherChild {
			continue
		}
		out = append(out, kit.Option{ID: t.Subject.ID, Words: t.Name})
	}
	known := func(o kit.Option) bool { return o.ID == string(chosen) }
	if chosen != "" && !slices.ContainsFunc(out, known) {
		out = append(out, kit.Option{ID: string(chosen), Words: p.closure().PersonName(chosen)})
	}
	return out
}

// ours tells where somebody stands among those who speak with a family: our team, other professionals, the rest.
func ours(t model.Thing) int {
	switch t.Subject.Kind {
	case model.KindTeam:
		return 0
	case model.KindProfessional:
		return 1
	}
	return 2
}

// helpers are who may help with a need: the services that did not decline, and then everybody but the
// children and who is a concern. A gap is accepted by somebody in our team.
func (p *part) helpers() []model.Thing {
	c := p.closure()
	if c.Answer(p.ask.Field()).Value.Has(guide.NeedGap) {
		return c.Of(model.KindTeam)
	}
	var out []model.Thing
	for _, t := range c.Of(model.KindService) {
		if stands := c.Answer(model.Field{Item: model.ItemReferral, Subject: t.Subject}).Value; !stands.Has("declined") && !stands.Has("chose-not") {
			out = append(out, t)
		}
	}
	out = append(out, c.Of(model.KindProfessional)...)
	for _, t := range c.Of(model.KindAdult) {
		if !c.IsConcern(t.Subject) {
			out = append(out, t)
		}
	}
	return append(out, c.Of(model.KindTeam)...)
}
