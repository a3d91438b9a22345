package needs

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
)

// quick are the keys that say how a row stands. They are figures and not letters: on the pages from which
// one comes here, w, a and n go somewhere, and a key pressed out of habit must not answer anything. What
// the family chose, and a gap, need words beside them, and are said on the question's own page.
var quick = [...]struct{ press, option, words string }{
	{"1", guide.NeedSettled, "settled"},
	{"2", guide.NeedWatch, "to watch"},
	{"3", guide.NeedActive, "active"},
}

// notQuick says why a row cannot be answered with one key; "" where it can. Nobody loses by it what
// belongs to another answer: who accepts a gap is not who helps, and its day is not from when they do.
func (s *Screen) notQuick(n model.Need) string {
	c := s.r.Desk.Closure()
	switch ans := c.Answer(n.Field()); {
	case len(c.Apart(n.Field())) > 0:
		return "Two people answered this: open it with Enter, and choose."
	case n.Standing == guide.NeedGap, n.Standing == guide.NeedChoseNot:
		return "What is said of it belongs to the answer that it has: open it with Enter."
	case ans.Status == model.DoesNotApply, ans.Status == model.ToDiscuss && (ans.On != "" || ans.By != "" || ans.Evidence != ""):
		return "More is said of it: open it with Enter."
	}
	return ""
}

// set says how the selected row stands. Who helps, and from when, stay as they are; what was planned for
// looking at it is a plan no more.
func (s *Screen) set(option string) tea.Cmd {
	n, ok := s.here()
	if !ok {
		return nil
	}
	s.r.Change(func(c *model.Closure) ([]model.Event, error) {
		a := c.Answer(n.Field())
		if a.Status == model.NotYet {
			a.On = ""
		}
		a.Status, a.Value = model.Answered, model.Value{option}
		return model.Give(c, s.r.Desk.Guide, n.Field(), a, s.r.Desk.Today())
	})
	s.fill()
	return nil
}
