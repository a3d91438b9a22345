package edit

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/uitest"
)

func press(t *testing.T, x *Text, keys ...string) Result {
	t.Helper()
	var r Result
	for _, name := range keys {
		r = x.Update(uitest.MustKey(t, name))
	}
	return r
}

func write(x *Text, words string) {
	for _, c := range words {
		if c == '\n' {
			x.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		} else {
			x.Update(tea.KeyPressMsg{Code: c, Text: string(c)})
		}
	}
}

func TestAPasteBeyondTheLimitIsRefusedWhole(t *testing.T) {
	x := New(0)
	write(x, "Amy said that ")
	r := x.Update(tea.PasteMsg{Content: strings.Repeat("word ", 4000)})
	if x.Text() != "Amy said that " || r.Changed {
		t.Errorf("some of it was taken: %d characters", len(x.Text()))
	}
	want := "That is 20,000 characters, and there is room for 19,986 of 20,000: 14 too many. Nothing was pasted; it is still where you copied it."
	if r.Say != want {
		t.Errorf("the worker is told %q", r.Say)
	}
	if r := x.Update(tea.PasteMsg{Content: strings.Repeat("é", 19986)}); !r.Changed || r.Say != "" {
		t.Errorf("what just fits is refused: %q", r.Say)
	}
	if r := press(t, x, "x"); r.Changed || r.Say == "" {
		t.Error("one more is taken")
	}
	if r := press(t, x, "backspace", "x"); !r.Changed {
		t.Error("there is room again, and it is refused")
	}
}

func TestAPasteIsCleaned(t *testing.T) {
	x := New(0)
	x.Update(tea.PasteMsg{Content: "one\r\ntwo\rthree\tfour\x1b[31m \u202Efive\x00"})
	if got := x.Text(); got != "one\ntwo\nthree    four[31m five" {
		t.Errorf("kept %q", got)
	}
}

func TestEnterIsAlwaysANewLine(t *testing.T) {
	x := New(0)
	for range 300 {
		press(t, x, "a", "enter")
	}
	if got := strings.Count(x.Text(), "\n"); got != 300 {
		t.Errorf("%d lines", got)
	}
	x.SetText("")
	press(t, x, "a", "enter", "ctrl+j", "b", "ctrl+j", "c") // both ways in which a paste may come as keys
	if x.Text() != "a\nb\nc" {
		t.Errorf("got %q", x.Text())
	}
}

func TestUndoTakesBackABurst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := New(0)
		write(x, "Amy is safe")
		time.Sleep(2 * time.Second)
		write(x, " now")
		x.Update(tea.PasteMsg{Content: "\nand\nwell"})
		write(x, "!")
		press(t, x, "backspace", "backspace")
		for _, want := range []string{"Amy is safe now\nand\nwell!", "Amy is safe now\nand\nwell", "Amy is safe now", "Amy is safe", "", ""} {
			r := press(t, x, "ctrl+z")
			if x.Text() != want {
				t.Fatalf("got %q, want %q", x.Text(), want)
			}
			if want == "" && !r.Changed && r.Note == "" {
				t.Error("that there is nothing to undo is not said")
			}
		}
		for range 5 {
			press(t, x, "ctrl+y")
		}
		if x.Text() != "Amy is safe now\nand\nwel" {
			t.Errorf("done again: %q", x.Text())
		}
		if r := press(t, x, "ctrl+y"); r.Say == "" || r.Changed {
			t.Error("that there is nothing to do again is not said")
		}
	})
}

