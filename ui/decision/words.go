package decision

import (
	"fmt"
	"strings"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
)

// A stand is where the record stands.
type stand int

// Where the record stands.
const (
	notSent stand = iota
	withManager
	apart // two decisions were made of it
	returned
	notToClose
	authorised
	edited // authorised, and it reads otherwise now
	ended
)

func standOf(c *model.Closure, g *guide.Guide, today model.Date) stand {
	s := c.Sent()
	switch {
	case c.Frozen():
		return ended
	case s == nil:
		return notSent
	case s.Apart:
		return apart
	case s.Decision == nil:
		return withManager
	case s.Decision.Decision == model.DecisionReturned:
		return returned
	case s.Decision.Decision == model.DecisionNotToClose:
		return notToClose
	case model.Void(c, g, today):
		return edited
	}
	return authorised
}

// A said is a paragraph of the head.
type said struct {
	state kit.State
	mark  bool // it begins with the state's glyph, in its colour
	words string
	most  int // how many lines it may take; 0 for as many as it needs
}

// head says in words where the record stands, since when, and who said so.
func (s *Screen) head(c *model.Closure) []said {
	g, today := s.r.Desk.Guide, s.r.Desk.Today()
	sent := c.Sent()
	switch standOf(c, g, today) {
	case notSent:
		return s.headNotSent(c)
	case withManager:
		out := []said{{state: kit.Waits, mark: true, words: "With the manager since " + s.day(sent.At) + s.lasting(sent.At) + ". Recorded as sent by " + s.who(sent.By) + "."}}
		if words := s.deadline(c); words != "" {
			out = append(out, said{words: words})
		}
		if n := len(model.Corrections(c, g, today)); n > 0 {
			out = append(out, said{state: kit.Discuss, mark: true, words: "The manager wrote into " + sections(n) + ". The worker sees that first; then the record goes to the manager again, and can be decided on."})
		} else if n := len(model.Edited(c, g, sent, today)); n > 0 {
			out = append(out, said{state: kit.Overdue, mark: true, words: sections(n) + " " + verb(n, "reads", "read") + " otherwise now than when it was sent. Nobody can decide until it is sent again, or reads as it did."})
		}
		return out
	case apart:
		return []said{{state: kit.Overdue, mark: true, words: "Two decisions were made on this record apart, and neither stands."},
			{words: s.decisionWords(c, sent.Decision) + " " + s.decisionWords(c, sent.Other)},
			{words: "Take the record back and send it again, so that one decision is made."}}
	case returned:
		points := c.OpenPoints()
		answered, accepted := pointCounts(points)
		return append([]said{{state: kit.Waits, mark: true, words: s.decisionWords(c, sent.Decision)}, s.reason(sent.Decision),
			{words: fmt.Sprintf("%s: %d answered, %d accepted. The worker mends the record, answers each point and sends it again.", model.Many(len(points), "point", "points"), answered, accepted)}}, s.wroteInto(c)...)
	case notToClose:
		return []said{{state: kit.Settled, mark: true, words: s.decisionWords(c, sent.Decision) + " Involvement goes on."}, s.reason(sent.Decision),
			{words: "To decide against closing is as good an outcome as to authorise. If things change, the record can be mended and sent again."}}
	case edited:
		n := len(model.Edited(c, g, sent, today))
		return []said{{state: kit.Overdue, mark: true, words: "Authorised, then edited: not in force. " + sections(n) + " " + verb(n, "reads", "read") + " otherwise now than what was authorised. It goes to the manager again; or, once the words are put back as they were, the decision holds again."},
			{words: s.decisionWords(c, sent.Decision)}}
	case authorised:
		return []said{{state: kit.Settled, mark: true, words: s.decisionWords(c, sent.Decision)}, s.reason(sent.Decision),
			{words: "It holds for the words as they were sent: a later edit of a section makes it void. What ends involvement is the date in the council's own system."}}
	}
	return []said{{state: kit.Settled, mark: true, words: "Involvement ended on " + s.closedOn(c) + ". The record stays as it was authorised."},
		{words: s.decisionWords(c, sent.Decision)}, s.reason(sent.Decision)}
}

func (s *Screen) headNotSent(c *model.Closure) []said {
	out := []said{{state: kit.Open, mark: true, words: "Not with the manager. Nothing is sent until you send it."}}
	all := c.Submissions()
	if n := len(all); n > 0 && all[n-1].Back != nil {
		b := all[n-1].Back
		out[0].words = "Not with the manager: taken back on " + s.day(b.At) + ". Recorded as taken back by " + s.who(b.By) + "."
		out = append(out, said{words: "“" + flat(b.Because) + "”", most: 2})
	}
	out = append(out, s.wroteInto(c)...)
	if words := s.sending(c); words != "" {
		out = append(out, said{words: words})
	}
	return out
}

