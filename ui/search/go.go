package search

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/decision"
	"handover/ui/handover"
	"handover/ui/keeping"
	"handover/ui/kit"
	"handover/ui/question"
	"handover/ui/share"
	"handover/ui/timeline"
)

// noWay says why there is nowhere to go from something that is found; "" where there is.
func (s *Screen) noWay(f model.Found) string {
	c := s.r.Desk.Closure()
	switch {
	case c == nil:
		return "The closure is not open."
	case f.In == model.InReopened:
		return "That stays as it was said when this closure was begun."
	case f.In == model.InCast && f.Subject == model.TheClosure:
		return "The reference stands on every page; r on the closure's page changes it."
	case f.In == model.InCast && f.Aside:
		return "It is set aside: nothing is asked about it, so it has no page now."
	case f.Field.Item != "" && f.In == model.InAnswer && s.r.Desk.Guide.Item(f.Field.Item) == nil:
		return "This checklist does not have the question: it belongs to another version."
	}
	return ""
}

// goThere goes to where the selected words stand.
func (s *Screen) goThere() tea.Cmd {
	p, ok := s.by[s.list.ID()]
	if !ok || s.r.Desk.Closure() == nil {
		return nil
	}
	return s.r.Push(s.page(p))
}

// page is the page on which something stands.
func (s *Screen) page(p passage) kit.Screen {
	r, f := s.r, p.Found
	switch f.In {
	case model.InContact:
		return handover.NewLog(r, f.Subject)
	case model.InDecision:
		return decision.New(r)
	case model.InPoint:
		if f.Open {
			return decision.AtPoint(r, f.Point)
		}
		return decision.New(r)
	case model.InCopies:
		item := model.ItemCopy
		if f.Subject.Kind == model.KindService {
			item = model.ItemSharedWith
		}
		if it := r.Desk.Guide.Item(item); it != nil {
			return share.Instead(r, model.Ask{Item: it, Subject: f.Subject})
		}
		return share.New(r)
	case model.InCast:
		return s.about(f.Subject)
	case model.InTimeline:
		if f.Mark != nil {
			return timeline.At(r, *f.Mark)
		}
		return timeline.New(r)
	case model.InKeeping:
		return keeping.New(r)
	}
	page := question.Open(r, s.asks, model.Ask{Item: r.Desk.Guide.Item(f.Field.Item), Subject: f.Field.Subject})
	question.GoTo(page, f.Part, p.at()[0][0])
	return page
}

// asks lists the questions that are found, in order: Ctrl+N leads from one to the next.
func (s *Screen) asks() []model.Ask {
	c, g := s.r.Desk.Closure(), s.r.Desk.Guide
	var out []model.Ask
	have := map[model.Field]bool{}
	for _, id := range s.ids {
		f := s.by[id].Found
		it := g.Item(f.Field.Item)
		if it == nil || have[f.Field] || f.Part == "" || f.In == model.InPoint || c == nil || !model.Applies(c, g, it, f.Field.Subject, s.r.Desk.Today()) {
			continue
		}
		have[f.Field] = true
		out = append(out, model.Ask{Item: it, Subject: f.Field.Subject})
	}
	return out
}