func TestAnythingCanBeUndone(t *testing.T) {
	keys := []string{"a", "é", "space", "enter", "backspace", "delete", "ctrl+w", "ctrl+delete", "ctrl+u", "ctrl+k",
		"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "ctrl+z", "ctrl+y",
		"shift+left", "shift+down", "ctrl+shift+right", "shift+home", "ctrl+a", "f6", "ctrl+x", "ctrl+c", "f8"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		x := New(400)
		first := "日本語 and Zoe\u0308 👩‍👩‍👧\n\nthe rest of a text"
		x.SetText(first)
		first = x.Text()
		x.Resize(8+r.IntN(20), 1+r.IntN(6))
		for range 200 {
			switch r.IntN(12) {
			case 0:
				x.Update(tea.PasteMsg{Content: "pasted\nin 日本"})
			case 1:
				x.Resize(8+r.IntN(20), 1+r.IntN(6))
			default:
				press(t, x, keys[r.IntN(len(keys))])
			}
			check(t, x)
		}
		last := x.Text()
		n := 0
		for len(x.past) > 0 {
			press(t, x, "ctrl+z")
			check(t, x)
			n++
		}
		if x.Text() != first {
			t.Fatalf("undone to %q, not %q", x.Text(), first)
		}
		for range n {
			press(t, x, "ctrl+y")
			check(t, x)
		}
		if x.Text() != last {
			t.Fatalf("done again to %q, not %q", x.Text(), last)
		}
	}
}

// check fails where the editor contradicts itself.
func check(t *testing.T, x *Text) {
	t.Helper()
	text := x.sheet.String()
	if n := utf8.RuneCountInString(text); n != x.chars {
		t.Fatalf("counts %d characters, has %d", x.chars, n)
	}
	if n := len(strings.Fields(text)); n != x.words {
		t.Fatalf("counts %d words, has %d in %q", x.words, n, text)
	}
	if x.at > len(text) || x.sheet.size != len(text) {
		t.Fatalf("the cursor is at %d of %d in %q", x.at, x.sheet.size, text)
	}
	body, cursor := x.Draw()
	drawn := strings.Split(body, "\n")
	if len(drawn) != x.h || cursor.Y >= x.h || cursor.X >= x.w {
		t.Fatalf("%d rows for %d, cursor at %d, %d", len(drawn), x.h, cursor.X, cursor.Y)
	}
	for _, l := range drawn {
		if kit.Width(l) > x.w {
			t.Fatalf("%q is drawn in %d columns of %d", l, kit.Width(l), x.w)
		}
	}
	if p := x.sheet.find(x.at); x.find == nil {
		if want := min(kit.Width(x.sheet.row(p).text[:x.at-p.start]), x.w-1); cursor.X != want {
			t.Fatalf("the cursor is in column %d, and is to be in %d", cursor.X, want)
		}
	}
	got, opens := rowsOf(x.sheet)
	want, _ := rowsOf(newSheet(text, x.w-1))
	if !opens && !slices.Equal(got, want) {
		t.Fatalf("wrapped as\n%q\nwant\n%q", got, want)
	}
	for _, r := range got {
		if w := kit.Width(strings.TrimRight(r, " \n")); w > x.w-1 {
			t.Fatalf("a row of %d columns in %d: %q", w, x.w, r)
		}
	}
}

// rowsOf returns the rows of a sheet with their line feeds, and whether one of them is open.
func rowsOf(s sheet) (rows []string, opens bool) {
	for _, b := range s.blocks {
		size := 0
		for _, r := range b.rows {
			opens = opens || r.open
			size += r.size()
			rows = append(rows, r.text)
			if r.end {
				rows[len(rows)-1] += "\n"
			}
		}
		if size != b.size {
			rows = append(rows, "a block that has not the size that it says")
		}
	}
	return rows, opens
}

func TestTheCursorIsWhereTheNextLetterGoes(t *testing.T) {
	x := New(0)
	x.Resize(20, 5)
	write(x, "the quick brown fox jumps over the lazy dog")
	body, cursor := x.Draw()
	if kit.Bare(body) != "the quick brown fox\njumps over the lazy\ndog\n\n" {
		t.Errorf("drawn:\n%s", body)
	}
	if cursor.X != 3 || cursor.Y != 2 {
		t.Errorf("the cursor is at %d, %d", cursor.X, cursor.Y)
	}
	press(t, x, "up")
	if _, cursor = x.Draw(); cursor.X != 3 || cursor.Y != 1 {
		t.Errorf("one up, the cursor is at %d, %d", cursor.X, cursor.Y)
	}
	press(t, x, "end", "X")
	if !strings.Contains(x.Text(), "lazyX dog") {
		t.Errorf("got %q", x.Text())
	}
	press(t, x, "home", "Y")
	if !strings.Contains(x.Text(), " YlazyX") {
		t.Errorf("got %q", x.Text())
	}
	if x.Count() != 9 {
		t.Errorf("%d words", x.Count())
	}
}

