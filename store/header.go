package store

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// The header record is: the magic, a version byte, the length of the body (4 bytes), the body in
// JSON, the SHA-256 of all that, and a MAC of all that under a key that only the vault's own key
// gives. The hash tells a spoilt header from a wrong passphrase before any passphrase is tried;
// the MAC tells a header that somebody changed.
const (
	headerMagic   = "handover vault\n"
	headerVersion = 2 // 1 was a trial, without an audit
	headerMax     = 64 << 10
	headerHead    = len(headerMagic) + 1 + 4
	maxSlots      = 64
)

// vaultKey is where the header lies.
var vaultKey = Key{spaceHeader, "vault"}

// A header says what a vault is and how its key may be had.
type header struct {
	Vault    []byte    `json:"vault"`    // 16 random bytes
	Epoch    uint32    `json:"epoch"`    // of the vault's key
	Revision uint64    `json:"revision"` // counts the changes of this header
	Made     time.Time `json:"made"`
	IDs      []byte    `json:"ids"`   // the key of opaque ids, sealed under the vault's key and kept when that changes
	Audit    []byte    `json:"audit"` // the audit's key, likewise
	Slots    []slot    `json:"slots"`
}

// encode writes the header with its MAC.
func (h header) encode(mac []byte) ([]byte, error) {
	body, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	if len(body) > headerMax {
		return nil, fmt.Errorf("the vault's header: %w", ErrTooLong)
	}
	b := append([]byte(headerMagic), headerVersion)
	b = binary.BigEndian.AppendUint32(b, uint32(len(body)))
	b = append(b, body...)
	sum := sha256.Sum256(b)
	b = append(b, sum[:]...)
	return append(b, macOf(mac, b)...), nil
}

// decodeHeader reads a header whose MAC is still to be verified.
func decodeHeader(b []byte) (header, error) {
	var h header
	if len(b) < headerHead || !bytes.HasPrefix(b, []byte(headerMagic)) {
		return h, errors.New("it does not begin as a header does")
	}
	switch v := b[len(headerMagic)]; {
	case v == 1:
		return h, errTrial
	case v != headerVersion:
		return h, fmt.Errorf("%w (version %d)", ErrNewer, v)
	}
	n := int64(binary.BigEndian.Uint32(b[headerHead-4:]))
	if n > headerMax || int64(len(b)) != int64(headerHead)+n+2*sha256.Size {
		return h, errors.New("its length is not what it says")
	}
	end := headerHead + int(n)
	if sum := sha256.Sum256(b[:end]); !bytes.Equal(sum[:], b[end:end+sha256.Size]) {
		return h, errors.New("it was changed after it was saved")
	}
	if err := json.Unmarshal(b[headerHead:end], &h); err != nil {
		return h, errors.New("it cannot be read")
	}
	if len(h.Vault) != 16 || len(h.Slots) > maxSlots {
		return h, errors.New("it lacks what every vault has")
	}
	return h, nil
}

// authentic reports whether a header that decodes bears the right MAC.
func authentic(b, mac []byte) bool {
	end := len(b) - sha256.Size
	return hmac.Equal(macOf(mac, b[:end]), b[end:])
}

// errTrial says that a vault was made before there was an audit. None was ever given out.
var errTrial = fmt.Errorf("%w that this version reads: a trial of this program made it, before there was an audit", ErrNotVault)

func macOf(key []byte, parts ...[]byte) []byte {
	m := hmac.New(sha256.New, key)
	for _, p := range parts {
		m.Write(p)
	}
	return m.Sum(nil)
}
