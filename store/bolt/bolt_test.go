package bolt_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"handover/store"
	"handover/store/bolt"
	"handover/store/enginetest"
)

// reopenable is a DB that can be opened again after closing.
type reopenable struct {
	*bolt.DB
	path string
}

func (r reopenable) Reopen() (store.Engine, error) { return bolt.Open(r.path) }

func newPath(t testing.TB) string {
	path := filepath.Join(t.TempDir(), "data", store.FileName)
	if err := bolt.Create(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func openAt(t testing.TB, path string) *bolt.DB {
	db, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

var note = store.Op{Key: store.Key{Space: "s", ID: "a"}, Value: []byte("sealed")}

func TestTheFileIsAnEngine(t *testing.T) {
	enginetest.Run(t, func(t *testing.T) store.Engine {
		path := newPath(t)
		return reopenable{openAt(t, path), path}
	})
}

func TestANewVaultIsForThisUserAlone(t *testing.T) {
	path := newPath(t)
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700 | os.ModeDir} {
		info, err := os.Stat(name)
		if err != nil || info.Mode() != want {
			t.Errorf("%s is %v, want %v, error %v", name, info.Mode(), want, err)
		}
	}
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Errorf("making a vault left %v, error %v", files, err)
	}
}

func TestMakingAVaultNeverReplacesAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), store.FileName)
	if err := os.WriteFile(path, []byte("somebody's letter"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := bolt.Create(path); !errors.Is(err, bolt.ErrExists) {
		t.Fatalf("Create gave %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "somebody's letter" {
		t.Fatalf("the file now says %q", b)
	}
}

func TestOpeningNeverMakesAVault(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", store.FileName)
	if _, err := bolt.Open(path); !errors.Is(err, bolt.ErrNone) {
		t.Fatalf("Open gave %v", err)
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Fatal("opening made the folder")
	}
}

func TestAFileThatIsNoVaultIsSaidToBeNone(t *testing.T) {
	folder := t.TempDir()
	stranger := filepath.Join(folder, "stranger.db")
	b, err := bbolt.Open(stranger, 0o600, &bbolt.Options{PageSize: 4096, NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("another program's"))
		return err
	})
	if err := errors.Join(err, b.Close()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		bytes []byte
		want  error
	}{
		"empty":    {nil, bolt.ErrEmpty},
		"letter":   {[]byte("Dear all"), bolt.ErrNotVault},
		"zeros":    {make([]byte, 1<<16), bolt.ErrNotVault},
		"stranger": {nil, bolt.ErrNotVault},
	} {
		path := filepath.Join(folder, name)
		if name == "stranger" {
			path = stranger
		} else if err := os.WriteFile(path, c.bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := bolt.Open(path); !errors.Is(err, c.want) {
			t.Errorf("%s: Open gave %v, want %v", name, err, c.want)
		}
		if b, _ := os.ReadFile(path); name != "stranger" && string(b) != string(c.bytes) {
			t.Errorf("%s: opening changed the file", name)
		}
	}
	if _, err := bolt.Open(folder); !errors.Is(err, bolt.ErrNotVault) {
		t.Errorf("a folder: Open gave %v", err)
	}
}

func TestASecondWindowIsToldOfTheFirst(t *testing.T) {
	path := newPath(t)
	first := openAt(t, path)
	if _, err := bolt.Open(path); !errors.Is(err, bolt.ErrInUse) {
		t.Fatalf("Open gave %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	openAt(t, path)
}

func TestASaveIntoADeletedFileIsNoSave(t *testing.T) {
	path := newPath(t)
	db := openAt(t, path)
	if err := os.Remove(path); err != nil {
		t.Skip("an open file cannot be deleted here")
	}
	if _, err := db.Apply(context.Background(), note); !errors.Is(err, bolt.ErrGone) {
		t.Fatalf("Apply gave %v", err)
	}
}

func TestASaveIntoASwappedFileIsNoSave(t *testing.T) {
	path := newPath(t)
	db := openAt(t, path)
	other := newPath(t)
	if err := os.Rename(other, path); err != nil {
		t.Skip("an open file cannot be replaced here")
	}
	if _, err := db.Apply(context.Background(), note); !errors.Is(err, bolt.ErrGone) {
		t.Fatalf("Apply gave %v", err)
	}
}

func TestAClosedFileSaysSo(t *testing.T) {
	db := openAt(t, newPath(t))
	if err := errors.Join(db.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Apply(context.Background(), note); !errors.Is(err, bolt.ErrClosed) {
		t.Fatalf("Apply gave %v", err)
	}
}
