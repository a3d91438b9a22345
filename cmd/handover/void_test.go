package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/document"
	"handover/model/guide"
)

// edited is the demo's closure in England, edited since it was sent, or authorised too, as a file.
func edited(t *testing.T, authorised bool) []byte {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	all, err := demo.Closures(now)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	id := func() string { n++; return fmt.Sprintf("%032x", n) }
	f, err := model.ReadFile(bytes.NewReader(all[0]), model.Reading{Guide: g, Now: now, NewID: id})
	if err != nil {
		t.Fatal(err)
	}
	today, entries := model.DateOf(now), f.Entries
	manager := model.Worker{ID: "helen", Name: "Helen Marr", Role: "team manager"}
	write := func(by model.WorkerID, change func(c *model.Closure) ([]model.Event, error)) {
		c := model.Fold(entries)
		events, err := change(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, ev := range events {
			entries = append(entries, model.Entry{ID: model.EntryID(id()), After: c.Heads, At: now.UTC().Round(0), By: by, Event: ev})
		}
	}
	robin := f.Workers[0].ID
	write(robin, func(c *model.Closure) ([]model.Event, error) {
		sent, err := document.Send(document.Source{Closure: c, Guide: g, Today: today})
		if err != nil {
			t.Fatal(err)
		}
		return model.Submit(c, g, sent, today)
	})
	if authorised {
		write(manager.ID, func(c *model.Closure) ([]model.Event, error) {
			return model.Decide(c, g, manager, model.DecisionAuthorised, "Read whole.", nil, today)
		})
	}
	write(robin, func(c *model.Closure) ([]model.Event, error) {
		return model.Write(c, g, model.Field{Item: "record.next", Subject: model.TheClosure}, "Other words.")
	})
	var out bytes.Buffer
	if err := model.WriteFile(&out, f.ID, entries, append(f.Workers, manager)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestThatARecordWasEditedAfterItWasAuthorisedIsSaidByStatusListAndExport(t *testing.T) {
	u := withVault(t)
	file := filepath.Join(t.TempDir(), "closure.json")
	if err := os.WriteFile(file, edited(t, true), 0o600); err != nil {
		t.Fatal(err)
	}
	u.run("import", file).done()
	u.run("status", "DEMO-ENG-1").done().says("preparing (authorised, then edited: it goes to the manager again)")
	u.run("list").done().says("preparing (authorised, then edited: it goes to the manager again)")
	u.run("export", "DEMO-ENG-1", "--document", "record", "--reader", "council", "--format", "text").done().
		says("then edited. Not in force.", "Recorded as decided by Helen Marr, team manager", "Not in force: The record reads otherwise now")
	var st statusJSON
	if err := json.Unmarshal([]byte(u.run("status", "DEMO-ENG-1", "--json").done().out), &st); err != nil || !st.Void || st.State != model.Preparing {
		t.Errorf("status --json: %v, %v, %s", err, st.Void, st.State)
	}
}

func TestThatARecordWasEditedWhileItLayWithTheManagerIsSaidByStatusAndList(t *testing.T) {
	u := withVault(t)
	file := filepath.Join(t.TempDir(), "closure.json")
	if err := os.WriteFile(file, edited(t, false), 0o600); err != nil {
		t.Fatal(err)
	}
	u.run("import", file).done()
	u.run("status", "DEMO-ENG-1").done().says("with the manager (edited since it was sent: it is sent again before anybody decides)")
	u.run("list").done().says("with the manager (edited since it was sent: it is sent again before anybody decides)")
	var all []listed
	if err := json.Unmarshal([]byte(u.run("list", "--json").done().out), &all); err != nil || len(all) != 2 || !all[0].Edited || all[0].Void || all[1].Edited {
		t.Errorf("list --json: %v, %+v", err, all)
	}
}
