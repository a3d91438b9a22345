package desk

import (
	"handover/model"
	"handover/model/guide"
	"handover/store"
)

// The kinds of what stands in a pack, the weightiest first.
const (
	aDecision = iota
	aSending
	aDisagreement
	aSupervision
	aSection
	aPoint
	aTask
	aTopic
	aCopy
	aHold
	anAnswer
	aPerson
	aCall
	another
	kinds
)

// kindWords are the kinds in words: one of them, and several.
var kindWords = [kinds][2]string{
	aDecision:     {"decision", "decisions"},
	aSending:      {"record sent or taken back", "records sent or taken back"},
	aDisagreement: {"disagreement", "disagreements"},
	aSupervision:  {"supervision", "supervisions"},
	aSection:      {"section", "sections"},
	aPoint:        {"point", "points"},
	aTask:         {"thing to be done, or done", "things to be done, or done"},
	aTopic:        {"topic talked through", "topics talked through"},
	aCopy:         {"line about copies", "lines about copies"},
	aHold:         {"line about where it is kept", "lines about where it is kept"},
	anAnswer:      {"answer", "answers"},
	aPerson:       {"person or service", "people or services"},
	aCall:         {"call or attempt", "calls or attempts"},
	another:       {"other entry", "other entries"},
}

// kindsOf counts the new entries by what they are. What a supervision is begun and ended with is one supervision.
func (d *Desk) kindsOf(entries []model.Entry) []Counted {
	var n [kinds]int
	sat := map[model.EntryID]bool{}
	for _, e := range entries {
		switch ev := e.Event.(type) {
		case model.SessionBegan:
			sat[e.ID] = true
		case model.AgendaSet:
			sat[ev.Session] = true
		case model.SessionEnded:
			sat[ev.Session] = true
		case model.TopicEnded:
			sat[ev.Session] = true
			n[topicKind(ev)]++
		default:
			n[d.weight(ev)]++
		}
	}
	n[aSupervision] = len(sat)
	var out []Counted
	for i, words := range kindWords {
		switch n[i] {
		case 0:
		case 1:
			out = append(out, Counted{1, words[0]})
		default:
			out = append(out, Counted{n[i], words[1]})
		}
	}
	return out
}

func topicKind(ev model.TopicEnded) int {
	switch ev.End {
	case model.EndNotAgreed:
		return aDisagreement
	case model.EndChange:
		return aTask
	}
	return aTopic
}

// weight gives the kind of an event that is none of a supervision.
func (d *Desk) weight(ev model.Event) int {
	switch ev := ev.(type) {
	case model.Decided:
		return aDecision
	case model.Submitted, model.Recalled:
		return aSending
	case model.Written:
		if it := d.Guide.Item(ev.Item); it != nil && it.Form == guide.Section {
			return aSection
		}
		return anAnswer
	case model.CorrectionTaken:
		return aSection
	case model.PointAnswered, model.PointAccepted:
		return aPoint
	case model.ActionDone:
		return aTask
	case model.Copied, model.CopyForm, model.CopyReceived, model.SectionInCopy, model.PassageWithheld, model.PassageShown, model.PaperSafe:
		return aCopy
	case model.Transferred, model.Held, model.Released, model.Lodged:
		return aHold
	case model.AnswerGiven:
		return anAnswer
	case model.Opened, model.Added, model.Renamed, model.SetAside:
		return aPerson
	case model.Tried, model.Noted:
		return aCall
	}
	return another
}

// disagreed names what a supervision that is not here yet ended on without agreement: whoever takes it in is to see
// that there is something to talk through.
func (d *Desk) disagreed(is *model.Closure, p *store.Pack) []string {
	fresh := newIn(p)
	var out []string
	for _, s := range is.Sessions() {
		for _, end := range s.Ended {
			if last := s.TopicEnd(end.Topic); end.End == model.EndNotAgreed && fresh[end.Entry] && last != nil && last.Entry == end.Entry {
				out = append(out, d.topic(is, end.Topic))
			}
		}
	}
	return out
}

// topic names what was talked through.
func (d *Desk) topic(c *model.Closure, t model.Topic) string {
	switch {
	case t.Words != "":
		return t.Words
	case t.Action != "":
		for _, a := range c.Actions() {
			if a.Entry == t.Action {
				return a.Do
			}
		}
		return "Something that was to be done"
	}
	words := d.title(t.Field.Item)
	if s := t.Field.Subject; s != model.TheClosure && s != model.TheChild && s.Kind != "" {
		words += " (" + c.Name(s) + ")"
	}
	return words
}
