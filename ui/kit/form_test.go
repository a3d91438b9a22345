package kit_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/uitest"
)

func today() model.Date { return "2026-11-22" }

func visit() *kit.Form {
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today,
		&kit.Field{ID: "who", Label: "Whom did you see?", Need: "Say whom you saw."},
		&kit.Field{ID: "on", Kind: kit.DateField, Label: "When?", Hint: "Day, month and year.",
			Check: func(v string) error {
				if model.Date(v) > today() {
					return errors.New("a visit cannot lie ahead")
				}
				return nil
			}},
		&kit.Field{ID: "alone", Kind: kit.YesNoField, Label: "Was the child seen alone?"},
		&kit.Field{ID: "where", Kind: kit.OneField, Label: "Where?", Options: []kit.Option{
			{ID: "home", Words: "At home"}, {ID: "school", Words: "At school, or in another place that the child chose for the visit"},
			{ID: "office", Words: "In the office", Note: "Say in the record why."}}},
		&kit.Field{ID: "by", Kind: kit.SeveralField, Label: "How was it understood?", Options: []kit.Option{
			{ID: "words", Words: "Words"}, {ID: "play", Words: "Play"}, {ID: "signs", Words: "Signs"}}},
		&kit.Field{ID: "pass", Kind: kit.SecretField, Label: "Passphrase"},
	)
	f.Finish = "Save"
	f.Resize(78, 18)
	return f
}

func fill(t *testing.T, f *kit.Form, keys ...string) {
	t.Helper()
	press(t, func(m tea.Msg) bool { _, used := f.Update(m); return used }, keys...)
}

func drawn(f *kit.Form) string {
	body, _ := f.Draw()
	return kit.Bare(body)
}

func TestADateIsCheckedOnLeavingAndReadBackInWords(t *testing.T) {
	f := visit()
	fill(t, f, "tab", "3", "space", "1", "3", "space", "2", "6")
	if s := drawn(f); strings.Contains(s, "not a date") || strings.Contains(s, "Not a date") {
		t.Fatalf("it complains while the worker types:\n%s", s)
	}
	fill(t, f, "tab")
	if s := drawn(f); !strings.Contains(s, "Not a date that exists") {
		t.Fatalf("a date that does not exist is taken:\n%s", s)
	}
	fill(t, f, "shift+tab", "ctrl+u", "3", "space", "1", "1", "space", "2", "6")
	if s := drawn(f); strings.Contains(s, "Not a date") {
		t.Fatalf("it still complains after a change:\n%s", s)
	}
	fill(t, f, "tab")
	if s := drawn(f); !strings.Contains(s, "✓ 3 November 2026") {
		t.Fatalf("the date is not read back:\n%s", s)
	}
	if got := f.Field("on").Date(); got != "2026-11-03" {
		t.Errorf("got %q", got)
	}
	fill(t, f, "shift+tab", "ctrl+u", "2", "4", "/", "1", "1", "/", "2", "6", "tab")
	if s := drawn(f); !strings.Contains(s, "A visit cannot lie ahead.") {
		t.Fatalf("the field's own check is not asked:\n%s", s)
	}
}

func TestTabAndEnterGoPastWhatNeedNotBeAskedNowAndTheArrowsReachIt(t *testing.T) {
	answer := &kit.Field{ID: "answer", Kind: kit.OneField, Options: []kit.Option{{ID: "yes", Words: "Yes"}}}
	status := &kit.Field{ID: "status", Kind: kit.OneField, Options: []kit.Option{{ID: "not-yet", Words: "Not yet"}}}
	status.Passed = func() bool { return !answer.Empty() }
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today, answer, status, &kit.Field{ID: "shown by"})
	on := func(id string) {
		t.Helper()
		if fl := f.Focused(); fl == nil || fl.ID != id {
			t.Fatalf("on %+v, not on %q", fl, id)
		}
	}
	fill(t, f, "tab")
	on("status")
	fill(t, f, "shift+tab", "enter", "enter")
	on("shown by")
	fill(t, f, "shift+tab")
	on("status")
	fill(t, f, "up", "down")
	on("status")
	fill(t, f, "up", "tab", "enter")
	if on("shown by"); !status.Empty() || answer.Value() != "yes" {
		t.Errorf("the answer is %q, and %q stands beside it", answer.Value(), status.Value())
	}
}

