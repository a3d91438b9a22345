package stories

import (
	"testing"

	"handover/ui/uitest"
)

func TestAClosureThatWasLeftMaskedComesBackMaskedAndTheChildsInitialsAreMasked(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		begin(r, "HR-204", "K.M.")
		r.Press("esc", "esc")
		r.See("HR-204", "K.M.")
		r.Press("f12")
		r.See("masked", "K···")
		r.NotSee("K.M.")
		r.Open("Closing summary")
		r.See("masked")
	}) // the program ends here, as by a crash: nobody goes out of the closure
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("masked")
		r.NotSee("K.M.")
		r.Press("esc")
		r.See("masked", "K···")
		r.NotSee("K.M.")
		r.Press("esc")
		r.NotSee("masked")
		r.Press("enter")
		r.See("K.M.")
		r.NotSee("masked")
	})
}
