package model

import (
	"strings"
	"testing"
)

func TestTheServicesStandInTheOrderOfWhatIsDue(t *testing.T) {
	g, n := wholeGuide(t), opened()
	add := func(id string) Subject {
		s := Subject{Kind: KindService, ID: id}
		n.write(Added{s, "The " + id})
		return s
	}
	done, open, late, soon := add("done"), add("open"), add("late"), add("soon")
	n.answer(ItemReferral, done, Answer{Status: Answered, Value: Value{"chose-not"}, On: today})
	n.write(Tried{Service: late, On: today.Add(-5), Outcome: "no-answer", Again: today.Add(-1)},
		Tried{Service: soon, On: today, Outcome: "message", Again: today.Add(1)})
	want := []Subject{late, soon, clinic, open, done}
	got := ServicesDue(n.closure(), g, today)
	for i := range want {
		if i >= len(got) || got[i].Service != want[i] {
			t.Fatalf("the order is %+v", got)
		}
	}
	if !got[4].Done || got[3].Done || got[0].Due != today.Add(-1) {
		t.Errorf("they are %+v", got)
	}
}

func TestWhatIsNextForAServiceIsWhatIsDatedFirst(t *testing.T) {
	g := wholeGuide(t)
	day := func(item string, d Date) Event {
		return AnswerGiven{Field{item, clinic}, Answer{Status: Answered, Value: Value{string(d)}}}
	}
	stands := func(to string) Event {
		return AnswerGiven{Field{ItemReferral, clinic}, Answer{Status: Answered, Value: Value{to}, On: today}}
	}
	for _, c := range []struct {
		name   string
		events []Event
		next   string
		due    Date
	}{
		{"nothing said", nil, "planned", ""},
		{"a call left open", []Event{Noted{Service: clinic, How: HowNote, Text: "x"}}, "say how the call ended", DateOf(morning)},
		{"to be tried again", []Event{Tried{Service: clinic, On: today, Outcome: "no-answer", Again: today.Add(2)}}, "try again", today.Add(2)},
		{"a mark that is planned", []Event{AnswerGiven{Field{ItemSpoken, clinic}, Answer{Status: NotYet, On: today.Add(4)}}}, "spoken with them", today.Add(4)},
		{"a first appointment", []Event{stands("booked"), day(ItemFirst, today.Add(6))}, "the first appointment", today.Add(6)},
		{"a first appointment that was kept", []Event{stands("attended"), day(ItemFirst, today.Add(-6))}, "planned", ""},
		{"a waiting list", []Event{stands("waiting"), day(ItemCheckBack, today.Add(30))}, "check that they have begun", today.Add(30)},
		{"their first step", []Event{stands("accepted"), day(ItemFirstStepBy, today.Add(-1))}, "look for their first step", today.Add(-1)},
		{"their first step, looked for", []Event{stands("accepted"), day(ItemFirstStepBy, today.Add(-1)),
			Tried{Service: clinic, On: today, Outcome: "spoke"}}, "planned", ""},
		{"the earlier of two", []Event{stands("booked"), day(ItemFirst, today.Add(6)), day(ItemFirstStepBy, today.Add(2))}, "look for their first step", today.Add(2)},
	} {
		n := opened()
		n.write(c.events...)
		got := DueOf(n.closure(), g, clinic, today)
		if got.Due != c.due || !strings.EqualFold(got.Next, c.next) || got.Done {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	n := opened()
	n.write(stands("chose-not"))
	if got := DueOf(n.closure(), g, clinic, today); got.Due != "" {
		t.Errorf("a family that chose not to: %+v", got)
	}
}
