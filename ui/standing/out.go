package standing

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"handover/ui/kit"
	"handover/ui/paper"
)

// writeOut asks for a file, and writes the list to it without names.
func (s *Screen) writeOut() tea.Cmd {
	c := s.r.Desk.Closure()
	if c == nil {
		return nil
	}
	text := paper.Standing(c, s.r.Desk.Guide, s.r.Desk.Today())
	d := &kit.Dialog{
		Title: "Write the list out, without names", Ask: "File", Fill: s.r.ExportTo(paper.NamelessFile(c)), Need: "Type a file, or go back with Esc.", Enter: 1,
		Words: "For an email to yourself: all three steps, without a name or anything typed as an answer. The file is plain text and is not sealed. Delete it once it is sent.",
	}
	warned, path := "", ""
	if why := paper.Unfit(d.Fill); why != "" {
		d.Words += " Mind where it goes: " + why + "."
		warned = d.Fill
	}
	save := func() (err error) {
		if err := s.r.MayExport(d.Text()); err != nil {
			return err
		}
		if why := paper.Unfit(d.Text()); why != "" && warned != d.Text() {
			warned = d.Text()
			return errors.New(why + ", or press Enter again to write it there all the same")
		}
		if path, err = paper.Save(d.Text(), []byte(text)); err == nil {
			s.r.Desk.Exported(s.r.Desk.OpenID(), "what stands in the way without names, text")
		}
		return err
	}
	d.Buttons = []kit.Button{{Words: "Back", Anyway: true}, {Words: "Write it", Try: save, Do: func() tea.Cmd {
		s.r.Say("Written, unsealed. Delete it once it is sent: " + path)
		return nil
	}}}
	return s.r.Ask(d)
}
