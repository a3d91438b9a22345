package store

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A slot is one way to the vault's key. Kinds that this version does not know are passed over.
type slot struct {
	ID      string    `json:"id"` // random
	Kind    string    `json:"kind"`
	Name    string    `json:"name,omitempty"` // whose key it is
	Added   time.Time `json:"added"`
	KDF     string    `json:"kdf,omitempty"`
	Salt    []byte    `json:"salt,omitempty"`
	Cost    cost      `json:"cost,omitzero"`
	Public  []byte    `json:"public,omitempty"`  // of a recovery code, a manager or the council
	Wrapped []byte    `json:"wrapped,omitempty"` // the vault's key, sealed under what the slot gives
}

// The kinds of slot.
const (
	passphraseSlot = "passphrase"
	argon2id       = "argon2id"
	recoverySlot   = "recovery code"
	keySlot        = "public key"
)

// A Way is one way into a vault, to be shown: "passphrase", "recovery code" or "public key".
type Way struct {
	ID          string // opaque
	Kind        string
	Name        string    // whose key it is, for a public key
	Fingerprint string    // of the public key; "" for a passphrase
	Added       time.Time // when it was made
}

func (s slot) way() Way {
	w := Way{ID: s.ID, Kind: s.Kind, Name: s.Name, Added: s.Added}
	if s.Public != nil {
		w.Fingerprint = fingerprint(s.Public)
	}
	return w
}

func newSlot(kind string, at time.Time) slot {
	return slot{ID: hex.EncodeToString(random(8)), Kind: kind, Added: at.UTC().Truncate(time.Second)}
}

func (s slot) key() Key { return Key{spaceHeader, "slot " + s.ID} }

// info is what a key that is sealed to a public key is bound to.
func (s slot) info(h header) []byte {
	b := append([]byte("handover slot"), h.Vault...)
	b = binary.BigEndian.AppendUint32(b, h.Epoch)
	return append(b, s.ID...)
}

// wrapPassphrase seals the vault's key under a passphrase. It does not wipe either.
func (s *slot) wrapPassphrase(h header, passphrase, vmk []byte, c cost) error {
	s.KDF, s.Salt, s.Cost = argon2id, random(saltSize), c
	kek, err := newSealer(c.key(passphrase, s.Salt), h.Vault, h.Epoch)
	if err != nil {
		return fmt.Errorf("making the passphrase's key: %w", err)
	}
	defer kek.wipe()
	if s.Wrapped, err = kek.seal(s.key(), 1, vmk); err != nil {
		return fmt.Errorf("sealing the vault's key: %w", err)
	}
	return nil
}

// The suite of public keys: classical and post-quantum together.
func suite() (hpke.KEM, hpke.KDF, hpke.AEAD) {
	return hpke.MLKEM768X25519(), hpke.HKDFSHA256(), hpke.ChaCha20Poly1305()
}

// wrapPublic seals the vault's key to the slot's public key.
func (s *slot) wrapPublic(h header, vmk []byte) error {
	kem, kdf, aead := suite()
	pub, err := kem.NewPublicKey(s.Public)
	if err == nil {
		s.Wrapped, err = hpke.Seal(pub, kdf, aead, s.info(h), vmk)
	}
	if err != nil {
		return fmt.Errorf("sealing the vault's key to a public key: %w", err)
	}
	return nil
}

// openPrivate opens the vault's key with a private key.
func (s slot) openPrivate(h header, k hpke.PrivateKey) ([]byte, error) {
	_, kdf, aead := suite()
	return hpke.Open(k, kdf, aead, s.info(h), s.Wrapped)
}

// A recovery code is 25 signs in five groups: 125 random bits, in letters and digits that cannot be
// taken for one another.
const (
	codeSigns = "0123456789abcdefghjkmnpqrstvwxyz"
	codeSize  = 25
)

func newCode() string {
	enc := base32.NewEncoding(codeSigns).WithPadding(base32.NoPadding)
	signs := strings.ToUpper(enc.EncodeToString(random(16))[:codeSize])
	var groups []string
	for i := 0; i < codeSize; i += 5 {
		groups = append(groups, signs[i:i+5])
	}
	return strings.Join(groups, "-")
}

// LooksLikeCode reports whether what was typed has the form of a recovery code.
func LooksLikeCode(typed []byte) bool { return len(plainCode(typed)) == codeSize }

