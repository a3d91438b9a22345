package desk

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/enginetest"
)

var reason = model.Field{Item: "record.reason", Subject: model.TheClosure}

// newDesk lays a new vault on a desk whose clock stands where at says.
func newDesk(t *testing.T, at *time.Time) (*Desk, *store.Vault, *enginetest.Mem) {
	t.Helper()
	engine := enginetest.Memory()
	v, err := store.Create(context.Background(), engine, nil)
	if err != nil {
		t.Fatal(err)
	}
	return lay(t, v, at), v, engine
}

func lay(t *testing.T, v *store.Vault, at *time.Time) *Desk {
	t.Helper()
	g, err := guide.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := New(v, g, func() time.Time { return *at })
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown("Ana Lopez", "social worker"); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *Desk) write(t *testing.T, text string) {
	t.Helper()
	if err := d.Change(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, d.Guide, reason, text) }); err != nil {
		t.Fatal(err)
	}
}

func (d *Desk) draft(text string) model.Draft {
	return model.Draft{Closure: d.OpenID(), Field: reason, Part: model.PartText, Text: text, By: d.Worker().ID, At: d.now()}
}

func begun(t *testing.T, d *Desk) model.ClosureID {
	t.Helper()
	id, err := d.Begin("HR-1", "K.")
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWordsBeingTypedSurviveAClockThatIsSetBack(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, _ := newDesk(t, &at)
	id := begun(t, d)
	d.write(t, "First.")
	at = at.Add(-time.Hour)
	if err := d.KeepDraft(context.Background(), d.draft("First. And a page more.")); err != nil {
		t.Fatal(err)
	}
	again := lay(t, v, &at)
	if told, err := again.Open(id); err != nil || len(told) > 0 {
		t.Fatal(told, err)
	}
	if got := again.Closure().Text(reason); got != "First. And a page more." {
		t.Errorf("the text is %q", got)
	}
}

func TestWordsThatWereOvertakenGoBeneathTheNewerOnes(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, _ := newDesk(t, &at)
	id := begun(t, d)
	if err := d.KeepDraft(context.Background(), d.draft("Half a sen")); err != nil {
		t.Fatal(err)
	}
	d.write(t, "A whole sentence.")
	again := lay(t, v, &at)
	if _, err := again.Open(id); err != nil {
		t.Fatal(err)
	}
	c := again.Closure()
	if got := c.Text(reason); got != "A whole sentence." {
		t.Errorf("the text is %q", got)
	}
	_, texts := c.Said(reason)
	if n := len(texts); n != 3 || texts[1].Text != "Half a sen" {
		t.Errorf("the journal holds %d texts", n)
	}
}

func TestADayThatWasBeingTypedEndsNoInvolvementByItself(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, _ := newDesk(t, &at)
	id := begun(t, d)
	draft := d.draft("20 11 2026")
	draft.Item, draft.Part = model.ItemClosed, model.PartValue
	if err := d.KeepDraft(context.Background(), draft); err != nil {
		t.Fatal(err)
	}
	again := lay(t, v, &at)
	if c, err := again.Look(id); err != nil || !c.About(model.ItemClosed).Empty() {
		t.Fatal("only looked at, it is closed", err)
	}
	told, err := again.Open(id)
	if err != nil || len(told) != 1 || !strings.Contains(told[0], "nothing enters it by itself") {
		t.Fatal(told, err)
	}
	if left, waits := again.Left(draft.Field, model.PartValue); !waits || left.Text != "20 11 2026" || !again.Closure().About(model.ItemClosed).Empty() {
		t.Errorf("%q waits (%v), and the answer is %v", left.Text, waits, again.Closure().About(model.ItemClosed))
	}
}

func TestADamagedDraftKeepsNoClosureShut(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	first := begun(t, d)
	if err := d.KeepDraft(context.Background(), d.draft("Words")); err != nil {
		t.Fatal(err)
	}
	other, err := d.Begin("HR-2", "L.")
	if err != nil {
		t.Fatal(err)
	}
	spoilt := 0
	for _, k := range engine.Keys() {
		if !strings.Contains(k.Space, "draft") {
			continue
		}
		item, err := engine.Get(context.Background(), k)
		if err != nil {
			t.Fatal(err)
		}
		v := bytes.Clone(item.Value)
		v[len(v)-1] ^= 1
		if _, err := engine.Apply(context.Background(), store.Op{Key: k, Value: v}); err != nil {
			t.Fatal(err)
		}
		spoilt++
	}
	if spoilt == 0 {
		t.Fatal("no draft was there to spoil")
	}
	for _, id := range []model.ClosureID{first, other} {
		if d.Torn() {
			t.Error("what is whole counts as torn")
		}
		if told, err := d.Open(id); err != nil || len(told) == 0 {
			t.Errorf("told %q, %v", told, err)
		}
		if !d.Torn() {
			t.Error("part of it cannot be read, and nothing says so")
		}
		d.torn = false
	}
}

func TestAnOutcomeThatNobodyKnewIsReadBeforeTheNextChange(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	id := begun(t, d)
	engine.Fail(enginetest.Kept, 2)
	err := d.Change(func(c *model.Closure) ([]model.Event, error) { return model.Write(c, d.Guide, reason, "one") })
	engine.Fail(enginetest.None, 0)
	if err != nil && !errors.Is(err, ErrNotSaved) {
		t.Fatal(err)
	}
	d.write(t, "two")
	if _, err := d.Open(id); err != nil {
		t.Fatal(err)
	}
	c := d.Closure()
	if len(c.Apart(reason)) > 0 || len(c.Heads) != 1 || c.Text(reason) != "two" {
		t.Errorf("apart %d, heads %d, text %q", len(c.Apart(reason)), len(c.Heads), c.Text(reason))
	}
}

func TestLookingWritesNothing(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, engine := newDesk(t, &at)
	id := begun(t, d)
	if err := d.KeepDraft(context.Background(), d.draft("Being typed")); err != nil {
		t.Fatal(err)
	}
	again := lay(t, v, &at)
	keys := len(engine.Keys())
	c, err := again.Look(id)
	if err != nil || c.Text(reason) != "Being typed" {
		t.Fatal(err, c)
	}
	if n := len(engine.Keys()); n != keys {
		t.Errorf("%d records before, %d after", keys, n)
	}
}

func TestAReferenceIsGivenOnce(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, _ := newDesk(t, &at)
	begun(t, d)
	if _, err := d.Begin("hr-1", "L."); err == nil || !strings.Contains(err.Error(), "is here already") {
		t.Errorf("a second one: %v", err)
	}
	if _, err := d.Find("HR-7"); !errors.Is(err, ErrNoneSuch) {
		t.Errorf("found what is not here: %v", err)
	}
}
