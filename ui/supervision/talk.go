package supervision

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// Talk is the page for one thing at a time, to be read by two people from where they sit: what it is about, what is
// recorded of it, what they make of it, and how it ends.
type Talk struct {
	r     *room.Room
	at    model.Topic
	none  bool   // the agenda is empty
	over  bool   // everything on it has ended, and nobody is looking back
	was   string // the key of the topic, kept over the lock
	about about
	drawn drawn
	notes []*note
	typed int    // the note that is being written; -1 for none
	said  string // what was noted last
	begun string // what waits in a form that was left

	sat  sat  // how long they have sat together
	n    int  // the tick that is under way
	gone bool // at the lock: what is shown is to be read again

	pager *kit.Pager
	w, h  int
}

// newTalk makes the page at the topic of a key; without one where the supervision goes on.
func newTalk(r *room.Room, at string) *Talk {
	return &Talk{r: r, was: at, typed: -1, pager: kit.NewPager(r.Theme())}
}

// Init shows the topic.
func (s *Talk) Init() tea.Cmd {
	x := s.session()
	if x == nil {
		return s.r.Back()
	}
	s.sitDown()
	t, ok := next(x, s.was)
	if !ok {
		s.none = true
		s.r.KeepPlace("", model.Field{Item: Place})
		return s.tick()
	}
	s.show(t)
	if _, open := openFrom(x, 0); !open && s.was == "" {
		s.over = true
		s.lay()
	}
	return s.tick()
}

func (s *Talk) session() *model.Session {
	if c := s.r.Desk.Closure(); c != nil {
		return c.OpenSession()
	}
	return nil
}

// show shows a topic, with the notes that were typed for it.
func (s *Talk) show(t model.Topic) {
	s.at, s.was, s.none, s.over, s.typed = t, key(t), false, false, -1
	s.pager.Top()
	s.read()
	s.r.KeepPlace("", placeOf(t))
}

// read reads the topic anew from what is recorded.
func (s *Talk) read() {
	x := s.session()
	if x == nil {
		return
	}
	s.about = aboutTopic(s.r, x, s.at, &s.drawn)
	s.load(x)
	s.lay()
}

type tickMsg struct {
	s *Talk
	n int
}

// tick asks to be told when the next minute is full.
func (s *Talk) tick() tea.Cmd {
	x := s.session()
	if x == nil {
		return nil
	}
	s.n++
	n := s.n
	wait := time.Minute - s.sat.at(s.r.Now())%time.Minute
	return tea.Tick(wait, func(time.Time) tea.Msg { return tickMsg{s, n} })
}

// Update takes what is typed into a note, and scrolls.
func (s *Talk) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		return s.shown()
	case tickMsg:
		if msg.s != s || msg.n != s.n {
			return nil
		}
		s.look()
		return s.tick()
	}
	if s.typed >= 0 {
		return s.write(msg)
	}
	s.pager.Update(msg)
	return nil
}

// shown goes on after another screen, or after the lock.
func (s *Talk) shown() tea.Cmd {
	x := s.session()
	if x == nil {
		return s.r.Back()
	}
	s.sitDown()
	if s.none || s.gone || !slices.Contains(x.Topics, s.at) {
		typed := s.typed
		same := s.gone && !s.none
		over := s.over
		s.gone, s.none = false, false
		t, ok := next(x, s.was)
		if !ok {
			s.none = true
			return s.tick()
		}
		s.show(t)
		s.over = over && same
		if same {
			s.typed = typed
		}
		s.lay()
		return s.tick()
	}
	s.read()
	s.r.KeepPlace("", placeOf(s.at))
	return s.tick()
}

// Forget drops what was read, at the lock. What was typed is drafts.
func (s *Talk) Forget() {
	s.rest()
	s.gone, s.about, s.notes, s.said, s.begun = true, about{}, nil, "", ""
	s.at, s.drawn = model.Topic{}, drawn{}
	s.pager.SetLines(nil)
}

// skip goes along the agenda without ending anything.
func (s *Talk) skip(by int) func() tea.Cmd {
	return func() tea.Cmd {
		x := s.session()
		i := slices.Index(x.Topics, s.at)
		if s.over && by < 0 { // back to the last that was shown
			by = 0
		}
		if to := i + by; i >= 0 && to >= 0 && to < len(x.Topics) {
			s.said = ""
			s.show(x.Topics[to])
		}
		return nil
	}
}

// ended goes on once a topic has ended: to the next that is open, with what was noted said quietly.
func (s *Talk) ended(t model.Topic, words string) tea.Cmd {
	x := s.session()
	if x == nil {
		return s.r.Back()
	}
	s.drop(x, t)
	s.said = words
	to, open := openFrom(x, slices.Index(x.Topics, t)+1)
	if !open {
		s.show(t)
		s.over = true
		s.lay()
		return nil
	}
	s.show(to)
	return nil
}

// open goes to where the topic is answered; Esc comes back to it.
func (s *Talk) open() tea.Cmd {
	page := s.about.page
	if page == nil {
		s.r.Say("There is no page to go to from here: what there is to read stands here.")
		return nil
	}
	return s.r.Push(page())
}

// agenda goes to the agenda, and from there to a topic.
func (s *Talk) agenda() tea.Cmd {
	return s.r.Push(newAgenda(s.r, func(at model.Topic) tea.Cmd {
		s.was = key(at)
		cmd := s.r.Back()
		s.said = ""
		s.show(at)
		return cmd
	}))
}

// pause blanks the screen.
func (s *Talk) pause() tea.Cmd {
	s.rest()
	return s.r.Push(&pause{r: s.r})
}

// Talks reports that two people sit here.
func (s *Talk) Talks() bool { return true }

// Typing reports whether a note is being written.
func (s *Talk) Typing() bool { return s.typed >= 0 }

// Copies reports that Ctrl+C copies where a note is being written.
func (s *Talk) Copies() bool { return s.typed >= 0 }

// Title names the place, and nobody.
func (s *Talk) Title() string { return s.r.In("Supervision") }

// Help says how a topic is talked through.
func (s *Talk) Help() string {
	words := "One thing at a time. The worker speaks first. Then three questions for both of you: what would the child say, what would the parents say, what would make this wrong. What the child and the parents would say is your guess; it is kept as a guess, and never beside their views.\n\n" +
		"Then how it ends. s: settled. c: change needed, with what, who and by when. n: not agreed, and the view of each of you is kept, word for word. d: deferred to a day. Each is as good an end as the others. Once a topic has ended the next comes by itself.\n\n" +
		"Nothing has to be written. Where it helps, Tab or 1 to 5 open the notes; F2 to F5 end the topic from within them. What you type is kept as you go.\n\n" +
		"You can stop at any time with Esc: the supervision stays open, and the next opening goes on from there."
	if s.about.help != "" {
		words = s.about.help + "\n\n" + words
	}
	return words
}
