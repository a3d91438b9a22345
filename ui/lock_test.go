package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store/desk"
	"handover/ui"
	"handover/ui/edit"
	"handover/ui/kit"
	"handover/ui/saver"
	"handover/ui/uitest"
)

// A bedside is a screen that notes what is done to it, and holds words until it is to forget them.
// Typing into it goes to the saver; d asks a question, m tells a message.
type bedside struct {
	h     kit.House
	s     *saver.Saver
	words string
	leave error // what Leave answers

	left, forgot int
	sizes        []string // every size it was given
}

func (b *bedside) Init() tea.Cmd { return nil }
func (b *bedside) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Shown); ok {
		b.words = "Amy said"
	}
	return nil
}
func (b *bedside) Resize(w, h int) { b.sizes = append(b.sizes, fmt.Sprint(w, "×", h)) }
func (b *bedside) Draw() (string, *tea.Cursor) {
	return b.words, kit.At(0, 0)
}
func (b *bedside) Title() string { return "Bedside" }
func (b *bedside) Typing() bool  { return false }
func (b *bedside) Leave() error  { b.left++; return b.leave }
func (b *bedside) Forget()       { b.forgot++; b.words = "" }
func (b *bedside) Keys() []kit.Key {
	return []kit.Key{
		{Press: []string{"t"}, Show: "t", Words: "type", Do: func() tea.Cmd {
			return b.s.Type(model.Draft{Field: model.Field{Item: "bedside"}, Part: "text", Text: "Amy said"})
		}},
		{Press: []string{"u"}, Show: "u", Words: "another above it", Do: func() tea.Cmd { return b.h.Push(&writing{h: b.h, text: edit.New(0)}) }},
		{Press: []string{"d"}, Show: "d", Words: "ask", Do: func() tea.Cmd {
			return b.h.Ask(&kit.Dialog{Title: "Another name for Amy", Ask: "Name", Buttons: []kit.Button{{Words: "Back"}, {Words: "Rename"}}})
		}},
		{Press: []string{"m"}, Show: "m", Words: "message", Do: func() tea.Cmd { b.h.Say("Amy is added."); return nil }},
	}
}

// beside plays a story with a bedside screen. drawer keeps what is typed there.
func beside(t *testing.T, story func(r *uitest.Robot, h *house, b *bedside)) {
	t.Helper()
	h, b := &house{}, &bedside{words: "Amy said"}
	uitest.Run(t, 80, 24, func() tea.Model {
		c := h.config()
		b.s = c.Saver
		c.Start = func(k kit.House) kit.Screen { b.h = k; return b }
		h.app = ui.New(c)
		return h.app
	}, func(r *uitest.Robot) { story(r, h, b) })
}

func TestWhatLiesBehindTheLockIsNotLaidOutBeforeItIsUnlocked(t *testing.T) {
	beside(t, func(r *uitest.Robot, _ *house, b *bedside) {
		r.Press("ctrl+l")
		before := len(b.sizes)
		r.Resize(100, 30)
		r.See("Locked.")
		if len(b.sizes) != before {
			t.Errorf("it was given %v while it was locked", b.sizes[before:])
		}
		r.Type("open\n")
		r.See("Amy said")
		if last := b.sizes[len(b.sizes)-1]; last != "98×26" {
			t.Errorf("unlocked, it is %s", last)
		}
	})
}

func TestAnAnswerThatIsNotRightYetDelaysNoLock(t *testing.T) {
	beside(t, func(r *uitest.Robot, h *house, b *bedside) {
		b.leave = errors.New("one answer is not right yet")
		r.Press("t", "ctrl+l")
		if h.wiped != 1 || b.forgot != 1 || b.words != "" || h.drawer.has() != "Amy said" {
			t.Errorf("wiped %d times, forgot %d times, holds %q, kept %q", h.wiped, b.forgot, b.words, h.drawer.has())
		}
		r.Type("open\n")
		r.See("Amy said", "One answer is not right yet")
	})
}

func TestWordsThatCannotBeSavedKeepTheKeysUntilTheyAre(t *testing.T) {
	for name, fail := range map[string]func(h *house, b *bedside, err error){
		"a draft":  func(h *house, _ *bedside, err error) { h.drawer.failing(err) },
		"an entry": func(_ *house, b *bedside, err error) { b.leave = err },
	} {
		t.Run(name, func(t *testing.T) {
			beside(t, func(r *uitest.Robot, h *house, b *bedside) {
				fail(h, b, fmt.Errorf("%w: the disk is full", desk.ErrNotSaved))
				r.Press("t", "ctrl+l")
				r.See("Locked.")
				r.Wait(time.Hour)
				r.NotSee("Amy")
				if h.wiped != 0 || b.forgot != 0 || h.app.Saved() {
					t.Errorf("wiped %d times, forgot %d times, saved: %v", h.wiped, b.forgot, h.app.Saved())
				}
				fail(h, b, nil)
				r.Wait(time.Minute)
				if h.wiped != 1 || b.forgot != 1 || !h.app.Saved() || h.drawer.has() != "Amy said" {
					t.Errorf("wiped %d times, forgot %d times, saved: %v, kept %q", h.wiped, b.forgot, h.app.Saved(), h.drawer.has())
				}
			})
		})
	}
}

