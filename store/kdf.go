package store

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// A cost says how hard it is to try a passphrase: Argon2id's parameters.
type cost struct {
	Memory  uint32 `json:"memory"` // KiB
	Passes  uint32 `json:"passes"`
	Threads uint8  `json:"threads"`
}

// A cost less than the floor makes guessing cheap; one above the ceiling, in a header that
// somebody else wrote, would bring the laptop to a halt.
const (
	floorMemory, ceilingMemory   = 64 << 10, 1 << 20
	floorPasses, ceilingPasses   = 3, 10
	leastPasses                  = 1 // accepted from a header, never written
	floorThreads, ceilingThreads = 4, 8
	leastThreads                 = 1 // accepted from a header, never written
)

// bearable is what unlocking may take on the laptop that made the vault.
const bearable = 700 * time.Millisecond

func floorCost() cost { return cost{floorMemory, floorPasses, floorThreads} }

// accepted refuses a cost from a header that lies outside the limits.
func (c cost) accepted() error {
	switch {
	case c.Memory < floorMemory || c.Memory > ceilingMemory:
		return fmt.Errorf("it asks for %d KiB of memory for the passphrase", c.Memory)
	case c.Passes < leastPasses || c.Passes > ceilingPasses:
		return fmt.Errorf("it asks for %d passes over the passphrase", c.Passes)
	case c.Threads < leastThreads || c.Threads > ceilingThreads:
		return fmt.Errorf("it asks for %d threads for the passphrase", c.Threads)
	}
	return nil
}

// atLeast returns a cost that is nowhere less than another.
func (c cost) atLeast(least cost) cost {
	return cost{max(c.Memory, least.Memory), max(c.Passes, least.Passes), max(c.Threads, least.Threads)}
}

// raised returns the floor, raised as far as this computer bears it within a second.
func raised() cost {
	c := floorCost()
	start := time.Now()
	clear(c.key([]byte("how fast is this computer"), make([]byte, saltSize)))
	if took := time.Since(start); took > 0 {
		c.Passes = min(ceilingPasses, max(floorPasses, floorPasses*uint32(bearable/took)))
	}
	return c
}

const saltSize = 16

// key derives the key that a passphrase stands for. Letters with accents come in two spellings,
// by keyboard; both mean the same passphrase.
func (c cost) key(passphrase, salt []byte) []byte {
	spelt := norm.NFC.Append(make([]byte, 0, 4*len(passphrase)+64), passphrase...)
	key := argon2.IDKey(spelt, salt, c.Passes, c.Memory, c.Threads, 32)
	clear(spelt)
	return key
}

var errKDF = errors.New("it names another way to derive a key")
