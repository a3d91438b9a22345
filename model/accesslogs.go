package model

import (
	"strconv"
)

// copying says what a copy leaves out, and what became of it.
func (r *reciting) copying(t telling, ev Event) {
	who := func(s Subject) string {
		switch s {
		case TheClosure:
			return "the council"
		case TheChild:
			return r.c.Child
		}
		return r.nameOf(s)
	}
	switch ev := ev.(type) {
	case SectionInCopy:
		t.Title, t.Did = "What the copy for "+who(ev.To)+" holds of “"+r.titleOf(ev.Section)+"”", "Chosen"
		words := map[string]string{SectionOut: "It is left out", SectionIn: "It is in the copy", SectionByRule: "As the rule has it"}[ev.How]
		t.chose("What", words)
		t.why(ev.Because, ev.Agreed)
	case CopyForm:
		t.Title, t.Did = "What "+who(ev.To)+" gets of the record", "Chosen"
		t.chose("What", map[string]string{FormBriefing: "The briefing sheet", FormRecord: "The whole record"}[ev.Form])
		t.why(ev.Because, ev.Agreed)
	case PassageWithheld:
		t.Title, t.Did = "The copy for "+who(ev.To)+", “"+r.titleOf(ev.Section)+"”", "A passage withheld"
		t.typed("Words", ev.Words)
		t.why(ev.Because, ev.Agreed)
		for _, stays := range ev.Stays {
			t.chose("Left on purpose", "“"+r.titleOf(stays.Section)+"”")
			t.why(stays.Because, stays.Agreed)
		}
	case PassageShown:
		t.Title, t.Did = "A passage that was withheld from a copy", "Shown again"
		t.chose("Which", upper(t.to(ev.Mark)))
		t.why(ev.Because, ev.Agreed)
	case Copied:
		t.Title, t.Did = "A copy for "+who(ev.To), "Noted"
		t.chose("What became of it", CopyWayWords(ev.How))
		t.chose("What it was", map[string]string{FormBriefing: "The briefing sheet", FormRecord: "The whole record"}[ev.Form])
		t.chose("When", ev.On.String())
		if ev.Submission != "" {
			t.chose("Of what was sent", upper(t.to(ev.Submission)))
		}
		if ev.Draft {
			t.chose("Draft", "It was not authorised then, and said so")
		}
		t.chose("Given by", r.person(ev.By))
		for _, left := range ev.Left {
			t.typed("Left out of it", left)
		}
		t.typed("Language", ev.Language)
		t.typed("Interpreter", ev.Interpreter)
		if ev.Marked {
			t.chose("Marked", "With whose copy it is, and the day")
		}
		if ev.Safe {
			t.chose("Safe to hold", "Yes")
		}
		t.typed("Kept", ev.Kept)
		t.why(ev.Because, ev.Agreed)
	case CopyReceived:
		t.Title, t.Did = "A receipt of a copy", "Noted"
		t.chose("Which", upper(t.to(ev.Copy)))
		t.chose("When", ev.On.String())
		t.typed("How we know", ev.How)
	case Signed:
		t.Title, t.Did = "The signature of "+who(ev.Who), "Noted"
		words := ev.How
		if it := r.g.Item(ItemSignature); it != nil && it.Option(ev.How) != nil {
			words = it.Option(ev.How).In(r.c.Nation())
		}
		t.chose("How it went", Fill(words, r.c, ev.Who))
		if ev.Submission != "" {
			t.chose("On what was sent", upper(t.to(ev.Submission)))
		}
		t.chose("When", ev.On.String())
		t.typed("In their words, or why", ev.Because)
		t.typed("Interpreter", ev.Interpreter)
	case PaperSafe:
		t.Title, t.Did = "Whether "+PaperWords(ev.Paper)+" is safe for "+who(ev.To)+" to hold", "Noted"
		t.chose("What came of asking", map[string]string{PaperHeld: "They said that it is", PaperBack: "It is read together and taken back"}[ev.How])
		t.chose("When", ev.On.String())
	}
}

// keeping says what became of the closure itself, of its local copy, and of other entries.
func (r *reciting) keeping(t telling, ev Event) {
	switch ev := ev.(type) {
	case Reopened:
		t.Title, t.Did = "Our work, which had ended before", "Begun again"
		t.typed("The reference then", ev.Reference)
		t.chose("It had ended on", ev.Ended.String())
		t.typed("What prompted it", ev.Prompted)
		t.typed("Why", ev.Because)
		t.typed("Decided by", ev.DecidedBy)
	case Undone:
		t.Title, t.Did = "Something written earlier", "Taken back"
		t.chose("Which", upper(t.to(ev.Entry)))
	case Transferred:
		t.Title, t.Did = "The council's record", "Transferred to it"
		t.chose("When", ev.On.String())
		t.typed("Held there as", ev.As)
	case Held:
		t.Title, t.Did = "The copy on this laptop", "Put on hold"
		t.typed("Why", ev.Because)
	case Released:
		t.Title, t.Did = "The copy on this laptop", "Hold ended"
		t.typed("Why", ev.Because)
	case Lodged:
		t.Title, t.Did = "What the council's record holds", "Noted"
		if i := lodgeable(ev.What); i >= 0 {
			t.chose("What", Lodgeable[i].Title)
		}
		t.typed("Where", ev.Where)
		t.typed("Why it is not needed there", ev.Because)
	case Disclosed:
		t.Title, t.Did = "What is recorded, to somebody who asked", "Disclosed"
		t.typed("To", ev.To)
		t.chose("When", ev.On.String())
		t.chose("How", CopyWayWords(ev.How))
		t.chose("How much", DisclosedWords(ev))
		t.why(ev.Because, ev.Agreed)
	case Unknown:
		t.Title, t.Did = "Something that this version cannot read", "Written"
		t.typed("As it came", ev.Kind+" "+string(ev.Fields))
	case SessionBegan, AgendaSet, TopicEnded, ActionDone, SessionEnded:
		r.session(t, ev)
	default: // nothing that is recorded may be missing, though nobody has put it into words yet
		t.Title, t.Did = "Something for which there are no words here", "Written"
		if fields, err := marshal(ev); err == nil {
			t.typed("As it stands", ev.kind()+" "+string(fields))
		}
	}
}

// DisclosedWords say how much a disclosure held.
func DisclosedWords(d Disclosed) string {
	if d.Whole {
		return "All of it, " + Many(d.Lines, "line", "lines")
	}
	return Many(d.Lines, "line", "lines") + ", " + strconv.Itoa(d.Left) + " left out, " + Many(d.Passages, "passage", "passages")
}
