package model

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"handover/model/guide"
)

// A reciting puts the entries of a journal into plain words.
type reciting struct {
	c      *Closure
	g      *guide.Guide
	number map[EntryID]int
	sent   map[SentSection]EntryID // where the words of a section were written first
}

// A telling is a line that is being put together.
type telling struct {
	*AccessLine
	r *reciting
}

// chose adds words that were chosen, or follow; typed adds words that somebody typed. Empty ones add nothing.
func (t telling) chose(label, text string) { t.add(label, text, false) }
func (t telling) typed(label, text string) { t.add(label, text, true) }

func (t telling) add(label, text string, typed bool) {
	if !emptyText(text) {
		t.Words = append(t.Words, AccessPiece{Label: label, Text: text, Typed: typed})
	}
}

// to names another line by its number.
func (t telling) to(id EntryID) string {
	if n := t.r.number[id]; n > 0 {
		return "number " + strconv.Itoa(n)
	}
	return "something that is not here"
}

func (t telling) why(because, agreed string) {
	t.typed("Why", because)
	t.typed("Agreed by", agreed)
}

// line puts one entry into words.
func (r *reciting) line(e Entry) AccessLine {
	l := AccessLine{Entry: e.ID, At: e.At, By: e.By}
	if !e.At.IsZero() {
		l.On = DateOf(e.At)
	}
	t := telling{&l, r}
	switch ev := e.Event.(type) {
	case Opened:
		l.Title, l.Did = "These notes", "Begun"
		t.typed("Reference", ev.Reference)
		t.typed("The child is referred to as", ev.Child)
	case Added:
		l.Title, l.Did = kindTitle(ev.Subject.Kind), "Added"
		t.typed("Name", ev.Name)
	case Renamed:
		l.Title, l.Did = kindTitle(ev.Subject.Kind), "Changed"
		switch ev.Subject {
		case TheClosure:
			l.Title = "The reference"
		case TheChild:
			l.Title = "How the child is referred to"
		}
		t.typed("Now", ev.Name)
	case SetAside:
		l.Title, l.Did = kindTitle(ev.Subject.Kind), "Not asked about any more: set aside"
		t.chose("Name", r.nameOf(ev.Subject))
	case AnswerGiven:
		r.answered(t, ev)
	case Written:
		l.Title, l.Did = r.titleOf(ev.Field), "Written"
		if it := r.g.Item(ev.Item); it != nil {
			l.Stage = it.Stage
		}
		if emptyText(ev.Text) {
			l.Did = "Emptied"
		}
		t.typed("", ev.Text)
	case LeftAsIs:
		l.Title, l.Did = r.titleOf(ev.Field), "Something was pointed out or offered; left as it is"
		if it := r.g.Item(ev.Item); it != nil {
			l.Stage = it.Stage
		}
		if strings.ContainsRune(ev.What, ' ') { // else it is a name for what was found, not words
			t.typed("What", ev.What)
		}
	case Tried, Noted:
		l.Stage = guide.Handover
		r.contact(t, ev)
	case Submitted, Recalled, Decided, PointAnswered, PointAccepted, CorrectionTaken:
		l.Stage = guide.Summary
		r.decision(t, ev)
	case SectionInCopy, CopyForm, PassageWithheld, PassageShown, Copied, CopyReceived, Signed, PaperSafe:
		l.Stage = guide.Summary
		r.copying(t, ev)
	default:
		r.keeping(t, ev)
	}
	return l
}

// answered says what was answered.
func (r *reciting) answered(t telling, ev AnswerGiven) {
	t.Title, t.Did = r.titleOf(ev.Field), "Answered"
	it, a := r.g.Item(ev.Item), ev.Answer
	if a.Empty() {
		t.Did = "Answer emptied"
		return
	}
	if a.Status != Answered && a.Status != Unanswered {
		t.chose("Answer", upper(string(a.Status)))
	}
	if it == nil {
		for _, v := range a.Value {
			t.typed("Answer", v)
		}
	} else {
		t.Stage = it.Stage
		if len(a.Value) > 0 {
			t.add("Answer", Fill(ValueWords(r.c, it, a.Value), r.c, ev.Subject), it.Type == guide.Text)
		}
	}
	when := "When"
	if a.Status == NotYet {
		when = "Planned for"
	}
	t.chose(when, a.On.String())
	t.chose("Who", r.person(a.By))
	t.typed("What shows it", a.Evidence)
	t.typed("Reason given", a.Because)
}

