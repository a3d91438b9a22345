package store

import (
	"crypto/rand"
	"encoding/hex"
)

// NewID returns a new random id: 32 hex digits, which tell nothing of when or what.
func NewID() string { return hex.EncodeToString(random(16)) }

// random returns n random bytes. Read never fails: without randomness the program ends.
func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}
