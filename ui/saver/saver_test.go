package saver

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/edit"
)

// A drawer keeps drafts as the vault does, and fails or dawdles as it is told to.
type drawer struct {
	mu     sync.Mutex
	texts  map[string]string
	order  []string
	fail   error
	takes  time.Duration
	inside int
	most   int

	kept    error // why it keeps things in the rescue log alone
	settles int
}

func (d *drawer) KeepDraft(_ context.Context, draft model.Draft) error {
	return d.do(func() {
		d.texts[draft.Item] = draft.Text
		d.order = append(d.order, draft.Text)
	})
}

func (d *drawer) DropDraft(_ context.Context, draft model.Draft) error {
	return d.do(func() { delete(d.texts, draft.Item) })
}

func (d *drawer) Kept() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.kept != nil
}

func (d *drawer) Settle(context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.settles++
	return d.kept
}

func (d *drawer) do(what func()) error {
	d.mu.Lock()
	d.inside++
	d.most = max(d.most, d.inside)
	takes, fail := d.takes, d.fail
	d.mu.Unlock()
	time.Sleep(takes)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.inside--
	if fail != nil {
		return fail
	}
	what()
	return nil
}

func (d *drawer) has(item string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.texts[item]
}

// A desk runs a saver's commands as the program's loop does.
type desk struct {
	*Saver
	drawer *drawer
	msgs   chan tea.Msg
}

func newDesk() *desk {
	d := &drawer{texts: map[string]string{}}
	return &desk{Saver: New(d, time.Now), drawer: d, msgs: make(chan tea.Msg, 1000)}
}

func (d *desk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				d.run(c)
			}
			return
		}
		d.msgs <- msg
	}()
}

func (d *desk) typed(item, text string) { d.run(d.Type(draft(item, text))) }

func draft(item, text string) model.Draft {
	return model.Draft{Field: model.Field{Item: item}, Part: "text", Text: text}
}

// wait lets time pass while the loop runs.
func (d *desk) wait(long time.Duration) {
	end := time.After(long)
	for {
		select {
		case msg := <-d.msgs:
			d.run(d.Update(msg))
		case <-end:
			synctest.Wait()
			for len(d.msgs) > 0 {
				d.run(d.Update(<-d.msgs))
				synctest.Wait()
			}
			return
		}
	}
}

func story(t *testing.T, f func(t *testing.T, d *desk)) {
	synctest.Test(t, func(t *testing.T) {
		f(t, newDesk())
		time.Sleep(time.Hour)
	})
}

func TestWordsAreKeptOnAPauseAndAtTheLatestAfterTwoSeconds(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.typed("reason", "A")
		if d.Status() != "saving" {
			t.Errorf("status %q", d.Status())
		}
		d.wait(500 * time.Millisecond)
		if d.drawer.has("reason") != "" {
			t.Error("saved between two keys")
		}
		d.wait(200 * time.Millisecond)
		if d.drawer.has("reason") != "A" || d.Status() != "saved "+time.Now().Format("15:04") {
			t.Errorf("after a pause: %q, %q", d.drawer.has("reason"), d.Status())
		}
		for i := range 30 { // somebody who never pauses
			d.typed("reason", fmt.Sprint("words ", i))
			d.wait(100 * time.Millisecond)
		}
		if d.drawer.has("reason") == "A" {
			t.Error("nothing was saved in three seconds of typing")
		}
		d.wait(time.Second)
		if d.drawer.has("reason") != "words 29" {
			t.Errorf("at the end: %q", d.drawer.has("reason"))
		}
	})
}

func TestOnlyTheNewestWordsCountAsSaved(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.drawer.takes = 3 * time.Second
		d.typed("reason", "one")
		d.wait(time.Second) // the first write is under way
		d.typed("reason", "two")
		d.wait(2700 * time.Millisecond) // the first write has ended
		if d.Status() != "saving" {
			t.Errorf("the older words are kept, and the status is %q", d.Status())
		}
		d.wait(4 * time.Second)
		if d.drawer.has("reason") != "two" || d.Status() == "saving" {
			t.Errorf("kept %q, %q", d.drawer.has("reason"), d.Status())
		}
		if d.drawer.most != 1 {
			t.Errorf("%d writes of one field at a time", d.drawer.most)
		}
	})
}

func TestAFailureIsToldAndTriedAgain(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.drawer.fail = errors.New("the disk is full")
		d.typed("reason", "Amy said")
		d.wait(time.Second)
		if d.Status() != NotSaved {
			t.Errorf("status %q", d.Status())
		}
		if err := d.Flush(t.Context()); err == nil {
			t.Error("Flush hides the failure")
		}
		d.drawer.fail = nil
		d.wait(time.Minute)
		if d.drawer.has("reason") != "Amy said" || d.Status() == NotSaved {
			t.Errorf("kept %q, %q", d.drawer.has("reason"), d.Status())
		}
	})
}

func TestFlushSavesEverythingAtOnce(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.drawer.takes = 100 * time.Millisecond
		d.typed("reason", "one")
		d.typed("harm", "two")
		d.wait(650 * time.Millisecond) // writes are under way
		d.typed("reason", "newer")
		if err := d.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
		if d.drawer.has("reason") != "newer" || d.drawer.has("harm") != "two" {
			t.Errorf("kept %v", d.drawer.texts)
		}
		d.wait(time.Minute)
		if d.drawer.has("reason") != "newer" {
			t.Errorf("an older revision came later: %v", d.drawer.order)
		}
	})
}

