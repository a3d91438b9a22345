package model

import (
	"time"
)

// A Header is what the caseload shows of a closure without opening its journal. Beyond the
// reference and how the child is referred to it holds facts, counts, ids and dates; what comes
// next is an item's id, never words.
type Header struct {
	ID          ClosureID   `json:"id"`
	Reference   string      `json:"reference"`
	Child       string      `json:"child"`
	State       Life        `json:"state"`
	Stages      [4]Progress `json:"stages"`      // in the order of guide.Stages
	Outstanding int         `json:"outstanding"` // gates and queries open, over all steps
	Next        Field       `json:"next"`
	Due         Date        `json:"due,omitempty"` // when what comes next is planned
	Changed     time.Time   `json:"changed"`
	Guide       string      `json:"guide"` // the fingerprint of the guide it was computed under
}

// A Progress counts what the rules need of one stage: gates and queries that apply, and how many
// of them are settled or overridden.
type Progress struct {
	Settled int `json:"settled"`
	Needed  int `json:"needed"`
}

// A Draft is words being typed that are not yet an entry of the journal.
type Draft struct {
	Closure ClosureID `json:"closure,omitempty"` // empty: words typed outside any closure, such as a new reference
	Field
	Part string    `json:"part"` // "text", "value", "evidence", "because", or the name of a form's line
	Text string    `json:"text"`
	By   WorkerID  `json:"by"`
	At   time.Time `json:"at"`
}

// Life is where a closure stands. It is computed, never typed.
type Life string

// The states of a closure.
const (
	Considering     Life = "considering"
	Preparing       Life = "preparing"        // discussed with the manager
	WithManager     Life = "with the manager" // submitted
	Returned        Life = "returned"
	Withdrawn       Life = "withdrawn" // the manager decided not to close
	Authorised      Life = "authorised here"
	ClosedLife      Life = "closed"
	ClosedAllShared Life = "closed, all shared"
)
