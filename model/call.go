package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"handover/model/guide"
)

// Ids of the questions about a service that a call reads and answers.
const (
	ItemTold        = "service.told"    // what of the content was talked through
	ItemSpoken      = "service.spoken"  // whether they were spoken with
	ItemBasis       = "service.basis"   // on what basis we share with them (PR-12)
	ItemContact     = "service.contact" // who there
	ItemNotPassedOn = "service.not-passed-on"
	ItemChildWish   = "service.child-wish"
	ItemReadbackWho = "service.readback-who"
	ItemReadback    = "service.readback"
	ItemCorrected   = "service.corrected"
	ItemFirstStep   = "service.first-step"
	ItemFirstStepBy = "service.first-step-by"
	ItemPolice      = "criminal.stands" // where police involvement ended
)

// How a line of a call came about.
const (
	HowBegun = "begun" // the call began, or was taken up again: neither a line nor words
	HowTold  = "told"
	HowAsked = "asked" // they asked
	HowSaid  = "said"  // they said
	HowNote  = "note"  // a free note
)

// Hows lists how a line of a call can come about, with the words that stand before its text.
var Hows = [...]struct{ ID, Words string }{
	{HowBegun, "the call began"}, {HowTold, "told"}, {HowAsked, "they asked"}, {HowSaid, "they said"}, {HowNote, "note"},
}

// longestCall is how long a call may take, in seconds: a day. More is a clock that went wrong.
const longestCall = 24 * 60 * 60

// A CallNote is one line of a call, as it stands in the journal.
type CallNote struct {
	Noted
	Entry EntryID
	At    time.Time
	By    WorkerID

	index int // in the ordering
}

// checkNoted checks one line of a call. One about content that this checklist does not have is kept as
// a question that it does not have is.
func checkNoted(g *guide.Guide, n Noted) error {
	if err := cmp.Or(checkThing(n.Service), checkNote(n.Text, n.How != HowTold && n.How != HowBegun)); err != nil {
		return err
	}
	known := slices.ContainsFunc(Hows[:], func(h struct{ ID, Words string }) bool { return h.ID == n.How })
	switch {
	case n.Service.Kind != KindService:
		return errors.New("a call is with a service")
	case !known:
		return fmt.Errorf("%q is not how a line of a call comes about", n.How)
	case n.How == HowBegun && (n.Line != "" || n.Text != ""):
		return errors.New("that a call began says no more than that")
	case n.How == HowTold && n.Line == "":
		return errors.New("what was told is one of the lines of the call")
	case n.Line == "":
		return nil
	case len(n.Line) > MaxLine || !itemID.MatchString(n.Line):
		return fmt.Errorf("%q cannot be a line of a call", n.Line)
	case callLine(g, n.Line) == nil:
		return fmt.Errorf("the line %q of a call: %w", n.Line, ErrNoItem)
	}
	return nil
}

// MaxNote is how many characters a line of a call may have: whoever writes while they listen does not stop
// to begin another.
const MaxNote = 2000

func checkNote(s string, must bool) error {
	switch n := utf8.RuneCountInString(s); {
	case must && strings.TrimSpace(s) == "":
		return errors.New("the note is empty")
	case strings.ContainsRune(s, '\n'):
		return errors.New("a line of a call is one line; it holds a line end")
	case n > MaxNote:
		return fmt.Errorf("the note is %d characters long; there is room for %d", n, MaxNote)
	}
	return checkRunes("the note", s)
}

// callLine finds the question that a line of a call answers, whether or not it applies; or nil.
func callLine(g *guide.Guide, line string) *guide.Item {
	if it := g.Item(line); it != nil && it.Say != "" {
		return it
	}
	if it := g.Item(ItemTold); it != nil && it.Option(line) != nil {
		return it
	}
	return nil
}

// A CallLine is one thing to be talked through in a call.
type CallLine struct {
	ID   string   // an option of ItemTold, or a question that is answered yes by saying its words
	Line string   // what it is, in the guide's words
	Say  string   // the words to be read out as they are written; "" where it is said in one's own
	From []string // the items whose answers stand beside it
	Told bool     // it is answered so
	Note CallNote // when it was last marked told in a call; the zero CallNote where it never was
}

// CallLines lists what there is to talk through with a service, in the guide's order: the content that
// its flags allow, then what is said in so many words (PG-4c, PG-4e, PG-4o, PG-4p, PG-4q).
func CallLines(c *Closure, g *guide.Guide, service Subject, today Date) []CallLine {
	told := c.LinesOf(service)
	var out []CallLine
	for _, it := range g.Items {
		if it.ID != ItemTold && it.Say == "" || !Applies(c, g, it, service, today) {
			continue
		}
		a := c.Answer(Field{Item: it.ID, Subject: service})
		if it.Say != "" {
			out = append(out, CallLine{ID: it.ID, Line: it.Title, Say: Fill(it.Say, c, service), From: it.From,
				Told: a.Status == Answered && a.Value.Has("yes"), Note: told[it.ID]})
			continue
		}
		for i := range it.Options {
			o := &it.Options[i]
			if !Offered(c, g, o, service, today) && !a.Value.Has(o.ID) {
				continue
			}
			out = append(out, CallLine{ID: o.ID, Line: o.In(c.Nation()), From: o.From, Told: a.Value.Has(o.ID), Note: told[o.ID]})
		}
	}
	return out
}

// NotesOf lists the lines of all calls with one service, in order.
func (c *Closure) NotesOf(service Subject) []CallNote {
	var out []CallNote
	for _, n := range c.Notes {
		if n.Service == service {
			out = append(out, n)
		}
	}
	return out
}

