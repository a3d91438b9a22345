package store

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"filippo.io/age"

	"handover/model"
)

// settingIdentity is the setting that holds the vault's own keys for packs.
const settingIdentity = "identity for packs"

// An ownIdentity is a vault's identity with its private halves. It is made once and stays: there is nothing that
// rotates it, because every colleague would have to compare words again.
type ownIdentity struct {
	Worker model.WorkerID `json:"worker"` // who was at the keyboard when it was made
	Public Identity       `json:"public"`
	Seal   string         `json:"seal"` // age's private key
	Sign   []byte         `json:"sign"` // the signing key's seed
	On     model.Date     `json:"on"`
}

// private gives the signing key. It is wiped by whoever takes it.
func (own ownIdentity) private() ed25519.PrivateKey { return ed25519.NewKeyFromSeed(own.Sign) }

// wipe forgets the signing key. What age keeps in a string cannot be wiped, only let go.
func (own ownIdentity) wipe() { clear(own.Sign) }

// ErrNoIdentity says that a vault has no keys for packs yet.
var ErrNoIdentity = errors.New("this vault has no keys of its own for packs yet")

// ownIdentity reads the vault's identity; it gives ErrNoIdentity where there is none.
func (v *Vault) ownIdentity(ctx context.Context, ks *keys) (ownIdentity, error) {
	var own ownIdentity
	it, err := v.eng.Get(ctx, ks.settingKey(settingIdentity))
	switch {
	case err != nil:
		return own, fmt.Errorf("reading the keys for packs: %w", err)
	case it.Value == nil:
		return own, ErrNoIdentity
	}
	if err := openInto(ks.settings, "the setting "+settingIdentity, it, &own); err != nil {
		return own, err
	}
	if len(own.Sign) != ed25519.SeedSize {
		return own, damaged("the setting "+settingIdentity, it.Key, errors.New("it holds no signing key"))
	}
	return own, nil
}

// Identity returns the vault's identity, and the worker whom it was made for; ErrNoIdentity where nobody asked for
// one yet.
func (v *Vault) Identity(ctx context.Context) (Identity, model.WorkerID, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return Identity{}, "", err
	}
	defer release()
	own, err := v.ownIdentity(ctx, ks)
	own.wipe()
	return own.Public, own.Worker, err
}

// MakeIdentity returns the vault's identity; where there is none, it makes one for a worker, with their name and
// role.
func (v *Vault) MakeIdentity(ctx context.Context, w model.Worker) (Identity, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return Identity{}, err
	}
	defer release()
	own, err := v.ownIdentity(ctx, ks)
	defer own.wipe()
	if !errors.Is(err, ErrNoIdentity) {
		return own.Public, err
	}
	if w.ID == "" || w.Name == "" {
		return Identity{}, errors.New("nobody has said yet who they are, and keys for packs bear a name")
	}
	own, err = newIdentity(w)
	defer own.wipe()
	if err != nil {
		return Identity{}, fmt.Errorf("making the keys for packs: %w", err)
	}
	own.On = model.DateOf(v.now())
	op, err := sealed(ks.settings, ks.settingKey(settingIdentity), own, Item{})
	if err == nil {
		err = v.save(ctx, ks, []Op{op}, Record{Kind: IdentityMade, By: v.by, Said: own.Public.Words()})
	}
	if err != nil {
		return Identity{}, fmt.Errorf("saving the keys for packs: %w", err)
	}
	return own.Public, nil
}

// newIdentity draws both keys, and lets the one sign for the other.
func newIdentity(w model.Worker) (own ownIdentity, err error) {
	seal, err := age.GenerateHybridIdentity()
	if err != nil {
		return own, err
	}
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		return own, err
	}
	defer clear(private)
	k := Identity{Name: model.CleanLine(w.Name), Role: model.CleanLine(w.Role), seal: seal.Recipient(), sign: public}
	k.proof = ed25519.Sign(private, k.claims())
	return ownIdentity{Worker: w.ID, Public: k, Seal: seal.String(), Sign: slices.Clone(private.Seed())}, nil
}

// of reports whether the keys were made for somebody: by their id, or the name and role that they sat down under.
func (own ownIdentity) of(w model.Worker) bool {
	return own.Worker == w.ID || strings.EqualFold(own.Public.Name, w.Name) && strings.EqualFold(own.Public.Role, w.Role)
}

// Proves reports whether Prove would sign what somebody decides.
func (v *Vault) Proves(ctx context.Context, by model.Worker) (bool, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return false, err
	}
	defer release()
	own, err := v.ownIdentity(ctx, ks)
	own.wipe()
	if errors.Is(err, ErrNoIdentity) {
		return false, nil
	}
	return err == nil && own.of(by), err
}

// Prove signs a decision with the vault's own key. It gives nil where the vault has no keys, and where they were made
// for somebody else than who decided: a worker's key says nothing of a manager who sits down at the worker's laptop.
func (v *Vault) Prove(ctx context.Context, closure model.ClosureID, d model.Decided, by model.Worker) (*model.Proof, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return nil, err
	}
	defer release()
	own, err := v.ownIdentity(ctx, ks)
	defer own.wipe()
	switch {
	case errors.Is(err, ErrNoIdentity):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("signing the decision: %w", err)
	case !own.of(by):
		return nil, nil
	}
	private := own.private()
	defer clear(private)
	signature := ed25519.Sign(private, model.ProofBytes(closure, d))
	return &model.Proof{Closure: closure, Key: own.Public.SigningKey(), Signature: base64.StdEncoding.EncodeToString(signature)}, nil
}
