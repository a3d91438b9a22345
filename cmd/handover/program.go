package main

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"

	"handover/model"
	"handover/model/guide"
	"handover/store"
	"handover/store/desk"
)

// A program is the vault, the desk and what lies between them and the screens. It is the door of
// the rooms (unlock.Door) and keeps drafts for the saver (saver.Keeper).
type program struct {
	settings  *settings
	guide     *guide.Guide
	place     *store.Place
	throwaway []byte // the passphrase of a demo, which nobody knows

	mu     sync.Mutex
	there  bool         // there is a vault
	opened *store.Vault // unlocked, and not yet laid on the desk
	desk   *desk.Desk   // nil until the first time
}

func newProgram(s *settings, place *store.Place) (*program, error) {
	g, err := guide.Load()
	if err != nil {
		return nil, err
	}
	return &program{settings: s, guide: g, place: place}, nil
}

// Exists reports whether there is a vault to open.
func (p *program) Exists() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.there
}

// Create makes the vault, and its file where there is none.
func (p *program) Create(passphrase []byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	v, err := p.place.Create(context.Background(), passphrase)
	if err != nil {
		return err
	}
	p.there, p.opened = true, v
	debug.FreeOSMemory() // what stretching the passphrase took: 64 MiB that would stay for good
	return nil
}

// Open unlocks the vault.
func (p *program) Open(passphrase []byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.throwaway != nil {
		passphrase = append([]byte(nil), p.throwaway...)
	}
	v, err := p.place.Unlock(context.Background(), store.With{Passphrase: passphrase})
	switch {
	case errors.Is(err, store.ErrUnfinished):
		p.there = false
		return err
	case err != nil:
		return err
	}
	p.opened = v
	debug.FreeOSMemory() // as in Create
	return nil
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
	p.opened = nil
	return p.desk, nil
}

// atDesk returns the desk, or nil before the vault was first opened.
func (p *program) atDesk() *desk.Desk {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.desk
}

// lock wipes the keys.
func (p *program) lock() {
	if d := p.atDesk(); d != nil {
		d.Lock()
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

// close wipes the keys and lets go of the file.
func (p *program) close() {
	p.lock()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.opened != nil {
		p.opened.Lock()
	}
	p.place.Close() // everything is on disk already
}
