package main

import "fmt"

// hold keeps a window that a double click opened until Enter is pressed, so that what went wrong
// can be read before it closes.
func hold(s *settings, exit int, byDoubleClick bool) {
	if !byDoubleClick || exit == exitDone {
		return
	}
	fmt.Fprint(s.err, "\nPress Enter to close this window.")
	_, _ = fmt.Fscanln(s.in) // the window closes in any case
}
