package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// ErrGood says that a vault is sound, and is not replaced unless somebody insists.
var ErrGood = errors.New("the vault that is here is sound")

// ErrNothing says that there is nothing that a vault could be put back from.
var ErrNothing = errors.New("there is no backup here that can be used, and the rescue log does not reach back to the vault's beginning")

// A source is a vault's file that was opened to be read: a backup.
type source struct {
	path string
	eng  Engine
	v    *Vault // with its keys and head; it saves nothing
	raw  []byte // the header
	vmk  []byte
}

func (s *source) close() error {
	clear(s.vmk)
	return s.eng.Close()
}

// openSource opens a vault's file, and verifies every record in it. The key that is at hand is tried
// first: a backup from before the passphrase was changed opens with it.
func (p *Place) openSource(ctx context.Context, path string, with With, at *found) (s *source, err error) {
	eng, err := p.files.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, eng.Close())
		}
	}()
	it, err := eng.Get(ctx, vaultKey)
	if err != nil {
		return nil, err
	}
	if it.Value == nil {
		return nil, headless(ctx, eng)
	}
	k := at.fits(it.Value)
	if k == nil {
		if k, err = openHeader(it.Value, with, p.accepted); err != nil {
			return nil, err
		}
		defer clear(k.stretched)
	}
	ks, err := k.keys()
	if err != nil {
		return nil, err
	}
	v := &Vault{eng: &ahead{Engine: eng}, id: k.header.Vault, header: k.header, keys: ks, now: p.o.Now}
	if v.head, err = readHead(ctx, eng, ks); err != nil {
		return nil, err
	}
	damage, counts, err := v.judge(ctx, ks, nil)
	if err != nil {
		return nil, err
	}
	if len(damage) > 0 {
		return nil, fmt.Errorf("%s is %w: %s", path, ErrDamaged, damage[0])
	}
	v.found.Counts = counts
	return &source{path, eng, v, it.Value, k.vmk}, nil
}

// fits returns the vault's key with another header that is under it; nil where it is not.
func (k *found) fits(raw []byte) *found {
	if k == nil {
		return nil
	}
	h, err := decodeHeader(raw)
	if err != nil || h.Epoch != k.header.Epoch || !bytes.Equal(h.Vault, k.header.Vault) {
		return nil
	}
	mac, err := subkey(k.vmk, h, "header")
	if err != nil {
		return nil
	}
	defer clear(mac)
	if !authentic(raw, mac) {
		return nil
	}
	return &found{vmk: bytes.Clone(k.vmk), header: h, raw: raw, slot: k.slot}
}

// unread reports whether an error says that a file could not be read, and nothing of what is in it.
func unread(err error) bool {
	return err != nil && !Wrong(err) && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotVault) && !errors.Is(err, ErrNewer)
}

// unused closes the vault's files, where nobody else has them open.
func (p *Place) unused() error {
	if p.eng == nil { // another window may have it
		eng, err := p.files.Open(p.File())
		if err == nil {
			p.eng = &ahead{Engine: eng, kept: &p.kept}
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, ErrNotVault) && !p.gone() {
			return err
		}
	}
	return p.closeFiles()
}

func (p *Place) gone() bool {
	info, err := os.Lstat(p.File())
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// keyBeside opens the vault's key with the copies of the header beside the vault's file.
func (p *Place) keyBeside(with With) (*found, error) {
	var wrong error
	for _, raw := range p.slots() {
		k, err := openHeader(raw, with, p.accepted)
		if err == nil {
			return k, nil
		}
		if Wrong(err) || wrong == nil {
			wrong = err
		}
	}
	return nil, wrong
}

// Restore puts a backup in the place of the vault that is here, if there is one. Over a vault that is
// sound, or whose passphrase is another one, it does so only if force is set, and then keeps that among
// the backups. It leaves the vault unlocked, and wipes what it is given. The errors are ErrGood,
// ErrDamaged where it is the backup that is, and those of Unlock.
func (p *Place) Restore(ctx context.Context, path string, with With, force bool) (*Vault, error) {
	defer with.wipe()
	p.mu.Lock()
	defer p.mu.Unlock()
	v, err := p.restore(ctx, path, with, force)
	if err != nil {
		return nil, fmt.Errorf("restoring %s: %w", path, err)
	}
	return v, nil
}

func (p *Place) restore(ctx context.Context, path string, with With, force bool) (*Vault, error) {
	if same(path, p.File()) {
		return nil, errors.New("this is the vault itself, not a backup of it")
	}
	src, err := p.openSource(ctx, path, with, nil)
	if err != nil {
		return nil, err
	}
	defer src.close()
	aside := asideDamaged
	if err := p.unused(); err != nil {
		return nil, err
	}
	here, err := p.openSource(ctx, p.File(), with, nil)
	switch {
	case err == nil:
		if err := here.close(); err != nil {
			return nil, err
		}
		aside = asideReplaced
	case Wrong(err), errors.Is(err, ErrNewer):
		aside = asideReplaced
	}
	if aside == asideReplaced && !force {
		return nil, ErrGood
	}
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return nil, err
	}
	words := fmt.Sprintf("The vault was put back from %s, as it was on %s.", filepath.Base(path), src.v.head.Latest.Local().Format("2 January 2006 at 15:04"))
	return p.putBack(ctx, src, src.v, nil, nil, words, aside, p.highest(ctx, with, src))
}

