package model

import "slices"

// A WorkerID names a person who uses the program: the same in every closure and pack.
type WorkerID string

// A PersonID names somebody in one closure's cast: it is the ID of their Subject.
type PersonID string

// A ClosureID names a closure: 32 hex digits, random.
type ClosureID string

// A Worker is a person who uses the program.
type Worker struct {
	ID   WorkerID `json:"id"`
	Name string   `json:"name"`
	Role string   `json:"role"` // "social worker", "team manager" … as they call it
}

// A Status says how an answer stands. Nothing is preset: the zero Status is Unanswered.
type Status string

// The statuses. NotYet and ToDiscuss never settle anything.
const (
	Unanswered   Status = ""
	Answered     Status = "answered"
	NotYet       Status = "not yet"
	DoesNotApply Status = "does not apply"
	ToDiscuss    Status = "to discuss"
)

// A Value is what an answer says, read by the question's type: "yes" or "no"; the ids of options;
// words; a date as 2026-11-22; a person's id; a whole number. Only Several holds more than one.
type Value []string

// Has reports whether the value holds s.
func (v Value) Has(s string) bool { return slices.Contains(v, s) }

// First returns the value's first part, or "".
func (v Value) First() string {
	if len(v) == 0 {
		return ""
	}
	return v[0]
}

// An Answer is what was said to one question about one subject.
type Answer struct {
	Status   Status   `json:"status,omitempty"`
	Value    Value    `json:"value,omitempty"`    // by the question's type
	Evidence string   `json:"evidence,omitempty"` // such as "in the case record: visit, 3 November 2026"
	On       Date     `json:"on,omitempty"`       // when it was done; with NotYet, when it is planned
	By       PersonID `json:"who,omitempty"`      // who did it
	Because  string   `json:"because,omitempty"`  // why it does not apply, or why a query is overridden
}

// Equal reports whether two answers say the same.
func (a Answer) Equal(b Answer) bool {
	return a.Status == b.Status && slices.Equal(a.Value, b.Value) && a.Evidence == b.Evidence &&
		a.On == b.On && a.By == b.By && a.Because == b.Because
}

// Empty reports whether nothing at all has been said.
func (a Answer) Empty() bool { return a.Equal(Answer{}) }
