package store

import (
	"context"
	"slices"
	"time"

	"handover/model"
)

// Tests outside the package make vaults whose passphrase costs next to nothing.

var cheap = cost{Memory: 64, Passes: 1, Threads: 1}

// CreateCheaply is Create at next to no cost.
func CreateCheaply(ctx context.Context, eng Engine, passphrase string) (*Vault, error) {
	return create(ctx, &ahead{Engine: eng}, nil, []byte(passphrase), cheap, time.Now)
}

// UnlockCheaply is Unlock that accepts any cost.
func UnlockCheaply(ctx context.Context, eng Engine, passphrase string) (*Vault, error) {
	return unlock(ctx, &ahead{Engine: eng}, nil, With{Passphrase: []byte(passphrase)},
		opening{accepted: func(cost) error { return nil }, now: time.Now, keepCost: true})
}

// Cheaply makes a place's passphrases cost next to nothing.
func (p *Place) Cheaply() *Place {
	p.cost = &cheap
	return p
}

// Spaces that tests look into.
const (
	SpaceHeader   = spaceHeader
	SpaceKeys     = spaceKeys
	SpaceClosures = spaceClosures
	SpaceJournal  = spaceJournal
	SpaceDrafts   = spaceDrafts
	SpaceSettings = spaceSettings
	SpaceAudit    = spaceAudit
	SpaceHead     = spaceHead
	SpacePurged   = spacePurged
	SpaceBroken   = spaceBroken
)

// HeaderKey is where the vault's header lies, and TriesKey where wrong tries are counted.
var (
	HeaderKey = vaultKey
	TriesKey  = triesKey
)

// ShortenAt sets how long the rescue log may be.
func (v *Vault) ShortenAt(n int64) { v.longest = n }

// Keep one entry's key at hand for tests that spoil it.
func (v *Vault) EntryKey(c model.ClosureID, e model.EntryID) Key {
	return v.keys.entryKey(v.keys.closureTag(c), e)
}

// Page is how many items are read at a time.
const Page = page

// FailLog makes the open rescue log's disk answer as fault says; what is "write", "sync" or "truncate".
func (p *Place) FailLog(fault func(what string) error) {
	p.rescue.file = shakyDisk{p.rescue.file, fault}
}

type shakyDisk struct {
	disk
	fault func(what string) error
}

func (d shakyDisk) WriteAt(b []byte, at int64) (int, error) {
	if err := d.fault("write"); err != nil {
		n, _ := d.disk.WriteAt(b[:len(b)/2], at) // as far as it went
		return n, err
	}
	return d.disk.WriteAt(b, at)
}

func (d shakyDisk) Sync() error {
	if err := d.fault("sync"); err != nil {
		return err
	}
	return d.disk.Sync()
}

func (d shakyDisk) Truncate(size int64) error {
	if err := d.fault("truncate"); err != nil {
		return err
	}
	return d.disk.Truncate(size)
}

// LogEnd is where the rescue log's newest save ends.
func (p *Place) LogEnd() int { return int(p.rescue.end) }

// Tag is a closure's opaque id.
func (v *Vault) Tag(id model.ClosureID) string { return v.keys.closureTag(id) }

// PurgeAndStop purges a closure as far as the new file, and leaves the backups as they are.
func (v *Vault) PurgeAndStop(ctx context.Context, passphrase string, id model.ClosureID) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.rekey(ctx, v.keys, []byte(passphrase), v.keys.closureTag(id), Record{Kind: Purged})
}

// FillQuickly adds closures in large batches, as many saves would have left them: each with what
// make gives.
func (v *Vault) FillQuickly(ctx context.Context, n int, make func(i int) (model.ClosureID, Change)) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	digest := readSum(v.head.Digest)
	var ops []Op
	for i := range n {
		id, c := make(i)
		tag := ks.closureTag(id)
		dek, key, err := ks.newClosureKey(tag, v.id)
		if err != nil {
			return err
		}
		more, err := changeOps(ks, dek, tag, id, c, Item{})
		if err != nil {
			return err
		}
		for _, op := range append(more, key) {
			digest.add(ks.set.ofItem(op.Key, op.Value))
			v.head.Count++
			ops = append(ops, op)
		}
		if len(ops) < 10_000 && i < n-1 {
			continue
		}
		v.head.Seq++
		v.head.Digest = digest.bytes()
		value, err := v.head.seal(ks)
		if err != nil {
			return err
		}
		if _, err := v.eng.Apply(ctx, append(slices.Clip(ops), Op{Key: headKey, Value: value})...); err != nil {
			return err
		}
		ops = ops[:0]
	}
	return nil
}

// UnlockAsking is UnlockCheaply that does something while the passphrase is being tried.
func UnlockAsking(ctx context.Context, eng Engine, passphrase string, do func()) (*Vault, error) {
	return unlock(ctx, &ahead{Engine: eng}, nil, With{Passphrase: []byte(passphrase)},
		opening{accepted: func(cost) error { do(); return nil }, now: time.Now, keepCost: true})
}

// Secrets tells every key of an unlocked vault. Whoever is told wipes it.
func (v *Vault) Secrets(ctx context.Context, passphrase []byte, id model.ClosureID, tell func(name string, key []byte)) error {
	k, err := v.key(ctx, With{Passphrase: passphrase})
	clear(passphrase)
	if err != nil {
		return err
	}
	clear(k.stretched)
	for _, purpose := range []string{"wrap", "list", "drafts", "settings", "head", "set", "log", "header"} {
		key, err := subkey(k.vmk, k.header, purpose)
		if err != nil {
			return err
		}
		tell("the key for "+purpose, key)
	}
	it, err := v.eng.Get(ctx, Key{spaceKeys, v.keys.closureTag(id)})
	if err != nil {
		return err
	}
	dek, err := v.keys.wrap.open(it.Key, it.Value)
	if err != nil {
		return err
	}
	tell("the open closure's key", dek)
	ids, err := v.keys.wrap.open(idsKey, k.header.IDs)
	if err != nil {
		return err
	}
	tell("the key of ids", ids)
	audit, err := v.keys.wrap.open(auditRoot, k.header.Audit)
	if err != nil {
		return err
	}
	tell("the audit's key", audit)
	tell("the vault's key", k.vmk)
	return nil
}

// CreateWeakly is Create at a cost that is accepted, and less than the floor.
func CreateWeakly(ctx context.Context, eng Engine, passphrase string) (*Vault, error) {
	return create(ctx, &ahead{Engine: eng}, nil, []byte(passphrase), cost{floorMemory, leastPasses, leastThreads}, time.Now)
}

// AtFloor reports whether every passphrase of a vault costs the floor or more.
func (v *Vault) AtFloor() bool {
	return !slices.ContainsFunc(v.header.Slots, func(s slot) bool {
		return s.Kind == passphraseSlot && s.Cost != s.Cost.atLeast(floorCost())
	})
}

// CreateAt is CreateCheaply with a clock of its own.
func CreateAt(ctx context.Context, eng Engine, passphrase string, now func() time.Time) (*Vault, error) {
	return create(ctx, &ahead{Engine: eng}, nil, []byte(passphrase), cheap, now)
}
