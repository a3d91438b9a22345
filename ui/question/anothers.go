package question

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// anothers says whose words wait in a field, where somebody else typed them and they are no entry yet; "" of words
// that are the worker's own.
func anothers(r *room.Room, d model.Draft) string {
	if d.Text == "" || d.By == "" || d.By == r.Desk.Worker().ID {
		return ""
	}
	return "Typed by " + r.Desk.WorkerNamed(d.By) + ", on " + model.DateOf(d.At).String() + ", and not entered."
}

// waiting returns the words that are being typed in a part of the field, now or when the program last ended, and
// that are no entry yet, with whose they are.
func (s *spot) waiting(part string) (model.Draft, bool) {
	if d, ok := s.r.Saver.Typed(s.draft(part, "")); ok {
		return d, true
	}
	return s.r.Desk.Left(s.ask.Field(), part)
}

// lend shows in a field what somebody else typed there, and says whose it is. It stays theirs, and no answer, until
// the worker changes it or takes it with Enter: looking at it makes it nobody's answer.
func (p *part) lend(f *kit.Field, whose string) {
	whose += " Enter takes it as it stands."
	p.lent[p.name(f)] = whose
	f.Hint = strings.TrimSuffix(whose+"\n"+f.Hint, "\n")
}

// own makes what somebody else typed in a field the worker's.
func (p *part) own(f *kit.Field) {
	name := p.name(f)
	whose, is := p.lent[name]
	if !is {
		return
	}
	delete(p.lent, name)
	f.Hint = strings.TrimPrefix(strings.Replace(f.Hint, whose, "", 1), "\n")
	p.touched[name] = true
}

// took makes what somebody else typed in a field the worker's, where the worker left it with Enter.
func (p *part) took(f *kit.Field, msg tea.Msg) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "enter" {
		p.own(f)
	}
}
