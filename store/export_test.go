package store

import (
	"context"
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
)

// Keep one entry's key at hand for tests that spoil it.
func (v *Vault) EntryKey(c model.ClosureID, e model.EntryID) Key {
	return v.keys.entryKey(v.keys.closureTag(c), e)
}

// Page is how many items are read at a time.
const Page = page
