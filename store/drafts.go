package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handover/model"
)

// KeepDraft saves words that are being typed, over the draft that was there of the same part of
// the same field. It gives ErrNoClosure where the draft's closure is not in the vault.
func (v *Vault) KeepDraft(ctx context.Context, d model.Draft) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	s := ks.drafts
	if d.Closure != "" {
		if s, err = v.closureKey(ctx, ks, ks.closureTag(d.Closure)); err != nil {
			return fmt.Errorf("keeping a draft: %w", err)
		}
	}
	old, err := v.eng.Get(ctx, ks.draftKey(d))
	if err != nil {
		return fmt.Errorf("keeping a draft: %w", err)
	}
	op, err := sealed(s, old.Key, d, old)
	if err != nil {
		return fmt.Errorf("keeping a draft: %w", err)
	}
	if err := v.save(ctx, ks, []Op{op}); err != nil {
		return fmt.Errorf("keeping a draft: %w", err)
	}
	return nil
}

// DropDraft forgets a draft: the words no longer count, and dropping one that is not there is no
// error. Only the draft's closure, field and part matter.
func (v *Vault) DropDraft(ctx context.Context, d model.Draft) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	if err := v.save(ctx, ks, []Op{{Key: ks.draftKey(d)}}); err != nil {
		return fmt.Errorf("dropping a draft: %w", err)
	}
	return nil
}

// Drafts returns every draft in the vault, oldest first. Drafts that do not open are left out and
// named in the error, which comes beside the rest.
func (v *Vault) Drafts(ctx context.Context) ([]model.Draft, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	defer release()
	var items []Item
	if err := each(ctx, v.eng, spaceDrafts, "", func(it Item) { items = append(items, it) }); err != nil {
		return nil, fmt.Errorf("reading the drafts: %w", err)
	}
	var all []model.Draft
	var bad []error
	var s sealer
	last := ""
	for _, it := range items { // those of one closure lie together
		tag, _, _ := strings.Cut(it.ID, "/")
		switch {
		case tag == last:
		case tag == outside:
			s = ks.drafts
		default:
			if last != "" && last != outside {
				s.wipe()
			}
			last = ""
			if s, err = v.findClosureKey(ctx, ks, tag); err != nil {
				bad = append(bad, fmt.Errorf("reading a draft: %w", err))
				continue
			}
		}
		last = tag
		var d model.Draft
		if err := openInto(s, "a draft", it, &d); err != nil {
			bad = append(bad, err)
			continue
		}
		all = append(all, d)
	}
	if last != "" && last != outside {
		s.wipe()
	}
	slices.SortFunc(all, func(a, b model.Draft) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Closure, b.Closure), cmp.Compare(a.Item, b.Item),
			cmp.Compare(a.Subject.ID, b.Subject.ID), cmp.Compare(a.Part, b.Part))
	})
	return all, errors.Join(bad...)
}
