package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/ui/paper"
	"handover/ui/room"
)

// notes are what is to be minded of what was written: what the screen says of a document above its rule, and whether
// the file's name tells whose it is.
func (e *export) notes(src document.Source) []string {
	var out []string
	if e.out != "" {
		if named := document.NamedIn(src, filepath.Base(e.out)); len(named) > 0 {
			out = append(out, "a file's name is seen by others, and this one says “"+strings.Join(named, "”, “")+"”")
		}
	}
	if e.document == "" {
		return out
	}
	k, _ := document.KindOf(e.document)
	r, err := e.readerIn(src.Closure)
	if err != nil || r.Kind == model.ReadsCouncil { // who knows what it is
		return out
	}
	notes := k.Notes(src, r)
	if safe := room.SafeToHold(src, k, r); safe.Brief != "" && (len(notes) == 0 || k.ID != "letter" && k.ID != "leaflet") { // these begin with it
		out = append(out, safe.Words)
	}
	return append(out, notes...)
}

// mayTake refuses the name of a file that is there already.
func (e *export) mayTake() error {
	if e.out == "" || e.force {
		return nil
	}
	if _, err := os.Lstat(e.out); err != nil { // another reason is told where it is written
		return nil
	}
	return couldNot(fmt.Errorf("%s: %w", e.out, paper.ErrThere), "choose another name, or add --force to replace it")
}

// mayHand refuses what the screen holds back.
func (e *export) mayHand(src document.Source, k document.Kind, r model.Reader) error {
	hint := "settle that first; if it is needed all the same, for example to read together and take back, add --held"
	if r.Kind == model.ReadsProfessional {
		hint = "settle that first; if it has to go all the same, add --held"
	}
	if safe := room.SafeToHold(src, k, r); safe.Hold && !e.held {
		return couldNot(errors.New(strings.ToLower(safe.Words[:1])+strings.TrimSuffix(safe.Words[1:], ".")), hint)
	}
	return nil
}
