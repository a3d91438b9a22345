package model

import (
	"slices"
	"strings"
	"testing"

	"handover/model/guide"
)

// held holds a supervision of some topics, each with its end.
func (n *notebook) held(t *testing.T, g *guide.Guide, ended ...TopicEnded) {
	t.Helper()
	var topics []Topic
	for _, e := range ended {
		topics = append(topics, e.Topic)
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return BeginSession(c, g, sitting, topics) })
	for _, e := range ended {
		if e.End != "" {
			n.keep(t, "sam", ends(g, e))
		}
	}
	n.keep(t, "sam", func(c *Closure) ([]Event, error) { return EndSession(c, g, true, "", today) })
}

// drawn finds a topic on the agenda; ok is false where it is not on it.
func drawn(n *notebook, g *guide.Guide, day Date, topic Topic) (item AgendaItem, ok bool) {
	all := Agenda(n.closure(), g, day, false)
	i := slices.IndexFunc(all, func(a AgendaItem) bool { return a.Topic == topic })
	if i < 0 {
		return AgendaItem{}, false
	}
	return all[i], true
}

// bothVoices is what each of them holds.
var bothVoices = []Voice{{"sam", "She is not ready."}, {boss.ID, "She is."}}

func TestWhatWasNotAgreedComesBackUntilItEndsOtherwise(t *testing.T) {
	g := realGuide(t)
	n := opened()
	gate, own, prompt := Topic{Field: about("start.decided")}, Topic{Words: "The holidays"}, Topic{}
	for _, stage := range guide.Stages {
		for _, a := range Asked(n.closure(), g, stage, today) {
			if prompt == (Topic{}) && a.Item.Kind == guide.Prompt {
				prompt = Topic{Field: a.Field()}
			}
		}
	}
	for _, topic := range []Topic{gate, own, prompt} {
		n.held(t, g, TopicEnded{Topic: topic, End: EndNotAgreed, Voices: bothVoices})
		item, ok := drawn(n, g, today, topic)
		if !ok || item.Group != groupLeft || !strings.Contains(item.Why, "Not agreed on ") {
			t.Errorf("%v does not come back as not agreed: %+v", topic, item)
		}
		n.keep(t, "sam", func(c *Closure) ([]Event, error) { return BeginSession(c, g, sitting, []Topic{topic}) })
		if _, ok := drawn(n, g, today, topic); !ok {
			t.Errorf("%v is not on the agenda on which it was put", topic)
		}
		n.keep(t, "sam", ends(g, TopicEnded{Topic: topic, End: EndNotAgreed, Voices: bothVoices}))
		if _, ok := drawn(n, g, today, topic); ok {
			t.Errorf("%v comes back in the supervision in which it has just ended", topic)
		}
		n.keep(t, "sam", func(c *Closure) ([]Event, error) { return EndSession(c, g, true, "", today) })
		n.held(t, g, TopicEnded{Topic: topic, End: EndSettled})
		if item, ok := drawn(n, g, today, topic); ok && item.Group == groupLeft {
			t.Errorf("%v is still not agreed once it was settled", topic)
		}
	}
}

func TestTalkingAGateThroughDoesNotTakeItOffTheNextAgendaWhileItIsOpen(t *testing.T) {
	g := realGuide(t)
	n := opened()
	topic := Topic{}
	for _, item := range Agenda(n.closure(), g, today, false) {
		if item.Group == groupWay && g.Item(item.Topic.Field.Item).Type == guide.YesNo {
			topic = item.Topic
			break
		}
	}
	n.answer(topic.Field.Item, topic.Field.Subject, Answer{Status: NotYet})
	n.held(t, g, TopicEnded{Topic: topic, End: EndSettled})
	if item, ok := drawn(n, g, today, topic); !ok || item.Group != groupWay {
		t.Errorf("a gate that is answered “not yet” is gone once it was talked through: %+v", item)
	}
	n.give(t, g, topic.Field.Item, topic.Field.Subject, ok(Answer{Value: g.Item(topic.Field.Item).Settles, Evidence: "Seen in the record."}))
	if !Settled(n.closure(), g, g.Item(topic.Field.Item), topic.Field.Subject, today) {
		t.Fatalf("%v is not settled by that", topic)
	}
	n.held(t, g, TopicEnded{Topic: topic, End: EndSettled})
	if _, ok := drawn(n, g, today, topic); ok {
		t.Error("what is settled comes back")
	}
	n.answer(topic.Field.Item, topic.Field.Subject, Answer{Status: ToDiscuss})
	if item, ok := drawn(n, g, today, topic); !ok || item.Group != groupDiscuss {
		t.Errorf("what was settled, and then marked to discuss, does not come back: %+v", item)
	}
}

func TestASubjectInTheirOwnWordsComesBackWhenItWasDeferredOrNotReached(t *testing.T) {
	g := realGuide(t)
	n := opened()
	later, missed, done := Topic{Words: "The holidays"}, Topic{Words: "His new job"}, Topic{Words: "The dog"}
	n.held(t, g, TopicEnded{Topic: later, End: EndDeferred, Until: today.Add(7)}, TopicEnded{Topic: missed}, TopicEnded{Topic: done, End: EndSettled})
	if _, ok := drawn(n, g, today.Add(6), later); ok {
		t.Error("what was deferred comes back too soon")
	}
	if _, ok := drawn(n, g, today.Add(7), later); !ok {
		t.Error("what was deferred does not come back")
	}
	if _, ok := drawn(n, g, today, missed); !ok {
		t.Error("what was not reached does not come back")
	}
	if _, ok := drawn(n, g, today, done); ok {
		t.Error("what was settled comes back")
	}
}

func TestTwoPointsOnOneSectionAreBothOnTheAgenda(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	n.held(t, g, TopicEnded{Topic: Topic{Field: reason}, End: EndSettled}) // before they came back
	n.decide(boss.ID, DecisionReturned, Point{reason, "Say who told us."}, Point{reason, "Say when."})
	item, ok := drawn(n, g, today, Topic{Field: reason})
	if !ok || item.Group != groupPoints || item.Why != "2 points: Say who told us. / Say when." {
		t.Errorf("the section that came back with two points stands as %+v", item)
	}
}

func TestWhileTheRecordLiesWithTheManagerNothingThatWaitsForTheirDecisionIsATopic(t *testing.T) {
	g := smallGuide(t)
	n := sentOnce(g)
	for _, day := range []string{"sent", "authorised"} {
		for _, item := range Agenda(n.closure(), g, today, false) {
			it := g.Item(item.Topic.Field.Item)
			if day == "sent" && it != nil && it.Step != guide.Submit || it != nil && it.Group == g.Item(ItemClosed).Group {
				t.Errorf("once it is %s, “%s” is a topic: %s", day, item.Title, item.Group)
			}
		}
		n.decide(boss.ID, DecisionAuthorised)
	}
}
