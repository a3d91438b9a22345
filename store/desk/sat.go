package desk

import (
	"context"
	"time"

	"handover/model"
	"handover/store"
)

// settingSat is how long two people have sat together in the supervisions that are open.
const settingSat = "sat"

// A sitting is how long the supervision of a closure has been on the screen so far.
type sitting struct {
	Session model.EntryID `json:"session"`
	For     time.Duration `json:"for"`
}

// Sat returns how long the open supervision of the open closure has been on the screen so far, and whether that is known.
func (d *Desk) Sat(session model.EntryID) (time.Duration, bool) {
	at, ok := d.sittings()[d.OpenID()]
	return at.For, ok && at.Session == session
}

// KeepSat keeps how long the open supervision of the open closure has been on the screen. It is a help to two people and
// no record: where it cannot be kept they lose nothing else, and so no error says it.
func (d *Desk) KeepSat(session model.EntryID, length time.Duration) {
	id := d.OpenID()
	if id == "" {
		return
	}
	all := d.sittings()
	all[id] = sitting{session, length}
	_ = d.vaultNow().Set(context.Background(), settingSat, all)
}

func (d *Desk) sittings() map[model.ClosureID]sitting {
	all := map[model.ClosureID]sitting{}
	if v := d.vaultNow(); v != nil {
		if _, err := v.Setting(context.Background(), settingSat, &all); err != nil || all == nil {
			return map[model.ClosureID]sitting{}
		}
	}
	return all
}

// forgetSat forgets a closure that is to be purged.
func forgetSat(ctx context.Context, v *store.Vault, id model.ClosureID) error {
	all := map[model.ClosureID]sitting{}
	if found, err := v.Setting(ctx, settingSat, &all); err != nil || !found {
		return nil
	}
	if _, here := all[id]; !here {
		return nil
	}
	delete(all, id)
	return v.Set(ctx, settingSat, all)
}
