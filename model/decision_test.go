package model

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

// reason is the section that the tests write.
var reason = about("record.reason")

// sentOnce is a record with one section, which the worker wrote and sent.
func sentOnce(g *guide.Guide) *notebook {
	n := opened()
	n.write(Written{reason, "What brought AB to us."})
	n.send(g)
	return n
}

// keep makes a change as somebody at the keyboard, and fails where it is refused.
func (n *notebook) keep(t *testing.T, by WorkerID, change func(c *Closure) ([]Event, error)) {
	t.Helper()
	events, err := change(n.closure())
	if err != nil {
		t.Fatal(err)
	}
	was := n.by
	n.by = by
	n.write(events...)
	n.by = was
}

func TestTheAuthorCannotDecideAndNeitherCanASeniorPractitionerCP3e(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	for _, c := range []struct {
		by   Worker
		want string
	}{
		{Worker{"sam", "Sam Orr", "team manager"}, "whoever wrote it cannot decide"},
		{Worker{"ines", "Ines Bell", "senior practitioner"}, "decided on by a team manager"},
		{Worker{"ines", "Ines Bell", "Senior prac., standing in for the team manager"}, "decided on by a team manager"},
		{Worker{"kim", "Kim Vale", "social worker"}, "decided on by a team manager"},
		{Worker{"kim", "Kim Vale", "social  worker"}, "decided on by a team manager"},
		{Worker{"lee", "Lee Moor", "assistant team manager"}, ""},
		{Worker{"nia", "Nia Rees", "rheolwr tîm"}, ""},
		{Worker{"jo", "Jo Marsh", "Head of service"}, ""},
		{Worker{"sp", "Ines Bell", "SP"}, "decided on by a team manager"},
		{Worker{"no", "Ari Wynn", ""}, "decided on by a team manager"},
		{Worker{"wy", "Ari Wynn", "Uwch ymarferydd"}, "decided on by a team manager"},
		{Worker{"pa", "Ari Wynn", "assistant to the team manager"}, "decided on by a team manager"},
		{boss, ""},
	} {
		_, err := Decide(n.closure(), g, c.by, DecisionAuthorised, "Read whole.", nil, today)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s, %s: %v", c.by.Name, c.by.Role, err)
		}
	}
	n.decide("sam", DecisionAuthorised) // forced into the journal
	if c := n.closure(); State(c, g, today) != WithManager || len(c.Odd) != 1 || c.Odd[0].Why != oddDecidedBy {
		t.Errorf("the author authorised it: %s, %v", State(c, g, today), c.Odd)
	}
}

func TestADecisionNeedsItsReasonAndAReturnItsPoints(t *testing.T) {
	g := smallGuide(t)
	c := sentOnce(g).closure()
	point := []Point{{reason, "Say who told us."}}
	for _, d := range []struct {
		name, decision, because string
		points                  []Point
		want                    string
	}{
		{"authorised", DecisionAuthorised, "Read whole.", nil, ""},
		{"without a reason", DecisionAuthorised, " ", nil, "own words"},
		{"sent back", DecisionReturned, "One thing.", point, ""},
		{"sent back without a point", DecisionReturned, "One thing.", nil, "at least one point"},
		{"sent back with an empty point", DecisionReturned, "One thing.", []Point{{reason, " "}}, "the point is empty"},
		{"sent back about no section", DecisionReturned, "One thing.", []Point{{about("risk.safe"), "Mend."}}, "is none"},
		{"authorised with points", DecisionAuthorised, "Read whole.", point, "only a record that is sent back"},
		{"not to close", DecisionNotToClose, "Visits go on.", nil, ""},
		{"something else", "maybe", "Read whole.", nil, "not what a manager can decide"},
	} {
		_, err := Decide(c, g, boss, d.decision, d.because, d.points, today)
		if d.want == "" && err != nil || d.want != "" && (err == nil || !strings.Contains(err.Error(), d.want)) {
			t.Errorf("%s: %v", d.name, err)
		}
	}
}

