package uitest

import "strings"

// rows are more than any list of a story has.
const rows = 300

// Selected is the line of the selected row; empty where none is.
func (r *Robot) Selected() string {
	for _, line := range r.Lines() {
		if row := strings.TrimSpace(line); strings.HasPrefix(row, "›") || strings.HasPrefix(row, "> ") {
			return line
		}
	}
	return ""
}

// On fails unless the row with these words is selected.
func (r *Robot) On(words string) {
	r.T.Helper()
	if !strings.Contains(r.Selected(), words) {
		r.T.Fatalf("%q is selected, not %q, on\n%s", r.Selected(), words, r.Screen())
	}
}

// To selects the first row with these words; ToLast, going up from the end, the last.
func (r *Robot) To(words string) { r.T.Helper(); r.to("home", "down", words) }

// ToLast selects the last row with these words.
func (r *Robot) ToLast(words string) { r.T.Helper(); r.to("end", "up", words) }

func (r *Robot) to(first, next, words string) {
	r.T.Helper()
	r.Press(first)
	for range rows {
		if strings.Contains(r.Selected(), words) {
			return
		}
		was := r.Screen()
		if r.Press(next); r.Screen() == was {
			break
		}
	}
	r.T.Fatalf("cannot find %q on\n%s", words, r.Screen())
}

// Open opens the first row with these words.
func (r *Robot) Open(words string) {
	r.T.Helper()
	r.To(words)
	r.Press("enter")
}

// Choose moves to the option of a form or dialog with these words, and chooses it.
func (r *Robot) Choose(words string) {
	r.T.Helper()
	for range rows {
		for _, line := range r.Lines() {
			if strings.Contains(line, "› (") && strings.Contains(line, words) {
				r.Press("enter")
				return
			}
		}
		was := r.Screen()
		if r.Press("down"); r.Screen() == was {
			break
		}
	}
	r.T.Fatalf("cannot choose %q on\n%s", words, r.Screen())
}
