package edit

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

func drawn(x *Text) string {
	body, _ := x.Draw()
	return body
}

func TestWhatIsSelectedStandsInReverseAndIsToldInWords(t *testing.T) {
	x := New(0)
	x.Resize(30, 6)
	x.SetText("Amy is safe.\n\nShe said so herself.")
	press(t, x, "ctrl+home", "ctrl+right", "shift+down", "shift+down")
	want := "Amy" + reverse + " is safe. " + upright + "\n" + reverse + " " + upright + "\n" + reverse + "She" + upright + " said so herself.\n\n\n"
	if got := drawn(x); got != want {
		t.Errorf("drawn\n%q\nwant\n%q", got, want)
	}
	if got := x.Selected(); got != "Selected: 3 words" {
		t.Errorf("told as %q", got)
	}
	if _, cursor := x.Draw(); cursor.X != 3 || cursor.Y != 2 {
		t.Errorf("the cursor is at %d, %d: whoever follows it is not where the selection ends", cursor.X, cursor.Y)
	}
	press(t, x, "ctrl+a")
	if got := x.Selected(); got != "Selected: 7 words" {
		t.Errorf("all of it is told as %q", got)
	}
	if press(t, x, "esc"); x.Selected() != "" || strings.Contains(drawn(x), reverse) || x.Text() != "Amy is safe.\n\nShe said so herself." {
		t.Errorf("after Esc: %q, %q", x.Selected(), drawn(x))
	}
}

func TestEveryWayToSelect(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"ctrl+home shift+right shift+right X", "Xe two\nthree"},
		{"ctrl+home shift+end X", "X\nthree"},
		{"ctrl+home ctrl+shift+right backspace", " two\nthree"},
		{"ctrl+home shift+down delete", "three"},
		{"ctrl+shift+left X", "one two\nX"},
		{"ctrl+shift+home X", "X"},
		{"ctrl+home f6 right right f6 X", "onXe two\nthree"}, // F6 again lets go
		{"ctrl+home f6 ctrl+right X right Y", "X Ytwo\nthree"},
		{"ctrl+home ctrl+space down enter", "\nthree"},
		{"ctrl+a ctrl+w", ""},
		{"ctrl+home shift+right shift+right left X", "Xone two\nthree"},
		{"ctrl+home shift+right shift+right right X", "onXe two\nthree"},
		{"ctrl+home shift+right down X", "one two\ntXhree"},
		{"shift+left shift+left X ctrl+z", "one two\nthree"},
		{"ctrl+a X Y ctrl+z", "one two\nthree"}, // one burst
	} {
		x := New(0)
		x.Resize(30, 5)
		x.SetText("one two\nthree")
		press(t, x, strings.Fields(c.keys)...)
		if x.Text() != c.want {
			t.Errorf("%s: got %q, want %q", c.keys, x.Text(), c.want)
		}
	}
}

func TestWhatIsCutInOneTextIsPastedInAnotherUntilItIsForgotten(t *testing.T) {
	var clip string
	one, other := New(0), New(0)
	one.Share(&clip)
	other.Share(&clip)
	one.SetText("Amy is safe.")
	if r := press(t, one, "ctrl+shift+left", "ctrl+x"); !r.Changed || r.Note != "Cut 1 word. F8 pastes them here, in handover alone." {
		t.Errorf("%+v", r)
	}
	press(t, other, "f8", "ctrl+v")
	if one.Text() != "Amy is " || other.Text() != "safe.safe." {
		t.Errorf("%q and %q", one.Text(), other.Text())
	}
	clip = ""
	if r := press(t, other, "f8"); r.Changed || r.Note == "" || other.Text() != "safe.safe." {
		t.Errorf("%+v, %q", r, other.Text())
	}
	if r := press(t, one, "ctrl+c"); r.Note == "" || clip != "" {
		t.Errorf("with nothing selected, Ctrl+C: %+v", r)
	}
}

func TestAPasteInPlaceOfASelectionHasItsRoom(t *testing.T) {
	x := New(10)
	x.SetText("0123456789")
	press(t, x, "shift+left", "shift+left")
	if r := x.Update(tea.PasteMsg{Content: "abc"}); r.Changed || !strings.Contains(r.Say, "room for 2 of 10: 1 too many") || !x.Selecting() {
		t.Errorf("%+v", r)
	}
	if r := x.Update(tea.PasteMsg{Content: "ab"}); !r.Changed || x.Text() != "01234567ab" {
		t.Errorf("%+v, %q", r, x.Text())
	}
}

