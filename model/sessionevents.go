package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// What happens in supervision (practice guide: Supervision). A session is begun by two people, goes through its
// topics one at a time, and ends; what is to be done comes back until it is done.
type (
	// SessionBegan says who sits together, and what is on the agenda, in order.
	SessionBegan struct {
		Here   []Present `json:"here"`
		Topics []Topic   `json:"topics"`
	}

	// AgendaSet puts the agenda of a session in another order, with what was added and without what was taken out.
	AgendaSet struct {
		Session EntryID `json:"session"`
		Topics  []Topic `json:"topics"`
	}

	// TopicEnded says how a topic ended, with what was said of it. What the child and the parents would say is a
	// guess of those who were there: it stands nowhere beside their views.
	TopicEnded struct {
		Session EntryID `json:"session"`
		Topic   Topic   `json:"topic"`
		End     string  `json:"end"`               // one of Ends
		Child   string  `json:"child,omitempty"`   // what they guess that the child would say
		Parents string  `json:"parents,omitempty"` // and the parents
		Wrong   string  `json:"wrong,omitempty"`   // what would make this wrong
		Why     string  `json:"why,omitempty"`
		How     string  `json:"how,omitempty"`
		Do      string  `json:"do,omitempty"`     // for EndChange: what is to be done
		Owner   string  `json:"owner,omitempty"`  // by whom
		By      Date    `json:"by,omitempty"`     // by when
		Until   Date    `json:"until,omitempty"`  // for EndDeferred
		Voices  []Voice `json:"voices,omitempty"` // for EndNotAgreed: what each of them holds
	}

	// ActionDone says that what was to be done after a topic is done.
	ActionDone struct {
		Action EntryID `json:"action"` // the TopicEnded
		On     Date    `json:"on"`
		How    string  `json:"how,omitempty"`
	}

	// SessionEnded ends a session.
	SessionEnded struct {
		Session EntryID `json:"session"`
		Asked   bool    `json:"asked,omitempty"` // the worker was asked how they are, and what support they have: never what they said
		Next    Date    `json:"next,omitempty"`  // when they sit together again
	}

	// A Present is somebody who is there, and as what.
	Present struct {
		Worker WorkerID `json:"worker"`
		As     string   `json:"as"` // AsWorker, AsManager or AsSenior
	}

	// A Topic is one thing to talk through: a question or a section of the checklist, something that was to be
	// done, or a subject in words. It is exactly one of them.
	Topic struct {
		Field  Field   `json:"field,omitzero"`
		Action EntryID `json:"action,omitempty"`
		Words  string  `json:"words,omitempty"`
	}

	// A Voice is what one of them holds where they do not agree.
	Voice struct {
		Worker WorkerID `json:"worker"`
		Says   string   `json:"says"`
	}
)

func (SessionBegan) kind() string { return "session-began" }
func (AgendaSet) kind() string    { return "agenda-set" }
func (TopicEnded) kind() string   { return "topic-ended" }
func (ActionDone) kind() string   { return "action-done" }
func (SessionEnded) kind() string { return "session-ended" }

// As what somebody is there. A senior practitioner may hold the discussion, and does not authorise.
const (
	AsWorker  = "worker"
	AsManager = "manager"
	AsSenior  = "senior-practitioner"
)

// CapacityWords says in words as what somebody is there.
func CapacityWords(as string) string {
	if as == AsSenior {
		return "senior practitioner"
	}
	return as
}

// How a topic can end.
const (
	EndSettled   = "settled"
	EndChange    = "change"
	EndDeferred  = "deferred"
	EndNotAgreed = "not-agreed"
)

// Ends lists how a topic can end, in order, in words.
var Ends = [...]struct{ ID, Words string }{
	{EndSettled, "Settled"},
	{EndChange, "Change needed"},
	{EndDeferred, "Deferred"},
	{EndNotAgreed, "Not agreed"},
}

// EndWords says in words how a topic ended.
func EndWords(end string) string {
	for _, e := range Ends {
		if e.ID == end {
			return e.Words
		}
	}
	return end
}

// maxTopics is how many topics an agenda has room for.
const maxTopics = 2000

func checkTopics(topics []Topic) error {
	if len(topics) > maxTopics {
		return fmt.Errorf("there are %d topics; an agenda has room for %d", len(topics), maxTopics)
	}
	for i, t := range topics {
		if err := checkTopic(t); err != nil {
			return err
		}
		if slices.Contains(topics[:i], t) {
			return errors.New("a topic is on the agenda twice")
		}
	}
	return nil
}

