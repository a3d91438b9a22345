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
		// That it cannot be kept costs the next listing a little time, and nobody anything else.
		_ = d.vault.PutHeader(ctx, h.ID, headers[i])
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
	return model.Header{}, fmt.Errorf("%w %q", ErrNoneSuch, ref)
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

// Reopen begins a closure that follows an earlier one, and leaves it open on the desk. The earlier one is the one
// that is open, where follows names none.
func (d *Desk) Reopen(reference, child string, follows model.Reopened) (model.ClosureID, error) {
	if old := d.Closure(); follows.Reference == "" && old != nil {
		if err := model.MayReopen(old); err != nil {
			return "", err
		}
		follows.From, follows.Reference, follows.Ended, child = d.OpenID(), old.Reference, old.EndedOn(), old.Child
	}
	events, err := model.Reopen(d.Guide, reference, child, d.Worker(), follows, d.Today())
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

// ErrNoneSuch says that no closure has a reference.
var ErrNoneSuch = errors.New("no closure here has the reference")

// free refuses a reference that another closure has: nobody could tell the two apart.
func (d *Desk) free(reference string) error {
	h, err := d.Find(reference)
	switch {
	case errors.Is(err, ErrNoneSuch):
		return nil
	case err != nil:
		return err
	default:
		return fmt.Errorf("a closure with the reference %s is here already; open it, or give this one another reference", h.Reference)
	}
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
// their writer and time; those that cannot wait as drafts, for Left, and are named. So is damage:
// what opens is shown all the same.
func (d *Desk) Open(id model.ClosureID) (told []string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if told, err = d.openLocked(context.Background(), id); err == nil {
		note(d.vault, store.Read, id, "")
	}
	return told, err
}

func (d *Desk) openLocked(ctx context.Context, id model.ClosureID) (told []string, err error) {
	entries, drafts, told, err := d.read(ctx, id)
	if err != nil {
		return nil, err
	}
	d.open, d.entries, d.closure, d.left, d.unsure = id, entries, model.Fold(entries), nil, false
	d.torn = len(told) > 0
	for _, draft := range drafts {
		if err := d.takeUp(ctx, draft); err != nil {
			d.left = append(d.left, draft)
			if !d.closure.Has(draft.Subject) {
				continue // it stands with what is set aside
			}
			told = append(told, fmt.Sprintf("What was typed for “%s” on %s waits there: %v.", d.title(draft.Item), model.DateOf(draft.At), err))
		}
	}
	return told, nil
}

// Torn reports whether part of the open closure could not be read: what is not there may have been said.
func (d *Desk) Torn() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.torn || d.closure != nil && slices.ContainsFunc(d.closure.Odd, func(o model.Oddity) bool { return !o.Followed })
}

// read reads a closure's entries and the drafts of its fields, oldest first, and tells of damage.
func (d *Desk) read(ctx context.Context, id model.ClosureID) (entries []model.Entry, drafts []model.Draft, told []string, err error) {
	tell := func(err error) error {
		if err == nil || !errors.Is(err, store.ErrDamaged) {
			return err
		}
		told = append(told, fmt.Sprintf("Part of this could not be read: %v. The rest is shown.", err))
		return nil
	}
	entries, err = d.vault.Entries(ctx, id)
	if err := tell(err); err != nil {
		return nil, nil, nil, err
	}
	if len(entries) == 0 {
		return nil, nil, nil, fmt.Errorf("nothing of this closure can be read: %w", store.ErrDamaged)
	}
	all, err := d.vault.Drafts(ctx)
	if err := tell(err); err != nil {
		return nil, nil, nil, err
	}
	for _, draft := range all {
		if draft.Closure == id && !draft.Form() {
			drafts = append(drafts, draft)
		}
	}
	slices.SortFunc(drafts, func(a, b model.Draft) int { return a.At.Compare(b.At) })
	return entries, drafts, told, nil
}

func (d *Desk) title(item string) string {
	if it := d.Guide.Item(item); it != nil {
		return it.Title
	}
	return item
}

// byHandAlone reports whether nothing but a person enters what was being typed: it would end involvement.
func byHandAlone(draft model.Draft) bool { return draft.Item == model.ItemClosed }

// takeUp makes a draft that was found an entry. A text that something newer was entered over goes
// into the journal beneath it: nothing that was typed is lost, and the newer words stand.
func (d *Desk) takeUp(ctx context.Context, draft model.Draft) error {
	if byHandAlone(draft) {
		return errors.New("this is the day on which involvement ended, and nothing enters it by itself; open that question and enter it there")
	}
	if draft.Over == "" || draft.Over == model.Recorded(d.closure, draft) {
		return d.enter(ctx, draft)
	}
	now := d.closure.Text(draft.Field)
	if draft.Part != model.PartText {
		events, err := model.TakeDraft(d.closure, d.Guide, draft, d.dayOf(draft))
		if strings.TrimSpace(draft.Text) == "" || err == nil && len(events) == 0 {
			return d.vault.DropDraft(ctx, draft)
		}
		return errors.New("something else was entered there since")
	}
	if model.Clean(draft.Text) == now {
		return d.vault.DropDraft(ctx, draft)
	}
	if err := d.enter(ctx, draft); err != nil {
		return err
	}
	events, err := model.Write(d.closure, d.Guide, draft.Field, now)
	if err != nil || len(events) == 0 {
		return err
	}
	return d.append(ctx, d.toEntries(d.closure.Heads, events))
}

// Left returns the words that were being typed in a part of a field of the open closure when the
// program last ended, and that could not be entered.
func (d *Desk) Left(f model.Field, part string) (model.Draft, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, draft := range d.left {
		if draft.Field == f && draft.Part == part {
			return draft, true
		}
	}
	return model.Draft{}, false
}

// Look reads a closure with the words that are still being typed in it, and changes nothing. Whoever shows
// it to somebody calls Seen.
func (d *Desk) Look(id model.ClosureID) (*model.Closure, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	entries, drafts, told, err := d.read(context.Background(), id)
	if err != nil {
		return nil, err
	}
	if len(told) > 0 {
		err = fmt.Errorf("%w: %s", store.ErrDamaged, strings.Join(told, " "))
	}
	c := model.Fold(entries)
	for _, draft := range drafts {
		if byHandAlone(draft) || draft.Over != "" && draft.Over != model.Recorded(c, draft) {
			continue
		}
		events, wrong := model.TakeDraft(c, d.Guide, draft, d.dayOf(draft))
		if wrong != nil {
			continue
		}
		entries = append(entries, d.entriesOf(c.Heads, events, draft)...)
		c = model.Fold(entries)
	}
	return c, err
}

// Shut puts the open closure away.
func (d *Desk) Shut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open, d.entries, d.closure, d.left = "", nil, nil, nil
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

// Export writes the open closure as JSON.
func (d *Desk) Export(w io.Writer) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closure == nil {
		return ErrNone
	}
	return model.WriteFile(w, d.open, d.entries, d.workers)
}

