package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// talked is a closure with two supervisions, of which the second goes on, and two things to be done: one late, one today.
func talked(today string) string {
	return strings.ReplaceAll(`{
  "format": "handover closure", "version": 1,
  "id": "a1de0000000000000000000000000002", "reference": "ROWAN-1",
  "workers": [{"id": "noor", "name": "Noor Hale", "role": "social worker"}, {"id": "lee", "name": "Lee Marsh", "role": "team manager"}],
  "entries": [
    {"at": "2026-03-02T09:00:00Z", "by": "noor", "kind": "opened", "fields": {"reference": "ROWAN-1", "child": "T.W."}},
    {"id": "5e550000000000000000000000000001", "at": "2026-03-03T09:00:00Z", "by": "noor", "kind": "session-began", "fields": {"here": [{"worker": "noor", "as": "worker"}, {"worker": "lee", "as": "manager"}], "topics": [{"words": "The holidays"}, {"words": "The dog"}]}},
    {"at": "2026-03-03T09:10:00Z", "by": "noor", "kind": "topic-ended", "fields": {"session": "5e550000000000000000000000000001", "topic": {"words": "The holidays"}, "end": "change", "do": "Ring the school", "owner": "Noor Hale", "by": "2026-03-04"}},
    {"at": "2026-03-03T09:20:00Z", "by": "noor", "kind": "topic-ended", "fields": {"session": "5e550000000000000000000000000001", "topic": {"words": "The dog"}, "end": "change", "do": "Ask her aunt", "owner": "Noor Hale", "by": "TODAY"}},
    {"at": "2026-03-03T09:30:00Z", "by": "noor", "kind": "session-ended", "fields": {"session": "5e550000000000000000000000000001"}},
    {"id": "5e550000000000000000000000000002", "at": "2026-03-17T09:00:00Z", "by": "noor", "kind": "session-began", "fields": {"here": [{"worker": "noor", "as": "worker"}, {"worker": "lee", "as": "manager"}], "topics": [{"words": "The cat"}]}}
  ]
}
`, "TODAY", today)
}

func TestWhatWasSetInSupervisionComesBackInTheListAndTheStatus(t *testing.T) {
	u := newUser(t)
	u.run("import", u.write("rowan.json", talked(time.Now().Format("2006-01-02")))).done()
	u.run("list").done().says("to do after supervision: 2, 1 late, 1 today")
	u.run("status", "ROWAN-1").done().says("To do after supervision: 2, 1 late, 1 today.")
	var all []listed
	if err := json.Unmarshal([]byte(u.run("list", "--json").done().out), &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].ToDo != (toDoJSON{2, 1, 1}) {
		t.Errorf("list --json: %+v", all)
	}
	var st statusJSON
	if err := json.Unmarshal([]byte(u.run("status", "ROWAN-1", "--json").done().out), &st); err != nil {
		t.Fatal(err)
	}
	if st.ToDo != (toDoJSON{2, 1, 1}) {
		t.Errorf("status --json: %+v", st.ToDo)
	}
}

func TestTheNoteOfEachSupervisionIsWrittenOutByItsDay(t *testing.T) {
	u := newUser(t)
	u.run("import", u.write("rowan.json", talked("2026-03-20"))).done()
	note := func(more ...string) *result {
		return u.run(append([]string{"export", "ROWAN-1", "--document", "supervision-note", "--reader", "council", "--format", "text"}, more...)...)
	}
	if out := note().done().says("The holidays", "Ring the school").out; strings.Contains(out, "still open") {
		t.Errorf("while a second one goes on, its draft is the note:\n%s", out)
	}
	note("--on", "2026-03-17").done().says("this supervision is still open")
	note("--on", "2026-03-03").done().says("Ring the school")
	note("--on", "2026-03-04").fails(1, "no supervision was held on 4 March 2026", "3 March 2026")
	note("--on", "yesterday").fails(exitWrongUse, "is not a day")
	u.run("export", "ROWAN-1", "--document", "record", "--reader", "council", "--format", "text", "--on", "2026-03-03").fails(exitWrongUse, "leave out --on")
}
