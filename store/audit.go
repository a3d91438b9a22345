package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"handover/model"
)

// A Kind says what an audit record tells of.
type Kind string

// The kinds of audit record.
const (
	Made          Kind = "made"           // the vault was made
	Unlocked      Kind = "unlocked"       // Said: by which way in
	WrongTries    Kind = "wrong-tries"    // Said: how many since it was last unlocked
	Locked        Kind = "locked"         // the keys were dropped
	Began         Kind = "began"          // a closure came into the vault
	Recorded      Kind = "recorded"       // a journal entry; Entry names it
	Read          Kind = "read"           // a closure was opened to be read
	Exported      Kind = "exported"       // Said: the document, for whom, in which format
	NotExported   Kind = "not-exported"   // after Exported, whose file could not be written; Said: the same
	HeldBack      Kind = "held"           // a hold stops the purge
	LetGo         Kind = "released"       // the hold ended
	HandedOn      Kind = "transferred"    // to the council's record
	Purged        Kind = "purged"         // what it was is not said
	Set           Kind = "setting"        // Said: which
	BackedUp      Kind = "backed-up"      // Said: automatically, or by hand
	PutBack       Kind = "put-back"       // the vault was restored; Said: from when
	Replayed      Kind = "replayed"       // Said: how many saves came back from the rescue log
	Passphrase    Kind = "passphrase"     // it was changed
	WayAdded      Kind = "way-added"      // a way in; Said: its kind
	WayRemoved    Kind = "way-removed"    // a way in; Said: its kind
	KeyChanged    Kind = "key-changed"    // the vault's key
	ClockBack     Kind = "clock-back"     // Said: by how much
	Alarm         Kind = "alarm"          // Said: what was found
	Accepted      Kind = "accepted"       // damage was accepted by whoever was at the keyboard
	StillHere     Kind = "verified"       // everything was verified because somebody asked
	ExportedAudit Kind = "audit-exported" // this list itself
	IdentityMade  Kind = "identity"       // the vault's own keys for packs; Said: their six words
	Pinned        Kind = "pinned"         // a colleague's key; Said: its six words
	Revoked       Kind = "revoked"        // a colleague's key; Said: its six words
	Packed        Kind = "packed"         // a closure, for a colleague; Said: which pack, their six words
	Unpacked      Kind = "unpacked"       // a colleague's pack was merged; Said: which, their six words, their checkpoint
)

// A Record is one line of the audit: who did what, and when. It holds no word of any case.
type Record struct {
	N       uint64         `json:"-"`                 // counts the records from 1
	At      time.Time      `json:"at"`                // by this computer's clock
	By      model.WorkerID `json:"by,omitempty"`      // who was at the keyboard; "" where nobody had said yet
	Kind    Kind           `json:"kind"`              //
	Closure string         `json:"closure,omitempty"` // its opaque id; "" for the vault as a whole
	Entry   string         `json:"entry,omitempty"`   // the journal entry's opaque id
	Said    string         `json:"said,omitempty"`    // fixed words and numbers
}

// linkSize is how long the link behind each sealed audit record is.
const linkSize = sha256.Size

func auditKey(n uint64) Key { return Key{spaceAudit, fmt.Sprintf("%016x", n)} }

// link returns the value that a record adds to the chain.
func (ks *keys) link(before []byte, n uint64, sealed []byte) []byte {
	return ks.chain.of(before, binary.BigEndian.AppendUint64(nil, n), sealed)
}

// sealRecord seals a record as the n-th, behind the one whose link is before.
func (ks *keys) sealRecord(r Record, n uint64, before []byte) (op Op, link []byte, err error) {
	text, err := json.Marshal(r)
	if err != nil {
		return Op{}, nil, fmt.Errorf("writing the audit: %w", err)
	}
	k := auditKey(n)
	value, err := ks.audit.seal(k, 1, text)
	if err != nil {
		return Op{}, nil, fmt.Errorf("sealing the audit: %w", err)
	}
	link = ks.link(before, n, value)
	return Op{Key: k, Value: append(value, link...)}, link, nil
}