// notNamed is who brings a closure into a vault that nobody has sat down at yet.
const notNamed = "not-named"

// Import adds a closure from JSON, and leaves it open on the desk. One that is here already is
// refused, and so is one whose reference is taken.
func (d *Desk) Import(r io.Reader, keepUnknown bool) (*model.File, error) {
	by := d.Worker()
	if by.ID == "" { // a vault that nobody has sat down at yet
		by = model.Worker{ID: notNamed, Name: "Not named"}
	}
	f, err := model.ReadFile(r, model.Reading{
		Guide: d.Guide, KeepUnknown: keepUnknown, By: by.ID, Now: d.now(), NewID: store.NewID,
	})
	if err != nil {
		return nil, err
	}
	switch h, err := d.Find(string(f.ID)); {
	case err == nil:
		return nil, fmt.Errorf("this closure is here already, as %s", h.Reference)
	case !errors.Is(err, ErrNoneSuch):
		return nil, err
	}
	if err := d.free(f.Reference); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	switch on, gone, err := d.vault.WasPurged(context.Background(), f.ID); {
	case err != nil:
		return nil, err
	case gone && on != "":
		return nil, fmt.Errorf("%w: that was on %s", store.ErrPurged, on)
	case gone:
		return nil, store.ErrPurged
	}
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
	return d.SourceOf(c), nil
}

// SourceOf returns what documents of a closure are composed from.
func (d *Desk) SourceOf(c *model.Closure) document.Source {
	src := document.Source{Closure: c, Guide: d.Guide, Today: d.Today(), Here: d.now().Location(), Named: d.WorkerNamed, Signer: d.Signer, Keep: d.Stay}
	if c.Has(model.TheWorker) {
		src.Worker = c.Name(model.TheWorker)
	}
	return src
}
