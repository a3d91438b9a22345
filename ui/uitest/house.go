package uitest

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
)

// NewHouse is a house for a screen that is only looked at: it has a theme and the time, and goes nowhere. A test
// that follows where a screen goes puts it into a house of its own.
func NewHouse(look kit.Look) kit.House { return house{kit.NewTheme(look)} }

// RoomIn is a room on this laptop whose screens are only looked at, in a house such as NewHouse's.
func (l *Laptop) RoomIn(h kit.House) *room.Room {
	return &room.Room{House: h, Desk: l.Desk, Saver: saver.New(l.Desk, l.clock)}
}

type house struct{ theme *kit.Theme }

func (h house) Push(kit.Screen) tea.Cmd    { return nil }
func (h house) Replace(kit.Screen) tea.Cmd { return nil }
func (h house) Back() tea.Cmd              { return nil }
func (h house) Ask(*kit.Dialog) tea.Cmd    { return nil }
func (h house) Say(string)                 {}
func (h house) Fail(words string)          { panic(words) } // nothing goes wrong by looking
func (h house) Now() time.Time             { return Today() }
func (h house) Theme() *kit.Theme          { return h.theme }
