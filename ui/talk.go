package ui

import "time"

// A talking screen is one in front of which people talk with each other, and press no key for a while.
type talking interface{ Talks() bool }

// talkAfter is how long without a key until the program locks itself there.
const talkAfter = 15 * time.Minute

// talks reports whether people talk in front of the screen.
func (a *App) talks() bool {
	for _, s := range a.stack {
		if t, ok := s.(talking); ok && t.Talks() {
			return true
		}
	}
	return false
}

// idleAfter is how long without a key until the program locks itself; not more than 0 is never.
func (a *App) idleAfter() time.Duration {
	after := a.config.IdleAfter
	if after > 0 && !a.config.AlwaysSoon && a.talks() {
		return max(after, talkAfter)
	}
	return after
}
