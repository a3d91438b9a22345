package decision

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// decide opens what was sent, so that the manager reads it before deciding; where their form is begun, the form. Or it
// says why whoever is at the keyboard cannot decide now.
func (s *Screen) decide() tea.Cmd {
	if err := s.mayDecide(); err != nil {
		return s.notYet("It cannot be decided yet", err)
	}
	if f := newForm(s); f.begun() {
		return s.r.Push(f)
	}
	return s.viewSent(s.r.Desk.Closure().Sent().Entry)()
}

// decideHere goes from what was sent to the form, in its place.
func (s *Screen) decideHere() tea.Cmd {
	if err := s.mayDecide(); err != nil {
		return s.notYet("It cannot be decided yet", err)
	}
	return s.r.Replace(newForm(s))
}

func (s *Screen) mayDecide() error {
	by := s.r.Desk.Worker()
	return model.MayDecide(s.r.Desk.Closure(), s.r.Desk.Guide, by, s.r.Desk.Today(), s.r.Desk.AlsoKnownAs(by)...)
}

// notYet says why something is refused, and leads to changing who is at the keyboard.
func (s *Screen) notYet(title string, err error) tea.Cmd {
	return s.r.Ask(&kit.Dialog{Title: title, Words: kit.Sentence(err) + "\n\nAt the keyboard: " + s.who(s.r.Desk.Worker().ID) + ".", Buttons: []kit.Button{
		{Words: "Back"},
		{Words: "Somebody else is at the keyboard", Letter: "k", Do: s.whoIsHere},
	}})
}

// What the fields of the form are kept under as drafts.
const (
	partChoice  = "choice"
	partBecause = "because"
	partMore    = "more"
)

func partSection(n int) string { return "point " + strconv.Itoa(n) + " section" }
func partWords(n int) string   { return "point " + strconv.Itoa(n) + " words" }

// Options of a point's section that name none.
const (
	anotherSection = "another section"
	leaveOut       = "leave it out"
)

// A form is where the manager decides: what, why in their own words, and where the record is sent back the points.
// Nothing is chosen beforehand. What is typed is kept as drafts until it is decided.
type form struct {
	page    *Screen
	r       *room.Room
	in      model.ClosureID
	form    *kit.Form
	choice  *kit.Field
	because *kit.Field
	points  []*point
	more    *kit.Field

	forgotten bool   // the screen was locked, and what was typed is to be read again
	focus     string // the field that had the focus then
	w, h      int
}

func newForm(page *Screen) *form {
	f := &form{page: page, r: page.r, in: page.r.Desk.OpenID()}
	f.build()
	return f
}

// build makes the form from the drafts.
func (f *form) build() {
	f.choice = &kit.Field{ID: partChoice, Kind: kit.OneField, Label: "What is decided, having read the whole record?", Onward: true, Need: "Choose one of the three.", Options: []kit.Option{
		{ID: model.DecisionAuthorised, Words: "Authorise it", Note: "It stands for the words as they were read. If the text changes, it is read again."},
		{ID: model.DecisionReturned, Words: "Send it back, with points to mend", Note: "Each point is about one section. The worker answers each."},
		{ID: model.DecisionNotToClose, Words: "Do not close: involvement goes on", Note: "As good an outcome. Say what has to happen now, and who tells the family."},
	}}
	f.choice.Options[0].Off = f.notAuthorised()
	f.choice.Changed = func(*kit.Field) tea.Cmd {
		f.dress()
		if f.choice.Value() == model.DecisionReturned && len(f.points) == 0 {
			f.add()
		}
		return f.keep(f.choice)
	}
	f.because = f.long(partBecause, "", "Give the reasons in your own words: the worker and the family may read them one day.")
	f.more = &kit.Field{ID: partMore, Kind: kit.OneField, Label: "Anything else to mend?", Shown: f.sentBack, Options: []kit.Option{{ID: "more", Words: "Another point"}}}
	f.more.Changed = func(*kit.Field) tea.Cmd {
		f.more.Choose()
		f.add()
		f.form.Focus(f.points[len(f.points)-1].section.ID)
		return nil
	}
	f.points = nil
	drafts := f.drafts()
	f.form = kit.NewForm(f.r.Theme(), f.r.Desk.Today, f.choice, f.because, f.more)
	f.form.Finish, f.form.Done = "Go on", f.done
	if decision, print, _ := strings.Cut(drafts[partChoice], " "); print == f.print() { // a choice is about one text
		f.choice.Choose(decision)
	}
	f.because.SetText(drafts[partBecause])
	for n := 1; drafts[partSection(n)] != "" || drafts[partWords(n)] != ""; n++ {
		f.add()
		p := f.points[n-1]
		f.about(p, drafts[partSection(n)])
		p.words.SetText(drafts[partWords(n)])
	}
	if len(f.points) == 0 && f.sentBack() {
		f.add()
	}
	f.dress()
}

// notAuthorised says why the record cannot be authorised, where it can be decided on otherwise; "" where it can.
func (f *form) notAuthorised() string {
	by := f.r.Desk.Worker()
	_, err := model.Decide(f.r.Desk.Closure(), f.r.Desk.Guide, by, model.DecisionAuthorised, "any", nil, f.r.Desk.Today(), f.r.Desk.AlsoKnownAs(by)...)
	if err != nil {
		return kit.Sentence(err)
	}
	return ""
}

// begun reports whether something of the form was filled in before, and came to nothing yet.
func (f *form) begun() bool { return len(f.drafts()) > 0 }

func (f *form) sentBack() bool { return f.choice.Value() == model.DecisionReturned }

