package kit_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/uitest"
)

// A writing is our editor in a form.
type writing struct{ *editor }

type editor = edit.Text

func (w writing) Update(msg tea.Msg) (used, changed bool) {
	did := w.editor.Update(msg)
	return did.Used, did.Changed
}

// talk is a form with words of several lines between two short answers.
func talk(w, h int) *kit.Form {
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today,
		&kit.Field{ID: "where", Label: "Where?"},
		&kit.Field{ID: "say", Kind: kit.LongField, Label: "What will you say?", Hint: "In words that they can follow.", Writing: writing{edit.New(0)}},
		&kit.Field{ID: "told", Kind: kit.YesNoField, Label: "Has it been said?"})
	f.Finish = "Done"
	f.Resize(w, h)
	f.Focus("say")
	return f
}

func write(t *testing.T, f *kit.Form, words string) {
	t.Helper()
	for _, c := range words {
		k := tea.KeyPressMsg{Code: c, Text: string(c)}
		if c == '\n' {
			k = tea.KeyPressMsg{Code: tea.KeyEnter}
		}
		if _, used := f.Update(k); !used {
			t.Fatalf("no use for %q", c)
		}
	}
}

// behind fails unless the cursor stands behind these words.
func behind(t *testing.T, f *kit.Form, words string) {
	t.Helper()
	body, c := f.Draw()
	line := strings.Split(kit.Bare(body), "\n")[c.Y]
	if i := strings.LastIndex(line, words); i < 0 || kit.Width(line[:i+len(words)]) != c.X {
		t.Fatalf("the cursor is at %d of %q, not behind %q", c.X, line, words)
	}
}

func TestWordsOfSeveralLinesGrowWithWhatIsWrittenAndThenScroll(t *testing.T) {
	f := talk(60, 20)
	rows := func() int {
		lines := strings.Split(drawn(f), "\n")
		from, to := -1, -1
		for i, l := range lines {
			if strings.Contains(l, "In words that they can follow.") {
				from = i
			}
			if strings.Contains(l, "Has it been said?") {
				to = i
			}
		}
		return to - from - 2
	}
	if n := rows(); n != 2 {
		t.Fatalf("empty, it has %d rows:\n%s", n, drawn(f))
	}
	write(t, f, "one\ntwo\nthree")
	if n := rows(); n != 3 {
		t.Fatalf("with three lines it has %d rows:\n%s", n, drawn(f))
	}
	write(t, f, strings.Repeat("\nmore", 30))
	if body, c := f.Draw(); !strings.Contains(strings.Split(kit.Bare(body), "\n")[c.Y], "more") || strings.Contains(body, "three") {
		t.Fatalf("its end is out of sight:\n%s", kit.Bare(body))
	}
	if n := strings.Count(drawn(f), "more\n") + strings.Count(drawn(f), "more  "); n > 10 {
		t.Errorf("it takes more than half of the form:\n%s", drawn(f))
	}
	behind(t, f, "more")
}

func TestEveryLetterAndEnterBelongToTheWordsAndTabLeavesThem(t *testing.T) {
	f := talk(78, 20)
	var told []string
	f.Field("say").Changed = func(fl *kit.Field) tea.Cmd { told = append(told, fl.Typing()); return nil }
	write(t, f, "1 y\nn")
	if got := f.Field("say").Value(); got != "1 y\nn" || len(told) != 5 || told[4] != got {
		t.Fatalf("%q, told %q", got, told)
	}
	if !f.Typing() {
		t.Error("letters are being typed")
	}
	fill(t, f, "tab")
	if f.Focused().ID != "told" {
		t.Error("Tab does not leave the words")
	}
	fill(t, f, "shift+tab", "shift+tab")
	if f.Focused().ID != "where" {
		t.Error("Shift+Tab does not leave the words")
	}
	f.Update(tea.PasteMsg{Content: "At\nschool"})
	fill(t, f, "tab")
	f.Update(tea.PasteMsg{Content: "\ntwo\nlines"})
	if got := f.Field("say").Value(); got != "1 y\nn\ntwo\nlines" {
		t.Errorf("pasted: %q", got)
	}
}

func TestTheArrowsWalkThroughTheWordsAndOutAtTheirEnds(t *testing.T) {
	f := talk(78, 20)
	write(t, f, "one\ntwo\nthree")
	on := func(id string) {
		t.Helper()
		if got := f.Focused(); got == nil || got.ID != id {
			t.Fatalf("on %v, not on %s", got, id)
		}
	}
	fill(t, f, "up", "up")
	on("say")
	behind(t, f, "one")
	fill(t, f, "up")
	on("where")
	fill(t, f, "down", "down", "pgup", "pgdown", "pgdown")
	on("say")
	behind(t, f, "three")
	fill(t, f, "down")
	on("told")
}

