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

// Prints reads every closure but the open one and those of the same family, which it follows or which follow it, and
// gives the fingerprints of their families' names and of what was written in them. No words of theirs are kept, and
// nothing is written: nobody reads them, so that the audit has no line of it. A closure that cannot be opened is
// passed over. It ends with ctx's error when ctx ends, and with store.ErrLocked when the vault is locked meanwhile.
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
	headers, of, err := otherClosures(ctx, v, open)
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
	theirs, err := earlier(ctx, v, open, mine, headers)
	if err != nil {
		return nil, err
	}
	add := func(c *model.Closure) {
		var asks []model.Ask
		for _, f := range c.Fields() {
			if it := d.Guide.Item(f.Item); it != nil && c.Text(f) != "" {
				asks = append(asks, model.Ask{Item: it, Subject: f.Subject})
			}
		}
		d.supply(made, c, asks)
		made.Add(c, d.Guide)
	}
	var again []reopened // of which it is not known yet whose family they are of
	for _, h := range headers {
		if theirs.ids[h.ID] {
			continue
		}
		c, err := folded(ctx, v, h.ID)
		switch {
		case err != nil:
			return nil, err
		case c == nil: // it does not open; who opens it is told why
		case c.Follows != nil:
			again = append(again, reopened{h.ID, c})
		default:
			add(c)
		}
	}
	for _, r := range theirs.rest(again) {
		add(r.c)
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
func otherClosures(ctx context.Context, v *store.Vault, open model.ClosureID) (others []model.Header, of [sha256.Size]byte, err error) {
	headers, err := v.Closures(ctx)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return nil, of, fmt.Errorf("reading the other closures: %w", err)
	}
	sum := sha256.New()
	for _, h := range headers {
		if h.ID == open {
			continue
		}
		others = append(others, h)
		fmt.Fprintf(sum, "%+v\n", h)
	}
	return others, [sha256.Size]byte(sum.Sum(nil)), nil
}
