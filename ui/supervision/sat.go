package supervision

import "time"

// away is after how long without a look at the clock nobody sat here: the laptop slept, or the program did not run. With
// somebody here it looks once a minute, and before that quarter of an hour is over it has locked itself.
const away = 15 * time.Minute

// A sat is how long two people have sat together: while the room is on the screen, and neither locked nor paused.
type sat struct {
	before time.Duration // until the last look at the clock
	last   time.Time     // when that was; zero while nothing is counted
}

// at is how long it is at a moment.
func (t sat) at(now time.Time) time.Duration {
	if gap := now.Sub(t.last); !t.last.IsZero() && gap > 0 && gap < away {
		return t.before + gap
	}
	return t.before
}

// sitDown begins to count, from where the supervision stopped.
func (s *Talk) sitDown() {
	x, now := s.session(), s.r.Now()
	if x == nil {
		return
	}
	if !s.sat.last.IsZero() {
		s.look()
		return
	}
	before, known := s.r.Desk.Sat(x.Entry)
	if first := now.Sub(x.At); !known && first > 0 && first < away { // the agenda was put in order first
		before = first
	}
	s.sat = sat{max(before, s.sat.before), now}
}

// look looks at the clock, and keeps how long they have sat together.
func (s *Talk) look() {
	x, now := s.session(), s.r.Now()
	if x == nil || s.sat.last.IsZero() {
		return
	}
	was := s.sat.before
	s.sat = sat{s.sat.at(now), now}
	if s.sat.before != was {
		s.r.Desk.KeepSat(x.Entry, s.sat.before)
	}
}

// rest stops counting, until somebody sits down again.
func (s *Talk) rest() {
	s.look()
	s.sat.last = time.Time{}
}
