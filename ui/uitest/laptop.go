package uitest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model/guide"
	"handover/store"
	"handover/store/bolt"
	"handover/store/desk"
	"handover/store/enginetest"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/room"
	"handover/ui/saver"
)

// Today is when a laptop is set up, and when each story begins.
func Today() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// Clock is the story's clock, which the robot's own runs behind.
func Clock() time.Time { return time.Now().UTC().AddDate(26, 10, 21).Add(9 * time.Hour) }

// A Laptop is a vault and who works on it, over as many runs of the program as a story needs. T is always
// wanted, and Start for a program; the rest of what comes first is as its zero value says, unless a test sets it
// before SetUp.
type Laptop struct {
	T          testing.TB
	Start      func(r *room.Room) kit.Screen // the first screen
	Guide      *guide.Guide                  // nil is the one that ships
	Home       string                        // the worker's own folder, with the vault in it; "" has the vault in memory
	Passphrase string                        // the empty one costs the least
	Time       func() time.Time              // tells the time instead of Now, and of Clock while a story is played
	Look       kit.Look
	Afresh     bool // each run begins at the first screen, and not where the last was left

	Engine *enginetest.Mem // of a vault in memory
	Place  *store.Place    // of a vault at home
	Vault  *store.Vault
	Desk   *desk.Desk
	Now    time.Time  // while no story is played
	App    *ui.App    // of the present run
	Room   *room.Room // of the present run

	playing, ran bool
}

// NewLaptop makes a laptop at which nobody sat down yet, in memory, under the guide that ships.
func NewLaptop(t testing.TB, start func(r *room.Room) kit.Screen) *Laptop {
	t.Helper()
	return (&Laptop{T: t, Start: start}).SetUp()
}

// SetUp makes the vault, at which nobody sat down yet.
func (l *Laptop) SetUp() *Laptop {
	l.T.Helper()
	l.Now = Today()
	var err error
	if l.Guide == nil {
		if l.Guide, err = guide.Load(); err != nil {
			l.T.Fatal(err)
		}
	}
	if l.Home == "" {
		l.Engine = enginetest.Memory()
		l.Vault, err = store.Create(context.Background(), l.Engine, []byte(l.Passphrase))
	} else {
		l.Place = store.At(filepath.Join(l.Home, "vault"), Files(), store.Options{Now: l.clock})
		l.T.Cleanup(l.close)
		l.Vault, err = l.Place.Create(context.Background(), []byte(l.Passphrase))
	}
	if err != nil {
		l.T.Fatal(err)
	}
	l.Lay()
	return l
}

// Files are the engine of a vault on disk.
func Files() store.Files {
	return store.Files{Create: bolt.Create, Open: func(path string) (store.Engine, error) {
		db, err := bolt.Open(path)
		if err != nil {
			return nil, err // and not an engine that is nil
		}
		return db, nil
	}}
}

func (l *Laptop) clock() time.Time {
	switch {
	case l.Time != nil:
		return l.Time()
	case l.playing:
		return Clock()
	}
	return l.Now
}

// Lay lays the vault on a new desk, as each run of the program does.
func (l *Laptop) Lay() {
	l.T.Helper()
	var err error
	if l.Desk, err = desk.New(l.Vault, l.Guide, l.clock); err != nil {
		l.T.Fatal(err)
	}
}

// unlock opens the vault.
func (l *Laptop) unlock() (err error) {
	if l.Place != nil {
		l.Vault, err = l.Place.Unlock(context.Background(), store.With{Passphrase: []byte(l.Passphrase)})
		return err
	}
	l.Vault, err = store.Unlock(context.Background(), l.Engine, []byte(l.Passphrase))
	return err
}

func (l *Laptop) close() {
	if err := l.Place.Close(); err != nil {
		l.T.Error(err)
	}
}

// Play runs the program and plays a story with it, from the first screen.
func (l *Laptop) Play(w, h int, story func(r *Robot)) {
	l.T.Helper()
	if l.Home != "" {
		l.T.Setenv("HOME", l.Home)
		l.T.Setenv("USERPROFILE", l.Home)
	}
	l.playing = true
	defer func() { l.playing = false }()
	Run(l.T.(*testing.T), w, h, l.Program, story)
}

// Program makes the program as cmd does, but that the vault is open: the first run goes on with the vault that was
// just made, and each after that opens it again.
func (l *Laptop) Program() tea.Model {
	if l.ran {
		if l.Place != nil {
			l.close()
		}
		if err := l.unlock(); err != nil {
			l.T.Fatal(err)
		}
	}
	l.ran = true
	l.Lay()
	if l.Afresh {
		if err := l.Desk.LeaveAt(desk.Place{}); err != nil {
			l.T.Fatal(err)
		}
	}
	keep := saver.New(l.Desk, l.clock)
	keep.EnterWith(l.Desk.Enter)
	l.App = ui.New(ui.Config{
		Saver: keep, Now: l.clock, Who: func() string { return l.Desk.Worker().Name }, OnLock: l.Desk.Lock, Look: l.Look,
		LockScreen: func(h kit.House, unlocked func()) kit.Screen { return &door{l, h, unlocked} },
		Start: func(h kit.House) kit.Screen {
			l.Room = &room.Room{House: h, Desk: l.Desk, Saver: keep}
			if l.Place != nil {
				l.Room.File = l.Place.File()
			}
			return l.Start(l.Room)
		},
	})
	return l.App
}
