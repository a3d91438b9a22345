package model

import (
	"bytes"
	"cmp"
	"container/heap"
	"reflect"
	"slices"
	"sort"
)

// An ordering is a journal in the one order in which it is read, whoever merged it and in which
// direction: causes before effects, and between entries that know nothing of each other the
// earlier clock first, then the smaller id. Clocks decide nothing else, so a laptop whose clock is
// wrong by years cannot turn a cause and its effect round.
type ordering struct {
	entries []Entry
	twins   []Entry            // kept, never followed: each has the id of an entry and says something else
	odd     map[EntryID]string // entries that cannot be placed as they say, and why
	place   []place
}

// A place says where an entry stands among all the others. Entries written one after the other
// form a chain; a journal has as many chains as there were laptops writing apart. others holds,
// for each other chain, the position up to which its entries are causes of this one.
type place struct {
	chain, at int
	others    []int // shared between neighbours: never written to
}

// before reports whether the i-th entry is a cause of the j-th, near or far, or is that entry.
func (o *ordering) before(i, j int) bool {
	a, b := o.place[i], o.place[j]
	if a.chain == b.chain {
		return a.at <= b.at
	}
	return a.chain < len(b.others) && a.at <= b.others[a.chain]
}

const (
	oddTwice = "another entry has the same id and says something else"
	oddCause = "an entry that it follows is not here"
	oddRound = "it follows from itself"
)

func order(journal []Entry) *ordering {
	o := &ordering{odd: map[EntryID]string{}}
	byClock := o.unique(journal)
	causes := o.causes(byClock)
	sequence := inOrder(causes)
	if len(sequence) < len(byClock) { // some follow from themselves: among those, only the clock decides
		ring := rings(causes)
		for i := range causes {
			if ring[i] == 0 {
				continue
			}
			o.odd[byClock[i].ID] = oddRound
			causes[i] = slices.DeleteFunc(causes[i], func(c int) bool { return ring[c] == ring[i] })
		}
		sequence = inOrder(causes)
	}

	o.entries = make([]Entry, 0, len(byClock))
	o.place = make([]place, 0, len(byClock))
	placed := make([]int, len(byClock)) // where each stands in the sequence
	var tails []int                     // the last position of each chain
	for at, i := range sequence {
		placed[i] = at
		o.entries = append(o.entries, byClock[i])
		o.place = append(o.place, o.placeOf(causes[i], placed, &tails))
	}
	return o
}

// unique gives each entry once, the earlier clock first, then the smaller id. Of several that say
// different things under one id, the same one is followed wherever they are merged.
func (o *ordering) unique(journal []Entry) []Entry {
	out := make([]Entry, 0, len(journal))
	index := make(map[EntryID]int, len(journal))
	for _, e := range journal {
		e.At = e.At.UTC().Round(0) // as it is stored: read again, the journal must stand in this very order
		if len(e.After) == 0 {
			e.After = nil
		}
		i, twice := index[e.ID]
		if !twice {
			index[e.ID] = len(out)
			out = append(out, e)
			continue
		}
		switch c := compareEntries(out[i], e); {
		case c < 0:
			o.twins = append(o.twins, out[i])
			out[i] = e
		case c > 0:
			o.twins = append(o.twins, e)
		}
	}
	slices.SortFunc(o.twins, compareEntries)
	o.twins = slices.CompactFunc(o.twins, func(a, b Entry) bool { return compareEntries(a, b) == 0 })
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// causes finds, for each entry, the entries that it follows, each once.
func (o *ordering) causes(entries []Entry) [][]int {
	index := make(map[EntryID]int, len(entries))
	for i, e := range entries {
		index[e.ID] = i
	}
	causes := make([][]int, len(entries))
	for i, e := range entries {
		for _, id := range e.After {
			c, here := index[id]
			if !here {
				o.odd[e.ID] = oddCause
				continue
			}
			causes[i] = append(causes[i], c)
		}
		if len(causes[i]) > 1 {
			slices.Sort(causes[i])
			causes[i] = slices.Compact(causes[i])
		}
	}
	return causes
}

// inOrder lists the entries so that each comes after its causes, and otherwise as they stand. Those
// that can never have their turn, because they follow from themselves, are left out.
func inOrder(causes [][]int) []int {
	waits := make([]int, len(causes)) // causes that have not had their turn
	effects := make([][]int, len(causes))
	var ready queue
	for i, of := range causes {
		if waits[i] = len(of); len(of) == 0 {
			ready.IntSlice = append(ready.IntSlice, i) // ascending, so a heap already
		}
		for _, c := range of {
			effects[c] = append(effects[c], i)
		}
	}
	sequence := make([]int, 0, len(causes))
	for ready.Len() > 0 {
		i := heap.Pop(&ready).(int)
		sequence = append(sequence, i)
		for _, e := range effects[i] {
			if waits[e]--; waits[e] == 0 {
				heap.Push(&ready, e)
			}
		}
	}
	return sequence
}

// A queue gives the smallest number first.
type queue struct{ sort.IntSlice }

func (q *queue) Push(n any) { q.IntSlice = append(q.IntSlice, n.(int)) }
func (q *queue) Pop() any {
	last := len(q.IntSlice) - 1
	n := q.IntSlice[last]
	q.IntSlice = q.IntSlice[:last]
	return n
}

// placeOf finds the place of an entry whose causes have theirs.
func (o *ordering) placeOf(causes, placed []int, tails *[]int) place {
	p := place{chain: -1}
	for _, i := range causes {
		if c := o.place[placed[i]]; p.chain < 0 && (*tails)[c.chain] == c.at {
			p.chain, p.at = c.chain, c.at+1
		}
	}
	if p.chain < 0 {
		p.chain = len(*tails)
		*tails = append(*tails, 0)
	}
	(*tails)[p.chain] = p.at
	if len(causes) == 1 && o.place[placed[causes[0]]].chain == p.chain {
		p.others = o.place[placed[causes[0]]].others
		return p
	}
	for _, i := range causes {
		c := o.place[placed[i]]
		for len(p.others) < max(len(c.others), c.chain+1) {
			p.others = append(p.others, -1)
		}
		for chain, at := range c.others {
			p.others[chain] = max(p.others[chain], at)
		}
		p.others[c.chain] = max(p.others[c.chain], c.at)
	}
	return p
}

// compareEntries orders two entries by all that they say.
func compareEntries(a, b Entry) int {
	if a.ID == b.ID && a.By == b.By && a.At.Equal(b.At) && slices.Equal(a.After, b.After) && reflect.DeepEqual(a.Event, b.Event) {
		return 0 // the common case when journals are merged, and much quicker than writing both out
	}
	x, _ := a.MarshalJSON()
	y, _ := b.MarshalJSON()
	return bytes.Compare(x, y)
}
