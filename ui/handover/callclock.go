package handover

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
)

// A clock says how long a call has gone on. What it knows is in the journal: it stands still where a call
// was interrupted, until something is noted again.
type clock struct {
	live bool // the call goes on as far as anybody can tell
	n    int  // the tick that is under way; older ones mean nothing
}

// interrupted is how long after the newest line a call that is opened again counts as interrupted. It is
// a call's longest silence, more or less: a lock, a crash or a look at another page is no interruption.
const interrupted = 10 * time.Minute

// recent is how long ago a call may have been left to be one that "you were on".
const recent = 12 * time.Hour

type tickMsg struct {
	s *Call
	n int
}

// takeUp looks at a call whose end nobody has said yet, and says so.
func (s *Call) takeUp() {
	call := s.closure().CallWith(s.service)
	if !call.Open() || s.clock.live {
		return
	}
	since := s.now().Sub(call.Last())
	who := "You were"
	if by := call.Notes[len(call.Notes)-1].By; by != s.r.Desk.Worker().ID {
		who = s.r.Desk.WorkerNamed(by) + " was"
	}
	here := s.now().Location()
	from := call.From().In(here).Format("15:04")
	last := call.Last().In(here).Format("15:04")
	switch {
	case since.Abs() > recent:
		s.words = who + " on a call with them on " + model.DateOf(call.Last().In(here)).String() + ", and how it ended is not said. e says it; or go on."
	default:
		s.clock.live = since.Abs() < interrupted // a clock that was set back a little ends no call
		s.words = fmt.Sprintf("%s on this call from %s; the newest line is of %s. Go on, or end it with e.", who, from, last)
	}
}

// length is how long the call has gone on, as far as is known.
func (s *Call) length() time.Duration {
	call := s.closure().CallWith(s.service)
	if !call.Open() {
		return 0
	}
	d := call.Length()
	if s.clock.live {
		d += max(s.now().Sub(call.Last()), 0)
	}
	return d
}

// time says how long the call has gone on.
func (s *Call) time() string {
	call := s.closure().CallWith(s.service)
	minutes := fmt.Sprintf("%d min", int(s.length().Minutes()))
	switch {
	case !call.Open():
		return "not begun"
	case !s.clock.live:
		return "stands at " + minutes
	}
	return "on the call " + minutes
}

// tick asks to be told when the next minute is full.
func (s *Call) tick() tea.Cmd {
	if !s.clock.live || s.closure() == nil || !s.closure().CallWith(s.service).Open() {
		return nil
	}
	s.clock.n++
	n := s.clock.n
	wait := time.Minute - s.length()%time.Minute
	return tea.Tick(wait, func(time.Time) tea.Msg { return tickMsg{s, n} })
}

// ticked goes on to the next minute. The minute itself is drawn anew with every message.
func (s *Call) ticked(m tickMsg) tea.Cmd {
	if m.s != s || m.n != s.clock.n {
		return nil
	}
	return s.tick()
}
