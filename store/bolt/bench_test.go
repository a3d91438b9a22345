package bolt_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"handover/model"
	"handover/store"
	"handover/store/bolt"
)

var kilobyte = strings.Repeat("words of a record ", 57) // 1 KB

// BenchmarkSave does, in turn, a full save of 1 KB through the vault's place (rescue log and its sync, one
// transaction with entry, header, audit and head, the check of the path), an update of a bare bbolt file with
// as much, and a sync of as much at the end of a plain file. The ratio is what the goal is set in:
// a save against two bare updates and one sync.
func BenchmarkSave(b *testing.B) {
	ctx := context.Background()
	v, _ := newVault(b, b.TempDir())
	id := model.ClosureID(store.NewID())
	if err := v.Begin(ctx, id, store.Change{}); err != nil {
		b.Fatal(err)
	}
	bare, err := bbolt.Open(filepath.Join(b.TempDir(), "bare"), 0o600, &bbolt.Options{
		PageSize: 4096, FreelistType: bbolt.FreelistMapType, NoFreelistSync: true,
	})
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	plain, err := os.Create(filepath.Join(b.TempDir(), "plain"))
	if err != nil {
		b.Fatal(err)
	}
	defer plain.Close()
	var saves, updates, syncs []time.Duration
	n := 0
	for b.Loop() {
		n++
		saves = append(saves, timed(b, func() error {
			e := model.Entry{ID: model.EntryID(store.NewID()), At: time.Unix(1795341600, 0), Event: model.Written{Text: kilobyte}}
			return v.Append(ctx, id, store.Change{Entries: []model.Entry{e}})
		}))
		updates = append(updates, timed(b, func() error {
			return bare.Update(func(tx *bbolt.Tx) error {
				journal, err := tx.CreateBucketIfNotExists([]byte("journal"))
				if err != nil {
					return err
				}
				return journal.Put([]byte(store.NewID()), []byte(kilobyte))
			})
		}))
		syncs = append(syncs, timed(b, func() error {
			if _, err := plain.WriteAt([]byte(kilobyte), int64(n*len(kilobyte))); err != nil {
				return err
			}
			return plain.Sync()
		}))
	}
	save, update, sync := median(saves), median(updates), median(syncs)
	b.ReportMetric(float64(save.Microseconds()), "save-p50-µs")
	b.ReportMetric(float64(update.Microseconds()), "bare-update-p50-µs")
	b.ReportMetric(float64(sync.Microseconds()), "sync-p50-µs")
	b.ReportMetric(float64(save)/float64(2*update+sync), "save/(2·update+sync)")
}

func timed(b *testing.B, do func() error) time.Duration {
	start := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

var files = store.Files{Create: bolt.Create, Open: func(path string) (store.Engine, error) { return bolt.Open(path) }}

// newVault returns a new vault in a place, and a key that opens it.
func newVault(b *testing.B, dir string) (*store.Vault, *store.Place) {
	b.Helper()
	p := store.At(dir, files, store.Options{})
	v, err := p.Create(context.Background(), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { p.Close() })
	return v, p
}

// BenchmarkHeld saves while so many closures are there: it should not depend on them.
func BenchmarkHeld(b *testing.B) {
	ctx := context.Background()
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprint(n, " closures"), func(b *testing.B) {
			v, _ := newVault(b, b.TempDir())
			var id model.ClosureID
			for range n {
				id = model.ClosureID(store.NewID())
				if err := v.Begin(ctx, id, store.Change{}); err != nil {
					b.Fatal(err)
				}
			}
			var all []time.Duration
			for b.Loop() {
				e := model.Entry{ID: model.EntryID(store.NewID()), Event: model.Written{Text: kilobyte}}
				all = append(all, timed(b, func() error { return v.Append(ctx, id, store.Change{Entries: []model.Entry{e}}) }))
			}
			b.ReportMetric(float64(median(all).Microseconds()), "p50-µs")
		})
	}
}
