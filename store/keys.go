package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"handover/model"
)

// The spaces. What each holds is sealed under the key that stands beside it.
const (
	spaceHeader   = "header"   // the vault's header, with its MAC
	spaceKeys     = "keys"     // each closure's key: wrap
	spaceClosures = "closures" // each closure's header, for the caseload: list
	spaceJournal  = "journal"  // each closure's entries: the closure's key
	spaceDrafts   = "drafts"   // drafts: the closure's key, or drafts outside any closure
	spaceSettings = "settings" // settings: settings
	spaceAudit    = "audit"    // the audit: a key of its own, with a link behind each line
	spaceHead     = "head"     // what the whole holds: head
	spacePurged   = "purged"   // the opaque ids of closures that were purged: wrap
	spaceBroken   = "broken"   // records that did not open, as they were found, once that was accepted
)

// spaces are all spaces, in the order that they are verified in: keys before what they open.
var spaces = [...]string{spaceHeader, spaceKeys, spaceClosures, spaceJournal, spaceDrafts, spaceSettings, spaceAudit, spacePurged, spaceBroken, spaceHead}

// firstEpoch is the epoch of a key that has never been changed.
const firstEpoch = 1

// keys are what an unlocked vault holds in memory.
type keys struct {
	wrap, list, drafts, settings, head sealer

	set    macer      // of each record, for the set digest
	log    *xchacha20 // the rescue log's frames
	logMAC macer      // the rescue log's beginning

	ids   []byte // makes opaque ids; kept when the vault's key changes, so that no record has to move
	audit sealer // the audit's lines; its key is kept too, so that the chain holds
	chain macer  // their links

	tag  string // of the closure whose key is at hand, or ""
	open sealer // its key; one closure at a time
}

// subkey derives the vault key's key for one purpose.
func subkey(vmk []byte, h header, purpose string) ([]byte, error) {
	return derive(vmk, h.Vault, "handover vault key: "+purpose), nil
}

// derive is HKDF with SHA-256, for a key of 32 bytes. It leaves no copy of the secret or of the key in
// memory that it has done with, as the library's does.
func derive(secret, salt []byte, purpose string) []byte {
	once := func(key []byte, parts ...[]byte) []byte {
		m := hmac.New(sha256.New, key)
		for _, p := range parts {
			m.Write(p)
		}
		sum := m.Sum(nil)
		m.Reset()
		m.Write(make([]byte, m.BlockSize()-1)) // over what its block still holds of the parts; a whole one would pass it by
		return sum
	}
	pseudo := once(salt, secret)
	defer clear(pseudo)
	return once(pseudo, []byte(purpose), []byte{1})
}

// idsKey is where the key of opaque ids counts as lying.
var idsKey = Key{spaceHeader, "ids"}

// auditRoot is where the key that the audit's keys come from counts as lying.
var auditRoot = Key{spaceHeader, "audit"}

// deriveKeys makes the keys of an unlocked vault, once for each unlock. It does not wipe the vault's
// key. Those that are kept when that changes come from keptKeys.
func deriveKeys(vmk []byte, h header) (*keys, error) {
	ks := &keys{}
	for purpose, to := range map[string]*sealer{
		"wrap": &ks.wrap, "list": &ks.list, "drafts": &ks.drafts, "settings": &ks.settings, "head": &ks.head,
	} {
		k, err := subkey(vmk, h, purpose)
		if err != nil {
			return nil, fmt.Errorf("deriving the key for %s: %w", purpose, err)
		}
		if *to, err = newSealer(k, h.Vault, h.Epoch); err != nil {
			return nil, fmt.Errorf("making the key for %s: %w", purpose, err)
		}
	}
	for purpose, to := range map[string]*macer{"set": &ks.set, "log's beginning": &ks.logMAC} {
		k, err := subkey(vmk, h, purpose)
		if err != nil {
			return nil, fmt.Errorf("deriving the key for the %s: %w", purpose, err)
		}
		*to = newMacer(k)
	}
	k, err := subkey(vmk, h, "log")
	if err == nil {
		ks.log, err = newCipher(k)
	}
	if err != nil {
		return nil, fmt.Errorf("making the key for the rescue log: %w", err)
	}
	return ks, nil
}

