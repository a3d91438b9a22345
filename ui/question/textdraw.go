package question

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/ui/kit"
)

// Resize lays the screen out: on a wide one what is recorded, and what the aid has found, stand beside the
// writing.
func (s *Text) Resize(w, h int) {
	s.w, s.h = w, h
	if w == 0 || s.closure() == nil {
		return
	}
	s.heading = s.head(w, h/2)
	if whose := anothers(s.r, s.lent); whose != "" {
		s.heading = s.quietly(s.heading, whose, w)
	}
	s.beside = nil
	if kit.SideBySide(w) && s.ask.Item.Form == guide.Section {
		if recorded := s.recorded(); recorded != "" {
			t := s.r.Theme()
			s.beside = append(s.beside, t.Heading.Render("What is recorded"), "")
			for _, l := range kit.Wrap(recorded, w-s.writing(w)-paneGap) {
				s.beside = append(s.beside, t.Quiet.Render(l))
			}
		}
	}
	s.text.Resize(s.editWidth(), s.bodyHigh())
}

// paneGap is how many columns stand between the writing and the pane beside it.
const paneGap = 3

// writing is how many columns the writing has beside a pane.
func (s *Text) writing(w int) int { return w * 3 / 5 }

// paned reports whether anything stands beside the writing.
func (s *Text) paned() bool { return s.beside != nil || s.aid != nil && kit.SideBySide(s.w) }

func (s *Text) editWidth() int {
	if s.paned() {
		return s.writing(s.w)
	}
	return s.w
}

func (s *Text) bodyHigh() int { return max(s.h-len(s.heading)-2, 1) }

// pane is what stands beside the writing: what the aid has found first, and then what is recorded.
func (s *Text) pane() []string {
	width, high := s.w-s.writing(s.w)-paneGap, s.bodyHigh()
	if s.aid == nil || s.beside == nil {
		return append(s.aid.Pane(width, high), s.beside...)
	}
	found := s.aid.Pane(width, high/2)
	if len(found) == 1 && found[0] == "" { // nothing can be said yet
		return s.beside
	}
	return append(append(found[:len(found):len(found)], ""), s.beside...)
}

// Draw draws the heading, the text, and beneath it how long it is and how it reads.
func (s *Text) Draw() (string, *tea.Cursor) {
	t := s.r.Theme()
	body, cursor := s.text.Draw()
	lines := append(make([]string, 0, s.h), s.heading...)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	rows := strings.Split(body, "\n")
	if s.paned() {
		pane := s.pane()
		for i := range rows {
			if i < len(pane) && pane[i] != "" {
				rows[i] = kit.Pad(rows[i], s.writing(s.w)+paneGap) + pane[i]
			}
		}
	}
	lines = append(lines, rows...)
	return kit.FitLines(append(lines, "", t.Quiet.Render(t.Clip(s.foot(), s.w))), s.w, s.h), cursor
}

// foot says how long the text is, how it reads, and what else is known of it: in fewer words where there is
// no room for all.
func (s *Text) foot() string {
	has, limit := s.text.Chars()
	foot := fmt.Sprintf("%d words", s.text.Count())
	if s.text.Count() == 1 {
		foot = "1 word"
	}
	if selected := s.text.Selected(); selected != "" {
		foot = selected + ". " + foot
	}
	if has*10 > limit*9 {
		foot += fmt.Sprintf("; room for %d more characters", max(limit-has, 0))
	}
	with := func(short bool) string {
		out := foot
		for _, part := range []string{s.aid.Foot(short), s.offered(short), s.standing()} {
			if part != "" {
				out = strings.TrimSuffix(out, ".") + ". " + part
			}
		}
		return out
	}
	if full := with(false); kit.Width(full) <= s.w {
		return full
	}
	return with(true)
}

// standing says what else is recorded of the field.
func (s *Text) standing() string {
	a := s.closure().Answer(s.ask.Field())
	switch {
	case a.Status == model.NotYet || a.Status == model.ToDiscuss || a.Status == model.DoesNotApply:
		out := "Marked: " + string(a.Status)
		if a.Because != "" {
			out += ", because " + a.Because
		}
		return out + "."
	case a.Evidence != "":
		return "Shown by: " + a.Evidence + "."
	}
	it := s.ask.Item
	switch model.Lacks(s.closure(), it, s.ask.Subject) {
	case "on":
		return orElse(it.OnWords, "When") + ": not said yet; F3."
	case "by":
		return orElse(it.ByWords, "Who") + ": not said yet; F3."
	case "evidence":
		return "What shows it: not said yet; F3."
	}
	return ""
}
