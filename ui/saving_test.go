package ui_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui"
	"handover/ui/kit"
	"handover/ui/uitest"
)

func TestWhatIsKeptInTheRescueLogIsToldOnceAndTriedAgain(t *testing.T) {
	beside(t, func(r *uitest.Robot, h *house, _ *bedside) {
		h.drawer.keeping(fmt.Errorf("saving to the vault's file: %w", syscall.ENOSPC))
		r.Press("t")
		r.Wait(time.Second)
		r.See("kept in the rescue log", "What you type is safe", "the disk is full")
		r.NotSee("NOT SAVED", "saved 00")
		r.Press("esc")
		r.Wait(time.Minute)
		r.See("kept in the rescue log")
		r.NotSee("What you type is safe") // once is enough
		h.drawer.keeping(nil)
		r.Wait(31 * time.Second)
		r.See("saved 00:01")
		r.NotSee("rescue log")
		r.Press("f1", "m")
		r.See("takes everything again")
	})
}

func TestAVaultFileThatIsGoneIsSaidInWords(t *testing.T) {
	for words, why := range map[string]error{
		"gone from its place":          fmt.Errorf("stat: %w", fs.ErrNotExist),
		"The vault's file is damaged":  store.ErrDamaged,
		"does not take it at present;": errors.New("the disk hums"),
	} {
		beside(t, func(r *uitest.Robot, h *house, _ *bedside) {
			h.drawer.keeping(why)
			r.Press("t")
			r.Wait(time.Second)
			r.See("What you type is safe", words, "(Esc hides this)")
		})
	}
}

func TestQuittingWithWordsInTheRescueLogSaysSoOnce(t *testing.T) {
	beside(t, func(r *uitest.Robot, h *house, _ *bedside) {
		h.drawer.keeping(fs.ErrNotExist)
		r.Press("t")
		r.Wait(time.Second)
		r.Press("ctrl+q")
		r.See("Kept in the rescue log", "safe on this laptop", "brings it back")
		r.NotSee("lose")
		r.Wait(time.Second)
		r.Press("esc")
		r.Press("ctrl+q")
		if !r.Ended() || h.drawer.has() != "Amy said" {
			t.Errorf("ended: %v, kept %q", r.Ended(), h.drawer.has())
		}
	})
}

func TestWhereNothingCanBeSavedWhoeverTypesIsToldAndNobodyIsHeld(t *testing.T) {
	beside(t, func(r *uitest.Robot, h *house, b *bedside) {
		b.s.LookOnly(true)
		b.leave = fmt.Errorf("an answer: %w", store.ErrReadOnly)
		r.Press("t")
		r.See("What you type here is not kept", "read only")
		r.Press("esc", "u")
		r.Press("ctrl+l")
		if h.wiped != 1 || !h.app.Saved() {
			t.Errorf("wiped %d times, saved: %v", h.wiped, h.app.Saved())
		}
		r.Type("open\n")
		r.See("read only")
		r.NotSee("NOT SAVED")
		r.Press("esc", "ctrl+q")
		if !r.Ended() {
			t.Errorf("it does not quit:\n%s", r.Screen())
		}
	})
}

func TestTheScreenIsHiddenBeforeASlowSaveAndNoKeyIsLost(t *testing.T) {
	var app *ui.App
	b := &slow{bedside: bedside{words: "Amy said"}}
	h := &house{}
	uitest.Run(t, 80, 24, func() tea.Model {
		c := h.config()
		b.s = c.Saver
		c.Start = func(k kit.House) kit.Screen { b.h = k; return b }
		c.AfterLock = func() { // a backup
			b.note("backup begins")
			time.Sleep(3 * time.Second)
			b.note("backup ends")
		}
		app = ui.New(c)
		return app
	}, func(r *uitest.Robot) {
		b.seen = func() string { return r.Screen() }
		r.Press("ctrl+l")
		r.Type("open")
		r.NotSee("Amy")
		r.Wait(2 * time.Second)
		r.See("Locked.", "••••") // what was typed while it saved is there
		if got := b.noted(); h.wiped != 1 || slices.Contains(got, "backup ends") {
			t.Errorf("wiped %d times, %q", h.wiped, got)
		}
		r.Wait(4 * time.Second)
		if want := []string{"left, hidden: true", "backup begins", "backup ends"}; !slices.Equal(b.noted(), want) {
			t.Errorf("%q, want %q", b.noted(), want)
		}
		r.Press("enter")
		r.See("Amy said")
	})
}

// A slow screen takes a second to put away what it has.
type slow struct {
	bedside
	seen func() string

	mu    sync.Mutex
	notes []string
}

func (s *slow) note(words string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notes = append(s.notes, words)
}

func (s *slow) noted() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notes)
}

func (s *slow) Leave() error {
	time.Sleep(time.Second)
	s.note(fmt.Sprintf("left, hidden: %v", !strings.Contains(s.seen(), "Amy")))
	return nil
}
