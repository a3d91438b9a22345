package stories

import (
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

const seenAlone = "safety.seen-alone"

// seen says on the question's page that the child was seen alone on a day.
func seen(r *uitest.Robot, on string) {
	r.T.Helper()
	r.Open("Seen alone, and recently")
	choose(r, "Yes")
	fillIn(r, "Last seen alone", on)
	choose(r, worker)
	r.Press("esc")
}

func TestAChildSeenTooLongAgoIsAskedAboutWithWhoseLimitThatIsUntilSeenAgain(t *testing.T) {
	l := friday(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Readiness")
		seen(r, "14 11 2026") // eight days ago
		l.stands(guide.Submit, seenAlone, model.TheClosure, "14 November 2026 is more than 7 days ago, the limit set here (another council's; set your own).")
		r.See("answered, still open")
		r.Press("esc", "w")
		r.To("Seen alone, and recently")
		r.See("14 November 2026 is more than 7 days ago, the limit set here (another", "council's; set your own).", "Once it has been done again, give the new date.", "Yours to settle.")
		r.Press("enter")
		r.See("Query: settled, or given a reason", "(•) Yes")
		fillIn(r, "Last seen alone", "15 11 2026") // seven days ago: due today, and not late
		r.Press("esc")
		r.See("What stands in the way")
		r.NotSee("Seen alone, and recently")
		l.clear(guide.Submit, seenAlone, model.TheClosure)

		// After midnight it is too long ago, without anybody having said anything.
		r.Wait(15*time.Hour + time.Minute)
		r.Press("enter") // the laptop has locked itself
		l.stands(guide.Submit, seenAlone, model.TheClosure, "15 November 2026 is more than 7 days ago")
		r.Press("esc", "w")
		r.To("Seen alone, and recently")
		r.Press("enter")
		fillIn(r, "Last seen alone", "today")
		r.Press("esc")
		l.clear(guide.Submit, seenAlone, model.TheClosure)
	})
	if a := l.reread().About(seenAlone); a.On != "2026-11-23" || a.By == "" || a.Value.First() != "yes" || a.Because != "" {
		t.Errorf("the journal says %+v", a)
	}
}

func TestAChildSeenTooLongAgoIsPassedWithAReasonThatTheManagerSees(t *testing.T) {
	l := friday(t)
	const why = "In hospital until Tuesday; the ward sees her daily."
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Readiness")
		seen(r, "2 11 2026")
		r.Open("Seen alone, and recently")
		fillIn(r, "Why it can stay as it is", why)
		r.See("Your manager sees this reason.")
		r.Press("esc")
		r.See("stays, with a reason")
		l.clear(guide.Submit, seenAlone, model.TheClosure)
		r.Press("esc", "w", "end")
		r.See("Stays, with a reason: your manager sees these", "Seen alone, and recently", "since 22 Nov 2026", "The reason given: "+why, "Nothing has to be done.")
	})
	c := l.reread()
	if a := c.About(seenAlone); a.Because != why || a.On != "2026-11-02" {
		t.Errorf("the journal says %+v", a)
	}
	if it := l.Guide.Item(seenAlone); model.Settled(c, l.Guide, it, model.TheClosure, "2026-11-22") || !model.Overridden(c, l.Guide, it, model.TheClosure, "2026-11-22") {
		t.Error("the reason counts as an answer")
	}
}

func TestWhyItWasNotYetIsNoSignThatItWasDone(t *testing.T) {
	l := friday(t, `{"by":"w","kind":"answered","fields":{"item":"`+seenAlone+`","subject":{"kind":"closure"},"answer":{"status":"not yet","evidence":"K.M. is at camp until Friday","on":"2026-11-27"}}}`)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Readiness")
		r.Open("Seen alone, and recently")
		r.See("K.M. is at camp until Friday")
		choose(r, "Yes")
		r.NotSee("K.M. is at camp until Friday")
		r.Press("esc")
	})
	f := model.Field{Item: seenAlone, Subject: model.TheClosure}
	if a := l.reread().Answer(f); a.Evidence != "" || a.On != "" || a.Value.First() != "yes" {
		t.Errorf("the answer is %+v", a)
	}
	if answers, _ := l.reread().Said(f); answers[0].Answer.Evidence == "" {
		t.Error("what was said before is not kept")
	}
}

func TestWhatShowsItThatWasTypedBeforeTheAnswerStays(t *testing.T) {
	l := friday(t, `{"by":"w","kind":"answered","fields":{"item":"`+seenAlone+`","subject":{"kind":"closure"},"answer":{"status":"not yet","evidence":"K.M. is at camp until Friday","on":"2026-11-27"}}}`)
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Press("enter")
		r.Open("Readiness")
		r.Open("Seen alone, and recently")
		fillIn(r, "What shows it", "In the case record: visit to camp")
		r.Press("tab")
		for range 6 {
			r.Press("shift+tab")
		}
		choose(r, "Yes")
		r.Press("esc")
	})
	if a := l.reread().About(seenAlone); a.Evidence != "In the case record: visit to camp" || a.Value.First() != "yes" {
		t.Errorf("the answer is %+v", a)
	}
}
