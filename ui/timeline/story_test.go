package timeline_test

import (
	"strings"
	"testing"

	"handover/model"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/timeline"
	"handover/ui/uitest"
	"handover/ui/uitest/page"
)

// waiting gives the closure a need that its clinic will only take up after the end.
func waiting(t *testing.T) func(d *desk.Desk) {
	return func(d *desk.Desk) {
		answered := func(on model.Date, by model.PersonID, value ...string) model.Answer {
			return model.Answer{Status: model.Answered, Value: value, On: on, By: by}
		}
		page.Give(t, d, "start.began", model.TheClosure, answered("", "", "2024-01-15"))
		page.Give(t, d, "start.decided", model.TheClosure, answered("", "", "2026-11-20"))
		page.Give(t, d, model.ItemReferral, page.Clinic, answered("2026-11-02", "", "sent"))
		page.Give(t, d, model.ItemReferral, page.Clinic, answered("2026-11-09", "", "acknowledged"))
		page.Give(t, d, model.ItemReferral, page.Clinic, answered("2026-11-16", "", "accepted"))
		page.Give(t, d, model.ItemReferral, page.Clinic, answered("2026-11-18", "", "booked"))
		page.Give(t, d, model.ItemFirst, page.Clinic, answered("", "", "2027-01-22"))
		page.Give(t, d, "needs.emotional", model.TheChild, answered("", "clinic", "active"))
		page.Give(t, d, "needs.education", model.TheChild, answered("", "mother", "watch"))
	}
}

func TestTheWorkerSeesAtOnceForHowLongTheChildIsWithoutAnybody(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		page.Play(t, size[0], size[1], timeline.Key, waiting(t), func(_ *desk.Desk, r *uitest.Robot) {
			r.See("! Without anybody once we have gone: Feelings and wellbeing", "today, 22 Nov 2026", "▒▒▒", "6 weeks",
				"gaps count from 11 Dec 2026, when the record is due", "The first appointment with The clinic is on 22 January 2027",
				"5 needs are not looked at yet")
		})
	}
}

func TestTheGapClosesOnceSomebodyLooksOutMeanwhile(t *testing.T) {
	page.Play(t, 80, 24, timeline.Key, func(d *desk.Desk) {
		waiting(t)(d)
		page.Give(t, d, model.ItemMeanwhile, page.Clinic, model.Answer{Status: model.Answered, Value: model.Value{"Mr Vale at school"}})
	}, func(_ *desk.Desk, r *uitest.Robot) {
		r.NotSee("Without anybody", "▒")
		r.See("No gap in cover is known", "held, 6 weeks")
		r.Press("home")
		r.See("Held meanwhile", "Mr Vale at school meanwhile: 11 Dec to 22 Jan, 6 weeks")
	})
}

func TestEnterGoesToWhereADateIsGivenAndEscComesBackToTheRow(t *testing.T) {
	page.Play(t, 80, 24, timeline.Key, waiting(t), func(_ *desk.Desk, r *uitest.Robot) {
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
	page.Play(t, 80, 24, timeline.Key, waiting(t), func(_ *desk.Desk, r *uitest.Robot) {
		r.See("z draws these too: 1 date before", "←")
		r.Press("z")
		r.NotSee("z draws these too")
		r.See("2025", "2026")
		r.Press("z")
		r.See("z draws these too")
	})
}

func TestATimelineWithNothingOnItSaysWhatNeedsADate(t *testing.T) {
	page.Play(t, 80, 24, timeline.Key, nil, func(_ *desk.Desk, r *uitest.Robot) {
		r.See("No gap in cover is known", "7 needs are not looked at yet", "No end is planned yet: gaps count from today", "No date yet", "Involvement began", "The clinic")
	})
}

func TestTheWordsHoldAllThatThePictureShows(t *testing.T) {
	words := strings.Join(autumn().Words(), "\n")
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
	page.Fits(t, timeline.Key, func(d *desk.Desk) {
		page.Give(t, d, "start.began", model.TheClosure, model.Answer{Status: model.Answered, Value: model.Value{"1999-01-15"}})
		page.Give(t, d, "needs.emotional", model.TheChild, model.Answer{Status: model.Answered, Value: model.Value{"active"}, By: "clinic"})
		page.Give(t, d, "needs.parent", page.Mother, model.Answer{Status: model.Answered, Value: model.Value{"watch"}})
		page.Give(t, d, model.ItemReferral, page.Clinic, model.Answer{Status: model.Answered, Value: model.Value{"waiting"}})
	}, func(r *room.Room) kit.Screen { return timeline.New(r) })
}
