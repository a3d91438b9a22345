package unlock

import (
	"bytes"
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/store"
	"handover/ui/kit"
	"handover/ui/paper"
)

// A handing is a recovery code that is offered, and then made and shown, this once.
type handing struct {
	page       *page
	asked      any // the screen
	vault      *store.Vault
	passphrase []byte
	code       string // once it is made
	done       func() tea.Cmd
}

const (
	fieldMake = "make"
	makeIt    = "make"
	notNow    = "not now"
)

func newHanding(p *page, asked any, v *store.Vault, passphrase []byte, done func() tea.Cmd) *handing {
	h := &handing{page: p, asked: asked, vault: v, passphrase: passphrase, done: done}
	choice := &kit.Field{ID: fieldMake, Kind: kit.OneField, Label: "Make a recovery code now?", Need: "Choose one of the two.",
		Options: []kit.Option{{ID: makeIt, Words: "Make it"}, {ID: notNow, Words: "Not now"}}}
	choice.Changed = func(f *kit.Field) tea.Cmd {
		switch f.Value() {
		case makeIt:
			return h.make()
		case notNow:
			return h.done()
		}
		return nil
	}
	p.form = kit.NewForm(p.house.Theme(), p.today, choice)
	p.form.Finish = "Go on"
	p.form.Done = func() tea.Cmd { return choice.Changed(choice) }
	return h
}

// make makes the code.
func (h *handing) make() tea.Cmd {
	code, with := "", store.With{Passphrase: bytes.Clone(h.passphrase)}
	return h.page.work(h.asked, "Making the code…", func() (err error) {
		if h.vault == nil {
			return store.ErrLocked
		}
		code, err = h.vault.NewCode(context.Background(), with)
		return err
	}, func(err error) tea.Cmd {
		if err != nil {
			h.page.form.Field(fieldMake).Choose()
			h.page.form.Field(fieldMake).Fail(kit.Sentence(err))
			return nil
		}
		h.code = code
		h.page.form = kit.NewForm(h.page.house.Theme(), h.page.today)
		h.page.form.Finish = "I have it on paper"
		h.page.form.Done = h.sure
		return nil
	})
}

// sure asks once more: the code cannot be shown again.
func (h *handing) sure() tea.Cmd {
	return h.page.house.Ask(&kit.Dialog{Title: "Is it on paper?", Words: "The code cannot be shown again.",
		Buttons: []kit.Button{{Words: "Not yet"}, {Words: "It is on paper", Letter: "y", Do: h.done}}})
}

// forget drops what is secret.
func (h *handing) forget() {
	clear(h.passphrase)
	h.code = ""
}

func (h *handing) paragraphs() []string {
	if h.code == "" {
		return []string{"The vault is made.", "A recovery code opens it if the passphrase is forgotten. It is shown once, and kept nowhere but on the paper that you write it on. Without one, nothing opens a vault whose passphrase is forgotten."}
	}
	return []string{"Your recovery code:   " + h.code,
		"Copy it onto paper now: it is not shown again. Keep the paper locked away, never with the laptop. Where the passphrase is asked for, F4 takes the code instead.",
		"F2 writes it into a file, as a sheet to be printed."}
}

// hint brings the code to where it can be read when there is no room for the paragraphs.
func (h *handing) hint(paragraphs []string) {
	if h.code == "" {
		return
	}
	if h.page.form.Finish = "I have it on paper"; !h.page.room(paragraphs) {
		h.page.form.Finish = h.code
	}
}

func (h *handing) keys() []kit.Key {
	if h.code == "" {
		return []kit.Key{{Press: []string{"esc"}, Show: "Esc", Words: "not now", Do: h.done}}
	}
	return []kit.Key{{Press: []string{"f2"}, Show: "F2", Words: "write a sheet", More: "writes the code into a file, with what it opens and where to keep it; print it, and delete the file", Do: h.write}}
}

// write asks for a file and writes the sheet to it.
func (h *handing) write() tea.Cmd {
	on := model.DateOf(h.page.house.Now())
	text := strings.Join(RecoverySheet(h.code, on), "\n") + "\n"
	return h.page.house.Ask(SheetDialog(text, h.page.house.Say))
}

// SheetDialog asks for a file, and writes the sheet of a recovery code to it.
func SheetDialog(text string, say func(string)) *kit.Dialog {
	d := &kit.Dialog{
		Title: "Write a sheet", Ask: "File", Fill: paper.Place(paper.FileName("handover", "recovery-code", paper.FormatText)), Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "The file is plain text and is not sealed: whoever has it and the laptop can open the vault. Print it, and then delete it.",
	}
	warned, path := "", ""
	if why := paper.Unfit(d.Fill); why != "" {
		d.Words += " Mind where it goes: " + why + "."
		warned = d.Fill
	}
	save := func() (err error) {
		if why := paper.Unfit(d.Text()); why != "" && warned != d.Text() {
			warned = d.Text()
			return errors.New(why + ", or press Enter again to write it there all the same")
		}
		path, err = paper.Save(d.Text(), []byte(text))
		return err
	}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Write it", Try: save, Do: func() tea.Cmd {
		say("Written, unsealed. Print it, then delete it: " + path)
		return nil
	}}}
	return d
}

const aboutCodes = "A recovery code is 25 letters and digits. Another one can be made at any time under The vault, on v in the caseload; it ends the one before."
