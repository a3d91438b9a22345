package compare

import (
	"slices"
	"strings"

	"handover/model"
)

// A Section is one section of the record, and what became of it between two versions.
type Section struct {
	model.Field
	Title  string
	Change Change
	Pieces []Piece
}

// A Change says what became of a section.
type Change int

// What became of a section.
const (
	Stayed  Change = iota
	Changed        // it reads otherwise
	Added          // it was not there before
	Dropped        // it is there no more
)

// Sections compares two versions of the record, section by section: in the order of the one now, with each that
// is gone behind the one that it followed.
func Sections(was, now []model.SentSection, title func(model.Field) string) []Section {
	at := func(in []model.SentSection, f model.Field) int {
		return slices.IndexFunc(in, func(s model.SentSection) bool { return s.Field == f })
	}
	var out []Section
	for _, n := range now {
		s := Section{Field: n.Field, Title: title(n.Field), Change: Added}
		before := ""
		if i := at(was, n.Field); i >= 0 {
			s.Change, before = Changed, Reads(was[i])
			if was[i] == n {
				s.Change = Stayed
			}
		}
		s.Pieces = Words(before, Reads(n))
		out = append(out, s)
	}
	for i, w := range was {
		if at(now, w.Field) >= 0 {
			continue
		}
		s := Section{Field: w.Field, Title: title(w.Field), Change: Dropped, Pieces: Words(Reads(w), "")}
		to := 0
		if i > 0 {
			to = slices.IndexFunc(out, func(o Section) bool { return o.Field == was[i-1].Field }) + 1
		}
		out = slices.Insert(out, to, s)
	}
	return out
}

// Reads is all that a section says: its text, and why it stays open or does not apply.
func Reads(s model.SentSection) string {
	text := strings.TrimRight(s.Text, "\n")
	say := ""
	switch {
	case s.Status == model.DoesNotApply:
		say = "Does not apply: " + s.Because
	case s.Because != "":
		say = "Reason given: " + s.Because
	case s.Status == model.NotYet || s.Status == model.ToDiscuss:
		say = "Marked: " + string(s.Status) + "."
	}
	if text != "" && say != "" {
		text += "\n"
	}
	return text + say
}
