package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"handover/model"
	"handover/store"
)

// A family is the closures of one family, so far as one follows another: what was written in them, and who is named
// in them, is no other family's.
type family struct {
	ids   map[model.ClosureID]bool
	known map[string]model.ClosureID // every closure by its reference, for one that says no more of what it follows
}

// A reopened is a closure that follows another.
type reopened struct {
	id model.ClosureID
	c  *model.Closure
}

// earlier gives the family of the open closure, back to the first that it follows.
func earlier(ctx context.Context, v *store.Vault, open model.ClosureID, c *model.Closure, others []model.Header) (*family, error) {
	f := &family{ids: map[model.ClosureID]bool{}, known: map[string]model.ClosureID{}}
	for _, h := range others {
		f.known[h.Reference] = h.ID
	}
	if c != nil {
		f.known[c.Reference] = open
	}
	for id := open; c != nil; {
		f.ids[id] = true
		if id = f.before(c); id == "" || f.ids[id] {
			break
		}
		f.ids[id] = true
		var err error
		if c, err = folded(ctx, v, id); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// before is the closure that one follows; "" for none that is known.
func (f *family) before(c *model.Closure) model.ClosureID {
	switch {
	case c.Follows == nil:
		return ""
	case c.Follows.From != "":
		return c.Follows.From
	}
	return f.known[c.Follows.Reference]
}

// rest gives those of some closures that are of another family. One may belong to this one by way of another, in
// whatever order they stand.
func (f *family) rest(some []reopened) []reopened {
	for {
		left := slices.DeleteFunc(slices.Clone(some), func(r reopened) bool {
			if f.ids[f.before(r.c)] {
				f.ids[r.id] = true
			}
			return f.ids[r.id]
		})
		if len(left) == len(some) {
			return left
		}
		some = left
	}
}

// folded reads another closure; nil where it does not open.
func folded(ctx context.Context, v *store.Vault, id model.ClosureID) (*model.Closure, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading the other closures: %w", err)
	}
	entries, err := v.Entries(ctx, id)
	switch {
	case errors.Is(err, store.ErrLocked), ctx.Err() != nil:
		return nil, fmt.Errorf("reading the other closures: %w", err)
	case len(entries) == 0:
		return nil, nil
	}
	return model.Fold(entries), nil
}
