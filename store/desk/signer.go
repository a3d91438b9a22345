package desk

import (
	"context"
	"strings"

	"handover/model"
	"handover/store"
)

// pinnedKeys are the keys by which a signature is told: this vault's own, and the colleagues'.
type pinnedKeys struct {
	vault *store.Vault
	own   store.Identity
	all   []store.Colleague
}

// keysPinned reads them once after each unlock and each change, and then remembers them: screens ask while they are
// drawn. Where they cannot be read, a decision stays recorded and no more is said of it.
func (d *Desk) keysPinned() *pinnedKeys {
	d.mu.Lock()
	v, k := d.vault, d.pinned
	d.mu.Unlock()
	if v == nil || k != nil && k.vault == v {
		return k
	}
	k = &pinnedKeys{vault: v}
	var err error
	if k.own, _, err = d.Identity(); err != nil {
		k.own = store.Identity{}
	}
	if k.all, err = d.Colleagues(); err != nil {
		return k // it is tried again
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.vault == v {
		d.pinned = k
	}
	return k
}

// forgetPinned lets the keys be read anew.
func (d *Desk) forgetPinned() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.pinned = nil
}

// Signs reports whether what whoever is at the keyboard decides is signed with this vault's key: it is where the key
// was made for them.
func (d *Desk) Signs() bool {
	v, by := d.vaultNow(), d.Worker()
	if v == nil {
		return false
	}
	signs, err := v.Proves(context.Background(), by)
	return err == nil && signs
}

// Signer says whose key signed a decision, as a sentence without its full stop: "Signed by Helen Marr's key (six
// words), pinned here on 22 November 2026". It gives "" where nobody signed, and for a key that this vault does not
// know: such a signature proves nothing to anybody here.
func (d *Desk) Signer(decision *model.Decision) string {
	key, signed := decision.SignedBy()
	if !signed {
		return ""
	}
	k := d.keysPinned()
	if k == nil {
		return ""
	}
	by := func(id store.Identity) string {
		as := "" // another name at the keyboard than the key's is said, and not hidden behind the signature
		if who := d.WorkerNamed(decision.By); !strings.EqualFold(who, id.Who()) {
			as = "Recorded as decided by " + who + ". "
		}
		return as + "Signed by " + id.Name + "'s key (" + id.Words() + ")"
	}
	if !k.own.Zero() && k.own.SigningKey() == key {
		return by(k.own) + ", which is this vault's own"
	}
	for _, c := range k.all {
		if c.Key.SigningKey() != key {
			continue
		}
		words := by(c.Key) + ", pinned here on " + c.Compared.String()
		if c.Revoked != "" {
			words += " and revoked on " + c.Revoked.String() + " (" + c.Because + ")"
		}
		return words
	}
	return ""
}
