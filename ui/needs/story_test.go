package needs_test

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/needs"
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

var (
	mother = model.Subject{Kind: model.KindAdult, ID: "mother"}
	sister = model.Subject{Kind: model.KindOtherChild, ID: "sister"}
	clinic = model.Subject{Kind: model.KindService, ID: "clinic"}
)

// newDesk has a closure open on it with a mother who cares, a sister and a clinic.
func newDesk(t *testing.T) *desk.Desk {
	t.Helper()
	v, err := store.Create(context.Background(), enginetest.Memory(), nil)
	if err != nil {
		t.Fatal(err)
	}
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.New(v, g, clock)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown("Ana Lopez", "social worker"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Begin("CP-7", "AB"); err != nil {
		t.Fatal(err)
	}
	for s, name := range map[model.Subject]string{mother: "Mother", sister: "Ella", clinic: "The clinic"} {
		change(t, d, func(c *model.Closure) ([]model.Event, error) { return model.Add(c, g, s.Kind, s.ID, name) })
	}
	give(t, d, model.ItemCaring, mother, model.Answer{Status: model.Answered, Value: model.Value{"yes"}})
	return d
}

func change(t *testing.T, d *desk.Desk, f func(*model.Closure) ([]model.Event, error)) {
	t.Helper()
	if err := d.Change(f); err != nil {
		t.Fatal(err)
	}
}

func give(t *testing.T, d *desk.Desk, item string, s model.Subject, a model.Answer) {
	t.Helper()
	change(t, d, func(c *model.Closure) ([]model.Event, error) {
		return model.Give(c, d.Guide, model.Field{Item: item, Subject: s}, a, d.Today())
	})
}

// before is the page that the grid is reached from.
type before struct{ r *room.Room }

func (b *before) Init() tea.Cmd               { return nil }
func (b *before) Update(tea.Msg) tea.Cmd      { return nil }
func (b *before) Resize(int, int)             {}
func (b *before) Draw() (string, *tea.Cursor) { return "The page before.", kit.At(0, 0) }
func (b *before) Title() string               { return "Before" }
func (b *before) Keys() []kit.Key             { return []kit.Key{needs.Key(b.r)} }
func (b *before) Typing() bool                { return false }

// program opens on the page before the grid.
func program(d *desk.Desk, rooms *[]*room.Room) tea.Model {
	keep := saver.New(d, clock)
	keep.EnterWith(d.Enter)
	return ui.New(ui.Config{Saver: keep, Now: clock, Who: func() string { return d.Worker().Name }, Start: func(h kit.House) kit.Screen {
		r := &room.Room{House: h, Desk: d, Saver: keep}
		*rooms = append(*rooms, r)
		return &before{r}
	}})
}

func play(t *testing.T, w, h int, set func(d *desk.Desk), story func(d *desk.Desk, r *uitest.Robot)) {
	t.Helper()
	var d *desk.Desk
	var rooms []*room.Room
	uitest.Run(t, w, h, func() tea.Model {
		d = newDesk(t)
		if set != nil {
			set(d)
		}
		return program(d, &rooms)
	}, func(r *uitest.Robot) {
		r.Press("n")
		story(d, r)
	})
}

func emotional(d *desk.Desk) model.Answer {
	return d.Closure().Answer(model.Field{Item: "needs.emotional", Subject: model.TheChild})
}

func TestTheGridBeginsWithNobodyHavingLooked(t *testing.T) {
	play(t, 80, 24, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.See("Nobody has looked at the needs yet", "○ Feelings and wellbeing", "not looked at yet", "Mother: own support", "Ella: own needs", "Home, money and getting about")
		for _, n := range model.Needs(d.Closure(), d.Guide, d.Today()) {
			if n.Standing != "" {
				t.Errorf("%s was preset as %s", n.Item.ID, n.Standing)
			}
		}
	})
}

