package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"handover/model"
	"handover/store"
	"handover/store/bolt"
	"handover/store/enginetest"
)

var (
	ctx = context.Background()
	now = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
)

const phrase = "purple kettle meadow"

// newVault returns an unlocked vault on an engine in memory.
func newVault(t testing.TB) (*store.Vault, *enginetest.Mem) {
	t.Helper()
	m := enginetest.Memory()
	v, err := store.CreateCheaply(ctx, m, phrase)
	if err != nil {
		t.Fatal(err)
	}
	return v, m
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func written(text string) model.Entry {
	return model.Entry{ID: model.EntryID(store.NewID()), At: now, By: "sam", Event: model.Written{
		Field: model.Field{Item: "concern-summary", Subject: model.TheChild}, Text: text,
	}}
}

func opened(reference string) model.Entry {
	return model.Entry{ID: model.EntryID(store.NewID()), At: now, By: "sam", Event: model.Opened{Reference: reference, Child: "A.B."}}
}

// begin adds a closure with one entry.
func begin(t testing.TB, v *store.Vault, reference string) model.ClosureID {
	t.Helper()
	id := model.ClosureID(store.NewID())
	must(t, v.Begin(ctx, id, store.Change{Entries: []model.Entry{opened(reference)}, Header: model.Header{Reference: reference}}))
	return id
}

func draft(id model.ClosureID, text string) model.Draft {
	return model.Draft{Closure: id, Field: model.Field{Item: "concern-summary", Subject: model.TheChild}, Part: "text", Text: text, By: "sam", At: now}
}

func TestWhatWasSavedIsThereAfterUnlockingAgain(t *testing.T) {
	v, m := newVault(t)
	id := begin(t, v, "CS-1")
	e := written("Amy said <so> & more")
	e.After = []model.EntryID{model.EntryID(store.NewID())}
	must(t, v.Append(ctx, id, store.Change{Entries: []model.Entry{e}, Header: model.Header{Reference: "CS-1b", Outstanding: 4}}))
	must(t, v.KeepDraft(ctx, draft(id, "half a sent")))
	must(t, v.Set(ctx, "worker", model.Worker{ID: "sam", Name: "Sam Okafor"}))
	v.Lock()

	v, err := store.UnlockCheaply(ctx, m, phrase)
	must(t, err)
	headers, err := v.Closures(ctx)
	if err != nil || len(headers) != 1 || !reflect.DeepEqual(headers[0], model.Header{ID: id, Reference: "CS-1b", Outstanding: 4}) {
		t.Errorf("the caseload is %+v, error %v", headers, err)
	}
	entries, err := v.Entries(ctx, id)
	if err != nil || len(entries) != 2 || !slices.ContainsFunc(entries, func(x model.Entry) bool { return reflect.DeepEqual(x, e) }) {
		t.Errorf("the journal is %+v, error %v", entries, err)
	}
	drafts, err := v.Drafts(ctx)
	if err != nil || len(drafts) != 1 || drafts[0] != draft(id, "half a sent") {
		t.Errorf("the drafts are %+v, error %v", drafts, err)
	}
	var w model.Worker
	if found, err := v.Setting(ctx, "worker", &w); err != nil || !found || w.Name != "Sam Okafor" {
		t.Errorf("the worker is %+v, found %v, error %v", w, found, err)
	}
	if found, err := v.Setting(ctx, "theme", &w); err != nil || found {
		t.Errorf("a setting that was never set: found %v, error %v", found, err)
	}
}

func TestNothingTypedIsEverReadableInTheFile(t *testing.T) {
	const marker = "QzMarkerVx"
	path := filepath.Join(t.TempDir(), store.FileName)
	must(t, bolt.Create(path))
	db, err := bolt.Open(path)
	must(t, err)
	v, err := store.CreateCheaply(ctx, db, marker+" kettle meadow")
	must(t, err)

	id := model.ClosureID(marker + "-closure")
	e := written(strings.Repeat(marker+" ", 5000))
	e.ID = marker + "-entry"
	must(t, v.Begin(ctx, id, store.Change{
		Entries: []model.Entry{opened(marker), e},
		Header:  model.Header{Reference: marker, Child: marker, Guide: marker},
	}))
	must(t, v.KeepDraft(ctx, draft(id, marker)))
	must(t, v.KeepDraft(ctx, draft("", marker)))
	must(t, v.DropDraft(ctx, draft("", marker)))
	must(t, v.Set(ctx, marker, marker))
	must(t, v.Append(ctx, id, store.Change{Entries: []model.Entry{written(marker)}, Header: model.Header{Reference: marker}, Drop: []model.Draft{draft(id, "")}}))
	must(t, v.Close())

	b, err := os.ReadFile(path)
	must(t, err)
	for _, clear := range []string{marker, "concern-summary", "A.B.", `"text"`, "written", "Reference", "reference"} {
		if bytes.Contains(b, []byte(clear)) {
			t.Errorf("the file says %q", clear)
		}
	}
}

func TestAWrongPassphraseIsSaidToBeWrong(t *testing.T) {
	v, m := newVault(t)
	must(t, v.Close())
	m.Reopen()
	for _, wrong := range []string{"", "purple kettle meado", "Purple kettle meadow"} {
		if _, err := store.UnlockCheaply(ctx, m, wrong); !errors.Is(err, store.ErrPassphrase) {
			t.Errorf("%q gave %v", wrong, err)
		}
	}
}

func TestTheRealCostHoldsAndThePassphraseIsWiped(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	m := enginetest.Memory()
	p := []byte(phrase)
	v, err := store.Create(ctx, m, p)
	must(t, err)
	id := begin(t, v, "CS-1")
	v.Lock()
	q := []byte(phrase)
	v, err = store.Unlock(ctx, m, q)
	must(t, err)
	if entries, err := v.Entries(ctx, id); err != nil || len(entries) != 1 {
		t.Errorf("%d entries, error %v", len(entries), err)
	}
	if !bytes.Equal(p, make([]byte, len(p))) || !bytes.Equal(q, make([]byte, len(q))) {
		t.Error("the passphrase is still in memory")
	}
}

func TestAHeaderBelowTheFloorIsRefused(t *testing.T) {
	_, m := newVault(t)
	if _, err := store.Unlock(ctx, m, []byte(phrase)); !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("unlocking at next to no cost gave %v", err)
	}
}

