// Package vault is the room where the worker sees how the vault stands: what is saved and where, who has
// a way in, the rules in force, and who did what.
package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
)

// Screen is the room.
type Screen struct {
	r    *room.Room
	list *kit.List
	ways []store.Way
	busy string // said while something takes a while
	last string // what verifying found, in a line
	w, h int
}

// Start makes the room.
func Start(r *room.Room) *Screen { return &Screen{r: r, list: kit.NewList(r.Theme())} }

// Messages of how something ended, for the screen that began it.
type (
	verifiedMsg struct {
		asked *Screen
		found store.Finding
		err   error
	}
	backedMsg struct {
		asked *Screen
		path  string
		err   error
	}
)

// Init fills the list.
func (s *Screen) Init() tea.Cmd {
	s.fill()
	return nil
}

// Update moves through the list, and takes how something ended.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		s.fill()
	case verifiedMsg:
		if msg.asked == s {
			return s.verified(msg)
		}
	case backedMsg:
		if msg.asked == s {
			s.backed(msg)
		}
	default:
		s.list.Update(msg)
	}
	return nil
}

// fill reads how the vault stands. While something is under way the vault is not asked: it would only
// answer after that.
func (s *Screen) fill() {
	v := s.r.Desk.Vault()
	if s.busy != "" || v == nil {
		return
	}
	s.ways = v.Ways()
	s.list.SetRows(s.rows(v))
}

// Forget drops what was read, at the lock.
func (s *Screen) Forget() {
	s.ways, s.last = nil, ""
	s.list.SetRows(nil)
}

// Resize lays the screen out.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.list.Resize(min(w, 100), h)
}

// Draw draws the list, or what is under way.
func (s *Screen) Draw() (string, *tea.Cursor) {
	if s.busy != "" {
		return kit.FitLines([]string{"", "  " + s.busy}, s.w, s.h), kit.At(min(2+kit.Width(s.busy), s.w-1), min(1, s.h-1))
	}
	return s.list.Draw()
}

// Title names the place.
func (s *Screen) Title() string { return "The vault" }

// Typing is never so here.
func (s *Screen) Typing() bool { return false }

// Keys are the screen's keys.
func (s *Screen) Keys() []kit.Key {
	back := s.r.BackKey()
	if s.busy != "" {
		back.Off = s.busy + " It takes a moment."
		return []kit.Key{back}
	}
	open := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "open", Do: s.open}
	if _, doing := s.does(); doing != "" {
		open.Words = doing
	} else {
		open.Off = "There is nothing to open here: the line tells how things stand."
	}
	return []kit.Key{open, back}
}

// Help says what the room is for, and the places that have no room on the list.
func (s *Screen) Help() string {
	words := []string{"Here you see how the vault stands, and can look after it.",
		"Each save goes into the rescue log first, then into the vault's file, and counts once it is on the disk. A backup counts once it was opened again and every record in it verified.",
		"A way in opens the whole vault. What opened a backup when it was made opens it always."}
	if s.r.File != "" {
		words = append(words, "The vault lies in "+filepath.Dir(s.r.File)+". Keep that folder together.")
	}
	if v := s.r.Desk.Vault(); v != nil && s.busy == "" {
		if all, err := v.Backups(); err == nil && len(all) > 0 {
			words = append(words, "The backups lie in "+filepath.Dir(all[0].Path)+".")
		}
	}
	return strings.Join(words, "\n\n")
}

// settle tries to give the file what lies in the rescue log alone.
func (s *Screen) settle() tea.Cmd {
	if err := s.r.Desk.Vault().Settle(context.Background()); err != nil {
		s.r.Wrong(err)
	} else {
		s.r.Say("The vault's file has everything.")
	}
	s.fill()
	return nil
}

// verify opens and proves every record, outside of the program's loop.
func (s *Screen) verify() tea.Cmd {
	v := s.r.Desk.Vault()
	s.busy = "Verifying…"
	return func() tea.Msg {
		found, err := v.Verify(context.Background())
		return verifiedMsg{s, found, err}
	}
}

func (s *Screen) verified(msg verifiedMsg) tea.Cmd {
	s.busy = ""
	if msg.err != nil {
		s.fill()
		s.r.Wrong(msg.err)
		return nil
	}
	f := msg.found
	title, n := "Everything is as it was saved", f.Counts
	counts := fmt.Sprintf("%s, %s, %s and %s of who did what were opened and compared.",
		model.Many(n.Closures, "closure", "closures"), model.Many(n.Entries, "entry", "entries"), model.Many(n.Drafts, "draft", "drafts"), model.Many(n.Audit, "line", "lines"))
	at := s.r.Now().Format("15:04")
	s.last = "At " + at + ": everything is as it was saved"
	var words []string
	if len(f.Damage) > 0 {
		title = "Something is damaged"
		s.last = "At " + at + ": something is damaged"
		words = append(words, f.Damage...)
		words = append(words, "Lock handover and open it again: it says what can be put back.")
	}
	words = append(words, counts)
	words = append(words, f.Told...)
	s.fill()
	return s.r.Ask(&kit.Dialog{Title: title, Words: strings.Join(words, "\n\n"), Unasked: true})
}

// backUp asks for a file, and writes a backup to it outside of the program's loop.
func (s *Screen) backUp(fill string) tea.Cmd {
	d := &kit.Dialog{
		Title: "Back up", Ask: "File", Fill: fill, Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "A backup is a whole vault, sealed like this one; it opens with the passphrase of today. Best is a place that is not this laptop. Once it is elsewhere, a purge here does not reach it.",
	}
	check := mind(d, func() error {
		path := d.Text()
		if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
			return fmt.Errorf("there is no folder %s; choose one that exists", filepath.Dir(path))
		}
		if _, err := os.Lstat(path); err == nil {
			return errors.New("there is a file of that name already, and a backup replaces nothing; choose another name")
		}
		return nil
	})
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Back up", Try: check, Do: func() tea.Cmd {
		v, path := s.r.Desk.Vault(), d.Text()
		s.busy = "Backing up, and verifying the backup…"
		return func() tea.Msg { return backedMsg{s, path, v.BackUpTo(context.Background(), path)} }
	}}}
	return s.r.Ask(d)
}

// place proposes where a backup goes.
func (s *Screen) place() string {
	return paper.Place("handover-" + string(s.r.Desk.Today()) + ".vault")
}

func (s *Screen) backed(msg backedMsg) {
	s.busy = ""
	s.fill()
	switch {
	case msg.err == nil:
		s.r.Say("Backed up, and verified: " + msg.path)
	case errors.Is(msg.err, fs.ErrExist):
		s.r.Fail("There is a file of that name already, and a backup replaces nothing. Choose another name.")
	default:
		s.r.Wrong(msg.err)
	}
}