// LinesOf gives for each line of the content when it was last marked told in a call with a service.
func (c *Closure) LinesOf(service Subject) map[string]CallNote {
	out := map[string]CallNote{}
	for _, n := range c.NotesOf(service) {
		if n.How == HowTold {
			out[n.Line] = n
		}
	}
	return out
}

// A Call is what is noted of a call of which nobody has said yet how it ended.
type Call struct {
	Notes []CallNote // since the newest attempt that was logged; none where there is no such call
}

// CallWith returns the call with a service that nobody has said the end of: what was noted since the
// newest attempt to reach it.
func (c *Closure) CallWith(service Subject) Call {
	last := -1
	for _, t := range c.TriesOf(service) {
		last = max(last, t.index)
	}
	var call Call
	for _, n := range c.NotesOf(service) {
		if n.index > last {
			call.Notes = append(call.Notes, n)
		}
	}
	return call
}

// Open reports whether there is such a call.
func (call Call) Open() bool { return len(call.Notes) > 0 }

// From is when the call began; the zero time where there is none.
func (call Call) From() time.Time {
	if !call.Open() {
		return time.Time{}
	}
	return call.Notes[0].At
}

// Last is when the newest line of it was noted; the zero time where there is none.
func (call Call) Last() time.Time {
	if !call.Open() {
		return time.Time{}
	}
	return call.Notes[len(call.Notes)-1].At
}

// Length is how long the call is known to have gone on: from its beginning to its newest line, less the
// time before each taking up again. A silence that no call has is a clock that went wrong, and counts for
// nothing: the end of the call can be said all the same.
func (call Call) Length() time.Duration {
	var d time.Duration
	for i, n := range call.Notes {
		if i == 0 || n.How == HowBegun {
			continue
		}
		if silence := n.At.Sub(call.Notes[i-1].At); silence > 0 && silence < longestCall*time.Second {
			d += silence
		}
	}
	return min(d, longestCall*time.Second)
}

// Note records a line of a call as it happens. What was told is answered so in the same change: an option
// of ItemTold is chosen, a sentence that was said is answered yes, today.
func Note(c *Closure, g *guide.Guide, n Noted, today Date) ([]Event, error) {
	n.Text = CleanLine(n.Text)
	if !c.Has(n.Service) {
		return nil, fmt.Errorf("%s is not in this closure", c.Name(n.Service))
	}
	events, err := checked(g, n)
	if err != nil || n.How != HowTold {
		return events, err
	}
	it := callLine(g, n.Line)
	f := Field{Item: it.ID, Subject: n.Service}
	a := c.Answer(f)
	if a.Status != Answered {
		a = Answer{Status: Answered, Value: a.Value, Evidence: a.Evidence, By: a.By}
	}
	switch {
	case it.Say != "" && a.Value.Has("yes"):
		return events, nil
	case it.Say != "":
		a.Value, a.On = Value{"yes"}, today
	default:
		values := []Value{a.Value}
		for _, s := range c.answersApart(f) { // two laptops told different lines: all of them were told
			values = append(values, s.Answer.Value)
		}
		a.Value = nil
		for _, v := range append(slices.Concat(values...), n.Line) {
			if !a.Value.Has(v) {
				a.Value = append(a.Value, v)
			}
		}
	}
	given, err := Give(c, g, f, a, today)
	return append(events, given...), err
}

// toldWith finds the mark in a call that an answer was given with, if it still stands.
func (c *Closure) toldWith(e effect) (mark effect, ok bool) {
	ans, isAnswer := e.Event.(AnswerGiven)
	if !isAnswer || len(e.After) != 1 {
		return effect{}, false
	}
	for _, m := range c.done {
		n, isNote := m.Event.(Noted)
		if m.ID != e.After[0] || !isNote || n.How != HowTold || n.Service != ans.Subject || m.By != e.By {
			continue
		}
		if ans.Item == ItemTold && ans.Answer.Value.Has(n.Line) || ans.Item == n.Line {
			return m, true
		}
	}
	return effect{}, false
}

// HowWords says how a line of a call came about.
func HowWords(how string) string {
	for _, h := range Hows {
		if h.ID == how {
			return h.Words
		}
	}
	return how
}

// LineWords says what a line of a call is about; "" for a free note.
func LineWords(c *Closure, g *guide.Guide, line string) string {
	it := callLine(g, line)
	switch {
	case line == "":
		return ""
	case it == nil:
		return line
	case it.Say != "":
		return it.Title
	}
	return it.Option(line).In(c.Nation())
}

// noteWords says in a few words what a line of a call was, for undo.
func noteWords(c *Closure, g *guide.Guide, n Noted) string {
	about := ""
	if line := LineWords(c, g, n.Line); line != "" {
		about = " at “" + line + "”"
	}
	switch n.How {
	case HowBegun:
		return "the beginning of the call with " + c.Name(n.Service)
	case HowTold:
		return "the mark told" + about
	case HowAsked:
		return "what they asked" + about
	case HowSaid:
		return "what they said" + about
	}
	return "the note from the call with " + c.Name(n.Service)
}

// A Contact is one thing in the log of what passed with a service: an attempt, or a line of a call.
type Contact struct {
	Try  *Attempt
	Note *CallNote
}

// ContactsOf lists what passed with a service, oldest first.
func (c *Closure) ContactsOf(service Subject) []Contact {
	var out []Contact
	tries, notes := c.TriesOf(service), c.NotesOf(service)
	for len(tries)+len(notes) > 0 {
		if len(notes) == 0 || len(tries) > 0 && tries[0].index < notes[0].index {
			out, tries = append(out, Contact{Try: &tries[0]}), tries[1:]
		} else {
			out, notes = append(out, Contact{Note: &notes[0]}), notes[1:]
		}
	}
	return out
}