func TestALockedVaultGivesNothing(t *testing.T) {
	v, _ := newVault(t)
	id := begin(t, v, "CS-1")
	v.Lock()
	v.Lock()
	var x string
	_, closures := v.Closures(ctx)
	_, entries := v.Entries(ctx, id)
	_, drafts := v.Drafts(ctx)
	_, setting := v.Setting(ctx, "x", &x)
	for i, err := range []error{
		closures, entries, drafts, setting, v.Begin(ctx, "x", store.Change{}), v.Append(ctx, id, store.Change{}),
		v.PutHeader(ctx, id, model.Header{}), v.KeepDraft(ctx, draft(id, "")), v.DropDraft(ctx, draft(id, "")), v.Set(ctx, "x", x),
	} {
		if !errors.Is(err, store.ErrLocked) {
			t.Errorf("call %d gave %v", i, err)
		}
	}
}

func TestAVaultIsMadeOnce(t *testing.T) {
	v, m := newVault(t)
	begin(t, v, "CS-1")
	if _, err := store.CreateCheaply(ctx, m, phrase); !errors.Is(err, store.ErrExists) {
		t.Fatalf("making it again gave %v", err)
	}
}

func TestAVaultWhoseMakingWasInterruptedCanBeMade(t *testing.T) {
	m := enginetest.Memory()
	if _, err := store.UnlockCheaply(ctx, m, phrase); !errors.Is(err, store.ErrUnfinished) || !errors.Is(err, store.ErrNotVault) {
		t.Fatalf("unlocking nothing gave %v", err)
	}
	_, err := store.CreateCheaply(ctx, m, phrase)
	must(t, err)
}

func TestAClosureBeginsOnce(t *testing.T) {
	v, _ := newVault(t)
	id := begin(t, v, "CS-1")
	if err := v.Begin(ctx, id, store.Change{Header: model.Header{Reference: "CS-2"}}); !errors.Is(err, store.ErrExists) {
		t.Fatalf("beginning it again gave %v", err)
	}
	if h, _ := v.Closures(ctx); len(h) != 1 || h[0].Reference != "CS-1" {
		t.Errorf("the caseload is now %+v", h)
	}
}

func TestAnEntryIsNeverWrittenOver(t *testing.T) {
	v, _ := newVault(t)
	id := begin(t, v, "CS-1")
	e := written("first")
	must(t, v.Append(ctx, id, store.Change{Entries: []model.Entry{e}}))
	e.Event = model.Unknown{Kind: "x", Fields: []byte("{}")}
	err := v.Append(ctx, id, store.Change{Entries: []model.Entry{e}, Header: model.Header{Reference: "changed"}})
	if !errors.Is(err, store.ErrExists) {
		t.Fatalf("writing it again gave %v", err)
	}
	if h, _ := v.Closures(ctx); h[0].Reference != "" {
		t.Error("the header was changed all the same")
	}
}

func TestWhatIsNotThereIsSaidNotToBe(t *testing.T) {
	v, _ := newVault(t)
	id := begin(t, v, "CS-1")
	_, err := v.Entries(ctx, "nobody's")
	for i, err := range []error{err, v.Append(ctx, "nobody's", store.Change{}), v.KeepDraft(ctx, draft("nobody's", "x"))} {
		if !errors.Is(err, store.ErrNoClosure) {
			t.Errorf("call %d gave %v", i, err)
		}
	}
	must(t, v.DropDraft(ctx, draft(id, "never kept")))
	if err := v.PutHeader(ctx, id, model.Header{ID: "another"}); err == nil {
		t.Error("another closure's header was taken")
	}
}

