package vault

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/store"
	"handover/ui/kit"
	"handover/ui/paper"
	"handover/ui/room"
	"handover/ui/unlock"
)

// newCode makes the screen that makes a recovery code, and shows it this once.
func newCode(r *room.Room, replaces bool) kit.Screen {
	code := ""
	s := &asking{r: r, title: "Recovery code", finish: "Make the code", doing: "Making the code…"}
	s.words = func() []string {
		words := []string{"A recovery code opens the vault when the passphrase is forgotten. It is shown once, and belongs on paper, away from the laptop."}
		if replaces {
			words = append(words, "It takes the place of the code that is there: that one opens nothing made from now on.")
		}
		return words
	}
	s.fields = func() []*kit.Field { return []*kit.Field{passField()} }
	made := make(chan string, 1)
	s.work = func(f *kit.Form) func() error {
		v, pass := r.Desk.Vault(), with(f)
		return func() error {
			code, err := v.NewCode(context.Background(), pass)
			if err == nil {
				made <- code
			}
			return err
		}
	}
	s.over = func() []string {
		select {
		case code = <-made:
		default:
		}
		if code == "" {
			return []string{"The code was hidden when handover was locked.", "It is in force. If it is not on paper, make another one: that takes its place."}
		}
		return []string{"Write this on paper now:", "    " + code,
			"It is shown this once. Keep the paper away from the laptop. Whoever has both can read everything. Capitals and hyphens do not matter when it is typed.",
			"F2 writes a sheet with it as a file, to be printed."}
	}
	s.drop = func() {
		select {
		case <-made:
		default:
		}
		code = ""
	}
	s.after = func() []kit.Key {
		leave := func() tea.Cmd {
			if code == "" {
				return r.Back()
			}
			return r.Ask(&kit.Dialog{Title: "Is it on paper?", Words: "The code cannot be shown again.",
				Buttons: []kit.Button{{Words: "Not yet"}, {Words: "It is on paper", Letter: "y", Do: r.Back}}})
		}
		keys := []kit.Key{{Press: []string{"f2"}, Show: "F2", Words: "write the sheet", More: "writes a sheet with the code as a text file", Do: func() tea.Cmd {
			return r.Ask(unlock.SheetDialog(strings.Join(unlock.RecoverySheet(code, r.Desk.Today()), "\n")+"\n", r.Say))
		}}}
		if code == "" {
			keys = nil
		}
		return append(keys, kit.Key{Press: []string{"enter", "esc"}, Show: "Enter", Words: "go on", Do: leave})
	}
	return s.ready()
}

// mind warns once of a folder that is copied elsewhere or lies on a network, before a file is written
// there all the same.
func mind(d *kit.Dialog, write func() error) func() error {
	warned := ""
	if why := paper.Unfit(d.Fill); why != "" {
		d.Words += " Mind where it goes: " + why + "."
		warned = d.Fill
	}
	return func() error {
		if why := paper.Unfit(d.Text()); why != "" && warned != d.Text() {
			warned = d.Text()
			return errors.New(why + ", or press Enter again to write it there all the same")
		}
		return write()
	}
}

// wayOf finds the way in with that id.
func wayOf(ways []store.Way, id string) (store.Way, bool) {
	for _, w := range ways {
		if w.ID == id {
			return w, true
		}
	}
	return store.Way{}, false
}
