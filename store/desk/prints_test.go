package desk

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"handover/model"
	checks "handover/model/proof"
	"handover/store"
)

const slept = "Amy slept badly for months and would not go upstairs by herself. Ms Hale told us that she now sleeps through, and that Amy sings again."

// asked is what is asked about a text in the open closure, by the rules' names.
func asked(d *Desk, others *checks.Prints, body string) (rules []string) {
	for _, f := range checks.Read(checks.Text{Body: body, Item: reason.Item, Subject: reason.Subject, Closure: d.Closure(), Guide: d.Guide, Today: d.Today(), Others: others}) {
		rules = append(rules, f.Rule)
	}
	return rules
}

// three lays three closures on a desk: one of Amy Hale, one whose record lies open.
func three(t *testing.T, at *time.Time) (*Desk, *store.Vault, [3]model.ClosureID) {
	t.Helper()
	d, v, _ := newDesk(t, at)
	var ids [3]model.ClosureID
	for i, child := range []string{"Amy Hale", "L.", "K."} {
		id, err := d.Begin("HR-"+child[:1], child)
		if err != nil {
			t.Fatal(err)
		}
		ids[i] = id
		if i == 0 {
			d.write(t, slept)
		}
	}
	return d, v, ids
}

func TestAnotherClosuresParagraphAndFamilyAreFoundAndTheOpenOnesOwnAreNot(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, ids := three(t, &at)
	others, err := d.Prints(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got := asked(d, others, slept); !slices.Equal(got, []string{"pasted", "other-family", "other-family", "other-family"}) {
		t.Error(got)
	}
	if _, err := d.Open(ids[0]); err != nil {
		t.Fatal(err)
	}
	if others, err = d.Prints(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := asked(d, others, slept); len(got) > 0 {
		t.Errorf("in their own closure: %v", got)
	}
}

func TestAReopenedClosuresEarlierOnesAndLaterOnesAreNoOtherFamilys(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, ids := three(t, &at)
	follow := func(reference string, from model.ClosureID, earlier string) model.ClosureID {
		t.Helper()
		id, err := d.Reopen(reference, "A.", model.Reopened{From: from, Reference: earlier, Ended: "2025-11-20", Because: "she asked for help", Prompted: "a call from school", DecidedBy: "Ms Rees"})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	second := follow("HR-A2", ids[0], "HR-A")
	third := follow("HR-A3", "", "HR-A2") // by its reference alone
	beside := follow("HR-A4", ids[0], "HR-A")
	other := follow("HR-L2", ids[1], "HR-L")
	for name, open := range map[string]model.ClosureID{"the first": ids[0], "the second": second, "the third": third, "another that follows the first": beside, "one that follows another family's": other} {
		if _, err := d.Open(open); err != nil {
			t.Fatal(err)
		}
		others, err := d.Prints(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(asked(d, others, slept), func(rule string) bool { return rule == "other-family" || rule == "pasted" })
		if found != (open == other) {
			t.Errorf("in %s: another family's is %t", name, found)
		}
	}
}

func TestThePrintsAreRememberedUntilTheCaseloadChangesOrTheVaultIsLocked(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, _ := three(t, &at)
	ctx := context.Background()
	prints := func() *checks.Prints {
		t.Helper()
		p, err := d.Prints(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	first := prints()
	d.write(t, "Words in the open closure.")
	if prints() != first {
		t.Error("they were made again, though no other closure changed")
	}
	if _, err := d.Begin("HR-9", "N."); err != nil {
		t.Fatal(err)
	}
	second := prints()
	if second == first {
		t.Error("another closure came, and the prints are the old ones")
	}
	d.Lock()
	if d.prints != nil {
		t.Error("they are remembered after a lock")
	}
	if _, err := d.Prints(ctx); !errors.Is(err, store.ErrLocked) {
		t.Errorf("after a lock: %v", err)
	}
	_ = v
}

func TestReadingForPrintsWritesNothingAndTellsNobody(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, v, _ := three(t, &at)
	before := told(t, d, "")
	_, changes := v.Made()
	if _, err := d.Prints(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, after := v.Made(); after != changes {
		t.Errorf("%d changes of the vault, and %d before", after, changes)
	}
	if got := told(t, d, ""); !slices.Equal(got, before) {
		t.Errorf("told:\n%s", strings.Join(got, "\n"))
	}
}

func TestThePrintsStopWhenNobodyWaitsForThem(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, _ := three(t, &at)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Prints(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

func TestADamagedClosureIsPassedOver(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, engine := newDesk(t, &at)
	var journal []store.Key
	for _, child := range []string{"Amy Hale", "L.", "K."} {
		if _, err := d.Begin("HR-"+child[:1], child); err != nil {
			t.Fatal(err)
		}
		switch child {
		case "Amy Hale":
			journal = slices.DeleteFunc(engine.Keys(), func(k store.Key) bool { return !strings.Contains(k.Space, "journal") })
		case "L.":
			d.write(t, slept)
		}
	}
	for _, k := range journal {
		item, err := engine.Get(context.Background(), k)
		if err != nil {
			t.Fatal(err)
		}
		v := bytes.Clone(item.Value)
		v[len(v)-1] ^= 1
		if _, err := engine.Apply(context.Background(), store.Op{Key: k, Value: v}); err != nil {
			t.Fatal(err)
		}
	}
	if len(journal) == 0 {
		t.Fatal("no journal was there to spoil")
	}
	others, err := d.Prints(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got := asked(d, others, slept); !slices.Equal(got, []string{"pasted", "name", "name", "name"}) {
		t.Errorf("of one that opens and one that does not: %v", got)
	}
}

func TestTheDeskCanBeUsedWhileThePrintsAreMade(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	d, _, ids := three(t, &at)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for range 5 {
				if _, err := d.Prints(context.Background()); err != nil && !errors.Is(err, store.ErrLocked) {
					t.Error(err)
				}
			}
		})
	}
	for i := range 20 {
		if _, err := d.Open(ids[i%3]); err != nil {
			t.Fatal(err)
		}
		d.write(t, strings.Repeat("Word. ", i+1))
		if err := d.Export(new(bytes.Buffer)); err != nil {
			t.Fatal(err)
		}
	}
	d.Lock()
	wg.Wait()
	if d.prints != nil && d.prints.made != nil {
		t.Error("something was remembered after the lock")
	}
}
