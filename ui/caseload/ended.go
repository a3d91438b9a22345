package caseload

import (
	"fmt"

	"handover/model"
	"handover/ui/kit"
)

// endedWords say of a closure that involvement has ended, and how much is left to share; "" while it goes on.
func endedWords(h model.Header) string {
	switch {
	case h.State == model.ClosedLife && h.ToShare > 0:
		return fmt.Sprintf("closed, %d to share", h.ToShare)
	case h.State == model.ClosedLife, h.State == model.ClosedAllShared:
		return string(h.State)
	}
	return ""
}

// comes says what comes next, and when; of a closure that has ended first that it has, and alone where there is no
// room for both.
func (s *Screen) comes(h model.Header, title, due string) string {
	ended := endedWords(h)
	if ended == "" {
		return title + due
	}
	const around = 8 // the mark, and what stands between
	both := ended + ". " + title + due
	if kit.Width(h.Reference+"  "+h.Child+both)+around <= min(s.w, 124) {
		return both
	}
	return ended + due
}
