package model

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"time"
)

// nameID is the form of a worker's id and of a kind of entry.
var nameID = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

// label says which entry of a file is meant.
func label(number int, e Entry) string {
	if kind := e.Event.kind(); nameID.MatchString(kind) {
		return fmt.Sprintf("entry %d (%s)", number, kind)
	}
	return fmt.Sprintf("entry %d", number)
}

// check refuses what may not be in a closure.
func (f *File) check(how Reading) error {
	workers, err := f.checkWorkers()
	if err != nil {
		return err
	}
	workers[how.By] = true
	number := make(map[EntryID]int, len(f.Entries))
	opened := 0
	for i, e := range f.Entries {
		if err := f.checkEntry(how, e, workers); err != nil {
			return fmt.Errorf("%s: %w", label(i+1, e), err)
		}
		if provedElsewhere(f.ID, e.Event) {
			return fmt.Errorf("%s: its signature is of a decision in another closure", label(i+1, e))
		}
		if was, twice := number[e.ID]; twice && !how.KeepUnknown {
			return fmt.Errorf("%s: the id %s is that of entry %d already", label(i+1, e), e.ID, was)
		}
		number[e.ID] = i + 1
		if _, ok := e.Event.(Opened); ok {
			opened++
		}
	}
	if opened != 1 {
		return fmt.Errorf("a closure is opened once; this file opens it %d times", opened)
	}
	c := Fold(f.Entries)
	if !c.opened {
		return errors.New("the opening of the closure is taken back, and a closure is open until it is closed")
	}
	if len(c.Odd) > 0 && !how.KeepUnknown {
		odd := c.Odd[0]
		return fmt.Errorf("%s: %s", label(number[odd.Entry.ID], odd.Entry), odd.Why)
	}
	if f.Reference != "" && f.Reference != c.Reference {
		return fmt.Errorf("the file's reference %q is not the one that its entries give, %q", f.Reference, c.Reference)
	}
	f.Reference = c.Reference
	return nil
}

// checkWorkers gives the ids of the workers whom the file names.
func (f *File) checkWorkers() (map[WorkerID]bool, error) {
	ids := map[WorkerID]bool{}
	for i, w := range f.Workers {
		if !nameID.MatchString(string(w.ID)) {
			return nil, fmt.Errorf("worker %d: the id %q is not small letters, figures and hyphens", i+1, w.ID)
		}
		if ids[w.ID] {
			return nil, fmt.Errorf("worker %d: the id %q is that of another worker already", i+1, w.ID)
		}
		if err := cmp.Or(checkLine("the name", w.Name, true), checkLine("the role", w.Role, false)); err != nil {
			return nil, fmt.Errorf("worker %d: %w", i+1, err)
		}
		ids[w.ID] = true
	}
	return ids, nil
}

// checkEntry looks at one entry by itself.
func (f *File) checkEntry(how Reading, e Entry, workers map[WorkerID]bool) error {
	switch {
	case !hexID.MatchString(string(e.ID)):
		return fmt.Errorf("the id %q is not 32 hex digits", e.ID)
	case e.At.Year() < firstYear || e.At.Year() > lastYear:
		return fmt.Errorf("the time %s cannot be", e.At.Format(time.RFC3339))
	case !workers[e.By]:
		return fmt.Errorf("it is by %q, whom the file does not name among its workers", e.By)
	}
	for _, cause := range e.After {
		if !hexID.MatchString(string(cause)) {
			return fmt.Errorf("the id %q is not 32 hex digits", cause)
		}
	}
	if u, ok := e.Event.(Unknown); ok {
		return checkUnknown(how, u)
	}
	err := Check(how.Guide, e.Event)
	if errors.Is(err, ErrNoItem) {
		if how.KeepUnknown {
			return nil
		}
		return fmt.Errorf("%w: %w", err, ErrUnknownEntries)
	}
	return err
}

// checkUnknown looks at an event that this version does not read. Its kind is shown on screen, so
// it is no more than a word.
func checkUnknown(how Reading, u Unknown) error {
	if !nameID.MatchString(u.Kind) {
		return errors.New("its kind is not small letters, figures and hyphens")
	}
	if how.KeepUnknown {
		return nil
	}
	if _, err := readKnown(u.Kind, u.Fields); !errors.Is(err, errKind) {
		return fmt.Errorf("%s: %w", jsonWords(err), ErrUnknownEntries)
	}
	return ErrUnknownEntries
}