func TestNothingIsPresetAndKeysChoose(t *testing.T) {
	f := visit()
	for _, id := range []string{"alone", "where", "by"} {
		if !f.Field(id).Empty() {
			t.Errorf("%s begins with %v", id, f.Field(id).Values())
		}
	}
	fill(t, f, "tab", "tab", "n", "tab", "3")
	if got := f.Field("alone").Value(); got != "no" {
		t.Errorf("alone: %q", got)
	}
	if got := f.Field("where").Value(); got != "office" {
		t.Errorf("where: %q", got)
	}
	if s := drawn(f); !strings.Contains(s, "Say in the record why.") {
		t.Errorf("the option's note is not shown:\n%s", s)
	}
	fill(t, f, "tab", "space", "down", "down", "space", "1", "2")
	if got := strings.Join(f.Field("by").Values(), " "); got != "play signs" {
		t.Errorf("by: %q", got)
	}
	if f.Typing() {
		t.Error("nothing is typed into a choice")
	}
}

func TestWhatIsMissingIsSaidAtTheEnd(t *testing.T) {
	f := visit()
	saved := 0
	f.Done = func() tea.Cmd { saved++; return nil }
	for f.Focused() != nil {
		fill(t, f, "tab")
	}
	fill(t, f, "enter")
	if saved != 0 || f.Focused() == nil || f.Focused().ID != "who" {
		t.Fatal("the form was finished without what it needs")
	}
	if s := drawn(f); !strings.Contains(s, "Say whom you saw.") {
		t.Fatalf("what is missing is not said:\n%s", s)
	}
	f.Update(tea.PasteMsg{Content: "Amy\r\nat school\r\n"})
	if got := f.Field("who").Value(); got != "Amy at school" {
		t.Errorf("pasted: %q", got)
	}
	for f.Focused() != nil {
		fill(t, f, "tab")
	}
	fill(t, f, "enter")
	if saved != 1 {
		t.Error("the form was not finished")
	}
}

func TestEveryChangeIsToldToItsKeeper(t *testing.T) {
	var kept []string
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today, &kit.Field{ID: "who", Label: "Who",
		Changed: func(fl *kit.Field) tea.Cmd { kept = append(kept, fl.Typing()); return nil }})
	fill(t, f, "A", "m", "left", "backspace", "y")
	if got := strings.Join(kept, "|"); got != "A|Am|m|ym" {
		t.Errorf("kept: %s", got)
	}
}

func TestAPassphraseIsNeverShown(t *testing.T) {
	f := visit()
	f.Focus("pass")
	fill(t, f, "s", "e", "space", "c")
	if s := drawn(f); strings.Contains(s, "se c") || !strings.Contains(s, "••••") {
		t.Errorf("shown:\n%s", s)
	}
	if got := f.Field("pass").Value(); got != "se c" {
		t.Errorf("got %q", got)
	}
}

// A formScreen is the least screen around a form.
type formScreen struct{ *kit.Form }

func (formScreen) Init() tea.Cmd                { return nil }
func (s formScreen) Update(msg tea.Msg) tea.Cmd { cmd, _ := s.Form.Update(msg); return cmd }
func (formScreen) Title() string                { return "A visit" }

func TestAFormFitsEveryWindow(t *testing.T) {
	f := visit()
	f.Field("on").Fail("A sentence that is long enough to be wrapped in a narrow window, and to go on from there.")
	for range 8 {
		uitest.Bodies(t, formScreen{f})
		fill(t, f, "tab")
	}
}

