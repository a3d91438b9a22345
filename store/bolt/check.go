package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"

	"handover/store"
)

// The layout of a bbolt file, as far as it is checked here. Numbers are little-endian, as on every
// computer that the program runs on.
const (
	pageHead    = 16 // id 8, flags 2, count 2, overflow 4
	elementSize = 16
	metaSize    = 64

	magic   = 0xED0CDAED
	version = 2

	branchPage = 0x01
	leafPage   = 0x02

	bucketElement = 0x01
	bucketHead    = 16 // root page 8, sequence 8

	noFreelist = ^uint64(0)
	maxDepth   = 32
)

// A meta is what one of the two meta pages says.
type meta struct {
	root, freelist, pages, txid uint64
}

// check looks at a file before bbolt maps it: whether it is a bbolt file at all, and whether every
// page that bbolt would follow lies within it and is what it should be. On a file that passes,
// bbolt neither panics nor reads beyond the end. What the values say is for their seals to prove.
func check(r io.ReaderAt, size int64) error {
	if size == 0 {
		return ErrEmpty
	}
	m, err := newestMeta(r, size)
	if err != nil {
		return err
	}
	w := walk{r: r, pages: m.pages, seen: make([]bool, m.pages)}
	if err := w.page(m.root, rootBucket, nil, nil, 0); err != nil {
		return fmt.Errorf("the vault's file is %w: %w", store.ErrDamaged, err)
	}
	return nil
}

// newestMeta returns the meta page that bbolt would go by.
func newestMeta(r io.ReaderAt, size int64) (meta, error) {
	var newest meta
	found, known := false, false
	for i := range int64(2) {
		b := make([]byte, pageHead+metaSize)
		if _, err := r.ReadAt(b, i*pageSize); errors.Is(err, io.EOF) {
			continue
		} else if err != nil {
			return meta{}, fmt.Errorf("reading it: %w", err)
		}
		m := b[pageHead:]
		if binary.LittleEndian.Uint32(m) != magic {
			continue
		}
		known = true
		sum := fnv.New64a()
		sum.Write(m[:metaSize-8])
		if binary.LittleEndian.Uint64(m[metaSize-8:]) != sum.Sum64() {
			continue
		}
		if binary.LittleEndian.Uint32(m[4:]) != version || binary.LittleEndian.Uint32(m[8:]) != pageSize {
			return meta{}, ErrNotVault // a bbolt file, and none that this program makes
		}
		here := meta{
			root:     binary.LittleEndian.Uint64(m[16:]),
			freelist: binary.LittleEndian.Uint64(m[32:]),
			pages:    binary.LittleEndian.Uint64(m[40:]),
			txid:     binary.LittleEndian.Uint64(m[48:]),
		}
		if !found || here.txid > newest.txid {
			newest, found = here, true
		}
	}
	switch {
	case !known:
		return meta{}, ErrNotVault
	case !found:
		return meta{}, fmt.Errorf("the vault's file is %w: it says in neither place where its pages are", store.ErrDamaged)
	case newest.pages > uint64(size/pageSize):
		return meta{}, fmt.Errorf("the vault's file is %w: it is cut short", store.ErrDamaged)
	case newest.freelist != noFreelist:
		return meta{}, ErrNotVault // this program never keeps one
	}
	return newest, nil
}

// A level says what the elements of a leaf are.
type level int

const (
	rootBucket level = iota // buckets, each a space
	spaceLevel              // values
)

// A walk follows every page once.
type walk struct {
	r     io.ReaderAt
	pages uint64
	seen  []bool
}

