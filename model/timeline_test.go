package model

import (
	"slices"
	"strings"
	"testing"
)

// due is 15 working days after the decision of the tests: the day by which the record is due.
const due = Date("2026-12-11")

// onTheLine opens a closure in the grid that was decided on 20 November 2026.
func onTheLine() *notebook {
	n := inTheGrid()
	n.say("start.decided", "2026-11-20")
	return n
}

func TestATimelineWithoutAnyDateStillNamesWhatNeedsOne(t *testing.T) {
	g := realGuide(t)
	l := Timeline(opened().closure(), g, today)
	if len(l.Marks) != 0 || len(l.Gaps) != 0 || l.From != today || l.To != today {
		t.Errorf("there is %+v from %s to %s, with gaps %+v", l.Marks, l.From, l.To, l.Gaps)
	}
	if l.Ending != today || !strings.Contains(l.Counted, "from today") {
		t.Errorf("gaps are counted from %s: %s", l.Ending, l.Counted)
	}
	for _, want := range []string{"Involvement began", "Decided to end", "Discussed with the manager", "Child seen alone",
		"Child asked what they think", "Last visit, and goodbye", "Record sent to the manager", "The manager decides",
		"Involvement ends", "The clinic: the referral", "Due: the record goes to the manager"} {
		if !slices.ContainsFunc(l.Undated, func(m Mark) bool { return m.What == want }) {
			t.Errorf("%q is not among what has no date yet", want)
		}
	}
	if l.Unlooked == 0 {
		t.Error("needs that nobody looked at count as held")
	}
}

func TestTheQuestionsThatTheTimelineNamesAreInTheGuide(t *testing.T) {
	g := realGuide(t)
	for id := range dayWords {
		if g.Item(id) == nil {
			t.Errorf("no question is called %q", id)
		}
	}
	for _, id := range append([]string{ItemMeanwhile}, expected...) {
		if g.Item(id) == nil {
			t.Errorf("no question is called %q", id)
		}
	}
}

