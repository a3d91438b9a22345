package model

import (
	"fmt"
)

// session says what was talked through in supervision.
func (r *reciting) session(t telling, ev Event) {
	t.Title = "Supervision"
	switch ev := ev.(type) {
	case SessionBegan:
		t.Did = "Begun"
		for _, p := range ev.Here {
			t.Words = append(t.Words, AccessPiece{Label: "Who was there", Text: ", " + CapacityWords(p.As), Worker: p.Worker})
		}
		r.topics(t, ev.Topics)
	case AgendaSet:
		t.Did = "Agenda changed"
		r.topics(t, ev.Topics)
	case TopicEnded:
		t.Did = "A topic talked through"
		r.topics(t, []Topic{ev.Topic})
		t.chose("How it ended", EndWords(ev.End))
		t.typed("Their guess at what the child would say", ev.Child)
		t.typed("Their guess at what the parents would say", ev.Parents)
		t.typed("What would make this wrong", ev.Wrong)
		t.typed("Why", ev.Why)
		t.typed("How", ev.How)
		t.typed("To be done", ev.Do)
		t.typed("By whom", ev.Owner)
		t.chose("By when", ev.By.String())
		t.chose("Deferred until", ev.Until.String())
		for _, v := range ev.Voices {
			if !emptyText(v.Says) {
				t.Words = append(t.Words, AccessPiece{Label: "The view of one of them", Text: ": " + v.Says, Typed: true, Worker: v.Worker})
			}
		}
	case ActionDone:
		t.Did = "Something that was to be done, noted as done"
		t.chose("Which", upper(t.to(ev.Action)))
		t.chose("When", ev.On.String())
		t.typed("How", ev.How)
	case SessionEnded:
		t.Did = "Ended"
		if ev.Asked {
			t.chose("How the worker is, and their support", "Asked")
		}
		t.chose("Next", ev.Next.String())
	}
}

// topics say what was on the agenda.
func (r *reciting) topics(t telling, topics []Topic) {
	for i, topic := range topics {
		label := "Topic"
		if len(topics) > 1 {
			label = fmt.Sprint("Topic ", i+1)
		}
		switch {
		case topic.Words != "":
			t.typed(label, topic.Words)
		case topic.Action != "":
			t.chose(label, "What was to be done after "+t.to(topic.Action))
		default:
			t.chose(label, r.titleOf(topic.Field))
		}
	}
}