func TestAScreenThatForgotHasNothingToPutAwayBeforeItIsShown(t *testing.T) {
	beside(t, func(r *uitest.Robot, _ *house, b *bedside) {
		r.Press("u", "ctrl+l")
		r.Type("open\n")
		left := b.left
		r.Press("ctrl+l")
		r.Type("open\n")
		if b.left != left {
			t.Error("it was left, and held nothing")
		}
		r.Press("esc")
		r.See("Amy said")
		r.Press("ctrl+l")
		if b.left != left+1 {
			t.Errorf("shown again, it was left %d times, want %d", b.left, left+1)
		}
	})
}

func TestWhatHandoverSaidIsForgottenAtTheLock(t *testing.T) {
	beside(t, func(r *uitest.Robot, _ *house, _ *bedside) {
		r.Press("m", "f1", "m")
		r.See("Notices", "Amy is added")
		r.Press("ctrl+l")
		r.Type("open\n")
		r.See("Bedside", "Amy said")
		r.Press("f1", "m")
		r.See("There have been no notices")
	})
}

func TestWhoeverPassesALockedLaptopIsToldNothingAndCanGiveNothingUp(t *testing.T) {
	beside(t, func(r *uitest.Robot, h *house, b *bedside) {
		b.leave = fmt.Errorf("Amy's answer: %w: the disk is full", desk.ErrNotSaved)
		h.drawer.failing(errors.New("the disk is full"))
		r.Press("d")
		r.Type("Amelia")
		r.Press("ctrl+l")
		r.Press("ctrl+q")
		for range 3 {
			r.See("Not saved yet", "Some words could not be saved yet", "[ Stay ]", "[ Try again ]")
			r.NotSee("Amy", "Amelia", "the disk is full", "lose")
			r.Wait(time.Second)
			r.Press("t")
		}
		r.Wait(time.Second)
		r.Press("enter")
		r.See("Locked.")
		r.NotSee("Amy", "[ Stay ]", "Rename") // nor is the question there that was open before
		r.Press("ctrl+q")
		r.Wait(time.Second)
		r.Press("esc")
		r.Type("open\n")
		r.See("Another name for Amy", "Amelia") // what was being typed is still there
		if r.Ended() {
			t.Fatal("it ended")
		}
	})
}

func TestALockedProgramQuitsOnceEverythingIsSaved(t *testing.T) {
	beside(t, func(r *uitest.Robot, h *house, b *bedside) {
		b.leave = errors.New("one answer is not right yet") // its words are a draft
		r.Press("t", "ctrl+l", "ctrl+q")
		if !r.Ended() || h.drawer.has() != "Amy said" {
			t.Errorf("ended: %v, kept %q", r.Ended(), h.drawer.has())
		}
	})
}

func TestQuittingWithAnAnswerThatIsNotRightYetLosesNothing(t *testing.T) {
	beside(t, func(r *uitest.Robot, h *house, b *bedside) {
		b.leave = errors.New("one answer is not right yet")
		r.Press("t", "ctrl+q", "ctrl+q")
		r.See("is saved and waits", "One answer is not right yet", "[ Quit ]")
		r.NotSee("lose")
		r.Wait(time.Second)
		r.Press("esc")
		r.NotSee("[ Quit ]") // it asked once
		r.Press("ctrl+q")
		r.Wait(time.Second)
		r.Press("q")
		if !r.Ended() || h.drawer.has() != "Amy said" {
			t.Errorf("ended: %v, kept %q", r.Ended(), h.drawer.has())
		}
	})
}

func TestHoweverItEndsEveryScreenIsLeftOnce(t *testing.T) {
	for _, c := range []struct {
		name   string
		before []string
		want   int
	}{
		{"from outside", []string{"t"}, 1},
		{"by its own key", []string{"t", "ctrl+q"}, 1},
		{"locked", []string{"t", "ctrl+l"}, 1}, // by the lock
	} {
		t.Run(c.name, func(t *testing.T) {
			beside(t, func(r *uitest.Robot, h *house, b *bedside) {
				r.Press(c.before...)
				r.Quit()
				if err := h.app.End(); err != nil || b.left != c.want || h.drawer.has() != "Amy said" {
					t.Errorf("%v, left %d times, want %d, kept %q", err, b.left, c.want, h.drawer.has())
				}
			})
		})
	}
}

func TestAScreenThatFailsAtTheEndKeepsNoDraftFromBeingSaved(t *testing.T) {
	h, b := &house{}, &crashing{}
	c := h.config()
	c.Start = func(k kit.House) kit.Screen { return b }
	app := ui.New(c)
	app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	c.Saver.Type(model.Draft{Part: "text", Text: "Amy said"})
	if err := app.End(); err != nil || h.drawer.has() != "Amy said" {
		t.Errorf("%v, kept %q", err, h.drawer.has())
	}
	if strings.Contains(fmt.Sprint(app.View().Content), "Amy") {
		t.Error("it is drawn")
	}
}

// A crashing screen fails when it is left.
type crashing struct{ bedside }

func (*crashing) Leave() error { panic("what Amy said") }
