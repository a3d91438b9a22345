package desk

import (
	"context"
	"errors"
	"slices"
	"time"

	"handover/model"
	"handover/store"
)

// A Counted is how many of something there are: what is said with the number before it.
type Counted struct {
	N     int
	Words string
}

// A PackPreview says what merging a pack would change.
type PackPreview struct {
	From      string // who signed it, as they are pinned here
	Words     string // the six words of their key
	Reference string // as it would be afterwards
	Here      bool   // the closure is here already
	New       int    // entries that are not here yet
	By        []Counted
	Of        []Counted
	Apart     []string   // the fields that would stand apart, until a person chooses
	Before    model.Life // "" where the closure is not here
	After     model.Life
	Again     model.Date // when this very pack was taken in before; "" where it was not
	Told      []string

	Pinned    model.Date     // since when their key is pinned
	Written   time.Time      // when the pack was written, by their clock
	Until     time.Time      // until when it can be taken in
	Decisions []PackDecision // those that are not here yet
	Disagreed []string       // what supervision ended without agreement on, and is not here yet
}

// Preview says what merging a pack would change, and writes into the audit that a colleague's closure was read.
func (d *Desk) Preview(p *store.Pack) (PackPreview, error) {
	decisions := d.decisionsIn(p) // it asks for the keys that are pinned, which have a lock of their own
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx := context.Background()
	before, err := d.entriesNow(ctx, p)
	if err != nil {
		return PackPreview{}, err
	}
	was, is := model.Fold(before), model.Fold(model.Merge(before, p.New))
	out := PackPreview{
		From: p.From.Key.Who(), Words: p.From.Key.Words(), Reference: is.Reference, Here: p.Here, New: len(p.New),
		Pinned: p.From.Compared, Written: p.Created, Until: p.Expires, Disagreed: d.disagreed(is, p),
		By: d.writersOf(p), Of: d.kindsOf(p.New), Again: p.Again, Told: slices.Clone(p.Told), After: model.State(is, d.Guide, d.Today()), Decisions: decisions,
	}
	if p.Here {
		out.Before = model.State(was, d.Guide, d.Today())
	}
	for _, f := range is.Fields() {
		if len(is.Apart(f)) == 0 || len(was.Apart(f)) == len(is.Apart(f)) {
			continue
		}
		title := d.title(f.Item)
		if f.Subject != model.TheClosure && f.Subject != model.TheChild {
			title += " (" + is.Name(f.Subject) + ")"
		}
		out.Apart = append(out.Apart, title)
	}
	if s := is.Sent(); s != nil && s.Apart {
		if old := was.Sent(); old == nil || !old.Apart {
			out.Apart = append(out.Apart, "The decision on the record")
		}
	}
	note(d.vault, store.Read, p.Closure, "")
	return out, nil
}

// entriesNow reads the journal that a pack would be merged into; none where the closure is not here.
func (d *Desk) entriesNow(ctx context.Context, p *store.Pack) ([]model.Entry, error) {
	if d.vault == nil {
		return nil, store.ErrLocked
	}
	entries, err := d.vault.Entries(ctx, p.Closure)
	if errors.Is(err, store.ErrNoClosure) {
		return nil, nil
	}
	return entries, err
}

// writersOf counts the new entries by who wrote them.
func (d *Desk) writersOf(p *store.Pack) []Counted {
	names := map[model.WorkerID]string{}
	for _, w := range slices.Concat(p.Workers, d.workers) { // whom this vault knows goes by the name that it knows
		names[w.ID] = named(w)
	}
	var out []Counted
	for _, e := range p.New {
		out = count(out, names[e.By])
	}
	return out
}

func count(in []Counted, words string) []Counted {
	for i := range in {
		if in[i].Words == words {
			in[i].N++
			return in
		}
	}
	return append(in, Counted{1, words})
}
