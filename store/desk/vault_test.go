package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/enginetest"
)

// told are the lines of who did what, oldest first, without the ends of sentences that a test leaves out.
func told(t *testing.T, d *Desk, id model.ClosureID) []string {
	t.Helper()
	h, err := d.History(id)
	if err != nil {
		t.Fatal(err)
	}
	if h.Wrong != "" || h.Since.IsZero() {
		t.Errorf("the chain does not hold: %q, since %s", h.Wrong, h.Since)
	}
	var out []string
	for _, l := range h.Lines {
		out = append(out, l.Words)
	}
	slices.Reverse(out)
	return out
}

func TestEachEntryReadingAndCopyIsToldInPlainWords(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, _ := newDesk(t, &at)
	id := begun(t, d)
	d.write(t, "What K. said at school.")
	if err := d.Exported(id, "Closure Record for the council, text"); err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown("Robin Ashe", "team manager"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Open(id); err != nil {
		t.Fatal(err)
	}
	d.Seen(id)
	if _, err := d.Undo(); err == nil {
		t.Fatal("took back what somebody else wrote")
	}
	want := []string{
		"Ana Lopez (social worker) brought this closure into the vault",
		"Ana Lopez (social worker) began it: its reference, and how to refer to the child",
		"Ana Lopez (social worker) wrote: Reason for involvement",
		"Ana Lopez (social worker) wrote out: Closure Record for the council, text",
		"Robin Ashe (team manager) opened it to read",
		"Robin Ashe (team manager) opened it to read",
	}
	got := slices.DeleteFunc(told(t, d, id), func(l string) bool {
		return strings.Contains(l, "added ") || strings.Contains(l, "answered: ") // what a closure begins with
	})
	if !slices.Equal(got, want) {
		t.Errorf("told:\n%s", strings.Join(got, "\n"))
	}
	whole := strings.Join(told(t, d, ""), "\n")
	for _, words := range []string{"This vault was made", "Ana Lopez (social worker) sat down at the keyboard",
		"wrote an entry in a closure", "Robin Ashe (team manager) opened a closure to read"} {
		if !strings.Contains(whole, words) {
			t.Errorf("%q is not told:\n%s", words, whole)
		}
	}
	if strings.Contains(whole, "K.") || strings.Contains(whole, "HR-1") {
		t.Errorf("words of the case are told:\n%s", whole)
	}
}

func TestWhatDecidesWhenTheCopyGoesHasLinesOfItsOwn(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, _ := newDesk(t, &at)
	id := begun(t, d)
	for _, do := range []func() error{
		func() error { return d.Transfer(d.Today(), "CASE-9") },
		func() error { return d.Hold("a complaint") },
		func() error { return d.Release("it is answered") },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	all := strings.Join(told(t, d, id), "\n")
	for _, words := range []string{"handed it on to the council's record", "put the copy here on hold", "ended the hold on the copy here"} {
		if strings.Count(all, words) != 1 {
			t.Errorf("%q is told %d times:\n%s", words, strings.Count(all, words), all)
		}
	}
	for _, words := range []string{"CASE-9", "complaint", "answered"} {
		if strings.Contains(all, words) {
			t.Errorf("%q was typed, and is told:\n%s", words, all)
		}
	}
}

func TestALineThatCannotBeWrittenStopsNoWorkButWhatWouldLeaveTheVault(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	id := begun(t, d)
	engine.Fail(enginetest.Refused, -1)
	if _, err := d.Open(id); err != nil {
		t.Errorf("it does not open: %v", err)
	}
	d.Seen(id)
	if err := d.Exported(id, "closure, JSON"); err == nil || !strings.Contains(err.Error(), "nothing was written out, because it could not be noted") {
		t.Errorf("something may be written out without a line: %v", err)
	}
	engine.Fail(enginetest.None, 0)
	d.write(t, "And on.")
	if err := d.Exported(id, "closure, JSON"); err != nil {
		t.Fatal(err)
	}
	d.NotExported(id, "closure, JSON")
	lines := told(t, d, id)
	if got := strings.Join(lines[len(lines)-2:], "\n"); !strings.Contains(got, "wrote out: closure, JSON") || !strings.Contains(got, "could not write it out after all: closure, JSON") {
		t.Errorf("who did what says\n%s", got)
	}
}

func TestSomebodyWhoseNameIsNotHereIsSaidToBeNotKnown(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, _ := newDesk(t, &at)
	id := begun(t, d)
	v.By("0123456789abcdef")
	if err := v.Note(context.Background(), store.Read, id, ""); err != nil {
		t.Fatal(err)
	}
	lines := told(t, d, id)
	if got := lines[len(lines)-1]; got != "Somebody not known here opened it to read" {
		t.Error(got)
	}
}

func TestAChainThatDoesNotHoldIsSaidPlainlyAndWhatCanBeReadIsTold(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	id := begun(t, d)
	d.write(t, "One.")
	keys := engine.Keys()
	ctx := context.Background()
	i := slices.IndexFunc(keys, func(k store.Key) bool { return k.Space == "audit" && k.ID == fmt.Sprintf("%016x", 3) })
	if _, err := engine.Apply(ctx, store.Op{Key: keys[i]}); err != nil {
		t.Fatal(err)
	}
	h, err := d.History(id)
	if err != nil {
		t.Fatal(err)
	}
	if h.Wrong == "" || !h.Since.IsZero() || len(h.Lines) == 0 {
		t.Errorf("wrong %q, since %s, %d lines", h.Wrong, h.Since, len(h.Lines))
	}
	if _, holds := d.Since(); holds {
		t.Error("it is said to hold")
	}
}

func TestWhoIsAtTheKeyboardStaysSoAfterALock(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	id := begun(t, d)
	d.Lock()
	if _, err := d.History(id); !errors.Is(err, store.ErrLocked) {
		t.Errorf("told behind the lock: %v", err)
	}
	v, err := store.Unlock(context.Background(), engine, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Resume(v); err != nil {
		t.Fatal(err)
	}
	lines := told(t, d, id)
	if got := lines[len(lines)-1]; got != "Ana Lopez (social worker) opened it to read" {
		t.Error(got)
	}
}

func TestWhatCameInWithAnImportIsToldAsItsWritersAndNotAsWhoBroughtItIn(t *testing.T) {
	at := time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC)
	d, _, _ := newDesk(t, &at)
	begun(t, d)
	d.write(t, "What K. said.")
	var file bytes.Buffer
	if err := d.Export(&file); err != nil {
		t.Fatal(err)
	}
	at = at.AddDate(0, 0, 19)
	other, _, _ := newDesk(t, &at)
	if err := other.SitDown("Robin Ashe", "team manager"); err != nil {
		t.Fatal(err)
	}
	f, err := other.Import(&file, false)
	if err != nil {
		t.Fatal(err)
	}
	want := "Robin Ashe (team manager) brought in an entry of 3 November 2026: Ana Lopez (social worker) wrote: Reason for involvement"
	if got := told(t, other, f.ID); !slices.Contains(got, want) {
		t.Errorf("told:\n%s", strings.Join(got, "\n"))
	}
}
