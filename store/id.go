package store

import (
	"crypto/rand"
	"encoding/hex"

	"handover/model"
)

// NewID returns a new random id: 32 hex digits, which tell nothing of when or what.
func NewID() string { return hex.EncodeToString(random(16)) }

// NewClosureID returns an id for a new closure.
func NewClosureID() model.ClosureID { return model.ClosureID(NewID()) }

// NewEntryID returns an id for a new entry.
func NewEntryID() model.EntryID { return model.EntryID(NewID()) }

// NewWorkerID returns an id for a worker who is new to the program.
func NewWorkerID() model.WorkerID { return model.WorkerID(NewID()) }

// random returns n random bytes. Read never fails: without randomness the program ends.
func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}
