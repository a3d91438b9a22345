package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"handover/model"
)

// A Change is what one step adds to a closure. It is saved all together or not at all.
type Change struct {
	Entries []model.Entry // new entries; an id that is already there is refused
	Header  model.Header  // what the caseload shows from now on; written over
	Drop    []model.Draft // drafts that have become entries, or are to be forgotten
}

// Closures returns the header of every closure, by reference and then id. Headers that do not open
// are left out and named in the error, which comes beside the rest.
func (v *Vault) Closures(ctx context.Context) ([]model.Header, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	defer release()
	var items []Item
	if err := each(ctx, v.eng, spaceClosures, "", func(it Item) { items = append(items, it) }); err != nil {
		return nil, fmt.Errorf("reading the caseload: %w", err)
	}
	all, bad := openHeaders(ks.list, items)
	return all, errors.Join(bad...)
}

// openHeaders opens headers and puts them in order, on every core a part of them. The items are spent.
func openHeaders(list sealer, items []Item) (all []model.Header, bad []error) {
	opened, errs := make([]model.Header, len(items)), make([]error, len(items))
	parts := make([][]*model.Header, runtime.GOMAXPROCS(0)) // a header is long, and sorting moves it often
	var wg sync.WaitGroup
	for part := range parts {
		wg.Go(func() {
			from, to := part*len(items)/len(parts), (part+1)*len(items)/len(parts)
			order := make([]*model.Header, 0, to-from)
			for i := from; i < to; i++ {
				if opened[i], errs[i] = openCaseload(list, items[i]); errs[i] == nil {
					order = append(order, &opened[i])
				}
			}
			slices.SortFunc(order, byReference)
			parts[part] = order
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			bad = append(bad, err)
		}
	}
	for {
		first := -1
		for i, part := range parts {
			if len(part) > 0 && (first < 0 || byReference(part[0], parts[first][0]) < 0) {
				first = i
			}
		}
		if first < 0 {
			return all, bad
		}
		if all == nil {
			all = make([]model.Header, 0, len(items))
		}
		all, parts[first] = append(all, *parts[first][0]), parts[first][1:]
	}
}

func byReference(a, b *model.Header) int {
	if n := strings.Compare(a.Reference, b.Reference); n != 0 {
		return n
	}
	return strings.Compare(string(a.ID), string(b.ID))
}

// Begin adds a closure, under a new key of its own. It gives ErrExists where it is already there.
func (v *Vault) Begin(ctx context.Context, id model.ClosureID, c Change) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	if id == "" {
		return errors.New("beginning a closure: it has no id")
	}
	tag := ks.closureTag(id)
	if gone, err := v.eng.Get(ctx, Key{spacePurged, tag}); err != nil || gone.Value != nil {
		return fmt.Errorf("beginning the closure: %w", cmp.Or(err, ErrPurged))
	}
	dek, key, err := ks.newClosureKey(tag, v.id)
	if err != nil {
		return fmt.Errorf("making the closure's key: %w", err)
	}
	ops, err := changeOps(ks, dek, tag, id, c, Item{})
	if err != nil {
		return fmt.Errorf("beginning the closure: %w", err)
	}
	notes := append([]Record{{Kind: Began, By: v.by, Closure: tag}}, v.recorded(ks, tag, c)...)
	if err := v.save(ctx, ks, append([]Op{key}, ops...), notes...); err != nil {
		return fmt.Errorf("beginning the closure: %w", err)
	}
	ks.atHand(tag, dek)
	return nil
}

// recorded are the audit's lines for a change: one for each entry.
func (v *Vault) recorded(ks *keys, tag string, c Change) []Record {
	notes := make([]Record, 0, len(c.Entries))
	for _, e := range c.Entries {
		notes = append(notes, Record{Kind: Recorded, By: v.by, Closure: tag, Entry: ks.entryKey(tag, e.ID).ID})
	}
	return notes
}

