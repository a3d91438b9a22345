// Package enginetest holds what every engine under the vault must do, as one test, and an engine
// in memory for the tests of other packages.
package enginetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"handover/store"
)

// A Reopener is an engine that keeps its items when it is closed, and can be opened again.
type Reopener interface {
	Reopen() (store.Engine, error)
}

// Run tests that an engine does what the vault relies on. Empty returns one that holds nothing.
func Run(t *testing.T, empty func(t *testing.T) store.Engine) {
	for _, c := range []struct {
		says string
		test func(t *testing.T, e store.Engine)
	}{
		{"what was never saved is not there", nothingThere},
		{"what is saved is read back", readBack},
		{"a batch is saved together", batch},
		{"a batch that fails leaves nothing", failedBatch},
		{"a batch may not write one key twice", keyTwice},
		{"a conditional write is refused after another", conditional},
		{"what is deleted is gone and may be made anew", deleted},
		{"a space is read in pages", pages},
		{"the revision grows with each save", revisions},
		{"of racing writers one wins each time", racing},
		{"reading and saving at once does no harm", readingWhileSaving},
		{"what is read does not change under the reader", ownCopies},
		{"a cancelled request does nothing", cancelled},
		{"everything survives closing", reopened},
	} {
		t.Run(c.says, func(t *testing.T) {
			e := empty(t)
			t.Cleanup(func() { e.Close() })
			c.test(t, e)
		})
	}
}

func key(id string) store.Key { return store.Key{Space: "space", ID: id} }

func put(id, value string) store.Op { return store.Op{Key: key(id), Value: []byte(value)} }

func onlyAt(op store.Op, rev store.Rev) store.Op {
	op.If = &rev
	return op
}

func apply(t *testing.T, e store.Engine, ops ...store.Op) store.Rev {
	t.Helper()
	rev, err := e.Apply(context.Background(), ops...)
	if err != nil {
		t.Fatalf("Apply: %v", err)
	}
	return rev
}

func wantValue(t *testing.T, e store.Engine, k store.Key, want string) store.Item {
	t.Helper()
	it, err := e.Get(context.Background(), k)
	if err != nil {
		t.Fatalf("Get: %v", err)
	}
	if it.Key != k || string(it.Value) != want || (it.Value == nil) != (want == "") {
		t.Fatalf("under %v is %q as %v, want %q", k, it.Value, it.Key, want)
	}
	if (it.Rev == 0) != (want == "") {
		t.Fatalf("%v has revision %d", k, it.Rev)
	}
	return it
}

func nothingThere(t *testing.T, e store.Engine) {
	wantValue(t, e, key("a"), "")
	items, rev, err := e.Scan(context.Background(), "space", "", 0)
	if err != nil || len(items) != 0 || rev != 0 {
		t.Fatalf("an empty space has %d items at %d, error %v", len(items), rev, err)
	}
}

func readBack(t *testing.T, e store.Engine) {
	rev := apply(t, e, put("a", "one"))
	if it := wantValue(t, e, key("a"), "one"); it.Rev != rev {
		t.Errorf("revision %d, saved as %d", it.Rev, rev)
	}
	apply(t, e, put("a", "two"))
	wantValue(t, e, key("a"), "two")
	wantValue(t, e, store.Key{Space: "elsewhere", ID: "a"}, "")

	large := bytes.Repeat([]byte("many words "), 100_000)
	apply(t, e, store.Op{Key: key("large"), Value: large})
	wantValue(t, e, key("large"), string(large))
}

func batch(t *testing.T, e store.Engine) {
	other := store.Key{Space: "other", ID: "c"}
	rev := apply(t, e, put("a", "one"), put("b", "two"), store.Op{Key: other, Value: []byte("three")})
	for k, v := range map[store.Key]string{key("a"): "one", key("b"): "two", other: "three"} {
		if it := wantValue(t, e, k, v); it.Rev != rev {
			t.Errorf("%v has revision %d, the batch %d", k, it.Rev, rev)
		}
	}
}