// wroteInto says that the manager wrote into the record, where that is to be seen before it is sent again.
func (s *Screen) wroteInto(c *model.Closure) []said {
	n := len(model.Corrections(c, s.r.Desk.Guide, s.r.Desk.Today()))
	if n == 0 {
		return nil
	}
	return []said{{state: kit.Discuss, mark: true, words: "The manager wrote into " + sections(n) + ". You see that before the record goes again."}}
}

// reason is the manager's own words, the first of them.
func (s *Screen) reason(d *model.Decision) said {
	return said{words: "“" + flat(d.Because) + "”", most: 3}
}

// decisionWords says what was decided, when, and as whose it is recorded.
func (s *Screen) decisionWords(c *model.Closure, d *model.Decision) string {
	if d == nil {
		return ""
	}
	whose := "Recorded as decided by " + s.who(d.By)
	if signed := s.r.Desk.Signer(d); signed != "" {
		whose = signed
	}
	return decided(d.Decision) + " on " + s.day(d.At) + ". " + whose + "."
}

// decided names what a manager can decide.
func decided(decision string) string {
	switch decision {
	case model.DecisionAuthorised:
		return "Authorised"
	case model.DecisionReturned:
		return "Sent back"
	}
	return "Not to close: decided"
}

// sending says when the record is due with the manager; "" where that is not known.
func (s *Screen) sending(c *model.Closure) string {
	return s.limit(c, model.ItemSent, "To go to the manager")
}

// deadline says by when the manager is to have read it.
func (s *Screen) deadline(c *model.Closure) string {
	return s.limit(c, model.ItemDecision, "For the manager to read")
}

// limit says in words when what ends with an item is due; its title in the guide says it as done already.
func (s *Screen) limit(c *model.Closure, until, words string) string {
	for _, d := range model.Deadlines(c, s.r.Desk.Guide, s.r.Desk.Today()) {
		if d.Limit.Until == until && !d.Done && d.Due != "" {
			return fmt.Sprintf("%s: %s (%s: %s).", words, model.DueWords(d, s.r.Desk.Today()), model.DaysWords(d.Limit), d.Limit.Source)
		}
	}
	return ""
}

// lasting says how many working days something has lasted: "" for less than one.
func (s *Screen) lasting(since time.Time) string {
	from, n := s.date(since), 0
	for n < 60 && model.AddWorkingDays(from, n+1) <= s.r.Desk.Today() {
		n++
	}
	switch n {
	case 0:
		return ""
	case 60:
		return ", more than 60 working days ago"
	}
	return ", " + model.Many(n, "working day", "working days") + " ago"
}

func (s *Screen) date(at time.Time) model.Date { return model.DateOf(at.In(s.r.Now().Location())) }
func (s *Screen) day(at time.Time) string      { return s.date(at).String() }

// moment is a day with its time, which tells apart what happened on one day.
func (s *Screen) moment(at time.Time) string {
	return s.day(at) + ", " + at.In(s.r.Now().Location()).Format("15:04")
}

func (s *Screen) who(id model.WorkerID) string { return s.r.Desk.WorkerNamed(id) }

func (s *Screen) closedOn(c *model.Closure) string {
	a := c.About(model.ItemClosed)
	if on := model.Date(a.Value.First()); on.Valid() {
		return on.String()
	}
	return "the day that the council's record holds (" + a.Evidence + ")"
}

// flat is a text in one paragraph, for a line or two of it.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func sections(n int) string { return model.Many(n, "section", "sections") }

func verb(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

func pointCounts(points []model.PointState) (answered, accepted int) {
	for _, p := range points {
		if p.Answer != "" {
			answered++
		}
		if p.Accepted {
			accepted++
		}
	}
	return answered, accepted
}

// headLines draws the head of a page of w columns and h lines, in no more than half of them.
func (s *Screen) headLines(w, h int) []string {
	c, t := s.r.Desk.Closure(), s.r.Theme()
	if c == nil || h < 6 {
		return nil
	}
	width, most := min(w, kit.Readable), max(h/2, 3)
	var out []string
	for _, p := range s.head(c) {
		lines := kit.Wrap(p.words, width)
		if p.mark {
			lines = kit.Hang(glyph(t, p.state)+" ", p.words, width)
		}
		if p.most > 0 && len(lines) > p.most {
			lines = append(lines[:p.most-1:p.most-1], t.Clip(lines[p.most-1]+" "+t.Glyphs.Ellipsis, width))
		}
		for _, l := range lines {
			switch {
			case p.mark:
				l = t.Words(p.state, l)
			case p.most > 0:
				l = t.Quiet.Render(l)
			}
			out = append(out, l)
		}
	}
	if len(out) > most {
		out = append(out[:most-1:most-1], t.Quiet.Render(t.Clip(t.Glyphs.Ellipsis+" F1 has the rest.", width)))
	}
	return append(out, "")
}

func glyph(t *kit.Theme, state kit.State) string { return kit.Bare(t.Mark(state)) }