func TestPointsAreAnsweredAcceptedAndOnlyThenIsTheRecordAuthorised(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.keep(t, boss.ID, func(c *Closure) ([]Event, error) {
		return Decide(c, g, boss, DecisionReturned, "Two things.", []Point{{reason, "Say who told us."}, {reason, "Give the date."}}, today)
	})
	if _, err := AnswerPoint(n.closure(), g, 2, "Done."); err == nil {
		t.Error("a third point was answered")
	}
	if _, err := AcceptPoint(n.closure(), g, boss, 0); err == nil {
		t.Error("an open point was accepted")
	}
	for i := range 2 {
		n.keep(t, "sam", func(c *Closure) ([]Event, error) { return AnswerPoint(c, g, i, "Written in.") })
	}
	n.write(Written{reason, "On 3 May the school told us."})
	n.send(g)
	if _, err := Decide(n.closure(), g, boss, DecisionAuthorised, "Read whole.", nil, today); err == nil || !strings.Contains(err.Error(), "looks at each point") {
		t.Errorf("authorised over the manager's own points: %v", err)
	}
	for i := range 2 {
		if _, err := AcceptPoint(n.closure(), g, Worker{"sam", "Sam Orr", "social worker"}, i); err == nil {
			t.Error("the author accepted the answer")
		}
		n.keep(t, boss.ID, func(c *Closure) ([]Event, error) { return AcceptPoint(c, g, boss, i) })
	}
	n.keep(t, boss.ID, func(c *Closure) ([]Event, error) {
		return Decide(c, g, boss, DecisionAuthorised, "Read whole.", nil, today)
	})
	if got := State(n.closure(), g, today); got != Authorised {
		t.Errorf("it is %q", got)
	}
}

func TestAPointThatNobodyAnsweredComesBackWithTheNextOnes(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.decide(boss.ID, DecisionReturned, Point{reason, "Say who told us."}, Point{reason, "Give the date."})
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return AnswerPoint(c, g, 1, "Written in.") })
	n.keep(t, boss.ID, func(c *Closure) ([]Event, error) { return AcceptPoint(c, g, boss, 1) })
	n.send(g)
	n.decide(boss.ID, DecisionReturned, Point{about("record.next"), "And the time?"})
	points := n.closure().OpenPoints()
	if len(points) != 2 || points[0].Text != "Say who told us." || points[1].Text != "And the time?" {
		t.Fatalf("the points that are open: %v", points)
	}
	for i := range points {
		n.send(g)
		if _, err := Decide(n.closure(), g, boss, DecisionAuthorised, "Read whole.", nil, today); err == nil || !strings.Contains(err.Error(), "looks at each point") {
			t.Errorf("authorised while %d of the points are accepted: %v", i, err)
		}
		n.keep(t, "sam", func(c *Closure) ([]Event, error) { return AnswerPoint(c, g, len(points)-1-i, "It stands there.") })
		n.keep(t, boss.ID, func(c *Closure) ([]Event, error) { return AcceptPoint(c, g, boss, len(points)-1-i) })
	}
	n.keep(t, boss.ID, func(c *Closure) ([]Event, error) {
		return Decide(c, g, boss, DecisionAuthorised, "Read whole.", nil, today)
	})
	if open := n.closure().OpenPoints(); len(open) != 0 {
		t.Errorf("authorised, and open: %v", open)
	}
}

