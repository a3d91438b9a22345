package model

import (
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

// sitting is a worker with her manager.
var sitting = []Present{{"sam", AsWorker}, {boss.ID, AsManager}}

// supervised is a supervision of a small agenda.
func supervised(t *testing.T, topics ...Topic) (*guide.Guide, *notebook) {
	t.Helper()
	g := realGuide(t)
	n := opened()
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return BeginSession(c, g, sitting, topics) })
	return g, n
}

func ends(g *guide.Guide, ev TopicEnded) func(c *Closure) ([]Event, error) {
	return func(c *Closure) ([]Event, error) { return EndTopic(c, g, ev, today) }
}

func TestSupervisionTakesTwoPeopleTheWorkerAndWhoeverHoldsIt(t *testing.T) {
	g := realGuide(t)
	for _, s := range []struct {
		name string
		here []Present
		want string
	}{
		{"a worker and a manager", sitting, ""},
		{"a worker and a senior practitioner", []Present{{"sam", AsWorker}, {"ines", AsSenior}}, ""},
		{"a worker alone", sitting[:1], "takes the worker"},
		{"two managers", []Present{{"sam", AsManager}, {"lee", AsManager}}, "takes the worker"},
		{"one person twice", []Present{{"sam", AsWorker}, {"sam", AsManager}}, "somebody is there twice"},
		{"somebody else", []Present{{"sam", AsWorker}, {"kim", "friend"}}, "not a part that somebody has"},
	} {
		_, err := BeginSession(opened().closure(), g, s.here, nil)
		if s.want == "" && err != nil || s.want != "" && (err == nil || !strings.Contains(err.Error(), s.want)) {
			t.Errorf("%s: %v", s.name, err)
		}
	}
	_, n := supervised(t)
	if _, err := BeginSession(n.closure(), g, sitting, nil); err == nil || !strings.Contains(err.Error(), "open already") {
		t.Errorf("two at once: %v", err)
	}
}

func TestEachEndOfATopicNeedsWhatBelongsToIt(t *testing.T) {
	topic := Topic{Words: "The holidays"}
	g, n := supervised(t, topic)
	voices := []Voice{{"sam", "She is not ready."}, {boss.ID, "She is."}}
	for _, e := range []struct {
		name string
		ev   TopicEnded
		want string
	}{
		{"settled", TopicEnded{End: EndSettled}, ""},
		{"settled, with why and how", TopicEnded{End: EndSettled, Why: "School sees her daily.", How: "Two lines of the plan.", Child: "Ask me first.", Parents: "At last.", Wrong: "If he came back."}, ""},
		{"a change", TopicEnded{End: EndChange, Do: "Ring the school", Owner: "Sam Orr", By: today.Add(7)}, ""},
		{"a change without who", TopicEnded{End: EndChange, Do: "Ring the school", By: today}, "who does it is empty"},
		{"a change without what", TopicEnded{End: EndChange, Owner: "Sam Orr", By: today}, "what is to be done is empty"},
		{"a change without when", TopicEnded{End: EndChange, Do: "Ring the school", Owner: "Sam Orr"}, "by when"},
		{"a change by yesterday", TopicEnded{End: EndChange, Do: "Ring", Owner: "Sam Orr", By: today.Add(-1)}, "has passed"},
		{"deferred", TopicEnded{End: EndDeferred, Until: today.Add(1)}, ""},
		{"deferred without until", TopicEnded{End: EndDeferred}, "until when"},
		{"deferred until today", TopicEnded{End: EndDeferred, Until: today}, "is not still to come"},
		{"not agreed", TopicEnded{End: EndNotAgreed, Voices: voices}, ""},
		{"not agreed, one voice", TopicEnded{End: EndNotAgreed, Voices: voices[:1]}, "both voices are kept"},
		{"not agreed, an empty voice", TopicEnded{End: EndNotAgreed, Voices: []Voice{{"sam", " "}, voices[1]}}, "is empty"},
		{"not agreed, a voice from outside", TopicEnded{End: EndNotAgreed, Voices: []Voice{{"kim", "No."}, voices[1]}}, "of somebody who is there"},
		{"settled, with a voice", TopicEnded{End: EndSettled, Voices: voices}, "where they do not agree"},
		{"some other end", TopicEnded{End: "later"}, "not how a topic ends"},
		{"of no topic here", TopicEnded{End: EndSettled, Topic: Topic{Words: "Another"}}, "not on the agenda"},
	} {
		if e.ev.Topic == (Topic{}) {
			e.ev.Topic = topic
		}
		_, err := EndTopic(n.closure(), g, e.ev, today)
		if e.want == "" && err != nil || e.want != "" && (err == nil || !strings.Contains(err.Error(), e.want)) {
			t.Errorf("%s: %v", e.name, err)
		}
	}
}

