package stories

import (
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/model/plain"
	"handover/store/desk"
	"handover/ui/uitest"
)

var toAmy = model.Field{Item: "letter.text", Subject: model.TheChild}

// at opens a closure about Amy that the program goes on with at a field.
func at(t *testing.T, l *laptop, stage guide.Stage, f model.Field) {
	t.Helper()
	id := l.Begins("HR-204", "Amy")
	leaveAt(t, l, id, stage, f)
}

func leaveAt(t *testing.T, l *laptop, id model.ClosureID, stage guide.Stage, f model.Field) {
	t.Helper()
	if err := l.Desk.LeaveAt(desk.Place{Closure: id, Stage: stage, Field: f}); err != nil {
		t.Fatal(err)
	}
}

// readsAlong gives the laptop the lists of the reading aid.
func readsAlong(t *testing.T, l *laptop) {
	t.Helper()
	var err error
	if l.words, err = plain.Load(); err != nil {
		t.Fatal(err)
	}
}

const aPage = "Dear Amy,\nI liked our walks. You told me when things were hard. You told your mum too. " +
	"I am going to stop working with you, and I want to say why. You are safe at home now. Your teacher is there for you."

func TestALetterTypedWithTheAidOnIsAllThereAfterAKill(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("A letter to Amy")
		r.Type(aPage)
		r.NotSee("to look at", "Reads at") // not while somebody types
		r.Wait(500 * time.Millisecond)
		r.See("Reads at about age")
		r.NotSee("to look at")
		r.Type(" The core group met, and Amy claims")
		r.Wait(390 * time.Millisecond) // a reading is about to begin
		r.Type(" so.")
		r.Wait(500 * time.Millisecond)
		r.See("2 things to look at: F4")
		r.Press("enter")
		r.Type("Robin")
		r.Wait(700 * time.Millisecond)
		r.See("saved")
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("Robin", "2 things to look at: F4")
	})
	if got, want := l.Desk.Closure().Text(toAmy), aPage+" The core group met, and Amy claims so.\nRobin"; got != want {
		t.Errorf("recorded %q, want %q", got, want)
	}
}

func TestWhatIsLeftAsItIsStaysLeftAfterReopeningAndAfterTypingBeforeIt(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Type("Amy claims so. The core group met.")
		r.Wait(500 * time.Millisecond)
		r.See("2 things to look at: F4")
		r.Press("f4")
		r.See("“Amy claims”", "“core group”", "Better:")
		r.To("core group")
		r.See("The “core group” met.")
		r.Press("i")
		r.See("Left as it is. It is not pointed out again.")
		r.Press("u")
		r.See("Took back leaving something as it is")
		r.To("core group")
		r.Press("i", "esc")
		r.See("1 thing to look at: F4", "saved")
		r.Press("ctrl+home")
		r.Type("Dear Amy, hello. ")
		r.Wait(500 * time.Millisecond)
		r.See("1 thing to look at: F4")
		r.Press("esc")
	})
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Press("end")
		r.Open("The letter ") // the row of the letter itself
		r.Wait(100 * time.Millisecond)
		r.See("Dear Amy, hello.", "1 thing to look at: F4")
		r.Press("f4")
		r.See("Left as it is", "“core group”")
	})
	if left := l.Desk.Closure().Left(toAmy); len(left) != 1 {
		t.Errorf("left as they are: %v", left)
	}
}

func TestEnterGoesToTheWordsAndEscBackToWhereTheCursorWas(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Type("Amy claims so. The end.")
		r.Press("f4") // nobody waits for the background
		r.See("“Amy claims”", "Could be heard as disbelief or blame")
		r.Press("esc")
		r.Type(" More.")
		r.See("The end. More.")
		r.Press("f4", "enter")
		r.See("Selected: 2 words")
		r.Type("Amy said")
		r.See("Amy said so. The end. More.")
		r.Wait(500 * time.Millisecond)
		r.NotSee("to look at")
		r.Press("f4")
		r.See("There is nothing to look at in this text.")
	})
}

