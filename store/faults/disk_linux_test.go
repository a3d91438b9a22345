package faults

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// A disk is what a recorded session wrote to a folder: what is certain to be there after a power cut,
// and what may or may not be, in the order in which it was asked for.
type disk struct {
	root   string
	fds    map[int64]*open
	names  map[string]*inode // as the program sees them
	synced map[string]*inode // as they are certain to be
	asked  []naming          // names that were given or taken since, and not synced
	clock  int               // counts what is asked of the disk
	acks   []string          // what was printed

	deaf bool // the control: no sync does anything
}

// An inode is a file, whatever its name; or a folder.
type inode struct {
	folder  bool
	durable []byte
	asked   []writing
}

// A writing is one write, or one cut to a size.
type writing struct {
	when int
	at   int64
	data []byte
	cut  bool // to the size at
}

// A naming gives a file a name, or takes it away.
type naming struct {
	when int
	name string
	file *inode // nil: the name is taken away
	from string // the name that it had; "" for a new file
}

type open struct {
	path string
	file *inode
	at   int64
}

// newDisk returns a disk with a folder on it, which holds what is certain to be there; nothing, and no
// folder, where it is nil.
func newDisk(root string, holds image) *disk {
	d := &disk{root: root, fds: map[int64]*open{}, names: map[string]*inode{".": {folder: true}}}
	for name, b := range holds {
		d.names[name] = &inode{durable: b}
		if folder := filepath.Dir(name); d.names[folder] == nil {
			d.names[folder] = &inode{folder: true}
		}
	}
	d.synced = maps.Clone(d.names)
	return d
}

// inside returns a path's name in the vault's folder.
func (d *disk) inside(path string) (string, bool) {
	name, err := filepath.Rel(d.root, path)
	return name, err == nil && name != ".." && !strings.HasPrefix(name, "../")
}

// do plays one call. It reports whether anything about the disk, or what was printed, is different now.
func (d *disk) do(c call) (bool, error) {
	if c.ret < 0 {
		return false, nil
	}
	d.clock++
	switch c.name {
	case "openat":
		return d.open(c)
	case "close":
		delete(d.fds, c.number(0))
		return false, nil
	case "write", "writev", "pwrite64":
		return d.write(c)
	case "ftruncate":
		if o := d.fds[c.number(0)]; o != nil {
			o.file.asked = append(o.file.asked, writing{when: d.clock, at: c.number(1), cut: true})
			return true, nil
		}
		return false, nil
	case "fsync", "fdatasync":
		return d.sync(c)
	case "renameat", "renameat2":
		return d.rename(c.args[1], c.args[3])
	case "rename":
		return d.rename(c.args[0], c.args[1])
	case "unlinkat":
		return d.unlink(c.args[1])
	case "unlink":
		return d.unlink(c.args[0])
	case "mkdirat":
		if name, ok := d.inside(c.args[1]); ok && name != "." {
			d.give(naming{name: name, file: &inode{folder: true}})
			return true, nil
		}
		return false, nil
	}
	for _, arg := range c.args {
		if name, ok := d.inside(arg); ok && strings.HasPrefix(arg, "/") {
			return false, fmt.Errorf("the trace has %s on %s, which is not played here", c.name, name)
		}
	}
	if strings.HasPrefix(c.name, "dup") || d.fds[c.number(0)] != nil {
		return false, fmt.Errorf("the trace has %s, which is not played here", c.name)
	}
	return false, nil
}

func (d *disk) give(n naming) {
	n.when = d.clock
	d.asked = append(d.asked, n)
	apply(d.names, n)
}

func apply(names map[string]*inode, n naming) {
	if n.from != "" {
		delete(names, n.from)
	}
	if n.file == nil {
		delete(names, n.name)
		return
	}
	names[n.name] = n.file
}

func (d *disk) open(c call) (bool, error) {
	path := c.args[1]
	name, ok := d.inside(path)
	if !ok {
		delete(d.fds, c.ret)
		return false, nil
	}
	file := d.names[name]
	made := false
	if file == nil {
		if !strings.Contains(c.args[2], "O_CREAT") {
			return false, fmt.Errorf("%s was opened, and was never made", name)
		}
		file, made = &inode{}, true
		d.give(naming{name: name, file: file})
	} else if strings.Contains(c.args[2], "O_TRUNC") {
		file.asked = append(file.asked, writing{when: d.clock, cut: true})
		made = true
	}
	d.fds[c.ret] = &open{path: name, file: file}
	return made, nil
}

func (d *disk) write(c call) (bool, error) {
	fd := c.number(0)
	if fd == 1 {
		d.acks = append(d.acks, strings.Split(strings.TrimRight(c.args[1], "\n"), "\n")...)
		return true, nil
	}
	o := d.fds[fd]
	if o == nil {
		return false, nil
	}
	if c.ret != int64(len(c.args[1])) {
		return false, errors.New("a write was not whole")
	}
	at := o.at
	if c.name == "pwrite64" {
		at = c.number(3)
	} else {
		o.at += c.ret
	}
	o.file.asked = append(o.file.asked, writing{when: d.clock, at: at, data: []byte(c.args[1])})
	return true, nil
}

func (d *disk) sync(c call) (bool, error) {
	o := d.fds[c.number(0)]
	if o == nil || d.deaf {
		return false, nil
	}
	if o.file.folder {
		var left []naming
		for _, n := range d.asked {
			if filepath.Dir(n.name) == o.path || n.from != "" && filepath.Dir(n.from) == o.path {
				apply(d.synced, n)
			} else {
				left = append(left, n)
			}
		}
		d.asked = left
		return true, nil
	}
	for _, w := range o.file.asked {
		o.file.durable = w.all(slices.Clone(o.file.durable))
	}
	o.file.asked = nil
	return true, nil
}

func (d *disk) rename(from, to string) (bool, error) {
	a, ok := d.inside(from)
	b, ok2 := d.inside(to)
	if !ok && !ok2 {
		return false, nil
	}
	if d.names[a] == nil {
		return false, fmt.Errorf("%s was given another name, and was never made", a)
	}
	d.give(naming{name: b, file: d.names[a], from: a})
	return true, nil
}

func (d *disk) unlink(path string) (bool, error) {
	if name, ok := d.inside(path); ok {
		d.give(naming{name: name})
		return true, nil
	}
	return false, nil
}