func TestWhatIsToBeDoneComesBackUntilItIsDone(t *testing.T) {
	topic := Topic{Words: "The holidays"}
	g, n := supervised(t, topic)
	n.keep(t, "sam", ends(g, TopicEnded{Topic: topic, End: EndChange, Do: "Ring the school", Owner: "Sam Orr", By: today.Add(2)}))
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return EndSession(c, g, true, "", today) })
	act := n.closure().Actions()[0]
	if act.Late(today.Add(2)) || !act.Late(today.Add(3)) {
		t.Error("it is late on the wrong day")
	}
	agenda := Agenda(n.closure(), g, today.Add(3), false)
	if len(agenda) == 0 || agenda[0].Topic != (Topic{Action: act.Entry}) || agenda[0].Title != "Ring the school" || !strings.Contains(agenda[0].Why, "its day has passed") {
		t.Fatalf("the next agenda begins with %+v", agenda[:1])
	}
	if _, err := FinishAction(n.closure(), g, ActionDone{Action: act.Entry, On: today.Add(1)}, today); err == nil {
		t.Error("it is done on a day that is still to come")
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) {
		return FinishAction(c, g, ActionDone{Action: act.Entry, On: today, How: "They rang back"}, today)
	})
	c := n.closure()
	if c.Actions()[0].Done == nil || slices.ContainsFunc(Agenda(c, g, today.Add(3), false), func(a AgendaItem) bool { return a.Topic.Action != "" }) {
		t.Error("once it is done it comes back all the same")
	}
}

func TestTheNextSupervisionStartsFromWhereThisOneCame(t *testing.T) {
	g := realGuide(t)
	n := opened()
	first := Agenda(n.closure(), g, today, false)
	if len(first) < 5 {
		t.Fatalf("the agenda of a closure that has just begun has %d topics", len(first))
	}
	var topics []Topic
	for _, a := range first {
		topics = append(topics, a.Topic)
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return BeginSession(c, g, sitting, topics) })
	n.keep(t, "sam", ends(g, TopicEnded{Topic: topics[0], End: EndSettled}))
	n.keep(t, "sam", ends(g, TopicEnded{Topic: topics[1], End: EndDeferred, Until: today.Add(7)}))
	if ended, of := n.closure().OpenSession().Gone(); ended != 2 || of != len(topics) {
		t.Errorf("%d of %d", ended, of)
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return EndSession(c, g, false, today.Add(7), today) })
	on := func(c *Closure, day Date, topic Topic) bool {
		return slices.ContainsFunc(Agenda(c, g, day, false), func(a AgendaItem) bool { return a.Topic == topic })
	}
	c := n.closure()
	switch {
	case !on(c, today, topics[0]):
		t.Error("what was talked through, and still stands in the way, does not come back")
	case on(c, today.Add(6), topics[1]):
		t.Error("what was deferred comes back too soon")
	case !on(c, today.Add(7), topics[1]):
		t.Error("what was deferred does not come back")
	case !on(c, today, topics[2]):
		t.Error("what was not reached is not on the agenda")
	}
	if whole := Agenda(c, g, today, true); len(whole) < len(first)+20 {
		t.Errorf("the whole checklist has %d topics", len(whole))
	}
}

func TestTheAgendaIsReorderedAndAddedToAndWhatEndedStaysOnIt(t *testing.T) {
	a, b := Topic{Words: "The holidays"}, Topic{Field: about("risk.safe")}
	g, n := supervised(t, a, b)
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return AddTopic(c, g, " His new\tjob ", a) })
	if got := n.closure().OpenSession().Topics; !slices.Equal(got, []Topic{a, {Words: "His new job"}, b}) {
		t.Fatalf("%v", got)
	}
	if _, err := AddTopic(n.closure(), g, "His new job", a); err == nil {
		t.Error("it is added twice")
	}
	n.keep(t, "sam", ends(g, TopicEnded{Topic: a, End: EndSettled}))
	if _, err := SetAgenda(n.closure(), g, []Topic{b}); err == nil {
		t.Error("what ended is taken off")
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return SetAgenda(c, g, []Topic{b, a}) })
	if ended, of := n.closure().OpenSession().Gone(); ended != 1 || of != 2 {
		t.Errorf("%d of %d", ended, of)
	}
}

func TestWhatIsForgedInSupervisionHasNoEffect(t *testing.T) {
	topic := Topic{Words: "The holidays"}
	_, n := supervised(t, topic)
	s := n.closure().OpenSession().Entry
	n.write(TopicEnded{Session: id(999), Topic: topic, End: EndSettled}, ActionDone{Action: s, On: today}, SessionEnded{Session: id(999)})
	if c := n.closure(); len(c.Odd) != 3 || c.OpenSession() == nil {
		t.Errorf("odd are %v", c.Odd)
	}
}
