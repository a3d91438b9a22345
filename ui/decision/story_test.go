package decision_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/model/document"
	"handover/ui/decision"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/uitest"
)

func TestARecordIsReturnedTwiceAndThenAuthorised(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.See("Not with the manager.", "What stands in the way", "nothing")
			r.Press("s")
			r.See("As it will be sent", "It is not sent yet.", "About this record")
			r.Press("s")
			asks(r, "Send the record to the manager?", "Recorded as sent by Robin Ashe, social worker.")
			r.Press("s")
			r.See("With the manager since 22 November 2026.", "due in 5 working days", "Now tell your manager")
			for round, words := range []string{"Say which health visitor was told.", "Give the day too."} {
				changeTo(r, "Helen Marr")
				if round == 1 {
					r.Press("home", "y") // what was answered well does not come back again
					r.See("Recorded as accepted by Helen Marr, team manager.")
				}
				r.Press("m")
				r.See("What was sent", "Closure Record") // it is read before anybody decides
				r.Press("m")
				r.See("What is decided, having read the whole record?", "At the keyboard: Helen Marr, team manager.")
				r.NotSee("(•)")
				r.Choose("Send it back")
				r.Type("One thing is missing. ")
				r.Press("tab")
				r.Choose("Other harm")
				r.Type(words)
				r.Press("tab", "tab", "enter")
				asks(r, "Send the record back?", "With 1 point for the worker to answer. Recorded as decided by Helen Marr, team manager. On this laptop nobody's identity is proved")
				r.Press("tab", "enter")
				r.See("Sent back on 22 November 2026. Recorded as decided by Helen Marr, team manager.", "1. Other harm", "open", words)
				changeTo(r, "Robin Ashe")
				r.Press("enter")
				r.See("No other harm is known.", "The manager asks: "+words)
				r.Press("ctrl+end")
				r.Type([]string{" Mrs Okafor was told.", " That was on 20 October."}[round])
				r.Press("esc", "a")
				r.See("The manager asks: " + words)
				r.Type("It stands at the end now.")
				r.Press("tab", "enter")
				r.See("The point is answered.", "1 point: 1 answered, 0 accepted.")
				r.Press("s", "s", "s")
				r.See("With the manager since")
			}
			r.Press("c")
			r.See("1 section differs", "{+That was on 20 October.+}", "words the same", "Word for word the same: Reason for involvement")
			r.Press("u")
			r.NotSee("words the same")
			r.Press("esc")
			changeTo(r, "Helen Marr")
			r.Press("m", "m")
			r.See("Not from here:")
			r.Press("down", "down")
			r.See("accepts how it was answered")
			r.Press("esc", "home", "y")
			r.See("Recorded as accepted by Helen Marr, team manager.", "accepted")
			r.Press("m", "m")
			r.Choose("Authorise it")
			r.Type("Read whole.")
			r.Press("tab", "enter")
			asks(r, "Authorise the record?")
			r.Press("tab", "enter")
			r.See("Authorised on 22 November 2026. Recorded as decided by Helen Marr, team manager.", "“Read whole.”", "Stored in the record", "Closed on")
			r.Press("t")
			r.See("Read whole.")
		})
		c := l.Desk.Closure()
		if got := model.State(c, l.Guide, l.Desk.Today()); got != model.Authorised || len(c.Submissions()) != 3 {
			t.Errorf("it is %s after %d times of sending", got, len(c.Submissions()))
		}
	}
}