func TestAManagersCorrectionIsShownToTheWorkerAlsoWhereTheRecordWasTakenBackOrSentBack(t *testing.T) {
	sam := Worker{"sam", "Sam Orr", "social worker"}
	g := smallGuide(t)
	for name, between := range map[string]struct{ before, after func(n *notebook) }{
		"taken back after it": {func(*notebook) {}, func(n *notebook) { n.write(Recalled{n.closure().Sent().Entry, "A page was missing."}) }},
		"sent back before it": {func(n *notebook) { n.decide(boss.ID, DecisionReturned, Point{reason, "I mended a word."}) }, func(*notebook) {}},
	} {
		n := sentOnce(g)
		between.before(n)
		n.by = boss.ID
		n.write(Written{reason, "What brought AB and a brother to us."})
		n.by = "sam"
		between.after(n)
		seen := Corrections(n.closure(), g, today)
		if len(seen) != 1 || seen[0].By != boss.ID {
			t.Errorf("%s: the worker is shown %v", name, seen)
			continue
		}
		n.keep(t, "sam", func(c *Closure) ([]Event, error) { return TakeCorrection(c, g, sam, seen[0].Entry, today) })
		n.send(g)
		if err := MayDecide(n.closure(), g, boss, today); err != nil {
			t.Errorf("%s: taken and sent again, and still: %v", name, err)
		}
	}
}

func TestWhoeverTakesTheWorkOverAndSendsTheRecordIsItsWriterAndNoManagerWhoMendsIt(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.by = "ann"
	n.write(Written{reason, "What brought AB and a sister to us."})
	n.write(Recalled{n.closure().Sent().Entry, "Ann goes on with it."})
	n.send(g)
	if seen := Corrections(n.closure(), g, today); len(seen) != 0 {
		t.Errorf("a worker's own words wait to be seen: %v", seen)
	}
	if err := MayDecide(n.closure(), g, boss, today); err != nil {
		t.Errorf("the manager cannot decide: %v", err)
	}
	if err := MayDecide(n.closure(), g, Worker{"ann", "Ann Bray", "team manager"}, today); err == nil {
		t.Error("whoever wrote it and sent it decides on it")
	}
}

func TestWhoWroteTheRecordUnderAnotherIdOfTheirsCannotDecideOnIt(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	if err := MayDecide(n.closure(), g, boss, today, "kim"); err != nil {
		t.Fatal(err)
	}
	if err := MayDecide(n.closure(), g, boss, today, "kim", "sam"); err == nil || !strings.Contains(err.Error(), "whoever wrote it cannot decide") {
		t.Errorf("sam, who is the manager too, decides: %v", err)
	}
}

func TestWhoMayDecideIsToldFromTheirRole(t *testing.T) {
	for role, may := range map[string]bool{
		"team manager": true, "Team Manager, Family Support and Safeguarding": true, "Service manager, Early Support": true,
		"Team Manager - Assessment and Support Team": true, "team manager (registered social worker)": true, "Acting team manager": true,
		"practice manager": true, "Head of service": true, "Rheolwr tîm": true, "cyfarwyddwr cynorthwyol": true, "assistant director": true,
		"Office manager": false, "Business manager": false, "rheolwr swyddfa": false, "case manager": false, "senior practitioner": false,
		"Senior practitioner, for the team manager": false, "assistant to the team manager": false, "family support manager": false,
		"Team manager and designated officer": true, "Independent reviewing officer service manager": true, "MASH – Team Manager": true, "Assessment / team manager": true,
		"social worker": false, "": false, "Social worker / team manager's deputy": false,
	} {
		if notManager(role) == may {
			t.Errorf("somebody who is %q may decide: %v", role, !may)
		}
	}
}

func TestAManagersCorrectionIsSeenByTheWorkerBeforeTheManagerMayAuthorise(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.by = boss.ID
	n.write(Written{reason, "What brought AB and a brother to us."})
	n.by = "sam"
	c := n.closure()
	if err := MayDecide(c, g, boss, today); err == nil || !strings.Contains(err.Error(), "shown to the worker first") {
		t.Errorf("decided over a correction that nobody saw: %v", err)
	}
	seen := Corrections(c, g, today)
	if len(seen) != 1 || seen[0].By != boss.ID {
		t.Fatalf("corrections: %v", seen)
	}
	if _, err := TakeCorrection(c, g, boss, seen[0].Entry, today); err == nil {
		t.Error("the manager took their own correction")
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return TakeCorrection(c, g, Worker{"sam", "Sam Orr", "social worker"}, seen[0].Entry, today)
	})
	if err := MayDecide(n.closure(), g, boss, today); err == nil || !strings.Contains(err.Error(), "sent again") {
		t.Errorf("decided on a text that was not sent: %v", err)
	}
	n.send(g)
	if err := MayDecide(n.closure(), g, boss, today); err != nil {
		t.Errorf("taken and sent again, and still: %v", err)
	}
}

