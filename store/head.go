package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"math/bits"
	"time"
)

// headKey is where the head lies.
var headKey = Key{spaceHead, "head"}

// A head says what the whole vault holds after its newest save. It is sealed anew in every one, so
// that nothing can be taken out, put back or exchanged without it being seen.
type head struct {
	Seq    uint64    `json:"seq"`    // counts the saves
	Audit  uint64    `json:"audit"`  // the number of the newest audit record
	Chain  []byte    `json:"chain"`  // that record's link
	From   uint64    `json:"from"`   // the audit record that the chain holds from, itself left out
	Base   []byte    `json:"base"`   // the link that the chain begins with
	Digest []byte    `json:"digest"` // of every record but the head
	Count  uint64    `json:"count"`  // how many records there are
	Latest time.Time `json:"latest"` // the latest that the clock has ever shown
}

// seal writes the head down, as the revision that its save has.
func (h head) seal(ks *keys) ([]byte, error) {
	text, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("writing the head: %w", err)
	}
	return ks.head.seal(headKey, h.Seq, text)
}

// readHead opens the head of an engine.
func readHead(ctx context.Context, eng Engine, ks *keys) (head, error) {
	it, err := eng.Get(ctx, headKey)
	if err != nil {
		return head{}, fmt.Errorf("reading the vault's head: %w", err)
	}
	return openHead(it, ks)
}

func openHead(it Item, ks *keys) (head, error) {
	var h head
	if it.Value == nil {
		return h, damaged("the vault's head", headKey, errors.New("it is missing"))
	}
	if err := openInto(ks.head, "the vault's head", it, &h); err != nil {
		return h, err
	}
	if len(h.Chain) != sha256.Size || len(h.Base) != sha256.Size || len(h.Digest) != len(sum{})*8 {
		return h, damaged("the vault's head", headKey, errors.New("it lacks what every head has"))
	}
	return h, nil
}

// A sum is a digest of a set of records: the sum of their MACs modulo 2^256, so that one record
// more or less costs the same however many there are.
type sum [4]uint64

func readSum(b []byte) (s sum) {
	for i := range s {
		s[i] = binary.BigEndian.Uint64(b[8*i:])
	}
	return s
}

func (s sum) bytes() []byte {
	var b []byte
	for _, w := range s {
		b = binary.BigEndian.AppendUint64(b, w)
	}
	return b
}

func (s *sum) add(mac []byte) {
	x := readSum(mac)
	var carry uint64
	for i := len(s) - 1; i >= 0; i-- {
		s[i], carry = bits.Add64(s[i], x[i], carry)
	}
}

func (s *sum) take(mac []byte) {
	x := readSum(mac)
	var borrow uint64
	for i := len(s) - 1; i >= 0; i-- {
		s[i], borrow = bits.Sub64(s[i], x[i], borrow)
	}
}

// A macer makes MACs under one key. It is not safe for concurrent use.
type macer struct{ h hash.Hash }

// newMacer wipes the key that it is given.
func newMacer(key []byte) macer {
	m := macer{hmac.New(sha256.New, key)}
	clear(key)
	return m
}

// of returns the MAC of parts, each with its length, so that no two lists of parts are the same.
func (m macer) of(parts ...[]byte) []byte {
	m.h.Reset()
	var n [4]byte
	for _, p := range parts {
		binary.BigEndian.PutUint32(n[:], uint32(len(p)))
		m.h.Write(n[:])
		m.h.Write(p)
	}
	return m.h.Sum(nil)
}

// ofItem is a record's share of the set digest.
func (m macer) ofItem(k Key, value []byte) []byte {
	return m.of([]byte(k.Space), []byte(k.ID), value)
}

// counted reports whether a record is part of the set digest. The head holds the digest; wrong tries
// are counted while nobody has the key.
func counted(k Key) bool { return k != headKey && k != triesKey }
