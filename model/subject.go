package model

import "handover/model/guide"

// A Kind says what a subject is.
type Kind string

// The kinds of subject.
const (
	KindClosure      Kind = "closure"
	KindChild        Kind = "child"
	KindAdult        Kind = "adult"          // an adult in the family
	KindOtherChild   Kind = "other-child"    // a sibling, or another child within reach of the person of concern
	KindProfessional Kind = "professional"   // somebody involved now: chair, reviewing officer, teacher …
	KindTeam         Kind = "team"           // somebody in the worker's own team: the worker, the manager
	KindService      Kind = "service"        // a follow-on or universal service that carries on
	KindAction       Kind = "planned-action" // a line of the plan
	KindAgreement    Kind = "agreement"      // a written agreement, safety plan, contact arrangement or restriction
)

// A Subject is what a question is about: the closure, or one person, service, planned action or
// agreement; ForPerson where it is also about somebody else.
type Subject struct {
	Kind      Kind     `json:"kind"`
	ID        string   `json:"id,omitempty"`
	ForPerson PersonID `json:"for,omitempty"`
}

// The two subjects that every closure has.
var (
	TheClosure = Subject{Kind: KindClosure}
	TheChild   = Subject{Kind: KindChild, ID: "child"}
)

// Person reports whether the subject is somebody in the cast.
func (s Subject) Person() bool {
	switch s.Kind {
	case KindChild, KindAdult, KindOtherChild, KindProfessional, KindTeam:
		return true
	}
	return false
}

// A Field names one answer or text: a guide item about a subject.
type Field struct {
	Item    string  `json:"item"`
	Subject Subject `json:"subject"`
}

// kindOf gives the kind of subject that a question for each of what is asked about.
func kindOf(each guide.Each) Kind {
	switch each {
	case guide.EachParent, guide.EachConcern, guide.EachAddressee:
		return KindAdult
	}
	return Kind(each)
}