func checkTopic(t Topic) error {
	is := 0
	if t.Field != (Field{}) {
		is++
		if len(t.Field.Item) > MaxLine || !itemID.MatchString(t.Field.Item) {
			return fmt.Errorf("%q cannot be the id of a question", t.Field.Item)
		}
		if err := checkSubject(t.Field.Subject); err != nil {
			return err
		}
	}
	if t.Action != "" {
		is++
		if err := checkID(t.Action); err != nil {
			return err
		}
	}
	if t.Words != "" {
		is++
		if err := checkLine("the topic", t.Words, true); err != nil {
			return err
		}
	}
	if is != 1 {
		return errors.New("a topic is a question, something to be done, or a subject in words: one of them")
	}
	return nil
}

func checkSessionBegan(s SessionBegan) error {
	worker, holds := 0, 0
	for i, p := range s.Here {
		switch p.As {
		case AsWorker:
			worker++
		case AsManager, AsSenior:
			holds++
		default:
			return fmt.Errorf("%q is not a part that somebody has in supervision", p.As)
		}
		if err := checkLine("who is there", string(p.Worker), true); err != nil {
			return err
		}
		if slices.ContainsFunc(s.Here[:i], func(o Present) bool { return o.Worker == p.Worker }) {
			return errors.New("somebody is there twice; supervision takes two people")
		}
	}
	if worker == 0 || holds == 0 || len(s.Here) > 6 {
		return errors.New("supervision takes the worker, and a manager or senior practitioner")
	}
	return checkTopics(s.Topics)
}

func checkTopicEnded(e TopicEnded) error {
	for _, text := range []struct{ what, words string }{
		{"what the child would say", e.Child}, {"what the parents would say", e.Parents}, {"what would make this wrong", e.Wrong}, {"why", e.Why}, {"how", e.How},
	} {
		if text.words == "" {
			continue
		}
		if err := checkWritten(text.what, text.words); err != nil {
			return err
		}
	}
	change, deferred, apart := e.End == EndChange, e.End == EndDeferred, e.End == EndNotAgreed
	switch {
	case EndWords(e.End) == e.End:
		return fmt.Errorf("%q is not how a topic ends", e.End)
	case change && !e.By.Valid():
		return errors.New("say by when it is done")
	case deferred && !e.Until.Valid():
		return errors.New("say until when it is deferred")
	case !change && (e.Do != "" || e.Owner != "" || e.By != ""):
		return errors.New("something is to be done only where a change is needed")
	case !deferred && e.Until != "":
		return errors.New("a day to wait until belongs only to what is deferred")
	case apart && len(e.Voices) < 2:
		return errors.New("where they do not agree, both voices are kept: write what each of them says")
	case !apart && len(e.Voices) > 0:
		return errors.New("two voices are kept only where they do not agree")
	}
	for i, v := range e.Voices {
		if v.Worker == "" || slices.ContainsFunc(e.Voices[:i], func(o Voice) bool { return o.Worker == v.Worker }) {
			return errors.New("each voice has to be that of one of the two who are there")
		}
		if err := checkWritten("what one of them says", v.Says); err != nil {
			return err
		}
	}
	return cmp.Or(checkID(e.Session), checkTopic(e.Topic), checkLine("what is to be done", e.Do, change), checkLine("who does it", e.Owner, change))
}

func checkActionDone(d ActionDone) error {
	if !d.On.Valid() {
		return fmt.Errorf("the date %q: %w", string(d.On), ErrDate)
	}
	return cmp.Or(checkID(d.Action), checkLine("how it was done", d.How, false))
}

func checkSessionEnded(s SessionEnded) error {
	if s.Next != "" && !s.Next.Valid() {
		return fmt.Errorf("the date %q: %w", string(s.Next), ErrDate)
	}
	return checkID(s.Session)
}

// checkSession checks an event of supervision.
func checkSession(ev Event) error {
	switch ev := ev.(type) {
	case SessionBegan:
		return checkSessionBegan(ev)
	case AgendaSet:
		return cmp.Or(checkID(ev.Session), checkTopics(ev.Topics))
	case TopicEnded:
		return checkTopicEnded(ev)
	case ActionDone:
		return checkActionDone(ev)
	case SessionEnded:
		return checkSessionEnded(ev)
	}
	return nil
}

// tidyTopics puts the words of topics into the form in which they are kept.
func tidyTopics(topics []Topic) []Topic {
	out := slices.Clone(topics)
	for i := range out {
		out[i].Words = composed(out[i].Words)
	}
	return out
}
