package bolt_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"handover/model"
	"handover/store"
)

// BenchmarkSave saves one entry of 1 KB with its header through the vault, puts as much into a bare
// bbolt file, and syncs as much to a plain file: what the vault adds, and what the disk takes.
func BenchmarkSave(b *testing.B) {
	text := strings.Repeat("words of a record ", 60)
	b.Run("vault", func(b *testing.B) {
		ctx := context.Background()
		v, err := store.Create(ctx, openAt(b, newPath(b)), nil)
		if err != nil {
			b.Fatal(err)
		}
		id := model.ClosureID(store.NewID())
		if err := v.Begin(ctx, id, store.Change{}); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			e := model.Entry{ID: model.EntryID(store.NewID()), At: time.Unix(1795341600, 0), Event: model.Written{Text: text}}
			if err := v.Append(ctx, id, store.Change{Entries: []model.Entry{e}}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bare bbolt", func(b *testing.B) {
		bare, err := bbolt.Open(filepath.Join(b.TempDir(), "bare"), 0o600, &bbolt.Options{
			PageSize: 4096, FreelistType: bbolt.FreelistMapType, NoFreelistSync: true,
		})
		if err != nil {
			b.Fatal(err)
		}
		defer bare.Close()
		n := 0
		for b.Loop() {
			n++
			err := bare.Update(func(tx *bbolt.Tx) error {
				journal, err := tx.CreateBucketIfNotExists([]byte("journal"))
				if err != nil {
					return err
				}
				headers, err := tx.CreateBucketIfNotExists([]byte("headers"))
				if err != nil {
					return err
				}
				return errors.Join(journal.Put(fmt.Appendf(nil, "%032x", n), []byte(text)), headers.Put([]byte("one"), make([]byte, 560)))
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("write and sync", func(b *testing.B) {
		f, err := os.Create(filepath.Join(b.TempDir(), "plain"))
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		for b.Loop() {
			if _, err := f.WriteAt([]byte(text), 0); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
