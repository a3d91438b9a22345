package checklist

import (
	"fmt"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
	"handover/ui/question"
)

// firstOpen is the first ask of a sheet of which nothing is told yet; the first of all where all are.
func firstOpen(c *model.Closure, asks []model.Ask) model.Ask {
	i := slices.IndexFunc(asks, func(a model.Ask) bool { return !c.Told(a.Field()) })
	return asks[max(i, 0)]
}

func (s *Screen) sheetRow(c *model.Closure, sheet *guide.Sheet, id string, asks []model.Ask, named bool) kit.Row {
	t := s.r.Theme()
	state, words := SheetStanding(c, s.r.Desk.Guide, asks, s.r.Desk.Today())
	title := sheet.Title
	if named {
		title = question.Named(c, asks[0].Subject, title)
	}
	return kit.Row{ID: id, Mark: t.Mark(state), Words: title, Right: t.Words(state, words)}
}

// SheetStanding says how the asks of one sheet stand together. What is open of its gates and queries, the
// latest first, goes before how many are answered; a sheet of prompts alone is settled once all are.
func SheetStanding(c *model.Closure, g *guide.Guide, asks []model.Ask, today model.Date) (kit.State, string) {
	worst, words := kit.Settled, ""
	told, guards := 0, 0
	for _, a := range asks {
		if c.Told(a.Field()) {
			told++
		}
		apart := len(c.Apart(a.Field())) > 0
		if model.KindNow(c, a) == guide.Prompt && !apart {
			continue
		}
		guards++
		if state, say := Standing(c, g, a, today); urgency(state) > urgency(worst) {
			worst, words = state, say
		}
	}
	count := fmt.Sprintf("%d of %d", told, len(asks))
	switch {
	case guards == 0 && told < len(asks) && worst == kit.Settled:
		return kit.Open, count
	case worst == kit.Settled:
		return kit.Settled, count
	case words == "open" && told > 0:
		return worst, words + ", " + count
	}
	return worst, words
}

// urgency says which of two states is told where there is room for one.
func urgency(s kit.State) int {
	return slices.Index([]kit.State{kit.Settled, kit.Open, kit.Waits, kit.Discuss, kit.Overdue}, s)
}

// sheetDetail tells of a sheet: why it is there, and what is answered on it.
func (s *Screen) sheetDetail(c *model.Closure, asks []model.Ask, width int) []string {
	t, first := s.r.Theme(), asks[0]
	sheet := s.r.Desk.Guide.Sheet(first.Item.Sheet)
	var out []string
	add := func(style kit.Style, words string) {
		for _, l := range kit.Wrap(words, width) {
			out = append(out, style.Render(l))
		}
	}
	add(t.Heading, question.Named(c, first.Subject, sheet.Title))
	out = append(out, "")
	add(t.Quiet, model.Fill(sheet.Why, c, first.Subject)+" ("+question.SourceWords(sheet.Source)+")")
	for _, a := range asks {
		out = append(out, "")
		add(t.Plain, a.Item.Title)
		said := told(c, a)
		if said == "" {
			said = "not answered"
		}
		for _, l := range kit.Wrap(said, width-2) {
			out = append(out, "  "+t.Quiet.Render(l))
		}
	}
	return out
}

// told is what is recorded of an ask, in a line or two.
func told(c *model.Closure, a model.Ask) string {
	ans := c.Answer(a.Field())
	if len(c.Apart(a.Field())) > 0 {
		return "two answers"
	}
	var out []string
	add := func(words string) {
		if words != "" {
			out = append(out, words)
		}
	}
	if ans.Status != model.Answered {
		add(string(ans.Status))
	}
	add(model.ValueWords(c, a.Item, ans.Value))
	add(strings.Join(strings.Fields(c.Text(a.Field())), " "))
	if ans.On != "" {
		add(ans.On.String())
	}
	if ans.By != "" {
		add(c.PersonName(ans.By))
	}
	if ans.Evidence != "" {
		add("shown by: " + ans.Evidence)
	}
	if ans.Because != "" {
		add("reason: " + ans.Because)
	}
	return strings.Join(out, "; ")
}
