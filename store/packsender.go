package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
)

// sender finds who signed a pack among those who are pinned, and tells what their history and ours say of each other.
func (v *Vault) sender(ctx context.Context, ks *keys, p *plain) (Colleague, told, error) {
	own, err := v.ownIdentity(ctx, ks)
	own.wipe()
	if err != nil {
		return Colleague{}, told{}, err
	}
	if own.Public.Same(p.From) {
		return Colleague{}, told{}, refused("it was made with this vault's own key")
	}
	all, _, err := v.colleagues(ctx, ks)
	if err != nil {
		return Colleague{}, told{}, err
	}
	for _, c := range all {
		switch {
		case !c.Key.Same(p.From):
			continue
		case c.Revoked != "":
			return c, told{}, refused("the key of %s was revoked here on %s: %s", c.Key.Who(), c.Revoked, c.Because)
		case c.Vault != "" && c.Vault != hex.EncodeToString(p.Vault):
			return c, told{}, refused("the key of %s was used in another vault than before. Ask them, and pin a new key", c.Key.Who())
		}
		t, err := v.histories(ctx, c, p)
		return c, t, err
	}
	unknown := &UnknownSender{Key: p.From}
	if c, is := sameName(all, p.From.Name); is {
		unknown.Known = &c
	}
	return Colleague{}, told{}, unknown
}

// A told is what a pack is accompanied with: to whoever reads it with the sender's name, and to the audit without.
type told struct{ words, alarms []string }

// alarm tells both. The first thing in the words is who it is about.
func (t *told) alarm(c Colleague, format string, a ...any) {
	t.words = append(t.words, fmt.Sprintf(format, append([]any{c.Key.Name}, a...)...))
	t.alarms = append(t.alarms, fmt.Sprintf(format, append([]any{"A colleague"}, a...)...))
}

// histories compares what two vaults told each other of their audits: a line that was signed for and reads otherwise
// now was rewritten, and one that is not there any more was rolled back.
func (v *Vault) histories(ctx context.Context, c Colleague, p *plain) (t told, err error) {
	if p.Signed.N > 0 {
		switch it, err := v.eng.Get(ctx, auditKey(p.Signed.N)); {
		case err != nil:
			return t, fmt.Errorf("reading the audit: %w", err)
		case p.Signed.N > v.head.Audit:
			t.alarm(c, "%s signed for line %d of who did what here, and there are %d lines: this vault was put back to an earlier state.", p.Signed.N, v.head.Audit)
		case len(it.Value) < linkSize || !bytes.Equal(it.Value[len(it.Value)-linkSize:], p.Signed.Link):
			t.alarm(c, "%s signed for line %d of who did what here, and it is not the line that is there now: the history here was rewritten, or is of another time.", p.Signed.N)
		}
	}
	switch {
	case p.Number > c.Newest && p.Audit.N < c.Audit.N:
		t.alarm(c, "%s's history is shorter than it was in an earlier pack: their vault was put back to an earlier state.")
	case p.Audit.N == c.Audit.N && c.Audit.N > 0 && !bytes.Equal(p.Audit.Link, c.Audit.Link):
		t.alarm(c, "%s's history is not the one that an earlier pack told of.")
	}
	for _, was := range c.Read {
		if was.Number == p.Number && !bytes.Equal(was.Sum, p.sum[:16]) {
			t.alarm(c, "%s's pack bears a number that another pack bore, %d: their vault was put back to an earlier state in between.", p.Number)
		}
	}
	if p.Number < c.Newest {
		t.words = append(t.words, fmt.Sprintf("This is pack %d of %s's, and pack %d was taken in already. An older pack takes nothing back.", p.Number, c.Key.Name, c.Newest))
	}
	return t, nil
}