// keep makes the keys that stay when the vault's key changes. It wipes the audit's.
func (ks *keys) keep(ids, audit, vault []byte) error {
	ks.ids = ids
	defer clear(audit)
	for purpose, use := range map[string]func(k []byte) error{
		"lines": func(k []byte) (err error) { ks.audit, err = newSealer(k, vault, firstEpoch); return err },
		"links": func(k []byte) error { ks.chain = newMacer(k); return nil },
	} {
		if err := use(derive(audit, vault, "handover audit key: "+purpose)); err != nil {
			return fmt.Errorf("making the key for the audit's %s: %w", purpose, err)
		}
	}
	return nil
}

// id returns the opaque id of what the parts name: 32 hex digits that only this vault can make.
func (ks *keys) id(parts ...string) string {
	var b []byte
	for _, p := range parts {
		b = binary.BigEndian.AppendUint32(b, uint32(len(p)))
		b = append(b, p...)
	}
	return hex.EncodeToString(macOf(ks.ids, b)[:16])
}

// closureTag is a closure's opaque id: the key of its own key and header, and what the keys of its
// entries and drafts begin with, so that one closure is found however many there are.
func (ks *keys) closureTag(id model.ClosureID) string { return ks.id("closure", string(id)) }

func (ks *keys) entryKey(tag string, id model.EntryID) Key {
	return Key{spaceJournal, tag + "/" + ks.id("entry", string(id))}
}

// draftKey is the same for the same field and part, so that a draft is written over in place.
func (ks *keys) draftKey(d model.Draft) Key {
	tag := outside
	if d.Closure != "" {
		tag = ks.closureTag(d.Closure)
	}
	s := d.Subject
	return Key{spaceDrafts, tag + "/" + ks.id("draft", string(d.Closure), d.Item, string(s.Kind), s.ID, string(s.ForPerson), d.Part)}
}

func (ks *keys) settingKey(name string) Key { return Key{spaceSettings, ks.id("setting", name)} }

// outside is the tag of drafts that belong to no closure.
const outside = "outside"

// wipe drops the keys. What the MACs keep cannot be wiped, only let go: it opens nothing.
func (ks *keys) wipe() {
	clear(ks.ids)
	for _, s := range []sealer{ks.wrap, ks.list, ks.drafts, ks.settings, ks.head, ks.audit, ks.open} {
		s.wipe()
	}
	ks.log.wipe()
	*ks = keys{}
}

// atHand keeps a closure's key at hand, in place of the one that was.
func (ks *keys) atHand(tag string, dek sealer) {
	ks.open.wipe()
	ks.tag, ks.open = tag, dek
}

// newClosureKey makes a closure's key and seals it for its place.
func (ks *keys) newClosureKey(tag string, vault []byte) (sealer, Op, error) {
	dek := random(32)
	k := Key{spaceKeys, tag}
	wrapped, err := ks.wrap.seal(k, 1, dek)
	if err != nil {
		return sealer{}, Op{}, err
	}
	s, err := newSealer(dek, vault, firstEpoch)
	return s, Op{Key: k, Value: wrapped, If: new(Rev)}, err
}

// readClosureKey opens a closure's key.
func (ks *keys) readClosureKey(it Item, vault []byte) (sealer, error) {
	dek, err := ks.wrap.open(it.Key, it.Value)
	if err == nil && len(dek) != 32 {
		err = errors.New("it is not a key")
	}
	if err != nil {
		return sealer{}, damaged("a closure's key", it.Key, err)
	}
	return newSealer(dek, vault, firstEpoch)
}
