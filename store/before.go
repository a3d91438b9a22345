package store

import (
	"context"
	"slices"
	"time"
)

// Wait returns how long the vault takes no further try to open it, because too many were wrong. It is
// known before anybody tries; 0 is not at all.
func (p *Place) Wait(ctx context.Context) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.eng == nil {
		return 0
	}
	t, _ := readTries(ctx, p.eng.Engine)
	return t.wait(p.o.Now())
}

// HasCode reports whether a recovery code is among the ways into the vault, as its header says before
// it can be verified. Where no header can be read it reports true: a backup may have one.
func (p *Place) HasCode(ctx context.Context) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	raw := p.slots()
	if p.eng != nil {
		if it, err := p.eng.Engine.Get(ctx, vaultKey); err == nil && it.Value != nil {
			raw = slices.Insert(raw, 0, it.Value)
		}
	}
	for _, b := range raw {
		if h, err := decodeHeader(b); err == nil {
			return slices.ContainsFunc(h.Slots, func(s slot) bool { return s.Kind == recoverySlot })
		}
	}
	return true
}
