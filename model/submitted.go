package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"handover/model/guide"
)

// What a manager reads and decides on is one text, and stays that text: Submitted keeps it as it was composed,
// and a decision names it by its fingerprint.
type (
	// Submitted sends the record to the manager, as it was composed then.
	Submitted struct {
		Record json.RawMessage `json:"record"` // a SentRecord in the one form in which it is written
	}

	// Recalled takes the record back before the manager has decided.
	Recalled struct {
		Submission EntryID `json:"submission"`
		Because    string  `json:"because"`
	}

	// Decided is what the manager decided on a record that was sent.
	Decided struct {
		Submission EntryID `json:"submission"`
		Record     string  `json:"record"`   // the fingerprint of the record that was read, as Fingerprint gives it
		Decision   string  `json:"decision"` // DecisionAuthorised, DecisionReturned or DecisionNotToClose
		Because    string  `json:"because"`  // in the manager's own words; of not closing: what must happen now
		Points     []Point `json:"points,omitempty"`
		Proof      *Proof  `json:"proof,omitempty"` // the signature; nil where nobody signed it
	}

	// A Point is something that the manager asks to be mended, in one section of the record.
	Point struct {
		Section Field  `json:"section"`
		Text    string `json:"text"`
	}

	// PointAnswered says what the worker did about a point.
	PointAnswered struct {
		Decision EntryID `json:"decision"`
		Point    int     `json:"point"` // its place among the decision's points, from 0
		Text     string  `json:"text"`
	}

	// PointAccepted says that the manager is content with the answer to a point.
	PointAccepted struct {
		Decision EntryID `json:"decision"`
		Point    int     `json:"point"`
	}

	// CorrectionTaken says that a worker saw what a manager wrote into a section, and took it as it is.
	CorrectionTaken struct {
		Text EntryID `json:"text"` // the entry that wrote it
	}
)

func (Submitted) kind() string       { return "submitted" }
func (Recalled) kind() string        { return "recalled" }
func (Decided) kind() string         { return "decided" }
func (PointAnswered) kind() string   { return "point-answered" }
func (PointAccepted) kind() string   { return "point-accepted" }
func (CorrectionTaken) kind() string { return "correction-taken" }

// What a manager can decide.
const (
	DecisionAuthorised = "authorised"
	DecisionReturned   = "returned"
	DecisionNotToClose = "not-to-close"
)

// A SentRecord is the record as it was sent: the text of each section as its writer left it, by which a later
// edit is seen, and the document that was composed from them, of which every copy is made.
type SentRecord struct {
	Sections []SentSection   `json:"sections"`
	Document json.RawMessage `json:"document"`
}

// A SentSection is one section of a SentRecord.
type SentSection struct {
	Field
	Text    string `json:"text"`
	Status  Status `json:"status,omitempty"`
	Because string `json:"because,omitempty"` // why it does not apply, or why it stays open
}

// Fingerprint is the SHA-256 of a record that was sent, in hex.
func Fingerprint(record json.RawMessage) string {
	var b bytes.Buffer
	if json.Compact(&b, record) != nil {
		return ""
	}
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:])
}

// A Submission is one record that was sent, and what came of it.
type Submission struct {
	Entry    EntryID
	At       time.Time
	By       WorkerID
	Record   json.RawMessage
	Sections []SentSection
	Print    string // its fingerprint
	Recalled bool
	Back     *TakenBack // how it was taken back; nil while it was not
	Decision *Decision  // what was decided on it; nil for nothing yet
	Apart    bool       // another decision was made of it on another laptop: it is taken back, and sent again
	Other    *Decision  // that other decision, where it was made apart

	index int
	late  []*Decision // made apart from its being taken back
}

// A TakenBack says when a record was taken back, by whom, and why.
type TakenBack struct {
	At      time.Time
	By      WorkerID
	Because string

	index int
}

// A Decision is what was decided on a submission.
type Decision struct {
	Decided
	Entry  EntryID
	At     time.Time
	By     WorkerID // who was at the keyboard: recorded as theirs, and not proved; a signature says whose key it was
	Points []PointState

	index int
}

// A PointState is a point, and how it stands: open, answered, accepted.
type PointState struct {
	Point
	Decision EntryID // that made it
	Number   int     // which of its points, from 0
	Answer   string  // "" while it is open
	Accepted bool
}

// maxPoints is how many points one decision may have.
const maxPoints = 100

func checkSubmitted(s Submitted) error {
	var r SentRecord
	if err := strict(s.Record, &r); err != nil {
		return fmt.Errorf("what was sent is no record: %s", jsonWords(err))
	}
	if len(r.Document) == 0 || len(r.Sections) == 0 {
		return errors.New("what was sent holds no sections, or no document")
	}
	for i, sec := range r.Sections {
		if err := checkSubject(sec.Subject); err != nil {
			return err
		}
		if err := CheckText(sec.Text); err != nil {
			return err
		}
		if slices.ContainsFunc(r.Sections[:i], func(o SentSection) bool { return o.Field == sec.Field }) {
			return fmt.Errorf("what was sent holds the section %q twice", sec.Item)
		}
	}
	return nil
}

func checkDecided(g *guide.Guide, d Decided) error {
	if err := checkID(d.Submission); err != nil {
		return err
	}
	switch d.Decision {
	case DecisionAuthorised, DecisionNotToClose:
		if len(d.Points) > 0 {
			return errors.New("only a record that is sent back has points")
		}
	case DecisionReturned:
		if len(d.Points) == 0 {
			return errors.New("a record is sent back with at least one point, so that the worker knows what to mend")
		}
	default:
		return fmt.Errorf("%q is not what a manager can decide", d.Decision)
	}
	if len(d.Points) > maxPoints {
		return fmt.Errorf("there are %d points; a decision has %d at most", len(d.Points), maxPoints)
	}
	for _, p := range d.Points {
		it, err := checkField(g, p.Section)
		if err != nil {
			return err
		}
		if it.Form != guide.Section {
			return fmt.Errorf("a point is about a section of the record, and %q is none", p.Section.Item)
		}
		if err := checkWritten("the point", p.Text); err != nil {
			return err
		}
	}
	if err := checkProof(d.Proof); err != nil {
		return err
	}
	return checkWritten("the reason for the decision", d.Because)
}

// checkWritten checks words of some length that must be there.
func checkWritten(what, s string) error {
	if emptyText(s) {
		return fmt.Errorf("%s is empty", what)
	}
	return CheckText(s)
}
