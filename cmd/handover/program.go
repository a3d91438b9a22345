package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/bolt"
	"handover/store/desk"
	"handover/ui/saver"
	"handover/ui/unlock"
)

// A program is the vault, the desk and what lies between them and the screens. It is the door of
// the rooms (unlock.Door) and keeps drafts for the saver (saver.Keeper).
type program struct {
	settings  *settings
	guide     *guide.Guide
	place     *store.Place
	strength  store.Strength // what a new passphrase needs
	throwaway []byte         // the passphrase of a demo, which nobody knows
	keep      *saver.Saver   // is told whether anything can be saved
	words     *wordLists     // what the reading aid reads by
	hurried   atomic.Bool    // the system asked it to end: nothing is begun that takes long

	busy sync.Mutex // held while the vault is made, opened, put back or backed up; taken before mu

	mu     sync.Mutex
	there  bool                        // there is a vault
	spoilt error                       // why its file cannot be opened at all
	opened *store.Vault                // unlocked, and not yet laid on the desk
	desk   *desk.Desk                  // nil until the first time
	away   func(context.Context) error // what the last lock left to do
	warned bool                        // what is wrong with the list of words was told
	told   []string                    // what whoever opens the vault next is to be told
}

func newProgram(s *settings, place *store.Place) (*program, error) {
	g, err := guide.Load()
	if err != nil {
		return nil, err
	}
	least, err := s.strength()
	if err != nil {
		return nil, err
	}
	return &program{settings: s, guide: g, place: place, strength: least, words: readWords(place.Dir())}, nil
}

// look opens the vault's file, so that what is wrong with it is known before anybody types a
// passphrase. What may be put back is no error: the first screen asks.
func (p *program) look() error {
	p.there = true
	err := p.place.Open()
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, bolt.ErrEmpty) && p.rests() {
		p.spoilt = err
		return nil
	}
	return err
}

// rests reports whether there is anything that a vault may be put back from.
func (p *program) rests() bool { return len(p.Backups()) > 0 }

// Exists reports whether there is a vault to open.
func (p *program) Exists() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.there
}

// Before says what is known of the vault before it is open.
func (p *program) Before() unlock.Before {
	p.mu.Lock()
	defer p.mu.Unlock()
	ctx := context.Background()
	return unlock.Before{Damaged: p.spoilt, Code: p.place.HasCode(ctx), Wait: p.place.Wait(ctx), Strength: p.strength}
}

// Backups lists the backups that are here. One that cannot be looked for is as good as none.
func (p *program) Backups() []store.Backup {
	all, err := p.place.Backups()
	if err != nil {
		return nil
	}
	return all
}

// Create makes the vault, and its file where there is none.
func (p *program) Create(passphrase []byte) error {
	p.busy.Lock()
	defer p.busy.Unlock()
	v, err := p.place.Create(context.Background(), passphrase)
	if err != nil {
		return err
	}
	p.lay(v)
	return nil
}

// Open unlocks the vault.
func (p *program) Open(with store.With) error {
	p.busy.Lock()
	defer p.busy.Unlock()
	if p.throwaway != nil {
		with = store.With{Passphrase: append([]byte(nil), p.throwaway...)}
	}
	p.finish()
	p.lay(nil)
	v, err := p.place.Unlock(context.Background(), with)
	if err != nil {
		if errors.Is(err, store.ErrUnfinished) {
			p.mu.Lock()
			p.there = false
			p.mu.Unlock()
		}
		return err
	}
	p.lay(v)
	return nil
}

// Rebuild puts back the last good state of a vault that is damaged.
func (p *program) Rebuild(with store.With) error {
	p.busy.Lock()
	defer p.busy.Unlock()
	p.finish()
	p.lay(nil)
	if d := p.atDesk(); d != nil {
		d.Lock() // its vault is to be put aside
	}
	v, err := p.place.Rebuild(context.Background(), with)
	if err != nil {
		now := p.place.Open()
		p.mu.Lock()
		p.spoilt = now
		p.mu.Unlock()
		return err
	}
	p.lay(v)
	return nil
}

