package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"
)

// Rebuild puts back the last good state of a damaged vault: the newest backup that is sound, and then
// what the rescue log holds since. The damaged file is put aside among the backups. It leaves the vault
// unlocked; Found tells what came back. It wipes what it is given.
func (p *Place) Rebuild(ctx context.Context, with With) (*Vault, error) {
	defer with.wipe()
	p.mu.Lock()
	defer p.mu.Unlock()
	v, err := p.rebuild(ctx, with)
	if err != nil {
		return nil, fmt.Errorf("putting the vault back: %w", err)
	}
	return v, nil
}

func (p *Place) rebuild(ctx context.Context, with With) (*Vault, error) {
	if p.eng != nil {
		if _, err := countTry(ctx, p.eng, p.o.Now()); err != nil {
			return nil, err
		}
	}
	if err := p.unused(); err != nil {
		return nil, err
	}
	at, err := p.keyBeside(with)
	if at != nil {
		defer clear(at.vmk)
		defer clear(at.stretched)
	} else if Wrong(err) {
		return nil, err
	}
	src, tried, err := p.newestSound(ctx, with, at)
	if err != nil {
		return nil, err
	}
	if src == nil && at != nil { // the copies of the header may be another vault's
		if src, _, err = p.newestSound(ctx, with, nil); err != nil && !Wrong(err) {
			return nil, err
		}
		if src != nil {
			at = nil
		}
	}
	if src == nil && at == nil {
		if tried != nil {
			return nil, fmt.Errorf("%w: %w", ErrNothing, tried)
		}
		return nil, ErrNothing
	}
	var base *Vault
	if src != nil {
		defer src.close()
		base = src.v
	} else {
		ks, err := at.keys()
		if err != nil {
			return nil, err
		}
		zero := make([]byte, 32)
		base = &Vault{id: at.header.Vault, header: at.header, keys: ks, now: p.o.Now, head: head{Chain: zero, Base: zero, Digest: zero}}
	}
	frames, whole, err := p.since(base)
	if err != nil {
		return nil, err
	}
	if !whole && unread(tried) { // what could not be opened now may hold what would be missing
		return nil, fmt.Errorf("a backup could not be opened: %w", tried)
	}
	if src == nil && len(frames) == 0 {
		return nil, ErrNothing
	}
	latest := base.head.Latest
	if n := len(frames); n > 0 {
		if h, err := frames[n-1].head(base.keys); err == nil {
			latest = h.Latest
		}
	}
	return p.putBack(ctx, src, base, at, frames, putBackWords(src, len(frames), whole, latest), asideDamaged, 0)
}

func putBackWords(src *source, frames int, whole bool, last time.Time) string {
	words := "The vault is back as it was on " + last.Local().Format("2 January 2006 at 15:04") + ": "
	if !whole {
		words = "The vault is back, and what was typed last may be missing, as the rescue log could not be read to its end. Please look through it. This came back: "
	}
	switch {
	case src == nil:
		words += fmt.Sprintf("everything since it was made, %s from the rescue log.", saves(uint64(frames)))
	case frames == 0:
		words += "the backup " + filepath.Base(src.path) + "."
	default:
		words += fmt.Sprintf("the backup %s, and %s since from the rescue log.", filepath.Base(src.path), saves(uint64(frames)))
	}
	return words
}

// newestSound opens the backup that is sound and holds the most saves: names tell the time by a clock
// that may have been wrong. It returns none where there is none, and then why the newest by name is not.
func (p *Place) newestSound(ctx context.Context, with With, at *found) (src *source, why, err error) {
	all, err := p.allBackups()
	if err != nil {
		return nil, nil, err
	}
	for _, b := range all {
		next, err := p.openSource(ctx, b.Path, with, at)
		switch {
		case err != nil:
			if why == nil {
				why = err
			}
		case at != nil && !bytes.Equal(next.v.id, at.header.Vault),
			src != nil && next.v.head.Seq <= src.v.head.Seq:
			if err := next.close(); err != nil {
				return nil, nil, err
			}
		default:
			if src != nil {
				if err := src.close(); err != nil {
					return nil, nil, err
				}
			}
			src = next
		}
	}
	if src == nil && Wrong(why) {
		return nil, why, why
	}
	return src, why, nil
}

// since reads from the rescue log what was saved after a vault's newest save, and reports whether the log
// could be read to its end.
func (p *Place) since(base *Vault) (frames []frame, whole bool, err error) {
	r, err := openLog(p.beside(rescueName))
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, ErrDamaged):
		return nil, false, nil
	case err != nil: // it may be read another time: without it something could be left behind
		return nil, false, fmt.Errorf("the rescue log could not be opened: %w", err)
	}
	defer r.close()
	if !genuine(r.raw, base.keys.logMAC) || r.begun.seq > base.head.Seq {
		return nil, false, nil
	}
	digest, seq := base.head.Digest, base.head.Seq
	got, err := r.read(base.keys.log, func(f frame) error {
		if f.Seq <= seq {
			return nil
		}
		if f.Seq != seq+1 || !bytes.Equal(f.Before, digest) {
			return errApart
		}
		h, err := f.head(base.keys)
		if err != nil {
			return err
		}
		frames = append(frames, f)
		digest, seq = h.Digest, h.Seq
		return nil
	})
	if err != nil && !errors.Is(err, errApart) && !errors.Is(err, ErrDamaged) {
		return nil, false, err
	}
	return frames, err == nil && got.lost == 0 && got.last >= seq, nil
}

var errApart = errors.New("the rescue log and the backup went different ways")
