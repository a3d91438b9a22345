package model

import (
	"strings"

	"handover/model/guide"
)

// whatIsWrong says in words why an item is open, and how to mend it.
func whatIsWrong(c *Closure, a Ask) (what, mend string) {
	ans := c.Answer(a.Field())
	if a.Item.Kind == guide.Prompt && ans.Empty() && c.Text(a.Field()) == "" {
		return "Nothing is noted here yet.", "Think about it where it helps."
	}
	switch {
	case len(c.Apart(a.Field())) > 0:
		return "Two people answered this apart, and differently.", "Read both, and choose."
	case ans.Status == NotYet && ans.On != "":
		return "Not yet: planned for " + ans.On.String() + ".", "Answer it when it has been done."
	case ans.Status == NotYet:
		return "Not yet, and no date is planned.", "Plan a date, or answer it when it has been done."
	case ans.Status == ToDiscuss:
		return "Marked to discuss.", "Talk it through in supervision, then answer it."
	case ans.Status == DoesNotApply && !a.Item.NotApply:
		return "Answered “does not apply”, but this is always asked.", "Answer the question."
	case ans.Status == DoesNotApply:
		return "Answered “does not apply”, without saying why.", "Say why it does not apply."
	case ans.Status == Unanswered && ByHand(a.Item.ID) != "":
		return "Nothing is noted of it yet.", ByHand(a.Item.ID)
	case a.Item.Form == guide.Section:
		return "This section of the record is not written yet.", "Write it."
	case ans.Status == Unanswered && !a.Item.Planned && strings.TrimSpace(c.Text(a.Field())) != "": // written: something beside the words is missing
	case ans.Status == Unanswered && ByHand(a.Item.ID) != "":
		return "Not done yet.", ByHand(a.Item.ID)
	case ans.Status == Unanswered && a.Item.Type != guide.LongText && chosen(a.Item):
		return "Not answered yet.", "Answer it; for what shows it, “in the case record: where, date” is enough."
	case ans.Status == Unanswered:
		return "Not answered yet.", "Answer it; “in the case record: where, date” is enough."
	case len(ans.Value) > 0 && len(a.Item.Settles) > 0 && !allIn(ans.Value, a.Item.Settles):
		return "The answer “" + ValueWords(c, a.Item, ans.Value) + "” leaves this open.",
			"It settles when the answer can be " + settleWords(c, a.Item) + "."
	case len(ans.Value) == 0 && ans.Evidence != "":
		return "What shows it is there, but not the answer itself.", "Give the answer as well: what is asked next follows from it."
	}
	switch lacks(a.Item, ans) {
	case "on":
		return "Answered, without a date.", "Add the date, or where the case record holds it."
	case "by":
		return "Answered, without who.", "Add who, or where the case record holds it."
	case "evidence":
		return "Answered, without what shows it.", "Say what shows it, or where the case record holds it."
	}
	return "The answer is not complete.", "Answer it; “in the case record: where, date” is enough."
}

func settleWords(c *Closure, it *guide.Item) string {
	var words []string
	for _, s := range it.Settles {
		words = append(words, "“"+ValueWords(c, it, Value{s})+"”")
	}
	return strings.Join(words, " or ")
}

// Fill puts the names into the guide's words: {child} for how the child is referred to, {name}
// for the subject. A name that ends with a full stop, as initials do, gets no second one.
func Fill(words string, c *Closure, s Subject) string {
	name := c.Name(s)
	return strings.NewReplacer("{child}.", strings.TrimSuffix(c.Child, ".")+".", "{name}.", strings.TrimSuffix(name, ".")+".",
		"{child}", c.Child, "{name}", name).Replace(words)
}

// ValueWords says an answer's value in words.
func ValueWords(c *Closure, it *guide.Item, v Value) string {
	var out []string
	for _, s := range v {
		switch it.Type {
		case guide.YesNo:
			switch s {
			case "yes":
				s = "Yes"
			case "no":
				s = "No"
			}
		case guide.One, guide.Several:
			if o := it.Option(s); o != nil {
				s = o.In(c.Nation())
			} else if service, is := leftWith(s); is {
				s = c.Name(service)
			}
		case guide.DateType:
			s = Date(s).String()
		case guide.Person:
			s = c.PersonName(PersonID(s))
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}
