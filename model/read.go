package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"handover/model/guide"
)

// Reading says how to read a file of a closure.
type Reading struct {
	Guide       *guide.Guide
	KeepUnknown bool          // keep entries and questions that this version does not know, and what cannot be followed
	By          WorkerID      // whose entries those are that name nobody
	Now         time.Time     // when those were written that say no time
	NewID       func() string // gives ids to what has none: 32 hex digits
}

// ErrUnknownEntries says that a file holds what this version or this checklist does not know.
var ErrUnknownEntries = errors.New("this version or this checklist does not know it")

// ReadFile reads a closure from JSON, and checks all of it before it gives any of it. Ids, causes,
// times and writers may be left out, and are given: an entry without causes follows the one above
// it. Those present are kept. An error says what is wrong and where.
func ReadFile(r io.Reader, how Reading) (*File, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if len(b) > MaxFile {
		return nil, fmt.Errorf("the file is larger than %d MB, and no closure is", MaxFile>>20)
	}
	b = bytes.TrimPrefix(b, []byte("\uFEFF")) // some editors begin a file so
	f, err := decodeFile(b)
	if err != nil {
		return nil, err
	}
	if err := f.complete(how); err != nil {
		return nil, err
	}
	if err := f.check(how); err != nil {
		return nil, err
	}
	return f, nil
}

// decodeFile reads the JSON of a file.
func decodeFile(b []byte) (*File, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, errors.New("the file is empty")
	}
	var syntax *json.SyntaxError
	if err := json.Unmarshal(b, new(json.RawMessage)); errors.As(err, &syntax) {
		return nil, fmt.Errorf("the file is not whole JSON: line %d: %w", lineAt(b, syntax.Offset), err)
	} else if err != nil {
		return nil, fmt.Errorf("the file is not whole JSON: %w", err)
	}
	if at := notUTF8(b); at >= 0 {
		return nil, fmt.Errorf("the file is not UTF-8: line %d", lineAt(b, int64(at)))
	}
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	switch err := json.Unmarshal(b, &head); {
	case err != nil:
		return nil, fmt.Errorf("this is not a closure: %s", jsonWords(err))
	case head.Format != FileFormat:
		return nil, fmt.Errorf("this is not a closure: its format is %q, not %q", head.Format, FileFormat)
	case head.Version != FileVersion:
		return nil, fmt.Errorf("the file is of version %d; this program reads version %d", head.Version, FileVersion)
	}
	var raw struct {
		File
		Entries []json.RawMessage `json:"entries"` // read one by one, so that a fault can be placed
	}
	if err := strict(b, &raw); err != nil {
		return nil, fmt.Errorf("this is not a closure: %s", jsonWords(err))
	}
	if len(raw.Entries) > MaxEntries {
		return nil, fmt.Errorf("the file holds %d entries; a closure has %d at most", len(raw.Entries), MaxEntries)
	}
	f := raw.File
	f.Entries = make([]Entry, len(raw.Entries))
	for i, entry := range raw.Entries {
		if err := json.Unmarshal(entry, &f.Entries[i]); err != nil {
			return nil, fmt.Errorf("entry %d: %s", i+1, jsonWords(err))
		}
	}
	return &f, nil
}

// complete gives what was left out.
func (f *File) complete(how Reading) error {
	if f.ID == "" {
		f.ID = ClosureID(how.NewID())
	}
	if !hexID.MatchString(string(f.ID)) {
		return fmt.Errorf("the closure's id %q is not 32 hex digits", f.ID)
	}
	f.Reference = strings.TrimSpace(composed(f.Reference))
	for i := range f.Workers {
		w := &f.Workers[i]
		w.Name, w.Role = strings.TrimSpace(composed(w.Name)), strings.TrimSpace(composed(w.Role))
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.After == nil && i > 0 {
			e.After = []EntryID{f.Entries[i-1].ID}
		}
		if e.ID == "" {
			e.ID = EntryID(how.NewID())
		}
		if e.At.IsZero() {
			e.At = how.Now.UTC().Round(0)
		}
		if e.By == "" {
			e.By = how.By
		}
		normalise(e)
	}
	return nil
}

