package desk

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/model/guide"
	checks "handover/model/proof"
	"handover/store"
)

// A printed is what is remembered of the other closures, and of which.
type printed struct {
	vault *store.Vault
	of    [sha256.Size]byte // the caseload without the open closure
	made  *checks.Prints
}

// Prints reads every closure but the open one, and gives the fingerprints of their families' names and of what
// was written in them. No words of theirs are kept, and nothing is written: nobody reads them, so that the audit
// has no line of it. A closure that cannot be opened is passed over. It ends with ctx's error when ctx ends, and
// with store.ErrLocked when the vault is locked meanwhile.
//
// What it found is remembered until the vault is locked, the caseload changes or another closure is opened. It may
// take seconds where there are many closures. The desk can be used meanwhile: the vault is taken for one closure at
// a time, and the desk itself only at the beginning and the end.
func (d *Desk) Prints(ctx context.Context) (*checks.Prints, error) {
	d.mu.Lock()
	v, open, mine := d.vault, d.open, d.closure
	away := d.open != "" && d.closure == nil
	if d.prints == nil {
		d.prints = &printed{}
	}
	slot, kept := d.prints, *d.prints
	d.mu.Unlock()
	if v == nil || away {
		return nil, store.ErrLocked
	}
	ids, of, err := otherClosures(ctx, v, open)
	if err != nil {
		return nil, err
	}
	if kept.made != nil && kept.vault == v && kept.of == of {
		return kept.made, nil
	}
	made := checks.NewPrints()
	if mine != nil { // what would be composed for this one may stand in another, composed there
		var asks []model.Ask
		for _, stage := range guide.Stages {
			asks = append(asks, model.Asked(mine, d.Guide, stage, d.Today())...)
		}
		d.supply(made, mine, asks)
	}
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("reading the other closures: %w", err)
		}
		entries, err := v.Entries(ctx, id)
		switch {
		case errors.Is(err, store.ErrLocked), ctx.Err() != nil:
			return nil, fmt.Errorf("reading the other closures: %w", err)
		case len(entries) == 0:
			continue // it does not open; who opens it is told why
		}
		c := model.Fold(entries)
		var asks []model.Ask
		for _, f := range c.Fields() {
			if it := d.Guide.Item(f.Item); it != nil && c.Text(f) != "" {
				asks = append(asks, model.Ask{Item: it, Subject: f.Subject})
			}
		}
		d.supply(made, c, asks)
		made.Add(c, d.Guide)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.prints == slot { // not locked meanwhile
		*slot = printed{v, of, made}
	}
	return made, nil
}

// supply takes what the program itself would compose for a closure among what is nobody's in particular.
func (d *Desk) supply(made *checks.Prints, c *model.Closure, asks []model.Ask) {
	src := document.Source{Closure: c, Guide: d.Guide, Today: d.Today()}
	var drafts []string
	for _, a := range asks {
		if len(a.Item.From) > 0 {
			drafts = append(drafts, document.Start(src, a))
		}
	}
	made.Supply(c, d.Guide, strings.Join(drafts, "\n\n"))
}

// otherClosures lists the closures of a vault but one, and gives a mark that changes when one of them does.
func otherClosures(ctx context.Context, v *store.Vault, open model.ClosureID) (ids []model.ClosureID, of [sha256.Size]byte, err error) {
	headers, err := v.Closures(ctx)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return nil, of, fmt.Errorf("reading the other closures: %w", err)
	}
	sum := sha256.New()
	for _, h := range headers {
		if h.ID == open {
			continue
		}
		ids = append(ids, h.ID)
		fmt.Fprintf(sum, "%+v\n", h)
	}
	return ids, [sha256.Size]byte(sum.Sum(nil)), nil
}