// openRecord opens a record; it does not verify its link.
func (ks *keys) openRecord(it Item) (Record, error) {
	var r Record
	if len(it.Value) < linkSize {
		return r, damaged("a line of the audit", it.Key, errors.New("it is cut short"))
	}
	it.Value = it.Value[:len(it.Value)-linkSize]
	if err := openInto(ks.audit, "a line of the audit", it, &r); err != nil {
		return r, err
	}
	if _, err := fmt.Sscanf(it.ID, "%016x", &r.N); err != nil {
		return r, damaged("a line of the audit", it.Key, errors.New("it has no number"))
	}
	return r, nil
}

// A chain verifies audit records one after another.
type chain struct {
	ks   *keys
	n    uint64
	link []byte
	bad  error // the first link that does not hold
}

func (c *chain) follow(it Item) {
	if c.bad != nil || len(it.Value) < linkSize {
		return
	}
	cut := len(it.Value) - linkSize
	c.n++
	c.link = c.ks.link(c.link, c.n, it.Value[:cut])
	if it.Key != auditKey(c.n) || !bytes.Equal(c.link, it.Value[cut:]) {
		c.bad = fmt.Errorf("the audit is %w: the line that should be number %d is not the one that was written", ErrDamaged, c.n)
	}
}

// A History is the audit as it stands, oldest first.
type History struct {
	Records []Record
	Since   time.Time // every line from here on is as it was written, and none is missing
}

// Note writes a line into the audit. The closure may be "", for the vault as a whole.
func (v *Vault) Note(ctx context.Context, kind Kind, closure model.ClosureID, said string) error {
	ks, release, err := v.unlocked()
	if err != nil {
		return err
	}
	defer release()
	r := Record{Kind: kind, By: v.by, Said: said}
	if closure != "" {
		r.Closure = ks.closureTag(closure)
	}
	if err := v.save(ctx, ks, nil, r); err != nil {
		return fmt.Errorf("writing the audit: %w", err)
	}
	return nil
}

// History returns the audit: of one closure, or with "" of the whole vault. It verifies every link
// on the way; a chain that does not hold is an ErrDamaged, beside what could be read.
func (v *Vault) History(ctx context.Context, closure model.ClosureID) (History, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return History{}, err
	}
	defer release()
	tag := ""
	if closure != "" {
		tag = ks.closureTag(closure)
	}
	var h History
	var bad []error
	c := chain{ks: ks, n: v.head.From, link: v.head.Base}
	err = each(ctx, v.eng, spaceAudit, "", func(it Item) {
		r, err := ks.openRecord(it)
		if err != nil {
			bad = append(bad, err)
			return
		}
		if r.N > v.head.From {
			c.follow(it)
			if h.Since.IsZero() {
				h.Since = r.At
			}
		}
		if tag == "" || r.Closure == tag {
			h.Records = append(h.Records, r)
		}
	})
	if err != nil {
		return h, fmt.Errorf("reading the audit: %w", err)
	}
	if c.bad == nil && (c.n != v.head.Audit || !bytes.Equal(c.link, v.head.Chain)) {
		c.bad = fmt.Errorf("the audit is %w: it has %d lines, and should have %d", ErrDamaged, c.n, v.head.Audit)
	}
	if len(bad) > 0 || c.bad != nil {
		h.Since = time.Time{}
	}
	return h, errors.Join(append(bad, c.bad)...)
}

// EntryName returns the opaque id by which the audit names a journal entry.
func (v *Vault) EntryName(closure model.ClosureID, entry model.EntryID) (string, error) {
	ks, release, err := v.unlocked()
	if err != nil {
		return "", err
	}
	defer release()
	return ks.entryKey(ks.closureTag(closure), entry).ID, nil
}

// By says who is at the keyboard from now on.
func (v *Vault) By(w model.WorkerID) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.by = w
}