// contact says what passed with a service.
func (r *reciting) contact(t telling, ev Event) {
	switch ev := ev.(type) {
	case Tried:
		t.Title, t.Did = "An attempt to reach "+r.nameOf(ev.Service), "Noted"
		t.chose("When", ev.On.String())
		t.typed("Who was tried", ev.Who)
		t.chose("What came of it", upper(outcomeWords(ev.Outcome)))
		t.typed("Note", ev.Note)
		t.chose("To be tried again on", ev.Again.String())
		if ev.Took > 0 {
			t.chose("Minutes", strconv.Itoa((ev.Took+59)/60))
		}
	case Noted:
		t.Title, t.Did = "A call with "+r.nameOf(ev.Service), "Noted"
		if ev.How == HowBegun {
			t.Did = "Begun"
		} else {
			t.chose("Told, asked or said", upper(HowWords(ev.How)))
		}
		if about := LineWords(r.c, r.g, ev.Line); about != "" {
			t.chose("About", Fill(about, r.c, ev.Service))
		}
		t.typed("Words", ev.Text)
	}
}

// decision says what became of the record between the worker and the manager.
func (r *reciting) decision(t telling, ev Event) {
	t.Title = "The Closure Record"
	switch ev := ev.(type) {
	case Submitted:
		t.Did = "Sent to the manager"
		var sent SentRecord
		if json.Unmarshal(ev.Record, &sent) != nil {
			t.typed("What was sent, as it came", string(ev.Record))
			return
		}
		for _, sec := range sent.Sections {
			title := r.titleOf(sec.Field)
			first := r.sent[SentSection{Field: sec.Field, Text: sec.Text}]
			switch {
			case sec.Status == DoesNotApply:
				t.chose(title, "Does not apply")
			case emptyText(sec.Text):
				t.chose(title, "Nothing was written")
			case first != "":
				t.chose(title, "The words of "+t.to(first))
			default:
				t.typed(title, sec.Text)
			}
			if sec.Because != "" && !r.said(sec) {
				t.typed("Reason given", sec.Because)
			}
		}
	case Recalled:
		t.Did = "Taken back from the manager"
		t.chose("What was sent", upper(t.to(ev.Submission)))
		t.typed("Why", ev.Because)
	case Decided:
		t.Title, t.Did = "The manager's decision", "Recorded"
		words := ev.Decision
		if it := r.g.Item(ItemDecision); it != nil {
			words = ValueWords(r.c, it, Value{ev.Decision})
		}
		t.chose("Decision", words)
		t.chose("On what was sent", upper(t.to(ev.Submission)))
		t.typed("In the manager's words", ev.Because)
		if ev.Proof != nil {
			t.chose("Signature", "It is signed with a key")
		}
		for i, p := range ev.Points {
			t.typed(fmt.Sprintf("Point %d, %s", i+1, r.titleOf(p.Section)), p.Text)
		}
	case PointAnswered:
		t.Title, t.Did = "A point of the manager's", "Answered"
		t.chose("Which", fmt.Sprintf("Point %d of %s", ev.Point+1, t.to(ev.Decision)))
		t.typed("Answer", ev.Text)
	case PointAccepted:
		t.Title, t.Did = "A point of the manager's", "Answer accepted"
		t.chose("Which", fmt.Sprintf("Point %d of %s", ev.Point+1, t.to(ev.Decision)))
	case CorrectionTaken:
		t.Did = "A correction of the manager's, taken as it is"
		t.chose("Which", "The words of "+t.to(ev.Text))
	}
}

// said reports whether why a section does not apply was answered, so that it has a line of its own.
func (r *reciting) said(sec SentSection) bool {
	for _, e := range r.c.order.entries {
		if a, is := e.Event.(AnswerGiven); is && a.Field == sec.Field && a.Answer.Because == sec.Because {
			return true
		}
	}
	return false
}
