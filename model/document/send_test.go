package document

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/cmd/handover/demo"
	"handover/model"
	"handover/model/guide"
)

// A desk is the demo's closure in England, on which things are done one after the other.
type desk struct {
	t       *testing.T
	guide   *guide.Guide
	entries []model.Entry
	ids     int
	at      time.Time
}

func england(t *testing.T) *desk {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, guide: g, at: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	all, err := demo.Closures(d.at)
	if err != nil {
		t.Fatal(err)
	}
	f, err := model.ReadFile(bytes.NewReader(all[0]), model.Reading{Guide: g, Now: d.at, NewID: d.id})
	if err != nil {
		t.Fatal(err)
	}
	d.entries = f.Entries
	return d
}

func (d *desk) id() string { d.ids++; return fmt.Sprintf("%032x", d.ids) }

func (d *desk) source() Source {
	return Source{Closure: model.Fold(d.entries), Guide: d.guide, Today: "2026-11-22", Worker: "Robin Ashe", Named: func(id model.WorkerID) string { return "the one called " + string(id) }}
}

func (d *desk) does(by model.WorkerID, change func(c *model.Closure) ([]model.Event, error)) {
	d.t.Helper()
	c := model.Fold(d.entries)
	events, err := change(c)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, ev := range events {
		d.at = d.at.Add(time.Minute)
		d.entries = append(d.entries, model.Entry{ID: model.EntryID(d.id()), After: c.Heads, At: d.at, By: by, Event: ev})
	}
}

func (d *desk) sends() {
	d.t.Helper()
	r, err := Send(d.source())
	if err != nil {
		d.t.Fatal(err)
	}
	d.does("robin", func(c *model.Closure) ([]model.Event, error) { return model.Submit(c, d.guide, r, "2026-11-22") })
}

func (d *desk) writes(text string) {
	d.t.Helper()
	d.does("robin", func(c *model.Closure) ([]model.Event, error) {
		return model.Write(c, d.guide, model.Field{Item: "record.next", Subject: model.TheClosure}, text)
	})
}

// readOut writes a document out, as one text.
func readOut(d *Document) string {
	out := d.Title + " " + d.Draft
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case Para:
				out += " " + b.Text
			case Facts:
				for _, f := range b.Rows {
					out += " " + f.Label + ": " + f.Value + "."
				}
			}
		}
	}
	return out
}

func TestWhatWasSentStaysAsItWasSentAndSaysWhatCameOfIt(t *testing.T) {
	d := england(t)
	d.writes("The first words.")
	d.sends()
	d.does("robin", func(c *model.Closure) ([]model.Event, error) { return model.Recall(c, d.guide, "A page was missing.") })
	d.writes("The second words.")
	d.sends()
	manager := model.Worker{ID: "helen", Name: "Helen Marr", Role: "team manager"}
	d.does("helen", func(c *model.Closure) ([]model.Event, error) {
		return model.Decide(c, d.guide, manager, model.DecisionAuthorised, "Read whole.", nil, "2026-11-22")
	})
	sent := model.Fold(d.entries).Submissions()
	read := func(s model.Submission) string {
		doc, err := Sent(d.source(), &s)
		if err != nil {
			t.Fatal(err)
		}
		return readOut(doc)
	}
	for _, c := range []struct {
		name, text string
		says, not  []string
	}{
		{"taken back", read(sent[0]), []string{"The first words.", "as it was sent on 22 November 2026, and not as it stands now", "Taken back: 22 November 2026. Recorded as taken back by the one called robin. A page was missing."}, []string{"Authorised", "The second words."}},
		{"authorised", read(sent[1]), []string{"The second words.", "Authorised. 22 November 2026. Recorded as decided by the one called helen", "In the manager's words: Read whole.", "Recorded as sent by the one called robin"}, []string{"Draft", "Not in force"}},
		{"authorised, as the record", readOut(Record(d.source())), []string{"The second words.", "Recorded as decided by the one called helen"}, []string{"Draft"}},
	} {
		if i := slices.IndexFunc(c.says, func(w string) bool { return !strings.Contains(c.text, w) }); i >= 0 {
			t.Errorf("%s: it does not say %q:\n%s", c.name, c.says[i], c.text)
		}
		if i := slices.IndexFunc(c.not, func(w string) bool { return strings.Contains(c.text, w) }); i >= 0 {
			t.Errorf("%s: it says %q", c.name, c.not[i])
		}
	}
	d.writes("The third words.")
	if text := readOut(Record(d.source())); !strings.Contains(text, "Draft: authorised on 22 November 2026, then edited. Not in force.") || !strings.Contains(text, "The third words.") {
		t.Errorf("edited, the record does not say so:\n%s", text)
	}
	if text := read(model.Fold(d.entries).Submissions()[1]); !strings.Contains(text, "The second words.") || !strings.Contains(text, "then edited. Not in force.") {
		t.Errorf("edited, what was sent does not say so:\n%s", text)
	}
}

func TestTheRecordThatIsShownBeforeItIsSentIsTheOneThatIsSent(t *testing.T) {
	d := england(t)
	r, err := Send(d.source())
	if err != nil {
		t.Fatal(err)
	}
	shown, err := Sending(r)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Keep(shown)
	if err != nil || !bytes.Equal(again, r.Document) {
		t.Errorf("what is shown is not what is sent: %v", err)
	}
	if !strings.Contains(shown.Draft, "It is not sent yet.") {
		t.Errorf("it says %q of itself", shown.Draft)
	}
}
