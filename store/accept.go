package store

import (
	"context"
	"fmt"
)

// Accept goes on with a damaged vault as it is: what does not open is set apart, as it was found, and
// what remains counts as the whole from now on. It is written into the audit, which begins anew there.
func (v *Vault) Accept(ctx context.Context) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	if !v.spoilt {
		return nil
	}
	x, err := v.examine(ctx, ks)
	if err != nil {
		return fmt.Errorf("going on with a damaged vault: %w", err)
	}
	if p := v.place; p != nil { // it may hold what this vault does not: somebody may want it yet
		_ = p.rescue.close()
		p.rescue = nil
		if _, err := p.putAside(p.beside(rescueName), asideDamaged, asideLog); err != nil {
			return fmt.Errorf("going on with a damaged vault: %w", err)
		}
	}
	var ops []Op
	for _, it := range x.broken {
		ops = append(ops, Op{Key: it.Key}, Op{Key: Key{spaceBroken, NewID()}, Value: it.Value})
	}
	before := v.head
	if v.head.Digest == nil { // the head is lost: it must still count higher than any backup does
		v.head.Seq = uint64(v.now().Unix())
	}
	v.head.Seq = max(v.head.Seq, v.ahead())
	v.head.Audit, v.head.Digest, v.head.Count = x.newestAudit, x.digest.bytes(), uint64(x.n.Records)
	v.head.From, v.head.Base = v.head.Audit, random(linkSize)
	v.head.Chain = v.head.Base
	v.spoilt, v.accepting = false, true
	defer func() { v.accepting = false }()
	if v.place != nil {
		v.place.last = 0 // the log begins anew behind this
	}
	var said string
	for _, d := range v.found.Damage {
		said += d + " "
	}
	if err := v.save(ctx, ks, ops, Record{Kind: Accepted, By: v.by, Said: said}); err != nil {
		v.head, v.spoilt = before, true
		return fmt.Errorf("going on with a damaged vault: %w", err)
	}
	v.found.Damage = nil
	return nil
}

// ahead is the newest save that the rescue log is known to hold.
func (v *Vault) ahead() uint64 {
	if v.place == nil {
		return 0
	}
	return v.place.last
}
