package checklist

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
)

// Standing says how an ask stands: its state, and the word for it.
func Standing(c *model.Closure, g *guide.Guide, a model.Ask, today model.Date) (kit.State, string) {
	ans := c.Answer(a.Field())
	switch {
	case len(c.Apart(a.Field())) > 0:
		return kit.Open, "two answers"
	case ans.Status == model.NotYet && ans.On != "" && ans.On < today:
		return kit.Overdue, Late(ans.On, today)
	case ans.Status == model.NotYet && ans.On != "":
		return kit.Waits, Late(ans.On, today)
	case ans.Status == model.NotYet:
		return kit.Waits, "not yet"
	case ans.Status == model.ToDiscuss:
		return kit.Discuss, "to discuss"
	case model.Settled(c, g, a.Item, a.Subject, today):
		return kit.Settled, settledWord(c, a)
	case model.Overridden(c, g, a.Item, a.Subject, today):
		return kit.Settled, "stays, with a reason"
	case ans.Status == model.Answered && len(ans.Value) > 0 && a.Item.Kind != guide.Prompt:
		return kit.Open, "answered, still open"
	case model.Barely(a.Item, c.Text(a.Field())):
		return kit.Open, "begun, " + wordCount(c, a)
	case a.Item.Planned && strings.TrimSpace(c.Text(a.Field())) != "":
		return kit.Open, "words planned"
	case a.Item.Kind == guide.Prompt:
		return kit.Open, "to think about"
	}
	return kit.Open, "open"
}

// wordCount says how many there are of a text.
func wordCount(c *model.Closure, a model.Ask) string {
	return model.Many(len(strings.Fields(c.Text(a.Field()))), "word", "words")
}

func settledWord(c *model.Closure, a model.Ask) string {
	ans := c.Answer(a.Field())
	switch {
	case ans.Status == model.DoesNotApply:
		return "does not apply"
	case a.Item.Type == guide.LongText && strings.TrimSpace(c.Text(a.Field())) != "":
		return "written, " + wordCount(c, a)
	case len(ans.Value) == 0:
		return "in the record"
	case len(ans.Value) > 1:
		return fmt.Sprintf("%d chosen", len(ans.Value))
	}
	words := model.ValueWords(c, a.Item, ans.Value)
	if a.Item.Type == guide.YesNo && ans.On != "" {
		words += ", " + ans.On.Short()
	}
	if r := []rune(words); len(r) > 26 {
		words = string(r[:25]) + "…"
	}
	return words
}

// Late says in words how far off a planned date is.
func Late(on, today model.Date) string {
	switch days := today.Days(on); {
	case days == 0:
		return "due today"
	case days == 1:
		return "due tomorrow"
	case days > 1 && days <= 28:
		return fmt.Sprintf("due in %d days", days)
	case days > 28:
		return "due " + on.Short()
	case days == -1:
		return "1 day late"
	default:
		return fmt.Sprintf("%d days late", -days)
	}
}