func TestFlushDoesNotWaitForEver(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.drawer.takes = time.Minute
		d.typed("reason", "one")
		d.wait(time.Second)
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		if err := d.Flush(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
}

func TestADroppedDraftDoesNotComeBack(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.drawer.takes = 300 * time.Millisecond
		d.typed("reason", "one")
		d.wait(700 * time.Millisecond) // the write is under way
		if err := d.Drop(draft("reason", "one")); err != nil {
			t.Fatal(err)
		}
		d.wait(time.Minute)
		if _, ok := d.drawer.texts["reason"]; ok {
			t.Error("it is there again")
		}
		if _, ok := d.Typed(draft("reason", "")); ok {
			t.Error("the saver still has it")
		}
		d.typed("reason", "new words")
		d.wait(time.Minute)
		if d.drawer.has("reason") != "new words" {
			t.Error("what was typed afterwards is lost")
		}
	})
}

func TestADropThatFailsIsTriedAgain(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.typed("reason", "one")
		d.wait(time.Second)
		d.drawer.fail = errors.New("the disk is full")
		if d.Drop(draft("reason", "one")) == nil {
			t.Error("the failure is hidden")
		}
		d.drawer.fail = nil
		d.run(d.Update(tea.FocusMsg{}))
		d.wait(time.Minute)
		if _, ok := d.drawer.texts["reason"]; ok {
			t.Error("it is still there")
		}
	})
}

func TestACommandThatWasLostLosesNoWords(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		d.Type(draft("reason", "one")) // the screen forgot to return it
		d.wait(5 * time.Second)
		d.run(d.Update(tea.FocusMsg{}))
		d.wait(time.Second)
		if d.drawer.has("reason") != "one" {
			t.Error("not saved")
		}
	})
}

func TestALongTextIsAskedForItsWordsWhenTheyAreSavedAndGivesThoseThatWereTyped(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		text, asked := edit.New(0), 0
		text.Share(d.Clip())
		later := func() {
			words := text.Later()
			d.run(d.TypeLater(draft("reason", ""), func() string { asked++; return words() }))
		}
		for _, k := range "Amy said" {
			text.Update(tea.KeyPressMsg{Code: k, Text: string(k)})
			later()
		}
		if asked != 0 {
			t.Errorf("asked %d times while words were typed", asked)
		}
		if dr, ok := d.Typed(draft("reason", "")); !ok || dr.Text != "Amy said" {
			t.Errorf("typed: %q", dr.Text)
		}
		d.wait(time.Second)
		if d.drawer.has("reason") != "Amy said" || asked != 1 {
			t.Errorf("kept %q, asked %d times", d.drawer.has("reason"), asked)
		}
		d.drawer.fail = errors.New("the disk is full")
		text.Update(tea.PasteMsg{Content: " more"})
		later()
		d.wait(time.Second)
		text.SetText("") // the lock, or another screen
		d.drawer.fail = nil
		if err := d.Flush(t.Context()); err != nil || d.drawer.has("reason") != "Amy said more" {
			t.Errorf("%v, kept %q", err, d.drawer.has("reason"))
		}
	})
}

func TestAtTheLockWhatWasCutIsForgotten(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		text := edit.New(0)
		text.Share(d.Clip())
		text.SetText("Amy said")
		for _, k := range []tea.KeyPressMsg{{Code: 'a', Mod: tea.ModCtrl}, {Code: 'x', Mod: tea.ModCtrl}} {
			text.Update(k)
		}
		d.Forget()
		text.Update(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl})
		if !text.Empty() {
			t.Errorf("pasted %q", text.Text())
		}
	})
}

func TestFiveMinutesOfWritingBecomeAnEntry(t *testing.T) {
	story(t, func(t *testing.T, d *desk) {
		var entered []string
		d.EnterWith(func(dr model.Draft) error {
			entered = append(entered, dr.Text)
			return d.Drop(dr)
		})
		for i := range 7 * 60 {
			d.typed("reason", fmt.Sprint("words ", i))
			d.wait(time.Second)
		}
		if len(entered) != 1 {
			t.Fatalf("entered %v", entered)
		}
		d.wait(time.Minute)
		if d.drawer.has("reason") != "words 419" {
			t.Errorf("kept %q", d.drawer.has("reason"))
		}
	})
}

func TestAKeptDraftIsSettledOnceTheFileTakesIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDesk()
		d.drawer.kept = errors.New("the disk is full")
		if err := d.Drop(model.Draft{Part: "text"}); err != nil {
			t.Fatal(err)
		}
		if s := d.Status(); s != Kept {
			t.Fatalf("it says %q", s)
		}
		d.run(d.Update(nil))
		synctest.Wait()
		if kept, why := d.Rescued(); !kept || why == nil {
			t.Fatalf("kept: %v, because %v", kept, why)
		}
		d.run(d.Update(<-d.msgs))
		synctest.Wait()
		if d.drawer.settles != 1 {
			t.Errorf("tried %d times in a moment", d.drawer.settles)
		}
		d.drawer.mu.Lock()
		d.drawer.kept = nil
		d.drawer.mu.Unlock()
		time.Sleep(settleEvery)
		d.run(d.Update(nil))
		synctest.Wait()
		if kept, _ := d.Rescued(); kept || d.Status() == Kept {
			t.Errorf("it still says %q", d.Status())
		}
	})
}

func TestWhatIsTypedWhereNothingCanBeSavedIsCountedAndNotTried(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDesk()
		d.LookOnly(true)
		if cmd := d.Type(model.Draft{Part: "text", Text: "x"}); cmd != nil || d.Dropped() != 1 || d.Status() != ReadOnly {
			t.Errorf("a command: %v, %d dropped, %q", cmd != nil, d.Dropped(), d.Status())
		}
		if err := d.Flush(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