func TestACorrectionThatTheWorkerWroteOverBarsTheManagerNoMoreThanOneTheyTook(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.by = boss.ID
	n.write(Written{reason, "What brought AB and a brother to us."})
	n.by = "sam"
	n.write(Written{reason, "What brought AB and her brother to us."})
	n.send(g)
	if err := MayDecide(n.closure(), g, boss, today); err != nil {
		t.Errorf("the worker wrote over the correction and sent the record again, and still: %v", err)
	}
	n = opened() // but whoever wrote in it before it was ever sent is one of its writers
	n.by = boss.ID
	n.write(Written{reason, "What brought AB to us."})
	n.by = "sam"
	n.write(Written{reason, "What brought AB and her brother to us."})
	n.send(g)
	if err := MayDecide(n.closure(), g, boss, today); err == nil {
		t.Error("the manager decided on a record that they began to write")
	}
}

func TestARecordThatIsWithTheManagerCanBeTakenBackUntilItIsDecided(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	if _, err := Recall(n.closure(), g, " "); err == nil {
		t.Error("taken back without a reason")
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return Recall(c, g, "A page was missing.") })
	if _, err := Recall(n.closure(), g, "Again."); err == nil {
		t.Error("taken back twice")
	}
	n.send(g)
	n.decide(boss.ID, DecisionAuthorised)
	if _, err := Recall(n.closure(), g, "Too late."); err == nil {
		t.Error("taken back after the decision")
	}
	if _, _, err := Undo(n.closure(), g, "sam"); err != nil {
		t.Fatal(err)
	}
	events, what, _ := Undo(n.closure(), g, "sam")
	if len(events) == 1 && strings.Contains(what, "sending") {
		t.Errorf("undo takes back %s, on which the manager has decided", what)
	}
}

func TestADecisionOnAnotherTextThanTheOneThatWasSentHasNoEffect(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	was := n.closure().Sent()
	n.write(Written{reason, "Another text."})
	n.send(g)
	n.by = boss.ID
	n.write(Decided{Submission: n.closure().Sent().Entry, Record: was.Print, Decision: DecisionAuthorised, Because: "Read."})
	if c := n.closure(); State(c, g, today) != WithManager || len(c.Odd) != 1 || c.Odd[0].Why != oddRead {
		t.Errorf("%s, %v", State(c, g, today), c.Odd)
	}
}

func TestNothingThatWasDecidedOnCanBeChangedOnceInvolvementHasEnded(t *testing.T) {
	g := realGuide(t)
	n := opened()
	n.write(Written{about("record.concerns"), "What AB said."})
	n.at("2026-11-18").send(g)
	other := n.copy("sam", 900, n.clock)
	other.write(Written{about("record.concerns"), "Another text, typed apart."})
	n.decide(boss.ID, DecisionAuthorised)
	n.say(ItemClosed, "2026-11-20")
	n.entries = Merge(n.entries, other.entries)
	c := n.closure()
	if State(c, g, today) != ClosedLife || c.Text(about("record.concerns")) != "What AB said." {
		t.Errorf("it is %s, and reads %q", State(c, g, today), c.Text(about("record.concerns")))
	}
	if len(c.Odd) != 1 || c.Odd[0].Why != oddClosed {
		t.Errorf("what was typed apart is not shown: %v", c.Odd)
	}
	if _, err := Write(c, g, about("record.concerns"), "Changed."); err == nil || !strings.Contains(err.Error(), "reopen it") {
		t.Errorf("a section was changed: %v", err)
	}
	for item, ok := range map[string]bool{"safety.safe": false, ItemClosed: false, "decide.agencies-told": true, "say.why-ending": true} {
		it := g.Item(item)
		s := TheClosure
		if len(it.Each) > 0 {
			s = TheChild
		}
		a := value("yes")
		if it.Type == guide.DateType {
			a = value("2026-11-19")
		}
		if _, err := Give(c, g, Field{item, s}, a, today); (err == nil) != ok {
			t.Errorf("%s after the ending: %v", item, err)
		}
	}
}