func TestTheAidIsSilentForALetterInWelsh(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	l.Play(120, 40, func(r *uitest.Robot) {
		r.Type("Annwyl Amy, roedd yn dda gennym gwrdd â thi bob wythnos. Rwyt ti wedi bod yn ddewr iawn. Byddwn yn stopio dod i dy weld di ym mis Rhagfyr. " +
			"Bydd dy athrawes yn dal i ofalu amdanat ti, a gelli di siarad â hi ar unrhyw adeg pan fyddi di'n poeni am rywbeth yn yr ysgol neu gartref neu gyda CAMHS.")
		r.Wait(500 * time.Millisecond)
		r.See("61 words")
		r.NotSee("Reads at", "to look at: F4", "Better:", "To look at")
	})
}

func TestNothingOfTheAidAppearsWhereNobodyElseReadsWhatIsWritten(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	f := model.Field{Item: "tell.strengths", Subject: model.TheChild}
	at(t, l, guide.Messages, f)
	l.Play(120, 40, func(r *uitest.Robot) {
		r.See("Which strengths will you name")
		r.Type(aPage + " Amy claims so. The core group met.")
		r.Wait(time.Second)
		r.NotSee("Reads at", "to look at", "To look at", "F4")
		r.Press("f1")
		r.NotSee("F4")
	})
	for _, it := range l.Guide.Items {
		if it.Reader != "" && it.Type != guide.LongText && it.Form != guide.Section && !it.Planned {
			t.Errorf("%s has a reader and nothing that they could read", it.ID)
		}
	}
}

func TestOnAWideScreenWhatIsNearestToTheCursorStandsFirstBesideTheText(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	l.Play(120, 40, func(r *uitest.Robot) {
		r.Type("Amy claims so.\n" + strings.Repeat("Some words of no weight.\n", 12) + "The core group met.")
		r.Wait(500 * time.Millisecond)
		first := func() string {
			screen := r.Screen()
			claims, core := strings.Index(screen, "“Amy claims”"), strings.Index(screen, "“core group”")
			if claims < 0 || core < 0 {
				r.T.Fatalf("both are not told:\n%s", screen)
			}
			if claims < core {
				return "claims"
			}
			return "core group"
		}
		if first() != "core group" {
			t.Errorf("at the end of the text:\n%s", r.Screen())
		}
		r.Press("ctrl+home")
		if first() != "claims" {
			t.Errorf("at the beginning of the text:\n%s", r.Screen())
		}
	})
}

func TestALetterToAChildPointsOutNamesButNotOfWhoSignsOrWillBeInTouch(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	for kind, names := range map[model.Kind][]string{
		model.KindAdult: {"Dean Carter", "Mum"}, model.KindProfessional: {"Mrs Hughes (teacher)", "Farida Khan"}, model.KindService: {"Rowan House"},
	} {
		for _, n := range names {
			l.Adds(kind, n)
		}
	}
	service := l.Desk.Closure().Of(model.KindService)[0].Subject
	l.Gives("service.contact", service, model.Answer{Status: model.Answered, Value: model.Value{"Farida Khan, counsellor"}})
	l.Play(80, 40, func(r *uitest.Robot) {
		r.Type("Amy, Dean asked. Mrs Hughes helped you. Farida Khan will ring. Your Mum knows. From Ana Lopez.")
		r.Wait(500 * time.Millisecond)
		r.Press("f4")
		r.See("“Dean”", "Names somebody else", "“Hughes”")
		r.NotSee("“Amy”", "“Mum”", "Farida Khan”", "“Ana")
	})
}

func TestAListOfTheCouncilsOwnAddsATermThatIsPointedOut(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	var err error
	l.words, err = l.words.With("words.toml", []byte(`
[[entry]]
id = "our-hub"
kind = "jargon"
find = ["the hub"]
why = "Only we call it that."
better = "our office in Mill Lane"
`))
	if err != nil {
		t.Fatal(err)
	}
	at(t, l, guide.Messages, toAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Type("Come to the hub.")
		r.Press("f4")
		r.See("“the hub”", "Only we call it that.", "Better: our office in Mill Lane")
	})
}

func TestTheLockTakesWhatWasReadAndUnlockingReadsAgain(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	l.Play(80, 24, func(r *uitest.Robot) {
		r.Type("Amy claims so.")
		r.Press("f4")
		r.See("“Amy claims”")
		r.Press("ctrl+l")
		r.See("The door is locked")
		r.NotSee("claims")
		r.Press("enter")
		r.Wait(500 * time.Millisecond)
		r.See("A letter to Amy", "Amy claims so.", "1 thing to look at: F4")
	})
}