func TestMovingGoesByCharactersAsPeopleSeeThem(t *testing.T) {
	x := New(0)
	x.SetText("Zoë 👩‍👩‍👧")
	press(t, x, "left", "left", "backspace")
	if x.Text() != "Zo 👩‍👩‍👧" {
		t.Errorf("got %q", x.Text())
	}
	press(t, x, "end", "backspace")
	if x.Text() != "Zo " {
		t.Errorf("got %q", x.Text())
	}
}

func TestEveryKeyThatMovesOrDeletes(t *testing.T) {
	for _, c := range []struct{ text, keys, want string }{
		{"one two\nthree", "ctrl+home |", "|one two\nthree"},
		{"one two\nthree", "ctrl+home ctrl+end |", "one two\nthree|"},
		{"one two\nthree", "home |", "one two\n|three"},
		{"one two\nthree", "up end |", "one two|\nthree"},
		{"one two", "ctrl+left |", "one |two"},
		{"one two", "home ctrl+right |", "one| two"},
		{"one two\nthree", "home ctrl+left |", "one two|\nthree"},
		{"one two\nthree", "up end ctrl+right |", "one two\n|three"},
		{"one two", "ctrl+w |", "one |"},
		{"one\ntwo", "home ctrl+w |", "one|two"},
		{"one two", "home ctrl+delete |", "| two"},
		{"one two", "home delete delete |", "|e two"},
		{"one\ntwo", "up end delete |", "one|two"},
		{"1\n2\n3\n4\n5\n6\n7\n8", "pgup |", "1\n2\n3\n4|\n5\n6\n7\n8"},
		{"1\n2\n3\n4\n5\n6\n7\n8", "ctrl+home pgdown |", "1\n2\n3\n4\n|5\n6\n7\n8"},
		{"1\n2", "ctrl+home pgdown |", "1\n2|"},
		{"日本語", "left | left backspace", "日|語"},
		{"Zoe\u0308s", "left left |", "Zo|ës"}, // the accent was joined to its letter
		{"Zoe\u0308s", "left backspace |", "Zo|s"},
		{"Zoe\u0308s", "home right right delete |", "Zo|s"},
		{"a🇬🇧🇫🇷", "left left |", "a|🇬🇧🇫🇷"},
	} {
		x := New(0)
		x.Resize(30, 5)
		x.SetText(c.text)
		press(t, x, strings.Fields(c.keys)...)
		if x.Text() != c.want {
			t.Errorf("%q, %s: got %q, want %q", c.text, c.keys, x.Text(), c.want)
		}
	}
}

func TestAMarkTypedAfterItsLetterJoinsIt(t *testing.T) {
	x := New(0)
	x.Resize(30, 5)
	write(x, "Zoe\u0308 👩\u200d👧")
	if body, cursor := x.Draw(); cursor.X != kit.Width("Zoë 👩\u200d👧") {
		t.Errorf("the cursor is at %d in %q", cursor.X, body)
	}
	press(t, x, "backspace", "backspace", "backspace")
	if x.Text() != "Zo" {
		t.Errorf("got %q", x.Text())
	}
}

func TestARefusedPasteLeavesTheTextTheCursorAndUndo(t *testing.T) {
	x := New(20)
	write(x, "one two")
	press(t, x, "home")
	r := x.Update(tea.PasteMsg{Content: "words with\r\na line end"})
	if r.Changed || !strings.Contains(r.Say, "21 characters") || !strings.Contains(r.Say, "room for 13 of 20: 8 too many") {
		t.Errorf("the worker is told %q", r.Say)
	}
	if press(t, x, "|"); x.Text() != "|one two" {
		t.Errorf("got %q", x.Text())
	}
	if press(t, x, "ctrl+z", "ctrl+z"); x.Text() != "" {
		t.Errorf("undone to %q", x.Text())
	}
}
