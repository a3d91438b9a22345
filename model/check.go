package model

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"handover/model/guide"
)

// ErrNoItem says that the guide has no such question.
var ErrNoItem = errors.New("not in this checklist")

var (
	subjectID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
	itemID    = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*$`)
	hexID     = regexp.MustCompile(`^[0-9a-f]{32}$`)
)

// Check reports what is wrong with an event by itself: a question that the guide does not have, a
// value that its type cannot hold, a date that cannot be, words that are too long or hold
// characters that may not stand in a record. Every change makes sure of it, and so does import.
func Check(g *guide.Guide, ev Event) error {
	switch ev := ev.(type) {
	case Opened:
		return cmp.Or(checkLine("the reference", ev.Reference, true), checkLine("how the child is referred to", ev.Child, true))
	case Added:
		if !slices.Contains(addable(), ev.Subject.Kind) {
			return fmt.Errorf("%q is not a kind that can be added", ev.Subject.Kind)
		}
		return cmp.Or(checkThing(ev.Subject), checkLine("the name", ev.Name, true))
	case Renamed:
		return cmp.Or(checkThing(ev.Subject), checkLine("the name", ev.Name, true))
	case SetAside:
		return checkThing(ev.Subject)
	case AnswerGiven:
		// What holds for every answer comes first: it is made sure of even where a question that this
		// checklist does not have is kept.
		if err := cmp.Or(checkSubject(ev.Subject), checkSaid(ev.Answer)); err != nil {
			return err
		}
		it, err := checkField(g, ev.Field)
		if err != nil {
			return err
		}
		return checkAnswer(it, ev.Answer)
	case Written:
		if err := cmp.Or(checkSubject(ev.Subject), CheckText(ev.Text)); err != nil {
			return err
		}
		it, err := checkField(g, ev.Field)
		if err != nil {
			return err
		}
		if it.Type != guide.LongText && !it.Planned {
			return fmt.Errorf("%q takes an answer, not a text", it.ID)
		}
	case Undone:
		return checkID(ev.Entry)
	case Transferred:
		if !ev.On.Valid() {
			return fmt.Errorf("the date %q: %w", string(ev.On), ErrDate)
		}
		return checkLine("the name or number in the council's record", ev.As, true)
	case Held:
		return checkLine("the reason for the hold", ev.Because, true)
	case Released:
		return checkLine("the reason for ending the hold", ev.Because, true)
	case Lodged:
		if lodgeable(ev.What) < 0 {
			return fmt.Errorf("%q is not one of the things that the council's record may lack", ev.What)
		}
		if (strings.TrimSpace(ev.Where) == "") == (strings.TrimSpace(ev.Because) == "") {
			return errors.New("say where it lies in the council's record, or why it is not needed there: one of the two")
		}
		return cmp.Or(checkLine("where it lies", ev.Where, false), checkLine("why it is not needed", ev.Because, false))
	case Tried:
		known := slices.ContainsFunc(Outcomes[:], func(o struct{ ID, Words string }) bool { return o.ID == ev.Outcome })
		switch {
		case ev.Service.Kind != KindService:
			return errors.New("an attempt is to reach a service")
		case !known:
			return fmt.Errorf("%q is not one of the things that can come of an attempt", ev.Outcome)
		case !ev.On.Valid():
			return fmt.Errorf("the date %q: %w", string(ev.On), ErrDate)
		case ev.Again != "" && !ev.Again.Valid():
			return fmt.Errorf("the day to try again, %q: %w", string(ev.Again), ErrDate)
		case ev.Took < 0 || ev.Took > longestCall:
			return errors.New("a call takes from no time to a day")
		}
		return cmp.Or(checkSubject(ev.Service), checkLine("who was tried", ev.Who, false), checkLine("the note", ev.Note, false))
	case Noted:
		return checkNoted(g, ev)
	case Reopened:
		return checkReopened(ev)
	case Submitted:
		return checkSubmitted(ev)
	case Recalled:
		return cmp.Or(checkID(ev.Submission), checkLine("why the record is taken back", ev.Because, true))
	case Decided:
		return checkDecided(g, ev)
	case PointAnswered:
		return cmp.Or(checkID(ev.Decision), checkWritten("the answer to the point", ev.Text))
	case PointAccepted:
		return checkID(ev.Decision)
	case CorrectionTaken:
		return checkID(ev.Text)
	case SectionInCopy:
		return checkSectionInCopy(g, ev)
	case CopyForm:
		return checkCopyForm(ev)
	case PassageWithheld:
		return checkPassage(g, ev)
	case PassageShown:
		return cmp.Or(checkID(ev.Mark), checkAgreed(ev.Because, ev.Agreed))
	case Copied:
		return checkCopied(ev)
	case CopyReceived:
		return checkCopyReceived(ev)
	case Signed:
		return checkSigned(ev)
	case AccessWithheld:
		return checkAccessWithheld(ev)
	case AccessShown:
		return checkAccessShown(ev)
	case AccessRead:
		return checkAccessRead(ev)
	case Disclosed:
		return checkDisclosed(ev)
	case PaperSafe:
		return checkPaperSafe(ev)
	case SessionBegan, AgendaSet, TopicEnded, ActionDone, SessionEnded:
		return checkSession(ev)
	case LeftAsIs:
		if err := checkSubject(ev.Subject); err != nil {
			return err
		}
		if strings.TrimSpace(ev.What) == "" || len(ev.What) > MaxLine || strings.ContainsRune(ev.What, '\n') || checkRunes("what was left as it is", ev.What) != nil {
			return errors.New("what was left as it is has to be named, in a line")
		}
		_, err := checkField(g, ev.Field)
		return err
	}
	return nil
}

func checkID(id EntryID) error {
	if !hexID.MatchString(string(id)) {
		return fmt.Errorf("the id %q is not 32 hex digits", id)
	}
	return nil
}

func checkField(g *guide.Guide, f Field) (*guide.Item, error) {
	if len(f.Item) > MaxLine || !itemID.MatchString(f.Item) {
		return nil, fmt.Errorf("%q cannot be the id of a question", f.Item)
	}
	it := g.Item(f.Item)
	if it == nil || it.Form != guide.Question && it.Form != guide.Section {
		return nil, fmt.Errorf("the question %q: %w", f.Item, ErrNoItem)
	}
	each := it.Each
	if len(each) == 0 {
		each = []guide.Each{guide.EachClosure}
	}
	if !slices.ContainsFunc(each, func(e guide.Each) bool { return kindOf(e) == f.Subject.Kind }) {
		return nil, fmt.Errorf("the question %q is not asked about what is of the kind %q", f.Item, f.Subject.Kind)
	}
	return it, nil
}

// addable lists the kinds of what can be added to a closure.
func addable() []Kind {
	return []Kind{KindAdult, KindOtherChild, KindProfessional, KindTeam, KindService, KindAction, KindAgreement}
}

// checkThing checks a subject that is added, renamed or set aside.
func checkThing(s Subject) error {
	if s.ForPerson != "" {
		return fmt.Errorf("%q stands in the closure for itself, not for somebody else", s.ID)
	}
	return checkSubject(s)
}

func checkSubject(s Subject) error {
	switch {
	case s.Kind == KindClosure && s != TheClosure, s.Kind == KindChild && s != TheChild:
		return fmt.Errorf("there is one %s: its id cannot be %q", s.Kind, s.ID)
	case s == TheClosure || s == TheChild:
		return nil
	case !slices.Contains(addable(), s.Kind):
		return fmt.Errorf("nothing is of the kind %q", s.Kind)
	case !subjectID.MatchString(s.ID):
		return fmt.Errorf("the id %q: an id is small letters, figures and hyphens, 64 at most", s.ID)
	case s.Person() && s.ID == TheChild.ID:
		return fmt.Errorf("the id %q is that of the child whose closure this is", s.ID)
	case s.ForPerson != "" && !subjectID.MatchString(string(s.ForPerson)):
		return fmt.Errorf("%q is nobody's id", s.ForPerson)
	}
	return nil
}

// checkSaid checks of an answer what holds whatever the question.
func checkSaid(a Answer) error {
	switch {
	case !slices.Contains([]Status{Unanswered, Answered, NotYet, DoesNotApply, ToDiscuss}, a.Status):
		return fmt.Errorf("%q is not a status of an answer", a.Status)
	case a.Status == Unanswered && len(a.Value) > 0:
		return fmt.Errorf("the answer says %q and has no status; write %q", a.Value.First(), Answered)
	case a.On != "" && !a.On.Valid():
		return fmt.Errorf("the date %q: %w", string(a.On), ErrDate)
	case a.By != "" && !subjectID.MatchString(string(a.By)):
		return fmt.Errorf("%q is nobody's id", a.By)
	}
	seen := map[string]bool{}
	for _, v := range a.Value {
		if seen[v] {
			return fmt.Errorf("%q is chosen twice", v)
		}
		seen[v] = true
		if err := checkLine("the answer", v, true); err != nil {
			return err
		}
	}
	return cmp.Or(checkLine("the evidence", a.Evidence, false), checkLine("the reason", a.Because, false))
}

// checkAnswer checks of an answer what its question asks for.
func checkAnswer(it *guide.Item, a Answer) error {
	if len(a.Value) > 1 && it.Type != guide.Several {
		return fmt.Errorf("%q takes one answer, not %d", it.ID, len(a.Value))
	}
	for _, v := range a.Value {
		if err := checkValue(it, v); err != nil {
			return err
		}
		if o := it.Option(v); o != nil && o.Alone && len(a.Value) > 1 {
			return fmt.Errorf("“%s” cannot be chosen along with another answer", o.Words)
		}
	}
	return nil
}

func checkValue(it *guide.Item, v string) error {
	switch it.Type {
	case guide.YesNo:
		if v != "yes" && v != "no" {
			return fmt.Errorf("%q: the answer is yes or no", v)
		}
	case guide.One, guide.Several:
		if it.Option(v) == nil && !(it.OptionsOf == guide.OptionsLeft && leftService(v)) {
			return fmt.Errorf("%q is not one of the answers to %q", v, it.ID)
		}
	case guide.DateType:
		if !Date(v).Valid() {
			return fmt.Errorf("the date %q: %w", v, ErrDate)
		}
	case guide.Number:
		if n, err := strconv.Atoi(v); err != nil || n < 0 || n > 999 || strconv.Itoa(n) != v {
			return fmt.Errorf("%q is not a whole number from 0 to 999", v)
		}
	case guide.Person:
		if !subjectID.MatchString(v) {
			return fmt.Errorf("%q is nobody's id", v)
		}
	case guide.LongText:
		return fmt.Errorf("%q holds a text, which is written, not answered", it.ID)
	}
	return nil
}
