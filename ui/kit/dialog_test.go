package kit_test

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/uitest"
)

func question() *kit.Dialog {
	return &kit.Dialog{Title: "Set this person aside?", Words: "What was said about them is kept.",
		Buttons: []kit.Button{{Words: "Keep them"}, {Words: "Set aside", Letter: "s"}}}
}

func ask(t *testing.T, d *kit.Dialog, keys ...string) string {
	t.Helper()
	for _, name := range keys {
		if b := d.Update(uitest.MustKey(t, name)); b != nil {
			return b.Words
		}
	}
	return ""
}

func TestTheSafeButtonIsFirst(t *testing.T) {
	for keys, want := range map[string]string{
		"enter": "Keep them", "esc": "Keep them", "right enter": "Set aside", "tab enter": "Set aside",
		"s": "Set aside", "S": "Set aside", "right left enter": "Keep them", "right esc": "Keep them", "x": "",
	} {
		d := question()
		d.Open()
		if got := ask(t, d, strings.Fields(keys)...); got != want {
			t.Errorf("%s presses %q, want %q", keys, got, want)
		}
	}
}

func TestADialogThatOpensByItselfIgnoresKeysOnTheirWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := question()
		d.Unasked = true
		d.Open()
		for range 10 {
			time.Sleep(400 * time.Millisecond)
			if got := ask(t, d, "enter"); got != "" {
				t.Fatalf("a key on its way pressed %q", got)
			}
		}
		time.Sleep(430 * time.Millisecond)
		if got := ask(t, d, "enter"); got != "Keep them" {
			t.Errorf("after a pause Enter pressed %q", got)
		}
	})
}

func TestAReasonIsAskedForAndNeeded(t *testing.T) {
	d := question()
	d.Ask, d.Need = "Why?", "Say why, in a few words."
	d.Open()
	if !d.Typing() {
		t.Error("the line does not have the focus")
	}
	if got := ask(t, d, "tab", "tab", "enter"); got != "" {
		t.Errorf("without a reason: %q", got)
	}
	d.Resize(60, 20)
	if box, _ := d.Draw(kit.NewTheme(kit.Look{})); !strings.Contains(box, "Say why, in a few words.") {
		t.Errorf("what is missing is not said:\n%s", box)
	}
	d.Update(tea.PasteMsg{Content: "moved"})
	ask(t, d, "space", "s")
	if got := ask(t, d, "enter", "right", "enter"); got != "Set aside" || d.Text() != "moved s" {
		t.Errorf("%q for the reason %q", got, d.Text())
	}
}

func TestADialogFitsEveryWindow(t *testing.T) {
	th := kit.NewTheme(kit.Look{})
	long := question()
	long.Words = strings.Repeat("Some words that explain at length what is being asked. ", 30)
	reason := question()
	reason.Ask, reason.Need = "Why? The manager sees what you say here, and so does the audit.", "Say why."
	refused := question()
	refused.Buttons[0].Try = func() error { return errors.New(long.Words) }
	many := question()
	many.Buttons = append(many.Buttons, kit.Button{Words: "Something else entirely"}, kit.Button{Words: "And a fourth"})
	for _, d := range []*kit.Dialog{question(), long, reason, refused, many} {
		d.Open()
		ask(t, d, "tab", "enter") // a reason missing is one line more
		for w := 38; w <= 158; w++ {
			for h := 7; h <= 46; h++ {
				d.Resize(w, h)
				box, cursor := d.Draw(th)
				lines := strings.Split(box, "\n")
				if len(lines) > h {
					t.Fatalf("%q at %d×%d takes %d lines:\n%s", d.Title, w, h, len(lines), box)
				}
				for _, l := range lines {
					if kit.Width(l) > w || kit.Width(l) != kit.Width(lines[0]) {
						t.Fatalf("%q at %d×%d is ragged:\n%s", d.Title, w, h, box)
					}
				}
				if cursor.Y >= len(lines) || cursor.X >= w {
					t.Fatalf("%q at %d×%d has its cursor at %d, %d", d.Title, w, h, cursor.X, cursor.Y)
				}
			}
		}
	}
}

func TestARefusedTryKeepsTheDialogAndItsWords(t *testing.T) {
	tried, refuse := 0, true
	d := question()
	d.Ask, d.Fill, d.Enter = "Name", "Harbour", 1
	d.Buttons[1].Try = func() error {
		tried++
		if refuse {
			return errors.New("there is a service of this name already")
		}
		return nil
	}
	d.Open()
	d.Resize(60, 20)
	d.Update(tea.PasteMsg{Content: " therapy"})
	if got := ask(t, d, "enter"); got != "" || tried != 1 {
		t.Fatalf("%q, tried %d times", got, tried)
	}
	box, _ := d.Draw(kit.NewTheme(kit.Look{}))
	if !strings.Contains(box, "There is a service of this name already.") || d.Text() != "Harbour therapy" || !d.Typing() {
		t.Errorf("the words are %q:\n%s", d.Text(), box)
	}
	d.Open() // the lock came and went
	if d.Text() != "Harbour therapy" {
		t.Errorf("after a lock the words are %q", d.Text())
	}
	refuse = false
	if got := ask(t, d, "enter"); got != "Set aside" || tried != 2 {
		t.Errorf("%q, tried %d times", got, tried)
	}
	d = question()
	d.Buttons[1].Try = func() error { return errors.New("the folder is not there any more") }
	d.Open()
	d.Resize(60, 20)
	if got := ask(t, d, "s"); got != "" {
		t.Errorf("refused, it pressed %q", got)
	}
	if box, _ := d.Draw(kit.NewTheme(kit.Look{})); !strings.Contains(box, "The folder is not there any more.") {
		t.Errorf("without a line it does not say why:\n%s", box)
	}
	if got := ask(t, d, "esc"); got != "Keep them" {
		t.Errorf("Esc pressed %q", got)
	}
}
