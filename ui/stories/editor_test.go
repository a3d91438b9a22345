package stories

import (
	"strings"
	"testing"
	"time"

	"handover/model"
	"handover/ui/uitest"
)

// writing opens a section of the record.
func writing(r *uitest.Robot) {
	begin(r, "HR-204", "K.M.")
	r.Press("esc", "esc")
	r.Open("Closing summary")
	r.Open("Reason for involvement")
}

var reason = model.Field{Item: "record.reason", Subject: model.TheClosure}

func TestWordsAreSelectedMovedFoundAndTakenBackInASection(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		writing(r)
		r.Type("K.M. told Zoë at school.\nThe school told us.")
		r.Press("shift+home")
		r.See("Selected: 4 words. 9 words", "Esc select nothing", "Ctrl+X cut")
		r.Press("ctrl+x")
		r.See("Cut 4 words", "5 words")
		r.Press("ctrl+c") // nothing is selected: it must not end the program
		r.See("Nothing is selected")
		r.Press("ctrl+home", "f8")
		r.See("The school told us.K.M. told Zoë")
		r.Press("ctrl+z", "ctrl+z")
		r.See("The school told us.", "9 words")
		r.Press("ctrl+f")
		r.Type("zoe")
		r.See("Find: zoe", "1 of 1", "Esc close")
		if x, y := r.Cursor(); !strings.HasPrefix(r.Line(y), " Find: zoe") || x != 10 {
			t.Errorf("the cursor is at %d, %d, and not on the line of the search:\n%s", x, y, r.Screen())
		}
		r.Press("esc")
		r.NotSee("Find:")
		r.Type(" Hughes")
		r.See("Zoë Hughes", "Esc done", "10 words")
		r.Resize(120, 50)
		r.Press("f1")
		r.See("F6", "Ctrl+F", "looks for words", "F8", "never on the system's clipboard")
		r.Press("esc", "esc")
		r.See("saved")
	})
	if got, want := l.Desk.Closure().Text(reason), "K.M. told Zoë Hughes at school.\nThe school told us."; got != want {
		t.Errorf("recorded %q, want %q", got, want)
	}
}

func TestAKillInTheMiddleOfALongTextLosesNothingThatWasSaved(t *testing.T) {
	l := newLaptop(t)
	page := strings.Repeat("K.M. said what would help. ", 700)
	l.Play(80, 24, func(r *uitest.Robot) {
		writing(r)
		r.Paste(page)
		r.Press("ctrl+home")
		r.Type("First: ")
		r.Wait(700 * time.Millisecond)
		r.See("saved")
	}) // killed
	l.Play(80, 24, func(r *uitest.Robot) {
		r.See("3501 words")
		r.Press("ctrl+home")
		r.See("First: K.M. said what would help.")
	})
}

func TestAtTheLockWhatWasCutIsForgottenAndTheTextIsNot(t *testing.T) {
	l := newLaptop(t)
	l.Play(80, 24, func(r *uitest.Robot) {
		writing(r)
		r.Type("K.M. is safe.")
		r.Press("ctrl+a", "ctrl+c", "ctrl+l")
		r.See("The door is locked")
		r.NotSee("safe")
		r.Press("enter")
		r.See("K.M. is safe.", "3 words")
		r.Press("f8")
		r.See("Nothing was cut or copied", "3 words")
	})
}
