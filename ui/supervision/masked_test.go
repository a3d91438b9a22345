package supervision_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"handover/model"
	"handover/ui/uitest"
)

// bare fails where a word of a name stands on the screen, whatever its case, alone or as a possessive.
func bare(r *uitest.Robot, names []string, where string) {
	r.T.Helper()
	words := strings.FieldsFunc(strings.ToLower(r.Screen()), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) })
	for _, w := range words {
		if slices.Contains(names, w) || slices.Contains(names, strings.TrimSuffix(w, "s")) && len(w) > 2 {
			r.T.Errorf("%s: %q stands on a masked screen:\n%s", where, w, r.Screen())
			return
		}
	}
}

// walk goes through a list that is open, opens each row and comes back.
func walk(r *uitest.Robot, names []string, where string, deep int) {
	r.T.Helper()
	bare(r, names, where)
	if deep == 0 {
		return
	}
	r.Press("home")
	for n := 0; n < 40; n++ {
		here := r.Screen()
		row := strings.TrimSpace(r.Selected())
		if row == "" {
			return
		}
		r.Press("enter")
		if r.Screen() != here {
			if strings.Contains(r.Line(0), "masked") || deep > 0 {
				walk(r, names, where+" > "+row, deep-1)
			}
			for range 4 { // a dialog may stand over it, or words be selected
				if strings.TrimSpace(r.Selected()) == row && r.Line(0) == strings.Split(here, "\n")[0] {
					break
				}
				r.Press("esc")
			}
		}
		r.Press("down")
		if strings.TrimSpace(r.Selected()) == row {
			return
		}
	}
}

func TestNoNameStandsOnAnyPageOfAMaskedClosure(t *testing.T) {
	l := newLaptop(t)
	names := model.NameWords(l.Desk.Closure())
	for _, want := range []string{"kowal", "marta", "piotr", "brenk", "dolwen", "leon"} {
		if !slices.Contains(names, want) {
			t.Errorf("%q is not among the words %v", want, names)
		}
	}
	sizes := [][2]int{{80, 24}, {120, 40}}
	if testing.Short() {
		sizes = sizes[1:]
	}
	for _, size := range sizes {
		l.play(size[0], size[1], func(r *uitest.Robot) {
			r.See("The four stages")
			if !strings.Contains(r.Line(0), "masked") { // as it was left
				r.Press("f12")
			}
			r.See("masked")
			for range 24 {
				here := strings.TrimSpace(r.Selected())
				walk(r, names, here, 0)
				title := r.Line(0)
				r.Press("enter")
				if r.Line(0) == title { // it is a question over this page
					bare(r, names, here)
					r.Press("esc", "down")
					continue
				}
				walk(r, names, here, 1)
				for n := 0; n < 6 && !strings.Contains(r.Line(0), "Overview"); n++ {
					r.Press("esc")
				}
				r.See("Overview")
				r.Press("down")
				if strings.TrimSpace(r.Selected()) == here {
					break
				}
			}
			for _, key := range []string{"w", "n", "t", "p", "d", "x", "/", "f1"} {
				r.Press(key)
				bare(r, names, key)
				r.Press("pgdown")
				bare(r, names, key)
				r.Press("esc")
			}
		})
	}
}

func TestASupervisionIsMaskedWhileOneTypesAndWhatIsTypedIsKeptAsTyped(t *testing.T) {
	l := newLaptop(t)
	names := model.NameWords(l.Desk.Closure())
	l.play(80, 24, func(r *uitest.Robot) {
		sitDown(r)
		l.agendaOf(9)
		r.Press("home", "enter")
		r.Press("f12")
		r.See("masked")
		for range 8 {
			bare(r, names, "a topic")
			r.Press("right")
		}
		r.Press("tab")
		r.Type("Marta says that Adam Brenk's flat.")
		bare(r, names, "typed")
		r.See("M···· says that A··· B····'s flat")
		r.Press("f12")
		r.See("Marta says that Adam Brenk's flat")
		r.Press("f12")
		r.Wait(3 * time.Second)
		r.Press("ctrl+l")
		r.See("The door is locked.")
		r.Press("enter")
		r.See("masked", "M···· says")
		r.Press("f2")
		if end := l.session().Ended[0]; end.Child != "Marta says that Adam Brenk's flat." {
			t.Errorf("it was kept as %q", end.Child)
		}
		r.Press("p")
		r.See("masked")
		r.Press("enter", "esc", "esc")
		r.See("masked")
		r.Press("esc") // out of the closure
		r.NotSee("masked")
		r.Press("enter")
		r.NotSee("masked")
	})
}
