package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"handover/model"
	"handover/store"
)

// ErrNotSaved says that a change could not be made durable. Nothing has changed; it may be tried
// again.
var ErrNotSaved = errors.New("it could not be saved")

// Change makes a change to the open closure. What it gives is on disk, sealed, before Change
// returns; on an error nothing has changed.
func (d *Desk) Change(change func(*model.Closure) ([]model.Event, error)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx := context.Background()
	if err := d.sure(ctx); err != nil {
		return err
	}
	events, err := change(d.closure)
	if err != nil || len(events) == 0 {
		return err
	}
	if events, err = d.prove(ctx, events); err != nil {
		return err
	}
	return d.append(ctx, d.toEntries(d.closure.Heads, events))
}

// sure makes sure that what is on the desk is what is on disk: after a change whose outcome nobody
// could tell, the journal is read again before another is made.
func (d *Desk) sure(ctx context.Context) error {
	if d.closure == nil {
		return ErrNone
	}
	if !d.unsure {
		return nil
	}
	entries, err := d.vault.Entries(ctx, d.open)
	if err != nil && !errors.Is(err, store.ErrDamaged) || len(entries) == 0 {
		return fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	d.entries, d.closure, d.unsure = entries, model.Fold(entries), false
	return nil
}

// Enter turns words that were being typed into an entry, and forgets the draft, in one.
func (d *Desk) Enter(draft model.Draft) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if draft.Closure != d.open || draft.Form() {
		return ErrNone
	}
	ctx := context.Background()
	if err := d.sure(ctx); err != nil {
		return err
	}
	return d.enter(ctx, draft)
}

// dayOf is the day on which a draft was typed, where the worker is: its "today".
func (d *Desk) dayOf(draft model.Draft) model.Date {
	return model.DateOf(draft.At.In(d.now().Location()))
}

func (d *Desk) enter(ctx context.Context, draft model.Draft) error {
	events, err := model.TakeDraft(d.closure, d.Guide, draft, d.dayOf(draft))
	if err != nil {
		return err
	}
	if len(events) == 0 {
		return d.vault.DropDraft(ctx, draft)
	}
	return d.append(ctx, d.entriesOf(d.closure.Heads, events, draft), draft)
}

// entriesOf makes the entries that a draft comes to, under its writer and time.
func (d *Desk) entriesOf(after []model.EntryID, events []model.Event, draft model.Draft) []model.Entry {
	entries := d.toEntries(after, events)
	for i := range entries {
		entries[i].By, entries[i].At = draft.By, draft.At.UTC().Round(0)
	}
	return entries
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

// UndoWould says what Undo would take back, and how far that would turn the closure back from where it stands with the
// manager; both are empty where there is nothing to say, also because nothing can be taken back.
func (d *Desk) UndoWould() (words, turns string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closure == nil {
		return "", ""
	}
	events, words, err := model.Undo(d.closure, d.Guide, d.worker.ID)
	if err != nil {
		return "", ""
	}
	after := model.Fold(slices.Concat(d.entries, d.toEntries(d.closure.Heads, events)))
	return words, model.TurnWords(d.closure, after, d.Guide, d.Today())
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
		d.unsure = true
		return fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	d.entries, d.closure = all, c
	d.noteOf(entries)
	return nil
}