func TestAnActiveNeedThatNobodyHoldsStandsOutInWordsAndMark(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		play(t, size[0], size[1], func(d *desk.Desk) {
			give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic"})
			give(t, d, model.ItemReferral, clinic, model.Answer{Status: model.Answered, Value: model.Value{"sent"}, On: d.Today()})
			give(t, d, "needs.education", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"watch"}})
			give(t, d, "needs.sibling", sister, model.Answer{Status: model.Answered, Value: model.Value{"gap"}, By: "worker", On: "2027-01-11", Evidence: "the list opens"})
		}, func(d *desk.Desk, r *uitest.Robot) {
			r.See("2 active: 1 accepted as a gap, 1 not covered", "! Not covered: Feelings and wellbeing", "! Feelings and wellbeing", "active, NOT COVERED",
				"The clinic is named, and has not said yes yet", "To watch, and nobody named who does: School and learning", "gap, accepted", "look again 11 Jan 2027")
			give(t, d, model.ItemReferral, clinic, model.Answer{Status: model.Answered, Value: model.Value{"acknowledged"}, On: d.Today()})
			give(t, d, model.ItemReferral, clinic, model.Answer{Status: model.Answered, Value: model.Value{"accepted"}, On: d.Today()})
			give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic", On: "2026-12-01"})
			r.Press("enter", "esc")
			r.See("2 active: 1 covered, 1 accepted as a gap", "active, covered", "from 1 Dec 2026")
			r.NotSee("NOT COVERED")
		})
	}
}

func TestOneKeySaysHowANeedStandsAndOneTakesItBack(t *testing.T) {
	play(t, 80, 24, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("3")
		r.See("active, NOT COVERED", "nobody is named")
		if got := emotional(d); !got.Value.Has("active") || got.By != "" || got.On != "" {
			t.Errorf("the key answered %+v", got)
		}
		r.Press("ctrl+z")
		r.See("Took back the answer to “Feelings and wellbeing”", "Nobody has looked at the needs yet")
		r.Press("down", "2", "down", "1")
		r.See("◐ School and learning", "✓ Physical health", "5 not looked at yet")
	})
}

func TestOneKeyKeepsWhoHelpsAndTouchesNoGap(t *testing.T) {
	play(t, 80, 24, func(d *desk.Desk) {
		give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"watch"}, By: "mother", On: d.Today(), Evidence: "she rings us"})
		give(t, d, "needs.education", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"gap"}, By: "worker", On: "2027-01-11", Evidence: "the list opens"})
	}, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("1")
		if got := emotional(d); !got.Value.Has("settled") || got.By != "mother" || got.On != d.Today() || got.Evidence != "she rings us" {
			t.Errorf("the key lost what was said: %+v", got)
		}
		r.Press("down", "3")
		r.See("open it with Enter", "gap, accepted")
		if got := d.Closure().Answer(model.Field{Item: "needs.education", Subject: model.TheChild}); !got.Value.Has("gap") {
			t.Errorf("the key changed a gap: %+v", got)
		}
	})
}

func TestLettersThatGoSomewhereElsewhereAnswerNothingHere(t *testing.T) {
	play(t, 80, 24, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("w", "a", "s", "n", "p", "c", "t")
		r.See("Nobody has looked at the needs yet")
	})
}

func TestACellOffersTheServicesAndEscComesBackToItsRow(t *testing.T) {
	play(t, 80, 24, nil, func(d *desk.Desk, r *uitest.Robot) {
		r.Press("down", "down", "enter")
		r.See("physical health stand, and who helps")
		r.Press("tab", "tab", "tab", "tab", "tab", "tab")
		r.See("The clinic")
		r.Press("esc")
		r.See("› ○ Physical health")
		r.Press("enter", "ctrl+n")
		r.See("relationships with family and friends")
		r.Press("esc")
		r.See("› ○ Family and friends")
		r.Press("esc")
		r.See("The page before.")
	})
}

func TestTheGridFitsEveryWindow(t *testing.T) {
	d := newDesk(t)
	give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic"})
	give(t, d, "needs.physical", model.TheChild, model.Answer{Status: model.NotYet, On: d.Today().Add(30)})
	give(t, d, "needs.parent", mother, model.Answer{Status: model.Answered, Value: model.Value{"chose-not"}, Evidence: strings.Repeat("the leaflet ", 20)})
	var rooms []*room.Room
	uitest.Sizes(t, program(d, &rooms))
	s := needs.New(rooms[0])
	s.Init()
	uitest.Bodies(t, s)
	uitest.Keys(t, s.Keys())
}
