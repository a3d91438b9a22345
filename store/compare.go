package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// compare sets what is in the engine against the head, the audit and the rescue log, brings back what
// the log holds and the engine does not, and writes down in found what it met.
func (v *Vault) compare(ctx context.Context, ks *keys) error {
	h, headErr := readHead(ctx, v.eng, ks)
	if headErr != nil && !errors.Is(headErr, ErrDamaged) {
		return headErr
	}
	v.head = h
	var log *logged
	if v.place != nil {
		var err error
		if log, err = v.place.readLog(v, ks); err != nil {
			return err
		}
	}
	if headErr == nil {
		if err := v.replay(ctx, ks, log); err != nil {
			return err
		}
	}
	damage, counts, err := v.judge(ctx, ks, headErr)
	if err != nil {
		return err
	}
	if len(damage) > 0 && log != nil && len(log.frames) > 0 {
		if damage, counts, err = v.mend(ctx, ks, log, damage, headErr); err != nil {
			return err
		}
	}
	v.found.Damage = append(v.found.Damage, damage...)
	v.found.Counts = counts
	v.spoilt = len(v.found.Damage) > 0
	return nil
}

// judge examines the vault.
func (v *Vault) judge(ctx context.Context, ks *keys, headErr error) ([]string, Counts, error) {
	if headErr != nil {
		return []string{sentence(headErr)}, Counts{}, nil
	}
	x, err := v.examine(ctx, ks)
	if errors.Is(err, ErrDamaged) {
		return []string{sentence(err)}, Counts{}, nil
	}
	if err != nil {
		return nil, Counts{}, err
	}
	return x.damage(), x.n, nil
}

// sentence makes one of an error.
func sentence(err error) string {
	b := []byte(err.Error())
	if 'a' <= b[0] && b[0] <= 'z' {
		b[0] -= 'a' - 'A'
	}
	return string(b) + "."
}

// replay gives the engine the saves that the log holds and it does not.
func (v *Vault) replay(ctx context.Context, ks *keys, log *logged) error {
	if log == nil {
		return nil
	}
	if log.begun > v.head.Seq {
		v.found.Damage = append(v.found.Damage, fmt.Sprintf(
			"The vault is older than its rescue log: it holds %s, and the log begins behind number %d. An older copy of it was put back, or the disk gave back an old state.",
			saves(v.head.Seq), log.begun))
		return nil
	}
	n := 0
	for _, f := range log.frames {
		if f.Seq <= v.head.Seq {
			continue
		}
		if f.Seq != v.head.Seq+1 || !bytes.Equal(f.Before, v.head.Digest) {
			v.found.Damage = append(v.found.Damage, "The vault and its rescue log do not belong together: they went different ways.")
			return nil
		}
		h, err := f.head(ks)
		if err != nil {
			v.found.Damage = append(v.found.Damage, sentence(err))
			return nil
		}
		if err := apply(ctx, v.eng, f.Ops); err != nil {
			v.eng.wait(f.Ops)
		}
		v.head = h
		n++
	}
	if n > 0 {
		v.found.Told = append(v.found.Told, fmt.Sprintf("The program had stopped in the middle of saving: %s came back from the rescue log. Nothing is missing.", saves(uint64(n))))
	}
	if log.missing > v.head.Seq {
		v.found.Damage = append(v.found.Damage, fmt.Sprintf(
			"Part of the rescue log is spoilt, and the vault lacks what was in it: saves %d to %d.", v.head.Seq+1, log.missing))
	}
	return nil
}

func saves(n uint64) string {
	if n == 1 {
		return "1 save"
	}
	return fmt.Sprintf("%d saves", n)
}

// head opens the head that a save left.
func (f frame) head(ks *keys) (head, error) {
	for _, op := range f.Ops {
		if op.Key == headKey {
			return openHead(Item{Key: op.Key, Value: op.Value}, ks)
		}
	}
	return head{}, fmt.Errorf("a save in the rescue log is %w: it has no head", ErrDamaged)
}

// mend writes everything that the log holds over what is in the engine, and keeps that where the whole
// is sound then. Otherwise the engine is left as it was found.
func (v *Vault) mend(ctx context.Context, ks *keys, log *logged, damage []string, headErr error) ([]string, Counts, error) {
	newest := log.frames[len(log.frames)-1]
	h, err := newest.head(ks)
	if err != nil || headErr == nil && h.Seq < v.head.Seq {
		return damage, Counts{}, nil
	}
	trial := &Vault{eng: &ahead{Engine: v.eng.Engine}, id: v.id, head: h, now: v.now}
	for _, f := range log.frames {
		trial.eng.wait(f.Ops)
	}
	left, counts, err := trial.judge(ctx, ks, nil)
	if err != nil || len(left) > 0 || len(v.found.Damage) > 0 {
		return damage, counts, err
	}
	if err := trial.eng.flush(ctx); err != nil {
		v.eng.wait(trial.eng.waiting)
	}
	v.head = h
	v.found.Told = append(v.found.Told, "The vault was damaged, and was mended from its rescue log. Nothing is missing. What was found: "+damage[0])
	return nil, counts, nil
}
