package share

import (
	"strings"

	"handover/model"
	"handover/model/document"
	"handover/ui/kit"
	"handover/ui/room"
)

// leftThen asks what a copy left out that was given on an earlier day, where the record of that day does not tell:
// what would be left out today may not be what was left out then.
func leftThen(r *room.Room, who model.Subject, on *kit.Field) *kit.Field {
	var day model.Date
	known := true
	return &kit.Field{
		ID: "left", Label: "What did it leave out?", Need: "Say what it left out, or that it left out nothing.",
		Hint: "What was left out on that day is not certain here. Name the sections and the passages, with a semicolon between them, or type “nothing”.",
		Shown: func() bool {
			c := r.Desk.Closure()
			if on.Date() == "" || on.Date() > r.Desk.Today() || c == nil {
				return false
			}
			if day != on.Date() { // it is asked at every drawing
				day = on.Date()
				_, known = document.CopyLeftOn(r.Desk.SourceOf(c), model.ReaderOf(who), day)
			}
			return !known
		},
	}
}

// leftWords are the things that somebody says a copy left out; none for “nothing”.
func leftWords(said string) []string {
	var out []string
	for _, w := range strings.Split(said, ";") {
		if w = strings.Trim(w, " .“”\""); w != "" && !strings.EqualFold(w, "nothing") {
			out = append(out, w)
		}
	}
	return out
}
