package document

import (
	"handover/model"
)

// CopyLeftOn lists what a reader's copy left out that was made on a day, for the log of copies. Of an earlier day
// that is what the copy would have left out then, and not what it leaves out today. It is not known where no such
// copy could be made here on that day, or where what it leaves out was changed in the course of it: then the worker
// is to say.
func CopyLeftOn(src Source, r model.Reader, on model.Date) (left []string, known bool) {
	if on == src.Today {
		return CopyLeft(src, r), true
	}
	if src.Closure.ChoseOn(r.Who, on, src.Here) {
		return nil, false
	}
	then := src
	then.Closure, then.Today, then.Given = src.Closure.AsOf(on, src.Here), on, ""
	if _, err := Given(then, r); err != nil {
		return nil, false
	}
	if r.Kind == model.ReadsProfessional && then.Closure.FormOfCopy(r.Who).How != src.Closure.FormOfCopy(r.Who).How {
		return nil, false
	}
	return CopyLeft(then, r), true
}
