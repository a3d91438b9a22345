package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/store"
)

// Closures lists every closure's header, in the order of what comes next: dated things first, the
// earliest first, then by reference. A header that was computed under another guide is computed
// anew. Where some are damaged, those that open are returned with an error that names the others.
func (d *Desk) Closures() ([]model.Header, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx := context.Background()
	headers, damage := d.vault.Closures(ctx)
	if damage != nil && !errors.Is(damage, store.ErrDamaged) {
		return nil, damage
	}
	for i, h := range headers {
		if h.Guide == d.Guide.Fingerprint {
			continue
		}
		entries, err := d.vault.Entries(ctx, h.ID)
		if err != nil {
			damage = errors.Join(damage, fmt.Errorf("read %s: %w", h.Reference, err))
			continue
		}
		headers[i] = model.Summarise(h.ID, model.Fold(entries), d.Guide, d.Today())
		if err := d.vault.PutHeader(ctx, h.ID, headers[i]); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(headers, func(a, b model.Header) int {
		if (a.Due == "") != (b.Due == "") {
			if a.Due != "" {
				return -1
			}
			return 1
		}
		if n := strings.Compare(string(a.Due), string(b.Due)); n != 0 {
			return n
		}
		if n := strings.Compare(a.Reference, b.Reference); n != 0 {
			return n
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return headers, damage
}

// Find finds a closure by its reference, in whatever case it is typed, or by its id.
func (d *Desk) Find(ref string) (model.Header, error) {
	headers, err := d.Closures()
	for _, h := range headers {
		if strings.EqualFold(h.Reference, strings.TrimSpace(ref)) || string(h.ID) == ref {
			return h, nil
		}
	}
	if err != nil {
		return model.Header{}, err
	}
	return model.Header{}, fmt.Errorf("no closure here has the reference %q", ref)
}

// Begin opens a new closure, and leaves it open on the desk.
func (d *Desk) Begin(reference, child string) (model.ClosureID, error) {
	events, err := model.Begin(d.Guide, reference, child, d.Worker())
	if err != nil {
		return "", err
	}
	if err := d.free(model.CleanLine(reference)); err != nil {
		return "", err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	id := model.ClosureID(store.NewID())
	return id, d.begin(id, d.toEntries(nil, events))
}

// free refuses a reference that another closure has: nobody could tell the two apart.
func (d *Desk) free(reference string) error {
	if h, err := d.Find(reference); err == nil {
		return fmt.Errorf("a closure with the reference %s is here already; open it, or give this one another reference", h.Reference)
	}
	return nil
}

func (d *Desk) begin(id model.ClosureID, entries []model.Entry) error {
	c := model.Fold(entries)
	err := d.vault.Begin(context.Background(), id, store.Change{
		Entries: entries, Header: model.Summarise(id, c, d.Guide, d.Today()),
	})
	if err != nil {
		return err
	}
	d.open, d.entries, d.closure = id, entries, c
	return nil
}

// Open lays a closure on the desk. Words that were being typed in it become entries first, under
// their writer and time; those that cannot are kept as drafts, and named.
func (d *Desk) Open(id model.ClosureID) (kept []string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.openLocked(context.Background(), id)
}

func (d *Desk) openLocked(ctx context.Context, id model.ClosureID) (kept []string, err error) {
	entries, err := d.vault.Entries(ctx, id)
	if err != nil {
		return nil, err
	}
	drafts, err := d.vault.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	d.open, d.entries, d.closure = id, entries, model.Fold(entries)
	slices.SortFunc(drafts, func(a, b model.Draft) int { return a.At.Compare(b.At) })
	for _, draft := range drafts {
		if draft.Closure != id {
			continue
		}
		if model.Stale(d.closure, draft) {
			if err := d.vault.DropDraft(ctx, draft); err != nil {
				return kept, err
			}
			continue
		}
		if err := d.enter(ctx, draft); err != nil {
			kept = append(kept, fmt.Sprintf("Words typed on %s are kept, but could not be entered: %v.", model.DateOf(draft.At), err))
		}
	}
	return kept, nil
}

// Shut puts the open closure away.
func (d *Desk) Shut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open, d.entries, d.closure = "", nil, nil
}

// Closure returns the open closure, or nil.
func (d *Desk) Closure() *model.Closure {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.closure
}

// OpenID returns the id of the open closure, or "".
func (d *Desk) OpenID() model.ClosureID {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.open
}

// Change makes a change to the open closure. What it gives is on disk, sealed, before Change
// returns; on an error nothing has changed.
func (d *Desk) Change(change func(*model.Closure) ([]model.Event, error)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closure == nil {
		return ErrNone
	}
	events, err := change(d.closure)
	if err != nil || len(events) == 0 {
		return err
	}
	return d.append(context.Background(), d.toEntries(d.closure.Heads, events))
}

// Enter turns words that were being typed into an entry, and forgets the draft, in one.
func (d *Desk) Enter(draft model.Draft) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closure == nil || draft.Closure != d.open {
		return ErrNone
	}
	return d.enter(context.Background(), draft)
}

func (d *Desk) enter(ctx context.Context, draft model.Draft) error {
	typed := model.DateOf(draft.At.In(d.now().Location())) // "today" was that day
	events, err := model.TakeDraft(d.closure, d.Guide, draft, typed)
	if err != nil {
		return err
	}
	if len(events) == 0 {
		return d.vault.DropDraft(ctx, draft)
	}
	entries := d.toEntries(d.closure.Heads, events)
	for i := range entries {
		entries[i].By, entries[i].At = draft.By, draft.At.UTC().Round(0)
	}
	return d.append(ctx, entries, draft)
}

// Add puts a person, service, planned action or agreement into the open closure, and returns it.
func (d *Desk) Add(kind model.Kind, name string) (model.Subject, error) {
	s := model.Subject{Kind: kind, ID: store.NewID()}
	return s, d.Change(func(c *model.Closure) ([]model.Event, error) {
		return model.Add(c, d.Guide, kind, s.ID, name)
	})
}

// Undo takes back the newest thing that the worker did in the open closure, and says what.
func (d *Desk) Undo() (words string, err error) {
	by := d.Worker().ID
	err = d.Change(func(c *model.Closure) (events []model.Event, err error) {
		events, words, err = model.Undo(c, d.Guide, by)
		return events, err
	})
	return words, err
}

func (d *Desk) toEntries(after []model.EntryID, events []model.Event) []model.Entry {
	entries := make([]model.Entry, 0, len(events))
	for _, ev := range events {
		e := model.Entry{
			ID: model.EntryID(store.NewID()), After: after, At: d.now().UTC().Round(0),
			By: d.worker.ID, Event: ev,
		}
		after = []model.EntryID{e.ID}
		entries = append(entries, e)
	}
	return entries
}

func (d *Desk) append(ctx context.Context, entries []model.Entry, drop ...model.Draft) error {
	all := slices.Concat(d.entries, entries)
	c := model.Fold(all)
	err := d.vault.Append(ctx, d.open, store.Change{
		Entries: entries, Header: model.Summarise(d.open, c, d.Guide, d.Today()), Drop: drop,
	})
	if err != nil {
		return err
	}
	d.entries, d.closure = all, c
	return nil
}

// Export writes the open closure as JSON.
func (d *Desk) Export(w io.Writer) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closure == nil {
		return ErrNone
	}
	return model.WriteFile(w, d.open, d.entries, d.workers)
}

// Import adds a closure from JSON, and leaves it open on the desk. One that is here already is
// refused, and so is one whose reference is taken.
func (d *Desk) Import(r io.Reader, keepUnknown bool) (*model.File, error) {
	by := d.Worker()
	if by.ID == "" { // a vault that nobody has sat down at yet
		by = model.Worker{ID: "not-named", Name: "Not named"}
	}
	f, err := model.ReadFile(r, model.Reading{
		Guide: d.Guide, KeepUnknown: keepUnknown, By: by.ID, Now: d.now(), NewID: store.NewID,
	})
	if err != nil {
		return nil, err
	}
	if h, err := d.Find(string(f.ID)); err == nil {
		return nil, fmt.Errorf("this closure is here already, as %s", h.Reference)
	}
	if err := d.free(f.Reference); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.know(append(f.Workers, by)...); err != nil {
		return nil, err
	}
	return f, d.begin(f.ID, f.Entries)
}

// Source returns what documents of the open closure are composed from.
func (d *Desk) Source() (document.Source, error) {
	c := d.Closure()
	if c == nil {
		return document.Source{}, ErrNone
	}
	src := document.Source{Closure: c, Guide: d.Guide, Today: d.Today()}
	if c.Has(model.TheWorker) {
		src.Worker = c.Name(model.TheWorker)
	}
	return src, nil
}