// lay makes a vault the one that was opened, and drops the keys of the one before.
func (p *program) lay(v *store.Vault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.opened != nil {
		p.opened.Lock()
	}
	if p.opened = v; v != nil {
		p.there, p.spoilt = true, nil
		debug.FreeOSMemory() // what stretching the passphrase took: 64 MiB that would stay for good
	}
}

// Vault returns the vault that was opened and is not on the desk yet; nil without one.
func (p *program) Vault() *store.Vault {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.opened
}

// Told returns, once, what whoever opened the vault is to be told.
func (p *program) Told() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	told := p.told
	p.told = nil
	return told
}

// Enter lays the vault that was opened on the desk. What was being saved under the keys from
// before is tried again under the new ones.
func (p *program) Enter() (*desk.Desk, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.opened == nil && p.desk == nil:
		return nil, store.ErrLocked
	case p.opened == nil:
		return p.desk, nil
	case p.desk == nil:
		d, err := desk.New(p.opened, p.guide, now)
		if err != nil {
			return nil, err
		}
		p.desk = d
	default:
		p.desk.Lock()
		if err := p.desk.Resume(p.opened); err != nil {
			return nil, err
		}
	}
	found := p.opened.Found()
	p.told = append(p.told, found.Told...)
	if words := p.words.told(); words != "" && !p.warned {
		p.warned = true
		p.told = append(p.told, words)
	}
	if p.keep != nil {
		p.keep.LookOnly(len(found.Damage) > 0)
	}
	p.opened = nil
	return p.desk, nil
}

// atDesk returns the desk, or nil before the vault was first opened.
func (p *program) atDesk() *desk.Desk {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.desk
}

// lock puts away what was read. The keys go once afterLock has done what may take a while, or before
// the vault is opened again.
func (p *program) lock() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.opened != nil {
		p.opened.Lock()
		p.opened = nil
	}
	if p.desk != nil {
		p.away = p.desk.PutAway()
	}
}

// afterLock makes the backup that is due, and drops the keys.
func (p *program) afterLock() {
	p.busy.Lock()
	defer p.busy.Unlock()
	p.finish()
}

// finish does what the last lock left to do. A backup that failed is told when the vault is next
// opened, and to nobody who passes.
func (p *program) finish() {
	p.mu.Lock()
	away := p.away
	p.away = nil
	p.mu.Unlock()
	if away == nil {
		return
	}
	if err := away(context.Background()); err != nil {
		p.mu.Lock()
		p.told = append(p.told, fmt.Sprintf("All that was typed is saved, but the automatic backup could not be made: %v. It is tried again when handover next locks or ends.", err))
		p.mu.Unlock()
	}
}

// who names who is at the keyboard, for the title line.
func (p *program) who() string {
	if d := p.atDesk(); d != nil {
		return d.Worker().Name
	}
	return ""
}

// KeepDraft seals words that are being typed.
func (p *program) KeepDraft(ctx context.Context, draft model.Draft) error {
	d := p.atDesk()
	if d == nil {
		return store.ErrLocked
	}
	return d.KeepDraft(ctx, draft)
}

// DropDraft forgets words that have become something else.
func (p *program) DropDraft(ctx context.Context, draft model.Draft) error {
	d := p.atDesk()
	if d == nil {
		return store.ErrLocked
	}
	return d.DropDraft(ctx, draft)
}

// Kept reports whether something that counts as saved lies in the rescue log alone.
func (p *program) Kept() bool {
	d := p.atDesk()
	return d != nil && d.Kept()
}

// Settle tries again to bring it to the vault's file.
func (p *program) Settle(ctx context.Context) error {
	d := p.atDesk()
	if d == nil {
		return store.ErrLocked
	}
	return d.Settle(ctx)
}

// close makes the backup that is due, drops the keys and lets go of the file. Where the system asked
// the program to end there is no time for a backup: the next run makes it. What could not be done is
// returned in words.
func (p *program) close() (told []string) {
	if p.hurried.Load() || p.throwaway != nil {
		if d := p.atDesk(); d != nil {
			d.Lock()
		}
	}
	p.lock()
	p.busy.Lock()
	defer p.busy.Unlock()
	p.Told() // what is left of it was told
	p.finish()
	_ = p.place.Close() // everything is on disk already
	return p.Told()
}
