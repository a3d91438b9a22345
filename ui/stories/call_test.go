package stories

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store/enginetest"
	"handover/ui/handover"
	"handover/ui/uitest"
)

// Stories of calls, as with the telephone at one's ear.

var (
	harbour = model.Subject{Kind: model.KindService, ID: "harbour"}
	school  = model.Subject{Kind: model.KindService, ID: "school"}
)

// ready is a laptop with a closure of two services; what is shared with the first has a basis.
func ready(t *testing.T, more ...string) *laptop {
	t.Helper()
	l := newLaptop(t)
	entries := append([]string{
		`{"by":"w","kind":"opened","fields":{"reference":"HR-204","child":"K.M."}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"service","id":"harbour"},"name":"Harbour therapy"}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"service","id":"school"},"name":"Hill School"}}`,
		answered("service.contact", harbour, "Jo Hale, therapist"),
		answered("service.phone", harbour, "01632 960 111"),
		answered("service.basis", harbour, "agreed"),
		answered("service.not-passed-on", harbour, "The new address, to nobody; her words, not to Mr D."),
		answered("service.basis", school, "agreed"),
	}, more...)
	file := `{"format":"handover closure","version":1,"workers":[{"id":"w","name":"W","role":""}],"entries":[` + strings.Join(entries, ",") + `]}`
	if _, err := l.Desk.Import(strings.NewReader(file), false); err != nil {
		t.Fatal(err)
	}
	l.Desk.Shut()
	return l
}

func answered(item string, s model.Subject, value string) string {
	return `{"by":"w","kind":"answered","fields":{"item":"` + item + `","subject":{"kind":"service","id":"` + s.ID + `"},"answer":{"status":"answered","value":["` + value + `"]}}}`
}

// reread opens the only closure again, as it is on disk.
func (l *laptop) reread() *model.Closure {
	l.T.Helper()
	l.Lay()
	headers, err := l.Desk.Closures()
	if err != nil || len(headers) != 1 {
		l.T.Fatal(headers, err)
	}
	if _, err := l.Desk.Open(headers[0].ID); err != nil {
		l.T.Fatal(err)
	}
	return l.Desk.Closure()
}

func TestTheFirstNoteIsFourKeysFromTheCaseload(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c")     // 1: whom to ring
		r.Press("enter") // 2: the first of them
		r.Press("n")     // 3: a line
		r.Type("A")      // 4: its first letter
		r.Wait(time.Second)
		r.See("Harbour therapy", "Note", "A", "Enter keep it")
	})
	if d := l.draftOf(harbour); d != "A" {
		t.Errorf("what waits is %q", d)
	}
	one := ready(t, `{"by":"w","kind":"set-aside","fields":{"subject":{"kind":"service","id":"school"}}}`)
	one.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "n") // with one service there is nothing to ask
		r.Type("A")
		r.See("Harbour therapy", "Note", "A")
	})
	two := ready(t)
	two.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter", "c", "enter", "n") // from within the closure the line is the fourth
		r.See("Harbour therapy", "Enter keep it")
	})
}

// draftOf is the words that wait on the note line of a service's call.
func (l *laptop) draftOf(service model.Subject) string {
	l.T.Helper()
	l.reread()
	drafts, err := l.Desk.FormDrafts(l.Desk.OpenID())
	if err != nil {
		l.T.Fatal(err)
	}
	for _, d := range drafts {
		if d.Subject == service && d.Part == "line" {
			return d.Text
		}
	}
	return ""
}

func TestTheNextServiceIsThreeKeysFromTheLastNote(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "n")
		r.Type("The last of it.")
		r.Press("enter", "c") // 1 and 2: the call can be gone on with
		r.See("Hill School")
		r.Press("esc", "c", "enter", "n")
		r.See("Harbour therapy")
		r.Type("And more\n")
		r.Press("e", "1", "f3") // 1 to 3: it is ended
		r.See("Hill School", "Logged: spoke with them, Harbour therapy")
	})
	if tries := l.reread().TriesOf(harbour); len(tries) != 1 || tries[0].Outcome != "spoke" {
		t.Errorf("attempts: %+v", tries)
	}
}