func TestOnceAuthorisedAnEditMakesItVoidEverywhereAndPuttingTheWordsBackMakesItHoldAgain(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.sends()
		l.decides(model.DecisionAuthorised, "Read whole.")
		was := l.Text("record.next")
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.See("Authorised on 22 November 2026.")
			l.Writes("record.next", was+" One more thing.")
			r.Press("v")
			r.See("then edited. Not in force.")
			r.Press("esc")
			r.See("Authorised, then edited: not in force. 1 section reads otherwise now", "What happens next", "3 words in")
			r.Press("e")
			r.See("{+One more thing.+}")
			r.Press("esc", "m") // there is nothing to decide on
			r.See("Authorised, then edited")
			r.Press("esc", "v")
			r.See("Closure Record", "Draft: authorised on 22 November 2026, then edited. Not in force.")
			text := paper.Text(document.Record(l.Desk.SourceOf(l.Desk.Closure())))
			if !strings.Contains(text, "then edited. Not in force.") || !strings.Contains(text, "Not in force: The record reads otherwise now") {
				t.Errorf("the export says nothing of it:\n%s", text[:400])
			}
			r.Press("esc", "d")
			r.To("What happens next")
			r.Press("enter", "ctrl+end")
			for range len(" One more thing.") {
				r.Press("backspace")
			}
			r.Press("esc")
			r.See("Authorised on 22 November 2026.", "Stored in the record")
			r.NotSee("then edited")
			l.Writes("record.next", "Other words.")
			r.Press("v", "esc")
			r.To("What happens next")
			r.Press("b")
			asks(r, "reads again as it was authorised")
			r.Press("b")
			r.See("Authorised on 22 November 2026.", "Put back as it was authorised.")
			text = paper.Text(document.Record(l.Desk.SourceOf(l.Desk.Closure())))
			if strings.Contains(text, "Draft") || !strings.Contains(text, "Recorded as decided by Helen Marr, team manager") {
				t.Errorf("put back, the export reads:\n%s", text[:400])
			}
		})
	}
}

func TestTheAuthorCannotAuthoriseAndNeitherCanASeniorPractitioner(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.sends()
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.See("Record the decision", "not now")
			r.Press("m")
			asks(r, "Robin Ashe wrote in this record, and whoever wrote it cannot decide on it", "At the keyboard: Robin Ashe, social worker.")
			r.Press("k")
			r.Choose("Ines Bell")
			r.Press("m")
			asks(r, "the record is decided on by a team manager")
			r.Press("k")
			r.Choose("Helen Marr")
			r.Press("m", "m")
			r.See("What is decided, having read the whole record?")
			r.Press("esc")
			r.Press("f1")
			r.See("A senior practitioner can hold the discussion about ending where that is delegated, and does not authorise.")
		})
	}
}

func TestWhatTheManagerWroteIsShownToTheWorkerWhoTakesItAndSendsItInOneStep(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.sends()
		l.Sits("Helen Marr", "team manager")
		l.Writes("record.other-harm", strings.Replace(l.Text("record.other-harm"), "No other harm is known.", "No other harm is known to anybody who was asked.", 1))
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.See("The manager wrote into 1 section.")
			r.Press("m")
			asks(r, "is shown to the worker first")
			r.Press("esc", "n", "y")
			asks(r, "not whoever made it")
			r.Press("k")
			r.Choose("Robin Ashe")
			r.See("[-known.-]", "{+known to anybody who was asked.+}", "Other harm")
			before := len(l.Desk.Closure().Submissions())
			r.Press("y")
			asks(r, "You have seen what the manager wrote")
			r.Press("s")
			r.See("With the manager since 22 November 2026.")
			r.NotSee("The manager wrote into")
			if n := len(l.Desk.Closure().Submissions()); n != before+1 {
				t.Errorf("sent %d times, and %d before", n, before)
			}
			changeTo(r, "Helen Marr")
			r.Press("m", "m")
			r.Choose("Authorise it")
			r.Type("Read whole.")
			r.Press("tab", "enter", "tab", "enter")
			r.See("Authorised on 22 November 2026.")
		})
	}
}

