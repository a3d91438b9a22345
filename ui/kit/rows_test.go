package kit_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
)

func TestEveryByteOfALineStaysInARowAndNoWordIsCutThatFits(t *testing.T) {
	for _, line := range []string{"", "Amy", "one two three four five", "日本語日本語日本語", "Zoe\u0308 and 👩‍👩‍👧 and 🇬🇧", "averylongwordwithoutaspace and more", "ends with spaces          "} {
		for width := 2; width < 30; width++ {
			starts := kit.Rows(line, width)
			for i, start := range starts {
				stop := len(line)
				if i+1 < len(starts) {
					stop = starts[i+1]
				}
				row := strings.TrimRight(line[start:stop], " ")
				if i > 0 && start <= starts[i-1] || kit.Width(row) > width || !utf8.ValidString(row) {
					t.Fatalf("%q in %d columns: row %d is %q", line, width, i, row)
				}
			}
		}
	}
}

func TestAnAnswerLongerThanItsLineCanBeReadWholeWhileItIsTyped(t *testing.T) {
	f := kit.NewForm(kit.NewTheme(kit.Look{}), today,
		&kit.Field{ID: "before", Label: "Before"}, &kit.Field{ID: "why", Label: "Why?"}, &kit.Field{ID: "after", Label: "After"})
	f.Resize(44, 30)
	f.Focus("why")
	words := "Her mother was told on Monday, at home, with her sister beside her, and asked us to write it down too."
	for _, c := range words {
		fill(t, f, map[string]string{" ": "space"}[string(c)]+strings.TrimSpace(string(c)))
	}
	s := strings.Join(strings.Fields(drawn(f)), " ")
	if !strings.Contains(s, words) {
		t.Fatalf("it cannot be read whole:\n%s", drawn(f))
	}
	cursor := func(behind string) {
		t.Helper()
		body, c := f.Draw()
		line := strings.Split(kit.Bare(body), "\n")[c.Y]
		if at := strings.Index(line, behind) + len(behind); kit.Width(line[:at]) != c.X || !strings.Contains(line, behind) {
			t.Fatalf("the cursor is at %d of %q, not behind %q", c.X, line, behind)
		}
	}
	cursor("down too.")
	_, was := f.Draw()
	fill(t, f, "up")
	if _, now := f.Draw(); now.Y != was.Y-1 || now.X != was.X {
		t.Errorf("Up went from %v to %v", was.Position, now.Position)
	}
	if f.Focused().ID != "why" {
		t.Error("Up left the words although a row of them was above")
	}
	fill(t, f, "up", "up", "up")
	if f.Focused().ID != "before" {
		t.Errorf("Up on the first row went to %s", f.Focused().ID)
	}
	if s := strings.Join(strings.Fields(drawn(f)), " "); !strings.Contains(s, words) {
		t.Errorf("left, it cannot be read whole:\n%s", drawn(f))
	}
	f.Focus("why")
	fill(t, f, "end", "down")
	if f.Focused().ID != "after" {
		t.Errorf("Down on the last row went to %s", f.Focused().ID)
	}
	f.Focus("why")
	f.Update(tea.PasteMsg{Content: strings.Repeat(" and so on", 40)})
	body, c := f.Draw()
	if n := strings.Count(kit.Bare(body), "and so on"); n > 4*4 {
		t.Errorf("it takes more than four rows:\n%s", kit.Bare(body))
	}
	if line := strings.Split(kit.Bare(body), "\n")[c.Y]; !strings.Contains(line, "so on") {
		t.Errorf("its end, where the cursor is, is out of sight:\n%s", kit.Bare(body))
	}
	fill(t, f, "enter")
	if f.Focused().ID != "after" {
		t.Error("Enter does not go on")
	}
	if s := drawn(f); !strings.Contains(s, "…") {
		t.Errorf("nothing says that there is more of it:\n%s", s)
	}
}

func TestALineInRowsStaysWholeWhateverIsPressed(t *testing.T) {
	keys := []string{"a", "é", "space", "backspace", "delete", "ctrl+w", "left", "right", "home", "end", "ctrl+left"}
	th := kit.NewTheme(kit.Look{})
	r := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		var l kit.Line
		l.SetText("日本語 Zoe\u0308 👩‍👩‍👧 🇬🇧 Cafodd ei chlywed; została wysłuchana")
		for range 60 {
			switch r.IntN(12) {
			case 0:
				l.Update(tea.PasteMsg{Content: " 👩‍👩‍👧\nZoe\u0308"})
			case 1:
				l.Row(2*r.IntN(2) - 1)
			default:
				press(t, l.Update, keys[r.IntN(len(keys))])
			}
			width, most := 2+r.IntN(30), 1+r.IntN(4)
			rows, x, y := l.DrawRows(th, width, most, r.IntN(4) > 0)
			if len(rows) < 1 || len(rows) > most || x < 0 || x >= width || y < 0 || y >= len(rows) {
				t.Fatalf("%q in %d columns: %d rows, the cursor at %d, %d", l.Text(), width, len(rows), x, y)
			}
			for _, row := range rows {
				if kit.Width(row) != width {
					t.Fatalf("in %d columns: %q", width, row)
				}
			}
		}
	}
}
