package kit

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
)

// A FieldKind says what is asked for in a field of a form.
type FieldKind int

// The kinds of field.
const (
	TextField    FieldKind = iota // a line of words
	SecretField                   // a passphrase
	DateField                     // a day, typed as day month year
	OneField                      // one of the options
	SeveralField                  // one or more of the options
	YesNoField                    // "yes" or "no"
	LongField                     // words of several lines, written in Writing
)

// textRows is how many rows of a line of words are shown: what is longer scrolls within them.
const textRows = 4

// A Writing is what a long field is written in: an editor, such as ui/edit's.
type Writing interface {
	SetText(text string)
	Text() string
	Empty() bool
	// Update takes a key or a paste. It reports whether there was a use for it, and whether the text is another.
	Update(msg tea.Msg) (used, changed bool)
	// Rows is how many rows the text takes at its width, counted no further than most.
	Rows(most int) int
	// Edges reports whether Up and Down lead out of the text: the cursor is on its first row, on its last.
	Edges() (first, last bool)
	// Escape lets go of what is selected or looked for, and reports whether that was anything.
	Escape() bool
	Resize(w, h int)
	Draw() (body string, cursor *tea.Cursor)
}

// An Option is one of the answers that a field offers.
type Option struct {
	ID    string
	Words string
	Note  string // shown below it once it is chosen; may be empty
	Off   string // why it cannot be chosen now; empty where it can. A form lists such options last
}

// A Field is one line of a Form. Nothing is preset: a field begins without a value.
type Field struct {
	ID      string
	Kind    FieldKind
	Over    string // a heading above it, such as the question to which it and the fields after it belong; may be empty
	Label   string // empty where the heading says it all
	Hint    string // quieter lines below the label; may be empty
	Options []Option
	Writing Writing // what a long field is written in

	// Foot says in a quiet line what there is to say of a long field's words while it has the focus. The line is
	// there even while there is nothing to say, so that nothing below it moves; nil has none.
	Foot func() string

	// Onward has Enter on an option go on to what is asked next, once it is chosen.
	Onward bool
	// Ahead reads a date as one to come: "+3" and "friday" are days too.
	Ahead bool
	// Need is said when the field is left empty and the form is finished; empty lets it be.
	Need string
	// Check looks at the value when the field is left. Its error is said below the field, so it
	// must be a sentence that says what to do. It is not asked about an empty field.
	Check func(value string) error
	// Changed is told of every change, so that what is typed can be kept as a draft.
	Changed func(f *Field) tea.Cmd
	// Shown decides whether the field is asked at present; nil shows it always.
	Shown func() bool
	// Passed decides whether Tab and Enter go past the field; the arrows and Shift+Tab still reach it. nil passes
	// it never.
	Passed func() bool

	line   Line
	chosen []string
	at     int // the option where the cursor is
	wrong  string
	day    model.Date
	today  func() model.Date
}

// Typed reports whether the field is typed into, so that letters are no keys.
func (f *Field) Typed() bool {
	return f.Kind == TextField || f.Kind == SecretField || f.Kind == DateField || f.Kind == LongField
}

// Value returns what the field says: words without space around them, a passphrase as it is typed,
// a date as 2026-11-03 ("" while what is typed is none), the id of an option, "yes" or "no".
func (f *Field) Value() string {
	switch f.Kind {
	case TextField:
		return strings.TrimSpace(f.line.Text())
	case LongField:
		return strings.TrimSpace(f.Writing.Text())
	case SecretField:
		return f.line.Text()
	case DateField:
		return string(f.Date())
	}
	if len(f.chosen) == 0 {
		return ""
	}
	return f.chosen[0]
}

// Values returns the ids of the options chosen, in the order of the options.
func (f *Field) Values() []string { return slices.Clone(f.chosen) }

// Date returns the date typed into a date field, or none.
func (f *Field) Date() model.Date {
	d, err := f.readDate()
	if err != nil {
		return ""
	}
	return d
}

