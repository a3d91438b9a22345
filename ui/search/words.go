package search

import (
	"fmt"
	"strings"

	"handover/model"
	"handover/model/guide"
	"handover/ui/checklist"
)

const whatIsSearched = "Type words, and every place in this closure that holds them is listed as you type: answers with what shows them and why, " +
	"the sections of the record, letters, words that are planned, people and services, calls, the timeline, the manager's points, the log of copies."

const howItSearches = "Capitals, accents and the kind of quotation mark make no difference. Several words are all looked for in the same answer or line, in any order. " +
	"Words “in quotes” are found just as they stand. Part of a word is enough: “neigh” finds neighbour."

// nothing says that nothing is found, and what to try.
func (s *Screen) nothing(c *model.Closure, typed string) string {
	out := "Nothing in this closure holds that."
	words := strings.Fields(typed)
	switch quoted := strings.ContainsAny(typed, "\"“”„"); {
	case quoted:
		out += " Try it without the quotes: the words are then looked for one by one, in any order."
	case len(words) > 1:
		out = "No answer, text or line in this closure holds all of these together."
		out += s.lacking(c, words) + " Try fewer words."
	default:
		out += " Try the beginning of the word alone, or another way to spell it."
	}
	return out + "\n\nIt may be in the council's own record, or in what stood here before it was changed: neither is searched."
}

// lacking says which of a few words stand nowhere.
func (s *Screen) lacking(c *model.Closure, words []string) string {
	const most = 5
	if len(words) > most {
		return ""
	}
	var none []string
	for _, w := range words {
		if model.Searchable(w) && len(model.Search(c, s.r.Desk.Guide, w, s.r.Desk.Today())) == 0 {
			none = append(none, "“"+w+"”")
		}
	}
	switch n := len(none); n {
	case 0:
		return " Each of them stands somewhere."
	case 1:
		return " " + none[0] + " stands nowhere."
	default:
		return " " + strings.Join(none[:n-1], ", ") + " and " + none[n-1] + " stand nowhere."
	}
}

// partWords says which part of an answer holds the words; "" where that is plain to see.
func partWords(f model.Found) string {
	switch {
	case f.In == model.InPlanned:
		return "planned words"
	case f.In == model.InPoint && f.Part == model.PartText:
		return "the answer to it"
	}
	switch f.Part {
	case model.PartEvidence:
		return "what shows it"
	case model.PartBecause:
		return "the reason"
	case model.PartOn:
		return "when"
	case model.PartBy:
		return "who"
	case model.PartStatus:
		return "how it stands"
	}
	return ""
}

// stageWords names a part of what is found.
func stageWords(stage guide.Stage) string {
	if stage == "" {
		return "The whole closure"
	}
	return checklist.StageWords(stage)
}

// whom names whom something is about; "" for the closure, and where the words themselves say it.
func whom(c *model.Closure, f model.Found) string {
	switch {
	case f.Subject == model.TheClosure, f.Subject == (model.Subject{}), f.In == model.InCast, f.In == model.InTimeline:
		return ""
	}
	return c.Name(model.Subject{Kind: f.Subject.Kind, ID: f.Subject.ID})
}

// narrow says that not everything is listed.
func narrow(more int) string {
	return fmt.Sprintf("And %d more: another word narrows it down", more)
}
