package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model/guide"
)

// Submit sends the record to the manager. The record is composed by whoever calls it; its sections must be
// those of the closure as they stand. While anything stands in the way it is refused, with the first few named.
func Submit(c *Closure, g *guide.Guide, r SentRecord, today Date) ([]Event, error) {
	if s := c.Sent(); s != nil && len(Edited(c, g, s, today)) == 0 {
		switch {
		case s.Decision == nil:
			return nil, errors.New("the record is with the manager already, word for word")
		case s.Decision.Decision == DecisionAuthorised:
			return nil, errors.New("the record is authorised as it reads")
		}
	}
	if err := unhindered(Outstanding(c, g, guide.Submit, today), "the record cannot go to the manager yet"); err != nil {
		return nil, err
	}
	now := RecordSections(c, g, today)
	if len(now) != len(r.Sections) {
		return nil, errors.New("the record has changed since it was read; look at it again")
	}
	for i := range now {
		if now[i] != r.Sections[i] {
			return nil, errors.New("the record has changed since it was read; look at it again")
		}
	}
	b, err := marshal(r)
	if err != nil {
		return nil, fmt.Errorf("write the record that is sent: %w", err)
	}
	return checked(g, Submitted{Record: json.RawMessage(b)})
}

// Recall takes the record back, as long as nothing is decided.
func Recall(c *Closure, g *guide.Guide, because string) ([]Event, error) {
	s := c.Sent()
	switch {
	case s == nil:
		return nil, errors.New("the record is not with the manager")
	case s.Decision != nil && !s.Apart:
		return nil, errors.New("the manager has decided; the record is yours to change without taking it back")
	}
	return checked(g, Recalled{Submission: s.Entry, Because: CleanLine(because)})
}

// MayDecide says why somebody cannot decide on the record that lies with the manager; nil where they can. Who
// wrote in it cannot, and neither can a senior practitioner or a social worker (policy 3.1, 3.5). Also are other ids
// by which the same person is known here, such as that of their own laptop.
func MayDecide(c *Closure, g *guide.Guide, by Worker, today Date, also ...WorkerID) error {
	s := c.Sent()
	switch {
	case s != nil && s.Apart:
		return errors.New("two decisions were made on this record apart; take it back and send it again, so that one is made")
	case s == nil || s.Decision != nil:
		return errors.New("no record is waiting for a decision: it goes to the manager first")
	case len(Corrections(c, g, today)) > 0:
		return errors.New("what the manager wrote into the record is shown to the worker first: once they have taken it, or changed it and sent the record again, it can be decided")
	case len(Edited(c, g, s, today)) > 0:
		return errors.New("the record reads otherwise now than when it was sent: it has to be sent again before anybody decides on it")
	case c.wroteAs(s, by.ID, also):
		return fmt.Errorf("%s wrote in this record, and whoever wrote it cannot decide on it; change who is at the keyboard to the manager", by.Name)
	case notManager(by.Role):
		as := "as “" + by.Role + "”"
		if strings.TrimSpace(by.Role) == "" {
			as = "without a role"
		}
		return fmt.Errorf("%s is at the keyboard %s; the record is decided on by a team manager, so change who is at the keyboard, and write the role so that it says so", by.Name, as)
	}
	return nil
}

// notManager reports whether somebody's role, as they call it, is not one that authorises: that of a manager, in
// English or Welsh, or of somebody above them. The first part that names a role is what they are: their team, or what
// else they are, may stand before or after it, behind a comma, a stroke, a dash or a bracket. Whoever stands in for a manager says so in their role.
func notManager(role string) bool {
	role = strings.Join(strings.Fields(strings.ToLower(role)), " ")
	for _, part := range strings.FieldsFunc(strings.NewReplacer(" - ", "/", " – ", "/", " — ", "/").Replace(role), func(r rune) bool { return strings.ContainsRune(",/(;)", r) }) {
		if manages, other := managesIn(part), anotherRole(part); manages || other {
			return !manages || other // whomever they stand in for
		}
	}
	return true
}

