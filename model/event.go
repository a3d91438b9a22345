package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"
)

// An EntryID names an entry: 32 hex digits, random, so that an id tells nothing of when.
type EntryID string

// An Event is one thing that happened to a closure.
type Event interface {
	kind() string
}

// An Entry is an event in a closure's journal. Entries are only ever added.
type Entry struct {
	ID    EntryID
	After []EntryID // the newest entries that the writer had: its causes
	At    time.Time // by the writer's clock, which may be wrong
	By    WorkerID  // who was at the keyboard
	Event Event
}

// The events. Most of a journal is Answered; the others are what is not an answer.
type (
	// Opened begins a closure; it is the first entry of its journal.
	Opened struct {
		Reference string `json:"reference"` // the council's reference, or the team's
		Child     string `json:"child"`     // how to refer to the child: initials, by default
	}

	// Added puts a person, service, planned action or agreement into the closure.
	Added struct {
		Subject Subject `json:"subject"`
		Name    string  `json:"name"`
	}

	// Renamed changes what a subject is called: for the closure its reference, for the child how
	// to refer to them.
	Renamed struct {
		Subject Subject `json:"subject"`
		Name    string  `json:"name"`
	}

	// SetAside takes a subject out of the closure's questions. What was said about it is kept.
	SetAside struct {
		Subject Subject `json:"subject"`
	}

	// AnswerGiven is an answer to a question, replacing the one before.
	AnswerGiven struct {
		Field
		Answer Answer `json:"answer"`
	}

	// Written is a text of the record, or a long answer, replacing the one before.
	Written struct {
		Field
		Text string `json:"text"`
	}

	// Tried is one attempt to reach a service.
	Tried struct {
		Service Subject `json:"service"`
		On      Date    `json:"on"`
		Who     string  `json:"who"`     // who was tried, or spoken with
		Outcome string  `json:"outcome"` // one of Outcomes
		Note    string  `json:"note,omitempty"`
		Again   Date    `json:"again,omitempty"` // a day to try again; none where nobody planned one
		Took    int     `json:"took,omitempty"`  // how long the call took, in seconds; 0 where that is not known
	}

	// Noted is one line of a call with a service, as it happened.
	Noted struct {
		Service Subject `json:"service"`
		Line    string  `json:"line,omitempty"` // what of the content it is about, as LinesOf names it; none for a free note
		How     string  `json:"how"`            // one of Hows
		Text    string  `json:"text,omitempty"`
	}

	// LeftAsIs says that the writer of a text saw what was pointed out in it, or offered to it, and left the
	// text as it is. It is not pointed out again.
	LeftAsIs struct {
		Field
		What string `json:"what"`
	}

	// Undone takes back one earlier entry, which stays in the journal. Undoing an Undone brings
	// the entry back.
	Undone struct {
		Entry EntryID `json:"entry"`
	}

	// Transferred says that the closure is in the council's record, which is the record. A later one
	// replaces the earlier.
	Transferred struct {
		On Date   `json:"on"`
		As string `json:"as"` // the name or number that it has there
	}

	// Held stops the local copy from going: a complaint, a request for access, a court.
	Held struct {
		Because string `json:"because"`
	}

	// Released ends every hold that its writer had before them. A hold that somebody else put on
	// meanwhile stays.
	Released struct {
		Because string `json:"because"`
	}

	// Lodged says of one of Lodgeable where in the council's record all of it lies that was here by
	// then, or why it is not needed there: one of the two.
	Lodged struct {
		What    string `json:"what"`
		Where   string `json:"where,omitempty"`
		Because string `json:"because,omitempty"`
	}

	// Unknown is an event of a kind, or with fields, that this version does not read. It is kept
	// as it came, without the spaces between its fields.
	Unknown struct {
		Kind   string
		Fields json.RawMessage
	}
)

func (Opened) kind() string      { return "opened" }
func (Added) kind() string       { return "added" }
func (Renamed) kind() string     { return "renamed" }
func (SetAside) kind() string    { return "set-aside" }
func (AnswerGiven) kind() string { return "answered" }
func (Written) kind() string     { return "written" }
func (Tried) kind() string       { return "tried" }
func (Noted) kind() string       { return "noted" }
func (LeftAsIs) kind() string    { return "left-as-is" }
func (Undone) kind() string      { return "undone" }
func (Transferred) kind() string { return "transferred" }
func (Held) kind() string        { return "held" }
func (Released) kind() string    { return "released" }
func (Lodged) kind() string      { return "lodged" }
func (u Unknown) kind() string   { return u.Kind }

// Outcomes of an attempt to reach a service.
var Outcomes = [...]struct{ ID, Words string }{
	{"spoke", "spoke with them"},
	{"message", "left a message"},
	{"no-answer", "no answer"},
	{"call-back", "they will ring back"},
	{"broken-off", "broken off"},
	{"wrote", "wrote to them"},
}

// wire is an entry as it is stored and exported.
type wire struct {
	ID     EntryID         `json:"id,omitempty"`
	After  []EntryID       `json:"after"` // always written: the first entry follows nothing, and says so
	At     *time.Time      `json:"at,omitempty"`
	By     WorkerID        `json:"by,omitempty"`
	Kind   string          `json:"kind"`
	Fields json.RawMessage `json:"fields"`
}

