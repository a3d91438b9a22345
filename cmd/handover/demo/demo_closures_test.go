package demo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
)

// The days on which the closures are read here: an ordinary one, and those on which counting days
// goes wrong.
var days = []string{"2026-11-22", "2027-01-01", "2028-02-29", "2026-03-29"}

// forbidden are words that sound like disbelief or blame, or that nobody should use of a child.
var forbidden = regexp.MustCompile(`(?i)\b(claim(s|ed|ing)?|alleg\w+|disclos\w+|perpetrat\w+|offender\w*|victim\w*|grooming|` +
	`fail(ed|ing|s|ure)?|non-?complian\w+|refus\w+|inappropriate\w*|promiscuous|attention-seeking|manipulat\w+|` +
	`engage[ds]? (in|with)|lied|lying|fabricat\w+|unfounded|unsubstantiated|suppos\w+|apparently|admits?)\b`)

type closure struct {
	file  *model.File
	now   *model.Closure
	guide *guide.Guide
	today model.Date
}

// closures reads every closure of the demo under the checklist as it is, on a day.
func closures(t *testing.T, day string) map[string]closure {
	t.Helper()
	now, err := time.Parse("2006-01-02T15:04", day+"T17:00")
	if err != nil {
		t.Fatal(err)
	}
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	all, err := Closures(now)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]closure{}
	for _, b := range all {
		n := 0
		f, err := model.ReadFile(bytes.NewReader(b), model.Reading{Guide: g, Now: now, NewID: func() string {
			n++
			return fmt.Sprintf("%032x", n)
		}})
		if err != nil {
			t.Fatalf("on %s: %v", day, err)
		}
		out[f.Reference] = closure{f, model.Fold(f.Entries), g, model.Date(day)}
	}
	return out
}

func TestTheThreeClosuresReadUnderTheChecklistOnAnyDay(t *testing.T) {
	for _, day := range days {
		all := closures(t, day)
		for ref, age := range map[string]int{"DEMO-ENG-1": 9, "DEMO-WAL-1": 6, "DEMO-TEEN-1": 15} {
			c, here := all[ref]
			if !here {
				t.Fatalf("%s is missing", ref)
			}
			if years, known := c.now.Age(c.today); !known || years != age {
				t.Errorf("%s on %s: the child is %d, not %d", ref, day, years, age)
			}
			if n := len(c.file.Entries); n < 80 || n > 260 {
				t.Errorf("%s holds %d entries", ref, n)
			}
			if first := model.DateOf(c.file.Entries[0].At).Days(c.today); first < 42 || first > 70 {
				t.Errorf("%s began %d days ago", ref, first)
			}
		}
		if len(all) != 3 {
			t.Errorf("%d closures, not 3", len(all))
		}
	}
}

// What stands in a demo must be what a worker could have typed on that day.
func TestEveryEntryCouldHaveBeenTypedOnItsDay(t *testing.T) {
	for ref, c := range closures(t, days[0]) {
		for i, e := range c.file.Entries {
			if err := typed(model.Fold(c.file.Entries[:i]), c.guide, e); err != nil {
				t.Errorf("%s, entry %d: %v", ref, i+1, err)
			}
			if i > 0 && e.At.Before(c.file.Entries[i-1].At) {
				t.Errorf("%s, entry %d is before the one above it", ref, i+1)
			}
			if h := e.At.Hour(); h < 8 || h > 18 || e.At.After(c.today.Time().Add(17*time.Hour)) {
				t.Errorf("%s, entry %d is of %s", ref, i+1, e.At)
			}
		}
	}
}

// typed makes an entry's event again by the change that a screen would call.
func typed(c *model.Closure, g *guide.Guide, e model.Entry) error {
	on := model.DateOf(e.At)
	var events []model.Event
	var err error
	switch ev := e.Event.(type) {
	case model.Added:
		events, err = model.Add(c, g, ev.Subject.Kind, ev.Subject.ID, ev.Name)
	case model.Renamed:
		events, err = model.Rename(c, g, ev.Subject, ev.Name)
	case model.SetAside:
		events, err = model.PutAside(c, g, ev.Subject)
	case model.AnswerGiven:
		if !model.Applies(c, g, g.Item(ev.Item), ev.Subject, on) {
			return fmt.Errorf("%s is not asked of %s then", ev.Item, c.Name(ev.Subject))
		}
		if ev.Answer.Status == model.NotYet && ev.Answer.On == "" {
			return fmt.Errorf("%s is “not yet”, and no date is planned", ev.Item)
		}
		events, err = model.Give(c, g, ev.Field, ev.Answer, on)
	case model.Written:
		if !model.Applies(c, g, g.Item(ev.Item), ev.Subject, on) {
			return fmt.Errorf("%s is not asked of %s then", ev.Item, c.Name(ev.Subject))
		}
		events, err = model.Write(c, g, ev.Field, ev.Text)
	case model.Tried:
		events, err = model.Try(c, g, ev, on)
	default:
		return nil
	}
	if err == nil && (len(events) != 1 || !same(events[0], e.Event)) {
		return fmt.Errorf("typed, it would be %+v, not %+v", events, e.Event)
	}
	return err
}

func same(a, b model.Event) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return bytes.Equal(x, y)
}