func TestWhatTheManagerWroteIsShownAlsoWhereTheWorkerTakesTheRecordBackFirst(t *testing.T) {
	l := newLaptop(t)
	l.sends()
	l.Sits("Helen Marr", "team manager")
	l.Writes("record.next", "The manager's own words.")
	l.Sits("Robin Ashe", "social worker")
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("r")
		r.Type("A page was missing.")
		r.Press("enter")
		r.See("Not with the manager: taken back", "The manager wrote into 1 section. You see that before the record goes again.")
		r.Press("s")
		r.See("Written by the manager", "139 words out, 4 in")
		r.Press("end")
		r.See("{+The manager's own words.+}")
		r.Press("y")
		r.See("Taken as the manager wrote it. Nothing is sent yet.")
		r.NotSee("The manager wrote into")
		r.Press("s", "s", "s")
		changeTo(r, "Helen Marr")
		r.Press("m", "m")
		r.See("What is decided")
	})
}

func TestWhatWasAuthorisedIsNotTakenBackByOneKeyAlone(t *testing.T) {
	l := newLaptop(t)
	l.Sits("Robin Ashe", "social worker")
	l.Writes("record.next", l.Text("record.next")+" One more thing.")
	l.sends()
	l.decides(model.DecisionAuthorised, "Read whole.")
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("ctrl+z")
		asks(r, "Your last change was the text of “What happens next”. This closure is “authorised here” now. Taking this back makes it “preparing”. The authorisation is void then: the record goes to the manager again.")
		r.Press("enter") // it is left
		r.See("Authorised on 22 November 2026.")
		r.Press("ctrl+z", "tab", "enter")
		r.See("Authorised, then edited: not in force.", "Took back the text of “What happens next”.")
	})
}

func TestWhatTheManagerWroteCanBeChangedByTheWorkerAndTheManagerMayStillDecide(t *testing.T) {
	l := newLaptop(t)
	l.sends()
	l.Sits("Helen Marr", "team manager")
	l.Writes("record.next", "The manager's own words.")
	l.Sits("Robin Ashe", "social worker")
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("n", "e", "ctrl+end")
		r.Type(" And the worker's.")
		r.Press("esc", "esc")
		r.See("reads otherwise now than when it was sent")
		r.Press("s", "s", "s")
		changeTo(r, "Helen Marr")
		r.Press("m", "m")
		r.See("What is decided")
	})
}

func TestARecordIsTakenBackWithAReasonAndTheReasonIsThereToBeRead(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.sends()
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.Press("r", "enter")
			asks(r, "Say why it is taken back")
			r.Type("A page was missing.\n")
			r.See("Not with the manager: taken back on 22 November 2026. Recorded as taken back by Robin Ashe, social worker.", "“A page was missing.”", "Sent before", "taken back")
			r.To("Sent on")
			r.Press("enter", "end")
			r.See("Taken back", "A page was missing.")
			r.Press("home")
			r.See("as it was sent on 22 November 2026, and not as it stands now")
			r.Press("esc", "s", "s", "s")
			r.See("With the manager since")
		})
	}
}

func TestTheManagerDecidesNotToCloseAndInvolvementGoesOn(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := newLaptop(t)
		l.sends()
		l.play(size[0], size[1], func(r *uitest.Robot) {
			changeTo(r, "Helen Marr")
			r.Press("m", "m")
			r.Choose("Do not close")
			r.See("what must happen now")
			r.Press("tab", "tab", "enter")
			r.See("Give the reasons in your own words")
			r.Type("Visits go on until the spring. Robin tells both parents on Friday.")
			r.Press("tab", "enter")
			asks(r, "Decide not to close?", "Involvement goes on.")
			r.Press("tab", "enter")
			r.See("Not to close: decided on 22 November 2026. Recorded as decided by Helen Marr, team manager. Involvement goes on.", "Visits go on until the spring")
		})
		if got := model.State(l.Desk.Closure(), l.Guide, l.Desk.Today()); got != model.Withdrawn {
			t.Errorf("it is %s", got)
		}
	}
}

