package model

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	Over string    `json:"over,omitempty"` // a mark of the words that were recorded there when it was kept: see Recorded
}

// Form reports whether the words are those of a form that makes something new: they are no answer,
// and wait until the form is finished.
func (d Draft) Form() bool { return strings.HasPrefix(d.Item, FormPrefix) }

// FormPrefix begins the item of every draft of a form.
const FormPrefix = "form: "

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

// Recorded marks the words that a closure holds where a draft belongs, without holding them again.
// A draft that was kept over other words than are there now has been overtaken: its writer has
// entered something since. Clocks are not asked, for they may be set back.
func Recorded(c *Closure, d Draft) string {
	a := c.Answer(d.Field)
	var words string
	switch d.Part {
	case PartText:
		words = c.Text(d.Field)
	case PartValue:
		words = strings.Join(a.Value, "\x00")
	case PartEvidence:
		words = a.Evidence
	case PartBecause:
		words = a.Because
	case PartOn:
		words = string(a.On)
	}
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:8])
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
