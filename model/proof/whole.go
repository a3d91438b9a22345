package proof

import (
	"slices"

	"handover/model/plain"
)

// Whole reads a text by the lists, and against its closure: all that the program points out. What was found in one
// place is told once: what the lists say of it comes first.
func Whole(lists *plain.Lists, t Text) plain.Reading {
	return With(lists, About(t), t)
}

// With is Whole for a text of which it was gathered before what the lists need to know.
func With(lists *plain.Lists, about plain.Text, t Text) plain.Reading {
	about.Body = t.Body
	read := lists.Read(about)
	if foreign(read) {
		read.Findings, read.Ignored = nil, nil
		return read
	}
	found := slices.Concat(read.Findings, read.Ignored)
	taken := func(f plain.Finding) bool {
		return slices.ContainsFunc(found, func(o plain.Finding) bool {
			return o.Kind != plain.Long && f.From < o.To && o.From < f.To
		})
	}
	t.Ignored = nil
	for _, f := range Read(t) {
		switch {
		case !Encloses(f.Kind) && taken(f):
		case about.Ignored[f.Key()]:
			read.Ignored = append(read.Ignored, f)
		default:
			read.Findings = append(read.Findings, f)
		}
	}
	byPlace := func(a, b plain.Finding) int { return a.From - b.From }
	slices.SortStableFunc(read.Findings, byPlace)
	slices.SortStableFunc(read.Ignored, byPlace)
	return read
}

// foreign reports whether a text long enough to tell is not in English: the lists know no other language.
func foreign(read plain.Reading) bool {
	const words, sentences = 30, 3
	return read.From == 0 && read.Words >= words && read.Sentences >= sentences
}
