package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"handover/model/guide"
)

// A Draft is words being typed that are not yet an entry of the journal.
type Draft struct {
	Closure ClosureID `json:"closure,omitempty"` // empty: words typed outside any closure, such as a new reference
	Field
	Part string    `json:"part"` // "text", "value", "evidence", "because", "on", or the name of a form's line
	Text string    `json:"text"`
	By   WorkerID  `json:"by"`
	At   time.Time `json:"at"`
}

// The parts of a field that a draft may hold words for.
const (
	PartText     = "text"
	PartValue    = "value"
	PartEvidence = "evidence"
	PartBecause  = "because"
	PartOn       = "on"
)

// TakeDraft turns words that were being typed into the change that they were meant for.
func TakeDraft(c *Closure, g *guide.Guide, d Draft, today Date) ([]Event, error) {
	if d.Part == PartText {
		return Write(c, g, d.Field, d.Text)
	}
	a := c.Answer(d.Field)
	switch d.Part {
	case PartValue:
		value, err := readValue(g.Item(d.Item), d.Text, today)
		if err != nil {
			return nil, err
		}
		a.Value = value
	case PartOn:
		on, err := readDate(d.Text, today)
		if err != nil {
			return nil, err
		}
		a.On = on
	case PartEvidence:
		a.Evidence = d.Text
	case PartBecause:
		a.Because = d.Text
	default:
		return nil, fmt.Errorf("words typed for %q, which no answer has", d.Part)
	}
	return Give(c, g, d.Field, a, today)
}

// Stale reports whether words that were being typed are older than what their writer has entered in
// that field since: they are no news.
func Stale(c *Closure, d Draft) bool {
	answers, texts := c.Said(d.Field)
	for _, s := range slices.Concat(answers, texts) {
		if s.By == d.By && !s.At.Before(d.At) {
			return true
		}
	}
	return false
}

// readValue reads the words typed as an answer.
func readValue(it *guide.Item, typed string, today Date) (Value, error) {
	if strings.TrimSpace(typed) == "" {
		return nil, nil
	}
	if it != nil && it.Type == guide.DateType {
		d, err := ParseDate(typed, today)
		return Value{string(d)}, err
	}
	return Value{CleanLine(typed)}, nil
}

// readDate reads a typed date, and nothing typed as none.
func readDate(typed string, today Date) (Date, error) {
	if strings.TrimSpace(typed) == "" {
		return "", nil
	}
	return ParseDate(typed, today)
}