// MarshalJSON writes the entry in its one canonical form.
func (e Entry) MarshalJSON() ([]byte, error) {
	w := wire{ID: e.ID, After: e.After, By: e.By, Kind: e.Event.kind()}
	if w.After == nil {
		w.After = []EntryID{}
	}
	if !e.At.IsZero() {
		at := e.At.UTC().Round(0)
		w.At = &at
	}
	if u, ok := e.Event.(Unknown); ok {
		w.Fields = u.Fields
	} else {
		fields, err := marshal(e.Event)
		if err != nil {
			return nil, err
		}
		w.Fields = fields
	}
	return marshal(w)
}

// marshal is json.Marshal that leaves <, > and & as they are typed.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// UnmarshalJSON reads an entry. An event of a kind or with fields that this version does not know
// becomes Unknown; the error is for what is no entry at all.
func (e *Entry) UnmarshalJSON(b []byte) error {
	var w wire
	if err := strict(b, &w); err != nil {
		return err
	}
	if w.Kind == "" {
		return errors.New("an entry without a kind")
	}
	*e = Entry{ID: w.ID, After: w.After, By: w.By, Event: readEvent(w.Kind, w.Fields)}
	if w.At != nil {
		e.At = w.At.UTC()
	}
	if y := e.At.Year(); y < 0 || y > 9999 { // the time zone can push it where it cannot be written again
		return errors.New("a time before the year 0 or after the year 9999")
	}
	return nil
}

// readKnown reads an event of a kind that this version knows. The error says that it does not know
// the kind, or what is wrong with the fields.
func readKnown(kind string, fields json.RawMessage) (Event, error) {
	switch kind {
	case "opened":
		return into[Opened](fields)
	case "added":
		return into[Added](fields)
	case "renamed":
		return into[Renamed](fields)
	case "set-aside":
		return into[SetAside](fields)
	case "answered":
		return into[AnswerGiven](fields)
	case "written":
		return into[Written](fields)
	case "tried":
		return into[Tried](fields)
	case "noted":
		return into[Noted](fields)
	case "reopened":
		return into[Reopened](fields)
	case "submitted":
		return into[Submitted](fields)
	case "recalled":
		return into[Recalled](fields)
	case "decided":
		return into[Decided](fields)
	case "point-answered":
		return into[PointAnswered](fields)
	case "point-accepted":
		return into[PointAccepted](fields)
	case "correction-taken":
		return into[CorrectionTaken](fields)
	case "section-in-copy":
		return into[SectionInCopy](fields)
	case "copy-form":
		return into[CopyForm](fields)
	case "passage-withheld":
		return into[PassageWithheld](fields)
	case "passage-shown":
		return into[PassageShown](fields)
	case "copied":
		return into[Copied](fields)
	case "copy-received":
		return into[CopyReceived](fields)
	case "signed":
		return into[Signed](fields)
	case "access-withheld":
		return into[AccessWithheld](fields)
	case "access-shown":
		return into[AccessShown](fields)
	case "access-read":
		return into[AccessRead](fields)
	case "disclosed":
		return into[Disclosed](fields)
	case "paper-safe":
		return into[PaperSafe](fields)
	case "session-began":
		return into[SessionBegan](fields)
	case "agenda-set":
		return into[AgendaSet](fields)
	case "topic-ended":
		return into[TopicEnded](fields)
	case "action-done":
		return into[ActionDone](fields)
	case "session-ended":
		return into[SessionEnded](fields)
	case "left-as-is":
		return into[LeftAsIs](fields)
	case "undone":
		return into[Undone](fields)
	case "transferred":
		return into[Transferred](fields)
	case "held":
		return into[Held](fields)
	case "released":
		return into[Released](fields)
	case "lodged":
		return into[Lodged](fields)
	}
	return nil, errKind
}

var errKind = errors.New(oddKind)

func into[T Event](b json.RawMessage) (Event, error) {
	var ev T
	if len(b) == 0 || b[0] != '{' {
		return nil, errors.New("it has no fields")
	}
	err := strict(b, &ev)
	return ev, err
}

func readEvent(kind string, fields json.RawMessage) Event {
	if ev, err := readKnown(kind, fields); err == nil {
		return ev
	}
	var b bytes.Buffer
	if json.Compact(&b, fields) != nil || b.Len() == 0 {
		return Unknown{Kind: kind, Fields: json.RawMessage("null")}
	}
	return Unknown{Kind: kind, Fields: json.RawMessage(oneWay(b.String()))}
}

// oneWay writes in one way the characters that JSON may write in two, as Entry.MarshalJSON does.
// Otherwise an entry that went through json.Marshal would not be the same as before.
func oneWay(fields string) string {
	return strings.NewReplacer(`\\`, `\\`, `\u003c`, "<", `\u003e`, ">", `\u0026`, "&",
		"\u2028", `\u2028`, "\u2029", `\u2029`).Replace(fields)
}

// strict reads JSON and refuses fields that v does not have.
func strict(b []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	return dec.Decode(v)
}
