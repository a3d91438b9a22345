package tidy

import "handover/model/document"

// Goes reports whether a block stays on the page of the one that follows it: the words over lines to sign on, and a
// place to write in that what stands beside one another under it goes on from ("If", and then who does what).
func Goes(b, next document.Block) bool {
	switch next := next.(type) {
	case document.Signatures:
		switch b.(type) {
		case document.Para, document.Note:
			return true
		}
	case document.Blanks:
		before, is := b.(document.Blanks)
		return is && len(before.Places) == 1 && before.Places[0].Lines <= 1 && len(next.Places) > 1
	}
	return false
}
