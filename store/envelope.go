package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

// A sealed value is: version (1 byte), algorithm (1), key epoch (4), the record's own revision (8),
// nonce (24), then the ciphertext of the padded text. Numbers are big-endian.
const (
	envelopeVersion = 1
	xchacha         = 1 // XChaCha20-Poly1305, the one algorithm so far
	envelopeHead    = 1 + 1 + 4 + 8
	sealedFrom      = envelopeHead + chacha20poly1305.NonceSizeX
)

// maxText is how long a padded text may be, its length field included.
const maxText = 1 << 20

// textHead is the length field in front of a text.
const textHead = 4

// A sealer seals and opens the values that one key serves.
type sealer struct {
	aead  *xchacha20
	vault []byte // the vault's id, bound to every value
	epoch uint32 // of the key
}

// newSealer makes a sealer and wipes the key that it is given.
func newSealer(key, vault []byte, epoch uint32) (sealer, error) {
	aead, err := newCipher(key)
	return sealer{aead, vault, epoch}, err
}

// wipe forgets the key, here and in every copy of the sealer.
func (s sealer) wipe() { s.aead.wipe() }

// seal returns text sealed for its place, as that revision of the record.
func (s sealer) seal(k Key, revision uint64, text []byte) ([]byte, error) {
	padded, err := pad(k.Space, text)
	if err != nil {
		return nil, err
	}
	out := make([]byte, envelopeHead, sealedFrom+len(padded)+chacha20poly1305.Overhead)
	out[0], out[1] = envelopeVersion, xchacha
	binary.BigEndian.PutUint32(out[2:], s.epoch)
	binary.BigEndian.PutUint64(out[6:], revision)
	nonce := random(chacha20poly1305.NonceSizeX)
	bound := s.bound(k, out)
	out = append(out, nonce...)
	out = s.aead.Seal(out, nonce, padded, bound)
	clear(padded)
	return out, nil
}

// open returns the text of a value that was sealed for this place.
func (s sealer) open(k Key, value []byte) ([]byte, error) { return s.openInto(nil, k, value) }

// openInto is open, with room for the text behind what room holds. The room may be the sealed text's own:
// then the value is spent, whether it opens or not.
func (s sealer) openInto(room []byte, k Key, value []byte) ([]byte, error) {
	epoch, _, err := readEnvelope(value)
	if err != nil {
		return nil, err
	}
	if epoch != s.epoch {
		return nil, errors.New("it is sealed under another key")
	}
	padded, err := s.aead.Open(room, value[envelopeHead:sealedFrom], value[sealedFrom:], s.bound(k, value[:envelopeHead]))
	if err != nil {
		return nil, errors.New("it was changed after it was saved, or belongs elsewhere")
	}
	return unpad(padded)
}

// bound is what a value is bound to beside its text: moved to another vault or place, or given
// another revision, it does not open.
func (s sealer) bound(k Key, head []byte) []byte {
	const begins = "handover sealed value"
	b := append(make([]byte, 0, len(begins)+4*4+len(s.vault)+len(k.Space)+len(k.ID)+len(head)), begins...)
	for _, part := range [][]byte{s.vault, []byte(k.Space), []byte(k.ID), head} {
		b = binary.BigEndian.AppendUint32(b, uint32(len(part)))
		b = append(b, part...)
	}
	return b
}

// readEnvelope reads what a sealed value says in clear.
func readEnvelope(value []byte) (epoch uint32, revision uint64, err error) {
	if len(value) < sealedFrom+chacha20poly1305.Overhead+textHead {
		return 0, 0, fmt.Errorf("it is cut short at %d bytes", len(value))
	}
	if len(value) > sealedFrom+chacha20poly1305.Overhead+maxText {
		return 0, 0, fmt.Errorf("it has %d bytes, more than any record", len(value))
	}
	if value[0] != envelopeVersion || value[1] != xchacha {
		return 0, 0, fmt.Errorf("%w (form %d, %d)", ErrNewer, value[0], value[1])
	}
	return binary.BigEndian.Uint32(value[2:]), binary.BigEndian.Uint64(value[6:]), nil
}

// next returns the revision for writing over an item: 1 where there is none yet. A value that
// cannot be read is written over as if there were none.
func next(old Item) uint64 {
	_, revision, err := readEnvelope(old.Value)
	if err != nil {
		return 1
	}
	return revision + 1
}

// pad puts the length in front of a text, and zeros behind it up to its size class, so that the
// file shows the class and not the length.
func pad(space string, text []byte) ([]byte, error) {
	n := textHead + len(text)
	if n > maxText {
		return nil, fmt.Errorf("%w: %d KiB, where one text holds at most 1024 KiB; cut it in two", ErrTooLong, (n+1023)/1024)
	}
	step := step(space, n)
	b := make([]byte, (n+step-1)/step*step)
	binary.BigEndian.PutUint32(b, uint32(len(text)))
	copy(b[textHead:], text)
	return b, nil
}

// step is what a padded text's length is a multiple of.
func step(space string, n int) int {
	switch {
	case n > 64<<10:
		return 8 << 10
	case n > 8<<10:
		return 1 << 10
	case space == spaceClosures: // most headers should look alike
		return 512
	}
	return 256
}

func unpad(b []byte) ([]byte, error) {
	if len(b) < textHead {
		return nil, errors.New("it has no length")
	}
	n := int64(binary.BigEndian.Uint32(b))
	if n > int64(len(b)-textHead) {
		return nil, errors.New("it is shorter than it says")
	}
	return b[textHead : textHead+n], nil
}
