// Package bolt is the vault's engine on disk: sealed values in one bbolt file.
//
// bbolt keeps its word on an honest disk, and this package sees to what it leaves open: a file is
// only ever made whole and under another name first, and it is read and checked before bbolt maps
// it, because on a spoilt file bbolt ends the program. One process at a time has the file.
package bolt

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"handover/store"
)

// What can be wrong with a vault's file. Tell them apart with errors.Is; a spoilt file gives
// store.ErrDamaged.
var (
	ErrExists   = errors.New("there is a vault here already")
	ErrNone     = errors.New("there is no vault here")
	ErrEmpty    = errors.New("the vault's file is empty: its contents are lost, or it was never one")
	ErrNotVault = store.ErrNotVault
	ErrReadOnly = errors.New("the vault's file or folder may not be written to")
	ErrInUse    = errors.New("the vault is already open in another window")
	ErrGone     = errors.New("the vault's file was moved, deleted or replaced while it was open")
	ErrFull     = errors.New("the vault has reached the most that it can hold, 1 GiB")
	ErrClosed   = errors.New("the vault's file is closed")
)

const (
	pageSize = 4096
	maxSize  = 1 << 30
	patience = time.Second // for another window to let go
)

// The root bucket that says that the file is ours, what form it has, and, as its sequence, the
// last revision. The other root buckets are the spaces.
const (
	markBucket = "#handover"
	markKey    = "form"
	markForm   = "1 1" // twice, so that a flipped bit is not taken for another form
)

// A DB is an open vault file. It is a store.Engine.
type DB struct {
	path string

	mu    sync.Mutex // one access at a time
	file  *os.File
	info  os.FileInfo // which file it is
	bolt  *bbolt.DB   // nil where the file could not be opened again, and is only held
	stale bool        // a commit failed: what is in memory may not be what is on disk
	dead  error       // why nothing works any more
}

// Open opens the vault file at path. It never makes one.
func Open(path string) (*DB, error) {
	f, b, err := open(path)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	info, err := f.Stat()
	if err != nil {
		b.Close()
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	return &DB{path: path, file: f, info: info, bolt: b}, nil
}

// open opens and checks the file, and hands the very same file to bbolt.
func open(path string) (*os.File, *bbolt.DB, error) {
	if info, err := os.Stat(path); err != nil {
		return nil, nil, plain(err)
	} else if !info.Mode().IsRegular() {
		return nil, nil, ErrNotVault // opening a device or a pipe may wait for ever
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, nil, plain(err)
	}
	if err := checkAlone(f); err != nil {
		f.Close()
		return nil, nil, err
	}
	b, err := openBolt(f)
	if err != nil {
		release(f) // bbolt has done so already, unless it panicked
		return nil, nil, err
	}
	if err := ours(b); err != nil {
		b.Close()
		return nil, nil, err
	}
	return f, b, nil
}

// release unlocks and closes a file. Closing alone would not do: while bbolt's mapping of it lasts,
// so does the lock.
func release(f *os.File) {
	unlock(f)
	f.Close()
}

// checkAlone checks the file while nobody else can be writing to it.
func checkAlone(f *os.File) error {
	for start := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		locked, err := lock(f)
		if err != nil {
			return fmt.Errorf("locking it: %w", err)
		}
		if locked {
			break
		}
		if time.Since(start) > patience {
			return ErrInUse
		}
	}
	defer unlock(f)
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return check(f, info.Size())
}

// openBolt gives bbolt an open file. It leaves closing it to the caller.
func openBolt(f *os.File) (b *bbolt.DB, err error) {
	err = guarded(func() error {
		b, err = bbolt.Open(f.Name(), 0o600, &bbolt.Options{
			Timeout:        patience,
			PageSize:       pageSize,
			FreelistType:   bbolt.FreelistMapType,
			NoFreelistSync: true,
			MaxSize:        maxSize,
			OpenFile:       func(string, int, os.FileMode) (*os.File, error) { return f, nil },
		})
		return err
	})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, ErrInUse
	}
	return b, err
}

// ours refuses a bbolt file that another program made.
func ours(b *bbolt.DB) error {
	return guarded(func() error {
		return b.View(func(tx *bbolt.Tx) error {
			mark := tx.Bucket([]byte(markBucket))
			if mark == nil {
				return ErrNotVault
			}
			form := string(mark.Get([]byte(markKey)))
			one, two, _ := strings.Cut(form, " ")
			switch {
			case form == markForm:
				return nil
			case one != "" && one == two:
				return fmt.Errorf("%w (form %q)", store.ErrNewer, one)
			}
			return fmt.Errorf("the vault's file is %w: what form it has cannot be read", store.ErrDamaged)
		})
	})
}

// guarded does f, and turns a panic or a fault on a spoilt page into an error.
func guarded(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the vault's file is %w: %v", store.ErrDamaged, p)
		}
	}()
	return f()
}

// plain gives the system's errors their names here.
func plain(err error) error {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return ErrNone
	case errors.Is(err, os.ErrPermission), readOnlyDisk(err):
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return err
}
