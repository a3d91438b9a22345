package desk

import (
	"context"
	"errors"
	"slices"

	"handover/model"
	"handover/model/guide"
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
}

// Preview says what merging a pack would change, and writes into the audit that a colleague's closure was read.
func (d *Desk) Preview(p *store.Pack) (PackPreview, error) {
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
		By: d.writersOf(p), Of: d.kindsOf(p.New), Again: p.Again, Told: slices.Clone(p.Told), After: model.State(is, d.Guide, d.Today()),
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

// kindsOf counts the new entries by what they are, the weightiest first.
func (d *Desk) kindsOf(entries []model.Entry) []Counted {
	kinds := [...]string{"decision", "record sent", "section", "point", "copy", "hold or transfer", "answer", "person or service", "call or attempt", "other entry"}
	var n [len(kinds)]int
	for _, e := range entries {
		n[d.weight(e.Event)]++
	}
	var out []Counted
	for i, words := range kinds {
		if n[i] == 0 {
			continue
		}
		if n[i] > 1 {
			words = severalOf(words)
		}
		out = append(out, Counted{n[i], words})
	}
	return out
}

// severalOf says several of what kindsOf counts.
func severalOf(words string) string {
	switch words {
	case "record sent":
		return "records sent"
	case "copy":
		return "copies"
	case "hold or transfer":
		return "holds or transfers"
	case "person or service":
		return "people or services"
	case "call or attempt":
		return "calls or attempts"
	case "other entry":
		return "other entries"
	}
	return words + "s"
}

// weight gives the place of an event among what kindsOf counts.
func (d *Desk) weight(ev model.Event) int {
	switch ev := ev.(type) {
	case model.Decided:
		return 0
	case model.Submitted, model.Recalled:
		return 1
	case model.Written:
		if it := d.Guide.Item(ev.Item); it != nil && it.Form == guide.Section {
			return 2
		}
		return 6
	case model.CorrectionTaken:
		return 2
	case model.PointAnswered, model.PointAccepted:
		return 3
	case model.Copied, model.CopyForm, model.CopyReceived, model.SectionInCopy, model.PassageWithheld, model.PassageShown:
		return 4
	case model.Transferred, model.Held, model.Released, model.Lodged:
		return 5
	case model.AnswerGiven:
		return 6
	case model.Opened, model.Added, model.Renamed, model.SetAside:
		return 7
	case model.Tried, model.Noted:
		return 8
	}
	return 9
}
