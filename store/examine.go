package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
)

// A Finding is what opening or verifying a vault found, in whole sentences.
type Finding struct {
	Told   []string // what was put right, or is worth knowing; nothing is missing
	Damage []string // what cannot be trusted: while there is any, the vault can only be read
	Spoilt []string // backups that cannot be used, and why
	Counts Counts
}

// Counts says how much was looked at.
type Counts struct{ Closures, Entries, Drafts, Audit, Records int }

// An examination is one walk over every record.
type examination struct {
	ks     *keys
	vault  []byte
	digest sum
	n      Counts
	deks   map[string]sealer
	bad    map[string]int // what does not open, and how many
	broken []Item
	chain  chain
	head   head

	newestAudit uint64 // the highest number that a line lies under
}

// examine opens every record, and sets what is there against the head.
func (v *Vault) examine(ctx context.Context, ks *keys) (*examination, error) {
	x := &examination{ks: ks, vault: v.id, deks: map[string]sealer{}, bad: map[string]int{}, head: v.head,
		chain: chain{ks: ks, n: v.head.From, link: v.head.Base}}
	defer func() {
		for _, dek := range x.deks {
			dek.wipe()
		}
	}()
	for _, space := range spaces {
		err := each(ctx, v.eng, space, "", x.look)
		if err != nil {
			return nil, fmt.Errorf("verifying the vault: %w", err)
		}
	}
	return x, nil
}

func (x *examination) look(it Item) {
	if counted(it.Key) {
		x.digest.add(x.ks.set.ofItem(it.Key, it.Value))
		x.n.Records++
	}
	var what string
	var err error
	tag, _, _ := strings.Cut(it.ID, "/")
	switch it.Space {
	case spaceKeys:
		x.n.Closures++
		what = "the key of a closure"
		x.deks[it.ID], err = x.ks.readClosureKey(it, x.vault)
		if err != nil {
			delete(x.deks, it.ID)
		}
	case spaceClosures:
		what = "the line of a closure in the caseload"
		_, err = x.ks.list.open(it.Key, it.Value)
	case spaceJournal:
		x.n.Entries++
		what = "an entry of a closure"
		err = x.under(tag, it)
	case spaceDrafts:
		x.n.Drafts++
		what = "a draft"
		if tag == outside {
			_, err = x.ks.drafts.open(it.Key, it.Value)
		} else {
			err = x.under(tag, it)
		}
	case spaceSettings:
		what = "a setting"
		_, err = x.ks.settings.open(it.Key, it.Value)
	case spacePurged:
		what = "the mark of a purge"
		_, err = x.ks.wrap.open(it.Key, it.Value)
	case spaceAudit:
		x.n.Audit++
		what = "a line of the audit"
		_, err = x.ks.openRecord(it)
		var n uint64
		if _, odd := fmt.Sscanf(it.ID, "%016x", &n); odd == nil && n < 1<<62 { // a number to go on counting from
			x.newestAudit = max(x.newestAudit, n)
		}
		if it.ID > auditKey(x.head.From).ID {
			x.chain.follow(it)
		}
	}
	if err != nil {
		x.bad[what]++
		x.broken = append(x.broken, it)
	}
}

// under opens a value that is sealed under its closure's key.
func (x *examination) under(tag string, it Item) error {
	dek, ok := x.deks[tag]
	if !ok {
		return errors.New("its closure has no key")
	}
	_, err := dek.open(it.Key, it.Value)
	return err
}

// damage says in words what is wrong.
func (x *examination) damage() []string {
	var out []string
	for _, what := range []string{"the key of a closure", "the line of a closure in the caseload", "an entry of a closure", "a draft", "a setting", "the mark of a purge", "a line of the audit"} {
		switch n := x.bad[what]; n {
		case 0:
		case 1:
			out = append(out, fmt.Sprintf("One record does not open: %s. It was changed or spoilt after it was saved.", what))
		default:
			out = append(out, fmt.Sprintf("%d records do not open, each of them %s. They were changed or spoilt after they were saved.", n, what))
		}
	}
	if x.chain.bad == nil && (x.chain.n != x.head.Audit || !bytes.Equal(x.chain.link, x.head.Chain)) {
		x.chain.bad = fmt.Errorf("it ends at line %d, and should end at line %d", x.chain.n, x.head.Audit)
	}
	if x.chain.bad != nil {
		out = append(out, "The list of who did what is not as it was written: "+x.chain.bad.Error()+".")
	}
	switch n := uint64(x.n.Records); {
	case bytes.Equal(x.digest.bytes(), x.head.Digest):
	case n < x.head.Count:
		out = append(out, fmt.Sprintf("Records are missing: %d are here, and %d were saved.", n, x.head.Count))
	case n > x.head.Count:
		out = append(out, fmt.Sprintf("There are records that were not saved here: %d, where %d were saved.", n, x.head.Count))
	case len(out) == 0:
		out = append(out, "A record is not the newest that was saved under its name: an older one was put in its place.")
	}
	return out
}
