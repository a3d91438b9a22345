package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
)

// An ahead is an engine and what the rescue log is ahead of it by: saves that the engine did not
// take. It reads as if they were in it. It is not safe for concurrent use; the vault's lock guards it.
type ahead struct {
	Engine
	waiting []Op        // in order; the newest for each key alone
	over    map[Key]int // where a key's op is in waiting

	kept *atomic.Bool // whether anything waits, for who must not wait for the vault; nil where nobody asks
}

// tell says whether anything waits.
func (a *ahead) tell() {
	if a.kept != nil {
		a.kept.Store(len(a.waiting) > 0)
	}
}

// aheadRev is the revision of what is not in the engine yet.
const aheadRev = Rev(1) << 63

// inPlace reports an error where the engine's file is not where it was opened. Engines without one are
// always in place.
func (a *ahead) inPlace() error {
	if f, ok := a.Engine.(interface{ InPlace() error }); ok {
		return f.InPlace()
	}
	return nil
}

// wait adds ops that the rescue log holds and the engine does not.
func (a *ahead) wait(ops []Op) {
	if a.over == nil {
		a.over = map[Key]int{}
	}
	for _, op := range ops {
		op.If = nil
		if i, ok := a.over[op.Key]; ok {
			a.waiting[i] = op
			continue
		}
		a.over[op.Key] = len(a.waiting)
		a.waiting = append(a.waiting, op)
	}
	a.tell()
}

// flush gives the engine what it did not take.
func (a *ahead) flush(ctx context.Context) error {
	if len(a.waiting) == 0 {
		return nil
	}
	if err := apply(ctx, a.Engine, a.waiting); err != nil {
		return err
	}
	a.waiting, a.over = nil, nil
	a.tell()
	return nil
}

func (a *ahead) Get(ctx context.Context, k Key) (Item, error) {
	if i, ok := a.over[k]; ok {
		return a.item(i), nil
	}
	return a.Engine.Get(ctx, k)
}

func (a *ahead) item(i int) Item {
	op := a.waiting[i]
	it := Item{Key: op.Key, Value: slices.Clone(op.Value)}
	if op.Value != nil {
		it.Rev = aheadRev
	}
	return it
}

func (a *ahead) Scan(ctx context.Context, space, after string, limit int) ([]Item, Rev, error) {
	if len(a.waiting) == 0 {
		return a.Engine.Scan(ctx, space, after, limit)
	}
	items, rev, err := a.Engine.Scan(ctx, space, after, limit)
	if err != nil {
		return nil, 0, err
	}
	last := "" // what lies behind it is for the next page
	if limit > 0 && len(items) == limit {
		last = items[len(items)-1].ID
	}
	items = slices.DeleteFunc(items, func(it Item) bool { _, ok := a.over[it.Key]; return ok })
	for i, op := range a.waiting {
		if op.Space == space && op.ID > after && op.Value != nil && (last == "" || op.ID <= last) {
			items = append(items, a.item(i))
		}
	}
	slices.SortFunc(items, func(x, y Item) int { return strings.Compare(x.ID, y.ID) })
	if limit > 0 && len(items) < limit && last != "" { // the page shrank: it must not look like the last one
		more, _, err := a.Scan(ctx, space, last, limit-len(items))
		return append(items, more...), rev, err
	}
	if limit > 0 && len(items) > limit {
		items = items[:limit]
	}
	return items, rev, nil
}

// errAhead says that ops must not pass by those that wait.
var errAhead = errors.New("earlier saves wait to be taken")

func (a *ahead) Apply(ctx context.Context, ops ...Op) (Rev, error) {
	if len(a.waiting) > 0 && (len(ops) != 1 || ops[0].Key != triesKey) { // wrong tries pass by nothing
		return 0, errAhead
	}
	return a.Engine.Apply(ctx, ops...)
}