// TestNoOrderOfEventsAuthorisesAnotherText plays random journals on two laptops, merges them both ways, and
// holds: whatever is authorised reads, section by section, as it was sent and decided on.
func TestNoOrderOfEventsAuthorisesAnotherText(t *testing.T) {
	g := smallGuide(t)
	seen, closedByHand := map[Life]int{}, 0
	for seed := range int64(120) {
		r := rand.New(rand.NewSource(seed))
		n := sentOnce(g)
		n.answer("child.told", TheChild, Answer{Status: Answered, Value: Value{"yes"}, On: "2026-11-01", Evidence: "A told AB."})
		pages := []*notebook{n.copy("sam", 1000, n.clock), n.copy("kim", 2000, n.clock)}
		for range 30 {
			p := pages[r.Intn(2)]
			switch s := p.closure().Sent(); r.Intn(9) {
			case 0, 1:
				p.write(Written{reason, fmt.Sprintf("Text %d", r.Intn(3))})
			case 2:
				p.send(g)
			case 3:
				if s != nil {
					p.write(Recalled{s.Entry, "Taken back."})
				}
			case 4, 5:
				if s != nil {
					p.decide([]WorkerID{"rees", "sam"}[r.Intn(2)], DecisionAuthorised)
				}
			case 6:
				if s != nil {
					p.decide("rees", DecisionReturned, Point{reason, "Mend."})
				}
			case 7:
				if events, _, err := Undo(p.closure(), g, []WorkerID{"sam", "kim", "rees"}[r.Intn(3)]); err == nil {
					p.write(events...)
				}
			case 8:
				if r.Intn(2) == 0 {
					p.say(ItemClosed, "2026-11-20") // as it may come from another laptop
					break
				}
				was := p.closure()
				for _, a := range []Answer{{Status: Answered, Evidence: "In the case record, 20 November."}, {Status: Answered, Value: Value{"2026-11-20"}}} {
					events, err := Give(was, g, Field{ItemClosed, TheClosure}, a, today)
					if err != nil || len(events) == 0 {
						continue
					}
					if len(a.Value) == 0 || State(was, g, today) != Authorised || Void(was, g, today) {
						t.Fatalf("seed %d: it was closed with %v while it was %s", seed, a, State(was, g, today))
					}
					closedByHand++
					p.write(events...)
				}
			}
		}
		one := Fold(Merge(pages[0].entries, pages[1].entries))
		two := Fold(Merge(pages[1].entries, pages[0].entries))
		if a, b := State(one, g, today), State(two, g, today); a != b {
			t.Fatalf("seed %d: merged one way it is %s, the other way %s", seed, a, b)
		}
		for _, c := range []*Closure{one, pages[0].closure(), pages[1].closure()} {
			life := State(c, g, today)
			seen[life]++
			if !slices.Contains([]Life{Authorised, ClosedLife, ClosedAllShared}, life) {
				continue
			}
			s := c.Sent()
			d := c.Standing()
			if d == nil || d.Decision != DecisionAuthorised || d.Record != Fingerprint(s.Record) {
				t.Fatalf("seed %d: %s without a decision on what was sent", seed, life)
			}
			var sent SentRecord
			if err := json.Unmarshal(s.Record, &sent); err != nil {
				t.Fatal(err)
			}
			for _, sec := range sent.Sections {
				if got := c.Text(sec.Field); got != sec.Text {
					t.Fatalf("seed %d: %s, and %s reads %q where %q was authorised", seed, life, sec.Field.Item, got, sec.Text)
				}
			}
			if now := RecordSections(c, g, today); !slices.Equal(now, sent.Sections) {
				t.Fatalf("seed %d: %s, and it reads %v where %v was authorised", seed, life, now, sent.Sections)
			}
		}
	}
	if closedByHand == 0 {
		t.Error("nothing was closed by hand")
	}
	for _, life := range []Life{Authorised, ClosedLife, WithManager, Preparing, Returned} {
		if life != Preparing && seen[life] == 0 {
			t.Errorf("no journal came to be %s: %v", life, seen)
		}
	}
}