// normalise puts the words of a file written by hand into the form in which typed words are kept.
// It leaves control and direction characters alone: those are refused.
func normalise(e *Entry) {
	line := func(s *string) { *s = strings.TrimSpace(composed(*s)) }
	switch ev := e.Event.(type) {
	case Opened:
		line(&ev.Reference)
		line(&ev.Child)
		e.Event = ev
	case Added:
		line(&ev.Name)
		e.Event = ev
	case Renamed:
		line(&ev.Name)
		e.Event = ev
	case AnswerGiven:
		for i := range ev.Answer.Value {
			line(&ev.Answer.Value[i])
		}
		line(&ev.Answer.Evidence)
		line(&ev.Answer.Because)
		e.Event = ev
	case Written:
		ev.Text = composed(ev.Text)
		e.Event = ev
	case Tried:
		line(&ev.Who)
		line(&ev.Note)
		e.Event = ev
	case Recalled:
		line(&ev.Because)
		e.Event = ev
	case Decided:
		ev.Because = composed(ev.Because)
		for i := range ev.Points {
			ev.Points[i].Text = composed(ev.Points[i].Text)
		}
		e.Event = ev
	case PointAnswered:
		ev.Text = composed(ev.Text)
		e.Event = ev
	case Reopened:
		line(&ev.Reference)
		line(&ev.Because)
		line(&ev.Prompted)
		line(&ev.DecidedBy)
		e.Event = ev
	case LeftAsIs:
		line(&ev.What)
		e.Event = ev
	case Noted:
		line(&ev.Text)
		e.Event = ev
	case SectionInCopy:
		line(&ev.Because)
		line(&ev.Agreed)
		e.Event = ev
	case CopyForm:
		line(&ev.Because)
		line(&ev.Agreed)
		e.Event = ev
	case PassageWithheld:
		ev.Words = composed(ev.Words)
		line(&ev.Because)
		line(&ev.Agreed)
		ev.Stays = slices.Clone(ev.Stays)
		for i := range ev.Stays {
			line(&ev.Stays[i].Because)
			line(&ev.Stays[i].Agreed)
		}
		e.Event = ev
	case PassageShown:
		line(&ev.Because)
		line(&ev.Agreed)
		e.Event = ev
	case Copied:
		for _, s := range []*string{&ev.Language, &ev.Interpreter, &ev.Kept, &ev.Because, &ev.Agreed} {
			line(s)
		}
		for i := range ev.Left {
			line(&ev.Left[i])
		}
		e.Event = ev
	case CopyReceived:
		line(&ev.How)
		e.Event = ev
	case Signed:
		line(&ev.Because)
		line(&ev.Interpreter)
		e.Event = ev
	case AccessWithheld:
		ev.Words = composed(ev.Words)
		line(&ev.Because)
		line(&ev.Agreed)
		e.Event = ev
	case AccessShown:
		line(&ev.Because)
		line(&ev.Agreed)
		e.Event = ev
	case AccessRead:
		line(&ev.Who)
		e.Event = ev
	case Disclosed:
		line(&ev.To)
		line(&ev.Because)
		line(&ev.Agreed)
		e.Event = ev
	case SessionBegan:
		ev.Topics = tidyTopics(ev.Topics)
		e.Event = ev
	case AgendaSet:
		ev.Topics = tidyTopics(ev.Topics)
		e.Event = ev
	case TopicEnded:
		line(&ev.Topic.Words)
		line(&ev.Do)
		line(&ev.Owner)
		ev.Child, ev.Parents, ev.Wrong, ev.Why, ev.How = composed(ev.Child), composed(ev.Parents), composed(ev.Wrong), composed(ev.Why), composed(ev.How)
		ev.Voices = slices.Clone(ev.Voices)
		for i := range ev.Voices {
			ev.Voices[i].Says = composed(ev.Voices[i].Says)
		}
		e.Event = ev
	case ActionDone:
		line(&ev.How)
		e.Event = ev
	case Transferred:
		line(&ev.As)
		e.Event = ev
	case Held:
		line(&ev.Because)
		e.Event = ev
	case Released:
		line(&ev.Because)
		e.Event = ev
	case Lodged:
		line(&ev.Where)
		line(&ev.Because)
		e.Event = ev
	}
}

// jsonWords says without the words of the code what is wrong with JSON that is whole.
func jsonWords(err error) string {
	var kind *json.UnmarshalTypeError
	var at *time.ParseError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Sprintf("a JSON %s stands where fields in { } belong", kind.Value)
	case errors.As(err, &kind):
		return fmt.Sprintf("the field %q holds a JSON %s, which cannot stand there", kind.Field, kind.Value)
	case errors.As(err, &at):
		return fmt.Sprintf("the time %q is not one like 2026-11-22T09:30:00Z", at.Value)
	case strings.HasPrefix(err.Error(), "Time."):
		return "its time is not one like 2026-11-22T09:30:00Z"
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// lineAt gives the line on which a byte of a file stands.
func lineAt(b []byte, at int64) int {
	return 1 + bytes.Count(b[:min(at, int64(len(b)))], []byte("\n"))
}

// notUTF8 gives where a file stops being UTF-8, or -1.
func notUTF8(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
