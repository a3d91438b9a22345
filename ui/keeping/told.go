package keeping

import (
	tea "charm.land/bubbletea/v2"

	"handover/model"
	"handover/ui/kit"
	"handover/ui/room"
)

// A part is some of what is told of a purge before it is asked for.
type part struct {
	title string
	lines []string
}

// parts tell what a purge does, and what it does not.
func parts(r *room.Room, c *model.Closure) []part {
	return []part{
		{"What goes", []string{
			"All of this closure in this vault: its record with its history and earlier versions, what was still being typed, and the key that opens them.",
			"The vault is then written anew under a new key, without it. Your passphrase stays as it is.",
			"The automatic backups that hold it, or that cannot be read: one fresh backup stands in their place. Earlier states of your other closures go with them.",
		}},
		{"What stays", []string{
			"The council's record. " + model.TransferWords(c),
			"A mark that names nobody, so that an old copy of this closure is refused here.",
			"The lines of the audit: who did what kind of thing and when, without content.",
			"The names and roles of those who have used this vault.",
		}},
		{"What is beyond reach of this program", []string{
			"What the disk keeps of files that are gone. An SSD may keep it until that room is used again. It is sealed, but this vault's passphrase would open it.",
			"Backups that somebody made or took elsewhere by hand.",
			"Files that were written out, such as Word or text: look for them, and delete them yourself.",
			"Colleagues' copies.",
		}},
	}
}

// waiting says that words wait in the closure that were typed and never entered.
func waiting(r *room.Room) string {
	n, err := r.Desk.Waiting()
	switch {
	case err != nil:
		return "Whether words wait here that were typed and never entered could not be looked up."
	case n == 0:
		return ""
	}
	return "In " + model.Many(n, "place", "places") + " here words wait that were typed and never entered. They go too. Go back and enter them first, if they matter."
}

// newTold makes the page that tells what a purge does. Enter goes on to the passphrase.
func newTold(r *room.Room) kit.Screen {
	enter := kit.Key{Press: []string{"enter"}, Show: "Enter", Words: "go on", More: "asks for your passphrase, and then whether it is to be; nothing goes yet",
		Do: func() tea.Cmd {
			if r.Demo {
				r.Say(room.NotInDemo)
				return nil
			}
			return r.Replace(newPassphrase(r))
		}}
	lay := func(c *model.Closure, width int) []string {
		t := r.Theme()
		out := say(nil, t.Plain, "A purge ends this copy of "+c.Reference+" for good. There is no undo, and nobody can bring it back.", width)
		if on, ok := model.Goes(header(c), r.Stays()); ok && on > r.Desk.Today() {
			out = say(out, t.Plain, "It may stay until "+on.String()+".", width)
		}
		if words := waiting(r); words != "" {
			out = say(out, t.Wrong, words, width)
		}
		for _, p := range parts(r, c) {
			out = append(out, "", t.Heading.Render(p.title))
			for _, l := range p.lines {
				for _, line := range kit.Hang(t.Glyphs.Bullet+" ", l, width) {
					out = append(out, t.Plain.Render(line))
				}
			}
		}
		return out
	}
	return room.NewPage(r, "What a purge does", "Nothing goes on this page. Enter goes on to your passphrase; after that you are asked once more.", lay, enter)
}