func TestWordsThatWereChangedAndPutBackBeforeTheEndingStandInNobodysWay(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.decide(boss.ID, DecisionAuthorised)
	n.write(Written{reason, "A slip."}, Written{reason, "What brought AB to us."})
	n.say(ItemClosed, "2026-11-20")
	if c := n.closure(); !c.Frozen() || len(c.Odd) != 0 || c.Text(reason) != "What brought AB to us." {
		t.Errorf("odd %v, and it reads %q", c.Odd, c.Text(reason))
	}
}

func TestADecisionThatCameWithAFileIsReadAsOneThatWasTyped(t *testing.T) {
	e := Entry{Event: Decided{Because: "Read\r\nwhole.", Points: []Point{{Section: reason, Text: "Zoe\u0308 is\tmissing."}}}}
	normalise(&e)
	d := e.Event.(Decided)
	if d.Because != "Read\nwhole." || d.Points[0].Text != "Zo\u00eb is    missing." {
		t.Errorf("it reads %q and %q", d.Because, d.Points[0].Text)
	}
	e = Entry{Event: PointAnswered{Text: "Written\r\nin."}}
	if normalise(&e); e.Event.(PointAnswered).Text != "Written\nin." {
		t.Errorf("the answer reads %q", e.Event.(PointAnswered).Text)
	}
}

func TestAForgedDecisionOverPointsThatNobodyAcceptedHasNoEffect(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.keep(t, boss.ID, func(c *Closure) ([]Event, error) {
		return Decide(c, g, boss, DecisionReturned, "One thing.", []Point{{reason, "Say who told us."}}, today)
	})
	n.write(Written{reason, "On 3 May the school told us."})
	n.send(g)
	n.decide(boss.ID, DecisionAuthorised) // forced into the journal
	c := n.closure()
	if State(c, g, today) != WithManager || len(c.Odd) != 1 || c.Odd[0].Why != oddPoints {
		t.Fatalf("it is %s, odd %v", State(c, g, today), c.Odd)
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return AnswerPoint(c, g, 0, "Written in.") })
	n.keep(t, boss.ID, func(c *Closure) ([]Event, error) { return AcceptPoint(c, g, boss, 0) })
	n.decide(boss.ID, DecisionAuthorised)
	if c := n.closure(); State(c, g, today) != Authorised {
		t.Errorf("once it was accepted it is %s, odd %v", State(c, g, today), c.Odd)
	}
}

func TestWhoSaidWhyASectionDoesNotApplyWroteInTheRecord(t *testing.T) {
	g := smallGuide(t)
	n := opened()
	n.by = boss.ID
	n.answer(reason.Item, TheClosure, Answer{Status: DoesNotApply, Because: "nobody brought AB to us"})
	n.by = "sam"
	n.send(g)
	if _, err := Decide(n.closure(), g, boss, DecisionAuthorised, "Read whole.", nil, today); err == nil || !strings.Contains(err.Error(), "whoever wrote it cannot decide") {
		t.Errorf("%v", err)
	}
	other := Worker{"lee", "Lee Moor", "team manager"}
	if _, err := Decide(n.closure(), g, other, DecisionAuthorised, "Read whole.", nil, today); err != nil {
		t.Error(err)
	}
}
