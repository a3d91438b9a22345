package checklist

import (
	"handover/model"
	"handover/ui/kit"
	"handover/ui/question"
)

// detail tells of the selected row.
func (s *Screen) detail(width int) []string {
	t, c := s.r.Theme(), s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	var out []string
	add := func(style kit.Style, words string) {
		if words == "" {
			return
		}
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
		out = append(out, "")
	}
	if it := s.beside[s.list.ID()]; it != nil {
		ask, why := it.Words(c.Nation())
		add(t.Plain, model.Fill(ask, c, model.TheChild))
		add(t.Quiet, model.Fill(why, c, model.TheChild)+" ("+question.Source(it)+")")
		return out
	}
	if subject, ok := s.abouts[s.list.ID()]; ok && s.Detail != nil {
		return s.Detail(subject, width)
	}
	if asks := s.sheets[s.list.ID()]; len(asks) > 0 {
		return s.sheetDetail(c, asks, width)
	}
	i, ok := s.row[s.list.ID()]
	if !ok {
		return nil
	}
	a := s.asks[i]
	ask, why := a.Item.Words(c.Nation())
	add(t.Heading, model.Fill(ask, c, a.Subject))
	add(t.Quiet, model.Fill(why, c, a.Subject)+" ("+question.Source(a.Item)+")")
	ans := c.Answer(a.Field())
	if len(ans.Value) > 0 {
		add(t.Plain, model.ValueWords(c, a.Item, ans.Value))
	}
	add(t.Plain, c.Text(a.Field()))
	if ans.Evidence != "" {
		add(t.Plain, "Shown by: "+ans.Evidence)
	}
	if ans.On != "" {
		add(t.Plain, ans.On.String())
	}
	if ans.By != "" {
		add(t.Plain, c.PersonName(ans.By))
	}
	if ans.Because != "" {
		add(t.Plain, "Reason: "+ans.Because)
	}
	return out
}