func TestAKillOrALockInTheMiddleOfTheManagersFormLosesNoLetter(t *testing.T) {
	l := newLaptop(t)
	l.sends()
	l.Sits("Helen Marr", "team manager")
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("m", "m")
		r.Choose("Send it back")
		r.Type("Two things.\nBoth small.")
		r.Press("tab")
		r.Choose("Other harm")
		r.Type("Say who was told.")
		r.Press("tab", "enter")
		r.Choose("What happens next")
		r.Type("Give the da")
		r.Wait(6 * time.Minute)
		r.See("The door is locked.")
		r.NotSee("Two things", "Give the da")
		r.Press("enter")
		r.See("Give the da")
		r.Press("shift+tab", "tab", "ctrl+end")
		r.Type("te.")
		r.Wait(time.Second)
	}) // the robot kills the program
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("m")
		r.See("(•) Send it back", "Two things.", "Both small.")
		for range 8 {
			r.Press("tab")
		}
		r.See("(•) What happens next", "Give the date.")
		r.Press("enter")
		asks(r, "With 2 points for the worker to answer.")
		r.Press("tab", "enter")
		r.See("2 points: 0 answered, 0 accepted.")
	})
	points := l.Desk.Closure().OpenPoints()
	if len(points) != 2 || points[0].Text != "Say who was told." || points[1].Text != "Give the date." {
		t.Errorf("the points are %v", points)
	}
	if left, err := l.Desk.FormDrafts(l.Desk.OpenID()); err != nil || len(left) != 0 {
		t.Errorf("drafts are left: %v, %v", left, err)
	}
}

func TestAPointIsLeftOutAndThoseAfterItMoveUp(t *testing.T) {
	l := newLaptop(t)
	l.sends()
	l.Sits("Helen Marr", "team manager")
	l.play(80, 40, func(r *uitest.Robot) {
		r.Press("m", "m")
		r.Choose("Send it back")
		r.Type("Reasons.")
		r.Press("tab")
		r.Choose("Other harm")
		r.Type("First.")
		r.Press("tab", "enter")
		r.Choose("What happens next")
		r.Type("Second.")
		r.Press("shift+tab", "shift+tab", "shift+tab")
		r.Choose("Leave this point out")
		r.See("Point 1", "(•) What happens next", "Second.")
		r.NotSee("First.", "Point 2")
		r.Wait(time.Second)
	})
	l.play(80, 40, func(r *uitest.Robot) {
		r.Press("m")
		r.See("Point 1", "(•) What happens next", "Second.")
		r.NotSee("First.", "Point 2")
	})
}

func TestWhatStandsInTheWayOfSendingIsSaidAndLedTo(t *testing.T) {
	l := newLaptop(t)
	l.Writes("record.other-harm", "")
	l.play(80, 24, func(r *uitest.Robot) {
		r.See("Send it to the manager", "not now", "1 gate stands in the way of sending it.")
		r.Press("s")
		asks(r, "It cannot be sent yet", "Other harm")
		r.Press("w")
		r.See("Going to the manager (1)")
		r.Press("enter")
		r.Type("None is known, and everybody was asked.")
		r.Press("esc", "esc")
		r.See("The decision", "nothing")
	})
}