// plainCode takes a code as somebody reads it from paper: in any case, with or without hyphens, O for
// nought and I or L for one. It returns nil for what cannot be one.
func plainCode(typed []byte) []byte {
	var out []byte
	for _, r := range string(bytes.ToLower(typed)) {
		switch r {
		case '-', ' ', '\u2010', '\u2011', '\u2013':
			continue
		case 'o':
			r = '0'
		case 'i', 'l':
			r = '1'
		}
		if !strings.ContainsRune(codeSigns, r) {
			return nil
		}
		out = append(out, byte(r))
	}
	return out
}

// codeKey derives the key pair that a recovery code stands for in this vault.
func codeKey(typed, vault []byte) (hpke.PrivateKey, error) {
	code := plainCode(typed)
	if len(code) != codeSize {
		return nil, ErrCode
	}
	ikm, err := hkdf.Key(sha256.New, code, vault, "handover recovery code", 64)
	clear(code)
	if err != nil {
		return nil, fmt.Errorf("deriving the recovery code's key: %w", err)
	}
	defer clear(ikm)
	kem, _, _ := suite()
	k, err := kem.DeriveKeyPair(ikm)
	if err != nil {
		return nil, fmt.Errorf("deriving the recovery code's key: %w", err)
	}
	return k, nil
}

// A PublicKey is a manager's or the council's: the vault's key is sealed to it, and only who has the
// private key can open that.
type PublicKey struct{ raw []byte }

// A PrivateKey opens vaults that have its public key as a way in.
type PrivateKey struct{ key hpke.PrivateKey }

const (
	publicPrefix  = "handover-public-key-1:"
	privatePrefix = "handover-private-key-1:"
)

// NewPrivateKey makes a private key: ML-KEM-768 and X25519 together.
func NewPrivateKey() (PrivateKey, error) {
	kem, _, _ := suite()
	k, err := kem.GenerateKey()
	if err != nil {
		return PrivateKey{}, fmt.Errorf("making a key: %w", err)
	}
	return PrivateKey{k}, nil
}

// Public returns the public key.
func (k PrivateKey) Public() PublicKey { return PublicKey{k.key.PublicKey().Bytes()} }

// Text writes the key as one line, to be kept where nobody else can read it.
func (k PrivateKey) Text() (string, error) {
	b, err := k.key.Bytes() // the key's own, not to be wiped
	if err != nil {
		return "", fmt.Errorf("writing the key: %w", err)
	}
	return privatePrefix + base64.StdEncoding.EncodeToString(b), nil
}

// Text writes the key as one line.
func (k PublicKey) Text() string { return publicPrefix + base64.StdEncoding.EncodeToString(k.raw) }

// Fingerprint names the key shortly, to be compared by eye: eight groups of four.
func (k PublicKey) Fingerprint() string { return fingerprint(k.raw) }

func fingerprint(raw []byte) string {
	sum := sha256.Sum256(append([]byte("handover public key"), raw...))
	var groups []string
	for i := 0; i < 16; i += 2 {
		groups = append(groups, hex.EncodeToString(sum[i:i+2]))
	}
	return strings.Join(groups, " ")
}

// ReadPublicKey reads what Text wrote.
func ReadPublicKey(text string) (PublicKey, error) {
	switch text = strings.TrimSpace(text); {
	case strings.HasPrefix(text, privatePrefix):
		return PublicKey{}, errors.New("this is the private half of a key; choose the public one, the file whose name ends in .pub. The private half belongs to its owner alone, and not on this laptop")
	case !strings.HasPrefix(text, publicPrefix):
		return PublicKey{}, fmt.Errorf("this is not a public key of handover: such a key begins with %q", publicPrefix)
	}
	raw, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(text, publicPrefix))
	if err == nil {
		kem, _, _ := suite()
		_, err = kem.NewPublicKey(raw)
	}
	if err != nil {
		return PublicKey{}, errors.New("this public key is not whole: copy it again, from its first sign to its last")
	}
	return PublicKey{raw}, nil
}

// ReadPrivateKey reads what Text wrote.
func ReadPrivateKey(text string) (PrivateKey, error) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, privatePrefix) {
		return PrivateKey{}, fmt.Errorf("this is not a private key of handover: such a key begins with %q", privatePrefix)
	}
	raw, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(text, privatePrefix))
	defer clear(raw)
	if err == nil {
		kem, _, _ := suite()
		var k hpke.PrivateKey
		if k, err = kem.NewPrivateKey(bytes.Clone(raw)); err == nil { // it keeps what it is given
			return PrivateKey{k}, nil
		}
	}
	return PrivateKey{}, errors.New("this private key is not whole: copy it again, from its first sign to its last")
}