// page checks a page and those below it, whose keys lie from least up to, and without, below.
func (w *walk) page(id uint64, l level, least, below []byte, depth int) error {
	if id < 2 || id >= w.pages || depth > maxDepth {
		return fmt.Errorf("page %d cannot be there", id)
	}
	head := make([]byte, pageHead)
	if _, err := w.r.ReadAt(head, int64(id)*pageSize); err != nil {
		return fmt.Errorf("reading page %d: %w", id, err)
	}
	more := uint64(binary.LittleEndian.Uint32(head[12:]))
	if binary.LittleEndian.Uint64(head) != id || id+more >= w.pages {
		return fmt.Errorf("page %d is not what stands there", id)
	}
	for i := id; i <= id+more; i++ {
		if w.seen[i] {
			return fmt.Errorf("page %d is used twice", i)
		}
		w.seen[i] = true
	}
	b := make([]byte, (more+1)*pageSize)
	if _, err := w.r.ReadAt(b, int64(id)*pageSize); err != nil {
		return fmt.Errorf("reading page %d: %w", id, err)
	}
	if err := w.elements(b, l, least, below, depth); err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

// elements checks what a page, or a bucket small enough to lie within a value, holds.
func (w *walk) elements(b []byte, l level, least, below []byte, depth int) error {
	flags := binary.LittleEndian.Uint16(b[8:])
	n := int(binary.LittleEndian.Uint16(b[10:]))
	if flags != leafPage && flags != branchPage || flags == branchPage && n == 0 {
		return fmt.Errorf("its kind is %#x", flags)
	}
	if pageHead+n*elementSize > len(b) {
		return fmt.Errorf("%d elements do not fit", n)
	}
	var children []child
	last := least
	for i := range n {
		at := pageHead + i*elementSize
		e, err := readElement(b, at, flags)
		if err != nil {
			return err
		}
		if before(e.key, last, i == 0) || below != nil && string(e.key) >= string(below) {
			return errors.New("its keys are out of order")
		}
		last = e.key
		switch {
		case flags == branchPage:
			children = append(children, child{e.key, e.page})
		case e.bucket != (l == rootBucket):
			return errors.New("an element is of the wrong kind")
		case e.bucket:
			if err := w.bucket(e.value, depth); err != nil {
				return err
			}
		}
	}
	for i, c := range children {
		end := below
		if i+1 < len(children) {
			end = children[i+1].key
		}
		if err := w.page(c.page, l, c.key, end, depth+1); err != nil {
			return err
		}
	}
	return nil
}

type child struct {
	key  []byte
	page uint64
}

// before reports whether a key breaks the order: the first of a page may equal the bound.
func before(key, last []byte, first bool) bool {
	if last == nil {
		return false
	}
	return string(key) < string(last) || !first && string(key) == string(last)
}

// bucket checks a space.
func (w *walk) bucket(value []byte, depth int) error {
	if len(value) < bucketHead {
		return errors.New("a space is cut short")
	}
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		return w.page(root, spaceLevel, nil, nil, depth+1)
	}
	inline := value[bucketHead:]
	if len(inline) < pageHead || binary.LittleEndian.Uint16(inline[8:]) != leafPage {
		return errors.New("a small space is not what it should be")
	}
	return w.elements(inline, spaceLevel, nil, nil, depth)
}

// An element is one line of a page.
type element struct {
	key, value []byte
	page       uint64
	bucket     bool
}

func readElement(b []byte, at int, flags uint16) (element, error) {
	var e element
	word := func(i int) uint64 { return uint64(binary.LittleEndian.Uint32(b[at+4*i:])) }
	var pos, keySize, valueSize uint64
	if flags == branchPage {
		pos, keySize = word(0), word(1)
		e.page = binary.LittleEndian.Uint64(b[at+8:])
	} else {
		if word(0) > bucketElement {
			return e, errors.New("an element is of a kind that is not known")
		}
		e.bucket = word(0) == bucketElement
		pos, keySize, valueSize = word(1), word(2), word(3)
	}
	start := uint64(at) + pos
	if keySize == 0 || start+keySize+valueSize > uint64(len(b)) {
		return e, errors.New("an element lies beyond its end")
	}
	e.key = b[start : start+keySize]
	e.value = b[start+keySize : start+keySize+valueSize]
	return e, nil
}