func TestACallThatGoesWellIsInTheRecordLineByLine(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter")
		r.See("Jo Hale, therapist", "01632 960 111", "K.M.", "not begun", "Not to be passed on: The new address")
		r.Press("t")
		r.See("told 09:00", "on the call 0 min", "› ○ Any other harm")
		r.Press("a")
		r.Type("Was it at home?\n")
		r.Press("s")
		r.Type("They had heard of it.\n")
		r.Press("n")
		r.Type("Speaks softly.\n")
		r.See("Speaks softly.", "2 lines")
		r.Press("t", "t")
		r.To("Say: Our stopping")
		r.See("To be said in so many words", "“Our stopping does not mean that no abuse happened.”")
		r.Press("t", "t")
		r.Wait(61 * time.Second)
		r.See("on the call 1 min")
		r.Press("e", "1", "tab")
		r.Type("Jo Hale\n")
		r.Type("We stop, and it is not because nothing happened.\nShe rings on Monday.")
		r.Press("tab")
		r.Type("Not Mr D.")
		r.Press("tab")
		r.Type("Ring K.M.'s mother\n+3\n")
		r.See("25 November 2026")
		r.Press("f2")
		r.See("Logged: spoke with them, Harbour therapy")
	})
	c := l.reread()
	get := func(item string) model.Answer { return c.Answer(model.Field{Item: item, Subject: harbour}) }
	if told := get("service.told").Value; len(told) != 3 {
		t.Errorf("told: %v", told)
	}
	for _, item := range []string{"service.no-finding", "service.more-to-do", "service.spoken"} {
		if a := get(item); a.Value.First() != "yes" || a.On != "2026-11-22" {
			t.Errorf("%s: %+v", item, a)
		}
	}
	if back := c.Text(model.Field{Item: "service.readback", Subject: harbour}); !strings.HasPrefix(back, "We stop, and") || !strings.Contains(back, "\n") {
		t.Errorf("said back: %q", back)
	}
	for item, want := range map[string]string{"service.readback-who": "Jo Hale", "service.first-step": "Ring K.M.'s mother", "service.first-step-by": "2026-11-25"} {
		if a := get(item); a.Value.First() != want || a.Status != model.Answered {
			t.Errorf("%s: %+v", item, a)
		}
	}
	if n := len(c.NotesOf(harbour)); n != 8 {
		t.Errorf("%d lines noted", n)
	}
	if tries := c.TriesOf(harbour); len(tries) != 1 || tries[0].Took != 61 || tries[0].Who != "Jo Hale" {
		t.Errorf("attempts: %+v", tries)
	}
}

func TestNobodyAnswersAndTheyAreTriedAgainOnTheirDay(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter", "c", "enter", "x")
		r.See("No answer", "Try again on")
		r.Type("soon\n")
		r.See("Not a date that exists") // it can be mended
		r.Press("ctrl+u")
		r.Type("+2\n")
		r.See("Logged: no answer, Harbour therapy; again on 24 Nov 2026", "Next: Spoken with them, Harbour therapy", "due in 2 days")
		r.Press("c")
		r.See("next: try again, due in 2 days")
		r.Press("esc")
		r.Open("Handover")
		r.Open("Harbour therapy")
		r.See("try again: due in 2 days", "22 Nov 2026  no answer; again on 24 Nov 2026")
		r.Press("c", "m", "enter") // an empty line is no day
		r.See("Logged: left a message")
		r.NotSee("try again:")
	})
	if tries := l.reread().TriesOf(harbour); len(tries) != 2 || tries[0].Again != "2026-11-24" || tries[1].Again != "" {
		t.Errorf("attempts: %+v", tries)
	}
}

func TestABrokenCallIsTakenUpAgainAndItsClockIsHonest(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t")
		r.Wait(2 * time.Minute)
		r.Press("n")
		r.Type("Their line is bad.\n")
		r.Press("esc")
		r.Wait(3 * time.Minute)
		r.Press("c", "enter")
		r.See("You were on this call from 09:00; the newest line is of 09:02", "on the call 5 min")
		r.Press("esc")
		for range 5 { // a key now and then keeps the lock away
			r.Wait(4 * time.Minute)
			r.Press("down")
		}
		r.Press("c", "enter")
		r.See("stands at 2 min", "You were on this call from 09:00")
		r.Press("n")
		r.Type("They rang back.\n")
		r.See("on the call 2 min")
		r.Wait(time.Minute)
		r.Press("b")
		r.Type("tomorrow\n")
		r.See("Logged: broken off, Harbour therapy; again on 23 Nov 2026")
	})
	tries := l.reread().TriesOf(harbour)
	if len(tries) != 1 || tries[0].Outcome != "broken-off" || tries[0].Took < 175 || tries[0].Took > 190 {
		t.Errorf("attempts: %+v", tries)
	}
}

