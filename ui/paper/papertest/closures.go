// Package papertest gives the tests of paper closures that are far enough on for every kind of document to be
// there, and every document that is written of them. Nothing but tests uses it.
package papertest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
)

// The two who are in every closure here: who wrote it, and who decides on it.
const (
	writer  = model.WorkerID("robin")
	manager = model.WorkerID("helen")
)

// Now is when the closures are looked at.
func Now() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// A Closure is a closure that documents are written of.
type Closure struct {
	Name string // of its documents' files: its reference, and "authorised" where it is
	document.Source
}

// Closures makes closures of files, each with a supervision of which there is a note and with a record that was sent
// though more than one thing may stand in the way, so that there are copies; and the first of them once more, with
// that record authorised.
func Closures(files [][]byte) ([]Closure, error) {
	g, err := guide.Load()
	if err != nil {
		return nil, fmt.Errorf("load the guide: %w", err)
	}
	var out []Closure
	for i, b := range files {
		j := &journal{g: g}
		f, err := model.ReadFile(bytes.NewReader(b), model.Reading{Guide: g, By: writer, Now: Now(), NewID: j.id})
		if err != nil {
			return nil, fmt.Errorf("read closure %d: %w", i+1, err)
		}
		j.entries = f.Entries
		if err := j.supervise(); err != nil {
			return nil, fmt.Errorf("supervise closure %d: %w", i+1, err)
		}
		if err := j.send(); err != nil {
			return nil, fmt.Errorf("send closure %d: %w", i+1, err)
		}
		name := j.source().Closure.Reference
		if err := j.lookThrough(); err != nil {
			return nil, fmt.Errorf("look through closure %d: %w", i+1, err)
		}
		out = append(out, Closure{name, j.source()})
		if i > 0 {
			continue
		}
		s := j.source().Closure.Sent()
		j.write(manager, model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole, with the worker."})
		if err := j.lookThrough(); err != nil {
			return nil, fmt.Errorf("look through closure %d once it is authorised: %w", i+1, err)
		}
		out = append(out, Closure{name + "-authorised", j.source()})
	}
	return out, nil
}

// A journal is a closure that is being carried on.
type journal struct {
	g       *guide.Guide
	n       int
	entries []model.Entry
}

func (j *journal) id() string {
	j.n++
	return fmt.Sprintf("%032x", j.n)
}

func (j *journal) write(by model.WorkerID, events ...model.Event) {
	for _, ev := range events {
		last := j.entries[len(j.entries)-1]
		j.entries = append(j.entries, model.Entry{ID: model.EntryID(j.id()), After: []model.EntryID{last.ID}, At: Now(), By: by, Event: ev})
	}
}

func (j *journal) source() document.Source {
	named := func(id model.WorkerID) string {
		if id == manager {
			return "Helen Marr"
		}
		return "Robin Ashe"
	}
	return document.Source{Closure: model.Fold(j.entries), Guide: j.g, Today: model.DateOf(Now()), Worker: "Robin Ashe", Named: named}
}

// supervise holds a supervision in which a topic ended in each of the ways, and one was not reached.
func (j *journal) supervise() error {
	var topics []model.Topic
	for _, words := range []string{"What would make this too early", "Who rings if she stops coming", "How the family take it", "Whether the school knows enough", "The week after"} {
		topics = append(topics, model.Topic{Words: words})
	}
	today := model.DateOf(Now())
	both := []model.Present{{Worker: writer, As: model.AsWorker}, {Worker: manager, As: model.AsManager}}
	ends := []model.TopicEnded{
		{End: model.EndSettled, Why: "Everybody who carries on has said so.", How: "Read through together.", Child: "That it is all right now.", Parents: "That they would rather it was over.", Wrong: "If nobody has seen the child alone since the summer."},
		{End: model.EndChange, Do: "Ring the drop-in, and ask who notices first", Owner: "Robin Ashe", By: today.Add(5)},
		{End: model.EndDeferred, Until: today.Add(12), Why: "They are told on Thursday."},
		{End: model.EndNotAgreed, Voices: []model.Voice{{Worker: writer, Says: "It is enough."}, {Worker: manager, Says: "The form tutor is new, and should be rung."}}},
	}
	do := func(events []model.Event, err error) error {
		j.write(writer, events...)
		return err
	}
	if err := do(model.BeginSession(j.source().Closure, j.g, both, topics)); err != nil {
		return err
	}
	for i, end := range ends {
		end.Topic = topics[i]
		if err := do(model.EndTopic(j.source().Closure, j.g, end, today)); err != nil {
			return err
		}
	}
	return do(model.EndSession(j.source().Closure, j.g, true, today.Add(14), today))
}

// send sends the record to the manager, and has the first service that carries on have the whole of it.
func (j *journal) send() error {
	record, err := document.Send(j.source())
	if err != nil {
		return err
	}
	kept, err := json.Marshal(record)
	if err != nil {
		return err
	}
	j.write(writer, model.Submitted{Record: kept})
	for _, s := range j.source().Closure.Of(model.KindService) {
		if _, err := document.Briefing(j.source(), s.Subject); err == nil {
			j.write(writer, model.CopyForm{To: s.Subject, Form: model.FormRecord, Because: "it leads from here", Agreed: "Helen Marr"})
			return nil
		}
	}
	return errors.New("no service of it carries on")
}

// lookThrough notes that every line was looked through, so that what is recorded may be disclosed.
func (j *journal) lookThrough() error {
	today := model.DateOf(Now())
	events, err := model.ReadAccess(j.source().Closure, j.g, model.AccessRead{Who: "Helen Marr", On: today}, today)
	j.write(writer, events...)
	return err
}