func TestMovingGoesByCharactersAsPeopleSeeThem(t *testing.T) {
	var l kit.Line
	l.SetText("Zoe\u0308 👩‍👩‍👧 🇬🇧 ok")
	for i, want := range []string{"Zoë 👩‍👩‍👧 🇬🇧 o", "Zoë 👩‍👩‍👧 🇬🇧 ", "Zoë 👩‍👩‍👧 🇬🇧", "Zoë 👩‍👩‍👧 ", "Zoë 👩‍👩‍👧", "Zoë ", "Zoë", "Zo"} {
		press(t, l.Update, "backspace")
		if l.Text() != want {
			t.Fatalf("after %d: %q, want %q", i+1, l.Text(), want)
		}
	}
	l.SetText("one two")
	press(t, l.Update, "ctrl+left", "ctrl+left", "delete", "O", "end", "ctrl+w")
	if l.Text() != "One " {
		t.Errorf("got %q", l.Text())
	}
}

// sixteen is a form whose second field is as high as a window of 24 lines, or higher.
func sixteen(h int) *kit.Form {
	var options []kit.Option
	for i := range 16 {
		words := fmt.Sprint("sign ", i)
		if i%5 == 4 {
			words += " and what else was seen of it that week, by whom, and what the child said of it at the time"
		}
		options = append(options, kit.Option{ID: fmt.Sprint(i), Words: words, Note: "Say where it stands in the record."})
	}
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today,
		&kit.Field{ID: "who", Label: "Who saw it?"},
		&kit.Field{ID: "signs", Kind: kit.SeveralField, Label: "Which signs?", Hint: "As many as apply.", Options: options},
		&kit.Field{ID: "why", Label: "Why does it matter?", Hint: "In a line."})
	f.Finish = "Save"
	f.Resize(78, h)
	return f
}

func TestTheFieldWithTheFocusIsWhollySeenOrAsMuchOfItAsThereIsRoomFor(t *testing.T) {
	for h := 7; h < 40; h++ {
		f := sixteen(h)
		for i, key := range strings.Fields(strings.Repeat("down ", 20) + strings.Repeat("up ", 20) + "tab space end tab tab shift+tab shift+tab") {
			fill(t, f, key)
			body := drawn(f)
			_, cursor := f.Draw()
			lines := strings.Split(body, "\n")
			want := []string{"Why does it matter?", "In a line."}
			switch fl := f.Focused(); {
			case fl == nil:
				want = []string{"[ Save ]"}
			case fl.ID == "who":
				want = []string{"Who saw it?"}
			case fl.ID == "signs":
				want = nil
				if here := lines[cursor.Y]; !strings.HasPrefix(here, "  › [") {
					t.Fatalf("at %d lines, after %d keys, the cursor is on %q in\n%s", h, i+1, here, body)
				} else if strings.Contains(here, "sign 0") {
					want = []string{"Which signs?", "As many as apply."}
				} else if strings.Contains(here, "what else") {
					want = []string{"at the time"}
				}
			}
			for _, w := range want {
				if !strings.Contains(body, w) {
					t.Fatalf("at %d lines, after %d keys, %q is out of sight:\n%s", h, i+1, w, body)
				}
			}
		}
	}
}

func TestSpaceTakesBackWhatIsChosenAndEnterGoesOn(t *testing.T) {
	for _, id := range []string{"alone", "where"} {
		f := visit()
		changed := 0
		f.Field(id).Changed = func(*kit.Field) tea.Cmd { changed++; return nil }
		f.Focus(id)
		first := map[string]string{"alone": "yes", "where": "home"}[id]
		fill(t, f, "space")
		if got := f.Field(id).Value(); got != first || changed != 1 {
			t.Fatalf("%s: %q, told %d times", id, got, changed)
		}
		fill(t, f, "enter")
		if f.Field(id).Value() != first || f.Focused().ID == id || changed != 1 {
			t.Errorf("%s: Enter on what is chosen does not go on", id)
		}
		f.Focus(id)
		fill(t, f, "space")
		if !f.Field(id).Empty() || changed != 2 || f.Focused().ID != id {
			t.Errorf("%s: Space takes nothing back: %q, told %d times", id, f.Field(id).Value(), changed)
		}
		more := ""
		for _, k := range f.Keys() {
			more += k.More
		}
		if !strings.Contains(more, "takes the choice back") {
			t.Errorf("the keys do not say so: %s", more)
		}
	}
}

