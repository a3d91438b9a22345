package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"handover/model"
)

// accessFile is everything that is recorded in date order, as JSON. Of what is disclosed it holds what
// Disclosure does, and nothing else.
type accessFile struct {
	Format    string       `json:"format"`            // "handover subject access"
	Version   int          `json:"version"`           // 1
	Reference string       `json:"reference"`         // the council's reference
	Child     string       `json:"child"`             // how the child is referred to
	Composed  model.Date   `json:"composed"`          // the day on which this was put together
	ForThem   bool         `json:"for_whoever_asked"` // true: put together to be given, without what is left out; whether it was given, the log says
	LeftOut   int          `json:"left_out"`          // how many entries are left out of what is disclosed
	Passages  int          `json:"passages"`          // how many passages are left out of the others
	Entries   []accessItem `json:"entries"`           // in date order

	Disclosures []accessGiven `json:"disclosures,omitempty"` // the log of what was disclosed to whom; not in what is disclosed
}

// accessItem is one entry.
type accessItem struct {
	Number   int           `json:"number"`             // from 1, the same in both
	ID       model.EntryID `json:"id,omitempty"`       // the entry's id in the closure's journal; not in what is disclosed
	On       model.Date    `json:"on,omitempty"`       // the day on which it was written
	At       *time.Time    `json:"at,omitempty"`       // and when, by the writer's clock
	By       string        `json:"by,omitempty"`       // who wrote it
	Stage    string        `json:"stage,omitempty"`    // "readiness", "handover", "messages" or "summary"; none: the whole closure
	Title    string        `json:"title,omitempty"`    // where it belongs, and whom it is about
	Did      string        `json:"did,omitempty"`      // what was done
	Words    []accessWords `json:"words,omitempty"`    // what was said
	Replaced int           `json:"replaced,omitempty"` // the number of the entry that replaced it
	Undone   int           `json:"undone,omitempty"`   // the number of the entry that took it back
	Odd      string        `json:"odd,omitempty"`      // why it is kept and not followed
	LeftOut  bool          `json:"left_out,omitempty"` // what is disclosed holds nothing of it but its number and day
	Withheld []accessMark  `json:"withheld,omitempty"` // what of it is left out of what is disclosed, and why; not in what is disclosed
}

// accessWords are one piece of what an entry says.
type accessWords struct {
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
}

// accessMark is something that is left out.
type accessMark struct {
	Words   string `json:"words,omitempty"` // the passage; none for the whole entry
	Because string `json:"because"`
	Agreed  string `json:"agreed"`
}

// accessGiven is a line of the log of disclosures.
type accessGiven struct {
	model.Disclosed
	Recorded string `json:"recorded_by,omitempty"`
}

// AccessJSON writes everything that is recorded in date order as JSON: the lines of Access, or where disclosed those
// of Disclosure; then it is refused where that is, and until somebody has looked through it. Equal closures give equal bytes on one day.
func AccessJSON(src Source, disclosed bool) ([]byte, error) {
	c, k := src.Closure, CutAccess(src)
	lines := k.All
	if disclosed {
		if err := k.MayGo(); err != nil {
			return nil, err
		}
		lines = k.Shown
	}
	f := accessFile{Format: "handover subject access", Version: 1, Reference: c.Reference, Child: c.Child, Composed: src.Today,
		ForThem: disclosed, LeftOut: k.Left, Passages: k.Passages, Entries: []accessItem{}}
	for _, l := range lines {
		f.Entries = append(f.Entries, k.item(l, disclosed))
	}
	if !disclosed {
		for _, d := range c.Disclosures() {
			f.Disclosures = append(f.Disclosures, accessGiven{d.Disclosed, lineBy(src, model.AccessLine{By: d.Recorded})})
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return nil, fmt.Errorf("write everything that is recorded as JSON: %w", err)
	}
	return b.Bytes(), nil
}

// item is a line as JSON has it.
func (k *AccessCut) item(l model.AccessLine, disclosed bool) accessItem {
	it := accessItem{Number: l.Number, On: l.On, LeftOut: k.Out(l)}
	if disclosed && it.LeftOut {
		return it
	}
	it.By, it.Stage, it.Title, it.Did = lineBy(k.src, l), string(l.Stage), l.Title, l.Did
	it.Replaced, it.Undone, it.Odd = l.Replaced, l.Undone, l.Odd
	if !l.At.IsZero() {
		at := l.At.UTC()
		it.At = &at
	}
	for _, w := range l.Words {
		it.Words = append(it.Words, accessWords{w.Label, w.Text})
	}
	if disclosed {
		return it
	}
	it.ID = l.Entry
	for _, m := range k.marks[l.Entry] {
		it.Withheld = append(it.Withheld, accessMark{m.Words, m.Because, m.Agreed})
	}
	return it
}
