package document

import (
	"cmp"
	"slices"
	"strings"

	"handover/model"
	"handover/model/guide"
)

// A Step is what happens next with one service, in words for one reader.
type Step struct {
	Service model.Subject
	Text    string // one paragraph of whole sentences
}

// NextSteps says what happens next, drawn from the handovers, for the child or for an adult who cares for them
// (PG-5j, PG-5k): what has a day first, by that day, and then as added. A service of which they may not hear is
// left out without a trace. There is none where nobody is told what happens next: after a death, and for
// somebody of whom it is not asked.
func NextSteps(src Source, to model.Subject) []Step {
	return newHome(src, to).nextSteps()
}

func (h *home) nextSteps() []Step {
	src, to := h.src, h.to
	if !h.asked(itemNext, to) {
		return nil
	}
	type dated struct {
		Step
		on model.Date
	}
	var all []dated
	for _, t := range src.Closure.Of(model.KindService) {
		if model.MayHearOf(src.Closure, t.Subject, to) != "" {
			continue
		}
		text, on := h.step(t.Subject)
		all = append(all, dated{Step{t.Subject, text}, on})
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		if (a.on == "") != (b.on == "") {
			return cmp.Compare(string(b.on), string(a.on)) // no day comes last
		}
		return cmp.Compare(string(a.on), string(b.on))
	})
	var out []Step
	for _, d := range all {
		out = append(out, d.Step)
	}
	return out
}

// Suggested lists the ways to say what an ask is about: what happens next as it stands now, and for all else
// the wordings of the guide.
func Suggested(src Source, a model.Ask) []guide.Wording {
	if a.Item.ID != itemNext {
		return model.Wordings(src.Closure, src.Guide, a, src.Today)
	}
	words := joined(NextSteps(src, a.Subject))
	if words == "" {
		return nil
	}
	return []guide.Wording{{Item: itemNext, For: []string{model.BandOf(src.Closure, a.Subject, src.Today)},
		About: "from the handovers, as they stand", Text: words}}
}

// joined puts steps one below the other.
func joined(steps []Step) string {
	var out []string
	for _, s := range steps {
		out = append(out, s.Text)
	}
	return strings.Join(out, "\n\n")
}

// What goes home to one person is being composed. It reads answers as a briefing does: one by one, without what
// stands beside them, and none that was answered apart.
type home struct {
	briefing
	to       model.Subject
	level    int
	hidden   []string // what would give away a service of which they may not hear
	inLetter bool     // a letter calls the child by name, and the screen does not
}

// How plainly a reader is spoken to.
const (
	small  = iota // a child under 8
	middle        // a child of 8 to 11, or one whose age is not known
	young         // from 12
	grown         // an adult
	levels
)

func newHome(src Source, to model.Subject) *home {
	src = src.writtenTo(to)
	h := &home{briefing: briefing{src: src}, to: to, level: middle}
	switch model.BandOf(src.Closure, to, src.Today) {
	case "under-5", "5-7":
		h.level = small
	case "12-15", "16-17":
		h.level = young
	case guide.BandAdult:
		if h.level = grown; to == model.TheChild { // grown up by now, and spoken to as “you”
			h.level = young
		}
	}
	h.hidden = givesAway(src.Closure, func(s model.Subject) bool { return model.MayHearOf(src.Closure, s, to) != "" })
	return h
}

// tells reports whether words give away a service of which the reader may not hear.
func (h *home) tells(words string) bool {
	return slices.ContainsFunc(h.hidden, func(name string) bool { return names(words, name) })
}

// words is what was answered about a service, on one line; "" where it gives another away.
func (h *home) words(item string, s model.Subject) string {
	said := strings.Join(strings.Fields(h.say(item, s)), " ")
	if h.tells(said) {
		return ""
	}
	return strings.TrimRight(h.spoken(said), ". ")
}

// day is the day that was answered.
func (h *home) day(item string, s model.Subject) model.Date {
	if d := model.Date(h.answer(item, s).Value.First()); d.Valid() {
		return d
	}
	return ""
}