// referral is a form on which three of the five options cannot be chosen now.
func referral() *kit.Form {
	off := "It follows “Sent”, and not “Considered”."
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today,
		&kit.Field{ID: "stands", Kind: kit.OneField, Label: "How does it stand?", Options: []kit.Option{
			{ID: "considered", Words: "Considered"}, {ID: "attended", Words: "Attended", Off: off}, {ID: "sent", Words: "Sent"},
			{ID: "accepted", Words: "Accepted", Off: off}, {ID: "declined", Words: "Declined", Off: off}}},
		&kit.Field{ID: "on", Kind: kit.DateField, Label: "When?"})
	f.Resize(60, 20)
	return f
}

func TestWhatCannotBeChosenStandsLastUnderAHeading(t *testing.T) {
	s := drawn(referral())
	at := -1
	for _, words := range []string{"( ) Considered", "( ) Sent", "Not from here:", "Attended", "Accepted", "Declined"} {
		i := strings.Index(s, words)
		if i <= at {
			t.Fatalf("%q is not in its place:\n%s", words, s)
		}
		at = i
	}
	if strings.Contains(s, "( ) Attended") || strings.Contains(s, "It follows") {
		t.Errorf("it looks as though it could be chosen, or gives its reason unasked:\n%s", s)
	}
	if s := drawn(visit()); strings.Contains(s, "Not from here") {
		t.Errorf("there is nothing to say so of:\n%s", s)
	}
}

func TestTheArrowsStopAtWhatCannotBeChosenAndItSaysWhy(t *testing.T) {
	f := referral()
	fill(t, f, "down", "down")
	body, cursor := f.Draw()
	lines := strings.Split(kit.Bare(body), "\n")
	if !strings.Contains(lines[cursor.Y], "Attended") || !strings.Contains(lines[cursor.Y+1], "It follows “Sent”") {
		t.Errorf("the cursor is on %q, and below it stands %q", lines[cursor.Y], lines[cursor.Y+1])
	}
}

func TestChoosingWhatCannotBeChosenChangesNothingAndSaysWhyBesideIt(t *testing.T) {
	for _, keys := range []string{"down down enter", "down down space", "3"} {
		f := referral()
		told := 0
		f.Field("stands").Choose("considered")
		f.Field("stands").Changed = func(*kit.Field) tea.Cmd { told++; return nil }
		fill(t, f, "up")
		fill(t, f, strings.Fields(keys)...)
		body, cursor := f.Draw()
		lines := strings.Split(kit.Bare(body), "\n")
		if got := f.Field("stands").Value(); got != "considered" || told != 0 {
			t.Errorf("%s: %q is chosen, and a change told %d times", keys, got, told)
		}
		if below := lines[cursor.Y+1]; !strings.Contains(below, "! It follows “Sent”") || strings.Count(string(body), "It follows") != 1 {
			t.Errorf("%s: it is not said beside it:\n%s", keys, kit.Bare(body))
		}
		fill(t, f, "up")
		if s := drawn(f); strings.Contains(s, "It follows") {
			t.Errorf("%s: it is still said once the cursor is elsewhere:\n%s", keys, s)
		}
		fill(t, f, "2")
		if got := f.Field("stands").Value(); got != "sent" || told != 1 {
			t.Errorf("%s: then 2 chose %q, told %d times", keys, got, told)
		}
	}
}

func TestAnOptionThatWasChosenCanBeTakenBackThoughItCouldNotBeChosenNow(t *testing.T) {
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today, &kit.Field{ID: "several", Kind: kit.SeveralField, Label: "Which?",
		Options: []kit.Option{{ID: "a", Words: "A", Off: "Not now."}, {ID: "b", Words: "B"}}})
	f.Field("several").Choose("a")
	if s := drawn(f); !strings.Contains(s, "[✓] A") {
		t.Errorf("what is chosen is not shown so:\n%s", s)
	}
	fill(t, f, "2")
	if !f.Field("several").Empty() {
		t.Error("it cannot be taken back")
	}
	fill(t, f, "2")
	if !f.Field("several").Empty() {
		t.Error("it can be chosen")
	}
}