func (f *Field) readDate() (model.Date, error) {
	if f.Ahead {
		return model.ParseAhead(f.line.Text(), f.now())
	}
	return model.ParseDate(f.line.Text(), f.now())
}

func (f *Field) now() model.Date {
	if f.today == nil {
		return ""
	}
	return f.today()
}

// Typing returns what is typed as it stands, finished or not: what a draft keeps.
func (f *Field) Typing() string {
	switch {
	case f.Kind == LongField:
		return f.Writing.Text()
	case f.Typed():
		return f.line.Text()
	}
	return strings.Join(f.chosen, ",")
}

// SetText puts words into a field that is typed into, as a draft or an earlier answer had them.
func (f *Field) SetText(words string) {
	if f.Kind == LongField {
		f.Writing.SetText(words)
		return
	}
	f.line.SetText(words)
}

// SetDate puts a date into a date field.
func (f *Field) SetDate(d model.Date) {
	f.line.SetText(d.String())
	f.day = d
}

// Choose chooses the options with these ids, and no others.
func (f *Field) Choose(ids ...string) {
	f.chosen = nil
	for i, o := range f.options() {
		if slices.Contains(ids, o.ID) {
			f.chosen = append(f.chosen, o.ID)
			f.at = i
		}
	}
}

// Fail says below the field what is wrong with it, until it changes.
func (f *Field) Fail(words string) { f.wrong = words }

// Empty reports whether nothing has been said.
func (f *Field) Empty() bool {
	switch {
	case f.Kind == LongField:
		return f.Writing.Empty()
	case f.Typed():
		return strings.TrimSpace(f.line.Text()) == ""
	}
	return len(f.chosen) == 0
}

func (f *Field) options() []Option {
	if f.Kind == YesNoField && len(f.Options) == 0 {
		return []Option{{ID: "yes", Words: "Yes"}, {ID: "no", Words: "No"}}
	}
	return f.Options
}

func (f *Field) has(id string) bool { return slices.Contains(f.chosen, id) }

// Leave checks the field, as leaving it does, and reports whether all is well with it.
func (f *Field) Leave() bool {
	f.wrong = ""
	if f.Empty() {
		f.day = ""
		return true
	}
	if f.Kind == DateField {
		d, err := f.readDate()
		if err != nil {
			f.day, f.wrong = "", Sentence(err)
			return false
		}
		f.day = d
	}
	if f.Check != nil {
		if err := f.Check(f.Value()); err != nil {
			f.wrong = Sentence(err)
		}
	}
	return f.wrong == ""
}

// pick chooses an option: in a field of several it is taken back when it was chosen before.
func (f *Field) pick(i int) {
	o := f.options()
	if i < 0 || i >= len(o) {
		return
	}
	f.at, f.wrong = i, ""
	if o[i].Off != "" && !f.has(o[i].ID) {
		f.wrong = o[i].Off
		return
	}
	if f.Kind != SeveralField {
		f.chosen = []string{o[i].ID}
		return
	}
	var now []string
	for j := range o {
		if f.has(o[j].ID) != (i == j) {
			now = append(now, o[j].ID)
		}
	}
	f.chosen = now
}

// move moves the cursor to another option. Why the one before could not be chosen is said no more.
func (f *Field) move(to int) {
	if f.refused() {
		f.wrong = ""
	}
	f.at = to
}

// refused reports whether what is wrong is that the option under the cursor cannot be chosen now.
func (f *Field) refused() bool {
	o := f.options()
	return f.wrong != "" && !f.Typed() && f.at < len(o) && f.wrong == o[f.at].Off
}

// offLast lists the options that cannot be chosen now behind those that can.
func (f *Field) offLast() {
	f.Options = slices.Clone(f.Options)
	slices.SortStableFunc(f.Options, func(a, b Option) int {
		switch {
		case a.Off == "" && b.Off != "":
			return -1
		case a.Off != "" && b.Off == "":
			return 1
		}
		return 0
	})
}