func TestAKillInTheMiddleOfALineLosesNoWordOfIt(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t", "a")
		r.Type("Who else has been tol")
		r.Wait(time.Second)
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Harbour therapy", "Waiting: “Who else has been tol”", "told 09:00")
		r.Press("a")
		r.Type("d?\n")
		r.See("they asked: Who else has been told?")
		r.Press("n")
		r.Type("Left wai")
		r.Press("esc", "esc")
		r.Press("c")
		r.See("Left wai")
		r.Press("e", "2", "f2") // what waits becomes a line before the end is said
	})
	notes := l.reread().NotesOf(harbour)
	if n := len(notes); n != 3 && n != 4 || notes[n-1].Text != "Left wai" {
		t.Errorf("notes: %+v", notes)
	}
	if d := l.draftOf(harbour); d != "" {
		t.Errorf("%q waits still", d)
	}
}

func TestTheLockInACallKeepsItAndHidesIt(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t", "n")
		r.Type("Half a li")
		r.Wait(16 * time.Minute)
		r.See("The door is locked.")
		r.NotSee("Half a li", "Harbour", "new address")
		r.Press("enter")
		r.See("Half a li", "Harbour therapy", "Not to be passed on")
		r.Type("ne.\n")
		r.See("Half a line.")
		r.Press("e", "1", "tab")
		r.Type("Jo")
		r.Wait(16 * time.Minute)
		r.Press("enter")
		r.See("(•) 1 spoke", "Jo")
	})
}

func TestTheBasisForSharingComesBeforeTheFirstWord(t *testing.T) {
	l := ready(t, `{"by":"w","kind":"answered","fields":{"item":"service.basis","subject":{"kind":"service","id":"school"},"answer":{}}}`)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("enter", "c")
		r.To("Hill School")
		r.Press("enter")
		r.See("On what basis do you share")
		r.Press("esc")
		r.See("No call yet", "The four stages")
		r.Press("c")
		r.To("Hill School")
		r.Press("enter")
		choose(r, "The family were not told")
		r.Press("esc")
		r.See("Who would be at risk") // and why, which is asked once
		r.Press("esc")
		r.See("Hill School", "not begun", "The family were not told, because that would not be safe")
		r.Press("t")
		r.See("told 09:00")
	})
}

func TestWhatMustNotBePassedOnStaysInSight(t *testing.T) {
	long := strings.Repeat("Not the new school. ", 14)
	for _, words := range []string{"The new address, to nobody.", long} {
		l := ready(t, answered("service.not-passed-on", harbour, strings.TrimSpace(words)), answered("service.child-wish", harbour, "Not her father"))
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
			l.Play(size[0], size[1], func(r *uitest.Robot) {
				if !strings.Contains(r.Screen(), "Call") {
					r.Press("c", "enter")
				}
				see := func() {
					t.Helper()
					r.See("Not to be passed on: " + words[:8])
				}
				see()
				r.Press("end")
				see()
				r.Press("n")
				r.Type("While typing")
				see()
				r.Press("ctrl+u", "enter", "t")
				see()
			})
		}
	}
}

func TestEveryPartOfACallFitsEveryWindow(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t", "n")
		r.Type("A line\n")
		call, whom := handover.NewCall(l.Room, harbour), handover.NewCall(l.Room, school)
		call.Init()
		whom.Init()
		uitest.Keys(t, call.Keys()) // while they talk
		uitest.Keys(t, whom.Keys()) // while it rings
		r.Press("n")
		uitest.Sizes(t, l.App)
		r.Press("esc", "e", "f2") // and with what is wrong
		uitest.Sizes(t, l.App)
	})
}

func TestAMarkIsTakenBackWithWhatItAnswered(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t", "ctrl+z")
		r.See("Took back the mark told at “The concerns", "not begun")
		r.NotSee("told 09:00")
	})
	if a := l.reread().Answer(model.Field{Item: "service.told", Subject: harbour}); len(a.Value) > 0 {
		t.Errorf("told: %v", a.Value)
	}
}

func TestAMarkThatCannotBeSavedIsNotShown(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "n")
		r.Type("Not lost")
		l.Engine.Fail(enginetest.Refused, -1)
		r.Press("enter")
		r.See("NOT SAVED", "Not lost", "Enter keep it")
		l.Engine.Fail(enginetest.None, 0)
		r.Press("esc", "enter")
		r.NotSee("Enter keep it")
	})
	if n := l.reread().NotesOf(harbour); len(n) != 1 || n[0].Text != "Not lost" {
		t.Errorf("notes: %+v", n)
	}
}

