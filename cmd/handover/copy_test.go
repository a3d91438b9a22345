package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
)

// authorised gives rowan with a school that carries on and more events, sent to the manager and authorised.
func authorised(t *testing.T, more ...model.Event) string {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	id := func() string { n++; return fmt.Sprintf("%032x", n) }
	at := time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	f, err := model.ReadFile(strings.NewReader(rowan), model.Reading{Guide: g, By: "noor", Now: at, NewID: id})
	if err != nil {
		t.Fatal(err)
	}
	f.Workers = append(f.Workers, model.Worker{ID: "rees", Name: "Ms Rees", Role: "team manager"})
	write := func(by model.WorkerID, ev model.Event) {
		f.Entries = append(f.Entries, model.Entry{ID: model.EntryID(id()), After: model.Fold(f.Entries).Heads, At: at, By: by, Event: ev})
	}
	school := model.Subject{Kind: model.KindService, ID: "school"}
	write("noor", model.Added{Subject: school, Name: "North School"})
	write("noor", model.AnswerGiven{Field: model.Field{Item: model.ItemReferral, Subject: school}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"carries-on"}}})
	for _, item := range []string{"record.next", "record.needs-family", "record.views-child"} {
		write("noor", model.Written{Field: model.Field{Item: item, Subject: model.TheClosure}, Text: "Words of " + item + "."})
	}
	sent, err := document.Send(document.Source{Closure: model.Fold(f.Entries), Guide: g, Today: "2026-03-03", Worker: "Noor Hale"})
	if err != nil {
		t.Fatal(err)
	}
	record, err := json.Marshal(sent)
	if err != nil {
		t.Fatal(err)
	}
	write("noor", model.Submitted{Record: record})
	s := model.Fold(f.Entries).Sent()
	write("rees", model.Decided{Submission: s.Entry, Record: s.Print, Decision: model.DecisionAuthorised, Because: "Read whole."})
	for _, ev := range more {
		write("noor", ev)
	}
	var b bytes.Buffer
	if err := model.WriteFile(&b, f.ID, f.Entries, f.Workers); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestACopyOfTheRecordComesOutForEachReaderOrIsRefusedInWords(t *testing.T) {
	u := withVault(t)
	parent := model.Subject{Kind: model.KindAdult, ID: "mother"}
	u.run("import", u.write("rowan.json", authorised(t))).done()
	copyFor := func(reader string, to ...string) *result {
		t.Helper()
		return u.run(append([]string{"export", "ROWAN-8", "--document", "record", "--reader", reader, "--format", "text"}, to...)...)
	}
	mother := copyFor("parent", "--to", "cerys", "--held").noted().says("Parent's copy, for Cerys Vale, given ", "Words of record.next.", "ABOUT THIS COPY").out
	child := copyFor("child", "--held").noted().says("Child's copy, for Amy, given ", "Words of record.views-child.").out
	for _, hidden := range []string{"needs-family", "Read whole", "OFFICIAL"} {
		if strings.Contains(mother+child, hidden) {
			t.Errorf("%q is in a copy", hidden)
		}
	}
	if strings.Contains(mother, "views-child") || strings.Count(mother, "Parent's copy, for Cerys Vale, given ") != 3 {
		t.Errorf("the mother's copy:\n%s", mother)
	}
	copyFor("council").done().says("Words of record.needs-family.")
	copyFor("parent", "--to", "father").fails(1, "there are concerns about Cai Vale", "hint: copies stand on the page")
	copyFor("parent").fails(2, "say with --to for which parent the copy is")
	copyFor("professional", "--to", "school").fails(1, "gets the briefing sheet; say first why", "hint: ")
	u.run("export", "ALDER-1", "--document", "record", "--reader", "child", "--format", "text").fails(1, "none was sent yet")
	u.run("audit", "show", "ROWAN-8").done().says("wrote out: Copy of the record for parent 1, text")

	u = withVault(t)
	u.run("import", u.write("rowan.json", authorised(t,
		model.AnswerGiven{Field: model.Field{Item: model.ItemDoNotSend, Subject: parent}, Answer: model.Answer{Status: model.Answered, Value: model.Value{"yes"}, Evidence: "he opens the post"}},
		model.CopyForm{To: model.Subject{Kind: model.KindService, ID: "school"}, Form: model.FormRecord, Because: "they lead", Agreed: "Ms Rees"}))).done()
	copyFor("parent", "--to", "mother").fails(1, "nothing is to be sent to Cerys Vale: he opens the post")
	copyFor("professional", "--to", "north").fails(1, "the basis for sharing with North School is not settled yet")
	copyFor("professional", "--to", "north", "--held").noted("the basis for sharing with North School is not settled yet").says("OFFICIAL-SENSITIVE", "Copy for North School, given ")
}
