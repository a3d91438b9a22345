package guide

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// A fault is one thing that is wrong in the guide's files: where it is, what it is, how to mend it.
type fault struct {
	file string
	line int // counted from 1
	text string
}

// Error gives the fault as editors and build logs read it: file:line: text.
func (f fault) Error() string { return fmt.Sprintf("%s:%d: %s", f.file, f.line, f.text) }

// faults gathers everything that is wrong, so that whoever edits the guide sees it all at once.
type faults []fault

// add notes a fault.
func (fs *faults) add(file string, line int, format string, args ...any) {
	*fs = append(*fs, fault{file, line, fmt.Sprintf(format, args...)})
}

// err joins the faults in the order of files and lines, each once; without any it returns nil.
func (fs faults) err() error {
	slices.SortStableFunc(fs, func(a, b fault) int {
		return cmp.Or(cmp.Compare(rank(a.file), rank(b.file)), cmp.Compare(a.file, b.file),
			cmp.Compare(a.line, b.line), cmp.Compare(a.text, b.text))
	})
	var errs []error
	for _, f := range slices.Compact(fs) {
		errs = append(errs, f)
	}
	return errors.Join(errs...)
}

// rank puts a file in the order of its stage, and any other file after those.
func rank(file string) int {
	for i, stage := range Stages {
		if file == stageFile(stage) {
			return i
		}
	}
	return len(Stages)
}