func failedBatch(t *testing.T, e store.Engine) {
	apply(t, e, put("a", "one"))
	ops := []store.Op{put("b", "two"), {Key: key("a")}, onlyAt(put("c", "three"), 99)}
	if _, err := e.Apply(context.Background(), ops...); !errors.Is(err, store.ErrConflict) {
		t.Fatalf("Apply gave %v, want a conflict", err)
	}
	wantValue(t, e, key("a"), "one")
	wantValue(t, e, key("b"), "")
	wantValue(t, e, key("c"), "")
	if rev := apply(t, e, put("b", "two")); rev == 0 {
		t.Error("no revision after a failed batch")
	}
}

func keyTwice(t *testing.T, e store.Engine) {
	if _, err := e.Apply(context.Background(), put("a", "one"), put("a", "two")); err == nil {
		t.Fatal("a batch wrote one key twice")
	}
	wantValue(t, e, key("a"), "")
}

func conditional(t *testing.T, e store.Engine) {
	first := apply(t, e, onlyAt(put("a", "one"), 0))
	if _, err := e.Apply(context.Background(), onlyAt(put("a", "again"), 0)); !errors.Is(err, store.ErrConflict) {
		t.Fatalf("writing what must not exist gave %v", err)
	}
	second := apply(t, e, onlyAt(put("a", "two"), first))
	if _, err := e.Apply(context.Background(), onlyAt(put("a", "late"), first)); !errors.Is(err, store.ErrConflict) {
		t.Fatalf("writing over an older revision gave %v", err)
	}
	if it := wantValue(t, e, key("a"), "two"); it.Rev != second {
		t.Errorf("revision %d, want %d", it.Rev, second)
	}
}

func deleted(t *testing.T, e store.Engine) {
	rev := apply(t, e, put("a", "one"), put("b", "two"))
	apply(t, e, onlyAt(store.Op{Key: key("a")}, rev))
	wantValue(t, e, key("a"), "")
	items, _, err := e.Scan(context.Background(), "space", "", 0)
	if err != nil || len(items) != 1 || items[0].ID != "b" {
		t.Fatalf("after deleting one of two, %d are left, error %v", len(items), err)
	}
	apply(t, e, store.Op{Key: key("never there")}, store.Op{Key: store.Key{Space: "nor here", ID: "a"}})
	apply(t, e, onlyAt(put("a", "anew"), 0))
	wantValue(t, e, key("a"), "anew")
}

func pages(t *testing.T, e store.Engine) {
	const n = 95
	var ops []store.Op
	for i := range n {
		ops = append(ops, put(fmt.Sprintf("%03d", (i*37)%n), "value"))
	}
	apply(t, e, ops...)
	apply(t, e, store.Op{Key: store.Key{Space: "spacf", ID: "x"}, Value: []byte("next space")})
	after, got := "", 0
	for {
		items, rev, err := e.Scan(context.Background(), "space", after, 10)
		if err != nil || rev == 0 {
			t.Fatalf("Scan: revision %d, error %v", rev, err)
		}
		if len(items) > 10 {
			t.Fatalf("a page of %d items, asked for 10", len(items))
		}
		for _, it := range items {
			if want := fmt.Sprintf("%03d", got); it.ID != want || it.Space != "space" || string(it.Value) != "value" || it.Rev == 0 {
				t.Fatalf("item %d is %+v, want %s", got, it, want)
			}
			got, after = got+1, it.ID
		}
		if len(items) < 10 {
			break
		}
	}
	if got != n {
		t.Fatalf("%d items in pages, want %d", got, n)
	}
	between, _, err := e.Scan(context.Background(), "space", "041x", 1)
	if err != nil || len(between) != 1 || between[0].ID != "042" {
		t.Fatalf("behind an id that is not there: %v, error %v", between, err)
	}
}

