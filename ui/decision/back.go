package decision

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

const sectionRow = "section\x00"

// backKeys is the key that puts the selected section back as it was authorised.
func (s *Screen) backKeys(c *model.Closure) []kit.Key {
	sent := c.Sent()
	if sent == nil || !strings.HasPrefix(s.page.ID(), sectionRow) {
		return nil
	}
	i := slices.IndexFunc(sent.Sections, func(sec model.SentSection) bool { return sectionRow+fieldID(sec.Field) == s.page.ID() })
	if i < 0 {
		return nil
	}
	return []kit.Key{{Press: []string{"b"}, Show: "b", Words: "put back", More: "puts the words of the section back as they were authorised; what they read now stays in the history", Do: func() tea.Cmd { return s.putBack(sent.Sections[i]) }}}
}

// putBack asks whether a section is to read again as it was authorised.
func (s *Screen) putBack(was model.SentSection) tea.Cmd {
	title := s.title(s.r.Desk.Closure(), was.Field)
	return s.r.Ask(&kit.Dialog{Title: "Put the words back?", Words: "“" + title + "” reads again as it was authorised. What it reads now stays in the history.", Buttons: []kit.Button{
		{Words: "Leave it"},
		{Words: "Put back", Letter: "b", Try: func() error {
			_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
				events, err := model.Write(c, s.r.Desk.Guide, was.Field, was.Text)
				if err == nil && len(events) == 0 {
					err = errors.New("its words are as they were; what stands beside them is not, and is changed in the section itself")
				}
				return events, err
			})
			return err
		}, Do: func() tea.Cmd {
			s.fill()
			s.r.Say("Put back as it was authorised.")
			return nil
		}},
	}})
}
