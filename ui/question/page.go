package question

import (
	"slices"

	"handover/model"
	"handover/ui/kit"
)

// asks lists what is asked on the page now.
func (s *Form) asks() []model.Ask {
	if s.sheet == nil {
		return []model.Ask{s.ask}
	}
	return model.OnSheet(s.closure(), s.r.Desk.Guide, s.sheet.ID, s.ask.Subject, s.r.Desk.Today())
}

// part returns the part of a question, or nil where it is not on the page.
func (s *Form) part(a model.Ask) *part {
	i := slices.IndexFunc(s.parts, func(p *part) bool { return p.ask.Field() == a.Field() })
	if i < 0 {
		return nil
	}
	return s.parts[i]
}

// build makes the form anew from what is recorded and what is still being typed.
func (s *Form) build() {
	var parts, fresh []*part
	for _, a := range s.asks() {
		p := newPart(s, a, s.sheet == nil, s.part(a))
		parts, fresh = append(parts, p), append(fresh, p)
	}
	made := s.form == nil
	s.take(parts, fresh)
	if made && s.form.Field(s.focus) != nil {
		s.form.Focus(s.focus)
	}
	s.Resize(s.w, s.h)
}

// take puts the parts in the place of those before, and fills those that are made anew.
func (s *Form) take(parts, fresh []*part) {
	before := s.parts
	s.parts = parts
	fill := func() {
		for _, p := range fresh {
			was := slices.IndexFunc(before, func(b *part) bool { return b.ask.Field() == p.ask.Field() })
			if was < 0 {
				p.fill(nil)
			} else {
				p.fill(before[was])
			}
		}
	}
	var fields []*kit.Field
	for _, p := range s.parts {
		fields = append(fields, p.fields...)
	}
	if s.form == nil {
		s.form = kit.NewForm(s.r.Theme(), s.r.Desk.Today, fields...)
		fill()
	} else {
		s.form.SetFields(fill, fields...)
	}
	if _, more := s.neighbour(s.list(), 0, 1); more {
		s.form.Finish, s.form.Done = "Next question", s.step(1, s.Leave)
	} else {
		s.form.Finish, s.form.Done = "Done", s.r.Back
	}
}

// again makes the fields of one part anew.
func (s *Form) again(p *part) *part {
	fresh := newPart(s, p.ask, p.whole, p)
	parts := slices.Clone(s.parts)
	parts[slices.IndexFunc(parts, func(b *part) bool { return b.ask.Field() == p.ask.Field() })] = fresh
	s.take(parts, []*part{fresh})
	return fresh
}

// settle brings the page to what is asked and offered now, after an answer: a question that is not asked any
// more goes, one that is asked now comes, and the others stay as they are.
func (s *Form) settle(answered model.Ask) {
	var parts, fresh []*part
	for _, a := range s.asks() {
		p := s.part(a)
		if p == nil || a.Field() != answered.Field() && (p.stale() || !p.offers()) {
			p = newPart(s, a, s.sheet == nil, p)
			fresh = append(fresh, p)
		}
		parts = append(parts, p)
	}
	if len(fresh) > 0 || len(parts) != len(s.parts) {
		s.take(parts, fresh)
	}
	s.Resize(s.w, s.h)
}
