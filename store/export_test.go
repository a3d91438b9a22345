package store

import (
	"context"

	"handover/model"
)

// Tests outside the package make vaults whose passphrase costs next to nothing.

var cheap = cost{Memory: 64, Passes: 1, Threads: 1}

// CreateCheaply is Create at next to no cost.
func CreateCheaply(ctx context.Context, eng Engine, passphrase string) (*Vault, error) {
	return create(ctx, eng, []byte(passphrase), cheap)
}

// UnlockCheaply is Unlock that accepts any cost.
func UnlockCheaply(ctx context.Context, eng Engine, passphrase string) (*Vault, error) {
	return unlock(ctx, eng, []byte(passphrase), func(cost) error { return nil })
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
