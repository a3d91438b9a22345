package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// beginLog begins a rescue log behind what the vault holds now.
func (p *Place) beginLog(ks *keys, v *Vault) error {
	if len(v.eng.waiting) > 0 {
		return errAhead // they are in the old log alone
	}
	if err := v.eng.inPlace(); err != nil {
		return err // a log behind what is gone brings nothing back
	}
	_ = p.rescue.close() // some systems replace no file that is open
	p.rescue = nil
	r, err := newLog(p.beside(rescueName), ks, v.id, v.header.epoch(), v.head.Seq, v.head.Digest)
	if err != nil {
		return err
	}
	p.rescue, p.last = r, v.head.Seq
	return nil
}

func (h header) epoch() uint32 { return max(h.Epoch, firstEpoch) }

// log writes a save to the rescue log. One that failed is tried again where it failed; where that fails
// too, or the log is not there any more, another is begun behind a backup.
func (p *Place) log(ks *keys, v *Vault, f frame) error {
	if p.rescue != nil && p.last+1 == f.Seq {
		again := p.rescue.sick != nil
		if again {
			p.rescue.again()
		}
		err := p.rescue.append(ks.log, f)
		if err == nil {
			p.last = f.Seq
			return nil
		}
		if !again && !errors.Is(err, errMoved) || len(v.eng.waiting) > 0 {
			return err // what waits for the file is in this log alone: no other takes its place
		}
	}
	if err := p.cover(ks, v); err != nil {
		return err
	}
	if err := p.beginLog(ks, v); err != nil {
		return err
	}
	if err := p.rescue.append(ks.log, f); err != nil {
		return err
	}
	p.last = f.Seq
	return nil
}

// cover makes a backup of what the rescue log covers, before the log is begun anew: a disk that has failed
// may not hold what it says of the vault's file, and without either nothing could be put back.
func (p *Place) cover(ks *keys, v *Vault) error {
	if p.covered == v.head.Seq || v.accepting { // what a person accepts is no sound vault to back up yet
		return nil
	}
	if len(v.eng.waiting) > 0 {
		return errAhead // they are in the old log alone
	}
	path, err := v.backUpNow(context.Background(), ks)
	if err != nil {
		return fmt.Errorf("beginning the rescue log anew: %w", err)
	}
	p.prune(path)
	return nil
}

// A logged is what the rescue log holds.
type logged struct {
	begun   uint64 // the save that it begins behind
	frames  []frame
	missing uint64 // the newest save that is in it behind a part that cannot be read; 0 for none
}

// readLog reads the rescue log, once for each run. One that is missing, spoilt or another vault's is
// told of, and a new one begun. It returns nil where there is nothing to compare with.
func (p *Place) readLog(v *Vault, ks *keys) (*logged, error) {
	if p.rescue != nil { // the vault was locked meanwhile
		return nil, nil
	}
	r, why, err := p.ownLog(v, ks)
	if errors.Is(err, errNoLog) {
		// It may hold what the vault does not. Nothing may be saved beside it until it can be read.
		v.found.Damage = append(v.found.Damage, "The rescue log could not be opened, and may hold what the vault does not: "+sentence(fmt.Errorf("%s", Detail(err)))+" Try again, or have the rights of the folder looked at.")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if r == nil {
		if v.head.Seq > 1 || why != "" { // making the vault may have been interrupted before it was there
			if why == "" {
				why = "The rescue log was not there."
			}
			v.found.Told = append(v.found.Told, why+" A new one was begun; the vault itself is checked on its own.")
			p.due = true
		}
		return nil, p.beginLogFor(ks, v)
	}
	l := &logged{begun: r.begun.seq}
	got, err := r.read(ks.log, func(f frame) error {
		p.changed = p.changed || f.changes()
		l.frames = append(l.frames, f)
		return nil
	})
	if err != nil {
		r.close()
		return nil, err
	}
	p.rescue, p.last = r, got.last
	if got.lost > 0 {
		l.missing = got.lost
		p.last = 0 // it is begun anew with the next save
		v.found.Told = append(v.found.Told, "Part of the rescue log could not be read. A new one was begun; the vault itself is checked on its own.")
	}
	if v.head.Seq > got.last {
		p.last = 0
		v.found.Told = append(v.found.Told, fmt.Sprintf(
			"The rescue log ended before the vault did: at save %d of %d. A new one was begun; the vault itself is checked on its own.", got.last, v.head.Seq))
	}
	return l, nil
}

// beginLogFor begins a log while a vault is opened: that it cannot be written keeps nobody from reading.
func (p *Place) beginLogFor(ks *keys, v *Vault) error {
	if v.head.Digest == nil { // the head itself is spoilt: nothing can be begun behind it
		return nil
	}
	if info, err := os.Lstat(p.beside(rescueName)); err == nil && info.IsDir() { // no file takes the place of a folder
		_, _ = p.putAside(p.beside(rescueName), asideDamaged, asideLog)
	}
	if err := p.beginLog(ks, v); err != nil {
		v.found.Told = append(v.found.Told, sentence(err))
	}
	return nil
}

// errNoLog says that the rescue log is there and cannot be opened at present.
var errNoLog = errors.New("the rescue log cannot be opened")

// ownLog opens the log if it is this vault's, under its present key; else it says why not.
func (p *Place) ownLog(v *Vault, ks *keys) (*rescue, string, error) {
	r, err := openLog(p.beside(rescueName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", nil
	case errors.Is(err, ErrDamaged):
		return nil, "The rescue log could not be read.", nil
	case err != nil:
		return nil, "", &fault{"the rescue log could not be opened", errNoLog, err}
	}
	if !genuine(r.raw, ks.logMAC) {
		epoch := r.begun.epoch
		r.close()
		if epoch < v.header.Epoch {
			return nil, "The rescue log was from before the vault's key was changed.", nil
		}
		return nil, "The rescue log was not this vault's.", nil
	}
	return r, "", nil
}