// apart is the demo's closure with two decisions on one record, which were made on two laptops.
func apart(t *testing.T) []byte {
	t.Helper()
	l := newLaptop(t)
	l.sends()
	l.decides(model.DecisionAuthorised, "Read whole.")
	var b bytes.Buffer
	if err := l.Desk.Export(&b); err != nil {
		t.Fatal(err)
	}
	var file map[string]json.RawMessage
	var entries []json.RawMessage
	var other, fields map[string]json.RawMessage
	read := func(b []byte, v any) {
		if err := json.Unmarshal(b, v); err != nil {
			t.Fatal(err)
		}
	}
	write := func(v any) json.RawMessage {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	read(b.Bytes(), &file)
	read(file["entries"], &entries)
	read(entries[len(entries)-1], &other)
	read(other["fields"], &fields)
	fields["decision"], fields["because"] = write(model.DecisionNotToClose), write("Visits go on.")
	other["id"], other["fields"] = write(strings.Repeat("ab", 16)), write(fields)
	file["entries"] = write(append(entries, write(other)))
	return write(file)
}

func TestOfTwoDecisionsMadeApartBothAreToldAndTheRecordIsSentAgain(t *testing.T) {
	for _, size := range uitest.Windows() {
		l := laptopWith(t, func(time.Time) ([][]byte, error) { return [][]byte{apart(t)}, nil })
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.See("Two decisions were made on this record apart, and neither stands.", "Authorised on 22 November 2026.", "Not to close: decided on 22 November 2026.")
			r.Press("r")
			r.Type("Two decisions.\n")
			r.See("Not with the manager: taken back")
			r.Press("s", "s", "s")
			r.See("With the manager since")
		})
	}
}

func TestThePageIsExactAtEverySizeWhereverTheRecordStandsAndItsKeysExist(t *testing.T) {
	for name, set := range map[string]func(l *laptop){
		"not sent":         func(*laptop) {},
		"with the manager": func(l *laptop) { l.sends() },
		"sent back": func(l *laptop) {
			l.sends()
			l.decides(model.DecisionReturned, strings.Repeat("Many reasons. ", 30), model.Point{Section: uitest.Section("record.next"), Text: strings.Repeat("Mend it. ", 40)})
		},
		"not to close": func(l *laptop) { l.sends(); l.decides(model.DecisionNotToClose, "Visits go on.") },
		"authorised":   func(l *laptop) { l.sends(); l.decides(model.DecisionAuthorised, "Read whole.") },
		"edited": func(l *laptop) {
			l.sends()
			l.decides(model.DecisionAuthorised, "Read whole.")
			l.Writes("record.next", "Other words.")
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLaptop(t)
			set(l)
			l.play(80, 24, func(*uitest.Robot) {
				page := decision.New(l.Room)
				page.Resize(78, 20)
				page.Init()
				uitest.Keys(t, page.Keys())
				uitest.Bodies(t, page)
				if name == "with the manager" {
					form := decision.Form(page)
					uitest.Keys(t, form.Keys())
					uitest.Bodies(t, form)
				}
			})
		})
	}
}

func TestTheChecklistAndWhatStandsInTheWayLeadToThePageAndNotToAForm(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("esc")
		r.To("Sent to the manager")
		r.Press("enter")
		r.See("The decision", "Not with the manager.")
		r.Press("esc")
		r.To("The manager's decision")
		r.Press("enter")
		r.See("The decision", "Not with the manager.")
		r.Press("esc", "esc", "w")
		r.To("The manager's decision")
		r.Press("enter")
		r.See("Not with the manager.", "Send it to the manager")
		r.Press("esc", "esc", "d")
		r.See("Not with the manager.")
	})
}

func TestWhatWasSentIsTakenBackByUndoUntilItIsDecidedOn(t *testing.T) {
	l := newLaptop(t)
	l.play(80, 24, func(r *uitest.Robot) {
		r.Press("s", "s", "s")
		r.See("With the manager since")
		r.Press("ctrl+z", "tab", "enter")
		r.See("Took back sending the record to the manager", "Not with the manager.")
	})
}

func BenchmarkAKeyOnThePage(b *testing.B) {
	l := newLaptop(b)
	l.sends()
	l.decides(model.DecisionReturned, "One thing.", model.Point{Section: uitest.Section("record.next"), Text: "Mend it."})
	page := decision.New(l.RoomIn(uitest.NewHouse(kit.Look{})))
	page.Resize(78, 20)
	page.Init()
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			page.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			page.Keys()
			page.Draw()
		}
	})
	b.Run("shown", func(b *testing.B) {
		for b.Loop() {
			page.Update(kit.Shown{})
		}
	})
}