// An unreachable service never keeps a family open: the read-back is a query, passed with a reason.
func TestAReadBackIsPassedOverBecauseNobodyCanBeReached(t *testing.T) {
	l := ready(t)
	l.Play(80, 30, func(r *uitest.Robot) {
		for range 3 {
			r.Press("c", "enter", "x", "enter", "esc")
			r.Press("esc")
		}
		r.Press("enter")
		r.Open("Handover")
		r.Open("Harbour therapy")
		r.See("Tried 3 times")
		r.Open("Said back to you")
		r.Press("f3")
		p := &typist{r: r, g: l.Guide}
		p.field("Why it can stay as it is")
		r.Type("Tried three times; nobody answers. Letter sent.")
		r.Press("esc", "esc")
		r.See("stays, with a reason")
	})
	c := l.reread()
	it := l.Guide.Item("service.readback")
	if model.Open(c, l.Guide, it, harbour, l.Desk.Today()) {
		t.Error("the read-back still keeps the family open")
	}
}

func TestTheEndOfACallLeftHalfWayIsThereAgain(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t", "e", "2", "tab")
		r.Type("Jo Hale\nShe said it back so far")
		r.Wait(3 * time.Second)
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Harbour therapy", "You were on this call")
		r.Press("e")
		r.See("(•) 2 broken off", "Jo Hale", "She said it back so far")
		r.Press("tab", "tab", "tab", "tab", "tab")
		r.Type("some day")
		r.Press("f2")
		r.See("Not a date that exists")
		r.Press("ctrl+u")
		r.Type("fri")
		r.Press("f2")
		r.See("Logged: broken off")
	})
	c := l.reread()
	if back := c.Text(model.Field{Item: "service.readback", Subject: harbour}); back != "She said it back so far" {
		t.Errorf("said back: %q", back)
	}
	if a := c.Answer(model.Field{Item: "service.spoken", Subject: harbour}); !a.Empty() {
		t.Errorf("a call that broke off is answered as spoken: %+v", a)
	}
	if a := c.Answer(model.Field{Item: "service.first-step-by", Subject: harbour}); a.Value.First() != "2026-11-27" {
		t.Errorf("by what day: %+v", a)
	}
}

func TestACallThatTheLockFellIntoForADayCanStillBeEnded(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t")
		r.Wait(2 * time.Minute)
		r.Press("n")
		r.Type("Their line is bad.\n")
		r.Wait(26 * time.Hour)
		r.See("The door is locked.")
		r.Press("enter")
		r.See("stands at 2 min")
		r.Press("n")
		r.Type("They rang back.\n")
		r.Press("e", "1", "f2")
		r.See("Logged: spoke with them, Harbour therapy")
	})
	tries := l.reread().TriesOf(harbour)
	if len(tries) != 1 || tries[0].Took < 119 || tries[0].Took > 150 {
		t.Errorf("attempts: %+v", tries)
	}
}

func TestAServiceThatIsNotToBeNamedIsNotReadOutToAnotherPR12(t *testing.T) {
	need := `{"by":"w","kind":"answered","fields":{"item":"needs.emotional","subject":{"kind":"child","id":"child"},"answer":{"status":"answered","value":["active"],"who":"harbour"}}}`
	l := ready(t, need, answered("service.referral", harbour, "carries-on"), answered("service.child-wish", harbour, "School is not to know."))
	l.Play(120, 40, func(r *uitest.Robot) {
		r.Press("c")
		r.To("Hill School")
		r.Press("enter")
		r.To("Each need")
		r.See("is not to be named to them")
		r.NotSee("Harbour")
	})
}

func TestAServiceThatIsRenamedOrWhoseFamilyWereNotToldAfterAllSaysSoInItsCallPR12(t *testing.T) {
	l := ready(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("c", "enter", "t")
		for _, ev := range []model.Event{
			model.Renamed{Subject: harbour, Name: "Quay therapy"},
			model.AnswerGiven{Field: model.Field{Item: model.ItemBasis, Subject: harbour}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"not-told"}}},
		} {
			l.Keeps(func(*model.Closure) ([]model.Event, error) { return []model.Event{ev}, nil })
		}
		r.Press("esc", "c", "enter")
		r.See("Quay therapy", "Who would be at risk")
		r.Press("esc")
		r.See("Quay therapy", "The family were not told", "on the call 0 min")
	})
}

func TestAfterADeathNobodyIsToldHowOldTheChildIs(t *testing.T) {
	about := func(item, value string) string {
		return `{"by":"w","kind":"answered","fields":{"item":"` + item + `","subject":{"kind":"closure"},"answer":{"status":"answered","value":["` + value + `"]}}}`
	}
	for applies, aged := range map[string]bool{"none-of-these": true, "died": false} {
		l := ready(t, about("start.born", "2016-02-02"), about("start.applies", applies))
		l.Play(80, 24, func(r *uitest.Robot) {
			see := r.NotSee
			if aged {
				see = r.See
			}
			r.Press("enter")
			see("aged")
			r.Press("c", "enter")
			r.See("K.M.", "Harbour therapy")
			see("aged")
		})
	}
}