// TestAGapIsTheTimeInWhichNobodyHoldsANeed is PG-4b, PG-6e and practice, Handover.
func TestAGapIsTheTimeInWhichNobodyHoldsANeed(t *testing.T) {
	g := realGuide(t)
	active := func(by PersonID, on Date) Answer { return ok(Answer{Value: Value{"active"}, By: by, On: on}) }
	watch := func(by PersonID) Answer { return ok(Answer{Value: Value{"watch"}, By: by}) }
	type says map[string]Answer
	for _, c := range []struct {
		name   string
		need   Answer
		clinic says
		gaps   []string // their words
		held   []string
	}{
		{"PG-6e nobody is named", active("", ""), nil, []string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-6e settled leaves no gap", value("settled"), nil, nil, nil},
		{"PG-6e nobody will notice a change", watch(""), nil, []string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-6e a teacher notices a change", watch("teacher"), nil, nil, nil},
		{"PG-6e a relative can watch", watch("mother"), nil, nil, nil},
		{"PG-6e a relative alone does not hold what is active", active("mother", ""), nil, []string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-6e our own team goes when we go", watch("manager"), nil, []string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-4b what was only sent never counts", active("clinic", "2026-12-01"), says{ItemReferral: value("sent")}, []string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-4b declined", active("clinic", ""), says{ItemReferral: value("declined")}, []string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-4b a first appointment after the ending", active("clinic", ""), says{ItemReferral: value("booked"), ItemFirst: value("2027-01-22")},
			[]string{"nobody: 11 Dec to 22 Jan, 6 weeks"}, nil},
		{"PG-4b a first appointment before the ending", active("clinic", ""), says{ItemReferral: value("booked"), ItemFirst: value("2026-12-04")}, nil, nil},
		{"PG-4b a first appointment on the day after", active("clinic", ""), says{ItemReferral: value("booked"), ItemFirst: value("2026-12-12")}, nil, nil},
		{"PG-4b the appointment is later than the day that was given", active("clinic", "2026-12-09"), says{ItemReferral: value("booked"), ItemFirst: value("2026-12-18")},
			[]string{"nobody: 11 Dec to 18 Dec, 7 days"}, nil},
		{"PG-4b accepted, and from when is not known", active("clinic", ""), says{ItemReferral: value("waiting"), ItemCheckBack: value("2027-01-11")},
			[]string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-4b somebody holds it meanwhile", active("clinic", ""), says{ItemReferral: value("waiting"), ItemMeanwhile: value("Mr Vale at school")},
			nil, []string{"Mr Vale at school meanwhile: from 11 Dec, no end known"}},
		{"PG-4b somebody holds it until the appointment", active("clinic", ""), says{ItemReferral: value("booked"), ItemFirst: value("2027-01-22"), ItemMeanwhile: value("Mr Vale")},
			nil, []string{"Mr Vale meanwhile: 11 Dec to 22 Jan, 6 weeks"}},
		{"PG-4b nobody holds it meanwhile, in so many words", active("clinic", ""), says{ItemReferral: value("waiting"), ItemMeanwhile: value("Nobody yet.")},
			[]string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-4b a service that is there already", active("clinic", ""), says{ItemReferral: value("carries-on")}, nil, nil},
		{"PG-4b a service that begins with this later", active("clinic", "2027-01-08"), says{ItemReferral: value("carries-on")},
			[]string{"nobody: 11 Dec to 8 Jan, 4 weeks"}, nil},
		{"PG-6e the family chose not to", ok(Answer{Value: Value{"chose-not"}, Evidence: "the leaflet"}), nil, nil, nil},
		{"PG-6e a gap that the manager accepts", ok(Answer{Value: Value{"gap"}, By: "manager", On: "2027-01-11", Evidence: "the list opens"}), nil,
			[]string{"nobody, accepted: 11 Dec to 11 Jan, 4 weeks"}, nil},
		{"PG-6e a gap that no manager knows of", ok(Answer{Value: Value{"gap"}, On: "2027-01-11"}), nil, []string{"nobody: from 11 Dec, no end known"}, nil},
		{"PG-6e an accepted gap whose day to look comes before the end", ok(Answer{Value: Value{"gap"}, By: "manager", On: "2026-12-01", Evidence: "x"}), nil,
			[]string{"nobody: from 11 Dec, no end known"}, nil},
	} {
		n := onTheLine()
		for item, a := range c.clinic {
			if item == ItemReferral {
				a.On = "2026-11-21"
			}
			n.answer(item, clinic, a)
		}
		n.answer("needs.emotional", TheChild, c.need)
		l := Timeline(n.closure(), g, today)
		if l.Ending != due || !strings.Contains(l.Counted, "when the record is due") {
			t.Fatalf("%s: gaps are counted from %s: %s", c.name, l.Ending, l.Counted)
		}
		if got := gapsOf(l.Gaps); !slices.Equal(got, c.gaps) {
			t.Errorf("%s: the gaps are %q, want %q", c.name, got, c.gaps)
		}
		if got := gapsOf(l.Held); !slices.Equal(got, c.held) {
			t.Errorf("%s: held meanwhile are %q, want %q", c.name, got, c.held)
		}
		for _, gap := range slices.Concat(l.Gaps, l.Held) {
			if gap.Why == "" {
				t.Errorf("%s: the gap does not say why", c.name)
			}
		}
	}
}

func gapsOf(gaps []Gap) []string {
	var out []string
	for _, gap := range gaps {
		out = append(out, gap.Words)
	}
	return out
}

func TestEachNeedHasItsOwnGapAndAnAcceptedOneIsAGapAgainAfterItsDay(t *testing.T) {
	g := realGuide(t)
	n := onTheLine()
	n.write(Added{sister, "Ella"})
	n.say(ItemClosed, "2026-11-02")
	n.answer("needs.emotional", TheChild, ok(Answer{Value: Value{"gap"}, By: "manager", On: "2026-11-16", Evidence: "the list opens"}))
	n.answer("needs.sibling", sister, value("active"))
	l := Timeline(n.closure(), g, today)
	if l.Ending != "2026-11-02" || !strings.Contains(l.Counted, "ended on 2 November 2026") {
		t.Fatalf("gaps are counted from %s: %s", l.Ending, l.Counted)
	}
	want := []string{"nobody: from 16 Nov, no end known", "nobody: from 2 Nov, no end known", "nobody, accepted: 2 Nov to 16 Nov, 2 weeks"}
	if got := gapsOf(l.Gaps); !slices.Equal(got, want) {
		t.Errorf("the gaps are %q, want %q", got, want)
	}
	if title := l.Gaps[1].Title; title != "Ella: own needs" {
		t.Errorf("the sister's gap is called %q", title)
	}
}

func TestGapsAreCountedFromTheDayOnWhichWeGo(t *testing.T) {
	g := realGuide(t)
	for _, c := range []struct {
		name   string
		say    func(n *notebook)
		from   Date
		spoken string
	}{
		{"nothing is known", func(*notebook) {}, today, "from today"},
		{"the record has a day by which it is due", func(n *notebook) { n.say("start.decided", "2026-11-20") }, due, "record is due"},
		{"the record is with the manager", func(n *notebook) {
			n.say("start.decided", "2026-11-19")
			n.at("2026-11-20").send(g)
		}, "2026-11-27", "when the manager is to have read"},
		{"the record is late", func(n *notebook) { n.say("start.decided", "2026-10-01") }, today, "from today"},
		{"the end is planned", func(n *notebook) { n.answer(ItemClosed, TheClosure, Answer{Status: NotYet, On: "2027-01-08"}) }, "2027-01-08", "planned"},
		{"the day planned has passed", func(n *notebook) { n.answer(ItemClosed, TheClosure, Answer{Status: NotYet, On: "2026-11-09"}) }, today, "has passed"},
		{"it has ended", func(n *notebook) { n.say(ItemClosed, "2026-11-19") }, "2026-11-19", "ended"},
		{"the manager decided not to end it", func(n *notebook) {
			n.at("2026-11-16").send(g)
			n.at("2026-11-17").decide("rees", DecisionNotToClose)
		}, "", "decided not to end"},
	} {
		n := inTheGrid()
		c.say(n)
		n.answer("needs.education", TheChild, value("active"))
		l := Timeline(n.closure(), g, today)
		if l.Ending != c.from || !strings.Contains(l.Counted, c.spoken) {
			t.Errorf("%s: counted from %q: %s", c.name, l.Ending, l.Counted)
		}
		if want := min(len(c.from), 1); len(l.Gaps) != want {
			t.Errorf("%s: %d gaps, want %d", c.name, len(l.Gaps), want)
		}
	}
}

func TestATimelineIsInTheOrderOfDaysAndTellsWhatIsLate(t *testing.T) {
	g := realGuide(t)
	n := onTheLine()
	n.say("start.began", "2026-01-12")
	n.answer(ItemDiscussed, TheClosure, ok(Answer{Value: Value{"yes"}, On: "2026-11-18", By: "manager"}))
	n.answer("consult.child", TheChild, Answer{Status: NotYet, On: "2026-11-20"})
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"offered"}, On: "2026-11-10"}))
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"agreed"}, On: "2026-11-12"}))
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"sent"}}))
	n.write(Tried{Service: clinic, On: "2026-11-19", Outcome: "no-answer", Again: "2026-11-24"})
	n.answer(ItemSpoken, school, ok(Answer{Value: Value{"yes"}, On: "2026-11-17"}))
	l := Timeline(n.closure(), g, today)
	var got []string
	for _, m := range l.Marks {
		state := "to come"
		switch {
		case m.Done:
			state = "been"
		case m.Late(today):
			state = "late"
		}
		got = append(got, string(m.On)[2:]+" "+m.What+", "+state)
	}
	want := []string{
		"26-01-12 Involvement began, been",
		"26-11-10 The clinic: offered to the family, been",
		"26-11-12 The clinic: agreed by the family, been",
		"26-11-17 The school: spoken with them, been",
		"26-11-18 Discussed with the manager, been",
		"26-11-19 The clinic: no answer, been",
		"26-11-20 Decided to end, been",
		"26-11-20 Child asked what they think, late",
		"26-11-24 The clinic: try again, to come",
		"26-12-11 Due: the record goes to the manager, to come",
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("missing: %s", w)
		}
	}
	if len(got) != len(want) || !slices.IsSorted(days(l.Marks)) {
		t.Errorf("the line reads\n%s", strings.Join(got, "\n"))
	}
	if !slices.ContainsFunc(l.Undated, func(m Mark) bool {
		return strings.HasPrefix(m.What, "The clinic: ") && strings.Contains(m.What, "sent")
	}) {
		t.Errorf("a move without its day was dropped: %+v", l.Undated)
	}
	if l.From != "2026-01-12" || l.To != due {
		t.Errorf("it reaches from %s to %s", l.From, l.To)
	}
}