// Append adds a change to a closure that is there, and returns when it is on disk. It gives
// ErrNoClosure, and ErrExists where one of the entries is already there. With an error that is not
// ErrUnknown nothing of the change was saved.
func (v *Vault) Append(ctx context.Context, id model.ClosureID, c Change) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	tag := ks.closureTag(id)
	dek, err := v.closureKey(ctx, ks, tag)
	if err != nil {
		return fmt.Errorf("saving to the closure: %w", err)
	}
	old, err := v.eng.Get(ctx, Key{spaceClosures, tag})
	if err != nil {
		return fmt.Errorf("saving to the closure: %w", err)
	}
	ops, err := changeOps(ks, dek, tag, id, c, old)
	if err != nil {
		return fmt.Errorf("saving to the closure: %w", err)
	}
	if err := v.save(ctx, ks, ops, v.recorded(ks, tag, c)...); err != nil {
		return fmt.Errorf("saving to the closure: %w", err)
	}
	return nil
}

// PutHeader writes over what the caseload shows of a closure.
func (v *Vault) PutHeader(ctx context.Context, id model.ClosureID, h model.Header) error {
	return v.Append(ctx, id, Change{Header: h})
}

// Entries returns a closure's journal, by time and then id. Entries that do not open are left out
// and named in the error, which comes beside the rest.
func (v *Vault) Entries(ctx context.Context, id model.ClosureID) ([]model.Entry, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	defer release()
	tag := ks.closureTag(id)
	dek, err := v.closureKey(ctx, ks, tag)
	if err != nil {
		return nil, fmt.Errorf("reading the closure: %w", err)
	}
	var all []model.Entry
	var bad []error
	err = each(ctx, v.eng, spaceJournal, tag+"/", func(it Item) {
		var e model.Entry
		if err := openInto(dek, "an entry of the closure", it, &e); err != nil {
			bad = append(bad, err)
			return
		}
		all = append(all, e)
	})
	if err != nil {
		return nil, fmt.Errorf("reading the closure: %w", err)
	}
	slices.SortFunc(all, func(a, b model.Entry) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	return all, errors.Join(bad...)
}

// closureKey returns the key of the closure with that tag, and keeps it at hand.
func (v *Vault) closureKey(ctx context.Context, ks *keys, tag string) (sealer, error) {
	if ks.tag == tag {
		return ks.open, nil
	}
	dek, err := v.findClosureKey(ctx, ks, tag)
	if err == nil {
		ks.atHand(tag, dek)
	}
	return dek, err
}

func (v *Vault) findClosureKey(ctx context.Context, ks *keys, tag string) (sealer, error) {
	it, err := v.eng.Get(ctx, Key{spaceKeys, tag})
	if err != nil {
		return sealer{}, err
	}
	if it.Value == nil {
		return sealer{}, ErrNoClosure
	}
	return ks.readClosureKey(it, v.id)
}

// changeOps seals a change, over the header that is there.
func changeOps(ks *keys, dek sealer, tag string, id model.ClosureID, c Change, old Item) ([]Op, error) {
	if c.Header.ID == "" {
		c.Header.ID = id
	}
	if c.Header.ID != id {
		return nil, errors.New("the header is another closure's")
	}
	header, err := sealHeader(ks.list, Key{spaceClosures, tag}, c.Header, old)
	if err != nil {
		return nil, err
	}
	ops := []Op{header}
	for _, e := range c.Entries {
		if e.ID == "" || e.Event == nil {
			return nil, errors.New("an entry has no id or no event")
		}
		op, err := sealed(dek, ks.entryKey(tag, e.ID), e, Item{})
		if err != nil {
			return nil, err
		}
		ops = append(ops, op)
	}
	for _, d := range c.Drop {
		op := Op{Key: ks.draftKey(d)}
		if !slices.ContainsFunc(ops, func(o Op) bool { return o.Key == op.Key }) {
			ops = append(ops, op)
		}
	}
	return ops, nil
}

// sealed returns the op that writes what x says over an item.
func sealed(s sealer, k Key, x any, over Item) (Op, error) {
	text, err := json.Marshal(x)
	if err != nil {
		return Op{}, fmt.Errorf("writing it down: %w", err)
	}
	value, err := s.seal(k, next(over), text)
	clear(text)
	if err != nil {
		return Op{}, err
	}
	return Op{Key: k, Value: value, If: &over.Rev}, nil
}

// openInto reads what an item says into x. What says which record it is, should it not open.
func openInto(s sealer, what string, it Item, x any) error {
	text, err := s.open(it.Key, it.Value)
	if err != nil {
		return damaged(what, it.Key, err)
	}
	err = json.Unmarshal(text, x)
	clear(text)
	if err != nil {
		return damaged(what, it.Key, err)
	}
	return nil
}