func TestWhatHappensNextIsOfferedToALetterAndPutInOnlyWhereTheWorkerWantsIt(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	letter := "Dear Amy,\n\nMiss Khan at Rowan House may see you.\n\nGoodbye for now."
	l.Keeps(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, l.Guide, toAmy, letter) })
	service := l.Adds(model.KindService, "Rowan House")
	for item, a := range map[string]model.Answer{
		"service.purpose":  {Status: model.Answered, Value: model.Value{"Somebody to talk to"}},
		"service.referral": {Status: model.Answered, Value: model.Value{"agreed"}},
	} {
		l.Gives(item, service, a)
	}
	l.Play(80, 30, func(r *uitest.Robot) {
		r.See("What happens next has changed: F5")
		r.Press("f5")
		r.See("Rowan House", "It could say now", "It says now", "Miss Khan at Rowan House may see you.")
		r.Press("enter")
		r.See("Put in. Your own words")
		r.NotSee("has changed: F5")
		r.Press("f7")
		r.See("A letter for Amy", "Miss Khan at Rowan House may see you.", "Goodbye for now.")
		r.Press("end")
		r.See("For you, and not for the paper", "safe for Amy to hold a letter")
		r.Press("esc", "esc")
	})
	got := l.Desk.Closure().Text(toAmy)
	paragraphs := strings.Split(got, "\n\n")
	own := slices.Delete(slices.Clone(paragraphs), 2, 3)
	if len(paragraphs) != 4 || strings.Join(own, "\n\n") != letter || !strings.Contains(paragraphs[2], "Rowan House") {
		t.Errorf("the letter reads %q", got)
	}
}

func TestAnEmptyLetterIsDrawnFromWhatIsRecordedAndOneWithWordsIsNot(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	at(t, l, guide.Messages, toAmy)
	l.Keeps(func(c *model.Closure) ([]model.Event, error) {
		return model.Write(c, l.Guide, model.Field{Item: "tell.strengths", Subject: model.TheChild}, "You made the garden.")
	})
	l.Play(80, 40, func(r *uitest.Robot) {
		r.See("F2 draw a first draft")
		r.Press("f2")
		r.See("A first draft, drawn from what is recorded", "You made the garden.")
		r.Type("Mine. ")
		r.Press("f2")
		r.See("They are yours: nothing is written over them.", "Mine.")
	})
}

func TestASectionThatProfessionalsReadHasWhatIsFoundAboveWhatIsRecorded(t *testing.T) {
	l := newLaptop(t)
	readsAlong(t, l)
	l.Guide.Item(reason.Item).Reader = guide.ReaderProfessional
	at(t, l, guide.Summary, reason)
	l.Gives("start.began", model.TheClosure, model.Answer{Status: model.Answered, Value: model.Value{"2026-01-03"}})
	l.Play(120, 40, func(r *uitest.Robot) {
		r.See("What is recorded")
		r.Type("Amy claims that the core group met on 3 January 2026.")
		r.Wait(500 * time.Millisecond)
		screen := r.Screen()
		found, recorded := strings.Index(screen, "“Amy claims”"), strings.Index(screen, "What is recorded")
		if found < 0 || recorded < found {
			t.Errorf("what is found and what is recorded are not both there, in this order:\n%s", screen)
		}
		r.NotSee("“core group”") // a word that professionals share
		r.See("1 thing to look at: F4")
	})
}

func TestWhatIsRecordedAfterASectionWasWrittenIsOfferedToItsWriter(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.Type("The school told us.")
		r.Press("esc", "esc")
		r.Open("Readiness")
		r.Open("When it began")
		r.Type("3 3 2026")
		r.Press("esc", "esc")
		r.Open("Closing summary")
		r.Open("Reason for involvement")
		r.See("Recorded since: F5")
		r.Press("f5")
		r.See("When it began", "It could say now", "3 March 2026")
		r.Press("enter")
		r.See("Put in. Your own words stand as they were", "The school told us.", "When it began: 3 March 2026.")
		r.NotSee("Recorded since")
	})
}