// print is the fingerprint of the record that is being decided on.
func (f *form) print() string {
	if sent := f.r.Desk.Closure().Sent(); sent != nil {
		return sent.Print
	}
	return ""
}

// dress asks for the reasons in the words that go with the choice.
func (f *form) dress() {
	f.because.Label, f.because.Hint = "The reasons, in your own words", ""
	if f.choice.Value() == model.DecisionNotToClose {
		f.because.Label, f.because.Hint = "Why not, and what must happen now, in your own words", "Who does what, by when, and who tells the family."
	}
}

func (f *form) long(id, label, need string) *kit.Field {
	w := newWriting(f.r)
	return &kit.Field{ID: id, Kind: kit.LongField, Label: label, Need: need, Writing: w, Changed: func(fl *kit.Field) tea.Cmd {
		return f.r.Saver.TypeLater(f.draft(fl.ID, ""), w.Later())
	}}
}

// done asks once, with the decision and whose it is, and then records it.
func (f *form) done() tea.Cmd {
	decision, points, worker := f.choice.Value(), f.made(), f.r.Desk.Worker()
	also := f.r.Desk.AlsoKnownAs(worker)
	by := f.page.who(worker.ID)
	words := "Recorded as decided by " + by + ". On this laptop nobody's identity is proved: the council's own case system is the record."
	if f.r.Desk.Signs() {
		words = "Recorded as decided by " + by + ", and signed with this laptop's key. The council's own case system is the record."
	}
	title, press := "Authorise the record?", "Authorise it"
	switch decision {
	case model.DecisionReturned:
		title, press = "Send the record back?", "Send it back"
		words = fmt.Sprintf("With %s for the worker to answer. ", model.Many(len(points), "point", "points")) + words
	case model.DecisionNotToClose:
		title, press = "Decide not to close?", "Do not close"
		words = "Involvement goes on. " + words
	}
	record := func() error {
		_, err := f.r.Keep(func(c *model.Closure) ([]model.Event, error) {
			return model.Decide(c, f.r.Desk.Guide, worker, decision, f.because.Typing(), points, f.r.Desk.Today(), also...)
		})
		return err
	}
	return f.r.Ask(&kit.Dialog{Title: title, Words: words, Buttons: []kit.Button{
		{Words: "Back"},
		{Words: press, Try: record, Do: func() tea.Cmd {
			for part := range f.drafts() {
				f.drop(part)
			}
			cmd := f.r.Back()
			f.r.Say("Recorded. " + worker.Name + " is still at the keyboard: press k when that changes.")
			return cmd
		}},
	}})
}

// Init does nothing more.
func (f *form) Init() tea.Cmd { return nil }

// Update takes keys and pastes.
func (f *form) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		if f.forgotten {
			f.forgotten = false
			f.build()
			f.form.Focus(f.focus)
			f.Resize(f.w, f.h)
		}
		return nil
	}
	cmd, _ := f.form.Update(msg)
	return cmd
}

// Forget drops what was typed, at the lock; it was saved before.
func (f *form) Forget() {
	f.forgotten = true
	if fl := f.form.Focused(); fl != nil {
		f.focus = fl.ID
	}
	f.points = nil
	f.form = kit.NewForm(f.r.Theme(), f.r.Desk.Today)
}

// Resize lays the form out under what it is about.
func (f *form) Resize(w, h int) {
	f.w, f.h = w, h
	f.form.Resize(w, max(h-len(f.head()), 1))
}

// head says what is decided on, and as whose decision it is recorded.
func (f *form) head() []string {
	c := f.r.Desk.Closure()
	if c == nil || f.h < 14 || c.Sent() == nil {
		return nil
	}
	t := f.r.Theme()
	var out []string
	for _, l := range kit.Wrap("At the keyboard: "+f.page.who(f.r.Desk.Worker().ID)+". The record as it was sent on "+f.page.day(c.Sent().At)+".", min(f.w, kit.Readable)) {
		out = append(out, t.Quiet.Render(l))
	}
	return append(out, "")
}

// Draw draws it.
func (f *form) Draw() (string, *tea.Cursor) {
	head := f.head()
	body, cursor := f.form.Draw()
	if cursor != nil {
		cursor.Y += len(head)
	}
	return kit.FitLines(append(append([]string{}, head...), strings.Split(body, "\n")...), f.w, f.h), cursor
}

// Keys are the form's keys, and those of the words where the cursor stands in them.
func (f *form) Keys() []kit.Key {
	back := f.r.BackKey()
	keys := f.form.Keys()
	if fl := f.form.Focused(); fl != nil && fl.Kind == kit.LongField {
		if w, ok := fl.Writing.(writing); ok {
			if k, takes := w.EscKey(); takes {
				back = k
			}
			keys = append(keys, w.editor.Keys()...)
		}
	}
	return append(keys, back)
}

// Copies reports that Ctrl+C copies here, in the words.
func (f *form) Copies() bool { return f.form.Typing() }

// Typing reports whether words are being typed.
func (f *form) Typing() bool { return f.form.Typing() }

// Title names the place.
func (f *form) Title() string { return f.r.In("The manager's decision") }

// Help says what is decided here.
func (f *form) Help() string {
	return "The manager decides here, having read the whole record. Nothing is chosen beforehand, and to send it back or not to close is as good an outcome as to authorise.\n\n" +
		"What is typed is kept as you go: leaving, a lock or an empty battery lose none of it. Nothing is decided until the last question is answered.\n\n" +
		"It is recorded as decided by whoever is said to be at the keyboard. On one laptop nobody's identity is proved."
}
