package model

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

// everyEvent lists an event of each kind, with each of its fields filled in.
func everyEvent() []Event {
	return []Event{
		Opened{Reference: "CP-1042 <a> & “b”", Child: "AB"},
		Added{Subject{Kind: KindAdult, ID: "mother"}, "Siân"},
		Renamed{TheChild, "CD"},
		SetAside{clinic},
		AnswerGiven{Field{"risk.kinds", Subject{Kind: KindService, ID: "clinic", ForPerson: "mother"}}, Answer{
			Status: NotYet, Value: Value{"seen", "known"}, Evidence: "in the case record: visit", On: today, By: "manager", Because: "away",
		}},
		AnswerGiven{about("risk.safe"), Answer{}},
		Written{about("record.reason"), "One\n\u2028two \\u003c <b> &amp; \" \\"},
		Tried{Service: clinic, On: today, Who: "reception", Outcome: "spoke", Note: "will ring"},
		Tried{Service: clinic, On: today, Outcome: "broken-off", Again: "2026-11-24", Took: 425},
		Noted{Service: clinic, Line: "concerns", How: HowAsked, Text: "who rang <first> & when"},
		Noted{Service: clinic, How: HowBegun},
		Undone{id(7)},
		Transferred{On: today, As: "CR-12 <a> & “b”"},
		Held{Because: "a complaint"},
		Released{Because: "it is answered"},
		Lodged{What: "child-words", Where: "visit, 3 November 2026"},
		Lodged{What: "first-texts", Because: "typing alone"},
		SectionInCopy{mother, about("record.reason"), SectionIn, "she asked", "Ms Rees"},
		CopyForm{clinic, FormRecord, "they lead", "Ms Rees"},
		PassageWithheld{mother, about("record.reason"), "Her aunt\ntold us.", "in confidence", "Ms Rees", []StayingWords{{about("record.next"), "she knows", "Ms Rees"}}},
		PassageShown{id(7), "she agreed", "Ms Rees"},
		Copied{To: mother, Submission: id(7), Draft: true, How: CopyByHand, On: today, By: "manager", Left: []string{"Views of the child"}, Language: "Welsh", Interpreter: "Ms Vale", Marked: true, Safe: true, Kept: "at work"},
		Copied{To: clinic, Form: FormBriefing, How: CopyWithheld, On: today, Because: "not yet", Agreed: "Ms Rees"},
		CopyReceived{id(7), today, "she rang"},
		Signed{mother, id(7), SignedExplained, today, "", "Ms Vale, Polish"},
		AccessWithheld{id(7), "Her aunt\ntold us.", "in confidence", "Ms Rees"},
		AccessWithheld{Entry: id(7), Because: "it is another family's", Agreed: "Ms Rees"},
		AccessShown{id(7), "she agreed", "Ms Rees"},
		AccessRead{"Ms Rees", today, 40},
		Disclosed{To: "AB, now 19", On: today, How: CopyPost, Lines: 40, Left: 2, Passages: 3, Because: "asked in writing", Agreed: "Ms Rees"},
		Disclosed{To: "the court", On: today, How: CopySystem, Whole: true, Lines: 40, Because: "it ordered all of it", Agreed: "Ms Rees"},
		PaperSafe{"stored", mother, PaperBack, today},
		SessionBegan{sitting, []Topic{{Field: about("record.reason")}, {Action: id(7)}, {Words: "The holidays"}}},
		AgendaSet{id(7), []Topic{{Words: "The holidays"}}},
		TopicEnded{Session: id(7), Topic: Topic{Words: "The holidays"}, End: EndNotAgreed, Child: "Ask\nme.", Parents: "At last.", Wrong: "If he came back.", Why: "So.", How: "Thus.",
			Voices: []Voice{{"sam", "No."}, {boss.ID, "Yes."}}},
		TopicEnded{Session: id(7), Topic: Topic{Action: id(6)}, End: EndChange, Do: "Ring", Owner: "Sam Orr", By: today},
		TopicEnded{Session: id(7), Topic: Topic{Field: Field{"service.readback", clinic}}, End: EndDeferred, Until: today},
		ActionDone{id(7), today, "They rang back"},
		SessionEnded{id(7), true, today},
		Unknown{"lodged", json.RawMessage(`{"what":"calls","colour":"red"}`)},
		Unknown{"sealed", json.RawMessage(`{"a":[1.0,"<&>"],"b":null}`)},
		Unknown{"opened", json.RawMessage(`{"reference":"CP-1","colour":"red"}`)},
		Unknown{"answered", json.RawMessage("null")},
	}
}

