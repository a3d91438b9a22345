// Package page tries one page of an open closure: a desk with a small closure on it, and a program that opens
// beside the page.
package page

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// Who is in the closure.
var (
	Mother = model.Subject{Kind: model.KindAdult, ID: "mother"}
	Sister = model.Subject{Kind: model.KindOtherChild, ID: "sister"}
	Clinic = model.Subject{Kind: model.KindService, ID: "clinic"}
)

// NewDesk has a closure open on it with a mother who cares, a sister and a clinic.
func NewDesk(t *testing.T) *desk.Desk {
	t.Helper()
	v, err := store.Create(context.Background(), enginetest.Memory(), nil)
	if err != nil {
		t.Fatal(err)
	}
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.New(v, g, uitest.Clock)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown("Ana Lopez", "social worker"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Begin("CP-7", "AB"); err != nil {
		t.Fatal(err)
	}
	for s, name := range map[model.Subject]string{Mother: "Mother", Sister: "Ella", Clinic: "The clinic"} {
		Change(t, d, func(c *model.Closure) ([]model.Event, error) { return model.Add(c, g, s.Kind, s.ID, name) })
	}
	Give(t, d, model.ItemCaring, Mother, model.Answer{Status: model.Answered, Value: model.Value{"yes"}})
	return d
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

// Program opens on a page from which the key leads to another. It adds the room that it makes.
func Program(d *desk.Desk, key func(*room.Room) kit.Key, rooms *[]*room.Room) tea.Model {
	keep := saver.New(d, uitest.Clock)
	keep.EnterWith(d.Enter)
	return ui.New(ui.Config{Saver: keep, Now: uitest.Clock, Who: func() string { return d.Worker().Name }, Start: func(h kit.House) kit.Screen {
		r := &room.Room{House: h, Desk: d, Saver: keep}
		*rooms = append(*rooms, r)
		return &before{r, key}
	}})
}

// Play plays a story on the page that the key leads to, in a closure as set leaves it; nil leaves it new.
func Play(t *testing.T, w, h int, key func(*room.Room) kit.Key, set func(d *desk.Desk), story func(d *desk.Desk, r *uitest.Robot)) {
	t.Helper()
	var d *desk.Desk
	var rooms []*room.Room
	uitest.Run(t, w, h, func() tea.Model {
		d = NewDesk(t)
		if set != nil {
			set(d)
		}
		return Program(d, key, &rooms)
	}, func(r *uitest.Robot) {
		r.Press(key(rooms[len(rooms)-1]).Press[0])
		story(d, r)
	})
}
