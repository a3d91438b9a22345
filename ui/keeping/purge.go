package keeping

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/store/desk"
	"handover/ui/kit"
	"handover/ui/room"
)

// A passphrase is the page that asks for the passphrase, then for a yes, and then purges.
type passphrase struct {
	r         *room.Room
	reference string
	form      *kit.Form
	typed     []byte // while the yes is asked for
	busy      bool
	over      bool // it is purged, and only the way back is left
	w, h      int
}

const field = "passphrase"

func newPassphrase(r *room.Room) *passphrase {
	s := &passphrase{r: r, reference: r.Desk.Closure().Reference}
	s.empty()
	return s
}

// empty makes the form anew, and forgets what was typed.
func (s *passphrase) empty() {
	clear(s.typed)
	s.typed = nil
	s.form = kit.NewForm(s.r.Theme(), s.r.Desk.Today, &kit.Field{
		ID: field, Kind: kit.SecretField, Label: "The passphrase of this vault",
		Hint: "You are asked once more before anything goes.", Need: "Type your passphrase.",
	})
	s.form.Done = s.ask
}

// ask asks for the yes. It is no button that a key on its way could press.
func (s *passphrase) ask() tea.Cmd {
	words := s.form.Field(field).Value()
	s.empty()
	s.typed = []byte(words)
	return s.r.Ask(&kit.Dialog{
		Title: "Purge " + s.reference + "?",
		Words: "Nobody can bring it back. Its record and its key in this vault are destroyed, and the automatic backups that hold it replaced.",
		Buttons: []kit.Button{
			{Words: "Keep it", Do: func() tea.Cmd { s.empty(); return nil }},
			{Words: "Purge it for good", Do: s.purge},
		},
	})
}

// A purgedMsg is how the purge ended, for the page that asked.
type purgedMsg struct {
	asked *passphrase
	told  store.Purging
	err   error
}

// purge begins the purge, outside of the program's loop. What is being typed anywhere is saved first.
func (s *passphrase) purge() tea.Cmd {
	if s.typed == nil { // the program was locked while the question stood
		s.form.Field(field).Fail("Type your passphrase again.")
		return nil
	}
	if err := s.r.Saver.Flush(context.Background()); err != nil {
		s.empty()
		s.form.Field(field).Fail("Nothing was purged. " + kit.Sentence(err))
		return nil
	}
	typed := s.typed
	s.typed, s.busy = nil, true
	return func() tea.Msg {
		told, err := s.r.Desk.Purge(typed)
		return purgedMsg{s, told, err}
	}
}

// purged goes back to the caseload and tells what became of the backups, or says why nothing came of it.
func (s *passphrase) purged(msg purgedMsg) tea.Cmd {
	s.busy = false
	if msg.err == nil || errors.Is(msg.err, desk.ErrUnswept) {
		s.over = true
		s.r.Saver.Forget() // the words of it that are still in memory
		return tea.Batch(s.r.Back(), s.r.Ask(&kit.Dialog{
			Title: s.reference + " is purged", Words: outcome(msg.told, msg.err), Unasked: true,
		}))
	}
	words := refusal(s.reference, msg.err)
	if s.r.Desk.OpenID() == "" {
		s.over = true
		s.r.Fail(words)
		return s.r.Back()
	}
	s.form.Field(field).Fail(words)
	return nil
}

// outcome tells what became of the backups.
func outcome(told store.Purging, err error) string {
	out := []string{"Its record and its key are gone from this vault."}
	if err != nil {
		return strings.Join(append(out, kit.Sentence(err)), "\n\n")
	}
	fresh := ""
	if told.Backup != "" {
		fresh = "A fresh backup was made: " + filepath.Base(told.Backup) + ". "
	}
	switch n := len(told.Removed); n {
	case 0:
		fresh += "No older backup had to go."
	case 1:
		fresh += "One older backup is gone."
	default:
		fresh += fmt.Sprintf("%d older backups are gone.", n)
	}
	out = append(out, fresh)
	if len(told.Left) > 0 {
		left := []string{"These could not be removed, and may still hold it:"}
		for i, path := range told.Left {
			line := path
			if i < len(told.LeftWhys) {
				line += ": " + kit.Sentence(told.LeftWhys[i])
			}
			left = append(left, line)
		}
		out = append(out, strings.Join(append(left, "It is tried again when the vault is next opened. You can delete them yourself."), "\n"))
	}
	return strings.Join(append(out, "Backups taken elsewhere, files that were written out and colleagues' copies are still to be looked for by hand."), "\n\n")
}

// refusal says why nothing came of a purge.
func refusal(reference string, err error) string {
	var wait *store.Throttled
	var way *desk.InTheWay
	switch {
	case errors.Is(err, store.ErrPassphrase):
		return "That is not the passphrase. Nothing was purged. See whether Caps Lock is on, and try again."
	case errors.As(err, &wait):
		return "Nothing was purged. " + kit.Sentence(wait)
	case errors.As(err, &way):
		return "Nothing was purged. " + kit.Sentence(way)
	case errors.Is(err, store.ErrLocked):
		return "handover was locked while the purge was under way. Should " + reference + " still be listed, purge it again; otherwise it is gone, and its backups go when the vault is next opened."
	}
	return "Nothing was purged. " + kit.Sentence(err)
}

// Init does nothing.
func (s *passphrase) Init() tea.Cmd { return nil }

// Update takes the passphrase, and hears how the purge ended.
func (s *passphrase) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case purgedMsg:
		if msg.asked == s {
			return s.purged(msg)
		}
	case kit.Shown:
		if s.over {
			return s.r.Back()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if !s.busy {
			cmd, _ := s.form.Update(msg)
			return cmd
		}
	}
	return nil
}

// Resize says how many columns and lines there are.
func (s *passphrase) Resize(w, h int) { s.w, s.h = w, h }

// Draw draws the question, or that it is under way.
func (s *passphrase) Draw() (string, *tea.Cursor) {
	t := s.r.Theme()
	if s.busy {
		lines := say(nil, t.Plain, "Purging "+s.reference+": the vault is being written anew. This takes some seconds.", max(min(s.w-2, kit.Readable), 8))
		return kit.FitLines(append([]string{""}, lines...), s.w, s.h), kit.At(0, min(1, s.h-1))
	}
	s.form.Resize(s.w, s.h)
	return s.form.Draw()
}

// Keys are the page's keys; none while the purge is under way.
func (s *passphrase) Keys() []kit.Key {
	if s.busy {
		return nil
	}
	return []kit.Key{{Show: "Enter", Words: "go on"}, s.r.BackKey()}
}

// Leave forgets the passphrase.
func (s *passphrase) Leave() error {
	s.empty()
	return nil
}

// Forget forgets it at the lock.
func (s *passphrase) Forget() { s.empty() }

// Title names the place.
func (s *passphrase) Title() string { return s.r.In("Purge") }

// Typing reports whether letters are being typed.
func (s *passphrase) Typing() bool { return !s.busy && s.form.Typing() }

// Help says what the passphrase is for.
func (s *passphrase) Help() string {
	return "The passphrase shows that whoever purges this copy may do so, and the vault is written anew under it. Nothing goes until you have been asked once more."
}