func TestTheEnglandClosureIsReadyForTheManager(t *testing.T) {
	c := closures(t, days[0])["DEMO-ENG-1"]
	for _, b := range model.Outstanding(c.now, c.guide, guide.Submit, c.today) {
		t.Errorf("%s of %s stands in the way: %s", b.Item.ID, c.now.Name(b.Subject), b.What)
	}
	if len(model.Outstanding(c.now, c.guide, guide.Close, c.today)) == 0 {
		t.Error("nothing is left to do before it closes")
	}
	for _, a := range model.Asked(c.now, c.guide, guide.Summary, c.today) {
		if a.Item.Form != guide.Section {
			continue
		}
		if n := len(strings.Fields(c.now.Text(a.Field()))); n < 60 || n > 250 {
			t.Errorf("the section %s holds %d words", a.Item.ID, n)
		}
	}
}

func TestTheWalesClosureIsHalfDoneAndSomethingInItIsLate(t *testing.T) {
	c := closures(t, days[0])["DEMO-WAL-1"]
	next, any := model.Next(c.now, c.guide, c.today)
	if !any || next.Due == "" || next.Due >= c.today {
		t.Errorf("what comes next is %+v", next)
	}
	settled, needed, discuss := 0, 0, 0
	for _, stage := range guide.Stages {
		p := model.ProgressOf(c.now, c.guide, stage, c.today)
		settled, needed = settled+p.Settled, needed+p.Needed
		for _, a := range model.Asked(c.now, c.guide, stage, c.today) {
			if c.now.Answer(a.Field()).Status == model.ToDiscuss {
				discuss++
			}
		}
	}
	if share := 100 * settled / needed; share < 40 || share > 60 {
		t.Errorf("%d of %d are settled", settled, needed)
	}
	if discuss != 1 {
		t.Errorf("%d are to be discussed", discuss)
	}
	if !model.FlagUp(c.now, c.guide, "interpreter", model.TheClosure, c.today) ||
		!model.FlagUp(c.now, c.guide, "looked-after-before", model.TheClosure, c.today) {
		t.Error("neither an interpreter nor a time of being looked after")
	}
}

func TestInTheTeenagersClosureAServiceSaidNoAndAQueryIsPassedWithAReason(t *testing.T) {
	c := closures(t, days[0])["DEMO-TEEN-1"]
	declined, overridden := 0, 0
	for _, stage := range guide.Stages {
		for _, a := range model.Asked(c.now, c.guide, stage, c.today) {
			if a.Item.ID == model.ItemReferral && c.now.Answer(a.Field()).Value.Has("declined") {
				declined++
			}
			if model.Overridden(c.now, c.guide, a.Item, a.Subject, c.today) {
				overridden++
			}
		}
	}
	if declined != 1 || overridden != 1 {
		t.Errorf("%d services said no; %d queries are passed with a reason", declined, overridden)
	}
	if !c.now.About("start.circumstances").Value.Has("declined") {
		t.Error("the family do not decline")
	}
}

func TestEachClosureShowsAnAnswerPutRightATextRevisedAnUndoAndSomethingSetAside(t *testing.T) {
	for ref, c := range closures(t, days[0]) {
		corrected, revised, undone, aside := 0, 0, 0, 0
		for _, f := range c.now.Fields() {
			answers, texts := c.now.Said(f)
			if len(answers) > 1 {
				corrected++
			}
			if len(texts) > 1 {
				revised++
			}
		}
		for _, e := range c.file.Entries {
			switch e.Event.(type) {
			case model.Undone:
				undone++
			case model.SetAside:
				aside++
			}
		}
		if corrected == 0 || revised == 0 || undone == 0 || aside == 0 {
			t.Errorf("%s: %d corrected, %d revised, %d undone, %d set aside", ref, corrected, revised, undone, aside)
		}
	}
}

func TestNoWordInTheClosuresSoundsLikeDisbeliefOrBlame(t *testing.T) {
	names, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := files.ReadFile(name.Name())
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(b), "\n") {
			for _, found := range forbidden.FindAllString(line, -1) {
				t.Errorf("%s:%d: %q", name.Name(), n+1, found)
			}
		}
	}
}

func TestFewGatesStandBeforeTheManager(t *testing.T) {
	for ref, c := range closures(t, days[0]) {
		gates, queries := 0, 0
		for _, stage := range guide.Stages {
			for _, a := range model.Asked(c.now, c.guide, stage, c.today) {
				switch {
				case a.Item.Step != guide.Submit:
				case a.Item.Kind == guide.Gate:
					gates++
				case a.Item.Kind == guide.Query:
					queries++
				}
			}
		}
		for _, n := range model.Needs(c.now, c.guide, c.today) {
			if n.Active { // it is a gate as long as nobody holds it
				gates++
			}
		}
		t.Logf("%s: %d parents, %d services; %d gates and %d queries before the manager, %d of both open", ref,
			len(model.Subjects(c.now, c.guide.Item("consult.parent"))), len(c.now.Of(model.KindService)), gates, queries,
			len(model.Outstanding(c.now, c.guide, guide.Submit, c.today)))
		if gates >= 30 {
			t.Errorf("%s meets %d gates before the record goes to the manager, want fewer than 30", ref, gates)
		}
	}
}
