package supervision_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/closure"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/supervision"
	"handover/ui/uitest"
)

// sat begins a supervision without the screens.
func (l *laptop) sat() {
	l.T.Helper()
	var here []model.Present
	for _, w := range l.Desk.Workers() {
		switch w.Name {
		case "Carys Probert":
			here = append([]model.Present{{Worker: w.ID, As: model.AsWorker}}, here...)
		case "Owain Rees":
			here = append(here, model.Present{Worker: w.ID, As: model.AsManager})
		}
	}
	var topics []model.Topic
	for _, item := range model.Agenda(l.Desk.Closure(), l.Guide, l.Desk.Today(), false) {
		topics = append(topics, item.Topic)
	}
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.BeginSession(c, l.Guide, here, topics) })
}

// A stack is a house that remembers what was opened.
type stack struct {
	kit.House
	t   *testing.T
	all []kit.Screen
}

func (s *stack) Push(x kit.Screen) tea.Cmd {
	s.all = append(s.all, x)
	x.Resize(78, 20)
	return x.Init()
}
func (s *stack) Replace(x kit.Screen) tea.Cmd {
	s.all = s.all[:len(s.all)-1]
	return s.Push(x)
}
func (s *stack) Back() tea.Cmd {
	s.all = s.all[:len(s.all)-1]
	return s.all[len(s.all)-1].Update(kit.Shown{})
}
func (s *stack) top() kit.Screen { return s.all[len(s.all)-1] }

// press presses keys as the program does.
func (s *stack) press(keys ...string) {
	for _, name := range keys {
		k := uitest.MustKey(s.t, name)
		top := s.top()
		did := false
		for _, own := range top.Keys() {
			if !(k.Text != "" && top.Typing()) && own.Matches(k) && own.Do != nil && own.Off == "" {
				own.Do()
				did = true
				break
			}
		}
		if !did {
			top.Update(k)
		}
	}
}

func TestEveryPageOfSupervisionFitsEverySizeOfWindowAndItsKeysExist(t *testing.T) {
	l := newLaptop(t)
	l.sat()
	long := strings.Repeat("A long paragraph of what was said, as people say it. ", 30)
	h := &stack{House: uitest.NewHouse(kit.Look{}), t: t}
	r := l.RoomIn(h)
	h.Push(supervision.New(r))
	exact := func(name string) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			uitest.Bodies(t, h.top())
			uitest.Keys(t, h.top().Keys())
		})
		h.top().Resize(78, 20)
	}
	exact("the room")
	h.press("enter")
	exact("a topic")
	h.press("tab")
	h.top().Update(tea.PasteMsg{Content: long})
	exact("a note being written")
	h.press("esc")
	exact("a topic with a note")
	for _, end := range []string{"c", "n", "d"} {
		h.press(end)
		exact("the form of " + end)
		h.press("esc")
	}
	h.press("a")
	exact("the agenda")
	h.press("esc", "p")
	exact("a pause")
	h.press("enter", "s")
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		x := c.OpenSession()
		return model.EndTopic(c, l.Guide, model.TopicEnded{Topic: x.Topics[1], End: model.EndChange, Do: long[:190], Owner: "Carys Probert", By: "2026-12-04", Why: long}, l.Desk.Today())
	})
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		x := c.OpenSession()
		return model.EndTopic(c, l.Guide, model.TopicEnded{Topic: x.Topics[2], End: model.EndNotAgreed, Voices: []model.Voice{{Worker: x.Here[0].Worker, Says: long}, {Worker: x.Here[1].Worker, Says: long}}}, l.Desk.Today())
	})
	h.press("e")
	exact("the end")
	h.press("esc", "esc")
	x := l.session()
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.EndSession(c, l.Guide, true, "2026-12-10", l.Desk.Today())
	})
	h.top().Update(kit.Shown{})
	exact("the room afterwards")
	h.press("home", "down", "enter")
	exact("what is to be done")
	h.press("enter")
	exact("done")
	h.press("esc", "esc", "end", "enter")
	exact("what was held")
	h.press("v")
	exact("the note")
	h.press("esc", "esc", "home", "enter")
	exact("who is here")
	_ = x
}

// BenchmarkAKeyInSupervision measures a key and the frame after it: between topics, and in a note, masked or not.
func BenchmarkAKeyInSupervision(b *testing.B) {
	for _, c := range []struct {
		name   string
		before []string
		keys   []string
	}{
		{"from topic to topic", nil, []string{"right", "left"}},
		{"a letter in a note", []string{"tab"}, []string{"a"}},
		{"a letter in a note, masked", []string{"f12", "tab"}, []string{"a"}},
		{"scrolling", nil, []string{"down", "up"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			l := newLaptop(b)
			l.sat()
			id := l.Desk.OpenID()
			l.Time = uitest.Today
			l.Start = func(r *room.Room) kit.Screen {
				if _, err := r.Desk.Open(id); err != nil {
					b.Fatal(err)
				}
				return closure.New(r)
			}
			app := l.Program()
			app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
			press := func(name string) {
				app.Update(uitest.MustKey(b, name))
				app.View()
			}
			press("s")
			press("enter")
			for _, k := range c.before {
				press(k)
			}
			for b.Loop() {
				for _, k := range c.keys {
					press(k)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(c.keys)), "µs/key")
		})
	}
}
