package faults

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"handover/store"
)

// filesSpoilt flips bits, clears sectors, cuts files and adds to them, one fault at a time.
func filesSpoilt(t *testing.T, s *suite) {
	m := s.one
	var live [][]byte // what records are there, as the rest of the file is mostly free
	for _, all := range items(t, filepath.Join(s.scratch, "live"), m.closed) {
		for _, it := range all {
			live = append(live, it.Value)
		}
	}
	slices.SortFunc(live, bytes.Compare)
	all := m.closed.backups()
	newest := all[len(all)-1]
	for _, name := range []string{store.FileName, rescueFile, slotsFile, ballastFile, newest} {
		share := s.count.spoilt / 5
		if name == store.FileName || name == rescueFile {
			share = s.count.spoilt * 3 / 10
		} else if name == ballastFile {
			share = s.count.spoilt / 20
		}
		r := s.random("spoilt " + name)
		label := "spoilt: " + name
		if name == newest {
			label = "spoilt: a backup, then restored"
		}
		s.judgeAll(t, label, s.table, func(yield func(faulty) bool) {
			for range share {
				b, how := spoil(r, m.closed[name], live)
				f := faulty{name: how, put: m.closed.with(name, b).put, want: exactly(m.last()), goOn: r.IntN(4) == 0}
				if name == newest {
					yield(s.restoring(f, newest))
					continue
				}
				yield(f)
			}
		})
	}
}

// spoil returns a spoilt copy of a file, and how it was spoilt.
func spoil(r *rand.Rand, b []byte, live [][]byte) ([]byte, string) {
	out := append([]byte{}, b...)
	switch r.IntN(10) {
	case 5, 6:
		value := live[r.IntN(len(live))]
		if at := bytes.LastIndex(b, value); at >= 0 {
			i, bit := at+r.IntN(len(value)), r.IntN(8)
			out[i] ^= 1 << bit
			return out, fmt.Sprintf("bit %d of byte %d, in a record", bit, i)
		}
	case 0:
		at := r.IntN((len(b)+511)/512) * 512
		clear(out[at:min(len(out), at+512)])
		return out, fmt.Sprintf("512 bytes cleared at %d", at)
	case 1:
		n := r.IntN(len(b))
		return out[:n], fmt.Sprintf("cut to %d of %d bytes", n, len(b))
	case 2:
		more := make([]byte, 1+r.IntN(9000))
		for i := range more {
			more[i] = byte(r.Uint32())
		}
		return append(out, more...), fmt.Sprintf("%d bytes added", len(more))
	case 3: // many bits of one page
		at := r.IntN(len(b))
		for range 20 {
			i := min(len(b)-1, at+r.IntN(4096))
			out[i] ^= 1 << r.IntN(8)
		}
		return out, fmt.Sprintf("20 bits behind %d", at)
	case 4: // in the first pages, where the file says what it is
		i := r.IntN(min(len(b), 8192))
		bit := r.IntN(8)
		out[i] ^= 1 << bit
		return out, fmt.Sprintf("bit %d of byte %d", bit, i)
	}
	i, bit := r.IntN(len(b)), r.IntN(8)
	out[i] ^= 1 << bit
	return out, fmt.Sprintf("bit %d of byte %d", bit, i)
}

// restoring judges a vault with a spoilt backup: the vault is as it was, and the backup is refused, or
// gives back all that it held.
func (s *suite) restoring(f faulty, backup string) faulty {
	held := s.one.backedUp()
	where := ""
	put := f.put
	f.put = func(dir string) error { where = dir; return put(dir) }
	f.goOn = false
	f.judged = func(o outcome) outcome {
		if o.bad() {
			return o
		}
		ctx := context.Background()
		p := store.At(where, files, store.Options{})
		defer func() { p.Close() }()
		v, err := p.Restore(ctx, filepath.Join(where, backup), store.With{Key: s.one.key}, true)
		if err != nil {
			if errors.Is(err, store.ErrGood) {
				return outcome{fate: silent, told: false, said: err.Error(), why: "the backup counts as the vault itself"}
			}
			// It was refused. The vault is to be as it was.
			p.Close()
			p = store.At(where, files, store.Options{})
			if v, err2 := p.Unlock(ctx, store.With{Key: s.one.key}); err2 != nil {
				return outcome{fate: lost, told: true, said: err.Error(), why: "after the backup was refused the vault does not open: " + err2.Error()}
			} else if o := compared(ctx, v, f.want, putBack, lost); o.bad() {
				return o
			}
			return outcome{fate: putBack, told: true, said: err.Error(), why: ""}
		}
		return compared(ctx, v, exactly(held), harmless, silent)
	}
	return f
}