// managesIn reports whether some words name a manager, or somebody above them.
func managesIn(words string) bool {
	return slices.ContainsFunc([]string{"manager", "head of", "service lead", "team lead", "director", "rheolwr", "pennaeth", "cyfarwyddwr"}, func(manages string) bool {
		return strings.Contains(words, manages)
	})
}

// anotherRole reports whether some words name a role that does not authorise, though a manager may stand in them.
func anotherRole(words string) bool {
	words = " " + strings.TrimSpace(words) + " "
	return slices.ContainsFunc([]string{"senior prac", "advanced prac", "social worker", "case manager", " office ", " business ", " swyddfa ", " busnes ", " to the ", "support manager", "support worker"}, func(other string) bool {
		return strings.Contains(words, other)
	})
}

// Decide records the manager's decision on the record that was sent. Nothing is preselected: the decision, the
// reason and, where it is sent back, the points are all given. Also is that of MayDecide.
func Decide(c *Closure, g *guide.Guide, by Worker, decision, because string, points []Point, today Date, also ...WorkerID) ([]Event, error) {
	if err := MayDecide(c, g, by, today, also...); err != nil {
		return nil, err
	}
	s := c.Sent()
	because = Clean(because)
	if emptyText(because) {
		return nil, errors.New("give the reason in the manager's own words; the worker and the family may read it one day")
	}
	cleaned := make([]Point, 0, len(points))
	for _, p := range points {
		p.Text = Clean(p.Text)
		cleaned = append(cleaned, p)
	}
	if decision == DecisionAuthorised {
		if !settledPoints(c.OpenPoints()) {
			return nil, errors.New("the manager looks at each point that was sent back, and accepts how it was answered, before the record is authorised")
		}
	}
	if len(cleaned) == 0 {
		cleaned = nil
	}
	return checked(g, Decided{Submission: s.Entry, Record: s.Print, Decision: decision, Because: because, Points: cleaned})
}

func settledPoints(points []PointState) bool {
	for _, p := range points {
		if !p.Accepted {
			return false
		}
	}
	return true
}

// AnswerPoint says what the worker did about a point that the manager sent back: n counts those of OpenPoints from 0.
func AnswerPoint(c *Closure, g *guide.Guide, n int, text string) ([]Event, error) {
	points := c.OpenPoints()
	switch text = Clean(text); {
	case n < 0 || n >= len(points):
		return nil, errors.New("that point is not there")
	case points[n].Accepted:
		return nil, errors.New("the manager has accepted this point")
	case emptyText(text):
		return nil, errors.New("say what you did about the point, or why it stays as it is")
	case points[n].Answer == text:
		return nil, nil
	}
	return checked(g, PointAnswered{Decision: points[n].Decision, Point: points[n].Number, Text: text})
}

// AcceptPoint says that the manager is content with how a point was answered. Also is that of MayDecide.
func AcceptPoint(c *Closure, g *guide.Guide, by Worker, n int, also ...WorkerID) ([]Event, error) {
	points := c.OpenPoints()
	s := c.Sent()
	switch {
	case n < 0 || n >= len(points):
		return nil, errors.New("that point is not there")
	case points[n].Accepted:
		return nil, nil
	case points[n].Answer == "":
		return nil, errors.New("the worker has not answered this point yet")
	case s != nil && c.wroteAs(s, by.ID, also) || c.wrotePoint(points[n], by.ID, also) || notManager(by.Role):
		return nil, errors.New("the manager accepts the answers; change who is at the keyboard")
	}
	return checked(g, PointAccepted{Decision: points[n].Decision, Point: points[n].Number})
}

// TakeCorrection says that the worker saw what a manager wrote into a section, and takes it as it is. The record
// is then sent again.
func TakeCorrection(c *Closure, g *guide.Guide, by Worker, text EntryID, today Date) ([]Event, error) {
	for _, said := range Corrections(c, g, today) {
		switch {
		case said.Entry != text:
		case said.By == by.ID:
			return nil, errors.New("the worker looks at the correction, and not whoever made it; change who is at the keyboard")
		default:
			return checked(g, CorrectionTaken{Text: text})
		}
	}
	return nil, errors.New("that is no correction that waits to be seen")
}
