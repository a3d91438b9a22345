package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"handover/model/guide"
)

// maxLeft is how many things a log line lists as left out.
const maxLeft = 200

// checkReader checks whose copy it is.
func checkReader(s Subject) error {
	if s != TheChild && s.Kind != KindAdult && s.Kind != KindService {
		return errors.New("a copy is for the child, for a parent, or for a service that carries on")
	}
	return checkThing(s)
}

// checkAgreed checks why something is so, and who agreed to it.
func checkAgreed(because, agreed string) error {
	return cmp.Or(checkLine("why", because, true), checkLine("who agreed", agreed, true))
}

// checkSection checks a field that has to be a section of the record.
func checkSection(g *guide.Guide, f Field) error {
	if err := checkSubject(f.Subject); err != nil {
		return err
	}
	it, err := checkField(g, f)
	if err == nil && it.Form != guide.Section {
		return fmt.Errorf("%q is no section of the record", f.Item)
	}
	return err
}

func checkSectionInCopy(g *guide.Guide, s SectionInCopy) error {
	if !slices.Contains([]string{SectionOut, SectionByRule, SectionIn}, s.How) {
		return fmt.Errorf("%q is not what can be said of a section in a copy", s.How)
	}
	return cmp.Or(checkReader(s.To), checkAgreed(s.Because, s.Agreed), checkSection(g, s.Section))
}

func checkCopyForm(f CopyForm) error {
	switch {
	case f.To.Kind != KindService:
		return errors.New("only a service gets a briefing sheet, or the whole record in its place")
	case f.Form != FormBriefing && f.Form != FormRecord:
		return fmt.Errorf("%q is not what a service can get", f.Form)
	}
	return cmp.Or(checkReader(f.To), checkAgreed(f.Because, f.Agreed))
}

func checkPassage(g *guide.Guide, p PassageWithheld) error {
	if len(p.Stays) > maxLeft {
		return fmt.Errorf("there are %d places in which these words stay; there is room for %d", len(p.Stays), maxLeft)
	}
	for _, s := range p.Stays {
		if err := cmp.Or(checkAgreed(s.Because, s.Agreed), checkSection(g, s.Section)); err != nil {
			return err
		}
	}
	return cmp.Or(checkReader(p.To), checkWritten("the passage", p.Words), checkAgreed(p.Because, p.Agreed), checkSection(g, p.Section))
}

func checkCopied(ev Copied) error {
	if err := checkReader(ev.To); err != nil {
		return err
	}
	known := slices.ContainsFunc(CopyWays[:], func(w struct {
		ID, Words    string
		Given, Holds bool
	}) bool {
		return w.ID == ev.How
	})
	service := ev.To.Kind == KindService
	switch {
	case !known:
		return fmt.Errorf("%q is not a way in which a copy is given, or not", ev.How)
	case service && ev.Form != FormBriefing && ev.Form != FormRecord, !service && ev.Form != "":
		return fmt.Errorf("%q is not what this reader can get", ev.Form)
	case !ev.On.Valid():
		return fmt.Errorf("the date %q: %w", string(ev.On), ErrDate)
	case ev.By != "" && !subjectID.MatchString(string(ev.By)):
		return fmt.Errorf("%q is nobody's id", ev.By)
	case len(ev.Left) > maxLeft:
		return fmt.Errorf("there are %d things left out; a copy lists %d at most", len(ev.Left), maxLeft)
	}
	for _, l := range ev.Left {
		if err := checkLine("what was left out", l, true); err != nil {
			return err
		}
	}
	given := ev.Given()
	switch {
	case given && ev.Submission == "" && ev.Form != FormBriefing:
		return errors.New("a copy is of a record that was sent: say of which")
	case ev.Submission != "" && !hexID.MatchString(string(ev.Submission)):
		return checkID(ev.Submission)
	case ev.Holds() && !service && !ev.Safe:
		return errors.New("a copy stays with somebody only where it is safe for them to hold it")
	}
	return cmp.Or(
		checkLine("the language", ev.Language, given), checkLine("the interpreter", ev.Interpreter, false), checkLine("where it is kept", ev.Kept, false),
		checkLine("why no copy was given", ev.Because, !given), checkLine("who decided", ev.Agreed, !given))
}

func checkCopyReceived(r CopyReceived) error {
	if !r.On.Valid() {
		return fmt.Errorf("the date %q: %w", string(r.On), ErrDate)
	}
	return cmp.Or(checkID(r.Copy), checkLine("how we know that it came", r.How, true))
}

func checkSigned(s Signed) error {
	switch {
	case s.Who != TheChild && s.Who.Kind != KindAdult:
		return errors.New("the record is offered to the child and to each parent to sign, and to nobody else")
	case !slices.Contains([]string{SignedHere, SignedExplained, SignDeclined, SignUnable, SignNotOffered}, s.How):
		return fmt.Errorf("%q is not a way in which somebody signs, or does not", s.How)
	case !s.On.Valid():
		return fmt.Errorf("the date %q: %w", string(s.On), ErrDate)
	case s.Submission == "" && s.How != SignNotOffered:
		return errors.New("a signature is on one version of the record: say on which")
	case s.Submission != "" && !hexID.MatchString(string(s.Submission)):
		return checkID(s.Submission)
	}
	why := s.How == SignUnable || s.How == SignNotOffered
	return cmp.Or(checkThing(s.Who), checkLine("why there is no signature", s.Because, why), checkLine("the interpreter", s.Interpreter, s.How == SignedExplained))
}