func days(marks []Mark) []Date {
	var out []Date
	for _, m := range marks {
		out = append(out, m.On)
	}
	return out
}

func TestAFirstAppointmentIsNotKeptMerelyBecauseItsDayHasPassed(t *testing.T) {
	g := realGuide(t)
	n := onTheLine()
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"booked"}, On: "2026-11-02"}))
	n.answer(ItemFirst, clinic, value("2026-11-17"))
	first := func() Mark {
		l := Timeline(n.closure(), g, today)
		i := slices.IndexFunc(l.Marks, func(m Mark) bool { return m.Field.Item == ItemFirst })
		if i < 0 {
			t.Fatal("the first appointment is not on the line")
		}
		return l.Marks[i]
	}
	if !first().Late(today) {
		t.Error("a first appointment of which nobody said that it was kept is not late")
	}
	n.answer(ItemReferral, clinic, ok(Answer{Value: Value{"attended"}, On: "2026-11-17"}))
	if !first().Done {
		t.Error("a first appointment that was kept is not done")
	}
}

func TestWhatIsSaidToSomebodyOnOneDayIsOneMark(t *testing.T) {
	g := realGuide(t)
	n := onTheLine()
	for _, item := range []string{"say.why-ending", "say.believed", "say.strengths"} {
		n.answer(item, mother, ok(Answer{Value: Value{"yes"}, On: "2026-11-21", By: "manager"}))
		n.answer(item, TheChild, Answer{Status: NotYet, On: "2026-12-01"})
	}
	l := Timeline(n.closure(), g, today)
	for _, want := range []string{"Mother: told about the ending", "AB: told about the ending"} {
		n := 0
		for _, m := range l.Marks {
			if m.What == want {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%q is there %d times: %+v", want, n, l.Marks)
		}
	}
}

func TestADayAfterTheHolidaysThatAreKnownCarriesAWarning(t *testing.T) {
	g := realGuide(t)
	n := inTheGrid()
	n.say("start.decided", "2028-12-20")
	if l := Timeline(n.closure(), g, "2028-12-21"); !l.Unsure {
		t.Error("the record is due in 2029, and nothing warns of it")
	}
	if l := Timeline(onTheLine().closure(), g, today); l.Unsure {
		t.Error("a day of 2026 carries a warning")
	}
}

func TestHowLongAGapIsIsSaidInWordsThatOnePlansBy(t *testing.T) {
	for to, want := range map[Date]string{
		"2026-11-23": "1 day", "2026-12-05": "13 days", "2026-12-06": "2 weeks", "2027-01-03": "6 weeks",
		"2027-05-22": "about 6 months", "2029-11-22": "about 3 years",
	} {
		if got := spanWords(today, to); got != want {
			t.Errorf("to %s it is %q, want %q", to, got, want)
		}
	}
}