func TestEveryKindOfEventIsStoredAndReadBackToEqualBytes(t *testing.T) {
	kinds := map[string]bool{}
	for _, ev := range everyEvent() {
		if _, unknown := ev.(Unknown); !unknown {
			kinds[ev.kind()] = true
		}
		for _, e := range []Entry{
			{ID: id(1), At: morning, By: "sam", Event: ev},
			{ID: id(2), After: []EntryID{id(1), id(9)}, At: morning.Add(123456789), By: "kim", Event: ev},
			{Event: ev},
		} {
			b, err := e.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			var back Entry
			if err := json.Unmarshal(b, &back); err != nil {
				t.Fatalf("%s: %v", b, err)
			}
			if len(back.After) == 0 {
				back.After = nil
			}
			if !reflect.DeepEqual(back, e) {
				t.Errorf("%s comes back as %+v, not %+v", b, back, e)
			}
			if again, err := back.MarshalJSON(); err != nil || string(again) != string(b) {
				t.Errorf("%s is written again as %s (%v)", b, again, err)
			}
			escaped, err := json.Marshal(e) // as another package may write it
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(escaped, &back); err != nil {
				t.Fatal(err)
			}
			if again, err := back.MarshalJSON(); err != nil || string(again) != string(b) {
				t.Errorf("%s is written again as %s (%v)", escaped, again, err)
			}
		}
	}
	for _, kind := range []string{"opened", "added", "renamed", "set-aside", "answered", "written", "tried", "noted", "undone", "transferred", "held", "released", "lodged", "access-withheld", "access-shown", "access-read", "disclosed", "paper-safe"} {
		if !kinds[kind] {
			t.Errorf("no event of the kind %s is tried here", kind)
		}
		if _, err := readKnown(kind, json.RawMessage(`{}`)); err != nil {
			t.Errorf("the kind %s is not read: %v", kind, err)
		}
	}
}

func TestAnEntryIsWrittenInOneForm(t *testing.T) {
	e := Entry{
		ID: id(2), After: []EntryID{id(1)}, At: morning.In(time.FixedZone("", 3600)), By: "sam",
		Event: AnswerGiven{Field{"adult.caring", mother}, Answer{Status: Answered, Value: Value{"yes"}, By: "manager"}},
	}
	want := `{"id":"00000000000000000000000000000002","after":["00000000000000000000000000000001"],"at":"2026-11-02T09:30:00Z","by":"sam",` +
		`"kind":"answered","fields":{"item":"adult.caring","subject":{"kind":"adult","id":"mother"},"answer":{"status":"answered","value":["yes"],"who":"manager"}}}`
	if b, err := e.MarshalJSON(); err != nil || string(b) != want {
		t.Errorf("written as\n%s, not\n%s (%v)", b, want, err)
	}
	e.After = nil
	if b, _ := e.MarshalJSON(); !strings.Contains(string(b), `"after":[]`) {
		t.Errorf("that it follows nothing is not written: %s", b)
	}
}

func TestAnEventThatThisVersionCannotReadWhollyIsKeptAsItCame(t *testing.T) {
	for _, c := range []struct{ entry, kind, fields string }{
		{`{"kind":"sealed","fields":{"b": 2, "a": 1}}`, "sealed", `{"b":2,"a":1}`},
		{`{"kind":"sealed"}`, "sealed", "null"},
		{`{"kind":"opened"}`, "opened", "null"},
		{`{"kind":"opened","fields":null}`, "opened", "null"},
		{`{"kind":"opened","fields":["CP-1"]}`, "opened", `["CP-1"]`},
		{`{"kind":"opened","fields":{"reference":7}}`, "opened", `{"reference":7}`},
		{`{"kind":"answered","fields":{"item":"risk.safe","answer":{"status":"answered","mood":"low"}}}`, "answered",
			`{"item":"risk.safe","answer":{"status":"answered","mood":"low"}}`},
		{`{"kind":"sealed","fields":"\u003c\\u003c\u2028"}`, "sealed", `"<\\u003c\u2028"`},
	} {
		var e Entry
		if err := json.Unmarshal([]byte(c.entry), &e); err != nil {
			t.Errorf("%s: %v", c.entry, err)
			continue
		}
		if u, ok := e.Event.(Unknown); !ok || u.Kind != c.kind || string(u.Fields) != c.fields {
			t.Errorf("%s is kept as %+v", c.entry, e.Event)
		}
	}
}

func TestWhatIsNoEntryAtAllIsRefused(t *testing.T) {
	for entry, want := range map[string]string{
		`{"fields":{}}`:                "an entry without a kind",
		`null`:                         "an entry without a kind",
		`{"kind":"opened","note":"x"}`: `json: unknown field "note"`,
		`{"kind":"x","at":"0000-01-01T00:00:00+23:00"}`: "a time before the year 0 or after the year 9999",
	} {
		var e Entry
		if err := json.Unmarshal([]byte(entry), &e); err == nil || err.Error() != want {
			t.Errorf("%s: %v, not %s", entry, err, want)
		}
	}
}

func FuzzEntry(f *testing.F) {
	for _, ev := range everyEvent() {
		b, _ := Entry{ID: id(1), After: []EntryID{id(2)}, At: morning, By: "sam", Event: ev}.MarshalJSON()
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var e, back Entry
		if json.Unmarshal(b, &e) != nil {
			return
		}
		once, err := e.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(once, &back); err != nil {
			t.Fatalf("%s: %v", once, err)
		}
		if twice, err := back.MarshalJSON(); err != nil || string(twice) != string(once) {
			t.Fatalf("%s is written again as %s (%v)", once, twice, err)
		}
		Fold([]Entry{e, back})
	})
}