func revisions(t *testing.T, e store.Engine) {
	var last store.Rev
	for i := range 20 {
		rev := apply(t, e, put(fmt.Sprint(i%3), fmt.Sprint(i)))
		if rev <= last {
			t.Fatalf("revision %d after %d", rev, last)
		}
		last = rev
	}
	if _, rev, err := e.Scan(context.Background(), "space", "", 1); err != nil || rev != last {
		t.Fatalf("read at revision %d, the last is %d, error %v", rev, last, err)
	}
}

func racing(t *testing.T, e store.Engine) {
	const writers, rounds = 6, 15
	var wg sync.WaitGroup
	var mu sync.Mutex
	won := 0
	apply(t, e, put("tally", "."))
	for range writers {
		wg.Go(func() {
			for range rounds {
				it, err := e.Get(context.Background(), key("tally"))
				if err != nil {
					t.Errorf("Get: %v", err)
					return
				}
				_, err = e.Apply(context.Background(), onlyAt(put("tally", string(it.Value)+"."), it.Rev))
				switch {
				case err == nil:
					mu.Lock()
					won++
					mu.Unlock()
				case !errors.Is(err, store.ErrConflict):
					t.Errorf("Apply: %v", err)
				}
			}
		})
	}
	wg.Wait()
	it, err := e.Get(context.Background(), key("tally"))
	if err != nil || len(it.Value) != won+1 {
		t.Fatalf("%d writers won and the tally is %d, error %v", won, len(it.Value)-1, err)
	}
}

func readingWhileSaving(t *testing.T, e store.Engine) {
	var wg sync.WaitGroup
	for w := range 3 {
		wg.Go(func() {
			for i := range 20 {
				if _, err := e.Apply(context.Background(), put(fmt.Sprint(w, "a", i), "x"), put(fmt.Sprint(w, "b", i), "x")); err != nil {
					t.Errorf("Apply: %v", err)
				}
			}
		})
		wg.Go(func() {
			for range 20 {
				items, _, err := e.Scan(context.Background(), "space", "", 0)
				if err != nil || len(items)%2 != 0 {
					t.Errorf("half a batch was seen: %d items, error %v", len(items), err)
				}
			}
		})
	}
	wg.Wait()
}

func ownCopies(t *testing.T, e store.Engine) {
	value := []byte("one")
	apply(t, e, store.Op{Key: key("a"), Value: value})
	copy(value, "zzz")
	it := wantValue(t, e, key("a"), "one")
	apply(t, e, put("a", "two"))
	if string(it.Value) != "one" {
		t.Fatalf("what was read became %q", it.Value)
	}
	copy(it.Value, "zzz")
	wantValue(t, e, key("a"), "two")
}

func cancelled(t *testing.T, e store.Engine) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Apply(ctx, put("a", "one")); !errors.Is(err, context.Canceled) {
		t.Fatalf("Apply gave %v", err)
	}
	if _, err := e.Get(ctx, key("a")); !errors.Is(err, context.Canceled) {
		t.Fatalf("Get gave %v", err)
	}
	wantValue(t, e, key("a"), "")
}

func reopened(t *testing.T, e store.Engine) {
	r, ok := e.(Reopener)
	if !ok {
		t.Skip("this engine keeps nothing when it is closed")
	}
	last := apply(t, e, put("a", "one"), put("b", "two"))
	apply(t, e, store.Op{Key: key("b")})
	if err := e.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	if _, err := e.Get(context.Background(), key("a")); err == nil {
		t.Error("a closed engine was read")
	}
	again, err := r.Reopen()
	if err != nil {
		t.Fatalf("opening again: %v", err)
	}
	defer again.Close()
	if it := wantValue(t, again, key("a"), "one"); it.Rev != last {
		t.Errorf("revision %d, was %d", it.Rev, last)
	}
	wantValue(t, again, key("b"), "")
	if rev := apply(t, again, put("c", "three")); rev <= last+1 {
		t.Errorf("revision %d after %d", rev, last+1)
	}
}
