package faults

import (
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
)

// sector is what a disk writes all of or nothing.
const sector = 512

// all does the whole of a writing.
func (w writing) all(b []byte) []byte { return w.some(b, func() bool { return true }) }

// some does those sectors of a writing that are kept. A cut is kept or not.
func (w writing) some(b []byte, kept func() bool) []byte {
	if w.cut {
		if !kept() {
			return b
		}
		if int64(len(b)) > w.at {
			return b[:w.at]
		}
		return append(b, make([]byte, w.at-int64(len(b)))...)
	}
	for from := int64(0); from < int64(len(w.data)); {
		to := min(int64(len(w.data)), ((w.at+from)/sector+1)*sector-w.at)
		if kept() {
			if need := w.at + to; int64(len(b)) < need {
				b = append(b, make([]byte, need-int64(len(b)))...)
			}
			copy(b[w.at+from:], w.data[from:to])
		}
		from = to
	}
	return b
}

// A cut is a power cut: what was certain and what was asked for at one moment.
type cut struct {
	synced map[string]*inode
	asked  []naming
	files  map[*inode]inode
}

// cut returns this moment. Later calls do not change it.
func (d *disk) cut() *cut {
	c := &cut{maps.Clone(d.synced), slices.Clone(d.asked), map[*inode]inode{}}
	keep := func(f *inode) {
		if f != nil {
			c.files[f] = *f
		}
	}
	for _, f := range c.synced {
		keep(f)
	}
	for _, n := range c.asked {
		keep(n.file)
	}
	return c
}

// open counts what may or may not be there.
func (c *cut) open() int {
	n := len(c.asked)
	for _, f := range c.files {
		n += len(f.asked)
	}
	return n
}

// The ways in which what was not synced may have reached the disk.
const (
	nothingMore = iota
	everything
	upTo   // in the order in which it was asked for, up to a moment
	anyOf  // some writes, whole
	torn   // some sectors of each
	mixed  // some writes, and of those some sectors
	forms  // how many there are
	fairly = 2
)

// state returns what the disk holds after the power cut, by chance.
func (c *cut) state(form int, r *rand.Rand) image {
	moment := 0
	if form == upTo {
		var all []int
		for _, n := range c.asked {
			all = append(all, n.when)
		}
		for _, f := range c.files {
			for _, w := range f.asked {
				all = append(all, w.when)
			}
		}
		if len(all) > 0 {
			slices.Sort(all)
			moment = all[r.IntN(len(all))]
		}
	}
	half := func() bool { return r.IntN(fairly) == 0 }

	names := maps.Clone(c.synced)
	reach := map[string]int{} // how many of a folder's names were changed: always the first ones
	for _, n := range c.asked {
		reach[filepath.Dir(n.name)]++
	}
	for _, folder := range slices.Sorted(maps.Keys(reach)) {
		switch form {
		case nothingMore:
			reach[folder] = 0
		case everything, upTo:
		default:
			reach[folder] = r.IntN(reach[folder] + 1)
		}
	}
	for _, n := range c.asked {
		folder := filepath.Dir(n.name)
		if reach[folder] == 0 || form == upTo && n.when > moment {
			continue
		}
		reach[folder]--
		apply(names, n)
	}

	out := image{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		file := c.files[names[name]]
		if file.folder || names[filepath.Dir(name)] == nil {
			continue
		}
		b := file.durable
		if len(file.asked) > 0 {
			b = slices.Clone(b)
		}
		for _, w := range file.asked {
			switch form {
			case nothingMore:
			case everything:
				b = w.all(b)
			case upTo:
				if w.when < moment {
					b = w.all(b)
				} else if w.when == moment {
					b = w.some(b, half)
				}
			case anyOf:
				if half() {
					b = w.all(b)
				}
			case torn:
				b = w.some(b, half)
			case mixed:
				if half() {
					likely := 1 + r.IntN(15)
					b = w.some(b, func() bool { return r.IntN(16) < likely })
				}
			}
		}
		out[name] = b
	}
	return out
}
