package stories

import (
	"strings"
	"testing"

	"handover/model"
	"handover/model/guide"
	"handover/ui/uitest"
)

// What the stories of a whole piece of work share: a closure of two days ago, and hands for its forms.

// friday is a laptop with a closure that was begun two days before the story's today, with two services,
// a mother who cares, and the team's manager.
func friday(t *testing.T, more ...string) *laptop {
	t.Helper()
	l := newLaptop(t)
	entries := append([]string{
		`{"by":"w","kind":"opened","fields":{"reference":"HR-204","child":"K.M."}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"service","id":"harbour"},"name":"Harbour therapy"}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"service","id":"school"},"name":"Hill School"}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"adult","id":"mother"},"name":"Rosa Marsh"}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"team","id":"manager"},"name":"Dev Amos"}}`,
		`{"by":"w","kind":"added","fields":{"subject":{"kind":"team","id":"worker"},"name":"` + worker + `"}}`,
	}, more...)
	for i, e := range entries {
		entries[i] = strings.Replace(e, `{"by"`, `{"at":"2026-11-20T09:00:00Z","by"`, 1)
	}
	file := `{"format":"handover closure","version":1,"workers":[{"id":"w","name":"W","role":""}],"entries":[` + strings.Join(entries, ",") + `]}`
	if _, err := l.Desk.Import(strings.NewReader(file), false); err != nil {
		t.Fatal(err)
	}
	l.Desk.Shut()
	return l
}

// blocks returns what stands in the way of a step at a question now; nothing where it does not.
func (l *laptop) blocks(s guide.Step, item string, about model.Subject) (model.Blocker, bool) {
	l.T.Helper()
	for _, b := range model.Outstanding(l.Desk.Closure(), l.Guide, s, l.Desk.Today()) {
		if b.Field == (model.Field{Item: item, Subject: about}) {
			return b, true
		}
	}
	return model.Blocker{}, false
}

// stands fails unless a question stands in the way of a step, saying so in these words.
func (l *laptop) stands(s guide.Step, item string, about model.Subject, words string) {
	l.T.Helper()
	switch b, ok := l.blocks(s, item, about); {
	case !ok:
		l.T.Errorf("%s does not stand in the way", item)
	case !strings.Contains(b.What, words):
		l.T.Errorf("%s stands in the way because %q, not %q", item, b.What, words)
	}
}

// clear fails where a question stands in the way of a step.
func (l *laptop) clear(s guide.Step, item string, about model.Subject) {
	l.T.Helper()
	if b, ok := l.blocks(s, item, about); ok {
		l.T.Errorf("%s stands in the way: %s", item, b.What)
	}
}

// said is the newest answer to a question.
func (l *laptop) said(item string, about model.Subject) model.Answer {
	return l.Desk.Closure().Answer(model.Field{Item: item, Subject: about})
}

// fillIn goes to the field with this label and types over what is there.
func fillIn(r *uitest.Robot, label, words string) {
	r.T.Helper()
	for range 6 { // from the first field on
		r.Press("shift+tab")
	}
	(&typist{r: r}).field(label)
	r.Press("end", "ctrl+u")
	r.Type(words)
}

// home goes to the closure's page.
func home(r *uitest.Robot) {
	r.T.Helper()
	(&typist{r: r}).home()
}

// toService goes from anywhere in a closure to the page of a service.
func toService(r *uitest.Robot, name string) {
	r.T.Helper()
	home(r)
	r.Open("Handover")
	r.Open(name)
}

// move records the next step of the referral, from the page of the service, and comes back there.
func move(r *uitest.Robot, to, on, shown string) {
	r.T.Helper()
	r.Press("r", "enter")
	r.See("How does the referral to")
	choose(r, to)
	if shown != "" {
		fillIn(r, "What shows it", shown)
	}
	fillIn(r, "On what day", on)
	r.Press("esc", "esc")
	r.See("A service")
}

// onRow opens the row with these words, types an answer of words, and comes back.
func onRow(r *uitest.Robot, title, words string) {
	r.T.Helper()
	r.Open(title)
	fillIn(r, "Answer", words)
	r.Press("esc")
}

// reads scrolls through a page from its top until each of these words was seen, in this order.
func reads(r *uitest.Robot, words ...string) {
	r.T.Helper()
	r.Press("home")
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for _, w := range words {
		for !strings.Contains(flat(r.Screen()), flat(w)) {
			was := r.Screen()
			r.Press("down")
			if r.Screen() == was {
				r.T.Fatalf("reads to the end and does not see %q; it ends with\n%s", w, was)
			}
		}
	}
}

// whole is all that a page says, in a line, whatever the window shows of it.
func whole(r *uitest.Robot) string {
	r.T.Helper()
	lines := r.Lines()
	w, h := 80, len(lines)
	r.Resize(w, 400)
	r.Press("home")
	all := strings.Join(strings.Fields(r.Screen()), " ")
	r.Resize(w, h)
	return all
}