// highest is the number of the newest save in any backup that is here. A vault that goes on from an older
// one counts on from there: else a later Rebuild would take what was left behind for the newer.
func (p *Place) highest(ctx context.Context, with With, src *source) uint64 {
	newest, at := src.v.head.Seq, &found{vmk: src.vmk, header: src.v.header}
	all, err := p.allBackups()
	if err != nil {
		return newest
	}
	for _, b := range all {
		if same(b.Path, src.path) { // it is open
			continue
		}
		other, err := p.openSource(ctx, b.Path, with, at)
		if err != nil {
			continue // Rebuild cannot take it either
		}
		if bytes.Equal(other.v.id, src.v.id) {
			newest = max(newest, other.v.head.Seq)
		}
		other.v.keys.wipe()
		_ = other.close()
	}
	return newest
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// putBack writes a vault's file from a backup and what was saved since, verifies it, puts the one that
// is there aside, and opens the new one, which counts its saves on from a number.
func (p *Place) putBack(ctx context.Context, src *source, base *Vault, at *found, frames []frame, words, aside string, from uint64) (*Vault, error) {
	part := p.beside(".new-" + NewID()[:8] + ".vault")
	defer os.Remove(part)
	ks, last := base.keys, base.head
	_, err := p.make(ctx, part, func(to Engine) (head, error) {
		if src != nil {
			if err := copyAll(ctx, src.eng, to); err != nil {
				return last, err
			}
		}
		for _, f := range frames {
			if _, err := to.Apply(ctx, f.Ops...); err != nil {
				return last, err
			}
			h, err := f.head(ks)
			if err != nil {
				return last, err
			}
			last = h
		}
		if from <= last.Seq {
			return last, nil
		}
		last.Seq = from
		value, err := last.seal(ks)
		if err == nil {
			_, err = to.Apply(ctx, Op{Key: headKey, Value: value})
		}
		return last, err
	}, func(h head) *Vault { return &Vault{id: base.id, keys: ks, head: h, now: p.o.Now} })
	if err != nil {
		return nil, err
	}
	put, err := p.putAside(p.File(), aside, backupSuffix)
	if err != nil {
		return nil, err
	}
	if err := os.Rename(part, p.File()); err != nil {
		return nil, err
	}
	if err := syncFolder(p.dir); err != nil {
		return nil, err
	}
	if err := p.openFile(); err != nil {
		return nil, err
	}
	v := &Vault{mu: &p.mu, eng: p.eng, place: p, id: base.id, keys: ks, head: last, now: p.o.Now, longest: longestLog}
	it, err := p.eng.Get(ctx, vaultKey)
	if err != nil {
		return nil, err
	}
	if v.header, err = decodeHeader(it.Value); err != nil {
		return nil, damaged("the vault's header", vaultKey, err)
	}
	if put != "" {
		words += " The file that was here before is kept as " + put + ", sealed as it was."
	}
	v.found.Told = append(v.found.Told, words)
	// Only now: until the new file had its place, the old log was needed to try again.
	if _, err := p.putAside(p.beside(rescueName), aside, asideLog); err != nil {
		return nil, err
	}
	if err := p.beginLog(ks, v); err != nil {
		return nil, err
	}
	note := Record{Kind: PutBack, Said: last.Latest.UTC().Format(time.RFC3339)}
	if at != nil && at.header.Epoch == v.header.Epoch && at.header.Revision > v.header.Revision {
		err = v.saveHeader(ctx, ks, at.vmk, at.header, note) // a passphrase that was changed since stays changed
	} else {
		err = v.save(ctx, ks, nil, note)
		_ = p.keepSlots(it.Value, it.Value)
	}
	if err != nil {
		return nil, err
	}
	p.ballast()
	p.due = true
	if _, counts, err := v.judge(ctx, ks, nil); err == nil {
		v.found.Counts = counts
	}
	// The rescue log begins behind what was put back: without a backup of that nothing could be put back
	// again.
	if _, err := v.backUp(ctx, ks); err != nil {
		v.found.Told = append(v.found.Told, "A backup is due and could not be made: "+sentence(err))
	}
	if p.open != nil {
		p.open.drop()
	}
	p.open = v
	return v, nil
}
