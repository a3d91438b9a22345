package paper

import (
	"fmt"
	"slices"
	"strings"

	"handover/model/guide"
)

// roomFor is how many people of one kind a blank form has room for.
const roomFor = 3

// Checklist writes a blank form to take on a visit, in a nation's words: every question with room for its
// answer. Whom a question is asked about one by one are numbered once, at the top, and answered for by
// number.
func Checklist(g *guide.Guide, nation string) string {
	s := sheet{g: g, nation: nation}
	s.line("CHECKLIST FOR ENDING INVOLVEMENT")
	s.line("")
	s.blanks("Reference:", 32, "Date:", 24)
	s.blanks("Filled in by:", 57)
	s.line("")
	s.words("", "Once it is filled in, this paper holds what the record holds: keep it as safe. Print only the pages that you need.")
	s.people()
	eachGroup(g, func(stage guide.Stage, first bool, group guide.Group, items []*guide.Item) {
		if stage == guide.Summary { // it is written, not asked
			return
		}
		wrote, ofService := false, false
		for _, it := range items {
			if it.Form != guide.Question || !inNation(g, it, nation) {
				continue
			}
			if !wrote {
				fmt.Fprintf(&s.b, "\n\n%s: %s\n", strings.ToUpper(string(stage)), group.Title)
				wrote = true
			}
			if about := slices.Contains(it.Each, guide.EachService); about != ofService {
				if ofService = about; about {
					s.line("")
					s.words("", "One copy of this page for each service. (For the call itself there is the call sheet.)")
					s.blanks("Service:", onPaper)
				}
			}
			s.question(it)
		}
	})
	s.line("")
	s.line("")
	s.words("", "When you are back: type it in. "+afterTyping)
	return s.b.String()
}

// people numbers whoever questions are asked about one by one.
func (s *sheet) people() {
	var kinds []guide.Each
	for _, it := range s.g.Items {
		if it.Form != guide.Question || it.Stage == guide.Summary {
			continue
		}
		for _, e := range it.Each {
			if e = listed(e); one(e) && !slices.Contains(kinds, e) {
				kinds = append(kinds, e)
			}
		}
	}
	s.line("")
	s.words("", "Give each a number here, and answer for them by that number. Initials will do.")
	for _, e := range kinds {
		s.line("")
		whom := "Each " + eachWords(e)
		if e == guide.EachAdult {
			whom += " (a parent or a person of concern keeps this number)"
		}
		s.line(whom + ":")
		s.blanks("  1", 27, "2", 25, "3", 24)
	}
}

// one reports whether a question is answered by number, for several on one form. A service has pages of its
// own: what is asked about one is too much for a third of a line.
func one(e guide.Each) bool {
	return e != guide.EachClosure && e != guide.EachChild && e != guide.EachService
}

// listed is under what somebody is numbered: a parent, or a person of concern, is one of the adults.
func listed(e guide.Each) guide.Each {
	if e == guide.EachParent || e == guide.EachConcern {
		return guide.EachAdult
	}
	return e
}

// question writes one question and room for its answer, or for the answers of several people.
func (s *sheet) question(it *guide.Item) {
	s.line("")
	ask := plainly(it, asked(it, s.nation))
	var each []string
	several := false
	for _, e := range it.Each {
		switch {
		case one(e):
			each = append(each, "each "+eachWords(e)+", by number")
			several = true
		case e == guide.EachChild && len(it.Each) > 1:
			each = append(each, "the child (C)")
		}
	}
	if len(each) > 0 {
		ask += " (for " + strings.Join(each, " and ") + ")"
	}
	s.words("", ask)
	marks := []string{""}
	if several {
		marks = nil
		if slices.Contains(it.Each, guide.EachChild) {
			marks = append(marks, "C ")
		}
		for n := range roomFor {
			marks = append(marks, fmt.Sprintf("%d ", n+1))
		}
	}
	if len(it.Options) > 0 {
		if several {
			s.line("  " + strings.Join(marks, "  "))
		}
		for _, o := range it.Options {
			s.words("  "+strings.Repeat("[ ] ", len(marks)), o.In(s.nation))
		}
	}
	for _, mark := range marks {
		s.answer(it, "  "+mark)
	}
}

// answer writes room for one answer, beside the boxes of its options.
func (s *sheet) answer(it *guide.Item, before string) {
	switch it.Type {
	case guide.YesNo:
		s.line(before + "[ ] yes   [ ] no   [ ] not yet   [ ] to discuss  " + rule(onPaper-len(before)-49))
	case guide.DateType, guide.Number:
		s.line(before + rule(14))
	case guide.LongText:
		s.line(before + rule(onPaper-len(before)))
		s.line(strings.Repeat(" ", len(before)) + rule(onPaper-len(before)))
	default:
		s.line(before + rule(onPaper-len(before)))
	}
}
