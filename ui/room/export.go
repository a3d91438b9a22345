package room

import (
	"cmp"
	"errors"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/paper"
)

// ExportTo proposes where a file goes that is written out: into the folder that the policy names, or else
// where paper.Place says.
func (r *Room) ExportTo(name string) string {
	if r.Exports == "" {
		return paper.Place(name)
	}
	return filepath.Join(r.Exports, name)
}

// MayExport refuses a file outside of the folder that the policy names.
func (r *Room) MayExport(path string) error {
	if r.Exports == "" {
		return nil
	}
	return paper.Inside(path, r.Exports)
}

// A Paper is a text of the open closure that is to be written out.
type Paper struct {
	Text, Name string // what it holds, and what its file is called
	Said       string // what the audit has of it

	Title, Words string // what the worker is asked, and told of it; empty: what holds for every document
	Until        string // until when the file may lie there; empty: until it is filed
}

// WriteOut asks where a paper goes, and writes it there, beside what is there already.
func (r *Room) WriteOut(p Paper) tea.Cmd {
	if p.Words == "" {
		p.Title = "Write it out"
		p.Words = "The file is plain text and is not sealed: anybody who can open the folder can read it. File it in the council's record, then delete it."
	}
	d := &kit.Dialog{Title: p.Title, Words: p.Words, Ask: "File", Fill: r.ExportTo(p.Name), Need: "Type a file, or go back with Esc.", Enter: 1}
	warned, path := "", ""
	if why := paper.Unfit(d.Fill); why != "" {
		d.Words += " Mind where it goes: " + why + "."
		warned = d.Fill
	}
	save := func() (err error) {
		if err := r.MayExport(d.Text()); err != nil {
			return err
		}
		if why := paper.Unfit(d.Text()); why != "" && warned != d.Text() {
			warned = d.Text()
			return errors.New(why + ", or press Enter again to write it there all the same")
		}
		if path, err = paper.Save(d.Text(), []byte(p.Text)); err == nil {
			r.Desk.Exported(r.Desk.OpenID(), p.Said)
		}
		return err
	}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Write it", Try: save, Do: func() tea.Cmd {
		r.Say("Written, unsealed. Delete it once it is " + cmp.Or(p.Until, "filed") + ": " + path)
		return nil
	}}}
	return r.Ask(d)
}
