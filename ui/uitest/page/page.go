// Package page tries one page of an open closure: a laptop with a small closure on it, and a program that opens
// beside the page.
package page

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/uitest"
)

// Who is in the closure.
var (
	Mother = model.Subject{Kind: model.KindAdult, ID: "mother"}
	Sister = model.Subject{Kind: model.KindOtherChild, ID: "sister"}
	Clinic = model.Subject{Kind: model.KindService, ID: "clinic"}
)

// newLaptop has a closure open on it with a mother who cares, a sister and a clinic. Its program opens on a page
// from which the key leads to another.
func newLaptop(t *testing.T, key func(*room.Room) kit.Key) *uitest.Laptop {
	t.Helper()
	var id model.ClosureID
	l := uitest.NewLaptop(t, func(r *room.Room) kit.Screen {
		if _, err := r.Desk.Open(id); err != nil {
			t.Error(err)
		}
		return &before{r, key}
	})
	l.Sits("Ana Lopez", "social worker")
	id = l.Begins("CP-7", "AB")
	for s, name := range map[model.Subject]string{Mother: "Mother", Sister: "Ella", Clinic: "The clinic"} {
		l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Add(c, l.Guide, s.Kind, s.ID, name) })
	}
	l.Gives(model.ItemCaring, Mother, model.Answer{Status: model.Answered, Value: model.Value{"yes"}})
	return l
}

// NewDesk has that closure open on it.
func NewDesk(t *testing.T) *desk.Desk {
	t.Helper()
	return newLaptop(t, nil).Desk
}

// Change makes a change to the closure.
func Change(t *testing.T, d *desk.Desk, f func(*model.Closure) ([]model.Event, error)) {
	t.Helper()
	if err := d.Change(f); err != nil {
		t.Fatal(err)
	}
}

// Give answers a question.
func Give(t *testing.T, d *desk.Desk, item string, s model.Subject, a model.Answer) {
	t.Helper()
	Change(t, d, func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, d.Guide, model.Field{Item: item, Subject: s}, a, d.Today())
	})
}

// before is the page that the other is reached from.
type before struct {
	r   *room.Room
	key func(*room.Room) kit.Key
}

func (b *before) Init() tea.Cmd               { return nil }
func (b *before) Update(tea.Msg) tea.Cmd      { return nil }
func (b *before) Resize(int, int)             {}
func (b *before) Draw() (string, *tea.Cursor) { return "The page before.", kit.At(0, 0) }
func (b *before) Title() string               { return "Before" }
func (b *before) Keys() []kit.Key             { return []kit.Key{b.key(b.r)} }
func (b *before) Typing() bool                { return false }

// Play plays a story on the page that the key leads to, in a closure as set leaves it; nil leaves it new.
func Play(t *testing.T, w, h int, key func(*room.Room) kit.Key, set func(d *desk.Desk), story func(d *desk.Desk, r *uitest.Robot)) {
	t.Helper()
	l := newLaptop(t, key)
	if set != nil {
		set(l.Desk)
	}
	l.Play(w, h, func(r *uitest.Robot) {
		r.Press(key(l.Room).Press[0])
		story(l.Desk, r)
	})
}

// Fits shows the program on the page before in every window, and then the page itself, in a closure as set leaves
// it. It tries the page's keys.
func Fits(t *testing.T, key func(*room.Room) kit.Key, set func(d *desk.Desk), page func(*room.Room) kit.Screen) {
	t.Helper()
	l := newLaptop(t, key)
	set(l.Desk)
	uitest.Sizes(t, l.Program())
	s := page(l.Room)
	s.Init()
	uitest.Bodies(t, s)
	uitest.Keys(t, s.Keys())
}