func TestADraftIsWrittenOverInPlace(t *testing.T) {
	v, m := newVault(t)
	id := begin(t, v, "CS-1")
	must(t, v.KeepDraft(ctx, draft(id, "one")))
	before := len(m.Keys())
	must(t, v.KeepDraft(ctx, draft(id, "one two")))
	if after := len(m.Keys()); after != before {
		t.Errorf("%d records became %d", before, after)
	}
	other := draft(id, "because")
	other.Part = "because"
	must(t, v.KeepDraft(ctx, other))
	must(t, v.KeepDraft(ctx, draft("", "a new reference")))
	drafts, err := v.Drafts(ctx)
	if err != nil || len(drafts) != 3 || !slices.Contains(drafts, draft(id, "one two")) {
		t.Fatalf("the drafts are %+v, error %v", drafts, err)
	}
	must(t, v.Append(ctx, id, store.Change{Entries: []model.Entry{written("one two")}, Drop: []model.Draft{draft(id, ""), draft(id, ""), other}}))
	if drafts, _ = v.Drafts(ctx); len(drafts) != 1 || drafts[0].Closure != "" {
		t.Errorf("after they became entries the drafts are %+v", drafts)
	}
}

func TestATextBeyondTheLimitIsRefusedAndTheRestIsKept(t *testing.T) {
	v, _ := newVault(t)
	id := begin(t, v, "CS-1")
	if err := v.Append(ctx, id, store.Change{Entries: []model.Entry{written(strings.Repeat("x", 1<<20))}}); !errors.Is(err, store.ErrTooLong) {
		t.Fatalf("Append gave %v", err)
	}
	if entries, err := v.Entries(ctx, id); err != nil || len(entries) != 1 {
		t.Fatalf("%d entries, error %v", len(entries), err)
	}
	long := written(strings.Repeat("x", 1<<20-1000))
	must(t, v.Append(ctx, id, store.Change{Entries: []model.Entry{long}}))
	if entries, err := v.Entries(ctx, id); err != nil || len(entries) != 2 {
		t.Fatalf("%d entries, error %v", len(entries), err)
	}
}

// counting is an engine that counts what is read from it.
type counting struct {
	store.Engine
	items int
}

func (c *counting) Get(ctx context.Context, k store.Key) (store.Item, error) {
	c.items++
	return c.Engine.Get(ctx, k)
}

func (c *counting) Scan(ctx context.Context, space, after string, limit int) ([]store.Item, store.Rev, error) {
	items, rev, err := c.Engine.Scan(ctx, space, after, limit)
	c.items += len(items)
	return items, rev, err
}

func TestALargeCaseloadIsReadInPagesAndOneClosureWithoutTheOthers(t *testing.T) {
	c := &counting{Engine: enginetest.Memory()}
	v, err := store.CreateCheaply(ctx, c, phrase)
	must(t, err)
	const n = store.Page + 3
	var one model.ClosureID
	for i := range n {
		one = begin(t, v, fmt.Sprintf("CS-%04d", i))
	}
	for range 4 {
		must(t, v.Append(ctx, one, store.Change{Entries: []model.Entry{written("x")}}))
	}
	headers, err := v.Closures(ctx)
	if err != nil || len(headers) != n {
		t.Fatalf("%d headers, want %d, error %v", len(headers), n, err)
	}
	if !slices.IsSortedFunc(headers, func(a, b model.Header) int { return strings.Compare(a.Reference, b.Reference) }) {
		t.Error("the caseload is not in order")
	}
	c.items = 0
	entries, err := v.Entries(ctx, one)
	if err != nil || len(entries) != 5 {
		t.Fatalf("%d entries, error %v", len(entries), err)
	}
	if c.items > store.Page+1 {
		t.Errorf("opening one closure read %d items", c.items)
	}
}

func TestManyHandsSaveAtOnce(t *testing.T) {
	v, _ := newVault(t)
	ids := []model.ClosureID{begin(t, v, "CS-1"), begin(t, v, "CS-2"), begin(t, v, "CS-3")}
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			for j := range 10 {
				id := ids[(i+j)%len(ids)]
				if err := v.Append(ctx, id, store.Change{Entries: []model.Entry{written("x")}, Header: model.Header{Outstanding: j}}); err != nil {
					t.Errorf("Append: %v", err)
				}
				if err := v.KeepDraft(ctx, draft(id, "x")); err != nil {
					t.Errorf("KeepDraft: %v", err)
				}
				if _, err := v.Entries(ctx, id); err != nil {
					t.Errorf("Entries: %v", err)
				}
			}
		})
	}
	wg.Wait()
	total := 0
	for _, id := range ids {
		entries, err := v.Entries(ctx, id)
		must(t, err)
		total += len(entries)
	}
	if total != len(ids)+60 {
		t.Errorf("%d entries, want %d", total, len(ids)+60)
	}
}
