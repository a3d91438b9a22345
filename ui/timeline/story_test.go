package timeline_test

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
	"handover/ui/room"
	"handover/ui/saver"
	"handover/ui/timeline"
	"handover/ui/uitest"
)

// clock is the story's clock, which the robot's own runs behind.
func clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

var (
	mother = model.Subject{Kind: model.KindAdult, ID: "mother"}
	sister = model.Subject{Kind: model.KindOtherChild, ID: "sister"}
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

// before is the page that the timeline is reached from.
type before struct{ r *room.Room }

func (b *before) Init() tea.Cmd               { return nil }
func (b *before) Update(tea.Msg) tea.Cmd      { return nil }
func (b *before) Resize(int, int)             {}
func (b *before) Draw() (string, *tea.Cursor) { return "The page before.", kit.At(0, 0) }
func (b *before) Title() string               { return "Before" }
func (b *before) Keys() []kit.Key             { return []kit.Key{timeline.Key(b.r)} }
func (b *before) Typing() bool                { return false }

// program opens on the page before the timeline.
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
		r.Press("t")
		story(d, r)
	})
}

// waiting gives the closure a need that its clinic will only take up after the end.
func waiting(t *testing.T) func(d *desk.Desk) {
	return func(d *desk.Desk) {
		answered := func(on model.Date, by model.PersonID, value ...string) model.Answer {
			return model.Answer{Status: model.Answered, Value: value, On: on, By: by}
		}
		give(t, d, "start.began", model.TheClosure, answered("", "", "2024-01-15"))
		give(t, d, "start.decided", model.TheClosure, answered("", "", "2026-11-20"))
		give(t, d, model.ItemReferral, clinic, answered("2026-11-02", "", "sent"))
		give(t, d, model.ItemReferral, clinic, answered("2026-11-09", "", "acknowledged"))
		give(t, d, model.ItemReferral, clinic, answered("2026-11-16", "", "accepted"))
		give(t, d, model.ItemReferral, clinic, answered("2026-11-18", "", "booked"))
		give(t, d, model.ItemFirst, clinic, answered("", "", "2027-01-22"))
		give(t, d, "needs.emotional", model.TheChild, answered("", "clinic", "active"))
		give(t, d, "needs.education", model.TheChild, answered("", "mother", "watch"))
	}
}

func TestTheWorkerSeesAtOnceForHowLongTheChildIsWithoutAnybody(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		play(t, size[0], size[1], waiting(t), func(_ *desk.Desk, r *uitest.Robot) {
			r.See("! Without anybody once we have gone: Feelings and wellbeing", "today, 22 Nov 2026", "▒▒▒", "6 weeks",
				"gaps count from 11 Dec 2026, when the record is due", "The first appointment with The clinic is on 22 January 2027",
				"5 needs are not looked at yet")
		})
	}
}

func TestTheGapClosesOnceSomebodyLooksOutMeanwhile(t *testing.T) {
	play(t, 80, 24, func(d *desk.Desk) {
		waiting(t)(d)
		give(t, d, model.ItemMeanwhile, clinic, model.Answer{Status: model.Answered, Value: model.Value{"Mr Vale at school"}})
	}, func(_ *desk.Desk, r *uitest.Robot) {
		r.NotSee("Without anybody", "▒")
		r.See("No gap in cover is known", "held, 6 weeks")
		r.Press("home")
		r.See("Held meanwhile", "Mr Vale at school meanwhile: 11 Dec to 22 Jan, 6 weeks")
	})
}

func TestEnterGoesToWhereADateIsGivenAndEscComesBackToTheRow(t *testing.T) {
	play(t, 80, 24, waiting(t), func(_ *desk.Desk, r *uitest.Robot) {
		r.Press("enter")
		r.See("feelings and emotional wellbeing stand, and who helps")
		r.Press("esc", "]")
		r.See("› ✓ 15 Jan 2024")
		r.Press("enter")
		r.See("When did this involvement with AB begin?")
		r.Press("esc")
		r.See("› ✓ 15 Jan 2024  Involvement began")
		r.Press("end")
		r.See("no date yet", "Involvement ends")
		r.Press("esc")
		r.See("The page before.")
	})
}

func TestYearsAreDrawnCloserUntilTheWholeIsAskedFor(t *testing.T) {
	play(t, 80, 24, waiting(t), func(_ *desk.Desk, r *uitest.Robot) {
		r.See("z draws these too: 1 date before", "←")
		r.Press("z")
		r.NotSee("z draws these too")
		r.See("2025", "2026")
		r.Press("z")
		r.See("z draws these too")
	})
}

func TestATimelineWithNothingOnItSaysWhatNeedsADate(t *testing.T) {
	play(t, 80, 24, nil, func(_ *desk.Desk, r *uitest.Robot) {
		r.See("No gap in cover is known", "7 needs are not looked at yet", "No end is planned yet: gaps count from today", "No date yet", "Involvement began", "The clinic")
	})
}

func TestTheWordsHoldAllThatThePictureShows(t *testing.T) {
	words := strings.Join(timeline.Words(autumn()), "\n")
	l := autumn()
	for _, m := range l.Marks {
		if !strings.Contains(words, m.On.String()+": "+m.What) {
			t.Errorf("%q of %s is not in words", m.What, m.On)
		}
	}
	for _, gap := range l.Gaps {
		if !strings.Contains(words, gap.Title+": nobody holds this") {
			t.Errorf("the gap of %q is not in words", gap.Title)
		}
	}
	for _, want := range []string{"Without anybody once we have gone: Feelings and wellbeing; Ella: own needs", "late by 6 days", "Today is 22 November 2026.", "No date yet: The manager decides", l.Counted} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in\n%s", want, words)
		}
	}
}

func TestTheTimelineFitsEveryWindow(t *testing.T) {
	d := newDesk(t)
	give(t, d, "start.began", model.TheClosure, model.Answer{Status: model.Answered, Value: model.Value{"1999-01-15"}})
	give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic"})
	give(t, d, "needs.parent", mother, model.Answer{Status: model.Answered, Value: model.Value{"watch"}})
	give(t, d, model.ItemReferral, clinic, model.Answer{Status: model.Answered, Value: model.Value{"waiting"}})
	var rooms []*room.Room
	uitest.Sizes(t, program(d, &rooms))
	s := timeline.New(rooms[0])
	s.Init()
	uitest.Bodies(t, s)
	uitest.Keys(t, s.Keys())
}