func TestLookingForWords(t *testing.T) {
	x := New(0)
	x.Resize(60, 4)
	x.SetText("Zoë said: “no”.\nZOE cried.\nLater Zoe\u0308 slept.\nŁukasz Weiß’s café – open")
	press(t, x, "ctrl+home", "down", "ctrl+f")
	write(x, "zoe")
	see := func(status, selected string) {
		t.Helper()
		from, to := x.Selection()
		lines := strings.Split(drawn(x), "\n")
		if got := kit.Bare(lines[len(lines)-1]); !strings.HasPrefix(got, "Find: ") || !strings.HasSuffix(got, "  "+status) || x.sheet.slice(from, to) != selected {
			t.Fatalf("%q, with %q selected; want %q, %q", got, x.sheet.slice(from, to), status, selected)
		}
	}
	see("2 of 3", "ZOE")
	press(t, x, "enter")
	see("3 of 3", "Zoë")
	press(t, x, "down")
	see("1 of 3, from the top again", "Zoë")
	press(t, x, "up")
	see("3 of 3, from the end again", "Zoë")
	if _, cursor := x.Draw(); cursor.X != 9 || cursor.Y != 3 {
		t.Errorf("the cursor is at %d, %d, and not where the words are typed", cursor.X, cursor.Y)
	}
	write(x, "x")
	see("not found", "")
	press(t, x, "ctrl+u")
	see("Enter goes on, Esc closes", "")
	press(t, x, "esc", "ctrl+home", "ctrl+f")
	for words, want := range map[string]string{"lukasz weiss's cafe -": "Łukasz Weiß’s café –", `"NO". zoe`: "“no”.\nZOE", "weis": "Weiß"} {
		x.Update(tea.PasteMsg{Content: words})
		see("1 of 1", want)
		press(t, x, "ctrl+u")
	}
	write(x, "cried")
	before := x.Text()
	if r := press(t, x, "esc", "X"); !r.Changed || x.Finding() || x.Text() != strings.Replace(before, "cried", "criedX", 1) {
		t.Errorf("after Esc the next letter went to %q", x.Text())
	}
	if press(t, x, "ctrl+z"); x.Text() != before {
		t.Errorf("undone to %q", x.Text())
	}
	press(t, x, "ctrl+f", "enter")
	see("1 of 1, from the top again", "cried") // the last words again
}

func TestATextOfOneEndlessWordIsWrappedWhereItIsSeen(t *testing.T) {
	x := New(0)
	x.Resize(40, 10)
	x.SetText(strings.Repeat("0123456789", 1000))
	for _, way := range [][]string{{"ctrl+home"}, {"pgdown", "pgdown", "pgdown", "pgdown"}, {"ctrl+home", "down"}, {"ctrl+end"}, {"pgup", "pgup"}} {
		press(t, x, way...)
		x.Draw()
		press(t, x, "a", "b", "c")
		rows := strings.Split(drawn(x), "\n")
		for i, r := range rows[:len(rows)-1] {
			if rows[i+1] != "" && len(r) != 39 {
				t.Fatalf("after %v a row has %d columns of 39:\n%s", way, len(r), strings.Join(rows, "\n"))
			}
		}
		check(t, x)
	}
	if got := strings.Count(x.Text(), "abc"); got != 5 {
		t.Errorf("%d of 5 places were written in", got)
	}
}

func TestTheTextAsItWasIsKeptWhateverIsTypedAfterwards(t *testing.T) {
	x := New(0)
	x.SetText(strings.Repeat("Amy said so. ", 500))
	want := x.Text()
	words := x.Later()
	press(t, x, "x", "enter", "ctrl+home", "delete", "ctrl+a", "backspace")
	x.Resize(31, 9)
	x.SetText("")
	if words() != want {
		t.Error("it is another")
	}
}

func TestTheLineOfASearchFitsEveryWindow(t *testing.T) {
	for w := 2; w < 60; w++ {
		for h := 1; h < 5; h++ {
			x := New(0)
			x.SetText("one two one two")
			x.Resize(w, h)
			press(t, x, "ctrl+f")
			check(t, x)
			write(x, "a long line of words")
			check(t, x)
			press(t, x, "ctrl+u", "o", "n", "enter", "enter")
			check(t, x)
		}
	}
}
