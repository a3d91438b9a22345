package edit

import "fmt"

// Share makes the text cut and copy to a place that other texts paste from too. Whoever holds it
// forgets it at the lock. What is cut or copied stays within the program: what lies on the system's
// clipboard is kept by its history, and may be sent to other machines.
func (t *Text) Share(clip *string) { t.clip = clip }

// Selecting reports whether something is selected.
func (t *Text) Selecting() bool { return t.anchor >= 0 && t.anchor != t.at }

// Selection returns the offsets between which the selection lies; both are the cursor's without one.
func (t *Text) Selection() (from, to int) {
	if !t.Selecting() {
		return t.at, t.at
	}
	return min(t.anchor, t.at), max(t.anchor, t.at)
}

// Selected says in words how much is selected; "" where nothing is.
func (t *Text) Selected() string {
	switch from, to := t.Selection(); {
	case from == to && t.marking:
		return "Selecting: the arrows go on"
	case from == to:
		return ""
	case to-from > selectedCounted: // to count a chapter at each key would take longer than to draw it
		return "More than a page selected"
	default:
		return "Selected: " + wordsOf(countWords(t.sheet.slice(from, to)))
	}
}

// selectedCounted is how many bytes may be selected for their words to be counted.
const selectedCounted = 4000

func wordsOf(n int) string {
	if n == 1 {
		return "1 word"
	}
	return number(n) + " words"
}

func (t *Text) selectAll() {
	t.move(t.sheet.size)
	t.anchor = 0
}

// mark begins a selection where Shift with the arrows does not arrive: the arrows alone then select.
// Again, it lets go.
func (t *Text) mark() Result {
	if t.marking {
		t.move(t.at)
		return Result{Used: true}
	}
	t.marking, t.broken = true, true
	if t.anchor < 0 {
		t.anchor = t.at
	}
	return Result{Used: true}
}

// TakesEsc reports whether Esc has a use in the text: it closes the line of Ctrl+F, or lets go of what
// is selected.
func (t *Text) TakesEsc() bool { return t.find != nil || t.marking || t.Selecting() }

// Escape does what Esc does in the text, and reports whether that was anything.
func (t *Text) Escape() bool {
	if !t.TakesEsc() {
		return false
	}
	t.find = nil
	t.move(t.at)
	return true
}

// copyOut keeps what is selected for pasting.
func (t *Text) copyOut() Result {
	from, to := t.Selection()
	if from == to {
		return Result{Used: true, Note: "Nothing is selected to be copied. Ctrl+Q quits."}
	}
	*t.clip, t.marking = t.sheet.slice(from, to), false
	return Result{Used: true, Note: t.held("Copied")}
}

// cutOut removes what is selected, and keeps it for pasting.
func (t *Text) cutOut() Result {
	if !t.Selecting() {
		return Result{Used: true, Note: "Nothing is selected to be cut."}
	}
	t.copyOut()
	r := t.cut(t.at, t.at)
	r.Note = t.held("Cut")
	return r
}

// held says what was put by, and how it comes back: many a terminal pastes from the system's clipboard
// on Ctrl+V, and the program never sees the key.
func (t *Text) held(done string) string {
	return fmt.Sprintf("%s %s. F8 pastes them here, in handover alone.", done, wordsOf(countWords(*t.clip)))
}
