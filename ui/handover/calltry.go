package handover

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
)

// outcome logs in one key that nobody was reached, or that the call broke off, and asks for a day to try
// again. Then it goes back to where the worker came from.
func (s *Call) outcome(outcome string) func() tea.Cmd {
	return func() tea.Cmd {
		words := kit.Sentence(errorWords(OutcomeWords(outcome)))
		d := &kit.Dialog{Title: words[:len(words)-1], Words: "It is logged with today's date. A day to try again shows on your caseload.",
			Ask: "Try again on: tomorrow, +3, friday or a date; empty for no day", Enter: 1}
		drop := s.r.KeepLine(d, model.Field{Item: "try again", Subject: s.service})
		d.Buttons = []kit.Button{{Words: "Back to the call", Anyway: true}, {Words: "Log it", Try: func() error {
			again, err := model.ParseAhead(d.Text(), s.r.Desk.Today())
			if err != nil {
				return err
			}
			return s.over(model.Tried{Outcome: outcome, Again: again}, nil)
		}, Do: func() tea.Cmd {
			if err := drop(); err != nil {
				s.r.Wrong(err)
			}
			words := "Logged: " + s.logged(outcome) + "."
			cmd := s.leave()
			s.r.Say(words)
			return cmd
		}}}
		return s.r.Ask(d)
	}
}

// errorWords lets words become a sentence as an error does.
type errorWords string

func (e errorWords) Error() string { return string(e) }

// logged says what was logged, and with whom.
func (s *Call) logged(outcome string) string {
	c := s.closure()
	if c == nil {
		return OutcomeWords(outcome)
	}
	words := OutcomeWords(outcome) + ", " + c.Name(s.service)
	if on := c.AgainOn(s.service); on != "" {
		words += "; again on " + on.Short()
	}
	return words
}

// over logs how the call ended, along with what else the end of it says. Words that wait on the note line
// become a line of the call first.
func (s *Call) over(t model.Tried, more func(*model.Closure) ([]model.Event, error)) error {
	took := s.length()
	if s.waiting() && !s.put() {
		return errorWords("the words that wait below could not be kept; the call goes on")
	}
	t.Service, t.On = s.service, s.r.Desk.Today()
	if t.Outcome == "spoke" || t.Outcome == "broken-off" {
		t.Took = int(took.Truncate(time.Second).Seconds())
	}
	_, err := s.r.Keep(func(c *model.Closure) ([]model.Event, error) {
		var events []model.Event
		if more != nil {
			given, err := more(c)
			if err != nil {
				return nil, err
			}
			events = given
		}
		tried, err := model.Try(c, s.r.Desk.Guide, t, s.r.Desk.Today())
		return append(events, tried...), err
	})
	if err == nil {
		s.clock.live, s.words = false, ""
	}
	return err
}
