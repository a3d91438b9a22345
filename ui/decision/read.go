package decision

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/compare"
	"handover/model/document"
	"handover/ui/difference"
	"handover/ui/kit"
	"handover/ui/room"
)

// view shows the record as it reads now.
func (s *Screen) view() tea.Cmd {
	return s.r.Push(room.NewPage(s.r, "The Closure Record", "The Closure Record as it would be sent, drawn from what is written and recorded now.", func(c *model.Closure, width int) []string {
		return room.Document(s.r.Theme(), document.Record(s.r.Desk.SourceOf(c)), width)
	}))
}

// viewSent shows a record as it was sent.
func (s *Screen) viewSent(id model.EntryID) func() tea.Cmd {
	lay := func(c *model.Closure, width int) []string {
		for _, sub := range c.Submissions() {
			if sub.Entry != id {
				continue
			}
			d, err := document.Sent(s.r.Desk.SourceOf(c), &sub)
			if err != nil {
				return kit.Wrap(kit.Sentence(err), width)
			}
			return room.Document(s.r.Theme(), d, width)
		}
		return []string{"It is not here any more."}
	}
	return func() tea.Cmd {
		var ways []kit.Key
		if c := s.r.Desk.Closure(); standOf(c, s.r.Desk.Guide, s.r.Desk.Today()) == withManager && c.Sent().Entry == id {
			ways = append(ways, kit.Key{Press: []string{"m"}, Show: "m", Words: "decide", More: "the manager records the decision, having read this", Do: s.decideHere})
		}
		return s.r.Push(room.NewPage(s.r, "What was sent", "The record as it was sent to the manager, word for word, whatever was edited since; and what was decided on it.", lay, ways...))
	}
}

// viewReasons shows the manager's reasons, and the points, in full.
func (s *Screen) viewReasons() tea.Cmd {
	return s.r.Push(room.NewPage(s.r, "The manager's reasons", "What the manager decided, in their own words.", func(c *model.Closure, width int) []string {
		t := s.r.Theme()
		sent := c.Sent()
		if sent == nil || sent.Decision == nil {
			return []string{"Nothing is decided."}
		}
		var out []string
		say := func(style kit.Style, words string) {
			for _, l := range kit.Wrap(words, width) {
				out = append(out, style.Render(l))
			}
		}
		for _, d := range []*model.Decision{sent.Decision, sent.Other} {
			if d == nil {
				continue
			}
			say(t.Heading, s.decisionWords(c, d))
			out = append(out, "")
			say(t.Plain, d.Because)
			for i, p := range d.Points {
				out = append(out, "")
				say(t.Heading, fmt.Sprintf("%d. %s: %s", i+1, s.title(c, p.Section), pointState(p)))
				say(t.Plain, p.Text)
				if p.Answer != "" {
					say(t.Quiet, "Answered: "+p.Answer)
				}
			}
			out = append(out, "")
		}
		return out
	}))
}

// A version is the sections of the record at one time, and which time that was.
type version struct {
	sections []model.SentSection
	words    string
}

func (s *Screen) sentVersion(sub *model.Submission) version {
	if sub == nil {
		return version{}
	}
	return version{sub.Sections, "as it was sent on " + s.moment(sub.At)}
}

func (s *Screen) nowVersion(c *model.Closure) version {
	return version{model.RecordSections(c, s.r.Desk.Guide, s.r.Desk.Today()), "as it reads now"}
}

// laterVersion is what lies with the manager, or else the record as it reads now.
func (s *Screen) laterVersion(c *model.Closure) version {
	if standOf(c, s.r.Desk.Guide, s.r.Desk.Today()) == withManager {
		return s.sentVersion(c.Sent())
	}
	return s.nowVersion(c)
}

const differenceHelp = "Word by word, section by section. " + difference.Legend + " Long stretches that stayed the same are folded; u unfolds them, and folds them again."

// difference shows two versions of the record against each other.
func (s *Screen) difference(title string, was func(*model.Closure) version, now func(*model.Closure) version, ways ...kit.Key) kit.Screen {
	whole := false
	var page *room.Page
	lay := func(c *model.Closure, width int) []string {
		before, after := was(c), now(c)
		return s.drawSections(compare.Sections(before.sections, after.sections, func(f model.Field) string { return s.title(c, f) }), before.words, after.words, width, whole)
	}
	unfold := kit.Key{Press: []string{"u"}, Show: "u", Words: "unfold", More: "shows all that stayed the same too, or folds it again", Do: func() tea.Cmd {
		whole = !whole
		return page.Update(kit.Shown{})
	}}
	page = room.NewPage(s.r, title, differenceHelp, lay, append(ways, unfold)...)
	return page
}

// drawSections draws what became of each section: those that changed first to last, then the names of the others.
func (s *Screen) drawSections(all []compare.Section, was, now string, width int, whole bool) []string {
	t := s.r.Theme()
	var out, stayed []string
	n := 0
	for _, sec := range all {
		if sec.Change == compare.Stayed && !whole {
			stayed = append(stayed, sec.Title)
			continue
		}
		if sec.Change != compare.Stayed {
			n++
		}
		out = append(out, "", t.Ends(t.Heading.Render(sec.Title), t.Quiet.Render(changeWords(sec)), width))
		if len(sec.Pieces) == 0 {
			out = append(out, t.Quiet.Render("Nothing is written in it."))
		}
		out = append(out, difference.Lines(t, sec.Pieces, width, whole)...)
	}
	var head []string
	words := fmt.Sprintf("%s %s between the record %s and %s.", sections(n), verb(n, "differs", "differ"), was, now)
	if n == 0 {
		words = "Nothing differs between the record " + was + " and " + now + "."
	}
	for _, l := range kit.Wrap(words, width) {
		head = append(head, t.Heading.Render(l))
	}
	for _, l := range kit.Wrap(difference.Legend, width) {
		head = append(head, t.Quiet.Render(l))
	}
	out = append(head, out...)
	if len(stayed) > 0 {
		out = append(out, "")
		for _, l := range kit.Wrap("Word for word the same: "+strings.Join(stayed, "; ")+".", width) {
			out = append(out, t.Quiet.Render(l))
		}
	}
	return out
}

// changeWords says what became of a section.
func changeWords(sec compare.Section) string {
	gone, come := compare.Count(sec.Pieces)
	switch sec.Change {
	case compare.Added:
		return "new, " + model.Many(come, "word", "words")
	case compare.Dropped:
		return "not there now"
	case compare.Stayed:
		return "the same"
	}
	switch {
	case come == 0:
		return model.Many(gone, "word", "words") + " out"
	case gone == 0:
		return model.Many(come, "word", "words") + " in"
	}
	return model.Many(gone, "word", "words") + fmt.Sprintf(" out, %d in", come)
}