func TestWhatIsSelectedIsLetGoOnLeaving(t *testing.T) {
	f := talk(78, 20)
	write(t, f, "Keep these words.")
	fill(t, f, "ctrl+a", "tab", "shift+tab", "x")
	if got := f.Field("say").Value(); got != "Keep these words.x" {
		t.Errorf("got %q", got)
	}
}

func TestTheCursorStandsRightInWordsOfAnyLanguage(t *testing.T) {
	for _, words := range []string{
		"Rwyt ti wedi bod yn ddewr. Nid dy fai di oedd hyn, a chei di ofyn am help eto ar unrhyw adeg, meddai Siân wrth Llŷr.",
		"To nie twoja wina. Zażółć gęślą jaźń: możesz znów poprosić o pomoc, kiedy tylko zechcesz, powiedziała Małgosia.",
		"Zoe\u0308 drew a family 👩‍👩‍👧 with flags 🇬🇧🏴󠁧󠁢󠁷󠁬󠁳󠁿 and asked whether I would still be there when it is her birthday 🎂.",
		"これはあなたのせいではありません。いつでもまた助けを求めることができます。話してくれてありがとう。",
	} {
		for _, w := range []int{30, 41, 78} {
			f := talk(w, 20)
			for i, c := range words {
				write(t, f, string(c))
				if i+len(string(c)) < len(words) && (words[i+len(string(c))] >= 0x80 || c >= 0x80) {
					continue // a mark may follow
				}
				typed := strings.TrimRight(words[:i+len(string(c))], " ")
				_, cursor := f.Draw()
				if last := typed[strings.LastIndex(typed, " ")+1:]; c != ' ' && kit.Width(last) < w-6 {
					behind(t, f, last)
				}
				if cursor.X >= w {
					t.Fatalf("the cursor is at %d of %d", cursor.X, w)
				}
			}
			fill(t, f, "left", "backspace", "ctrl+z", "end")
			if got := f.Field("say").Value(); got != model.Clean(words) {
				t.Fatalf("it became %q", got)
			}
		}
	}
}

func TestAFormWithWordsOfSeveralLinesFitsEveryWindow(t *testing.T) {
	f := talk(78, 20)
	f.Field("say").Hint = strings.Repeat("Suggested for 8 to 11: you did nothing wrong. ", 12)
	write(t, f, strings.Repeat("日本語 and Zoe\u0308 ", 30))
	for range 3 {
		uitest.Bodies(t, formScreen{f})
		fill(t, f, "tab")
	}
}

func TestALongHintDoesNotPushTheWordsOutOfSight(t *testing.T) {
	for h := 5; h < 24; h++ {
		f := talk(78, h)
		f.Field("say").Hint = strings.Repeat("Suggested for 8 to 11: you did nothing wrong. ", 12)
		write(t, f, "My own words")
		behind(t, f, "My own words")
		if h > 8 && !strings.Contains(drawn(f), "you did nothing wrong.") {
			t.Errorf("at %d lines nothing is seen of the hint:\n%s", h, drawn(f))
		}
	}
}

func TestOtherFieldsTakeThePlaceOfTheFormsAndTheFocusStays(t *testing.T) {
	f := talk(78, 20)
	write(t, f, "kept")
	say, told := f.Field("say"), f.Field("told")
	f.SetFields(func() {}, &kit.Field{ID: "new", Label: "New"}, say, told)
	if f.Focused() != say || say.Value() != "kept" {
		t.Errorf("the focus is on %v", f.Focused())
	}
	f.SetFields(func() {}, told)
	if f.Focused() != told {
		t.Errorf("where its field is gone the focus is on %v", f.Focused())
	}
}

func TestWhatThereIsToSayOfTheWordsStandsBelowThemWhileTheyHaveTheFocus(t *testing.T) {
	f := talk(60, 20)
	foot := ""
	f.Field("say").Foot = func() string { return foot }
	high := func() int { return strings.Count(drawn(f)[:strings.Index(drawn(f), "Has it been said?")], "\n") }
	before := high()
	foot = "1 to look at: F4"
	if !strings.Contains(drawn(f), foot) || high() != before {
		t.Errorf("it moves what stands below, or is not there:\n%s", drawn(f))
	}
	write(t, f, strings.Repeat("\nmore", 40))
	if f.Resize(60, 12); !strings.Contains(drawn(f), foot) {
		t.Errorf("it is out of sight behind many words:\n%s", drawn(f))
	}
	f.Focus("told")
	if strings.Contains(drawn(f), foot) {
		t.Errorf("it stays when the words are left:\n%s", drawn(f))
	}
}

func TestOnlyWhatIsPointedOutInTheWordsIsUnderlined(t *testing.T) {
	f := talk(60, 20)
	write(t, f, "one two")
	f.Field("say").Writing.(writing).SetMarks([]edit.Mark{{From: 4, To: 7}})
	body, _ := f.Draw()
	if !strings.Contains(body, "one \x1b[4mtwo\x1b[m") {
		t.Errorf("drawn %q", body)
	}
}
